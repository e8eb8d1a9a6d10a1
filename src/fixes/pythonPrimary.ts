/** A provider that has a fallback gets little time, so that the fallback answers while somebody still waits. */
import { clientPlace } from './places';
import type { TextEdit } from '../model/finding';
import type { CallSubject, FixTools } from '../model/subject';
import { formatDuration } from '../model/words';
import type { CodeChange, OptionValue } from '../model/writer';

/** How the first is bounded: by edits elsewhere, by changes of its statement, by options of its call. */
export interface PythonPrimary {
  readonly edits: readonly TextEdit[];
  readonly changes: readonly CodeChange[];
  readonly options: readonly OptionValue[];
  /** ` after 30 s and one attempt`; empty where it fails in time already. */
  readonly says: string;
}

const untouched: PythonPrimary = { edits: [], changes: [], options: [], says: '' };

/**
 * Half of the patience is the first one's. Null where it takes longer to fail and nothing here can change that. `calls`:
 * those that get a fallback; a client that has others too stays as it is. `copies`: the statement can be changed.
 */
export function pythonPrimary(
  subject: CallSubject,
  calls: readonly CallSubject[],
  tools: FixTools,
  copies: boolean,
): PythonPrimary | null {
  const { call, options, copyPlace } = subject;
  const { untilErrorMs, unknown } = call.budget;
  const halfMs = (tools.patience[call.patience] * 1_000) / 2;
  if (!unknown && untilErrorMs !== null && untilErrorMs <= halfMs) return untouched;
  if (call.timeout.source === 'call' || call.timeout.source === 'signal') return null;
  const ms = Math.floor(halfMs / 1_000) * 1_000;
  const says = ` after ${formatDuration(ms)} and one attempt`;
  const settings = settingsFor(subject, ms);
  const { timeout, retries } = options;
  if (!settings || !timeout) return null;
  if (timeout.onCall && retries?.onCall !== false && !timeout.name.includes('.'))
    return { ...untouched, options: settings, says };
  if (copies && copyPlace) {
    const code = settings.map(({ name, value }) =>
      value.kind === 'number' ? `${name}=${numberText(name, value.value)}` : '',
    );
    const { end } = copyPlace.client;
    const change = { start: end, end, code: `.${copyPlace.method}(${code.join(', ')})` };
    return { ...untouched, changes: [change], says };
  }
  const place = clientPlace(subject, timeout, tools);
  const client = tools.clients?.find(({ id }) => id === call.client?.id);
  const isOnlyOurs = client?.calls.every((one) => calls.includes(one)) === true;
  const edits =
    place && isOnlyOurs
      ? place.writer.setOptions(place.node, place.optionsArgument, settings)
      : null;
  return edits && { ...untouched, edits, says };
}

/** A timeout, and one attempt; null where the SDK tries again and cannot be told not to. */
function settingsFor({ options, call }: CallSubject, ms: number): readonly OptionValue[] | null {
  const { timeout, retries } = options;
  if (!timeout) return null;
  const value = timeout.unit === 's' ? ms / 1_000 : ms;
  const bound: OptionValue = {
    name: timeout.clientName ?? timeout.name,
    value: { kind: 'number', value },
  };
  if (call.retries.source === 'none' || call.retries.source === 'disabled') return [bound];
  if (!retries || retries.takes || call.retries.source === 'call') return null;
  const once = retries.countsAttempts ? 1 : 0;
  const name = retries.clientName ?? retries.name;
  return [bound, { name, value: { kind: 'number', value: once } }];
}

/** Seconds are floats. */
const numberText = (name: string, value: number): string =>
  name === 'timeout' && Number.isInteger(value) ? `${String(value)}.0` : String(value);
