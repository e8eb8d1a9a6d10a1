/** How values are spelt: numbers, names, and abort signals joined with those that are there. */
import type { CallExpression, Expression, Span } from '../../model/facts';
import type { OptionValue, ValueText } from '../../model/writer';
import { numberText } from './style';
import { inStyle, quoted } from './writerCode';
import { declaredValues } from './writerNames';
import { type ItemDoc, item, objectDoc } from './writerLayout';
import { type Page, sourceOf } from './writerText';

/** Options by the first part of their names: `httpOptions.timeout` is a tree in a tree. */
export type OptionTree = ReadonlyMap<string, ValueText | OptionTree>;

/** Null where one option is a part of another. */
export function optionTree(options: readonly OptionValue[]): OptionTree | null {
  const root = new Map<string, ValueText | OptionTree>();
  for (const { name, value } of options) {
    const parts = name.split('.');
    const last = parts.pop() ?? name;
    let tree = root;
    for (const part of parts) {
      const inner = tree.get(part) ?? new Map<string, ValueText | OptionTree>();
      if (!(inner instanceof Map)) return null;
      tree.set(part, inner);
      tree = inner as Map<string, ValueText | OptionTree>;
    }
    if (tree.get(last) instanceof Map) return null;
    tree.set(last, value);
  }
  return root;
}

export function isTree(wanted: ValueText | OptionTree): wanted is OptionTree {
  return wanted instanceof Map;
}

export function holdsSignal(wanted: ValueText | OptionTree): boolean {
  if (!isTree(wanted)) return wanted.kind === 'timeout-signal';
  return [...wanted.values()].some(holdsSignal);
}

/** `name: value` for every option of the tree. */
export function newProperties(page: Page, tree: OptionTree): readonly ItemDoc[] {
  return [...tree].map(([name, wanted]) => {
    const lead = `${keyText(page, name)}: `;
    return isTree(wanted)
      ? { lead: [lead], list: objectDoc(newProperties(page, wanted)), tail: [] }
      : item(lead + valueText(page, wanted));
  });
}

function keyText(page: Page, name: string): string {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name)
    ? name
    : quoted(name, page.style.quote);
}

export function valueText(page: Page, value: ValueText): string {
  switch (value.kind) {
    case 'number':
      return numberText(value.value, page.style);
    case 'timeout-signal':
      return `AbortSignal.timeout(${numberText(value.ms, page.style)})`;
    case 'reference':
      return value.name;
    case 'boolean':
      return String(value.value);
    case 'text':
      return quoted(value.value, page.style.quote);
    case 'code':
      return inStyle(value.code, page.style);
  }
}

/**
 * The value in the place of an old one. A signal that is there goes on to abort: both are joined. Null where it
 * cannot be said twice without running it twice.
 */
export function replacementItem(
  page: Page,
  value: ValueText,
  old: Expression,
  where: Span,
): ItemDoc | null {
  const text = valueText(page, value);
  if (value.kind !== 'timeout-signal' || isNothing(old) || isSignalCall(old, 'timeout'))
    return item(text);
  const joined = (first: ItemDoc): ItemDoc => ({
    lead: [],
    list: { open: ['AbortSignal.any(['], items: [first, item(text)], close: ['])'], padded: false },
    tail: [],
  });
  if (isSurelySignal(page, old)) return joined(item(where));
  if (!isPath(old)) return null;
  const path = sourceOf(page, where);
  return joined(item('...(', where, ` ? [${path}] : [])`));
}

/** `undefined` and `null` stand for an option that is not set. */
export function isNothing(value: Expression): boolean {
  return (
    (value.kind === 'literal' && value.value === null) ||
    (value.kind === 'reference' && value.name === 'undefined')
  );
}

/** A name, or properties of a name, of which nothing is computed. */
export function isPath(value: Expression): boolean {
  if (value.kind === 'member')
    return value.property !== null && value.index === null && isPath(value.object);
  return value.kind === 'reference' || value.kind === 'self';
}

/** What a signal is can be told from an `AbortController` or from `AbortSignal` itself; anything else may be undefined. */
function isSurelySignal(page: Page, value: Expression): boolean {
  if (isSignalCall(value, 'any')) return true;
  if (value.kind !== 'member' || value.property !== 'signal') return false;
  const { object } = value;
  if (object.kind !== 'reference') return isController(object);
  const values = declaredValues(page.facts, object.name);
  return values.length > 0 && values.every((each) => each !== null && isController(each));
}

function isSignalCall(value: Expression, name: string): value is CallExpression {
  if (value.kind !== 'call' || value.callee.kind !== 'member') return false;
  const { object, property } = value.callee;
  return property === name && object.kind === 'reference' && object.name === 'AbortSignal';
}

function isController(value: Expression): boolean {
  return (
    value.kind === 'new' &&
    value.callee.kind === 'reference' &&
    value.callee.name === 'AbortController'
  );
}
