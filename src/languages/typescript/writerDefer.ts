/** Hands expressions to functions that decide when they run, and chains calls to them. */
import type {
  ArrayExpression,
  AwaitExpression,
  CallExpression,
  Expression,
  FunctionFact,
  Span,
} from '../../model/facts';
import type { TextEdit } from '../../model/finding';
import type { CodeChange } from '../../model/writer';
import { displayWidth } from './style';
import { codeAt, inStyle } from './writerCode';
import { fitArguments, fits, indented, type ItemDoc, roomOf } from './writerLayout';
import { type Fact, walkFacts, walkFactsAt } from './writerNames';
import { keptItem, readList } from './writerList';
import { rigidSpans } from './writerScan';
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

/** `name(() => target)`; with others, one function a line where they do not fit. */
export function deferExpression(
  page: Page,
  target: Span,
  name: string,
  others: readonly string[],
): readonly TextEdit[] | null {
  if (page.style.es5 || waitsInside(page, target)) return null;
  // Prettier puts several functions on lines of their own, however short they are.
  if (others.length > 0) return ropeEdits(page, target, brokenAll(page, target, name, others));
  const room = roomOf(page, target);
  const flat: Rope = [`${name}(() => `, target, ')'];
  if (fits(page, flat, room)) return ropeEdits(page, target, flat);
  const outer = lineIndent(page.text, target.start);
  if (!isOnlyBody(page, target))
    return ropeEdits(page, target, brokenAlone(page, target, name, outer));
  // `list.map((one) => …)`: the body goes to a line of its own first.
  const { newline, trailingCommas, indent } = page.style;
  const inner = outer + indent;
  const ownLine = { indent: inner, column: displayWidth(inner), rest: 1 };
  const body = fits(page, flat, ownLine) ? flat : brokenAlone(page, target, name, inner);
  const [comma, end] = [trailingCommas ? ',' : '', newline + outer];
  return ropeEdits(page, target, [newline + inner, ...body, comma, end]).map(trimmedBefore(page));
}

/** A line that ends where this edit begins keeps no space. */
const trimmedBefore =
  ({ text }: Page) =>
  (one: TextEdit): TextEdit =>
    /^\r?\n/.test(one.newText) && text[one.start - 1] === ' '
      ? { ...one, start: one.start - 1 }
      : one;

/** One line that is all of an arrow function, which is the only or last argument of a call. */
function isOnlyBody(page: Page, target: Span): boolean {
  if (isMultiLine(page, target)) return false;
  let found = false;
  walkFactsAt([page.facts.body, page.facts.exports], target, (fact) => {
    if (fact.kind !== 'call') return true;
    const { args, argsSpan } = fact as CallExpression;
    const last = args.at(-1)?.value;
    found ||=
      last?.kind === 'function' &&
      last.fn.concise &&
      last.fn.bodySpan.start === target.start &&
      target.end === argsSpan.end - 1;
    return true;
  });
  return found;
}

/** The only function stays open behind the name, and its value stands on lines of its own. */
function brokenAlone(page: Page, target: Span, name: string, outer: string): Rope {
  const { newline, trailingCommas, indent } = page.style;
  const comma = trailingCommas ? ',' : '';
  return [
    `${name}(() =>${newline}${outer}${indent}`,
    ...movedIn(page, target, outer + indent, 1),
    `${comma}${newline}${outer})`,
  ];
}

function brokenAll(page: Page, target: Span, name: string, others: readonly string[]): Rope {
  const { newline, trailingCommas, indent } = page.style;
  const outer = lineIndent(page.text, target.start);
  const inner = outer + indent;
  const isShort =
    !isMultiLine(page, target) &&
    displayWidth(`${inner}() => ${sourceOf(page, target)},`) <= page.style.width;
  const first: Rope = isShort
    ? ['() => ', target]
    : [`() =>${newline}${inner}${indent}`, ...movedIn(page, target, inner + indent, 2)];
  const rest = others.map((one) => `,${newline}${inner}${functionText(page, one, inner)}`);
  const comma = trailingCommas ? ',' : '';
  return [`${name}(${newline}${inner}`, ...first, rest.join(''), `${comma}${newline}${outer})`];
}

/** `() => code`, with the code on lines of its own where it is long. */
function functionText(page: Page, code: string, indent: string): string {
  const { newline, width } = page.style;
  const flat = `() => ${inStyle(code, page.style)}`;
  if (!code.includes('\n') && displayWidth(indent + flat) < width) return flat;
  const inner = indent + page.style.indent;
  return `() =>${newline}${inner}${codeAt(page, code, inner)}`;
}

/** Source text some levels further in; one line that becomes too long is broken where its arguments are. */
function movedIn(page: Page, target: Span, indent: string, levels: number): Rope {
  if (isMultiLine(page, target)) return deeper(page, target, levels);
  const call = callAt(page, target);
  if (!call || displayWidth(`${indent}${sourceOf(page, target)},`) <= page.style.width)
    return [target];
  const list = readList(
    page,
    call.argsSpan,
    call.args.map(({ value }) => value),
  );
  if (!list || list.items.length === 0) return [target];
  const room = { indent, column: displayWidth(indent + headOf(page, call)), rest: 1 };
  const items = list.items.map((source, index): ItemDoc => {
    const value = call.args[index]?.value;
    return (value && objectItem(page, value)) ?? keptItem(source);
  });
  const open = span(call.argsSpan.start, call.argsSpan.start + 1);
  const close = span(call.argsSpan.end - 1, call.argsSpan.end);
  const laid = fitArguments(page, items, room, { open: [open], close: [close] });
  return [span(call.start, call.argsSpan.start), ...laid];
}

const headOf = (page: Page, call: CallExpression): string =>
  page.text.slice(call.start, call.argsSpan.start);

/** An object on one line, whose properties may be put on lines of their own. */
function objectItem(page: Page, value: Expression): ItemDoc | null {
  if (value.kind !== 'object' || value.properties.length === 0) return null;
  const list = readList(page, value, value.properties);
  if (!list) return null;
  const open = span(value.start, value.start + 1);
  const close = span(value.end - 1, value.end);
  const items = list.items.map(keptItem);
  return { lead: [], list: { open: [open], items, close: [close], padded: true }, tail: [] };
}

function deeper(page: Page, target: Span, levels: number): Rope {
  const once = indented(page, target);
  return levels === 1
    ? once
    : once.map((piece) => (piece === page.style.indent ? piece.repeat(levels) : piece));
}

/** Waits that belong to the code around: in a function of its own they would be errors, or run again with it. */
function waitsInside(page: Page, target: Span): boolean {
  let waits = false;
  walkFactsAt(page.facts.body, target, (fact) => {
    const isInside = (fact.start ?? -1) >= target.start && (fact.end ?? Infinity) <= target.end;
    waits ||= isInside && (fact.kind === 'await' || fact.kind === 'yield');
    return !(isInside && 'params' in fact);
  });
  return waits;
}

/** In an `await`, or given back by an async function. */
export function isAwaited(page: Page, target: Span): boolean {
  const isTarget = (value: Expression | null): boolean =>
    value?.start === target.start && value.end === target.end;
  let awaited = false;
  walkFactsAt([page.facts.body, page.facts.exports], target, (fact) => {
    if (fact.kind === 'await' && 'value' in fact) awaited ||= isTarget(fact.value as Expression);
    const isAsync = 'params' in fact && 'async' in fact && fact.async === true;
    if (isAsync) awaited ||= givesBack(fact as FunctionFact).some(isTarget);
    return true;
  });
  return awaited;
}

/** Methods that take any promise. */
const takesPromises: ReadonlySet<string> = new Set(['push', 'all', 'allSettled', 'race', 'any']);

/** Where any promise will do: awaited, given back by a function that names no other type, put into a list. */
export function isPassedOn(page: Page, target: Span): boolean {
  const isTarget = (value: Expression | null): boolean =>
    value?.start === target.start && value.end === target.end;
  let passed = false;
  walkFactsAt([page.facts.body, page.facts.exports], target, (fact) => {
    if (passed) return false;
    if (fact.kind === 'await') passed = isTarget((fact as AwaitExpression).value);
    else if (fact.kind === 'array') passed = (fact as ArrayExpression).elements.some(isTarget);
    else if (fact.kind === 'call') passed = takesAny(fact as CallExpression, isTarget);
    else if ('params' in fact) passed = givesAny(fact as FunctionFact, isTarget);
    return true;
  });
  return passed;
}

const takesAny = ({ callee, args }: CallExpression, isTarget: IsTarget): boolean =>
  callee.kind === 'member' &&
  takesPromises.has(callee.property ?? '') &&
  args.some(({ value, spread }) => spread === null && isTarget(value));

const givesAny = (fn: FunctionFact, isTarget: IsTarget): boolean =>
  (fn.returnType === null || fn.returnType.name === 'Promise') && givesBack(fn).some(isTarget);

type IsTarget = (value: Expression | null) => boolean;

/** Values of the `return` statements of a function's own. */
function givesBack(fn: FunctionFact): readonly (Expression | null)[] {
  const values: (Expression | null)[] = [];
  walkFacts(fn.body, (fact) => {
    if (fact.kind === 'return' && 'value' in fact) values.push(fact.value as Expression | null);
    return !('params' in fact);
  });
  return values;
}

/** The text of an expression with parts replaced, as the formatter would indent it. */
export function rewritten(page: Page, target: Span, changes: readonly CodeChange[]): string | null {
  if (waitsInside(page, target)) return null;
  const rigid = rigidSpans(page.text, target.start, target.end);
  if (rigid.some((one) => isMultiLine(page, one))) return null;
  const { indent } = page.style;
  const outer = lineIndent(page.text, target.start);
  const code = [...changes]
    .sort((a, b) => b.start - a.start)
    .reduce(
      (text, { start, end, code }) =>
        text.slice(0, start - target.start) + code + text.slice(end - target.start),
      sourceOf(page, target),
    );
  return code
    .split(/\r?\n/)
    .map((line, index) => (index > 0 && line.startsWith(outer) ? line.slice(outer.length) : line))
    .map((line) => {
      let depth = 0;
      while (line.startsWith(indent, depth * indent.length)) depth++;
      return '  '.repeat(depth) + line.slice(depth * indent.length);
    })
    .join('\n');
}

/** The call whose text this is. */
function callAt(page: Page, target: Span): CallExpression | null {
  let found: CallExpression | null = null;
  walkFactsAt(page.facts.body, target, (fact: Fact) => {
    if (fact.kind === 'call' && fact.start === target.start && fact.end === target.end)
      found = fact as CallExpression;
    return (fact.start ?? 0) <= target.start;
  });
  return found;
}

/** `target.method(code)`: on one line, else every call of the chain on a line of its own. */
export function chainCall(
  page: Page,
  target: Span,
  method: string,
  code: string,
): readonly TextEdit[] | null {
  const call = callAt(page, target);
  if (!call) return null;
  const room = roomOf(page, target);
  const text = `.${method}(${codeAt(page, code, room.indent)})`;
  const [firstLine = ''] = text.split('\n');
  const rest = firstLine === text ? room.rest : 0;
  const width = room.column + displayWidth(sourceOf(page, target) + firstLine.trimEnd()) + rest;
  if (!isMultiLine(page, target) && width <= page.style.width)
    return [edit(page, target.end, target.end, text)];
  const { callee } = call;
  if (callee.kind !== 'member' || callee.property === null)
    return [edit(page, target.end, target.end, text)];
  const { newline, indent } = page.style;
  const inner = newline + room.indent + indent;
  const dot = callee.object.end;
  const rope: Rope = [
    span(target.start, dot),
    inner,
    ...indented(page, span(dot, target.end)),
    `${inner}.${method}(${codeAt(page, code, room.indent + indent)})`,
  ];
  return /^\s*\n/.test(page.text.slice(dot, target.end))
    ? [
        edit(
          page,
          target.end,
          target.end,
          `${inner}.${method}(${codeAt(page, code, room.indent + indent)})`,
        ),
      ]
    : ropeEdits(page, target, rope);
}
