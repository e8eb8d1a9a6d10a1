/** Conditions on what a call left behind: whether they hold after its failure. */
import type { Expression } from '../model/facts';
import { errorKeys } from './errorRecords';

export interface Names {
  readonly all: ReadonlySet<string>;
  /** Those that hold an error. */
  readonly errors: ReadonlySet<string>;
}

/** True where the test holds after a failure, false where it holds after success, null where it asks something else. */
export function whenFailed(test: Expression, names: Names): boolean | null {
  switch (test.kind) {
    case 'reference':
      if (!names.all.has(test.name)) return null;
      return names.errors.has(test.name);
    case 'member': {
      const inner = whenFailed(test.object, names);
      return inner === null ? null : errorKeys.has(test.property ?? '');
    }
    case 'call':
      return whenFailed(test.callee, names);
    case 'unary': {
      const inner =
        test.operator === '!' || test.operator === 'not' ? whenFailed(test.value, names) : null;
      return inner === null ? null : !inner;
    }
    case 'logical':
      return whenFailed(test.left, names) ?? whenFailed(test.right, names);
    case 'binary':
      return comparison(test, names);
    default:
      return null;
  }
}

/** `result === null`, `list.length === 0`, `list.length > 0`, `result.ok === false`. */
function comparison(test: Expression & { kind: 'binary' }, names: Names): boolean | null {
  const inner = whenFailed(test.left, names);
  const { right, operator } = test;
  if (inner === null) return null;
  const isNothing =
    (right.kind === 'literal' &&
      (right.value === null || right.value === false || right.value === 0)) ||
    (right.kind === 'reference' && right.name === 'undefined');
  if (/^={2,3}$|^is$/.test(operator)) return isNothing ? !inner : null;
  if (/^!={1,2}$|^is not$/.test(operator)) return isNothing ? inner : null;
  return operator === '>' && isNothing ? inner : null;
}
