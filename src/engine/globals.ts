/** Names of the language and the runtime: `fetch`, `Promise.race`. */
import type { Expression } from '../model/facts';
import type { Resolver } from './values';

/** `a.b.c` where `a` is no name of this module (or an import of that name); null otherwise. */
export function globalName(expression: Expression, resolver: Resolver): string | null {
  if (expression.kind === 'reference') {
    const binding = resolver.bindingOf(expression);
    return !binding || binding.import ? expression.name : null;
  }
  if (expression.kind !== 'member' || expression.property === null) return null;
  const owner = globalName(expression.object, resolver);
  return owner === null ? null : `${owner}.${expression.property}`;
}
