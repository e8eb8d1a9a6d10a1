/** Branches, loops, handlers and contexts. */
import type {
  Expression,
  Handler,
  LoopStatement,
  Pattern,
  Statement,
  WithStatement,
} from '../../model/facts';
import { commentsBetween } from './comments';
import { expressionsIn, isExpression, readExpression, readList, readOr } from './expressions';
import { readTarget, readTargets } from './patterns';
import { readCase } from './matching';
import {
  childNamed,
  commaSeparated,
  missing,
  type Reader,
  spanOf,
  textOf,
  tooDeep,
} from './reader';
import { readBody } from './statements';
import type { Node } from './tree';

/** A keyword, what stands between it and its colon, and its body. */
interface Section {
  readonly word: Node;
  readonly head: readonly Node[];
  readonly body: Node | null;
}

/** `if … : … elif … : … else: …` in its parts, which the grammar has all in a row. */
function sectionsOf({ children }: Node): readonly Section[] {
  const sections: { word: Node; head: Node[]; body: Node | null }[] = [];
  for (const child of children) {
    const open = sections.at(-1);
    if (child.name === 'Body' && open && !open.body) open.body = child;
    else if (open && !open.body) open.head.push(child);
    else sections.push({ word: child, head: [], body: null });
  }
  return sections;
}

const bodyOf = ({ body }: Section, reader: Reader): Statement[] =>
  body ? readBody(body, reader) : [];

// ---------------------------------------------------------------------------------------------------- branches

export function pushIf(node: Node, out: Statement[], reader: Reader): void {
  const branch = readBranch(sectionsOf(node), 0, node.end, reader);
  if (branch) out.push(branch);
}

/** `elif` is a branch within the `else` before it. Null where there is none, or no deeper one is read. */
function readBranch(
  sections: readonly Section[],
  at: number,
  end: number,
  reader: Reader,
): Statement | null {
  const section = sections[at];
  if (!section || tooDeep(reader)) return null;
  reader.depth++;
  const head = section.head.find(isExpression);
  const test = readOr(head, section.word.end, reader);
  const { typeOnly } = reader;
  reader.typeOnly ||= head !== undefined && /^(?:\w+\.)?TYPE_CHECKING$/.test(textOf(head, reader));
  const then = bodyOf(section, reader);
  reader.typeOnly = typeOnly;
  const next = sections[at + 1];
  const branch = next?.word.name === 'else' ? null : readBranch(sections, at + 1, end, reader);
  const last = next && !branch ? bodyOf(next, reader) : [];
  reader.depth--;
  const otherwise = branch ? [branch] : last;
  return { kind: 'branch', test, then, otherwise, start: section.word.start, end };
}

/** `match` becomes the value that it looks at, then one branch for each case in order (`case _` has no test). */
export function pushMatch(node: Node, out: Statement[], reader: Reader): void {
  const subject = readList(node.children.filter(isExpression), reader);
  if (subject)
    out.push({ kind: 'expression', value: subject, start: subject.start, end: subject.end });
  const body = childNamed(node, 'MatchBody');
  for (const clause of body?.children ?? [])
    if (clause.name === 'MatchClause') out.push(readCase(clause, reader));
}

// ------------------------------------------------------------------------------------------------------- loops

/** What follows `else` runs behind the loop; where a `break` may pass it by, in a branch that nothing decides. */
export function pushLoop(node: Node, out: Statement[], reader: Reader): void {
  const awaits = node.children[0]?.name === 'async';
  const sections = sectionsOf(awaits ? { ...node, children: node.children.slice(1) } : node);
  const [main, otherwise] = sections;
  if (!main) return;
  const loop = main.word.name === 'for' ? readFor(main, awaits, reader) : readWhile(main, reader);
  const end = main.body?.end ?? node.end;
  out.push({ ...loop, start: node.start, end });
  if (!otherwise) return;
  const last = bodyOf(otherwise, reader);
  const span = { start: otherwise.word.start, end: node.end };
  if (!main.body || !breaks(main.body)) out.push(...last);
  else out.push({ kind: 'branch', test: null, then: last, otherwise: [], ...span });
}

type Loop = Omit<LoopStatement, 'start' | 'end'>;

const plainLoop = { kind: 'loop', init: [], test: null, update: null, each: null } as const;

function readWhile(section: Section, reader: Reader): Loop {
  const test = readOr(section.head.find(isExpression), section.word.end, reader);
  return { ...plainLoop, style: 'while', test, body: bodyOf(section, reader) };
}

function readFor(section: Section, awaits: boolean, reader: Reader): Loop {
  const { head, word } = section;
  const within = head.findIndex(({ name }) => name === 'in');
  const until = within < 0 ? head.length : within;
  const over = readList(head.slice(until + 1), reader) ?? missing(head.at(-1)?.end ?? word.end);
  const target = readTargets(head.slice(0, until), word.end, reader);
  return {
    ...plainLoop,
    style: 'each',
    each: { target, over, awaits },
    body: bodyOf(section, reader),
  };
}

const own: ReadonlySet<string> = new Set([
  ...['FunctionDefinition', 'ClassDefinition', 'WhileStatement', 'ForStatement'],
]);

function breaks(node: Node): boolean {
  return node.children.some((child) =>
    child.name === 'BreakStatement' ? true : !own.has(child.name) && breaks(child),
  );
}

// ------------------------------------------------------------------------------------------------------ errors

/**
 * What follows `else` runs behind the body, where the handlers do not reach. Where each handler leaves, it is simply
 * what comes next; else it stands at the end of the body, for what it does is done only after success.
 */
export function pushTry(node: Node, out: Statement[], reader: Reader): void {
  const [main, ...others] = sectionsOf(node);
  if (!main) return;
  const body = bodyOf(main, reader);
  const handlers: Handler[] = [];
  let finalizer: readonly Statement[] = [];
  let otherwise: readonly Statement[] = [];
  let otherwiseSpan = { start: node.end, end: node.end };
  for (const section of others) {
    if (section.word.name === 'except') handlers.push(readHandler(section, reader));
    else if (section.word.name === 'finally') finalizer = bodyOf(section, reader);
    else {
      otherwise = bodyOf(section, reader);
      otherwiseSpan = { start: section.word.start, end: section.body?.end ?? section.word.end };
    }
  }
  const isNext = otherwise.length > 0 && handlers.every((one) => leaves(one.body));
  out.push({
    kind: 'try',
    body: isNext ? body : [...body, ...otherwise],
    handlers,
    finalizer,
    ...spanOf(node),
  });
  if (isNext) out.push({ kind: 'block', body: otherwise, ...otherwiseSpan });
}

function leaves(body: readonly Statement[]): boolean {
  const last = body.at(-1);
  switch (last?.kind) {
    case 'return':
    case 'throw':
    case 'jump':
      return true;
    case 'branch':
      return leaves(last.then) && leaves(last.otherwise);
    default:
      return false;
  }
}

/** `except (A, B) as error:`, and `except A, B:` without brackets. */
function readHandler(section: Section, reader: Reader): Handler {
  const { head, word, body } = section;
  const as = head.findIndex(({ name }) => name === 'as');
  const caught = as < 0 ? head : head.slice(0, as);
  const name = as < 0 ? undefined : head[as + 1];
  const types = caught.filter(isExpression).flatMap((node) => namedIn(node, reader));
  const param: Pattern | null = name ? readTarget(name, reader) : null;
  return {
    types,
    param,
    body: bodyOf(section, reader),
    ...(body && beginsWithComment(body, reader) ? { commented: true } : {}),
    start: word.start,
    end: (body ?? head.at(-1) ?? word).end,
  };
}

function namedIn(node: Node, reader: Reader): readonly Expression[] {
  const nodes = node.name === 'TupleExpression' ? expressionsIn(node) : [node];
  return nodes.map((one) => readExpression(one, reader));
}

/** Before its first statement, or beside the `pass` that is all of it. */
function beginsWithComment(body: Node, reader: Reader): boolean {
  const [, first] = body.children;
  if (!first) return false;
  const isEmpty = body.children.length === 2 && first.name === 'PassStatement';
  const lineEnd = reader.text.indexOf('\n', first.end);
  const until = isEmpty ? (lineEnd < 0 ? reader.text.length : lineEnd) : first.start;
  return commentsBetween(body.start, until, reader).length > 0;
}

// ---------------------------------------------------------------------------------------------------- contexts

/** `with a as b, (c), d as e:`; brackets around all of them leave no trace. */
export function readWith(node: Node, reader: Reader): WithStatement {
  const awaits = node.children[0]?.name === 'async';
  const word = node.children.findIndex(({ name }) => name === 'with');
  const bodyAt = node.children.findIndex(({ name }) => name === 'Body');
  const head = node.children.slice(word + 1, bodyAt < 0 ? undefined : bodyAt);
  const items = commaSeparated(head).flatMap((group) => readItem(group, reader));
  const body = bodyAt < 0 ? undefined : node.children[bodyAt];
  return { kind: 'with', awaits, items, body: body ? readBody(body, reader) : [], ...spanOf(node) };
}

type WithItem = WithStatement['items'][number];

function readItem(group: readonly Node[], reader: Reader): readonly WithItem[] {
  const value = group.find(isExpression);
  if (!value || isEmptyTuple(value)) return [];
  const as = group.findIndex(({ name }) => name === 'as');
  if (as < 0 && value.name === 'TupleExpression')
    return expressionsIn(value).map((one) => ({
      value: readExpression(one, reader),
      target: null,
    }));
  const named = as < 0 ? undefined : group.slice(as + 1).find(isExpression);
  const target = named ? readTarget(named, reader) : null;
  return [{ value: readExpression(value, reader), target }];
}

/** What is left of brackets around all items, where a comma stands behind the last. */
const isEmptyTuple = ({ name, children, end, start }: Node): boolean =>
  name === 'TupleExpression' && end - start === 1 && children.length === 1;
