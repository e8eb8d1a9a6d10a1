/** Wrappers made of others: policies that are wrapped together, operators in a pipe, and what answers for a breaker. */
import { argumentAt, byName } from '../model/arguments';
import type { Argument, CallExpression, Expression, NewExpression } from '../model/facts';
import type { Wrapper, WrapperEffect, WrapperOption } from '../model/knowledge';
import { importersOf } from './callers';
import type { Step } from './paths';
import { isOfPackage, type FoundWrapper, type Surroundings } from './surroundings';
import { parentsOf } from './sdkIndex';
import { everything, type Located, type Value } from './values';

type AnyCall = CallExpression | NewExpression;

/** A part that cannot be read may do anything. */
type Part = FoundWrapper | 'opaque';

/** The wrappers that one is made of, from inside out; empty for one that is not. */
export function composedOf(
  { wrapper, made }: FoundWrapper,
  call: AnyCall,
  around: Surroundings,
): readonly Part[] {
  const { composes } = wrapper;
  const from: Located<AnyCall> | null =
    composes?.of === 'construction' ? made : { expression: call, home: around.resolver };
  if (!composes || !from) return [];
  const given = from.expression.args.map(({ value }) => {
    const all = everything(from.home.valueOf(value));
    return all.flatMap((one) => (one.kind === 'list' ? one.items.flatMap(everything) : [one]));
  });
  const isOf = (one: Value): boolean =>
    one.kind === 'external' && parentsOf(one.source).includes(composes.package);
  if (composes.onlyWith === true && !given.flat().some(isOf)) return [];
  const found = given.flatMap((all): readonly Part[] =>
    all.length > 0 && all.every(isOf)
      ? all.flatMap((one) => partOf(one, composes.method, around) ?? [])
      : ['opaque'],
  );
  return composes.first === 'innermost' ? found : found.toReversed();
}

/** The wrapper that a value is, run by the method or as it is; null for one that adds nothing. */
function partOf(
  value: Value,
  method: string | undefined,
  { knowledge }: Surroundings,
): FoundWrapper | null {
  if (value.kind !== 'external') return null;
  const { source, made } = value;
  const path = method === undefined ? value.path : [...value.path, method];
  const fits = ({ package: name, names }: Wrapper): boolean =>
    name !== null && isOfPackage({ source, path }, name, names);
  const wrapper = knowledge.wrappers.find(fits);
  return wrapper ? { wrapper, made } : null;
}

/** What answers where the wrapper gives up: a function as behind `.catch`, or a value. */
export function standIn(
  { option, method }: WrapperEffect & { kind: 'stands-in' },
  { wrapper, made }: FoundWrapper,
  call: AnyCall,
  around: Surroundings,
): Step | null {
  const from = option?.of === 'construction' ? made : { expression: call, home: around.resolver };
  const handed = method === undefined ? from : handedTo(method, call, around);
  const there = handed ? around.program.around(handed.home.path) : null;
  const handler = handed ? handlerAmong(handed.expression.args, option) : null;
  if (!handed || !there || !handler) return null;
  // A policy stands around what it is handed; what a method is handed stands where that is.
  const isHere = option !== undefined && there.path === around.path;
  const expression = isHere ? call : handed.expression;
  const isAnswered = everything(there.resolver.valueOf(handler)).every(
    ({ kind }) => kind !== 'function',
  );
  if (!isAnswered && expression.kind === 'call')
    return { kind: 'promise-catch', call: expression, handler, around: there };
  const effect = { kind: 'answers', as: 'degraded' } as const;
  return {
    ...{ kind: 'wrapper', wrapper: { ...wrapper, effect }, call: expression, made: null },
    around: there,
  };
}

/** By its position, or by its name: `fallback_function=usual`. */
const handlerAmong = (args: readonly Argument[], option?: WrapperOption): Expression | null =>
  option?.argument === byName
    ? (args.find(({ name }) => name === option.property)?.value ?? null)
    : argumentAt(args, option?.argument ?? 0);

/** The call of a method of the object that a construction gives, wherever that object goes. */
const handedTo = (
  method: string,
  made: AnyCall,
  around: Surroundings,
): Located<CallExpression> | null => callsOfMade([method], made, around)[0] ?? null;

/** Calls of methods of what a construction gives, in its module and in those that import from it. */
export function callsOfMade(
  methods: readonly string[],
  made: AnyCall,
  around: Surroundings,
): readonly Located<CallExpression>[] {
  const isMade = (object: Expression, home: Surroundings): boolean =>
    everything(home.resolver.valueOf(object)).some(
      (value) => value.kind === 'external' && value.made?.expression === made,
    );
  return [...importersOf(around).paths].flatMap((path) => {
    const there = around.program.around(path);
    if (!there) return [];
    return methods.flatMap((method) =>
      (there.index.members.get(method) ?? []).flatMap((member) => {
        const call = there.index.parents.get(member);
        const isCalled = call && 'kind' in call && call.kind === 'call' && call.callee === member;
        return isCalled && isMade(member.object, there)
          ? [{ expression: call, home: there.resolver }]
          : [];
      }),
    );
  });
}
