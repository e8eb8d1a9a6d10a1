/** A bound on the wait for a call that takes neither a timeout nor a signal. */
import { boundTitle, fixOf, named, timeConstant } from './fix';
import { outerAttempts, outerWaits, timeoutWithin } from './values';
import type { CallSubject, FixPlan } from '../model/subject';

/** Hands what is awaited to a helper that fails in time. The request itself is not aborted, and the title says so. */
export function boundWait(subject: CallSubject): FixPlan {
  return ({ writer, patience }) => {
    const { node } = subject;
    if (!writer.isAwaited(node)) return null;
    const choice = timeoutWithin(subject, patience, outerAttempts(subject), outerWaits(subject));
    const helper = choice && writer.declareHelper('end-within', node.start);
    if (!choice || !helper) return null;
    const time = named(writer, timeConstant(choice), node.start);
    const wrapped = writer.wrapExpression(node, helper.name, [time.value]);
    const title = `${boundTitle('the wait for this call', choice)}; the request itself goes on`;
    return fixOf('bound-wait', title, false, [...time.edits, ...wrapped, ...helper.edits]);
  };
}
