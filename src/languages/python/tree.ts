/** Lezer's packed tree as plain nodes: a quarter of its memory traffic, and nothing of its interface elsewhere. */
import { type NodeType, type Tree, TreeBuffer } from '@lezer/common';
import { parser } from '@lezer/python';
import type { Span } from '../../model/facts';

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
  cut: boolean;
}

/** Never throws for a text: the parser makes a tree of anything. `base` is added to all offsets. */
export function createTree(text: string, base = 0): SourceTree {
  const builder: Builder = { comments: [], errors: [], base, cut: false };
  const body: Node[] = [];
  addTree(parser.parse(readable(text)), base, body, 0, builder);
  const { comments, errors, cut } = builder;
  return { body: body[0]?.children ?? [], comments, errors, cut };
}

/** Same length, without the three things that Python's own tokenizer takes lightly and the grammar does not. */
function readable(text: string): string {
  let plain = text;
  if (plain.charCodeAt(0) === 0xfeff) plain = `\n${plain.slice(1)}`;
  if (plain.includes('\f')) plain = plain.replace(/^[ \t]*\f+/gm, (gap) => '\n'.repeat(gap.length));
  return plain.includes('\\\r\n') ? plain.replaceAll('\\\r\n', '\\\n ') : plain;
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
        const from_ = start + (buffer[at + 1] ?? 0);
        addNode(type, from_, start + (buffer[at + 2] ?? 0), children, nodes, builder);
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
  const from = start;
  if (type.isError) {
    // What recovery skipped stands where it was: a call in it is still a call.
    builder.errors.push(from);
    for (const child of children) into.push(child);
    return;
  }
  if (name === 'Comment') {
    builder.comments.push({ start: from, end });
    return;
  }
  const last = ragged.has(name) ? children.at(-1) : undefined;
  into.push({ name, start: from, end: last ? last.end : end, children });
}
