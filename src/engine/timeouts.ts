/** Every bound on time that stands on one call, and which of them ends it. */
import type { TimeoutPolicy } from '../model/call';
import type { CallExpression, NewExpression } from '../model/facts';
import type { Covers, RuntimeLimit, VersionFacts } from '../model/knowledge';
import { abortTimerOf } from './abortTimers';
import { chainedSetting } from './chained';
import type { FoundCall } from './findCalls';
import { chosenOption, switchesOff } from './chosenOptions';
import { isUnheard } from './unreadOptions';
import { optionReadings, placeOfReading } from './sdkOptions';
import { boundOfSignal } from './signals';
import { isOpen, type FailurePath, type Step } from './paths';
import { numberOf } from './numbers';
import { settledExpression } from './statics';
import { wrapperOption, wrapperSetting } from './wrapperOptions';
import type { Surroundings } from './surroundings';
import { timerOfPromise, timersOf } from './timers';
import { transportTimeout } from './transportTimers';
import type { FactNode } from './tree';
import type { Located } from './values';

export interface TimeoutFacts {
  /** The bound that is named, as the contract has it. */
  readonly policy: TimeoutPolicy;
  /** Timer of one attempt, from options or the SDK. */
  readonly attemptMs: number | null;
  readonly attemptCovers: Covers | null;
  /** Deadline over all attempts of the SDK, from a signal. */
  readonly signalMs: number | null;
  /** The SDK's timer where it runs once for the whole call. */
  readonly callDeadlineMs: number | null;
  /** Something in the code may set a bound that cannot be read. */
  readonly opaque: boolean;
}

export interface TimeoutQuestion {
  readonly call: FoundCall;
  readonly version: VersionFacts | null;
  readonly limit: RuntimeLimit | null;
  readonly streaming: boolean | null;
  readonly paths: readonly FailurePath[];
  readonly around: Surroundings;
}

export function timeoutsOf(question: TimeoutQuestion): TimeoutFacts {
  const option = optionTimeout(question);
  const signal = signalTimeout(question);
  const wrapper = wrapperTimeout(question);
  const transport = transportTimeout(question.call, question.version);
  const explicit = [option.policy, signal.policy, transport.policy, wrapper].filter(
    (one) => one !== null,
  );
  const isHidden = option.opaque || signal.opaque || transport.opaque;
  const opaque = isHidden || explicit.some((one) => one.ms === null);
  const { timeout } = question.version ?? {};
  const defaultMs = option.off === true ? null : (timeout?.defaultMs ?? null);
  const hidden = {
    option: option.opaque,
    // What ends a transport ends it before the runtime does, like a signal.
    signal: signal.opaque || transport.opaque,
    inBody: option.inBody === true,
  };
  const fallback = defaultTimeout(question, defaultMs, hidden);
  const attemptMs = option.policy ? option.policy.ms : defaultMs;
  const perCall = option.policy?.source === 'call' ? timeout?.onCall?.scope : undefined;
  return {
    policy: tightestOf(explicit) ?? fallback,
    attemptMs,
    callDeadlineMs: (perCall ?? timeout?.scope) === 'call' ? attemptMs : null,
    attemptCovers: option.policy?.covers ?? coversOf(question),
    signalMs: signal.policy?.ms ?? null,
    opaque,
  };
}

/** The smallest with a known value; else the first that is there. */
function tightestOf(policies: readonly TimeoutPolicy[]): TimeoutPolicy | null {
  const known = policies.filter((one) => one.ms !== null);
  known.sort((a, b) => (a.ms ?? 0) - (b.ms ?? 0));
  return known[0] ?? policies[0] ?? null;
}

const coversOf = (
  { version, streaming }: TimeoutQuestion,
  source: 'call' | 'client' = 'client',
): Covers | null => {
  if (!version) return null;
  const facts = (source === 'call' ? version.timeout.onCall : undefined) ?? version.timeout;
  return streaming === true ? facts.coversStream : facts.covers;
};

interface Candidate {
  readonly policy: TimeoutPolicy | null;
  readonly opaque: boolean;
  /** The SDK's default does not hold either. */
  readonly off?: boolean;
  /** What cannot be read is the body of the request, which may hold options too. */
  readonly inBody?: boolean;
}

const nothing: Candidate = { policy: null, opaque: false };
const switchedOff: Candidate = { ...nothing, off: true };

/** The SDK's own option: on the call, on a copy of the client, on the client. The nearest wins. */
function optionTimeout(question: TimeoutQuestion): Candidate {
  const { call, version } = question;
  const chained = chainedTimeout(question);
  if (chained) return { policy: chained, opaque: false };
  const choice = chosenOption('timeout', call, version);
  if (choice.state === 'unknown') return { policy: null, opaque: true, inBody: choice.inBody };
  if (switchesOff(call, version)) return switchedOff;
  if (choice.state === 'absent') return nothing;
  if (choice.trap?.effect === 'none') return switchedOff;
  const { source, reading, number, trap } = choice;
  return {
    policy: {
      source,
      ms: trap ? 0 : number && number.value * (version?.timeout.unit === 's' ? 1_000 : 1),
      covers: coversOf(question, source),
      at: placeOfReading(reading),
      because: number?.assumed ? 'a default in the code; the environment may set another' : null,
    },
    opaque: choice.hidden,
  };
}

/** `.timeout(5_000)` behind the request. */
function chainedTimeout({ call, version, around }: TimeoutQuestion): TimeoutPolicy | null {
  const method = call.operation.chained?.timeout;
  const { node, home } = call.request;
  const set = method === undefined ? null : chainedSetting(node, method, home);
  if (!set) return null;
  return {
    source: 'call',
    ms: set.value,
    covers: version?.timeout.covers ?? null,
    at: around.resolver.positions.place(set.node),
    because: null,
  };
}

// ------------------------------------------------------------------------------------------------- signals

function signalTimeout(question: TimeoutQuestion): Candidate {
  const { call, version } = question;
  const timer = abortTimerOf(call, question.around);
  if (timer)
    return {
      policy: {
        source: 'signal',
        ms: timer.ms,
        covers: 'total',
        at: question.around.resolver.positions.place(timer.node),
        because: 'a timer aborts it',
      },
      opaque: false,
    };
  if (!version?.signal || call.operation.without?.includes('signal') === true) return nothing;
  const reading = optionReadings(call, version.signal)[0]?.reading ?? { state: 'absent' };
  if (reading.state === 'absent') return nothing;
  if (reading.state === 'unknown') return { policy: null, opaque: true };
  const there = question.around.program.around(reading.home.path);
  if (!there) return { policy: null, opaque: true };
  const bound = boundOfSignal(reading.value, { ...there, resolver: reading.home }, 0);
  if (bound.kind === 'cancel') return nothing;
  if (bound.kind === 'unknown') return { policy: null, opaque: true };
  if (isUnheard(bound, call, version)) return nothing;
  return {
    policy: {
      source: call.helpers.length > 0 ? 'wrapper' : 'signal',
      ms: bound.ms,
      covers: 'total',
      at: placeOfReading(reading),
      because: null,
    },
    opaque: false,
  };
}

// ------------------------------------------------------------------------------------------------ wrappers

/** A deadline that stands on every path outward; the longest of them counts. */
function wrapperTimeout(question: TimeoutQuestion): TimeoutPolicy | null {
  const found = question.paths.map((path) => pathDeadline(path.steps));
  if (found.length === 0 || found.some((one) => one === null)) return null;
  const all = found.filter((one) => one !== null);
  return all.reduce((a, b) => ((b.ms ?? Infinity) > (a.ms ?? Infinity) ? b : a));
}

function pathDeadline(steps: readonly Step[]): TimeoutPolicy | null {
  const policies: TimeoutPolicy[] = [];
  for (const step of steps) {
    const deadline = deadlineOfStep(step);
    if (!deadline || step.kind !== 'wrapper') continue;
    policies.push({
      source: 'wrapper',
      ms: deadline.ms,
      covers: 'total',
      at: step.around.resolver.positions.place(step.call),
      because: step.wrapper.id,
    });
  }
  return tightestOf(policies);
}

/** The deadline that a wrapper sets; `ms` null where its value cannot be read, null where it sets none. */
export function deadlineOfStep(step: Step): { readonly ms: number | null } | null {
  if (step.kind !== 'wrapper') return null;
  const { effect } = step.wrapper;
  if (effect.kind === 'race') return raceDeadline(step.call, step.around);
  if (effect.kind !== 'timeout') return null;
  if (isOff(wrapperSetting(effect.options, step))) return null;
  const option = wrapperOption(effect.options, step);
  if (option.state === 'absent') return effect.defaultMs === null ? null : { ms: effect.defaultMs };
  if (option.state === 'unknown') return { ms: null };
  return { ms: option.value === null ? null : option.value * (effect.unit === 's' ? 1_000 : 1) };
}

/** `timeout: false`. */
const isOff = (setting: Located | 'unknown' | null): boolean =>
  setting !== null &&
  setting !== 'unknown' &&
  setting.expression.kind === 'literal' &&
  setting.expression.value === false;

/** `Promise.race([call, timer])`: a member with a `setTimeout` in it, in place or in an own function. */
function raceDeadline(
  call: CallExpression | NewExpression,
  around: Surroundings,
): { ms: number | null } | null {
  const first = call.args[0]?.value;
  if (call.kind === 'new') return timerOfPromise(call, around.resolver);
  if (first?.kind !== 'array') return null;
  for (const member of first.elements) {
    const timer = timerIn(member, around, 0);
    if (timer) return timer;
  }
  return null;
}

function timerIn(
  node: FactNode,
  around: Surroundings,
  depth: number,
): { ms: number | null } | null {
  if (depth > 3) return null;
  const [inside] = timersOf(around.resolver, node);
  if (inside) return { ms: inside.ms };
  if (!('kind' in node)) return null;
  if (node.kind === 'reference') {
    const source = settledExpression(node, around.resolver);
    const there = source ? around.program.around(source.home.path) : null;
    return source && there ? timerIn(source.expression, there, depth + 1) : null;
  }
  if (node.kind !== 'call') return null;
  const callee = around.resolver.valueOf(node.callee);
  if (callee.kind !== 'function') return null;
  const there = around.program.around(callee.home.path);
  const timer = there ? timerIn(callee.fn, there, depth + 1) : null;
  const argument = node.args[0]?.value;
  if (timer?.ms !== null || !argument) return timer;
  return { ms: numberOf(argument, around.resolver)?.value ?? null };
}

// ------------------------------------------------------------------------------------------------ defaults

/** A timeout that a limit of the runtime overtakes says so: else its number does not fit the budget's. */
export function overtakenBy(limit: RuntimeLimit | null, policy: TimeoutPolicy): TimeoutPolicy {
  const headersMs = limit?.headersMs ?? null;
  if (limit === null || headersMs === null || policy.ms === null) return policy;
  if (policy.ms <= headersMs) return policy;
  const known = policy.because === null ? '' : `${policy.because}; `;
  return { ...policy, because: `${known}${limit.says} comes first` };
}

interface Hidden {
  readonly option: boolean;
  readonly signal: boolean;
  readonly inBody: boolean;
}

function defaultTimeout(
  question: TimeoutQuestion,
  defaultMs: number | null,
  hides: Hidden,
): TimeoutPolicy {
  const { version, limit, paths } = question;
  const open = paths.length === 0 || paths.some(isOpen);
  const nowhere = { ms: null, covers: null, at: null } as const;
  if (!version || version.opaque === true)
    return { ...nowhere, source: 'unknown', because: 'what this SDK does by itself is not known' };
  const hidden = {
    ...nowhere,
    source: 'unknown',
    because: 'options that cannot be read here',
  } as const;
  if (hides.option && !(hides.inBody && defaultMs !== null)) return hidden;
  // A signal that nobody can read may end it earlier; what the SDK sets ends it at the latest.
  if (defaultMs !== null)
    return {
      source: 'sdk-default',
      ms: defaultMs,
      covers: coversOf(question),
      at: null,
      because: hides.option
        ? `${version.source.from}; what is spread into the call may set another`
        : version.source.from,
    };
  if (hides.signal) return hidden;
  if (limit && limit.headersMs !== null)
    return {
      source: 'runtime-default',
      ms: limit.headersMs,
      covers: 'headers',
      at: null,
      because: limit.says,
    };
  if (open || !limit)
    return { ...nowhere, source: 'unknown', because: 'whoever calls this was not found' };
  return { ...nowhere, source: 'none', because: limit.says };
}
