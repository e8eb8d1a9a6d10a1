/** Which failures the retry of a package tries again, by its settings. */
import type { Span } from '../model/facts';
import type { FailureKind } from './failures';
import { answerOfPredicate } from './handlerRuns';
import { isOneOf } from './handlersOfKinds';
import type { Step } from './paths';
import { someInside, type FactNode } from './tree';
import { everything, type Located } from './values';
import { wrapperSetting } from './wrapperOptions';

export const throwsSomewhere = (body: readonly FactNode[]): boolean =>
  someInside(body, (node) => 'kind' in node && node.kind === 'throw');

/** What a package's retry makes of a failure; null where its settings, or the function that it runs, may stop it. */
export function isRetriedBy(step: Step & { kind: 'wrapper' }, kind: FailureKind): boolean | null {
  const { effect } = step.wrapper;
  if (effect.kind !== 'retry') return false;
  if (mayStop(step)) return null;
  const types = wrapperSetting(effect.types ?? [], step);
  if (types === 'unknown') return null;
  if (types) return isOfTypes(types, kind, step);
  const when = wrapperSetting(effect.when ?? [], step);
  if (when === null) return true;
  if (when === 'unknown') return null;
  const [only] = everything(when.home.valueOf(when.expression));
  if (only?.kind === 'external' && effect.always?.includes(only.path.at(-1) ?? '') === true)
    return true;
  return isChosenBy(when, kind, step);
}

/** `(RateLimitError, APITimeoutError)`, or what a function of the package makes of them or of a predicate. */
function isOfTypes(
  { expression, home }: Located,
  kind: FailureKind,
  step: Step & { kind: 'wrapper' },
): boolean | null {
  const there = step.around.program.around(home.path);
  if (!there) return null;
  if (expression.kind !== 'call') return isOneOf([expression], kind, there);
  const { callee, args } = expression;
  const name =
    callee.kind === 'member' ? callee.property : callee.kind === 'reference' ? callee.name : '';
  const first = args[0]?.value;
  if (name === 'retry_if_exception_type' && first) return isOneOf([first], kind, there);
  return name === 'retry_if_exception' && first
    ? isChosenBy({ expression: first, home }, kind, step)
    : null;
}

/** What a predicate of the code's own says of such a failure. */
function isChosenBy(
  { expression, home }: Located,
  kind: FailureKind,
  step: Step & { kind: 'wrapper' },
): boolean | null {
  const [only, ...more] = everything(home.valueOf(expression));
  const there = only?.kind === 'function' ? step.around.program.around(only.home.path) : null;
  if (only?.kind !== 'function' || more.length > 0 || !there) return null;
  const answer = answerOfPredicate(only.fn, kind, there);
  return answer === 'free' ? true : answer;
}

const stops = /Abort|Bail|NonRetr|Unrecoverable|Fatal|Permanent|stopRetry/i;

/** Something in what is run ends the tries: `throw new AbortError(…)`, `bail(error)`; or a hook throws. */
function mayStop({ call, around }: Step & { kind: 'wrapper' }): boolean {
  const { index, resolver } = around;
  const isInside = ({ start, end }: Span): boolean => start >= call.start && end <= call.end;
  const named = [...index.references].some(
    ([name, uses]) =>
      stops.test(name) && !/^AbortSignal$|^AbortController$/.test(name) && uses.some(isInside),
  );
  if (named) return true;
  const hooks = call.args.flatMap(({ value }) =>
    value.kind === 'object' ? value.properties.map((property) => property.value) : [],
  );
  return hooks.some((hook) =>
    everything(resolver.valueOf(hook)).some(
      (one) => one.kind === 'function' && throwsSomewhere(one.fn.body),
    ),
  );
}
