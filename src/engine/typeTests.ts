/** Tests of what a parameter holds: `typeof job === 'function' ? job() : job`. */
import type { BranchStatement, ConditionalExpression, Expression } from '../model/facts';
import { isFunction, type FactNode } from './tree';
import type { ModuleIndex } from './moduleIndex';

type Held = 'function' | 'object';

/** False where the code comes to this use only with something else in the parameter, or only asks for its type. */
export function isMeantFor(use: Expression, held: Held, { parents }: ModuleIndex): boolean {
  if (use.kind !== 'reference') return true;
  let inner: FactNode = use;
  for (let outer = parents.get(inner); outer && !isFunction(outer); outer = parents.get(inner)) {
    if ('kind' in outer) {
      if (outer.kind === 'unary' && outer.operator === 'typeof') return false;
      if (outer.kind === 'conditional' || outer.kind === 'branch') {
        const holds = outer.test ? resultFor(outer.test, use.name, held) : null;
        if (holds !== null && sideOf(inner, outer) === !holds) return false;
      }
    }
    inner = outer;
  }
  return true;
}

/** What the test gives for a parameter that holds this; null where it asks something else. */
function resultFor(test: Expression, name: string, held: Held): boolean | null {
  if (test.kind !== 'binary') return null;
  const { left, right } = test;
  const asked = left.kind === 'unary' && left.operator === 'typeof' ? left.value : null;
  if (asked?.kind !== 'reference' || asked.name !== name || right.kind !== 'literal') return null;
  if (test.operator === '===' || test.operator === '==') return right.value === held;
  return test.operator === '!==' || test.operator === '!=' ? right.value !== held : null;
}

type Fork = ConditionalExpression | BranchStatement;

/** True behind a test that holds, false behind one that does not, null inside of the test. */
function sideOf(inner: FactNode, outer: Fork): boolean | null {
  if (inner === outer.test) return null;
  const then: readonly FactNode[] = outer.kind === 'branch' ? outer.then : [outer.then];
  return then.includes(inner);
}
