/** Calls of one module grouped by what holds their settings. */
import type { Range } from '../model/call';
import type { Expression } from '../model/facts';
import type { CallSubject, ClientSubject } from '../model/subject';
import type { Positions } from './positions';

/** One subject for each client, and one for all raw requests of the file to one provider. */
export function clientsOf(
  path: string,
  calls: readonly CallSubject[],
  positions: Positions,
): readonly ClientSubject[] {
  const groups = new Map<string, CallSubject[]>();
  for (const subject of calls) {
    const key = subject.call.client?.id ?? `${path}:${subject.call.sdk}:${subject.call.provider}`;
    groups.set(key, [...(groups.get(key) ?? []), subject]);
  }
  return [...groups].flatMap(([id, members]) => {
    const first = members[0];
    if (!first) return [];
    const { construction } = first;
    return [
      {
        id,
        path,
        anchor: construction
          ? positions.range(lastName(construction.node.callee))
          : first.call.anchor,
        name: first.call.client?.name ?? null,
        construction,
        options: first.options,
        calls: members,
      },
    ];
  });
}

const lastName = (callee: Expression): { start: number; end: number } =>
  callee.kind === 'member' ? callee.propertySpan : callee;

export const sameRange = (a: Range, b: Range): boolean =>
  a.startLine === b.startLine && a.startColumn === b.startColumn;
