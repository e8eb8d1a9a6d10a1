/** Calls of built-in functions that stand for what other code writes with a sign: `getattr(client, "chat")` is `client.chat`. */
import type { Argument, CallExpression, Expression, MemberExpression } from '../../model/facts';
import { isUnbound, type Reader } from './reader';

/** The same in the words of the model; null for any other call. */
export function readBuiltin(call: CallExpression, reader: Reader): Expression | null {
  const name = nameOf(call.callee);
  if (name === null || !call.args.every(isPlain)) return null;
  const [first, second, third] = call.args;
  if (!first) return null;
  if (name === 'import_module' || name === '__import__') return imported(first.value, call);
  if (!second || !isUnbound(name, reader)) return null;
  const expression = memberOf(first.value, second.value, call);
  if (name === 'getattr') return expression;
  if (!third) return null;
  const { start, end } = call;
  const target = { kind: 'target', expression, start, end } as const;
  return { kind: 'assign', target, operator: '=', value: third.value, start, end };
}

const isPlain = ({ name, spread }: Argument): boolean => name === null && spread === null;

/** `getattr`, or the last name of `importlib.import_module`. */
function nameOf(callee: Expression): string | null {
  if (callee.kind === 'member') return callee.property === 'import_module' ? callee.property : null;
  return callee.kind === 'reference' && builtins.has(callee.name) ? callee.name : null;
}

const builtins = new Set(['getattr', 'setattr', 'import_module', '__import__']);

function imported(module: Expression, { start, end }: CallExpression): Expression | null {
  if (module.kind !== 'literal' || typeof module.value !== 'string') return null;
  return { kind: 'import', source: module.value, dynamic: false, start, end };
}

function memberOf(object: Expression, name: Expression, call: CallExpression): MemberExpression {
  const { start, end } = name;
  return {
    kind: 'member',
    object,
    property: name.kind === 'literal' && typeof name.value === 'string' ? name.value : null,
    propertySpan: { start, end },
    index: name,
    start: call.start,
    end: call.end,
  };
}
