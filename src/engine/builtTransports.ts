/** Facts that hold only where a client was handed a transport of a class that is known. */
import type { BuiltTransport, VersionFacts } from '../model/knowledge';
import type { ProjectInfo } from '../model/project';
import { clientOption } from './sdkOptions';
import { readOption, settledExpression } from './statics';
import type { ClientInstance } from './values';
import { holds } from './versions';

/** The first that fits replaces facts of the SDK's own transport; what cannot be read leaves them as they are. */
export function withTransport(
  facts: VersionFacts,
  client: ClientInstance,
  project: ProjectInfo,
): VersionFacts {
  const built = facts.builtTransports?.find((one) => isBuilt(one, client) && isThere(one, project));
  return built ? { ...facts, ...built.facts } : facts;
}

/** `requestHandler: new NodeHttpHandler(…)`. */
function isBuilt(
  { option, package: name, className, setting }: BuiltTransport,
  client: ClientInstance,
): boolean {
  const reading = clientOption(client, { name: option, places: ['client'] }, null);
  if (reading.state !== 'set') return false;
  const given = { expression: reading.value, home: reading.home };
  const { expression, home } = settledExpression(given.expression, given.home) ?? given;
  if (expression.kind !== 'new') return false;
  const callee = home.valueOf(expression.callee);
  if (callee.kind !== 'external' || callee.source !== name) return false;
  const isSet = (one: string): boolean =>
    readOption(expression.args[0]?.value, one, home).state !== 'absent';
  return callee.path.at(-1) === className && (setting === undefined || isSet(setting));
}

const isThere = ({ package: name, range }: BuiltTransport, project: ProjectInfo): boolean => {
  const found = range === undefined ? null : project.version(name);
  return range === undefined || (found !== null && holds(found.version, range));
};
