/** Timers of a module: `setTimeout(action, delay)`. */
import type { CallExpression, Expression } from '../model/facts';
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

/** Something inside the action is an `abort` for which `test` holds. */
export function abortsWhere(
  { action }: Timer,
  test: (abort: Expression & { kind: 'member' }) => boolean,
): boolean {
  let found = false;
  const visit = (node: FactNode): void => {
    if (found) return;
    found = 'kind' in node && node.kind === 'member' && node.property === 'abort' && test(node);
    if (!found) forEachChild(node, visit);
  };
  visit(action);
  return found;
}
