/** An abort signal that fires by itself, on a request that takes one. */
import { boundTitle, fixOf } from './fix';
import { callPlace, innerPlace, type OptionPlace } from './places';
import { outerAttempts, outerWaits, timeoutWithin } from './values';
import type { TextEdit } from '../model/finding';
import type { CallSubject, FixPlan } from '../model/subject';

/** A raw request, or a call of an SDK that has no timeout to set; whole answers only, for its own timers know streams. */
const isWanted = ({ rawHttp, options, call }: CallSubject): boolean =>
  rawHttp || (options.timeout === null && call.streaming === false);

/**
 * Bounds a request as a whole. A stream that is healthy but long would be cut too, so for streams, and where nobody
 * knows whether it streams, it is a suggestion that says so.
 */
export function callSignal(subject: CallSubject): FixPlan {
  return (tools) => {
    const { signal } = subject.options;
    if (!signal || !isWanted(subject)) return null;
    const place = callPlace(subject, signal, tools) ?? innerPlace(subject, signal, tools);
    const choice = timeoutWithin(
      ...([subject, tools.patience, outerAttempts(subject), outerWaits(subject)] as const),
    );
    const edits = place && choice && signalEdits(place, choice.ms);
    if (!place || !choice || !edits) return null;
    const whole = subject.call.streaming === false;
    const cut = whole ? '' : '; a longer stream is cut too';
    // A helper has other callers too.
    const isOwn = place.node === subject.node;
    const title = `${boundTitle(place.what, choice)}${cut}`;
    return fixOf('call-signal', title, choice.safe && whole && isOwn, edits);
  };
}

const signalEdits = (
  { writer, node, optionsArgument, name }: OptionPlace,
  ms: number,
): readonly TextEdit[] | null =>
  writer.setOptions(node, optionsArgument, [{ name, value: { kind: 'timeout-signal', ms } }]);
