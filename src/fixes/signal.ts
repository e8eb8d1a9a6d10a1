/** An abort signal that fires by itself, on a request that takes one. */
import { boundTitle, fixOf, forDeciding, lateWords } from './fix';
import { callPlace, innerPlace, type OptionPlace } from './places';
import { generousTimeout, isEnough, outerAttempts, outerWaits, timeoutWithin } from './values';
import type { TextEdit } from '../model/finding';
import type { CallSubject, FixPlan, FixTools } from '../model/subject';

/** A raw request, or a call of an SDK that has no timeout to set; whole answers only, for its own timers know streams. */
const isWanted = ({ rawHttp, options, call }: CallSubject): boolean =>
  rawHttp || (options.timeout === null && call.streaming === false);

/**
 * Bounds a request as a whole. A stream that is healthy but long would be cut too, so for streams, and where nobody
 * knows whether it streams, it is a suggestion that says so. `generous`: longer than somebody waits, where only that is
 * safe.
 */
export function callSignal(
  subject: CallSubject,
  wait: 'patient' | 'generous' = 'patient',
): FixPlan {
  return (tools) => {
    const { signal } = subject.options;
    if (!signal || !isWanted(subject)) return null;
    const place = callPlace(subject, signal, tools) ?? innerPlace(subject, signal, tools);
    const wanted = wait === 'generous' ? generousTimeout : timeoutWithin;
    const choice = wanted(
      ...([subject, tools.patience, outerAttempts(subject), outerWaits(subject)] as const),
    );
    if (!place || !choice) return null;
    const whole = subject.call.streaming === false;
    const safe = choice.safe && whole && suitsHelper(subject, choice.ms, tools);
    const edits = safe || wait === 'patient' ? signalEdits(place, choice.ms) : null;
    const late = lateWords(subject, choice, tools.patience);
    const title = `${boundTitle(place.what, choice)}${late}${whole ? '' : '; a longer stream is cut too'}`;
    const fix = edits && fixOf('call-signal', title, safe, edits);
    return fix && forDeciding(fix, choice, [subject], () => true);
  };
}

/** No other request that goes through the same helper needs longer; false where others may, of which nothing is known. */
function suitsHelper({ inner }: CallSubject, ms: number, { clients = [] }: FixTools): boolean {
  if (!inner) return true;
  const served = clients
    .flatMap(({ calls }) => calls)
    .filter((one) => one.inner?.node === inner.node && one.call.path === inner.path);
  const isAll = new Set(served.map(({ node }) => node.start)).size === inner.callers;
  return isAll && served.every((one) => one.call.streaming === false && isEnough(one, ms));
}

const signalEdits = (
  { writer, node, optionsArgument, name }: OptionPlace,
  ms: number,
): readonly TextEdit[] | null =>
  writer.setOptions(node, optionsArgument, [{ name, value: { kind: 'timeout-signal', ms } }]);
