/**
 * Text of the same length that the grammar reads as Python's own tokenizer reads the original. Only the tree is made of
 * it; names, strings and comments are read from the original, so that a change inside of those does no harm.
 */
export function readable(text: string): string {
  let plain = text;
  if (plain.charCodeAt(0) === 0xfeff) plain = `\n${plain.slice(1)}`;
  if (plain.includes('\f')) plain = plain.replace(/^[ \t]*\f+/gm, (gap) => '\n'.repeat(gap.length));
  if (plain.includes('\\\r\n')) plain = plain.replaceAll('\\\r\n', '\\\n ');
  if (templateString.test(plain))
    plain = plain.replace(templateStrings, (word) => word.replace(/t/i, 'f'));
  return plain.replace(target, (_, as: string, name: string) => as + name.replace(/\W/g, '_'));
}

/** `t"…"` reads like `f"…"`. */
const templateStrings = /(?<!\w)(?:[rR]?[tT]|[tT][rR])(?=["'])/g;
const templateString = new RegExp(templateStrings.source);

/**
 * What the grammar does not take behind `as`: `with a as (b, c)`, `as self.b`, `as b[0]`. As one long name, which is
 * told apart by its original text.
 */
const target =
  /(\bas[ \t]+)(\((?:[^()\n]|\([^()\n]*\))*\)|\[[^[\]\n]*\]|\w+(?:\.\w+|\[[^[\]\n]*\])+)(?=[ \t]*[:,)\r\n])/g;
