/** An option that only the client reads, set for one call by a copy of its client. */
import { fixOf } from './fix';
import type { IgnoredSetting } from '../model/evidence';
import type { CallSubject, FixPlan } from '../model/subject';

/** `client.chat….create(max_retries=1)` raises a `TypeError`; `client.with_options(max_retries=1)` is meant. */
export function moveToCopy(subject: CallSubject, setting: IgnoredSetting): FixPlan {
  return ({ writer }) => {
    const { call, node, copyPlace, options } = subject;
    const given = node.args.find(({ name }) => name === setting.name);
    const { retries, timeout } = options;
    const isRead = [retries, timeout].some((one) => one?.onClient && one.name === setting.name);
    if (call.language !== 'python' || !copyPlace || !isRead || !given?.nameSpan) return null;
    if (setting.of !== 'call' || setting.span.path !== call.path) return null;
    const span = { start: given.nameSpan.start, end: given.value.end };
    const { end } = copyPlace.client;
    const newText = `.${copyPlace.method}(${writer.sourceOf(span)})`;
    const set = { path: call.path, start: end, end, newText };
    const removed = writer.removeProperty(
      { kind: 'object', properties: [], ...(node.argsSpan ?? span) },
      {
        ...{ key: setting.name, keySpan: given.nameSpan, value: given.value },
        ...{ spread: false, commented: given.commented === true, ...span },
      },
    );
    if (!removed) return null;
    const edits = [set, ...removed];
    const title = `Set \`${setting.name}\` for this call by \`${copyPlace.method}\`, which reads it`;
    return fixOf('move-setting', title, false, writer.fitted?.(edits) ?? edits);
  };
}
