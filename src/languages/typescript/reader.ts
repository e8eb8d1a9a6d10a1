import { createScanner, idText, LanguageVariant, ScriptTarget } from 'typescript';
import type * as ts from 'typescript';
import type { Expression, Span, UnknownExpression } from '../../model/facts';
import { type ExpressionNode, K, type Node } from './nodeTypes';

/** What is known while one text is being read. */
export interface Reader {
  readonly text: string;
  readonly tree: ts.SourceFile;
  /** For tokens that are no nodes. */
  readonly scanner: ts.Scanner;
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
  const { text } = tree;
  const scanner = createScanner(ScriptTarget.Latest, true, LanguageVariant.Standard, text);
  return { text, tree, scanner, depth: 0, cutAt: 0, floor: 0, breaksSwitch: false };
}

/** True where nothing deeper is read; remembers that it happened. */
export function tooDeep(reader: Reader): boolean {
  if (reader.depth < MAX_DEPTH) return false;
  reader.cutAt = reader.depth;
  return true;
}

// ------------------------------------------------------------------------------------------------------ spans

/** Where a node's first token begins: the compiler counts what stands before it as a part of the node. */
export function startOf(node: Node, reader: Reader): number {
  // What is missing has no length.
  return node.pos === node.end ? node.pos : tokenStart(node.pos, reader);
}

/** Where the first token from `from` on begins. */
export function tokenStart(from: number, { text, scanner }: Reader): number {
  let at = from;
  let code = text.charCodeAt(at);
  while (code === SPACE || (code >= TAB && code <= CARRIAGE_RETURN)) code = text.charCodeAt(++at);
  if (beginsToken(code)) return at;
  scanner.resetTokenState(from);
  scanner.scan();
  return scanner.getTokenStart();
}

const TAB = 0x09;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;

/** Surely no comment, mark of a merge conflict, first line for a shell or rare kind of space. */
function beginsToken(code: number): boolean {
  if (code <= SPACE || code >= 0x7f) return false;
  return code !== 0x2f && code !== 0x23 && code !== 0x7c && (code < 0x3c || code > 0x3e);
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
      return idText(key) === '' ? null : idText(key);
    case K.PrivateIdentifier:
      return idText(key);
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
