/** Decorators on the way of a failure: each is a call with the function as its argument, the innermost first. */
import type { CallExpression, Expression, FunctionFact } from '../model/facts';
import type { Trail } from './trail';
import { withWrapper } from './trail';
import { decoratedEntry } from './decoratedEntry';
import { wrapperOf, type Surroundings } from './surroundings';
import { everything } from './values';
import { withArguments } from './statics';
import { end, type Walk } from './walk';
import { followPlainResult, followReference } from './flowFunctions';
import { usesOfArgument } from './handedOver';
import { callableOf, withFields } from './instances';

/** The failure of a function passes its decorators, from the one at a position outward, before callers hear of it. */
export function followDecorators(fn: FunctionFact, at: number, trail: Trail, walk: Walk): void {
  const decorator = fn.decorators[at];
  if (!decorator) {
    followPlainResult(fn, throughDirective(fn, trail), walk);
    return;
  }
  const { around } = trail;
  const entry = decoratedEntry(decorator, fn, around);
  if (entry) {
    end({ ...trail, seen: [...trail.seen, fn] }, { kind: 'entry', ...entry, around }, walk);
    return;
  }
  const call = decorating(decorator, fn);
  const wrapper = wrapperOf(call, call.args[0]?.value ?? call, around);
  if (wrapper?.wrapper.effect.kind === 'detached')
    end(trail, { kind: 'detached', call, wrapper: wrapper.wrapper, around }, walk);
  else if (wrapper) followDecorators(fn, at - 1, withWrapper(trail, wrapper, call), walk);
  else if (!followOwn(decorator, fn, at, trail, walk)) followDecorators(fn, at - 1, trail, walk);
}

/** `'use step'` at the head of a body: an engine runs the function, and again when it fails. */
function throughDirective(fn: FunctionFact, trail: Trail): Trail {
  const [first] = fn.body;
  const text = first?.kind === 'expression' && first.value.kind === 'literal' ? first.value : null;
  const { knowledge, index, resolver } = trail.around;
  const wrapper = text && knowledge.wrappers.find((one) => one.directive?.text === text.value);
  if (!text || !wrapper?.directive) return trail;
  const set = (index.memberWrites.get(wrapper.directive.setBy) ?? []).find(({ target }) =>
    everything(resolver.valueOf(target.object)).some(
      (value) => value.kind === 'function' && value.fn === fn,
    ),
  );
  const args = set ? [{ value: set.value, name: null, spread: null }] : [];
  return withWrapper(trail, { wrapper, made: null }, { ...decorating(text, fn), args });
}

/** `@retry(3)` over `def ask()` as the call that it stands for. */
function decorating(decorator: Expression, fn: FunctionFact): CallExpression {
  const { start, end: behind } = decorator;
  const value: Expression = { kind: 'function', fn, start, end: behind };
  return {
    kind: 'call',
    callee: decorator,
    args: [{ value, name: null, spread: null }],
    argsSpan: { start: behind, end: behind },
    start,
    end: behind,
  };
}

/** Enters a decorator of the code's own: the failure is raised where it calls the function that it was handed. */
function followOwn(
  decorator: Expression,
  fn: FunctionFact,
  at: number,
  trail: Trail,
  walk: Walk,
): boolean {
  const [value, ...more] = everything(trail.around.resolver.valueOf(decorator));
  const only = callableOf(value);
  if (!only || more.length > 0) return false;
  if (trail.seen.includes(only.fn) || trail.returns.some((back) => back.fn === only.fn))
    return false;
  const there = trail.around.program.around(only.home.path);
  if (!there) return false;
  const around = { ...there, resolver: optionsIn(decorator, trail.around, there) };
  const inside = usesOfArgument(only.fn, { argument: 0, property: null }, around).filter(
    (use) => !isCopied(use, around),
  );
  if (inside.length === 0) return false;
  const to = decorating(decorator, fn);
  const back = { fn: only.fn, to, around: trail.around, decorated: { fn, at } };
  const entered = { ...trail, around, returns: [...trail.returns, back] };
  for (const use of inside) followReference(use, entered, walk);
  return true;
}

/** Inside `def retry(times): def decorator(fn): …`, and in a class, `times` is what the decorator is handed. */
function optionsIn(
  decorator: Expression,
  { resolver }: Surroundings,
  there: Surroundings,
): Surroundings['resolver'] {
  const object = withFields(there.resolver, decorator, resolver);
  if (decorator.kind !== 'call' || object !== there.resolver) return object;
  const [maker, ...more] = everything(resolver.valueOf(decorator.callee));
  if (maker?.kind !== 'function' || more.length > 0) return there.resolver;
  return withArguments(there.resolver, maker.fn, { expression: decorator, home: resolver });
}

/** `@functools.wraps(fn)` takes name and signature and does not call it. */
function isCopied(use: Expression, { index }: Surroundings): boolean {
  const call = index.parents.get(use);
  const holder = call && 'kind' in call && call.kind === 'call' ? index.parents.get(call) : null;
  return holder != null && 'params' in holder && holder.decorators.some((one) => one === call);
}
