/** Which components of a status page the calls of this workspace depend on. */
import type { StatusComponent } from '../model/knowledge';
import type { ProviderUse } from '../model/health';

/**
 * A component is needed when one of its APIs is called. It is also needed for one of its operations, unless its
 * APIs are listed and every API called here belongs to some component: then the call itself has told which one.
 * Without a use, every component that some operation depends on.
 */
export function neededComponents(
  components: readonly StatusComponent[],
  use: ProviderUse | null,
): readonly StatusComponent[] {
  if (use === null) return components.filter((one) => one.operations.length > 0);
  const undecided = use.apis.some((api) => !components.some((one) => servesApi(one, api)));
  return components.filter((component) => {
    if (use.apis.some((api) => servesApi(component, api))) return true;
    const byOperation = component.operations.some((one) => use.operations.includes(one));
    return byOperation && (component.apis === undefined || undecided);
  });
}

/** True where the component lists this API by name, or by a prefix such as `images.*`. */
export function servesApi(component: StatusComponent, api: string): boolean {
  return (component.apis ?? []).some((pattern) =>
    pattern.endsWith('.*') ? api.startsWith(pattern.slice(0, -1)) : pattern === api,
  );
}
