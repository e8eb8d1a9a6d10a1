import type * as ts from 'typescript';
import type { Expression, Span, UnknownExpression } from '../../model/facts';
import { type ExpressionNode, K, type Node } from './nodeTypes';

/** What is known while one text is being read. */
export interface Reader {
  readonly text: string;
  readonly tree: ts.SourceFile;
  /** Nesting of the node that is being read. */
  depth: number;
  /** Deepest nesting that was cut off; 0 while nothing was. */
  cutAt: number;
  /** Where the node that is being read begins: nothing inside it begins earlier. */
  floor: number;
  /** An unlabelled `break` here ends a `switch`, not a loop. */
  breaksSwitch: boolean;
}

/**
 * Nesting beyond which facts end. Real code stays far below it (long call chains reach some hundreds);
 * whoever walks the facts recursively can rely on it.
 */
export const MAX_DEPTH = 800;

export function createReader(tree: ts.SourceFile): Reader {
  return { text: tree.text, tree, depth: 0, cutAt: 0, floor: 0, breaksSwitch: false };
}

/** True where nothing deeper is read; remembers that it happened. */
export function tooDeep(reader: Reader): boolean {
  if (reader.depth < MAX_DEPTH) return false;
  reader.cutAt = reader.depth;
  return true;
}

// ------------------------------------------------------------------------------------------------------ spans

const SPACE = 0x20;

/** Where a node's first token begins: the compiler counts what stands before it as a part of the node. */
export function startOf(node: Node, { text, tree }: Reader): number {
  const { pos } = node;
  // Most tokens follow the one before them at once or behind one space. What is missing has no length.
  if (pos === node.end || beginsToken(text.charCodeAt(pos))) return pos;
  if (text.charCodeAt(pos) === SPACE && beginsToken(text.charCodeAt(pos + 1))) return pos + 1;
  return node.getStart(tree);
}

/** Surely no white space, comment, mark of a merge conflict or first line for a shell. */
function beginsToken(code: number): boolean {
  if (code <= SPACE || code >= 0x7f) return false;
  return code !== 0x2f && code !== 0x23 && code !== 0x7c && (code < 0x3c || code > 0x3e);
}

const trivia = /(?:\s+|\/\/.*|\/\*[^]*?\*\/)*/y;

/** Where the first token from `from` on begins, for tokens that are no nodes. */
export function skipTrivia(text: string, from: number): number {
  trivia.lastIndex = from;
  trivia.test(text);
  return trivia.lastIndex;
}

export function spanOf(node: Node, reader: Reader): Span {
  return { start: startOf(node, reader), end: node.end };
}

/**
 * The span of a node inside of what begins at `floor`. The parser puts something that is missing right behind the
 * token before it, which may lie before its parent's first token.
 */
export function spanFrom(floor: number, node: Node, reader: Reader): Span {
  return { start: Math.max(startOf(node, reader), floor), end: Math.max(node.end, floor) };
}

export function unknown(
  node: Node,
  parts: readonly Expression[],
  reader: Reader,
): UnknownExpression {
  return { kind: 'unknown', parts, start: startOf(node, reader), end: node.end };
}

// ------------------------------------------------------------------------------------------------------ nodes

/** Takes away what TypeScript and parentheses put around an expression without changing its value. */
export function unwrap(node: Node): ExpressionNode {
  let inner = node as ExpressionNode;
  for (;;) {
    switch (inner.kind) {
      case K.ParenthesizedExpression:
      case K.NonNullExpression:
      case K.AsExpression:
      case K.SatisfiesExpression:
      case K.TypeAssertionExpression:
      case K.ExpressionWithTypeArguments:
        inner = inner.expression as ExpressionNode;
        break;
      default:
        return inner;
    }
  }
}

export function withoutParentheses(node: Node): ExpressionNode {
  let inner = node as ExpressionNode;
  while (inner.kind === K.ParenthesizedExpression) inner = inner.expression as ExpressionNode;
  return inner;
}

/** The text of a string, a number or a template without holes; null for anything else, also for nothing (`import()`). */
export function literalText(node: Node | undefined): string | null {
  const inner = node && withoutParentheses(node);
  switch (inner?.kind) {
    case K.StringLiteral:
    case K.NoSubstitutionTemplateLiteral:
      return inner.text;
    case K.NumericLiteral:
      return String(Number(inner.text));
    default:
      return null;
  }
}

type KeyNode = ts.MemberName | ts.PropertyName;

/** The name of a property or member: `#x` for a private one, null where it is computed and not a literal. */
export function keyName(node: Node): string | null {
  const key = node as KeyNode;
  switch (key.kind) {
    case K.Identifier:
      return key.text === '' ? null : key.text;
    case K.PrivateIdentifier:
      return key.text;
    case K.ComputedPropertyName:
      return literalText(key.expression);
    default:
      return literalText(key);
  }
}

/** The node that says a key: what stands in the brackets where it is computed. */
export function keyNode(node: Node): Node {
  const key = node as KeyNode;
  return key.kind === K.ComputedPropertyName ? withoutParentheses(key.expression) : key;
}
