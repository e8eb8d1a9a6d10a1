/** Sets, renames and removes options: keyword arguments, and entries of dictionaries. */
import { byName } from '../../model/arguments';
import type { CallExpression, NewExpression, Property, Span } from '../../model/facts';
import type { TextEdit } from '../../model/finding';
import type { Holder } from '../../model/sdkFacts';
import type { OptionValue, ValueText } from '../../model/writer';
import { isExpression } from './expressions';
import { fitLine } from './reflow';
import { flat } from './relaid';
import { optionNumber, quoted } from './style';
import type { Node } from './tree';
import { addImport } from './writerImports';
import { addItems, type Item, itemsOf, removeItem } from './writerList';
import {
  codeAt,
  edit,
  isInString,
  lineIndent,
  nodesAround,
  type Page,
  sourceOf,
} from './writerPage';

/** A value as Python writes it; null where it has no such thing. */
export function valueText(page: Page, name: string, value: ValueText, at: number): string | null {
  switch (value.kind) {
    case 'number':
      return optionNumber(name, value.value);
    case 'boolean':
      return value.value ? 'True' : 'False';
    case 'text':
      return quoted(value.value, page.style.quote);
    case 'reference':
      return value.name;
    case 'code':
      return codeAt(page, value.code, lineIndent(page.text, at));
    case 'timeout-signal':
      return null;
  }
}

export function setOptions(
  page: Page,
  target: CallExpression | NewExpression,
  index: number,
  options: readonly OptionValue[],
): readonly TextEdit[] | null {
  const list = target.argsSpan && listAt(page, target.argsSpan);
  if (!list) return null;
  const given = index === byName ? list : itemsOf(list)?.[index]?.nodes.find(isExpression);
  if (index !== byName && given?.name !== 'DictionaryExpression') return null;
  const edits = given ? setIn(page, given, index === byName ? 'keyword' : 'entry', options) : null;
  // Quotes in the quotes of an f-string end it.
  if (isInString(page, list.start) && edits?.some(({ newText }) => /["']/.test(newText)))
    return null;
  return edits && [...importsFor(page, options, edits), ...fitLine(page, edits)];
}

/** Of the class that must hold an option, where the edits build one. */
function importsFor(
  page: Page,
  options: readonly OptionValue[],
  edits: readonly TextEdit[],
): readonly TextEdit[] {
  const holder = options.find((one) => one.holder)?.holder;
  if (!holder) return [];
  const { names, edits: imports } = imported(page, holder);
  return edits.some(({ newText }) => newText.includes(`=${names[0] ?? ''}(`)) ? imports : [];
}

/** The node of an argument list or a dictionary. */
function listAt(page: Page, { start, end }: Span): Node | null {
  return (
    nodesAround(page, start).findLast((node) => node.start === start && node.end === end) ?? null
  );
}

type Form = 'keyword' | 'entry';

/** Null where something is spread: it may hold the same option. */
function setIn(
  page: Page,
  list: Node,
  form: Form,
  options: readonly OptionValue[],
): readonly TextEdit[] | null {
  const items = itemsOf(list);
  if (!items || items.some(({ nodes }) => nodes[0]?.name === '**')) return null;
  if (items.some(({ nodes }) => nodes.some(({ name }) => name === 'for'))) return null;
  const edits: TextEdit[] = [];
  const added: string[] = [];
  for (const [name, inner] of grouped(options)) {
    const item = items.find((one) => nameOf(page, one, form) === name);
    const change = item
      ? changeItem(page, item, name, inner)
      : addedText(page, name, inner, form, list.start);
    if (change === null) return null;
    if (typeof change === 'string') added.push(change);
    else edits.push(...change);
  }
  if (added.length > 0) {
    edits.push(...addItems(page, list, items, added));
  }
  return edits.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Options by their first name; dotted ones are within it. */
function grouped(options: readonly OptionValue[]): ReadonlyMap<string, readonly OptionValue[]> {
  const groups = new Map<string, OptionValue[]>();
  for (const { name, ...option } of options) {
    const [first = '', ...rest] = name.split('.');
    const group = groups.get(first) ?? [];
    group.push({ name: rest.join('.'), ...option });
    groups.set(first, group);
  }
  return groups;
}

function nameOf(page: Page, { nodes }: Item, form: Form): string | null {
  const [first, second] = nodes;
  if (!first || !second) return null;
  const text = sourceOf(page, first);
  if (form === 'keyword')
    return second.name === 'AssignOp' && sourceOf(page, second) === '=' ? text : null;
  return /^(["'])(.*)\1$/.exec(text)?.[2] ?? null;
}

/** What stands behind the sign gets the new value, or the new options where it is a list of options itself. */
function changeItem(
  page: Page,
  item: Item,
  name: string,
  inner: readonly OptionValue[],
): readonly TextEdit[] | null {
  const value = item.nodes.slice(2).find(isExpression);
  const [only] = inner;
  if (!value || !only) return null;
  if (only.name === '') {
    const text = valueText(page, name, only.value, value.start);
    return text === null ? null : [edit(page, value.start, value.end, text)];
  }
  if (value.name === 'DictionaryExpression') return setIn(page, value, 'entry', inner);
  const list =
    value.name === 'CallExpression'
      ? value.children.find((one) => one.name === 'ArgList')
      : undefined;
  return list ? setIn(page, list, 'keyword', inner) : null;
}

const imported = (page: Page, { name, module }: Holder): ReturnType<typeof addImport> =>
  addImport(page, { module, names: [{ imported: name, local: name }] });

/**
 * `timeout=20.0`, `"timeout": 20.0`, and for options within one that is not there yet a dictionary, or what must hold
 * them.
 */
function addedText(
  page: Page,
  name: string,
  inner: readonly OptionValue[],
  form: Form,
  at: number,
): string | null {
  const key = form === 'keyword' ? `${name}=` : `${quoted(name, page.style.quote)}: `;
  const [only] = inner;
  if (only?.name === '') {
    const text = valueText(page, name, only.value, at);
    return text === null ? null : key + flat(text);
  }
  const class_ = only?.holder && imported(page, only.holder).names[0];
  const held = inner.map(({ name: within, value }) => ({ name: within, value }));
  const entries = [...grouped(held)].map(([one, deeper]) =>
    addedText(page, one, deeper, class_ === undefined ? 'entry' : 'keyword', at),
  );
  if (entries.includes(null)) return null;
  const text = entries.join(', ');
  return class_ === undefined ? `${key}{${text}}` : `${key}${class_}(${text})`;
}

// -------------------------------------------------------------------------------------------------- properties

/** The keyword argument or entry that begins at a place, in its list. */
function itemAt(page: Page, at: number): { readonly list: Node; readonly item: Item } | null {
  for (const list of nodesAround(page, at).toReversed()) {
    if (list.name !== 'ArgList' && list.name !== 'DictionaryExpression') continue;
    const item = itemsOf(list)?.find(({ start }) => start === at);
    if (item) return { list, item };
  }
  return null;
}

export function renameProperty(
  page: Page,
  { keySpan }: Property,
  name: string,
): readonly TextEdit[] {
  const quote = /^["']/.exec(sourceOf(page, keySpan))?.[0];
  const text = quote === undefined ? name : quote + name + quote;
  return [edit(page, keySpan.start, keySpan.end, text)];
}

export function removeProperty(page: Page, { start }: Property): readonly TextEdit[] | null {
  const found = itemAt(page, start);
  return found && removeItem(page, found.list, found.item);
}
