/** Comments that silence findings: written, mended, taken away. */
import { fixOf } from './fix';
import type { TextEdit } from '../model/finding';
import type { FixPlan, SuppressedRule, SuppressionSubject } from '../model/subject';

/** `at`: offset of the finding. The reason is for the user to write. */
export function suppress(rules: readonly string[], at: number): FixPlan {
  return ({ writer }) => {
    const names = rules.join(', ');
    const edits = writer.commentAbove(at, `lifeboat-ignore-next-line ${names} -- reason:`);
    return fixOf('suppress', `Ignore ${names} here, with a reason`, false, edits);
  };
}

/** Never safe: a comment that silences nothing in a half-typed file may be wanted again a second later. */
export function removeSuppression({ word, removal }: SuppressionSubject): FixPlan {
  return () => fixOf('remove-suppression', `Remove this ${word}`, false, [removal]);
}

/** Puts the rules that were meant in the place of those that nobody knows; null where one has no near name. */
export function renameSuppressed({ path, rules }: SuppressionSubject): FixPlan {
  return () => {
    const unknown = rules.filter(({ isKnown }) => !isKnown);
    const renamed = unknown.flatMap((rule) => renaming(rule, path) ?? []);
    if (renamed.length === 0 || renamed.length < unknown.length) return null;
    const names = unknown.map(({ meant }) => meant ?? '').join(', ');
    return fixOf('rename-suppressed', `Write ${names}`, false, renamed);
  };
}

const renaming = ({ meant, span }: SuppressedRule, path: string): TextEdit | null =>
  meant === null ? null : { path, start: span.start, end: span.end, newText: meant };

/** Leaves the rules of which the comment silences something. */
export function keepNeeded({ path, rules }: SuppressionSubject): FixPlan {
  return () => {
    const first = rules[0];
    const last = rules.at(-1);
    const needed = rules.filter(({ isIdle }) => !isIdle).map(({ name }) => name);
    if (!first || !last || needed.length === 0) return null;
    const newText = needed.join(', ');
    const edit = { path, start: first.span.start, end: last.span.end, newText };
    return fixOf('keep-needed', `Ignore ${newText} only`, false, [edit]);
  };
}
