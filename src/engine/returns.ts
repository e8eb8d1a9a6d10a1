/** What a function gives back. */
import type { Expression, FunctionFact } from '../model/facts';
import { forEachChild, isClass, isFunction, type FactNode } from './tree';

/** The values of all its `return`s; null for one without a value. */
export function returnsOf(fn: FunctionFact): readonly (Expression | null)[] {
  const found: (Expression | null)[] = [];
  const visit = (node: FactNode): void => {
    if (isFunction(node) || isClass(node)) return;
    if ('kind' in node && node.kind === 'return') found.push(node.value);
    forEachChild(node, visit);
  };
  fn.body.forEach(visit);
  return found;
}
