/** Timers of a module: `setTimeout(action, delay)`. */
import type { CallExpression, Expression, NewExpression } from '../model/facts';
import { globalName } from './globals';
import { numberOf } from './numbers';
import { forEachChild, isExpression, type FactNode } from './tree';
import type { Resolver } from './values';

export interface Timer {
  readonly node: CallExpression;
  readonly action: Expression;
  readonly delay: Expression | null;
  /** Null where the delay cannot be read. */
  readonly ms: number | null;
}

/** In source order; those inside `within`, where it is given. */
export function timersOf(
  resolver: Resolver,
  within?: { readonly start: number; readonly end: number },
): readonly Timer[] {
  const { references, members, parents } = resolver.index;
  return [...(references.get(name) ?? []), ...(members.get(name) ?? [])].flatMap((callee) => {
    const node = parents.get(callee);
    if (!node || !isExpression(node) || node.kind !== 'call' || node.callee !== callee) return [];
    if (within && (node.start < within.start || node.end > within.end)) return [];
    const [action, delay] = node.args;
    if (!action || !/(?:^|\.)setTimeout$/.test(globalName(callee, resolver) ?? '')) return [];
    const ms = delay ? (numberOf(delay.value, resolver)?.value ?? null) : null;
    return [{ node, action: action.value, delay: delay?.value ?? null, ms }];
  });
}

const name = 'setTimeout';

/** `new Promise((resolve, reject) => { setTimeout(() => reject(…), ms) })`: the timer that settles it. */
export function timerOfPromise({ args }: NewExpression, resolver: Resolver): Timer | null {
  const executor = args[0]?.value;
  if (executor?.kind !== 'function') return null;
  const names = executor.fn.params.map(({ pattern }) =>
    pattern.kind === 'name' ? pattern.name : null,
  );
  const settles = (node: FactNode): boolean =>
    'kind' in node && node.kind === 'reference' && names.includes(node.name);
  return timersOf(resolver, executor).find(({ action }) => holds(action, settles)) ?? null;
}

/** Something inside the action is an `abort` for which `test` holds. */
export const abortsWhere = (
  { action }: Timer,
  test: (abort: Expression & { kind: 'member' }) => boolean,
): boolean =>
  holds(
    action,
    (node) => 'kind' in node && node.kind === 'member' && node.property === 'abort' && test(node),
  );

/** Also in functions inside. */
function holds(root: FactNode, test: (node: FactNode) => boolean): boolean {
  let found = false;
  const visit = (node: FactNode): void => {
    found ||= test(node);
    if (!found) forEachChild(node, visit);
  };
  visit(root);
  return found;
}
