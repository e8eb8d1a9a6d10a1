/** What a `Map` holds: what it is built of, and what is set later. */
import type { CallExpression, Expression } from '../model/facts';
import { everything, globalSource, type Resolver, type Value } from './values';

/** Of one map no more is looked at. */
const maxEntries = 16;

/** Values that a method of a map gives: `get` one of them, `values` all; null for other calls. */
export function valuesOfMap({ callee }: CallExpression, home: Resolver): readonly Value[] | null {
  if (callee.kind !== 'member' || (callee.property !== 'get' && callee.property !== 'values'))
    return null;
  for (const value of everything(home.valueOf(callee.object))) {
    const isMap =
      value.kind === 'external' &&
      value.source === globalSource &&
      value.path.join('.') === 'Map.new';
    if (isMap && value.made) return entriesOf(value.made.expression, value.made.home);
  }
  return null;
}

function entriesOf(made: Expression, home: Resolver): readonly Value[] {
  const given = made.kind === 'new' ? made.args[0]?.value : undefined;
  const first = given?.kind === 'array' ? given.elements : [];
  const built = first.flatMap((pair) => (pair.kind === 'array' ? (pair.elements[1] ?? []) : []));
  const set = (home.index.members.get('set') ?? []).flatMap((member) => {
    const call = home.index.parents.get(member);
    if (!call || !('kind' in call) || call.kind !== 'call' || call.callee !== member) return [];
    const isOurs = everything(home.valueOf(member.object)).some(
      (value) => value.kind === 'external' && value.made?.expression === made,
    );
    return isOurs ? (call.args[1]?.value ?? []) : [];
  });
  return [...built, ...set].slice(0, maxEntries).map((one) => home.valueOf(one));
}
