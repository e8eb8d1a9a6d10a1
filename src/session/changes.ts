/** Findings of code that changed. */
import type { LlmCall } from '../model/call';
import type { Finding } from '../model/finding';
import type { Changes } from '../project/gitChanges';

export type { Changes } from '../project/gitChanges';
export { changedFiles } from '../project/gitChanges';

/** Findings whose call or client, or a call of whose client, lies in a file that changed; all where nobody can say. */
export function inChanges(
  findings: readonly Finding[],
  calls: readonly LlmCall[],
  changes: Changes,
): readonly Finding[] {
  if (changes.kind !== 'files') return findings;
  const clients = new Map(calls.map(({ id, client }) => [id, client?.at.path]));
  return findings.filter(({ path, related, callId }) => {
    const client = callId === null ? undefined : clients.get(callId);
    const places = [
      path,
      ...related.map((one) => one.path),
      ...(client === undefined ? [] : [client]),
    ];
    return places.some((place) => changes.files.has(place));
  });
}
