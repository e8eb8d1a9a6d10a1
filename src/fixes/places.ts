/** Where an option can be set: on the call, on its client in this file or another, on the request in a helper. */
import type { CallSubject, Construction, FixTools, NativeOption } from '../model/subject';
import type { Writer } from '../model/writer';

/** Code that takes an option, with the writer of its file. */
export interface OptionPlace extends Construction {
  readonly path: string;
  readonly writer: Writer;
  /** As this place spells the option. */
  readonly name: string;
  /** `this call`, `every call of \`client\``. */
  readonly what: string;
}

export function callPlace(
  { call, node, optionsArgument }: CallSubject,
  option: NativeOption | null,
  { writer }: FixTools,
): OptionPlace | null {
  if (!option?.onCall || optionsArgument === null) return null;
  const { path } = call;
  return { path, writer, node, optionsArgument, name: option.name, what: 'this call' };
}

/** The client's construction, unless the call goes through a copy with options of its own. */
export function clientPlace(
  subject: CallSubject,
  option: NativeOption | null,
  tools: FixTools,
): OptionPlace | null {
  if (!option?.onClient || subject.copied) return null;
  const { call, construction, foreign } = subject;
  const place = construction ? { ...construction, path: call.path } : foreign;
  const writer = place && writerAt(place.path, subject, tools);
  if (!place || !writer) return null;
  const client = `every call of \`${call.client?.name ?? 'this client'}\``;
  const what = place.path === call.path ? client : `${client} in ${place.path}`;
  return { ...place, writer, name: option.clientName ?? option.name, what };
}

/** The request that an own helper makes for this call, and for its other callers. */
export function innerPlace(
  subject: CallSubject,
  option: NativeOption | null,
  tools: FixTools,
): OptionPlace | null {
  const { inner, call } = subject;
  const writer = inner && writerAt(inner.path, subject, tools);
  if (!inner || !writer || !option?.onCall) return null;
  const where = inner.path === call.path ? '' : ` in ${inner.path}`;
  return { ...inner, writer, name: option.name, what: `the request behind this call${where}` };
}

export const writerAt = (
  path: string,
  { call }: CallSubject,
  { writer, writerFor }: FixTools,
): Writer | null => (path === call.path ? writer : (writerFor?.(path) ?? null));
