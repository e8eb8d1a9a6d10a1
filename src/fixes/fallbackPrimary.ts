/** A provider that has a fallback gets little time, so that the fallback answers while somebody still waits. */
import { callPlace, clientPlace } from './places';
import type { TextEdit } from '../model/finding';
import type { CallSubject, FixTools } from '../model/subject';
import { formatDuration } from '../model/words';
import type { OptionValue, ValueText } from '../model/writer';

/** How a call and the one that answers for it are bounded, where that is said in the calls. */
export type Limits = Pick<Primary, 'bound' | 'inside'>;

/** Half of the patience is the primary's, so that the other can answer within it. */
export interface Primary {
  readonly edits: readonly TextEdit[];
  readonly says: string;
  /** A property that bounds the other call too, where only calls can be bounded; empty where the client is. */
  readonly bound: string;
  /** Edits of the call itself that go together with what is put around it. */
  readonly inside: readonly TextEdit[];
  /** The edits are about every call of the client. */
  readonly isClient: boolean;
}

/** Half of the patience, in ms, as whole seconds: the other answers in the rest. */
export const primaryMs = ({ call }: CallSubject, { patience }: FixTools): number =>
  Math.max(1, Math.floor(patience[call.patience] / 2)) * 1_000;

/** Null where the primary takes too long to fail and nothing here can change that. */
export function shortened(subject: CallSubject, tools: FixTools): Primary | null {
  const { call } = subject;
  const { untilErrorMs, unknown } = call.budget;
  const halfMs = (tools.patience[call.patience] * 1_000) / 2;
  const ms = primaryMs(subject, tools);
  const inside = wholeBound(subject, ms, tools);
  if (!unknown && untilErrorMs !== null && untilErrorMs <= halfMs) {
    const says = inside.length > 0 ? ` or takes ${formatDuration(ms)}` : '';
    return { edits: [], says, bound: '', inside, isClient: false };
  }
  if (call.timeout.source === 'call' || call.timeout.source === 'signal') return null;
  const says = ` after ${formatDuration(ms)} and one attempt`;
  const edits = shortClient(subject, ms, tools);
  return edits
    ? { edits, says, bound: '', inside, isClient: true }
    : shortCall(subject, ms, says, tools);
}

/** A signal for a whole answer whose body the SDK's own timeout does not cover; empty where that cannot be or need not. */
function wholeBound(subject: CallSubject, ms: number, tools: FixTools): readonly TextEdit[] {
  const { call, options } = subject;
  if (call.streaming !== false || call.budget.bodyBounded || call.budget.unknown) return [];
  const place = callPlace(subject, options.signal, tools);
  if (!place) return [];
  const value = { kind: 'timeout-signal', ms } as const;
  const { writer, node, optionsArgument, name } = place;
  return writer.setOptions(node, optionsArgument, [{ name, value }]) ?? [];
}

function shortClient(
  subject: CallSubject,
  ms: number,
  tools: FixTools,
): readonly TextEdit[] | null {
  const { call, options } = subject;
  const place = clientPlace(subject, options.timeout, tools);
  const never = noRetries(subject, 'onClient');
  if (!place || !options.timeout || !never || call.retries.source === 'call') return null;
  const value = number(options.timeout.unit === 's' ? ms / 1_000 : ms);
  const settings = [{ name: place.name, value }, ...never];
  return place.writer.setOptions(place.node, place.optionsArgument, settings);
}

/** Only where the call is no chain: what is added inside must not be moved by what is added behind. */
function shortCall(
  subject: CallSubject,
  ms: number,
  says: string,
  tools: FixTools,
): Primary | null {
  const { signal } = subject.options;
  const place = subject.node.callee.kind === 'reference' ? callPlace(subject, signal, tools) : null;
  const never = noRetries(subject, 'onCall');
  if (!place || !never || place.optionsArgument !== 0) return null;
  const edits = place.writer.setOptions(place.node, place.optionsArgument, [
    ...never,
    { name: place.name, value: { kind: 'timeout-signal', ms } },
  ]);
  const bound = `${place.name}: AbortSignal.timeout(${String(ms / 1_000)}_000)`;
  return edits && { edits, says, bound, inside: [], isClient: false };
}

/** The option that leaves one attempt; null where the SDK tries again and cannot be told not to. */
function noRetries(
  { call, options: { retries } }: CallSubject,
  where: 'onCall' | 'onClient',
): readonly OptionValue[] | null {
  if (call.retries.source === 'none' || call.retries.source === 'disabled') return [];
  if (retries?.[where] !== true || retries.takes) return null;
  const name = where === 'onClient' ? (retries.clientName ?? retries.name) : retries.name;
  return [{ name, value: number(retries.countsAttempts ? 1 : 0) }];
}

const number = (value: number): ValueText => ({ kind: 'number', value });
