/** Retries in one layer: two where code had switched them off, none where another layer has them. */
import { fixOf, retriesValue } from './fix';
import { callPlace, clientPlace } from './places';
import { supply } from './recipe';
import type { CallSubject, FixPlan, NativeOption } from '../model/subject';
import type { ValueText } from '../model/writer';

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
    const title = `Let only the code around this call try again${hastyWords(subject)}`;
    return edits && fixOf('retries', title, false, edits);
  };
}

/** What a title says of an SDK that waits as long as the server asks, where the code around it may not. */
export const hastyWords = ({ facts }: CallSubject): string =>
  facts?.retries.retryAfter.honoured === true
    ? '; it must wait for `Retry-After` itself, as the SDK does'
    : '';

/** Sets the SDK's own retries where nothing tries again: on the call, else on its client. */
export function ownRetries(subject: CallSubject): FixPlan {
  return (tools) => {
    const { retries } = subject.options;
    if (!retries || !isHeeded(subject, retries)) return null;
    if (subject.call.retries.source !== 'none') return null;
    const place = callPlace(subject, retries, tools) ?? clientPlace(subject, retries, tools);
    const value = { ...retriesValue(attempts, retries), name: place?.name ?? retries.name };
    const edits = place?.writer.setOptions(place.node, place.optionsArgument, [value]);
    return edits
      ? fixOf('retries', `Let ${place?.what ?? ''} try again: 2 retries`, true, edits)
      : null;
  };
}

/** The number alone counts: got and ky want to be told besides that a POST may be sent again. */
const isHeeded = ({ facts }: CallSubject, { name }: NativeOption): boolean =>
  facts?.ignored?.some((one) => one.name === name && one.unless !== undefined) !== true;

/** Gives an SDK that repeats without an end one: for all calls of the client, else for this call. */
export function endRepeats(subject: CallSubject): FixPlan {
  return (tools) => {
    const off = subject.facts?.retries.endless?.off;
    if (!off) return null;
    const option: NativeOption = {
      ...{
        name: off.name,
        clientName: off.clientName ?? off.name,
        unit: 'ms',
        countsAttempts: false,
      },
      onCall: off.places.includes('call'),
      onClient: off.places.includes('client'),
      ...(off.takes && { takes: off.takes }),
    };
    const place = clientPlace(subject, option, tools) ?? callPlace(subject, option, tools);
    const value: ValueText = off.takes
      ? { kind: 'code', code: off.takes.again }
      : { kind: 'boolean', value: false };
    const edits = place?.writer.setOptions(place.node, place.optionsArgument, [
      { name: place.name, value },
    ]);
    if (!place || !edits) return null;
    return fixOf(
      'end-repeats',
      `End the repeats of ${place.what}: set \`${place.name}\``,
      true,
      edits,
    );
  };
}

/** Hands the call to a library that tries again, where its SDK does not. */
export function libraryRetries(subject: CallSubject): FixPlan {
  return (tools) => {
    const { node, failure, options, call } = subject;
    const isOwn = options.retries !== null && isHeeded(subject, options.retries);
    if (isOwn || call.retries.source !== 'none' || !failure || sendsOnce(subject)) return null;
    if (!tools.writer.isAwaited(node)) return null;
    const kind = failure.answers === true ? 'retry-request' : 'retry';
    const supplied = supply(kind, { status: failure.status }, node.start, tools);
    const deferred = supplied && tools.writer.deferExpression(node, supplied.runs);
    if (!supplied || !deferred) return null;
    const title = `Try this call again, twice at most, by \`${supplied.runs}\`${supplied.install}`;
    return fixOf('library-retries', title, false, [...supplied.edits, ...deferred]);
  };
}

/** A body that is a stream is gone after the first attempt. */
const sendsOnce = ({ node, rawHttp }: CallSubject): boolean =>
  rawHttp &&
  node.args.some(
    ({ value }) =>
      value.kind === 'object' &&
      value.properties.some((one) => one.key === 'body' && one.value.kind === 'member'),
  );

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
