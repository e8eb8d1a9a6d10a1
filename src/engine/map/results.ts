/** What a caller makes of a result that says of a failure, or says nothing: a substitute, an error of its own, or no use. */
import type { Expression, Pattern, Statement } from '../../model/facts';
import { answerOfValue } from '../answerValues';
import { mentions, nothingCaught } from '../caughtNames';
import { errorKeys } from '../errorRecords';
import { whenFailed, type Names } from '../failedTests';
import type { Surroundings } from '../surroundings';
import { forEachChild, isExpression, isFunction, someInside, type FactNode } from '../tree';
import { restAfter } from './ownWork';

/** `answered`: something else is taken. `unused`: nobody looks. `partial`: a part is left out. `kept`: it is handed on. */
export type Use =
  | { readonly kind: 'answered'; readonly at: Expression }
  | { readonly kind: 'unused' | 'partial' | 'kept' };

const kept: Use = { kind: 'kept' };

export function useOfResult(site: FactNode, around: Surroundings): Use {
  let below = site;
  for (let at = around.index.parents.get(site); at; at = around.index.parents.get(at)) {
    if (isFunction(at) || !('kind' in at)) return kept;
    switch (at.kind) {
      case 'await':
        break;
      case 'logical': {
        const other = at.operator === '&&' || at.left !== below ? null : at.right;
        return other ? (substitute(other, around) ?? kept) : kept;
      }
      case 'conditional':
        return useOfChoice(below, at);
      case 'declare':
        return useOfNames(namesIn(at.target), at, around);
      case 'assign':
        return useOfNames(namesIn(at.target), at, around);
      case 'expression':
        return { kind: 'unused' };
      default:
        return kept;
    }
    below = at;
  }
  return kept;
}

/** `screenshot ? await describe(screenshot) : undefined`: the function is made to go on without. */
function useOfChoice(chosen: FactNode, choice: Expression & { kind: 'conditional' }): Use {
  const other = choice.then === chosen ? choice.otherwise : choice.then;
  const isNothing =
    (other.kind === 'literal' && (other.value === null || other.value === '')) ||
    (other.kind === 'reference' && other.name === 'undefined') ||
    (other.kind === 'array' && other.elements.length === 0);
  return isNothing && choice.test !== chosen ? { kind: 'answered', at: other } : kept;
}

/** Names that a pattern gives to a result and its parts. */
export function namesIn(target: Pattern): Names {
  if (target.kind === 'name') return { all: new Set([target.name]), errors: new Set() };
  if (target.kind !== 'object-pattern') return { all: new Set(), errors: new Set() };
  const named = target.entries.flatMap(({ key, target: to }) =>
    to.kind === 'name' ? [{ key, name: to.name }] : [],
  );
  const errors = named.filter(({ key }) => key !== null && errorKeys.has(key));
  return {
    all: new Set(named.map(({ name }) => name)),
    errors: new Set(errors.map(({ name }) => name)),
  };
}

/** What stands behind: the first test of the result decides. */
function useOfNames(names: Names, at: FactNode, around: Surroundings): Use {
  const rest = restAfter(at, around);
  for (const [index, statement] of rest.entries()) {
    const found = useIn(statement, rest.slice(index + 1), names, around);
    if (found) return found;
  }
  return kept;
}

function useIn(
  statement: Statement,
  rest: readonly Statement[],
  names: Names,
  around: Surroundings,
): Use | null {
  if (statement.kind === 'branch' && statement.test) {
    const runs = whenFailed(statement.test, names);
    if (runs === null) return null;
    const failed = runs ? statement.then : statement.otherwise;
    const other = runs ? statement.otherwise : statement.then;
    if (failed.length > 0) return useOfBody(failed, around);
    return leaves(other) ? useOfBody(rest, around) : { kind: 'partial' };
  }
  return substituteIn(statement, names, around);
}

const leaves = (body: readonly Statement[]): boolean =>
  body.some((one) => one.kind === 'return' || (one.kind === 'block' && leaves(one.body)));

function useOfBody(body: readonly Statement[], around: Surroundings): Use {
  const found: Use[] = [];
  someInside(body, (node) => {
    if (!('kind' in node)) return false;
    const value = node.kind === 'return' || node.kind === 'assign' ? node.value : null;
    const use = value && substitute(value, around);
    if (use) found.push(use);
    return use !== null;
  });
  return found[0] ?? kept;
}

/** `result ?? template()`, `result ? … : template()`. */
function substituteIn(statement: Statement, names: Names, around: Surroundings): Use | null {
  let found: Use | null = null;
  const visit = (node: FactNode): void => {
    if (found || isFunction(node)) return;
    if (isExpression(node)) {
      if (
        node.kind === 'logical' &&
        node.operator !== '&&' &&
        whenFailed(node.left, names) === false
      )
        found = substituteFor(names, node.right, around);
      if (node.kind === 'conditional') {
        const runs = whenFailed(node.test, names);
        if (runs !== null) found = substituteFor(names, runs ? node.then : node.otherwise, around);
      }
    }
    if (!found) forEachChild(node, visit);
  };
  visit(statement);
  return found;
}

/** `result.answer ? result.answer : result`: a part of the result itself stands in for nothing. */
const substituteFor = (names: Names, value: Expression, around: Surroundings): Use | null =>
  mentions(value, names.all) ? null : substitute(value, around);

/** A value that stands in: nothing, an empty text and an error are none. */
function substitute(value: Expression, around: Surroundings): Use | null {
  const isHollow =
    (value.kind === 'literal' && (value.value === '' || value.value === 0)) ||
    (value.kind === 'array' && value.elements.length === 0) ||
    (value.kind === 'object' && value.properties.length === 0);
  if (isHollow) return null;
  return answerOfValue(value, nothingCaught, { around }).kind === 'value'
    ? { kind: 'answered', at: value }
    : null;
}
