/** How errors of an SDK tell what happened, in the version that is used. */
import type { ErrorFacts, Knowledge } from '../model/knowledge';
import { holds } from './versions';

/** `version` null: nobody knows, and the newest is meant. */
export const errorFactsOf = (
  sdk: string,
  version: string | null,
  { failures }: Knowledge,
): ErrorFacts | null =>
  failures.find(
    ({ sdks, range }) =>
      sdks.includes(sdk) && (range === undefined || version === null || holds(version, range)),
  ) ?? null;
