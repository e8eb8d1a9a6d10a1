/** A fallback that is there gets its chance: soon enough, and for more than a rate limit. */
import { fixOf } from './fix';
import { shortened } from './fallbackPrimary';
import { writerAt } from './places';
import { callTimeout, within } from './timeout';
import type { RescueWeakness } from '../model/evidence';
import type { CallSubject, FixPlan } from '../model/subject';

/** Gives up on the first one while somebody still waits for the second. */
export function shortenPrimary(subject: CallSubject, { kind }: RescueWeakness): FixPlan {
  return (tools) => {
    if (kind !== 'too-late') return null;
    const halfMs = (tools.patience[subject.call.patience] * 1_000) / 2;
    const primary = shortened(subject, tools);
    if (!primary || primary.edits.length === 0)
      return (
        within(halfMs, callTimeout(subject, 'fewer'))(tools) ??
        within(halfMs, callTimeout(subject))(tools)
      );
    const name = subject.call.client?.name;
    const what = primary.isClient ? ` for every call of \`${name ?? 'this client'}\`` : '';
    const title = `Ask the fallback${primary.says}${what}`;
    return fixOf('shorten-primary', title, false, primary.edits);
  };
}

/** Server errors, timeouts and lost connections reach the fallback as well. */
export function widenRescue(subject: CallSubject, { narrow }: RescueWeakness): FixPlan {
  return (tools) => {
    const writer = narrow && writerAt(narrow.span.path, subject, tools);
    const any = subject.failure?.classes?.any;
    if (!writer || writer.language(narrow.span.start) === 'python') return null;
    const title = 'Ask the fallback after server errors, timeouts and lost connections too';
    if (narrow.kind === 'class') {
      if (any === undefined) return null;
      const edits = writer.replaceExpression(narrow.span, { kind: 'reference', name: any });
      return fixOf('widen-rescue', title, false, edits);
    }
    // What has no status is no number: it is not below 500.
    const status = writer.sourceOf(narrow.status);
    const code = narrow.isEqual
      ? `${status} === 429 || !(Number(${status}) < 500)`
      : `${status} !== 429 && Number(${status}) < 500`;
    const edits = writer.replaceExpression(narrow.span, { kind: 'code', code });
    return fixOf('widen-rescue', title, false, edits);
  };
}
