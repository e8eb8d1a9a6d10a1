/** Names of the language and the runtime: `fetch`, `Promise.race`. */
import { argumentNamed } from '../model/arguments';
import type { CallExpression, Expression } from '../model/facts';
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

/** `Object.freeze(x)`, `Object.assign(a, b)`: which of them a callee is; null for anything else. */
export const objectMethod = (callee: Expression): 'assign' | 'freeze' | 'seal' | null =>
  callee.kind === 'member' &&
  callee.object.kind === 'reference' &&
  callee.object.name === 'Object' &&
  (callee.property === 'assign' || callee.property === 'freeze' || callee.property === 'seal')
    ? callee.property
    : null;

/** `os.getenv(name, default)`, `os.environ.get(name, default)`: what holds where the environment says nothing. */
export function environmentDefault({ callee, args }: CallExpression): Expression | null {
  const method =
    callee.kind === 'member' ? callee.property : callee.kind === 'reference' ? callee.name : null;
  const isRead =
    method === 'getenv' ||
    (method === 'get' &&
      callee.kind === 'member' &&
      ((callee.object.kind === 'member' && callee.object.property === 'environ') ||
        (callee.object.kind === 'reference' && callee.object.name === 'environ')));
  return isRead ? argumentNamed(args, 1, 'default') : null;
}
