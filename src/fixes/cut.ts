/** A deadline over a whole stream gives way to one that healthy streams never meet. */
import { fixOf, named } from './fix';
import { callPlace, clientPlace } from './places';
import { silenceEdits } from './silence';
import { idleMs } from './values';
import type { StreamCut } from '../model/evidence';
import type { Expression, Property, Span } from '../model/facts';
import type { CallSubject, FixPlan } from '../model/subject';
import { formatDuration } from '../model/words';

/**
 * What a whole stream gets, in ms: the longest that providers ship by default (Mistral, Cohere) with a user waiting,
 * twice as much in the background.
 */
const ampleMs = { interactive: 300_000, background: 600_000 } as const;

/** `signal: AbortSignal.timeout(…)` becomes the timeout of the SDK, which ends with the headers; silence is bound apart. */
export function endAtHeaders(subject: CallSubject, cut: StreamCut): FixPlan {
  return ({ writer }) => {
    const { options, facts } = subject;
    const { timeout } = options;
    if (timeout?.onCall !== true || timeout.unit !== 'ms') return null;
    const signal = facts?.timeout.coversStream === 'headers' ? ownSignal(subject) : null;
    const silence = signal && silenceEdits(subject, writer);
    if (!signal || !silence) return null;
    const { property, ms } = signal;
    const value = { kind: 'code', code: writer.sourceOf(ms) } as const;
    const edits = [
      ...writer.renameProperty(property, timeout.name),
      ...writer.replaceExpression(property.value, value),
    ];
    const until = formatDuration(idleMs(subject));
    const title = `Bound only the wait for the headers by ${formatDuration(cut.ms)}, and end this stream after ${until} of silence`;
    return fixOf('end-at-headers', title, false, [...edits, ...silence]);
  };
}

interface OwnSignal {
  readonly property: Property;
  /** The argument of `AbortSignal.timeout`. */
  readonly ms: Span;
}

/** Written in the options of the call itself, beside no timeout. */
function ownSignal({ node, optionsArgument, options }: CallSubject): OwnSignal | null {
  const given = optionsArgument === null ? undefined : node.args[optionsArgument]?.value;
  if (given?.kind !== 'object' || !options.signal) return null;
  const has = (name: string | undefined) => given.properties.find(({ key }) => key === name);
  const property = has(options.signal.name);
  const ms = property && timeOf(property.value);
  return ms && !has(options.timeout?.name) ? { property, ms } : null;
}

function timeOf(value: Expression): Span | null {
  const { callee, args } = value.kind === 'call' ? value : { callee: null, args: [] };
  const isTimer =
    callee?.kind === 'member' &&
    callee.property === 'timeout' &&
    callee.object.kind === 'reference' &&
    callee.object.name === 'AbortSignal';
  return isTimer ? (args[0]?.value ?? null) : null;
}

/** More time for the whole, where the SDK has no other bound; a stream that dies is noticed by its silence. */
export function raiseDeadline(subject: CallSubject, cut: StreamCut): FixPlan {
  return (tools) => {
    const { call, options } = subject;
    const { source } = call.timeout;
    if (!options.timeout || cut.by !== 'timeout') return null;
    const place =
      source === 'call'
        ? callPlace(subject, options.timeout, tools)
        : clientPlace(subject, options.timeout, tools);
    const ms = ampleMs[call.patience];
    if (!place || ms <= cut.ms) return null;
    const { writer, node, optionsArgument, name, what } = place;
    const isSeconds = options.timeout.unit === 's';
    const constant = {
      name: isSeconds ? 'STREAM_TIMEOUT_SECONDS' : 'STREAM_TIMEOUT_MS',
      value: isSeconds ? ms / 1_000 : ms,
      comment: 'It runs on while the answer flows, and a long answer takes minutes.',
    };
    const time = named(writer, constant, node.start);
    const set = writer.setOptions(node, optionsArgument, [{ name, value: time.value }]);
    if (!set) return null;
    const silence = silenceEdits(subject, tools.writer);
    const until = silence
      ? ` and end this stream after ${formatDuration(idleMs(subject))} of silence`
      : '';
    const waitedMs = tools.patience[call.patience] * 1_000;
    const late = ms > waitedMs ? `, more than the patience of ${formatDuration(waitedMs)}` : '';
    const title = `Give ${what} ${formatDuration(ms)}${late}${until && ','}${until}`;
    return fixOf('raise-deadline', title, false, [...time.edits, ...set, ...(silence ?? [])]);
  };
}
