import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { Expression, Span, UnknownExpression } from '../../model/facts';
import { T } from './nodeTypes';

/** What is known while one text is being read. */
export interface Reader {
  readonly text: string;
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

export type Node = TSESTree.Node;

export function createReader(text: string): Reader {
  return { text, depth: 0, cutAt: 0, floor: 0, breaksSwitch: false };
}

/** True where nothing deeper is read; remembers that it happened. */
export function tooDeep(reader: Reader): boolean {
  if (reader.depth < MAX_DEPTH) return false;
  reader.cutAt = reader.depth;
  return true;
}

export function spanOf(node: Node): Span {
  return { start: node.range[0], end: node.range[1] };
}

/**
 * The span of a node inside of what begins at `floor`. The parser puts something that is missing right behind the
 * token before it, which may lie before its parent's first token.
 */
export function spanFrom(floor: number, node: Node): Span {
  return { start: Math.max(node.range[0], floor), end: Math.max(node.range[1], floor) };
}

export function unknown(node: Node, parts: readonly Expression[]): UnknownExpression {
  return { kind: 'unknown', parts, start: node.range[0], end: node.range[1] };
}

/** Unwraps what TypeScript and parentheses put around an expression without changing its value. */
export function unwrap(node: Node): Node {
  let inner = node;
  for (;;) {
    switch (inner.type) {
      case T.ChainExpression:
      case T.TSNonNullExpression:
      case T.TSAsExpression:
      case T.TSSatisfiesExpression:
      case T.TSTypeAssertion:
      case T.TSInstantiationExpression:
        inner = inner.expression;
        break;
      default:
        return inner;
    }
  }
}

/** The text of a string, a number or a template without holes; null for anything else, also for nothing (`import()`). */
export function literalText(node: Node | null): string | null {
  if (!node) return null;
  if (node.type === T.Literal) {
    const { value } = node;
    return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
  }
  if (node.type !== T.TemplateLiteral || node.expressions.length > 0) return null;
  return node.quasis[0]?.value.cooked ?? null;
}

/** The name of a property or member: `#x` for a private one, null where it is computed and not a literal. */
export function keyName(key: Node, computed: boolean): string | null {
  switch (key.type) {
    case T.Identifier:
      return computed || key.name === '' ? null : key.name;
    case T.PrivateIdentifier:
      return `#${key.name}`;
    default:
      return literalText(key);
  }
}
