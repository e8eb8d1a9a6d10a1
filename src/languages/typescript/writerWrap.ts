/** Puts a call around an expression. */
import type { Span } from '../../model/facts';
import type { TextEdit } from '../../model/finding';
import { brokenList, fitArguments, indented, item, roomOf } from './writerLayout';
import { isMultiLine, type Page, ropeEdits } from './writerText';

/** `name(target, …)`, on several lines where the target is or where the line would become too long. */
export function wrapExpression(
  page: Page,
  value: Span,
  name: string,
  args: readonly string[],
): readonly TextEdit[] {
  const target = assured(page, value);
  const room = roomOf(page, target);
  const items = [item(target), ...args.map((each) => item(each))];
  const parens = { open: [`${name}(`], close: [')'] };
  if (!isMultiLine(page, target))
    return ropeEdits(page, target, fitArguments(page, items, room, parens));
  if (args.length === 0 || page.style.hugsObjects) {
    return ropeEdits(page, target, [
      `${name}(`,
      target,
      [...args.map((each) => `, ${each}`)].join(''),
      ')',
    ]);
  }
  const moved = [item(...indented(page, target)), ...items.slice(1)];
  return ropeEdits(
    page,
    target,
    brokenList(page, { ...parens, items: moved, padded: false }, room.indent),
  );
}

/** `stream!`: what facts leave out belongs to what is handed over, or its type would be another. */
const assured = ({ text }: Page, { start, end }: Span): Span => ({
  start,
  end: /^!(?!=)/.test(text.slice(end, end + 2)) ? end + 1 : end,
});
