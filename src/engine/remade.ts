/** `client = instructor.from_openai(client)`: the name stands for what is made of it, and no longer for what it was. */
import type { Expression } from '../model/facts';
import type { Binding, ModuleIndex, Write } from './moduleIndex';
import { isFunction, isHandler, type FactNode } from './tree';

/** The last write of a name, where it surely happens and hands the name itself to a call. */
export function remadeBy(
  { name, scope, writes }: Binding,
  { parents }: ModuleIndex,
): (Write & { readonly value: Expression }) | null {
  const found = writes.at(-1);
  const last = found?.value ? { ...found, value: found.value } : null;
  if (!last || last.path.length > 0 || last.element === true) return null;
  if (!isMadeOf(last.value, name)) return null;
  for (let at: FactNode | undefined = parents.get(last.value); at; at = parents.get(at)) {
    if (isFunction(at)) return at === scope.fn ? last : null;
    if (isHandler(at) || ('kind' in at && conditional.has(at.kind))) return null;
  }
  return scope.fn === null ? last : null;
}

const conditional = new Set(['branch', 'loop', 'try', 'conditional', 'logical']);

function isMadeOf(value: Expression, name: string): boolean {
  if (value.kind === 'await') return isMadeOf(value.value, name);
  if (value.kind !== 'call' && value.kind !== 'new') return false;
  return value.args.some((one) => one.value.kind === 'reference' && one.value.name === name);
}

/** Whether one lies in the other. */
export const isWithin = (inner: Expression, outer: Expression): boolean =>
  inner.start >= outer.start && inner.end <= outer.end;
