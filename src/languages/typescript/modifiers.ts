/** What stands before a declaration: decorators, `export`, `async`, `static` … */
import type * as ts from 'typescript';
import type { Expression } from '../../model/facts';
import { readExpression } from './expressions';
import { K, type Node } from './nodeTypes';
import { type Reader, startOf, tokenStart } from './reader';

export interface Modified extends Node {
  readonly modifiers?: ts.NodeArray<ts.ModifierLike> | undefined;
}

export function hasModifier({ modifiers }: Modified, kind: ts.SyntaxKind): boolean {
  return modifiers?.some((modifier) => modifier.kind === kind) ?? false;
}

export function readDecorators({ modifiers }: Modified, reader: Reader): Expression[] {
  const decorators: Expression[] = [];
  for (const modifier of modifiers ?? []) {
    if (modifier.kind === K.Decorator) decorators.push(readExpression(modifier.expression, reader));
  }
  return decorators;
}

export interface ExportWords {
  readonly isDefault: boolean;
  /** Behind the last of them. */
  readonly end: number;
}

/** `export` or `export default` where a declaration begins with it, decorators apart. */
export function exportWords({ modifiers }: Modified): ExportWords | null {
  if (!modifiers) return null;
  const first = modifiers.findIndex(({ kind }) => kind !== K.Decorator);
  const word = modifiers[first];
  if (word?.kind !== K.ExportKeyword) return null;
  const next = modifiers[first + 1];
  return next?.kind === K.DefaultKeyword
    ? { isDefault: true, end: next.end }
    : { isDefault: false, end: word.end };
}

/** Where a declaration begins behind its `export`. */
export function declarationStart(node: Modified, reader: Reader): number {
  const words = exportWords(node);
  return words ? tokenStart(words.end, reader) : startOf(node, reader);
}
