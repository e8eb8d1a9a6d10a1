/** Names that a text uses, and what its facts say they are bound to. */
import type { Expression, ModuleFacts, Span, Statement } from '../../model/facts';

/** Anything in the tree of facts that has a kind or a place. */
export interface Fact {
  readonly kind?: string;
  readonly start?: number;
  readonly end?: number;
}

/** Calls back for every fact under `root`, from outside in; where it answers false, what is inside is left out. */
export function walkFacts(root: unknown, visit: (fact: Fact) => boolean): void {
  if (typeof root !== 'object' || root === null) return;
  if (!Array.isArray(root) && !visit(root)) return;
  for (const inner of Object.values(root)) walkFacts(inner, visit);
}

/** The same for what shares text with a span: the rest of a long file is passed over. */
export function walkFactsAt(root: unknown, at: Span, visit: (fact: Fact) => boolean): void {
  if (typeof root !== 'object' || root === null) return;
  if (Array.isArray(root)) {
    for (const inner of partsAt(root, at)) walkFactsAt(inner, at, visit);
    return;
  }
  const { start, end }: Fact = root;
  if (start !== undefined && end !== undefined && (end <= at.start || start >= at.end)) return;
  if (visit(root)) for (const inner of Object.values(root)) walkFactsAt(inner, at, visit);
}

/** Of a long list in the order of the text, such as a module's statements, what shares text with a span; else all. */
function partsAt(list: readonly unknown[], at: Span): readonly unknown[] {
  if (list.length < longList || !isInOrder(list)) return list;
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.end ?? 0) <= at.start) low = middle + 1;
    else high = middle;
  }
  let after = low;
  while (after < list.length && (list[after]?.start ?? at.end) < at.end) after += 1;
  return list.slice(low, after);
}

const longList = 32;
const orders = new WeakMap<readonly unknown[], boolean>();

/** Each part ends before the next one begins. */
function isInOrder(list: readonly unknown[]): list is readonly Span[] {
  const known = orders.get(list);
  if (known !== undefined) return known;
  let end = 0;
  const found = list.every((one) => {
    if (!isSpan(one) || one.start < end) return false;
    end = one.end;
    return true;
  });
  orders.set(list, found);
  return found;
}

const isSpan = (one: unknown): one is Span =>
  typeof one === 'object' &&
  one !== null &&
  'start' in one &&
  'end' in one &&
  typeof one.start === 'number' &&
  typeof one.end === 'number';

/** Whether the name stands anywhere in the text, be it in a comment. */
export function usesName(text: string, name: string): boolean {
  // Names that a fix makes up are hardly ever there, and finding a string is cheaper than compiling a pattern.
  if (!text.includes(name)) return false;
  const escaped = name.replace(/[$]/g, '\\$&');
  return new RegExp(`(?<![\\p{ID_Continue}$])${escaped}(?![\\p{ID_Continue}$])`, 'u').test(text);
}

/** The name itself, or with the first number from 2 on that makes it free. */
export function freeName(text: string, name: string): string {
  if (!usesName(text, name)) return name;
  let number = 2;
  while (usesName(text, nextName(name, number))) number++;
  return nextName(name, number);
}

/** `name2`, `NAME_2`. */
export const nextName = (name: string, number: number): string =>
  /^[A-Z\d_]+$/.test(name) ? `${name}_${number}` : `${name}${number}`;

/** The values of all bindings of a name, in whatever scope; null for one that is not a plain declaration. */
export function declaredValues(facts: ModuleFacts, name: string): readonly (Expression | null)[] {
  const values: (Expression | null)[] = [];
  const declared = new Set<Fact>();
  walkFacts([facts.imports, facts.body], (fact) => {
    const value = bindingOf(fact, name, declared);
    if (value !== undefined) values.push(value);
    return true;
  });
  return values;
}

/** Undefined where the fact binds no such name. */
function bindingOf(fact: Fact, name: string, declared: Set<Fact>): Expression | null | undefined {
  if (isDeclaration(fact) && fact.target.kind === 'name' && fact.target.name === name) {
    declared.add(fact.target);
    return fact.value;
  }
  if ('local' in fact && fact.local === name) return null;
  const bindsName = fact.kind === 'name' || 'params' in fact || 'superclass' in fact;
  return bindsName && 'name' in fact && fact.name === name && !declared.has(fact)
    ? null
    : undefined;
}

function isDeclaration(fact: Fact): fact is Extract<Statement, { kind: 'declare' }> {
  return fact.kind === 'declare';
}

/** The number that an expression of numbers is; null for anything else. */
export function constantNumber(value: Expression | null): number | null {
  if (value?.kind === 'literal') return typeof value.value === 'number' ? value.value : null;
  if (value?.kind !== 'binary' || value.operator !== '*') return null;
  const left = constantNumber(value.left);
  const right = constantNumber(value.right);
  return left === null || right === null ? null : left * right;
}

/** `require('x')`, `require('x').y`, `require('x')()`, `await import('x')`. */
export function isRequire(value: Expression): boolean {
  switch (value.kind) {
    case 'import':
      return true;
    case 'member':
      return isRequire(value.object);
    case 'call':
      return isRequire(value.callee);
    case 'await':
      return isRequire(value.value);
    default:
      return false;
  }
}
