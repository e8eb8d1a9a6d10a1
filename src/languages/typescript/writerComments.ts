/** Finds a line above which a comment may stand. */
import type { ModuleFacts } from '../../model/facts';
import type { TextEdit } from '../../model/finding';
import { textSpans } from './writerScan';
import { type Fact, walkFacts } from './writerNames';
import { edit, lineIndent, lineStart, type Page } from './writerText';

interface PlacedFact extends Fact {
  readonly start: number;
  readonly end: number;
  readonly parts?: readonly PlacedFact[];
}

const statementKinds = new Set([
  ...['declare', 'expression', 'return', 'throw', 'branch', 'loop', 'try', 'with', 'block'],
  ...['function-statement', 'class-statement', 'jump'],
]);

/**
 * Above the line that holds `at`, where that line begins in code; else, inside a template or between JSX tags, above
 * the innermost property, member or statement around it that begins in code.
 */
export function commentAbove(page: Page, at: number, comment: string): readonly TextEdit[] {
  const around = factsAround(page.facts, at);
  const places = [
    at,
    ...around
      .filter(startsPlace)
      .map(({ start }) => start)
      .reverse(),
  ];
  const outermost = around[0]?.start ?? at;
  const place = places.find((each) => beginsInCode(page, each)) ?? outermost;
  const start = aboveNextLineComments(page.text, lineStart(page.text, place));
  const { newline } = page.style;
  const line = `// ${comment.replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ')}${newline}`;
  // A script block may begin in the line of its tag.
  const top = page.module.start;
  return start < top
    ? [edit(page, top, top, newline + line)]
    : [edit(page, start, start, lineIndent(page.text, start) + line)];
}

/** All facts that hold a place, from outside in. */
function factsAround(facts: ModuleFacts, at: number): readonly PlacedFact[] {
  const around: PlacedFact[] = [];
  walkFacts([facts.body, facts.exports], (fact) => {
    if (!isPlaced(fact)) return true;
    const holds = fact.start <= at && at < fact.end;
    if (holds) around.push(fact);
    return holds;
  });
  return around.sort((a, b) => b.end - b.start - (a.end - a.start));
}

function isPlaced(fact: Fact): fact is PlacedFact {
  return typeof fact.start === 'number' && typeof fact.end === 'number';
}

/** A statement, a property, or a member of a class. */
function startsPlace(fact: PlacedFact): boolean {
  return statementKinds.has(fact.kind ?? '') || 'keySpan' in fact || 'static' in fact;
}

/** Whether the first letter in the line of `place` is code: not the text of a template, a comment or a JSX element. */
function beginsInCode(page: Page, place: number): boolean {
  const { text } = page;
  const first = lineStart(text, place) + lineIndent(text, place).length;
  const around = factsAround(page.facts, first);
  const outermost = around[0];
  if (!outermost) return true;
  const isText = textSpans(text, outermost.start, first).some(
    ({ start, end }) => start < first && first < end,
  );
  return (
    !isText && !around.some((each) => isElement(text, each) && standsBetweenTags(text, each, first))
  );
}

function isElement(text: string, fact: PlacedFact): boolean {
  return (
    fact.kind === 'unknown' && /^<[\p{ID_Start}$_>]/u.test(text.slice(fact.start, fact.start + 3))
  );
}

/** Whether `at` is neither in an expression of the element nor between the attributes of a tag. */
function standsBetweenTags(text: string, element: PlacedFact, at: number): boolean {
  if (at === element.start) return false;
  const parts = (element.parts ?? []).filter(
    (part) => part.start <= at && !/\w/.test(text[part.start - 1] ?? ''),
  );
  const part = parts.find(({ end }) => at < end);
  if (part) return at === part.start && isElement(text, part);
  let inTag = true;
  for (let index = element.start + 1; index < at; index++) {
    const skipped = parts.find(({ start, end }) => start <= index && index < end);
    if (skipped) index = skipped.end - 1;
    else if (text[index] === '<') inTag = true;
    else if (text[index] === '>') inTag = false;
  }
  return !inTag;
}

/** Comments of other tools for the next line must stay next to it. */
function aboveNextLineComments(text: string, start: number): number {
  let above = start;
  while (above > 0) {
    const previous = lineStart(text, above - 1);
    if (!/^[ \t]*(?:\/\/|\/\*).*-next-line\b/.test(text.slice(previous, above))) break;
    above = previous;
  }
  return above;
}
