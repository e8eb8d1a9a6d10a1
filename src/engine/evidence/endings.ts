/** Streams whose cut looks like their end. */
import type { Place } from '../../model/call';
import type { LoopStatement, Pattern } from '../../model/facts';
import type { StreamEndFact } from '../../model/knowledge';
import type { StreamEnding } from '../../model/evidence';
import { abortTimerOf } from '../abortTimers';
import { mentionsAny } from '../mentions';
import type { ModuleIndex } from '../moduleIndex';
import { bodyOf } from '../requestBody';
import { optionReadings, placeOfReading } from '../sdkOptions';
import { isOfScript } from '../scripts';
import { boundOfSignal } from '../signals';
import { readOption } from '../statics';
import { abortsWhere, timersOf, type Timer } from '../timers';
import { holds } from '../versions';
import type { EvidenceQuestion } from './question';

/** At most one: of several ways to miss an end the first that the knowledge names. */
export function endingsOf(question: EvidenceQuestion): readonly StreamEnding[] {
  const { call, version, stream } = question;
  if (call.streaming !== true || !stream || stream.opaque || !version) return [];
  for (const fact of factsOf(question)) {
    const ending = endingBy(fact, question);
    if (ending) return [ending];
  }
  return [];
}

/** Facts of the operation come before those of all raw streams of the SDK; an unknown version is the newest. */
function factsOf({ found, call, version }: EvidenceQuestion): readonly StreamEndFact[] {
  const { operation } = found;
  const isRaw = operation.streaming.kind !== 'always' || !operation.streaming.helper;
  const all = [...(operation.endings ?? []), ...(isRaw ? (version?.endings ?? []) : [])];
  return all.filter(({ range }) =>
    range === undefined ? true : holds(call.sdkVersion ?? newest, range),
  );
}

const newest = '9999.0.0';

function endingBy(fact: StreamEndFact, question: EvidenceQuestion): StreamEnding | null {
  const at = readBy(fact, question);
  if (at === null || listens(fact, question) || looksAtEnd(fact, question)) return null;
  const { says, minor = false, of: kind, options } = fact;
  if (fact.printed === true && isAtTerminal(question) && !deadlineOf(question)) return null;
  if (kind !== 'abort') {
    const place = question.around.resolver.positions.place({ start: at });
    return { kind, at: place, ms: null, says, minor, options };
  }
  const deadline = deadlineOf(question);
  return deadline ? { kind, ...deadline, says, minor, options } : null;
}

/** Whoever reads the text there sees what is printed beside it. */
const isAtTerminal = ({ paths, around }: EvidenceQuestion): boolean =>
  isOfScript(paths) || mentionsAny(around.index.facts, ['stdout']);

/** Where the stream is read in a way that does not tell; null where it is read in another way too. */
function readBy({ reads, tells }: StreamEndFact, { stream }: EvidenceQuestion): number | null {
  const all = [
    ...(stream?.loops ?? []).map(({ start }) => ({ name: 'loop', start })),
    ...(stream?.reads ?? []),
  ];
  if (all.some(({ name }) => tells.includes(name))) return null;
  return all.find(({ name }) => reads.includes(name))?.start ?? null;
}

/** An option of the request hears of the end, or may. */
function listens({ options }: StreamEndFact, { found }: EvidenceQuestion): boolean {
  const body = bodyOf(found);
  if (options.length === 0) return false;
  if (!body) return true;
  return options.some((name) => readOption(body.expression, name, body.home).state !== 'absent');
}

/** The module speaks of how streams end, or hands whole parts of this one to somebody who may. */
function looksAtEnd({ of, words }: StreamEndFact, question: EvidenceQuestion): boolean {
  if (words.length === 0) return false;
  const mayLeave = of !== 'failure' && partsLeave(question);
  return mayLeave || mentionsAny(question.around.index.facts, words);
}

/** `yield chunk`, `handle(chunk)`: somebody else looks at what came. */
function partsLeave({ stream, around }: EvidenceQuestion): boolean {
  const { parents, references } = around.index;
  const starts = [...(stream?.loops ?? []), ...(stream?.reads ?? [])].map(({ start }) => start);
  return loopsOver(around.index, starts).some((loop) =>
    namesOf(loop.each?.target).some((name) =>
      (references.get(name) ?? []).some((one) => {
        const parent = parents.get(one);
        const isInside = one.start >= loop.start && one.end <= loop.end;
        return isInside && !(parent && 'kind' in parent && parent.kind === 'member');
      }),
    ),
  );
}

/** Loops around what is read at one of these offsets that run over it. */
const loopsOver = ({ loops }: ModuleIndex, starts: readonly number[]): readonly LoopStatement[] =>
  loops.filter(({ each }) =>
    starts.some((at) => each && at >= each.over.start && at < each.over.end),
  );

/** A part that is taken out by name is looked at here; the whole of the rest is not. */
const namesOf = (pattern: Pattern | undefined): readonly string[] =>
  pattern?.kind === 'name' ? [pattern.name] : [];

// ---------------------------------------------------------------------------------------------- deadlines

interface Deadline {
  readonly at: Place;
  readonly ms: number | null;
}

/** A bound that the code itself has set, and that can end the stream after its headers. */
function deadlineOf(question: EvidenceQuestion): Deadline | null {
  const { found, around } = question;
  if (isClearedEarly(question)) return null;
  const timer = abortTimerOf(found, around);
  if (timer && saysSo(timer)) return null;
  if (timer) return { at: around.resolver.positions.place(timer.node), ms: timer.ms };
  return signalDeadline(question) ?? silenceDeadline(question);
}

/** A timer that does more than to abort leaves word of it: a flag, a line in a log. */
const saysSo = ({ action }: Timer): boolean =>
  action.kind === 'function' && action.fn.body.length > 1;

function signalDeadline({ found, version, around }: EvidenceQuestion): Deadline | null {
  if (!version?.signal || found.operation.without?.includes('signal') === true) return null;
  const reading = optionReadings(found, version.signal)[0]?.reading;
  const there = reading?.state === 'set' ? around.program.around(reading.home.path) : null;
  if (reading?.state !== 'set' || !there) return null;
  const bound = boundOfSignal(reading.value, { ...there, resolver: reading.home }, 0);
  const isTold = timersOf(there.resolver).some(
    (timer) => abortsWhere(timer, () => true) && saysSo(timer),
  );
  if (isTold) return null;
  // Whoever presses a button knows that the answer is not whole.
  return bound.kind === 'time' ? { at: placeOfReading(reading), ms: bound.ms } : null;
}

/** A timeout that ends silence in a stream by closing it. */
function silenceDeadline({ found, version, timeouts }: EvidenceQuestion): Deadline | null {
  const option = version?.timeout.coversStream === 'silence' ? version.timeout.option : null;
  if (!option || timeouts.attemptMs === null) return null;
  const set = optionReadings(found, option).find(({ reading }) => reading.state !== 'absent');
  if (set?.reading.state !== 'set') return null;
  return { at: placeOfReading(set.reading), ms: timeouts.attemptMs };
}

/** A timer that is cleared before the first part is read ends no stream; one that is set anew ends silence. */
function isClearedEarly({ found, stream, around }: EvidenceQuestion): boolean {
  const first = Math.min(
    ...[...(stream?.loops ?? []), ...(stream?.reads ?? [])].map(({ start }) => start),
  );
  return (around.index.references.get('clearTimeout') ?? []).some(
    ({ start }) => start > found.node.end && start < first,
  );
}
