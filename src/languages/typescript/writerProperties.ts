/** Renames and removes single properties of an object. */
import type { ObjectExpression, Property } from '../../model/facts';
import type { TextEdit } from '../../model/finding';
import { readList } from './writerList';
import { hasComment } from './writerScan';
import { edit, type Page, span } from './writerText';

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
