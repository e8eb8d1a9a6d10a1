/** Options that are filled in steps: `options.timeout = 5`, `options.update({…})`, `options.setdefault('timeout', 5)`. */
import { argumentAt } from '../model/arguments';
import type { CallExpression, Expression, MemberExpression, Property } from '../model/facts';
import type { OptionReading } from './statics';
import { isFunction, type FactNode } from './tree';
import type { Resolver } from './values';

/** Reads an option out of another object that is merged into this one. */
type Read = (options: Expression) => OptionReading;

/** A statement that says something of one option. */
interface Step {
  readonly at: FactNode;
  readonly kind: 'set' | 'default' | 'removed';
  readonly reading: OptionReading;
}

const absent: OptionReading = { state: 'absent' };
const unknownOption: OptionReading = { state: 'unknown' };

/** What an option is in the end, after what statements make of the object's own value for it. */
export function afterSteps(
  own: OptionReading,
  options: Expression,
  key: string,
  resolver: Resolver,
  read: Read,
): OptionReading {
  const isSame = sameObject(options, resolver);
  if (!isSame) return own;
  const steps = [
    ...assignments(key, isSame, resolver),
    ...['update', 'setdefault', 'pop'].flatMap((method) =>
      methodSteps(method, key, isSame, resolver, read),
    ),
  ];
  return steps
    .filter(({ at }) => !isBehind(at, options, resolver))
    .sort((a, b) => a.at.start - b.at.start)
    .reduce((before, step) => afterStep(before, step, options, resolver), own);
}

function afterStep(
  before: OptionReading,
  { at, kind, reading }: Step,
  options: Expression,
  resolver: Resolver,
): OptionReading {
  if (reading.state === 'absent' && kind !== 'removed') return before;
  const always = alwaysRuns(at, options, resolver);
  if (kind === 'default' && before.state !== 'absent')
    return before.state === 'unknown' && always ? somehow(reading) : before;
  if (always && reading.state !== 'unknown') return reading;
  if (before.state === 'absent') return reading;
  return kind === 'set' && reading.state === 'unknown' ? somehow(before) : bothOf(before, reading);
}

/** One of two values, and nobody can say which: the option is set, its number is not known. */
export function bothOf(before: OptionReading, after: OptionReading): OptionReading {
  if (before.state !== 'set' || after.state !== 'set') return unknownOption;
  if (isNone(before.value) || isNone(after.value)) return unknownOption;
  const { start, end } = after.value;
  const value: Expression = { kind: 'unknown', parts: [before.value, after.value], start, end };
  return { ...after, value };
}

/** Set, if not to this value then to another. */
export const somehow = (reading: OptionReading): OptionReading =>
  reading.state === 'set' ? bothOf(reading, reading) : reading;

const isNone = (value: Expression): boolean => value.kind === 'literal' && value.value === null;

type IsSame = (object: Expression) => boolean;

/** Whether another expression names the same object: one name, or one field of one class. */
function sameObject(options: Expression, resolver: Resolver): IsSame | null {
  if (options.kind === 'reference') {
    const binding = resolver.bindingOf(options);
    return (object) => object.kind === 'reference' && resolver.bindingOf(object) === binding;
  }
  if (options.kind !== 'member' || options.object.kind !== 'self') return null;
  const cls = resolver.enclosingClass(options);
  return (object) =>
    object.kind === 'member' &&
    object.object.kind === 'self' &&
    object.property === options.property &&
    resolver.enclosingClass(object) === cls;
}

/** Names that are put into an object of options after it is built: `payload["messages"] = …`. */
export function keysSetLater(options: Expression, resolver: Resolver): readonly string[] {
  const isSame = sameObject(options, resolver);
  if (!isSame) return [];
  return [...resolver.index.memberWrites].flatMap(([key, writes]) =>
    writes.some(({ target }) => isSame(target.object)) ? [key] : [],
  );
}

const assignments = (key: string, isSame: IsSame, resolver: Resolver): readonly Step[] =>
  (resolver.index.memberWrites.get(key) ?? [])
    .filter(({ target }) => isSame(target.object))
    .map(({ target, value }) => ({
      at: target,
      kind: 'set',
      reading: { state: 'set', value, home: resolver, property: assigned(target, key, value) },
    }));

function methodSteps(
  method: string,
  key: string,
  isSame: IsSame,
  resolver: Resolver,
  read: Read,
): readonly Step[] {
  return (resolver.index.members.get(method) ?? []).flatMap((member): readonly Step[] => {
    const call = resolver.index.parents.get(member);
    if (!isSame(member.object) || !call || !('kind' in call)) return [];
    if (call.kind !== 'call' || call.callee !== member) return [];
    if (method === 'update') return merged(call, key, resolver, read);
    const name = argumentAt(call.args, 0);
    if (name?.kind !== 'literal' || name.value !== key) return [];
    if (method === 'pop') return [{ at: call, kind: 'removed', reading: absent }];
    const value = argumentAt(call.args, 1);
    return value ? [{ at: call, kind: 'default', reading: given(key, value, resolver) }] : [];
  });
}

/** `options.update({'timeout': 5})`, `options.update(timeout=5)`. */
const merged = (
  call: CallExpression,
  key: string,
  resolver: Resolver,
  read: Read,
): readonly Step[] =>
  call.args.flatMap(({ value, name, spread }): readonly Step[] => {
    if (name !== null && name !== key) return [];
    const isWhole = name === null && spread !== 'positional';
    const reading = name !== null ? given(key, value, resolver) : isWhole ? read(value) : null;
    return [{ at: call, kind: 'set', reading: reading ?? unknownOption }];
  });

const given = (key: string, value: Expression, home: Resolver): OptionReading => ({
  state: 'set',
  value,
  home,
  property: {
    ...{ start: value.start, end: value.end },
    ...{ key, keySpan: value, value, spread: false, commented: false },
  },
});

/** An assignment to a member, read as the property that it sets. */
export const assigned = (target: MemberExpression, key: string, value: Expression): Property => ({
  start: target.start,
  end: value.end,
  key,
  keySpan: target.propertySpan,
  value,
  spread: false,
  commented: false,
});

// ---------------------------------------------------------------------------------------- in which order

/** It stands behind the use, in the same function, and no loop leads back. */
function isBehind(at: FactNode, use: Expression, resolver: Resolver): boolean {
  if (at.start < use.end || homeOf(at, resolver) !== homeOf(use, resolver)) return false;
  return !holders(at, resolver).some((one) => 'kind' in one && one.kind === 'loop');
}

/** It stands in front of the use, and nothing decides whether it runs. */
export const alwaysRuns = (at: FactNode, use: Expression, resolver: Resolver): boolean =>
  homeOf(at, resolver) === homeOf(use, resolver) &&
  holders(at, resolver).every((one) => plain(one) || holders(use, resolver).includes(one));

const plain = (one: FactNode): boolean =>
  'kind' in one && ['expression', 'assign', 'declare', 'with'].includes(one.kind);

const homeOf = (node: FactNode, resolver: Resolver): FactNode | null =>
  resolver.enclosingFunction(node);

/** What a node stands in, up to its function. */
function holders(node: FactNode, { index }: Resolver): readonly FactNode[] {
  const found: FactNode[] = [];
  for (let at = index.parents.get(node); at && !isFunction(at); at = index.parents.get(at))
    found.push(at);
  return found;
}
