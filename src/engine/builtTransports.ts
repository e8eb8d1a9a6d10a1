/** Facts that hold only where a client was handed a transport of a class that is known. */
import { argumentAt, byName } from '../model/arguments';
import type { BuiltTransport, VersionFacts } from '../model/knowledge';
import type { ProjectInfo } from '../model/project';
import { clientOption } from './sdkOptions';
import { readOption, settledExpression } from './statics';
import { textOf } from './texts';
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

/** `requestHandler: new NodeHttpHandler(…)`, `config=Config(…)`. */
function isBuilt(
  { option, packages, className, setting, is }: BuiltTransport,
  client: ClientInstance,
): boolean {
  const reading = clientOption(client, { name: option, places: ['client'] }, null);
  if (reading.state !== 'set') return false;
  const given = { expression: reading.value, home: reading.home };
  const { expression, home } = settledExpression(given.expression, given.home) ?? given;
  if (expression.kind !== 'new' && expression.kind !== 'call') return false;
  const callee = home.valueOf(expression.callee);
  if (callee.kind !== 'external' || !packages.includes(callee.source)) return false;
  if (callee.path.at(-1) !== className) return false;
  if (setting === undefined) return true;
  const options = argumentAt(expression.args, expression.kind === 'new' ? 0 : byName);
  const found = readOption(options, setting, home);
  if (found.state !== 'set' || is === undefined) return found.state !== 'absent';
  return is.includes(textOf(found.value, found.home).join(''));
}

const isThere = ({ packages, range }: BuiltTransport, project: ProjectInfo): boolean => {
  const found = range === undefined ? null : project.version(packages[0] ?? '');
  return range === undefined || (found !== null && holds(found.version, range));
};
