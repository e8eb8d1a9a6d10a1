/** Who reaches the calls of a program: one index of steps up, shared by all calls. */
import type { CallSubject } from '../../model/subject';
import type { Ways } from '../contract';
import type { FoundCall } from '../findCalls';
import { pathsInside } from '../flow';
import { pathsOf } from '../inventory';
import type { Surroundings } from '../surroundings';
import { upsOf, type MapNode, type Ups } from './ups';
import { reachesOf } from './ways';

export interface MapperParts {
  /** A module as the map sees it: with callers further out than policies look. */
  readonly around: (path: string) => Surroundings | null;
  readonly packageOf: (path: string) => string;
  /** Id of the provider that another call goes to. */
  readonly providerOf: (found: FoundCall, path: string) => string;
}

/** Ways to the calls of a module; `found` and `subjects` are the same calls in the same order. */
export type Mapper = (
  path: string,
  found: readonly FoundCall[],
  subjects: readonly CallSubject[],
) => Ways;

export function createMapper(parts: MapperParts): Mapper {
  const known = new Map<unknown, Ups>();
  const ups = (node: MapNode): Ups => {
    const key = node.fn ?? node.around.path;
    const before = known.get(key);
    if (before) return before;
    const made = upsOf(node);
    known.set(key, made);
    return made;
  };
  return (path, found, subjects) => {
    const around = parts.around(path);
    if (!around) return { reaches: [], unfollowed: 0 };
    const all = subjects.flatMap(({ call, budgetWithin }, at) => {
      const one = found[at];
      if (!one) return [];
      const paths = pathsOf(one, around, pathsInside);
      const question = {
        ...{ call: one, provider: call.provider, paths },
        providerOf: (other: FoundCall) => parts.providerOf(other, path),
      };
      return [
        reachesOf({ call, budgetWithin, paths, question }, { ups, packageOf: parts.packageOf }),
      ];
    });
    return {
      reaches: all.flatMap(({ reaches }) => reaches),
      unfollowed: all.reduce((sum, { unfollowed }) => sum + unfollowed, 0),
    };
  };
}
