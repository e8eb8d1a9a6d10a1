/** Lezer's packed tree as plain nodes: a quarter of its memory traffic, and nothing of its interface elsewhere. */
import { type NodeType, type Tree, TreeBuffer } from '@lezer/common';
import { parser } from '@lezer/python';
import type { Span } from '../../model/facts';
import { readable } from './readable';

/** A token (named by its text, such as `async`) or a node of the grammar (named as there, such as `CallExpression`). */
export interface Node extends Span {
  readonly name: string;
  readonly children: readonly Node[];
}

export interface SourceTree {
  readonly body: readonly Node[];
  /** All comments, in order. */
  readonly comments: readonly Span[];
  /** Offsets at which the text is not Python, in order; the nodes around them hold what could be read. */
  readonly errors: readonly number[];
  /** True where nesting went deeper than is read. */
  readonly cut: boolean;
}

/** Nesting of the tree, beyond which nothing is read; each level of an expression is one or two of these. */
const MAX_NESTING = 2_000;

interface Builder {
  readonly comments: Span[];
  readonly errors: number[];
  /** Where the text that was parsed begins in the file. */
  readonly base: number;
  readonly text: string;
  cut: boolean;
}

/** Never throws for a text: the parser makes a tree of anything. `base` is added to all offsets. */
export function createTree(text: string, base = 0): SourceTree {
  const builder: Builder = { comments: [], errors: [], base, text, cut: false };
  const body: Node[] = [];
  addTree(parser.parse(readable(text)), base, body, 0, builder);
  const { comments, errors, cut } = builder;
  return { body: body[0]?.children ?? [], comments, errors, cut };
}

function addTree(tree: Tree, start: number, into: Node[], depth: number, builder: Builder): void {
  const { type, children, positions, length } = tree;
  const isNode = !type.isAnonymous;
  const inside = isNode ? [] : into;
  if (depth > MAX_NESTING) builder.cut = true;
  else {
    children.forEach((child, index) => {
      const at = start + (positions[index] ?? 0);
      if (child instanceof TreeBuffer) addBuffer(child, at, inside, builder);
      else addTree(child, at, inside, isNode ? depth + 1 : depth, builder);
    });
  }
  if (isNode) addNode(type, start, start + length, inside, into, builder);
}

/** A buffer holds four numbers for each node: type, start, end, and where its children end in the buffer. */
function addBuffer(
  { buffer, set }: TreeBuffer,
  start: number,
  into: Node[],
  builder: Builder,
): void {
  const addUntil = (from: number, until: number, nodes: Node[]): void => {
    let at = from;
    while (at < until) {
      const next = buffer[at + 3] ?? until;
      const children: Node[] = at + 4 < next ? [] : none;
      if (at + 4 < next) addUntil(at + 4, next, children);
      const type = set.types[buffer[at] ?? 0];
      if (type) {
        const first = start + (buffer[at + 1] ?? 0);
        addNode(type, first, start + (buffer[at + 2] ?? 0), children, nodes, builder);
      }
      at = next;
    }
  };
  addUntil(0, buffer.length, into);
}

const none: Node[] = [];

/** What ends with the line break behind it, and with comments and blank lines. */
const ragged: ReadonlySet<string> = new Set([
  ...['Body', 'StatementGroup', 'MatchBody', 'MatchClause', 'DecoratedStatement', 'Decorator'],
  ...['FunctionDefinition', 'ClassDefinition', 'IfStatement', 'WhileStatement', 'ForStatement'],
  ...['TryStatement', 'WithStatement', 'MatchStatement'],
]);

function addNode(
  type: NodeType,
  start: number,
  end: number,
  children: Node[],
  into: Node[],
  builder: Builder,
): void {
  const { name } = type;
  if (type.isError) {
    if (isMistake(start, end, into, builder)) builder.errors.push(start);
    // What recovery skipped stands where it was: a call in it is still a call.
    for (const child of children) into.push(child);
    return;
  }
  if (name === 'Comment') {
    builder.comments.push({ start, end });
    return;
  }
  if (name === 'WithStatement') forgiveBrackets(start, children, builder);
  const last = ragged.has(name) ? children.at(-1) : undefined;
  into.push({ name, start, end: last ? last.end : end, children });
}

/** The grammar misses an operand behind a bare `yield`, and in the empty brackets of `case Name():`. */
function isMistake(
  start: number,
  end: number,
  before: readonly Node[],
  { text, base }: Builder,
): boolean {
  if (end > start) return true;
  const [left, right] = [text[start - base - 1], text[start - base]];
  return before.at(-1)?.name !== 'yield' && !(left === '(' && right === ')');
}

/** Nor does it know brackets around all items of a `with`; the items in them are read well enough. */
function forgiveBrackets(start: number, children: readonly Node[], { errors }: Builder): void {
  const head = children.find(({ name }) => name === 'with');
  const first = head && children[children.indexOf(head) + 1];
  const body = children.find(({ name }) => name === 'Body');
  if (!body || (first?.name !== 'ParenthesizedExpression' && first?.name !== 'TupleExpression'))
    return;
  while ((errors.at(-1) ?? -1) >= start) errors.pop();
}
