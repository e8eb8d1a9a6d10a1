/** Which comments silence what: `// lifeboat-ignore-next-line rule, rule -- reason` and its other forms. */
import type { ModuleFacts } from '../model/facts';
import type { Positions } from '../model/positions';
import { isDay, readSuppressionComment, type SuppressionComment } from './suppressionComments';

/** A comment and the lines that it reaches, both included; none where `from` is above `to`. */
export interface Directive extends SuppressionComment {
  readonly from: number;
  readonly to: number;
  /** Its day is over: it silences nothing any more. */
  readonly isExpired: boolean;
  /** `start` only: an `end` follows. `end` only: a `start` stands before. True for others. */
  readonly isPaired: boolean;
}

export interface Suppressions {
  readonly directives: readonly Directive[];
  /** The narrowest comment that silences a rule for something on one of these lines; null where there is none. */
  find(rule: string, lines: readonly number[]): Directive | null;
}

/** `today`: ISO date. */
export function readSuppressions(
  facts: Pick<ModuleFacts, 'directives'>,
  positions: Positions,
  today: string,
): Suppressions {
  const comments = facts.directives.flatMap((comment) => readSuppressionComment(comment) ?? []);
  const ends = pairs(comments);
  const paired = new Set([...ends.keys(), ...ends.values()]);
  const directives = comments.map((one): Directive => {
    const isBlock = one.form === 'start' || one.form === 'end';
    return {
      ...one,
      ...reach(one, ends.get(one) ?? null, positions),
      isExpired: one.expires !== null && isDay(one.expires) && one.expires < today,
      isPaired: !isBlock || paired.has(one),
    };
  });
  const active = directives
    .filter((one) => !one.isExpired)
    .sort((a, b) => a.to - a.from - (b.to - b.from));
  return {
    directives,
    find: (rule, lines) => active.find((one) => names(one, rule) && covers(one, lines)) ?? null,
  };
}

const names = ({ rules }: Directive, rule: string): boolean =>
  rules.length === 0 || rules.includes(rule);

const covers = ({ from, to }: Directive, lines: readonly number[]): boolean =>
  lines.some((line) => from <= line && line <= to);

/** The `end` of each `start`: the next one that names no rule or one of the same. */
function pairs(
  comments: readonly SuppressionComment[],
): ReadonlyMap<SuppressionComment, SuppressionComment> {
  const open: SuppressionComment[] = [];
  const ends = new Map<SuppressionComment, SuppressionComment>();
  for (const one of comments) {
    if (one.form === 'start') open.push(one);
    if (one.form !== 'end') continue;
    const at = open.findLastIndex(
      ({ rules }) => one.rules.length === 0 || rules.some((rule) => one.rules.includes(rule)),
    );
    const [start] = at < 0 ? [] : open.splice(at, 1);
    if (start) ends.set(start, one);
  }
  return ends;
}

const nowhere = { from: 1, to: 0 };

function reach(
  { form, comment }: SuppressionComment,
  end: SuppressionComment | null,
  positions: Positions,
): { readonly from: number; readonly to: number } {
  const { startLine, endLine } = positions.range(comment);
  switch (form) {
    case 'line':
      return { from: startLine, to: startLine };
    case 'next-line': {
      // Other tools want their comment directly above the code: lines of comments in between do not count.
      const next = positions.nextCodeLine(endLine);
      return { from: next, to: next };
    }
    case 'start':
      return { from: startLine, to: end ? positions.place(end.comment).line : Infinity };
    case 'file':
      return { from: 1, to: Infinity };
    default:
      return nowhere;
  }
}
