/** Renames and removes single properties of an object. */
import type { ObjectExpression, Property } from '../../model/facts';
import type { TextEdit } from '../../model/finding';
import { fitItem, item, objectDoc, roomOf } from './writerLayout';
import { keptItem, listDoc, readList } from './writerList';
import { hasComment } from './writerScan';
import { edit, isMultiLine, type Page, ropeEdits, span } from './writerText';

/** Another name for the same value; `{ signal }` becomes `{ abortSignal: signal }`. */
export function renameProperty(page: Page, property: Property, name: string): readonly TextEdit[] {
  const { keySpan, value, end } = property;
  const isShort = value.start === keySpan.start && end === keySpan.end;
  return isShort
    ? [edit(page, keySpan.start, keySpan.start, `${name}: `)]
    : [edit(page, keySpan.start, keySpan.end, name)];
}

/** Takes a property out with its comma; null where a comment would go with it. */
export function removeProperty(
  page: Page,
  object: ObjectExpression,
  property: Property,
): readonly TextEdit[] | null {
  const list = readList(page, object, object.properties);
  const at = object.properties.indexOf(property);
  const item = list?.items[at];
  if (!list || !item) return null;
  const next = list.items[at + 1];
  const before = list.items[at - 1];
  const gone = next
    ? span(item.start, next.start)
    : before && before.comma !== null
      ? item.comma === null
        ? span(before.comma, item.end)
        : span(before.comma + 1, item.comma + 1)
      : span(object.start + 1, object.end - 1);
  if (hasComment(page.text, gone.start, gone.end)) return null;
  return [edit(page, gone.start, gone.end, '')];
}

/** `limit: 5` becomes `holder: { inner: 5 }`, on as many lines as that takes; null where a comment is in the way. */
export function nestProperty(
  page: Page,
  object: ObjectExpression,
  property: Property,
  holder: string,
  inner: string,
): readonly TextEdit[] | null {
  const list = readList(page, object, object.properties);
  const { start, end, value } = property;
  if (!list || hasComment(page.text, start, end)) return null;
  const nested = {
    lead: [`${holder}: `],
    list: objectDoc([item(`${inner}: `, span(value.start, value.end))]),
    tail: [],
  };
  if (isMultiLine(page, object)) {
    const where = span(start, end);
    return ropeEdits(page, where, fitItem(page, nested, roomOf(page, where)));
  }
  const items = list.items.map((one, at) =>
    object.properties[at] === property ? nested : keptItem(one),
  );
  const [open, close] = [span(object.start, object.start + 1), span(object.end - 1, object.end)];
  const whole = { lead: [], list: listDoc(open, items, close, true), tail: [] };
  return ropeEdits(page, object, fitItem(page, whole, roomOf(page, object)));
}
