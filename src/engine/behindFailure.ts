/** Which statements behind a `try` or a loop run after a failure: `if (lastError) return busy();` and what follows it. */
import type { LoopStatement, Statement, TryStatement } from '../model/facts';
import { caughtNames, mentions } from './caughtNames';
import { whenFailed, type Names } from './failedTests';
import { forEachChild, isClass, isFunction, isHandler, type FactNode } from './tree';

export function runAfterFailure(
  statement: TryStatement | LoopStatement,
  rest: readonly Statement[],
): readonly Statement[] {
  const names = namesLeft(statement);
  return names.all.size === 0 ? rest : remaining(rest, names);
}

function remaining(rest: readonly Statement[], names: Names): readonly Statement[] {
  for (const [at, one] of rest.entries()) {
    const holds = one.kind === 'branch' && one.test ? whenFailed(one.test, names) : null;
    if (one.kind !== 'branch' || holds === null) continue;
    const [failed, other] = holds ? [one.then, one.otherwise] : [one.otherwise, one.then];
    const before = rest.slice(0, at);
    if (leaves(failed)) return [...before, ...failed];
    if (leaves(other) || other.length === 0)
      return [...before, ...failed, ...remaining(rest.slice(at + 1), names)];
  }
  return rest;
}

const leaves = (body: readonly Statement[]): boolean =>
  body.some((one) => one.kind === 'return' || one.kind === 'throw');

/** Names that success sets, and those that a handler sets to the error or to `true`. */
function namesLeft(statement: TryStatement | LoopStatement): Names {
  const all = new Set<string>();
  const errors = new Set<string>();
  const visit = (node: FactNode): void => {
    if (isFunction(node) || isClass(node)) return;
    if (isHandler(node)) {
      noteErrors(node, errors);
      return;
    }
    if ('kind' in node && node.kind === 'assign' && node.target.kind === 'name')
      all.add(node.target.name);
    forEachChild(node, visit);
  };
  visit(statement);
  return { all: new Set([...all, ...errors]), errors };
}

function noteErrors(
  { param, body }: { param: Parameters<typeof caughtNames>[0]; body: readonly Statement[] },
  errors: Set<string>,
): void {
  const caught = caughtNames(param, body);
  const visit = (node: FactNode): void => {
    if (isFunction(node) || isClass(node)) return;
    if ('kind' in node && node.kind === 'assign' && node.target.kind === 'name') {
      const isFlag = node.value.kind === 'literal' && node.value.value === true;
      if (isFlag || mentions(node.value, caught)) errors.add(node.target.name);
    }
    forEachChild(node, visit);
  };
  body.forEach(visit);
}
