/** Who answers instead when a call fails, and who handles its error. */
import type { ErrorPolicy, FallbackPolicy, Place } from '../model/call';
import type { CallExpression, Expression, TryStatement } from '../model/facts';
import type { FoundCall } from './findCalls';
import {
  callsWithin,
  kindOfAgain,
  kindOfCall,
  kindOfCandidates,
  kindOfFollowing,
  kindOfOptions,
  kindOfOthers,
  type Judge,
} from './alternatives';
import { answerOfSecond } from './answeringCalls';
import { bodyOf } from './requestBody';
import { callersNextTurn, callersSubstitute, orElse } from './orElse';
import { callBehindEmpty } from './emptyAnswers';
import { isOpen, mayRunAgain, type FailurePath, type Step } from './paths';
import {
  answerAfter,
  callBehindLoop,
  answerOfCatch,
  answerOfHandler,
  answerOfLastTurn,
  isStateName,
  returnsOnSuccess,
} from './handlers';
import { attemptsOfLoop, endsAtOutage } from './retryLoops';
import { optionReadings } from './sdkOptions';
import { type Answer } from './answerValues';
import { someInside } from './tree';
import type { Resolver } from './values';

export interface ProtectionQuestion {
  readonly call: FoundCall;
  readonly provider: string;
  readonly providerOf: (call: FoundCall) => string;
  readonly fallbackOptions?: Judge['fallbackOptions'];
  readonly paths: readonly FailurePath[];
}

const unknownFallback: FallbackPolicy = { kind: 'unknown', at: null };
const noFallback: FallbackPolicy = { kind: 'none', at: null };

/**
 * The weakest answer over all paths. Where most callers have an answer of their own and some have none, it is that of
 * most.
 */
export function fallbackOf(question: ProtectionQuestion): FallbackPolicy {
  const named = fallbackByOption(question);
  const found = question.paths.map((path) => pathFallback(path, question));
  if (found.length === 0 || found.some((one) => one.kind === 'unknown'))
    return named ?? unknownFallback;
  const [first = noFallback, ...more] = found.filter((one) => one.kind !== 'none');
  if (first.kind === 'none' || 2 * (more.length + 1) < found.length) return named ?? noFallback;
  return more.length + 1 === found.length ? first : (named ?? { ...first, partial: true });
}

/** Others that the request itself names: a gateway tries them in turn. */
function fallbackByOption(question: ProtectionQuestion): FallbackPolicy | null {
  const following = kindOfFollowing(question.call, question);
  if (following)
    return { kind: following.kind, at: placeOf(following.at.home, following.at.expression) };
  const named = kindOfOptions(question.call, bodyOf(question.call), question);
  return named ? { kind: named.kind, at: placeOf(named.home, named.at) } : null;
}

function pathFallback(path: FailurePath, question: ProtectionQuestion): FallbackPolicy {
  for (const step of path.steps) {
    const other = answeredByOthers(step, question);
    if (other) return providerBehind(step, other, question) ?? other;
    const answer = backupAt(step, path) ?? laterAnswer(step) ?? answerOfStep(step, question);
    const beside = answer?.kind === 'repeats' ? callBeside(step, question) : null;
    if (beside)
      return { kind: kindOfCall(beside, question), at: placeOf(beside.home, beside.node) };
    if (!answer || answer.kind === 'rethrows' || answer.kind === 'repeats') continue;
    if (answer.kind === 'call')
      return {
        kind: kindOfCall(answer.call, question),
        at: placeOf(answer.call.home, answer.call.node),
      };
    if (answer.kind === 'again')
      return {
        kind: kindOfAgain(answer.as, answer.held, question.call),
        at: placeOf(step.around.resolver, answer.at),
      };
    if (answer.kind === 'value')
      return { kind: 'degraded', at: placeOf(step.around.resolver, answer.at) };
    if (answer.kind === 'unknown') return unknownFallback;
    const substitute = answer.kind === 'nothing' ? substituteOf(step) : null;
    return substitute
      ? { kind: 'degraded', at: placeOf(step.around.resolver, substitute) }
      : (orElse(step, path) ??
          callersNextTurn(step, path, question) ??
          whenTold(answer, step, path) ??
          noFallback);
  }
  return isOpen(path) || mayRunAgain(path) ? unknownFallback : noFallback;
}

const whenTold = (answer: Answer, step: Step, path: FailurePath): FallbackPolicy | null =>
  answer.kind === 'told' ? callersSubstitute(step, path) : null;

/** Behind a loop over models that gave up, another provider may be asked. */
function providerBehind(
  step: Step,
  { kind }: FallbackPolicy,
  question: ProtectionQuestion,
): FallbackPolicy | null {
  if (step.kind !== 'loop' || kind !== 'other-model') return null;
  const call = callBehindLoop(step.loop, { around: step.around });
  return call && kindOfCall(call, question) === 'other-provider'
    ? { kind: 'other-provider', at: placeOf(call.home, call.node) }
    : null;
}

/** The function that the failure came out of is called again behind the step, with something else. */
export function backupAt(step: Step, { backups }: FailurePath): Answer | null {
  const found = backups?.find((one) => one.step === step);
  const answer = found ? answerOfSecond(found.first, found.again, step.around) : null;
  return answer?.kind === 'again' ? answer : null;
}

/** A handler that tries again first may hold another call for when that does not help. */
function callBeside(step: Step, { call }: ProtectionQuestion): FoundCall | null {
  if (step.kind !== 'try') return null;
  const { resolver, program } = step.around;
  const inside = callsWithin(step.handler, resolver, program);
  return inside.find(({ node }) => node !== call.node) ?? null;
}

/** What stands behind a `try` or a retry loop that runs on after a failure. */
export function laterAnswer(step: Step): Answer | null {
  const look = { around: step.around };
  if (step.kind === 'loop') {
    const turns = attemptsOfLoop(step.loop, step.caughtBy, step.around);
    if (!turns || turns.candidates) return null;
    return answerAfter(step.loop, true, look) ?? answerOfLastTurn(step.caughtBy, look);
  }
  if (step.kind === 'promise-catch') {
    const call = callBehindEmpty(step.call, step.handler, look);
    return call ? { kind: 'call', call } : null;
  }
  if (step.kind !== 'try') return null;
  const runsOn = answerOfHandler(step.handler, look).kind === 'nothing';
  return runsOn ? answerAfter(step.statement, returnsOnSuccess(step.statement.body), look) : null;
}

/** `let text = 'default'; try { text = await … } catch {}`: what the name had before goes on. */
export function substituteOf(step: Step): Expression | null {
  if (step.kind !== 'try') return null;
  let found: Expression | null = null;
  someInside(step.statement.body, (node) => {
    if (!('kind' in node) || node.kind !== 'assign' || node.target.kind !== 'name') return false;
    if (isStateName(node.target.name)) return false;
    const scope = step.around.index.root;
    const reference = (step.around.index.references.get(node.target.name) ?? [])[0];
    const binding = reference
      ? step.around.resolver.bindingOf(reference)
      : (scope.names.get(node.target.name) ?? null);
    const before = binding?.writes[0]?.value;
    if (before && before.end <= step.statement.start && isAnswer(before)) found = before;
    return found !== null;
  });
  return found;
}

/** A text that says something; an empty one only waits to be filled. */
const isAnswer = (value: Expression): boolean =>
  value.kind === 'template' ||
  isFilledText(value) ||
  (value.kind === 'literal' && typeof value.value === 'string' && value.value !== '');

/** `template.replace('{name}', name)`. */
const isFilledText = (value: Expression): boolean =>
  value.kind === 'call' &&
  value.callee.kind === 'member' &&
  /^(?:replace|replaceAll|format)$/.test(value.callee.property ?? '');

const placeOf = (home: Resolver, node: { readonly start: number }): Place =>
  home.positions.place(node);

/** A step that hands the request to others when it fails. */
export function answeredByOthers(step: Step, question: ProtectionQuestion): FallbackPolicy | null {
  const { resolver } = step.around;
  if (step.kind === 'loop') {
    const collection = attemptsOfLoop(step.loop, step.caughtBy, step.around)?.candidates;
    if (!collection || endsAtOutage(step)) return null;
    return {
      kind: kindOfCandidates(collection, step.around, question),
      at: placeOf(resolver, step.loop),
    };
  }
  if (step.kind !== 'wrapper') return null;
  const { effect } = step.wrapper;
  const at = placeOf(resolver, step.call);
  if (effect.kind === 'fallback')
    return { kind: kindOfOthers(effect.others, step.call, resolver, question), at };
  if (effect.kind === 'answers') return { kind: effect.as, at };
  if (effect.kind !== 'any') return null;
  const others = callsWithin(step.call, resolver, step.around.program).filter(
    (one) => one.node !== question.call.node,
  );
  const kinds = others.map((one) => kindOfCall(one, question));
  const kind = kinds.find((one) => one === 'other-provider') ?? kinds[0];
  return kind ? { kind, at } : null;
}

/** What a step makes of the failure; null where it only times out or repeats. */
export function answerOfStep(step: Step, question: ProtectionQuestion): Answer | null {
  const look = { around: step.around };
  switch (step.kind) {
    case 'try':
      return isRepeated(step, question) ? null : answerOfHandler(step.handler, look);
    case 'promise-catch':
      return answerOfCatch(step.handler, look);
    case 'opaque':
      return { kind: 'unknown' };
    case 'wrapper':
      return step.wrapper.effect.kind === 'settles' ? { kind: 'told' } : null;
    default:
      return null;
  }
}

/** A handler that lets its loop run on does not answer: the loop does. */
const isRepeated = (step: Step & { kind: 'try' }, question: ProtectionQuestion): boolean =>
  question.paths.some((path) =>
    path.steps.some(
      (one) =>
        one.kind === 'loop' &&
        one.caughtBy === step.handler &&
        attemptsOfLoop(one.loop, one.caughtBy, one.around) !== null,
    ),
  );

// -------------------------------------------------------------------------------------------------- errors

export function errorsOf(question: ProtectionQuestion): ErrorPolicy {
  const found = question.paths.map((path) => pathErrors(path, question));
  const handled = found.find((one) => one.handling !== 'none' && one.handling !== 'unknown');
  if (handled && found.every((one) => one.handling !== 'none'))
    return { ...handled, swallowed: found.some((one) => one.swallowed) };
  const unhandled = found.find((one) => one.handling === 'none');
  return heard(question) ?? unhandled ?? { handling: 'unknown', swallowed: false, at: null };
}

/** `streamText({ onError: report })`. */
function heard({ call }: ProtectionQuestion): ErrorPolicy | null {
  for (const name of call.operation.hears ?? [])
    for (const { reading } of optionReadings(call, { name, places: ['call'] }))
      if (reading.state === 'set')
        return {
          handling: 'promise-catch',
          swallowed: false,
          at: placeOf(reading.home, reading.property),
        };
  return null;
}

function pathErrors(path: FailurePath, question: ProtectionQuestion): ErrorPolicy {
  const found = path.steps.flatMap((step) =>
    onlyRepeats(step, path) ? [] : (errorsAt(step, question) ?? []),
  );
  // A helper in between may catch to try again; who surrounds the call itself is named first.
  const handled = found.find((one) => one.handling !== 'caller') ?? found[0];
  if (handled) return handled;
  if (isOpen(path)) return { handling: 'unknown', swallowed: false, at: null };
  return { handling: 'none', swallowed: false, at: null };
}

/** A helper that is handed the request, and gives its last failure back, repeats it like a library would. */
function onlyRepeats(step: Step, { steps }: FailurePath): boolean {
  if (step.ofHelper !== true || step.kind !== 'try') return false;
  const loop = steps.find((one) => one.kind === 'loop' && one.caughtBy === step.handler);
  return loop !== undefined && (laterAnswer(loop)?.kind ?? 'rethrows') === 'rethrows';
}

/** Wrappers after which a failure is a value. */
const settling = new Set(['settles', 'answers']);

function errorsAt(step: Step, question: ProtectionQuestion): ErrorPolicy | null {
  const { resolver } = step.around;
  if (step.kind === 'wrapper' && settling.has(step.wrapper.effect.kind))
    return {
      handling: isAround(step.call, question) ? 'promise-catch' : 'caller',
      swallowed: false,
      at: placeOf(resolver, step.call),
    };
  if (step.kind !== 'try' && step.kind !== 'promise-catch') return null;
  const answer = answerOfStep(step, question);
  const swallowed = answer?.kind === 'nothing' && answer.empty && substituteOf(step) === null;
  const node = step.kind === 'try' ? step.statement : step.call;
  const here = step.kind === 'try' ? 'try-catch' : 'promise-catch';
  const local = isLocal(node, step.around.path, question);
  return { handling: local ? here : 'caller', swallowed, at: placeOf(resolver, node) };
}

/** Around the call, or around the request in the own helper that makes it. */
const isLocal = (
  node: TryStatement | CallExpression,
  path: string,
  { call }: ProtectionQuestion,
): boolean => {
  const holds = (one: FoundCall['node'], home: Resolver): boolean =>
    path === home.path &&
    ((node.start <= one.start && node.end >= one.end) ||
      home.enclosingFunction(node) === home.enclosingFunction(one));
  return holds(call.node, call.home) || holds(call.request.node, call.request.home);
};

const isAround = (node: { start: number; end: number }, { call }: ProtectionQuestion): boolean =>
  node.start <= call.node.start && node.end >= call.node.end;
