/**
 * The words of comments that silence findings:
 *
 *     lifeboat-ignore-next-line <rule>, <rule> expires 2027-01-31 -- reason
 *
 * and `-line`, `-file`, `-start` … `-end` in its place. Without rules, all are meant. The date may also begin or end
 * the reason.
 */
import type { CommentFact } from '../model/facts';

export const suppressionForms = ['next-line', 'line', 'file', 'start', 'end'] as const;
export type SuppressionForm = (typeof suppressionForms)[number];

export interface SuppressionComment {
  readonly comment: CommentFact;
  /** As written: `lifeboat-ignore-next-line`. */
  readonly word: string;
  /** Null for a form that does not exist. */
  readonly form: SuppressionForm | null;
  /** As written; empty for all rules. */
  readonly rules: readonly string[];
  readonly reason: string | null;
  /** The last day on which it holds, as written; null where it holds for ever. */
  readonly expires: string | null;
}

const opening = /^(lifeboat-ignore(?:-([\w-]*))?)(?=\s|$)\s*([^]*)$/;

/** Null for comments that are about something else. */
export function readSuppressionComment(comment: CommentFact): SuppressionComment | null {
  const [, word, form, rest = ''] = opening.exec(comment.text) ?? [];
  if (word === undefined) return null;
  const [, named = '', reason = ''] = /^([^]*?)(?:(?<=^|\s)--(?:\s+([^]*))?)?$/.exec(rest) ?? [];
  const date = /(?:^|[\s,])expires:?\s+(\S+)/.exec(named);
  const reasoned = date ? { expires: null, reason } : takeDate(reason);
  return {
    comment,
    word,
    form: suppressionForms.find((one) => one === form) ?? null,
    rules: named
      .replace(date?.[0] ?? '', ' ')
      .split(/[\s,]+/)
      .filter(Boolean),
    reason: ownReason(reasoned.reason),
    expires: date?.[1] ?? reasoned.expires,
  };
}

const dated = '[([]?expires:?\\s+(\\d{4}-\\d{2}-\\d{2})[)\\].]?';
/** Letters that it may take; a comment may be of any length. */
const longestDate = 40;

const atStart = new RegExp(`^\\s*${dated}[\\s,;:.-]*`);
const atEnd = new RegExp(`[\\s,;-]*${dated}\\s*$`);

/** In the middle of a sentence the same words may speak of something else. */
function takeDate(reason: string): { readonly expires: string | null; readonly reason: string } {
  const first = atStart.exec(reason);
  if (first) return { expires: first[1] ?? null, reason: reason.slice(first[0].length) };
  const text = reason.trimEnd();
  const last = atEnd.exec(text.slice(-longestDate));
  return last
    ? { expires: last[1] ?? null, reason: text.slice(0, text.length - last[0].length) }
    : { expires: null, reason };
}

/** The quick fix leaves `reason:` for the user to go on. */
function ownReason(text: string): string | null {
  const reason = text.trim();
  return /^(?:reason:?)?$/i.test(reason) ? null : reason;
}

/** True for a day that is in the calendar, written `2027-01-31`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
