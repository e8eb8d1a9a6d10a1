/** Writes statements into handlers that are there: a `catch`, or the function that a `.catch` is handed. */
import type { FunctionFact, Handler, Pattern, Span } from '../../model/facts';
import type { TextEdit } from '../../model/finding';
import type { HandlerCode } from '../../model/writer';
import { codeAt, withName } from './writerCode';
import { freeName, walkFacts } from './writerNames';
import { lex } from './writerScan';
import {
  edit,
  isMultiLine,
  lineIndent,
  type Page,
  type Rope,
  ropeEdits,
  sourceOf,
  span,
} from './writerText';

/** Puts statements in front of those of a handler. */
export function beginHandler(
  page: Page,
  target: Span,
  wanted: HandlerCode,
): readonly TextEdit[] | null {
  const caught = handlerAt(page, target);
  if (caught) return inCatch(page, caught, wanted);
  const fn = functionAt(page, target);
  return fn && inFunction(page, fn, wanted);
}

// ------------------------------------------------------------------------------------------------- `catch`

function inCatch(page: Page, handler: Handler, wanted: HandlerCode): readonly TextEdit[] | null {
  const name = nameFor(page, handler.param, handler, wanted);
  const from = handler.param?.end ?? handler.start;
  const open = lex(page.text, from, handler.end).find((one) => sourceOf(page, one) === '{');
  if (name === null || !open) return null;
  const block = span(open.start, handler.end);
  const head = handler.param ? [] : [edit(page, open.start, open.start, `(${name}) `)];
  const code = withName(wanted.code, 'error', name);
  return [...head, ...inBlock(page, block, lineIndent(page.text, handler.start), code)];
}

/** `block`: with its braces. */
function inBlock(page: Page, block: Span, indent: string, code: string): readonly TextEdit[] {
  const { newline } = page.style;
  const inner = indent + page.style.indent;
  const body = trimmed(page, span(block.start + 1, block.end - 1));
  const first = `${newline}${inner}${codeAt(page, code, inner)}`;
  if (isMultiLine(page, block) && body.start < body.end)
    return [edit(page, block.start + 1, block.start + 1, first)];
  const rest: Rope = body.start < body.end ? [`${newline}${inner}`, body] : [];
  return ropeEdits(page, block, ['{', first, ...rest, `${newline}${indent}}`]);
}

function trimmed(page: Page, target: Span): Span {
  const text = sourceOf(page, target);
  const start = target.start + (text.length - text.trimStart().length);
  return span(start, Math.max(start, target.start + text.trimEnd().length));
}

// ----------------------------------------------------------------------------------------------- functions

/** An arrow function that gets a body, or a function with one. */
function inFunction(page: Page, fn: FunctionFact, wanted: HandlerCode): readonly TextEdit[] | null {
  const [param, ...more] = fn.params;
  const name = nameFor(page, param?.pattern ?? null, fn, wanted);
  if (name === null || more.length > 0 || fn.generator || page.style.es5) return null;
  const isArrow = /=>\s*$/.test(page.text.slice(fn.start, arrowEnd(page, fn)));
  if (!isArrow) return null;
  const head = param ? null : headOf(page, fn, name);
  const code = withName(wanted.code, 'error', name);
  const indent = lineIndent(page.text, fn.start);
  if (!param && head === null) return null;
  const edits = fn.concise
    ? withBody(page, fn, indent, code)
    : inBlock(page, fn.bodySpan, indent, code);
  return edits && [...(head ?? []), ...edits];
}

/** Where the body begins, be it in brackets. */
const arrowEnd = (page: Page, fn: FunctionFact): number =>
  fn.start + page.text.slice(fn.start, fn.bodySpan.start).lastIndexOf('=>') + 2;

/** `()` with the error in it. */
function headOf(page: Page, fn: FunctionFact, name: string): readonly TextEdit[] | null {
  const brackets = /^(?:async\s*)?\(\s*\)/.exec(page.text.slice(fn.start, fn.bodySpan.start))?.[0];
  if (brackets === undefined) return null;
  const at = fn.start + brackets.lastIndexOf('(') + 1;
  const type = page.facts.language === 'typescript' ? ': unknown' : '';
  return [edit(page, at, fn.start + brackets.length - 1, name + type)];
}

/** `() => []` becomes `() => { …; return []; }`. */
function withBody(
  page: Page,
  fn: FunctionFact,
  indent: string,
  code: string,
): readonly TextEdit[] | null {
  const [only] = fn.body;
  const value = only?.kind === 'return' ? only.value : null;
  if (!value || isMultiLine(page, value)) return null;
  const { newline } = page.style;
  const inner = indent + page.style.indent;
  const whole = span(arrowEnd(page, fn), fn.end);
  const last = codeAt(page, `return ${sourceOf(page, value)};`, inner);
  const text = ` {${newline}${inner}${codeAt(page, code, inner)}${newline}${inner}${last}${newline}${indent}}`;
  return [edit(page, whole.start, whole.end, text)];
}

// ------------------------------------------------------------------------------------------------- finding

/** The name that the error has, or gets; null where it is taken apart. */
function nameFor(
  page: Page,
  param: Pattern | null,
  where: Span,
  { error }: HandlerCode,
): string | null {
  if (param) return param.kind === 'name' ? param.name : null;
  return freeName(sourceOf(page, where), error ?? 'error');
}

function handlerAt(page: Page, target: Span): Handler | null {
  let found: Handler | null = null;
  walkFacts(page.facts.body, (fact) => {
    if (
      'types' in fact &&
      'param' in fact &&
      fact.start === target.start &&
      fact.end === target.end
    )
      found = fact as Handler;
    return found === null;
  });
  return found;
}

function functionAt(page: Page, target: Span): FunctionFact | null {
  let found: FunctionFact | null = null;
  walkFacts([page.facts.body, page.facts.exports], (fact) => {
    if ('params' in fact && fact.start === target.start && fact.end === target.end)
      found = fact as FunctionFact;
    return found === null;
  });
  return found;
}
