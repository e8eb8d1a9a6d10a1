/** `// lifeboat-ignore-next-line rule, rule -- reason` and its forms for a line and a file. */
import type { CommentFact, ModuleFacts } from '../model/facts';
import type { Suppression } from '../model/finding';
import type { Positions } from '../model/positions';

interface Directive {
  readonly form: 'next-line' | 'line' | 'file';
  /** Rule ids; empty for all rules. */
  readonly rules: readonly string[];
  readonly reason: string | null;
  readonly comment: CommentFact;
}

export interface Suppressions {
  /** The suppression of a rule for something that stands on one of these lines; null where there is none. */
  find(rule: string, lines: readonly number[]): Suppression | null;
}

const pattern = /^lifeboat-ignore-(next-line|line|file)\b\s*([^]*?)(?:\s+--\s*([^]*))?$/;

export function readSuppressions(facts: ModuleFacts, positions: Positions): Suppressions {
  const directives = facts.directives.flatMap((comment) => directiveOf(comment) ?? []);
  return {
    find: (rule, lines) => {
      const found = directives.find(
        (one) =>
          (one.rules.length === 0 || one.rules.includes(rule)) && covers(one, lines, positions),
      );
      return found ? { reason: found.reason, range: positions.range(found.comment) } : null;
    },
  };
}

function directiveOf(comment: CommentFact): Directive | null {
  const match = pattern.exec(comment.text);
  if (!match) return null;
  const [, form = '', rules = '', reason = ''] = match;
  return {
    form: form as Directive['form'],
    rules: rules.split(/[\s,]+/).filter(Boolean),
    reason: reason.trim() || null,
    comment,
  };
}

function covers(directive: Directive, lines: readonly number[], positions: Positions): boolean {
  if (directive.form === 'file') return true;
  const { startLine, endLine } = positions.range(directive.comment);
  if (directive.form === 'line') return lines.includes(startLine);
  // Other tools want their comment directly above the code: lines of comments in between do not count.
  return lines.includes(positions.nextCodeLine(endLine));
}
