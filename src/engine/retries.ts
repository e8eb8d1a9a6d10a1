/** Who tries again when a call fails, from inside out. */
import { argumentNamed } from '../model/arguments';
import type { Layer, Place, RetryPolicy, RetrySource } from '../model/call';
import type { FunctionFact } from '../model/facts';
import type { JobRetries, VersionFacts } from '../model/knowledge';
import { waitsOf } from '../model/backoff';
import { chainedSetting } from './chained';
import { sdkOf, type FoundCall } from './findCalls';
import { unknownProvider } from './hosts';
import { isOpen, mayRunAgain, type FailurePath, type PathEnd, type Step } from './paths';
import { outageKinds } from './failures';
import { endOfHandler } from './handlerRuns';
import { answerOfCatch, answerOfHandler } from './handlers';
import { isRetriedBy } from './retriedKinds';
import { attemptsOfLoop, endsAtOutage, goesOnAfter } from './retryLoops';
import { answerLayers, byRecursion, plainLayer } from './retriesByAnswer';
import type { Surroundings } from './surroundings';
import { tighter } from './budget';
import { numberOf } from './numbers';
import { readOption } from './statics';
import { wrapperOption, wrapperSetting } from './wrapperOptions';
import { waitsOfWrapper } from './wrapperWaits';
import { chosenOption, endsRepeats } from './chosenOptions';
import { placeOfReading } from './sdkOptions';
import { deadlineOfStep } from './timeouts';
import { someInside } from './tree';
import type { Located } from './values';

export interface RetryQuestion {
  readonly call: FoundCall;
  readonly version: VersionFacts | null;
  readonly sdkLabel: string;
  /** Who answers, by id. */
  readonly provider: string;
  readonly signalMs: number | null;
  /** The SDK's own timer runs once over all attempts. */
  readonly callDeadlineMs: number | null;
  readonly paths: readonly FailurePath[];
  readonly around: Surroundings;
}

interface Counted {
  readonly source: RetrySource;
  readonly attempts: number | null;
  /** A value that this version takes for no end. */
  readonly endless?: boolean;
  readonly at: Place | null;
  readonly because: string | null;
  readonly deliberate: boolean;
}

export function retriesOf(question: RetryQuestion): RetryPolicy {
  const own = sdkRetries(question);
  const outer = [...answerLayers(question), ...outerLayers(question)];
  const layers = [...(own ? [sdkLayer(question, own)] : signalLayer(question)), ...outer];
  const repeating = outer.find((layer) => layer.endless || layer.attempts !== 1);
  const explicit = own && (own.source === 'call' || own.source === 'client') ? own : null;
  const isOnce = own === null || own.attempts === 1;
  const named =
    explicit ??
    (repeating ? wrapperPolicy(repeating) : null) ??
    (isOnce ? queuePolicy(question.paths) : null) ??
    own ??
    (question.version ? noPolicy(question) : unknownPolicy);
  const { source, attempts, at, because, deliberate } = named;
  return { source, attempts, at, because, deliberate, layers };
}

const wrapperPolicy = (layer: Layer): Counted => ({
  source: layer.kind === 'job' ? 'job' : 'wrapper',
  attempts: layer.endless ? null : layer.attempts,
  at: layer.at,
  because: layer.name,
  deliberate: false,
});

/** A queue or workflow engine that runs the whole function again: by settings at hand, or somewhere else. */
function queuePolicy(paths: readonly FailurePath[]): Counted | null {
  const { end } = paths.find(mayRunAgain) ?? {};
  if (end?.kind !== 'entry') return null;
  const { retries } = end.framework;
  const attempts = retries ? jobAttempts(retries, end) : null;
  return {
    source: 'job',
    attempts: attempts?.value ?? null,
    at: attempts?.at ?? null,
    because: attempts
      ? `${end.framework.label} runs it again`
      : 'the queue may run the job again: that is set where jobs are added',
    deliberate: false,
  };
}

function jobAttempts(
  { option, counts, default: usual }: JobRetries,
  { registration, around }: PathEnd & { readonly kind: 'entry' },
): { readonly value: number | null; readonly at: Place | null } {
  const counted = (value: number): number => value + (counts === 'retries' ? 1 : 0);
  const argument =
    option && registration && argumentNamed(registration.args, option.argument, option.name);
  if (!option || !argument || !around) return { value: counted(usual), at: null };
  const reading =
    option.property === undefined ? null : readOption(argument, option.property, around.resolver);
  if (reading?.state !== 'set')
    return { value: reading?.state === 'unknown' ? null : counted(usual), at: null };
  const value = numberOf(reading.value, reading.home)?.value;
  return { value: value === undefined ? null : counted(value), at: placeOfReading(reading) };
}

/** Nothing in this workspace tries again; where callers were not all found, nobody can say. */
const noPolicy = ({ paths }: RetryQuestion): Counted => {
  const open = paths.length === 0 || paths.some(isOpen);
  return {
    source: open ? 'unknown' : 'none',
    attempts: open ? null : 1,
    at: null,
    because: open ? 'whoever calls this was not found' : null,
    deliberate: false,
  };
};

/** Nobody knows what this SDK does when a request fails. */
const unknownPolicy: Counted = {
  source: 'unknown',
  attempts: null,
  at: null,
  because: 'what this SDK does by itself is not known',
  deliberate: false,
};

/** Null for raw HTTP: nothing inside it tries again. */
function sdkRetries(question: RetryQuestion): Counted | null {
  const { call, version } = question;
  if (!version) return null;
  const { option, defaultRetries } = version.retries;
  const chained = chainedRetries(call);
  if (chained) return chained;
  if (sdkOf(call).provider === null && call.endpoint && !option && defaultRetries === 0)
    return null;
  if (version.opaque === true) return unknownPolicy;
  if (call.operation.without?.includes('retries') === true) return null;
  const usual = usualRetries(version.retries, question.provider);
  const unset: Counted =
    usual === null
      ? { ...unknownPolicy, because: 'how often it repeats hangs on the provider' }
      : {
          source: usual > 0 ? 'sdk-default' : 'none',
          attempts: Number.isFinite(usual) ? usual + 1 : null,
          at: null,
          because: version.source.from,
          deliberate: false,
        };
  if (!option) return unset;
  const choice = chosenOption('retries', call, version);
  if (choice.state === 'absent') return unset;
  if (choice.state === 'unknown')
    return {
      ...unset,
      source: 'unknown',
      attempts: null,
      because: 'options that cannot be read here',
    };
  const { reading, source, number, trap } = choice;
  const counted = number && attemptsFor(number.value, version.retries, question.provider);
  const isCount = counted !== null && counted >= 1 && Number.isFinite(counted);
  return {
    source: counted === 1 ? 'disabled' : source,
    attempts: trap?.effect === 'default' ? unset.attempts : isCount && !trap ? counted : null,
    endless: trap?.effect === 'endless',
    at: placeOfReading(reading),
    because: null,
    deliberate: reading.property.commented,
  };
}

/** Requests that a number in code stands for; null where the provider decides and is not known. */
function attemptsFor(
  value: number,
  { counts, twiceFor }: VersionFacts['retries'],
  provider: string,
): number | null {
  if (counts === 'attempts') return value;
  if (value > 0 && twiceFor && provider === unknownProvider.id) return null;
  return (twiceFor?.includes(provider) === true ? 2 * value : value) + 1;
}

/** What happens without an option; null where the provider decides and is not known. */
function usualRetries(
  { defaultRetries, defaultFor }: VersionFacts['retries'],
  provider: string,
): number | null {
  if (!defaultFor || defaultFor.includes(provider)) return defaultRetries;
  return provider === unknownProvider.id ? null : 0;
}

/** `.retry(2)` behind the request. */
function chainedRetries({ operation, request }: FoundCall): Counted | null {
  const method = operation.chained?.retries;
  const set = method === undefined ? null : chainedSetting(request.node, method, request.home);
  if (!set) return null;
  return {
    source: 'call',
    attempts: set.value === null ? null : set.value + 1,
    at: request.home.positions.place(set.node),
    because: null,
    deliberate: false,
  };
}

function sdkLayer(question: RetryQuestion, own: Counted): Layer {
  const facts = question.version?.retries;
  return {
    name: question.sdkLabel,
    kind: 'sdk',
    attempts: own.attempts,
    endless:
      own.endless === true ||
      (own.source === 'sdk-default' && facts?.defaultRetries === Infinity) ||
      repeatsUncounted(question, own),
    deadlineMs: tighter(question.signalMs, question.callDeadlineMs),
    waitsMs: facts && own.attempts !== null ? waitsOf(facts.backoff, own.attempts) : 0,
    retriesTimeouts: facts?.on.timeouts ?? false,
    at: own.at,
    because: own.because,
  };
}

/** An SDK that counts no retries, and repeats some answers all the same. */
function repeatsUncounted({ call, version }: RetryQuestion, { attempts }: Counted): boolean {
  const endless = version?.retries.endless;
  return endless !== undefined && attempts === 1 && !endsRepeats(call, endless.off);
}

/** A signal over raw HTTP is a deadline of its own. */
const signalLayer = ({ signalMs }: RetryQuestion): readonly Layer[] =>
  signalMs === null ? [] : [{ ...plainLayer, name: 'abort signal', deadlineMs: signalMs }];

/** Layers that stand on every path outward; the first path's are kept, it is the shortest in code. */
function outerLayers(question: RetryQuestion): readonly Layer[] {
  const perPath = question.paths.map(({ steps }) =>
    steps.flatMap((step, at) =>
      hearsNothing(step, steps.slice(0, at)) ? [] : (layerOf(step) ?? []),
    ),
  );
  const fewest = perPath.toSorted((a, b) => a.length - b.length)[0];
  return fewest ?? [];
}

/** A wrapper that repeats its function after a failure, where the function gives something back instead. */
function hearsNothing(step: Step, inside: readonly Step[]): boolean {
  if (step.kind !== 'wrapper' || step.wrapper.effect.kind !== 'retry') return false;
  if (asksForResult(step)) return false;
  return inside.some(
    (one) =>
      one.kind === 'try' &&
      runsOver(step, one.around.resolver.enclosingFunction(one.statement)) &&
      keepsFailure(one),
  );
}

const runsOver = ({ call }: Step & { kind: 'wrapper' }, fn: FunctionFact | null): boolean =>
  call.args.some(({ value }) => value.kind === 'function' && value.fn === fn);

/** `retry_if_result(…)`, `on_predicate(…)`: what is given back decides too. */
function asksForResult({ call, made }: Step & { kind: 'wrapper' }): boolean {
  const settings = call.args.filter(({ value }) => value.kind !== 'function');
  const said = [
    call.callee,
    ...settings.map(({ value }) => value),
    ...(made ? [made.expression] : []),
  ];
  return someInside(said, (node) => {
    if (!('kind' in node)) return false;
    const name = node.kind === 'reference' ? node.name : node.kind === 'member' && node.property;
    return typeof name === 'string' && /result|predicate/i.test(name);
  });
}

/** Whatever outage it is, the function ends with an answer that asks nobody else. */
function keepsFailure({ handler, around }: Step & { kind: 'try' }): boolean {
  const answer = answerOfHandler(handler, { around }).kind;
  if (answer !== 'told' && answer !== 'value' && answer !== 'nothing') return false;
  return outageKinds.every((kind) => endOfHandler(handler, kind, around) === 'returns');
}

/** What a step outward from a call adds to its time or its requests; null where it adds nothing. */
export function layerOf(step: Step): Layer | null {
  const { around } = step;
  const place = (node: { readonly start: number }): Place => around.resolver.positions.place(node);
  if (step.kind === 'loop') {
    const turns = attemptsOfLoop(step.loop, step.caughtBy, around);
    if (!turns || turns.candidates || endsAtOutage(step)) return null;
    return {
      ...plainLayer,
      name: 'own retry loop',
      attempts: turns.attempts,
      endless: turns.endless,
      waitsMs: turns.waitsMs ?? 0,
      retriesTimeouts: goesOnAfter(step.caughtBy, 'timeout', around) !== false,
      at: place(step.loop),
    };
  }
  if (step.kind === 'try' || step.kind === 'promise-catch') {
    const answer =
      step.kind === 'try'
        ? answerOfHandler(step.handler, { around })
        : answerOfCatch(step.handler, { around });
    if (answer.kind !== 'repeats') return null;
    const at = place(step.kind === 'try' ? step.statement : step.call);
    return { ...plainLayer, name: byRecursion, attempts: null, at };
  }
  if (step.kind !== 'wrapper') return null;
  const { effect, id } = step.wrapper;
  const deadline = deadlineOfStep(step);
  if (deadline) return { ...plainLayer, name: id, deadlineMs: deadline.ms, at: place(step.call) };
  if (effect.kind !== 'retry') return null;
  // It tries again for something that the code itself finds wrong with an answer.
  if (outageKinds.every((kind) => isRetriedBy(step, kind) === false)) return null;
  const reading = wrapperOption(effect.options, step);
  const counted =
    reading.state === 'set' ? reading.value : reading.state === 'absent' ? effect.default : null;
  const isForever = counted === Infinity || isForeverBy(wrapperSetting(effect.forever ?? [], step));
  const isEnded = wrapperSetting(effect.ends ?? [], step) !== null;
  const attempts =
    counted === null || isForever ? null : counted + (effect.counts === 'retries' ? 1 : 0);
  return {
    ...plainLayer,
    name: id,
    kind: step.wrapper.layer ?? 'wrapper',
    attempts,
    endless: isForever || (reading.state === 'absent' && effect.default === null && !isEnded),
    waitsMs: attempts === null ? 0 : waitsOfWrapper(effect, step, attempts),
    retriesTimeouts: isRetriedBy(step, 'timeout') !== false,
    at: place(step.call),
  };
}

const isForeverBy = (setting: Located | 'unknown' | null): boolean =>
  setting !== null &&
  setting !== 'unknown' &&
  setting.expression.kind === 'literal' &&
  setting.expression.value === true;
