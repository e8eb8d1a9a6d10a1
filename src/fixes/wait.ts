/** A bound on the wait for a call that takes neither a timeout nor a signal. */
import { boundTitle, fixOf, named, timeConstant } from './fix';
import { boundSilence, silenceEdits } from './silence';
import { endsQuietly, idleMs, outerAttempts, outerWaits, timeoutWithin } from './values';
import type { TextEdit } from '../model/finding';
import type { CallSubject, FixPlan } from '../model/subject';
import { formatDuration } from '../model/words';
import type { Writer } from '../model/writer';

/** Hands what is awaited to a helper that fails in time. The request itself is not aborted, and the title says so. */
export const boundWait = (subject: CallSubject): FixPlan => waitBound(subject, () => []);

/** Ends with an error what a timeout of the SDK would end without one: the wait for a stream, and its silence. */
export function boundQuietStream(subject: CallSubject): FixPlan {
  if (subject.facts?.abortedStream !== 'ends-normally') return () => null;
  if (subject.stream?.isLazy === true) return boundSilence(subject);
  if (!endsQuietly(subject)) return () => null;
  return waitBound(subject, (writer) => silenceEdits(subject, writer));
}

/** `beside`: what bounds the rest of the answer; null where it cannot be bound. */
function waitBound(
  subject: CallSubject,
  beside: (writer: Writer) => readonly TextEdit[] | null,
): FixPlan {
  return ({ writer, patience }) => {
    const { node } = subject;
    if (!writer.isAwaited(node)) return null;
    const choice = timeoutWithin(subject, patience, outerAttempts(subject), outerWaits(subject));
    const helper = choice && writer.declareHelper('end-within', node.start);
    const rest = helper && beside(writer);
    if (!choice || !helper || !rest) return null;
    const time = named(writer, timeConstant(choice), node.start);
    const wrapped = writer.wrapExpression(node, helper.name, [time.value]);
    const until = formatDuration(idleMs(subject));
    const silence = rest.length > 0 ? `, and end this stream after ${until} of silence` : '';
    const bound = boundTitle('the wait for this call', choice);
    const title = `${bound}${silence}; the request itself goes on`;
    const edits = [...time.edits, ...wrapped, ...helper.edits, ...rest];
    return fixOf('bound-wait', title, false, edits);
  };
}
