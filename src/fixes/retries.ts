/** Retries in one layer: two where code had switched them off, none where another layer has them. */
import { fixOf, retriesValue } from './fix';
import type { CallSubject, FixPlan } from '../model/subject';

/** The SDKs' own default: bridges blips of a second and adds at most 1.5 s of waiting. */
const attempts = 3;

/** Sets retries again in the place that switched them off: the call's options or the client's. */
export function restoreRetries(subject: CallSubject): FixPlan {
  return ({ writer }) => {
    const { retries } = subject.options;
    const target = placeOf(subject);
    if (!retries || !target) return null;
    const value = retriesValue(attempts, retries);
    const edits = writer.setOptions(target.node, target.optionsArgument, [value]);
    return edits ? fixOf('retries', `Let ${target.what} try again: 2 retries`, true, edits) : null;
  };
}

/** Takes the SDK's own retries away, where something around the call tries again too. */
export function leaveRetriesOutside(subject: CallSubject): FixPlan {
  return ({ writer }) => {
    const { node, optionsArgument, options } = subject;
    const { retries } = options;
    if (retries?.onCall !== true || optionsArgument === null) return null;
    const edits = writer.setOptions(node, optionsArgument, [retriesValue(1, retries)]);
    return edits
      ? fixOf('retries', 'Let only the code around this call try again', false, edits)
      : null;
  };
}

function placeOf(subject: CallSubject) {
  const { call, node, optionsArgument, options, construction } = subject;
  const { at } = call.retries;
  if (!at) return null;
  const onCall = at.path === call.path && at.line >= call.line && at.line <= call.endLine;
  if (onCall) {
    const settable = options.retries?.onCall === true && optionsArgument !== null;
    return settable ? { node, optionsArgument, what: 'this call' } : null;
  }
  if (!construction || subject.copied || options.retries?.onClient !== true) return null;
  return { ...construction, what: `every call of \`${call.client?.name ?? 'this client'}\`` };
}
