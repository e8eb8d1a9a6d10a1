/** What code calls things: the function around a call, the variable of a client. */
import type { Expression } from '../model/facts';
import type { ModuleIndex } from './moduleIndex';
import type { Surroundings } from './surroundings';
import { isClass, isExpression, isFunction, type FactNode } from './tree';

/** Name of the nearest named function around a node: `answer`, `Chat.send`; null at module level. */
export function ownerName(node: FactNode, { index }: Surroundings): string | null {
  for (let at = index.parents.get(node); at; at = index.parents.get(at)) {
    if (!isFunction(at)) continue;
    const holder = index.parents.get(at);
    if (holder && isClass(holder)) {
      const method = holder.methods.find((one) => one.fn === at);
      return [holder.name, method?.name].filter(Boolean).join('.') || null;
    }
    const name = at.name ?? (holder && isExpression(holder) ? assignedName(holder, index) : null);
    if (name !== null) return name;
  }
  return null;
}

/** The name that an expression is bound to where it stands: `const x = …`, `this.x = …`, `x: …` in a class. */
export function assignedName(expression: Expression, index: ModuleIndex): string | null {
  const parent = index.parents.get(expression);
  if (!parent || isFunction(parent)) return null;
  if (isClass(parent))
    return parent.fields.find((field) => field.value === expression)?.name ?? null;
  if (!('kind' in parent)) return null;
  if (parent.kind === 'declare') return parent.target.kind === 'name' ? parent.target.name : null;
  if (parent.kind === 'assign')
    return parent.target.kind === 'target'
      ? parent.target.expression.property
      : parent.target.kind === 'name'
        ? parent.target.name
        : null;
  if (parent.kind === 'object')
    return parent.properties.find((property) => property.value === expression)?.key ?? null;
  const transparent =
    parent.kind === 'logical' ||
    parent.kind === 'conditional' ||
    parent.kind === 'await' ||
    parent.kind === 'call';
  return transparent ? assignedName(parent, index) : null;
}

/** As code refers to a client: `client`, `this.openai`, in Python `self.openai`. */
export function clientName(construction: Expression, index: ModuleIndex): string | null {
  const name = assignedName(construction, index);
  if (name === null) return null;
  const isField = [...(index.memberWrites.get(name) ?? [])].some(
    (write) =>
      write.target.object.kind === 'self' &&
      write.value.start <= construction.start &&
      write.value.end >= construction.end,
  );
  const parent = index.parents.get(construction);
  const self = index.facts.language === 'python' ? 'self' : 'this';
  return isField || (parent !== undefined && isClass(parent)) ? `${self}.${name}` : name;
}

/** Counts equal keys from 1. */
export function ordinals(): (key: string) => number {
  const counts = new Map<string, number>();
  return (key) => {
    const next = (counts.get(key) ?? 0) + 1;
    counts.set(key, next);
    return next;
  };
}
