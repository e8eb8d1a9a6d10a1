/** LLM calls that answer after a failure: in a handler, behind it, a function further, or the same one again. */
import type { CallExpression, Expression, FunctionFact } from '../model/facts';
import type { FoundCall } from './findCalls';
import { isProviderName } from './hosts';
import { remembered } from './memo';
import type { Surroundings } from './surroundings';
import { forEachChild, isFunction, type FactNode } from './tree';
import { alternatives, type Value } from './values';
import { type Answer, type Look } from './answerValues';

/** An LLM call inside, also one function further. */
export function callIn(body: readonly FactNode[], look: Look, depth: number): FoundCall | null {
  let found: FoundCall | null = null;
  const visit = (node: FactNode): void => {
    if (found) return;
    if ('kind' in node && node.kind === 'call') found = callAt(node, look, depth);
    if (!found && !isLater(node, look)) forEachChild(node, visit);
  };
  body.forEach(visit);
  return found;
}

/** A callback that runs when somebody answers, presses or waits: it is no answer to the failure. */
const isLater = (node: FactNode, { around }: Look): boolean => {
  if (!isFunction(node)) return false;
  const holder = around.index.parents.get(node);
  const call = holder ? around.index.parents.get(holder) : undefined;
  return (
    call !== undefined &&
    'kind' in call &&
    call.kind === 'call' &&
    call.callee.kind === 'member' &&
    laterMethods.has(call.callee.property ?? '')
  );
};

const laterMethods = new Set(['then', 'on', 'once', 'addEventListener', 'addListener']);

/** What the bodies of functions hold that are entered at each depth. */
const callsBelow = [1, 2].map((depth) =>
  remembered((fn: FunctionFact, around: Surroundings) => ({
    call: callIn(fn.body, { around }, depth),
  })),
);

function callAt(node: CallExpression, look: Look, depth: number): FoundCall | null {
  const { around } = look;
  const found = around.program.found(node, around.path);
  if (found || depth >= 2) return found;
  for (const callee of calleesOf(node.callee, around)) {
    if (callee.kind !== 'function') continue;
    const there = around.program.around(callee.home.path);
    const inside = there ? callsBelow[depth]?.(callee.fn, there) : null;
    if (inside?.call) return inside.call;
  }
  return null;
}

/** What a callee may be; a parameter is what the call that is followed hands over. */
function calleesOf(callee: Expression, { resolver }: Surroundings): readonly Value[] {
  const found = alternatives(resolver.valueOf(callee));
  if (found.length > 0 || callee.kind !== 'reference') return found;
  const binding = resolver.bindingOf(callee);
  const given = binding ? (resolver.argumentOf?.(binding) ?? null) : null;
  return given ? alternatives(given.home.valueOf(given.expression)) : [];
}

/**
 * The same function called again behind a `try` that has called it: the same request once more, or another one where it
 * is handed something else.
 */
export function calledAgain(
  tried: readonly FactNode[],
  rest: readonly FactNode[],
  look: Look,
): Answer | null {
  const first = leadingCalls(tried, look);
  if (first.length === 0) return null;
  for (const { key, call } of leadingCalls(rest, look)) {
    const before = first.find((one) => one.key === key)?.call;
    if (!before) continue;
    return answerOfSecond(before, call, look.around);
  }
  return null;
}

/** What a second call of the same function is: another try, or another candidate. */
export function answerOfSecond(
  before: CallExpression,
  call: CallExpression,
  around: Surroundings,
): Answer {
  const changed = changesOf(before, call, around, 0).filter(
    ({ part }) => !credentials.test(wordOf(part)),
  );
  if (changed.length === 0) return { kind: 'repeats' };
  const settled = changed.every(({ part }) => part.kind === 'literal' || part.kind === 'object');
  const isModel = settled || changed.every((one) => one.isModel);
  const isProvider = changed.some(({ part }) => namesProvider(part, around));
  const as = isModel && !isProvider ? 'other-model' : 'other-provider';
  return { kind: 'again', at: call, as, held: !settled };
}

interface Change {
  readonly part: Expression;
  /** The argument, or the parameter that takes it, goes by the name of a model. */
  readonly isModel: boolean;
}

/** Arguments that differ; inside a call that both make, only models that do: `ask(bodyFor(LARGE_MODEL))`. */
function changesOf(
  before: CallExpression,
  call: CallExpression,
  around: Surroundings,
  depth: number,
): readonly Change[] {
  return call.args.flatMap(({ value }, at): readonly Change[] => {
    const first = before.args[at]?.value;
    if (first?.kind === 'call' && value.kind === 'call' && callSame(first, value) && depth < 2)
      return changesOf(first, value, around, depth + 1).filter(({ isModel }) => isModel);
    return textOfArgument(first) === textOfArgument(value)
      ? []
      : [{ part: value, isModel: namesModel(value, at, call, around) }];
  });
}

const namesModel = (
  part: Expression,
  at: number,
  { callee }: CallExpression,
  around: Surroundings,
): boolean =>
  model.test(wordOf(part)) ||
  calleesOf(callee, around).some((value) => {
    const pattern = value.kind === 'function' ? value.fn.params[at]?.pattern : undefined;
    return pattern?.kind === 'name' && model.test(pattern.name);
  });

const namesProvider = (part: Expression, { knowledge }: Surroundings): boolean =>
  part.kind === 'literal' &&
  typeof part.value === 'string' &&
  isProviderName(part.value, knowledge);

const model = /model/i;

/** Another key for the same door is no other provider. */
export const credentials =
  /(?:^|[a-z_])(?:api_?|auth_?|access_?|secret_?)(?:key|token)s?$|_KEYS?$|credentials?$|^keys?$/i;

const wordOf = (part: Expression): string =>
  part.kind === 'reference' ? part.name : part.kind === 'member' ? (part.property ?? '') : '';

/** Both call what goes by the same name. */
export const callSame = (one: CallExpression, other: CallExpression): boolean =>
  textOfArgument(one.callee) !== '' && textOfArgument(one.callee) === textOfArgument(other.callee);

interface LeadingCall {
  /** The callee as code spells it. */
  readonly key: string;
  readonly call: CallExpression;
}

/** Calls of own functions and callbacks that lead to an LLM call. */
function leadingCalls(body: readonly FactNode[], look: Look): readonly LeadingCall[] {
  const found: LeadingCall[] = [];
  const visit = (node: FactNode): void => {
    if ('kind' in node && node.kind === 'call') {
      const key = textOfArgument(node.callee);
      const isOwn = look.around.program.found(node, look.around.path) === null;
      if (key !== '' && isOwn && callAt(node, look, 0)) found.push({ key, call: node });
    }
    if (!isLater(node, look)) forEachChild(node, visit);
  };
  body.forEach(visit);
  return found;
}

/** Enough of an expression to tell one from another: names, literals, keys with their values. */
function textOfArgument(value: Expression | undefined): string {
  switch (value?.kind) {
    case 'reference':
      return value.name;
    case 'self':
      return 'this';
    case 'literal':
      return JSON.stringify(value.value);
    case 'member':
      return `${textOfArgument(value.object)}.${value.property ?? '?'}`;
    case 'object':
      return value.properties
        .map((one) => `${one.key ?? '...'}:${textOfArgument(one.value)}`)
        .join();
    default:
      return '';
  }
}
