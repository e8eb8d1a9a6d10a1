/** A few requests at a time, where a collection of unknown size starts one for each element. */
import { fixOf } from './fix';
import { supply } from './recipe';
import type { TextEdit } from '../model/finding';
import type { CallSubject, FixPlan, FixTools } from '../model/subject';

/**
 * How many run at the same time. A limit of requests a minute counts more than these: at 2 s an answer, five at a time
 * are 150 a minute.
 */
const atOnce = 5;

/** Hands every request of the crowd to one limiter of the module: where the calls are, not where the list is. */
export function limitRequests(subject: CallSubject): FixPlan {
  return (tools) => {
    const calls = requestsOfCrowd(subject, tools);
    // A stream's request is answered when its headers are there: the limiter would let go of it too early.
    const canWait = ({ call, node }: CallSubject): boolean =>
      call.streaming === false && tools.writer.isPassedOn(node);
    if (!calls.every(canWait)) return null;
    const supplied = supply('limit', { atOnce: String(atOnce) }, subject.node.start, tools);
    if (!supplied) return null;
    const edits: TextEdit[] = [...supplied.edits];
    for (const { node } of calls) {
      const deferred = tools.writer.deferExpression(node, supplied.runs);
      if (!deferred) return null;
      edits.push(...deferred);
    }
    const title = `Send ${String(atOnce)} requests at a time by \`${supplied.runs}\`${supplied.install}`;
    return fixOf('limit-requests', title, false, edits);
  };
}

/** The calls of this file that the same collection starts. */
function requestsOfCrowd(subject: CallSubject, { clients = [] }: FixTools): readonly CallSubject[] {
  const at = placeOf(subject);
  const others = clients
    .flatMap(({ calls }) => calls)
    .filter(
      (one) =>
        one.call.path === subject.call.path &&
        one.call.id !== subject.call.id &&
        placeOf(one) === at,
    );
  return [subject, ...others];
}

/** Null where nothing starts several at once. */
const placeOf = ({ evidence: { crowd } }: CallSubject): string | null =>
  crowd && [crowd.at.path, crowd.at.cell, crowd.at.line, crowd.at.column].join(':');
