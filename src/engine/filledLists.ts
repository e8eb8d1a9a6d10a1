/** What code puts into a list that begins empty: `const clients = []; clients.push(new OpenAI())`. */
import type { ArrayExpression, CallExpression, Expression } from '../model/facts';
import type { ModuleIndex } from './moduleIndex';
import { isExpression, type FactNode } from './tree';

const filling = ['push', 'unshift', 'append'];

/** A list with more than this in it settles nothing. */
const maxPut = 12;

/** What is put into the name or the field that an empty list is the value of, in the module of the list. */
export function putInto(list: ArrayExpression, index: ModuleIndex): readonly Expression[] {
  const isHolder = list.elements.length === 0 ? holderOf(list, index) : null;
  if (!isHolder) return [];
  const put = filling
    .flatMap((method) => index.members.get(method) ?? [])
    .filter(({ object }) => isHolder(object))
    .flatMap((member) => argumentsOf(index.parents.get(member), member));
  return put.slice(0, maxPut);
}

type IsHolder = (object: Expression) => boolean;

/** The name or field that has the list. */
function holderOf(list: ArrayExpression, index: ModuleIndex): IsHolder | null {
  const parent = index.parents.get(list);
  if (!parent || !('kind' in parent)) return fieldOf(list, parent);
  if (parent.kind !== 'declare' && parent.kind !== 'assign') return null;
  const { target } = parent;
  if (target.kind === 'name')
    return (object) => object.kind === 'reference' && object.name === target.name;
  if (target.kind !== 'target' || target.expression.object.kind !== 'self') return null;
  const { property } = target.expression;
  return property === null ? null : isOwnField(property);
}

function fieldOf(list: ArrayExpression, parent: FactNode | undefined): IsHolder | null {
  const field =
    parent && 'superclass' in parent ? parent.fields.find(({ value }) => value === list) : null;
  return field?.name == null ? null : isOwnField(field.name);
}

const isOwnField =
  (name: string): IsHolder =>
  (object) =>
    object.kind === 'member' && object.object.kind === 'self' && object.property === name;

const argumentsOf = (call: FactNode | undefined, callee: Expression): readonly Expression[] =>
  isCallOf(call, callee) ? call.args.map(({ value }) => value) : [];

const isCallOf = (call: FactNode | undefined, callee: Expression): call is CallExpression =>
  call !== undefined && isExpression(call) && call.kind === 'call' && call.callee === callee;
