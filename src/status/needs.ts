/** Which components of a status page the calls of this workspace depend on. */
import type { StatusComponent } from '../model/knowledge';
import type { ProviderUse } from '../model/health';

/**
 * A component is needed when one of its APIs is called. It is also needed for one of its operations, unless its
 * APIs are listed and every API called here belongs to some component: then the call itself has told which one.
 * Where every call tells its region, the components of those regions stand in for the one of all regions. Without a
 * use, every component that some operation depends on.
 */
export function neededComponents(
  components: readonly StatusComponent[],
  use: ProviderUse | null,
): readonly StatusComponent[] {
  if (use === null) return components.filter((one) => one.operations.length > 0);
  const undecided = use.apis.some((api) => !components.some((one) => servesApi(one, api)));
  const regional = regionalComponents(components, use);
  return components.filter((component) => {
    if (regional.includes(component)) return true;
    if (use.apis.some((api) => servesApi(component, api))) return true;
    const byOperation = component.operations.some((one) => use.operations.includes(one));
    const isStandIn = component.region === '*' && regional.length > 0;
    return byOperation && !isStandIn && (component.apis === undefined || undecided);
  });
}

/** One for each region that is called; none where the page does not list them all. */
function regionalComponents(
  components: readonly StatusComponent[],
  { regions = [] }: ProviderUse,
): readonly StatusComponent[] {
  const found = regions.map((region) => components.find((one) => one.region === region));
  return found.some((one) => one === undefined) ? [] : found.flatMap((one) => one ?? []);
}

/** True where the component lists this API by name, or by a prefix such as `images.*`. */
export function servesApi(component: StatusComponent, api: string): boolean {
  return (component.apis ?? []).some((pattern) =>
    pattern.endsWith('.*') ? api.startsWith(pattern.slice(0, -1)) : pattern === api,
  );
}
