/** Which fixes go into one run over several findings, and what a text is with them. Pure. */
import type { Finding, Fix, TextEdit } from '../model/finding';

export { ruleIds } from '../engine/analyze';

export interface ChosenFix {
  readonly finding: Finding;
  readonly fix: Fix;
}

export interface FixPlan {
  /** In the order of the findings; no two of them touch the same place. */
  readonly taken: readonly ChosenFix[];
  /** Their edits meet those of a fix that was taken: to be asked for again afterwards. */
  readonly left: readonly ChosenFix[];
}

/** At most one fix for each open finding: of those that `accepts` lets through the preferred one, else the first. */
export function planFixes(
  findings: readonly Finding[],
  accepts: (fix: Fix, finding: Finding) => boolean,
): FixPlan {
  const taken: ChosenFix[] = [];
  const left: ChosenFix[] = [];
  const edits: TextEdit[] = [];
  for (const finding of findings) {
    const fix = finding.suppressed ? null : chosen(finding, accepts);
    if (!fix) continue;
    const fresh = fix.edits.filter((edit) => !edits.some((one) => isSame(one, edit)));
    if (fresh.some((edit) => edits.some((one) => meets(one, edit)))) {
      left.push({ finding, fix });
      continue;
    }
    edits.push(...fresh);
    taken.push({ finding, fix });
  }
  return { taken, left };
}

function chosen(
  finding: Finding,
  accepts: (fix: Fix, finding: Finding) => boolean,
): Fix | undefined {
  const accepted = finding.fixes.filter((fix) => accepts(fix, finding));
  return accepted.find((fix) => fix.preferred) ?? accepted[0];
}

/** The edits of several fixes by path, each once, in the order of the text. */
export function editsByPath(fixes: readonly Fix[]): ReadonlyMap<string, readonly TextEdit[]> {
  const all = new Map<string, TextEdit[]>();
  for (const edit of fixes.flatMap((fix) => fix.edits)) {
    const own = all.get(edit.path) ?? [];
    if (!own.some((one) => isSame(one, edit))) own.push(edit);
    all.set(edit.path, own);
  }
  for (const own of all.values()) own.sort((a, b) => a.start - b.start || a.end - b.end);
  return all;
}

/** The text with edits that are in its order and do not meet. */
export const applyEdits = (text: string, edits: readonly TextEdit[]): string =>
  edits.reduceRight(
    (result, { start, end, newText }) => result.slice(0, start) + newText + result.slice(end),
    text,
  );

/**
 * Takes away again what fixes declared for themselves and a later fix has left without a use: `timeout: LLM_TIMEOUT_MS`
 * that became `timeout: 30_000`. What was changed meanwhile stays.
 */
export const withoutUnused = (text: string, edits: readonly TextEdit[]): string =>
  edits.reduce(withFirstName, edits.reduce(withoutOne, text));

function withoutOne(all: string, { newText, declares }: TextEdit): string {
  if (declares === undefined || newText.trim() === '') return all;
  const [before = '', after, more] = all.split(newText);
  if (after === undefined || more !== undefined) return all;
  return uses(before, declares) || uses(after, declares) ? all : before + after;
}

/** `LLM_TIMEOUT_MS_2` needs no number where the first of that name is gone. */
function withFirstName(all: string, { newText, declares = '' }: TextEdit): string {
  const [, first] = /^(.+)_\d+$/.exec(declares) ?? [];
  if (first === undefined || !all.includes(newText) || uses(all, first)) return all;
  return all.replace(asWord(declares, 'g'), () => first);
}

const asWord = (name: string, flags = ''): RegExp =>
  new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`, flags);

const uses = (text: string, name: string): boolean => asWord(name).test(text);

/** Two fixes that declare the same constant carry the same edit. */
const isSame = (a: TextEdit, b: TextEdit): boolean =>
  a.path === b.path && a.start === b.start && a.end === b.end && a.newText === b.newText;

const meets = (a: TextEdit, b: TextEdit): boolean =>
  a.path === b.path && a.start <= b.end && b.start <= a.end;
