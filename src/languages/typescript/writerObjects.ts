/** Changes object literals: replaces and adds properties, also in objects inside them. */
import type { Expression, ObjectExpression, Property, Span } from '../../model/facts';
import type { TextEdit } from '../../model/finding';
import type { ValueText } from '../../model/writer';
import { fitItem, type ItemDoc, roomOf } from './writerLayout';
import {
  appendInline,
  appendLines,
  closesOnOwnLine,
  extendedItems,
  keptItem,
  listDoc,
  readList,
} from './writerList';
import { hasComment, skipComments } from './writerScan';
import { isMultiLine, type Page, ropeEdits, span } from './writerText';
import {
  holdsSignal,
  isTree,
  newProperties,
  type OptionTree,
  replacementItem,
} from './writerValues';
import { spreadItem } from './writerSpread';

/** A changed part of an element between what stands around it. */
export function placed(source: Span, where: Span, changed: ItemDoc): ItemDoc {
  return {
    lead: [span(source.start, where.start), ...changed.lead],
    list: changed.list,
    tail: [...changed.tail, span(where.end, source.end)],
  };
}

/** What is replaced inside a property, and by what. */
interface PropertyChange {
  readonly where: Span;
  readonly by: ItemDoc;
}

/** An object on one line, with all changes; null where one of them is not possible. */
export function changedObject(
  page: Page,
  object: ObjectExpression,
  tree: OptionTree,
): ItemDoc | null {
  const list = readList(page, object, object.properties);
  const plan = planChanges(object, tree);
  if (!list || !plan) return null;
  const items: ItemDoc[] = [];
  for (const [index, source] of list.items.entries()) {
    const property = object.properties[index];
    const wanted = property && plan.changed.get(property);
    if (!property || !wanted) {
      items.push(keptItem(source));
      continue;
    }
    const change = changeProperty(page, property, wanted);
    if (!change) return null;
    items.push(placed(source, change.where, change.by));
  }
  const all = extendedItems(page, list, items, newProperties(page, plan.added));
  const open = span(object.start, object.start + 1);
  return { lead: [], list: listDoc(open, all, span(object.end - 1, object.end), true), tail: [] };
}

interface Plan {
  readonly changed: ReadonlyMap<Property, ValueText | OptionTree>;
  readonly added: OptionTree;
}

/** Which properties change and which come new; null where a signal behind a spread would be lost. */
function planChanges(object: ObjectExpression, tree: OptionTree): Plan | null {
  const changed = new Map<Property, ValueText | OptionTree>();
  const added = new Map<string, ValueText | OptionTree>();
  const spreads = object.properties.some(({ spread }) => spread);
  for (const [name, wanted] of tree) {
    const property = object.properties.findLast(({ key, spread }) => key === name && !spread);
    if (property) changed.set(property, wanted);
    else if (spreads && (isTree(wanted) || holdsSignal(wanted))) return null;
    else added.set(name, wanted);
  }
  return { changed, added };
}

function changeProperty(
  page: Page,
  property: Property,
  wanted: ValueText | OptionTree,
): PropertyChange | null {
  const { value, keySpan } = property;
  if (value.kind === 'reference' && value.start === keySpan.start && property.end === keySpan.end) {
    const where = span(property.start, property.end);
    const by = newValue(page, value, where, wanted);
    return by && { where, by: { ...by, lead: [`${value.name}: `, ...by.lead] } };
  }
  const start = valueStart(page, property);
  if (start === null) return null;
  if (isTree(wanted) && value.kind === 'object') {
    const by = changedObject(page, value, wanted);
    return by && { where: value, by };
  }
  const where = span(start, property.end);
  // What somebody wrote inside the old value would be lost.
  if (hasComment(page.text, where.start, where.end)) return null;
  const by = newValue(page, value, where, wanted);
  return by && { where, by };
}

function newValue(
  page: Page,
  old: Expression,
  where: Span,
  wanted: ValueText | OptionTree,
): ItemDoc | null {
  return isTree(wanted)
    ? spreadItem(page, old, where, where.end, wanted)
    : replacementItem(page, wanted, old, where);
}

/** Where the value begins behind the colon; null for methods and accessors. */
function valueStart(page: Page, property: Property): number | null {
  const { text } = page;
  let at = skipComments(text, property.keySpan.end, property.end);
  if (text[at] === ']') at = skipComments(text, at + 1, property.end);
  return text[at] === ':' ? skipComments(text, at + 1, property.end) : null;
}

/** Changes an object that stands on several lines, line by line. */
export function changeLines(
  page: Page,
  object: ObjectExpression,
  tree: OptionTree,
): readonly TextEdit[] | null {
  const list = readList(page, object, object.properties);
  const plan = planChanges(object, tree);
  if (!list || !plan) return null;
  const edits: TextEdit[] = [];
  for (const [property, wanted] of plan.changed) {
    const changes = changePropertyInPlace(page, property, wanted);
    if (!changes) return null;
    edits.push(...changes);
  }
  if (plan.added.size > 0) {
    const added = newProperties(page, plan.added);
    edits.push(
      ...(closesOnOwnLine(page, list)
        ? appendLines(page, list, added)
        : appendInline(page, list, added)),
    );
  }
  return edits;
}

function changePropertyInPlace(
  page: Page,
  property: Property,
  wanted: ValueText | OptionTree,
): readonly TextEdit[] | null {
  const { value } = property;
  if (isTree(wanted) && value.kind === 'object' && isMultiLine(page, value))
    return changeLines(page, value, wanted);
  const change = changeProperty(page, property, wanted);
  if (!change) return null;
  return ropeEdits(page, change.where, fitItem(page, change.by, roomOf(page, change.where)));
}
