/** An abort signal that fires by itself, on a request that takes one. */
import { boundTitle, fixOf } from './fix';
import { outerAttempts, outerWaits, timeoutWithin } from './values';
import type { CallSubject, FixPlan } from '../model/subject';

/** A raw request, or a call of an SDK that has no timeout to set; whole answers only, for its own timers know streams. */
const isWanted = ({ rawHttp, options, call }: CallSubject): boolean =>
  rawHttp || (options.timeout === null && call.streaming === false);

/**
 * Bounds a request as a whole. A stream that is healthy but long would be cut too, so for streams, and where nobody
 * knows whether it streams, it is a suggestion that says so.
 */
export function callSignal(subject: CallSubject): FixPlan {
  return ({ writer, patience }) => {
    const { signal } = subject.options;
    if (!signal?.onCall || subject.optionsArgument === null || !isWanted(subject)) return null;
    const choice = timeoutWithin(subject, patience, outerAttempts(subject), outerWaits(subject));
    if (!choice) return null;
    const edits = writer.setOptions(subject.node, subject.optionsArgument, [
      { name: signal.name, value: { kind: 'timeout-signal', ms: choice.ms } },
    ]);
    if (!edits) return null;
    const whole = subject.call.streaming === false;
    const cut = whole ? '' : '; a longer stream is cut too';
    return fixOf(
      'call-signal',
      `${boundTitle('this call', choice)}${cut}`,
      choice.safe && whole,
      edits,
    );
  };
}
