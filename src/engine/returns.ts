/** What a function gives back. */
import type { Expression, FunctionFact } from '../model/facts';
import { forEachChild, isClass, isFunction, type FactNode } from './tree';

/** The values of all its `return`s; null for one without a value. */
export const returnsOf = (fn: FunctionFact): readonly (Expression | null)[] =>
  valuesOf(fn, (node) => 'kind' in node && node.kind === 'return' && node);

/** The values of all its `yield`s. */
export const yieldsOf = (fn: FunctionFact): readonly (Expression | null)[] =>
  valuesOf(fn, (node) => 'kind' in node && node.kind === 'yield' && !node.delegate && node);

function valuesOf(
  fn: FunctionFact,
  meant: (node: FactNode) => { readonly value: Expression | null } | false,
): readonly (Expression | null)[] {
  const found: (Expression | null)[] = [];
  const visit = (node: FactNode): void => {
    if (isFunction(node) || isClass(node)) return;
    const one = meant(node);
    if (one) found.push(one.value);
    forEachChild(node, visit);
  };
  fn.body.forEach(visit);
  return found;
}

/** `@contextmanager`: what it yields is what a `with` statement over its call gets. */
export const givesByYield = ({ generator, decorators }: FunctionFact): boolean =>
  generator &&
  decorators.some(
    (one) =>
      (one.kind === 'reference' && contexts.has(one.name)) ||
      (one.kind === 'member' && contexts.has(one.property ?? '')),
  );

const contexts = new Set(['contextmanager', 'asynccontextmanager']);
