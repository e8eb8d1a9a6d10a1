/** Leaves trying again to the code around a call, where its SDK is told so on the client alone. */
import { fixOf, retriesValue } from './fix';
import { clientPlace } from './places';
import { hastyWords } from './retries';
import type { CallSubject, FixPlan } from '../model/subject';

/** By a copy of the client for this one call: `client.with_options(max_retries=0).chat…`. */
export function leaveRetriesByCopy({ call, options, copyPlace }: CallSubject): FixPlan {
  return ({ writer }) => {
    const { retries } = options;
    if (call.language !== 'python' || !copyPlace || retries?.onClient !== true) return null;
    if (retries.onCall || retries.takes || retries.name.includes('.')) return null;
    const { method, client } = copyPlace;
    const none = retries.countsAttempts ? '1' : '0';
    const edits = writer.chainCall(client, method, `${retries.name}=${none}`);
    const title = `Let only the code around this call try again: \`${method}(${retries.name}=${none})\``;
    return edits && fixOf('retries', title, false, edits);
  };
}

/** On the client, where something tries again around each of its calls that is in sight. */
export function leaveRetriesOnClient(subject: CallSubject): FixPlan {
  return (tools) => {
    const { retries } = subject.options;
    const client = tools.clients?.find(({ id }) => id === subject.call.client?.id);
    const isRepeated =
      client?.calls.every(({ evidence }) => evidence.multiplied?.layers[0]?.at === null) === true;
    const place = isRepeated ? clientPlace(subject, retries, tools) : null;
    if (!place || !retries || retries.onCall) return null;
    const value = { ...retriesValue(1, retries), name: place.name };
    const edits = place.writer.setOptions(place.node, place.optionsArgument, [value]);
    const title = `Let only the code around its calls try again for ${place.what}${hastyWords(subject)}`;
    return edits && fixOf('retries', title, false, edits);
  };
}
