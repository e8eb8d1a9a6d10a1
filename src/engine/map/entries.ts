/** Entry points: functions that the outside world calls, under the names that people have for them. */
import type { FunctionFact } from '../../model/facts';
import type { EntryPoint } from '../../model/impact';
import type { Surroundings } from '../surroundings';
import { ownerName } from '../names';
import type { EntryEnd, MapNode } from './ups';

export type EntryFacts = Omit<EntryPoint, 'reaches' | 'package'>;

/** A function that a framework calls. */
export function entryOfEnd(end: EntryEnd, { fn, around }: MapNode): EntryFacts {
  const { framework, registration } = end;
  const place =
    registration && end.around
      ? lineOfHandler(fn, around, end.around, registration.start, registration.end)
      : around.resolver.positions.place(fn ?? { start: 0 });
  return {
    id: `${place.path}#${end.name}`,
    name: end.name,
    kind: framework.kind,
    path: place.path,
    line: place.line,
    patience: framework.patience,
  };
}

/** Inline handlers stand where they are registered, others where they are declared. */
function lineOfHandler(
  fn: FunctionFact | null,
  around: Surroundings,
  there: Surroundings,
  start: number,
  end: number,
): { readonly path: string; readonly line: number } {
  const isInline =
    fn === null || (around.path === there.path && fn.start >= start && fn.end <= end);
  return isInline ? there.resolver.positions.place({ start }) : around.resolver.positions.place(fn);
}

export const nameOfNode = ({ fn, around }: MapNode): string =>
  (fn && (fn.name ?? ownerName(fn, around))) ?? '(module)';
