/** How a Python text is written, read from the text itself; where it says nothing, black's defaults hold. */

import type { Node, SourceTree } from './tree';

export interface Style {
  readonly quote: '"' | "'";
  /** One level of indentation. */
  readonly indent: string;
  readonly newline: '\n' | '\r\n';
  /** Columns of a line. */
  readonly width: number;
}

export function detectStyle(text: string, tree: SourceTree): Style {
  const strings = stringsIn(tree.body);
  const lines = text.split(/\r?\n/);
  return {
    quote: detectQuote(text, strings),
    indent: detectIndent(lines),
    newline: text.split('\r\n').length * 2 > lines.length + 1 ? '\r\n' : '\n',
    width: detectWidth(withoutStrings(text, strings).split(/\r?\n/)),
  };
}

function stringsIn(nodes: readonly Node[]): readonly Node[] {
  return nodes.flatMap((node) =>
    node.name === 'String' || node.name === 'FormatString' ? [node] : stringsIn(node.children),
  );
}

/** Strings that hold no quotes of either kind are written as their author likes. */
function detectQuote(text: string, strings: readonly Node[]): '"' | "'" {
  let balance = 0;
  for (const { start, end } of strings) {
    const [, quote] = /^[a-z]*(["'])[^"']*\1$/i.exec(text.slice(start, end)) ?? [];
    if (quote !== undefined) balance += quote === "'" ? 1 : -1;
  }
  return balance > 0 ? "'" : '"';
}

/** Lines that a string makes long say nothing. */
function withoutStrings(text: string, strings: readonly Node[]): string {
  let plain = '';
  let from = 0;
  for (const { start, end } of strings) {
    plain += text.slice(from, start) + text.slice(start, end).replace(/[^\r\n]+/g, '"');
    from = end;
  }
  return plain + text.slice(from);
}

/** The most frequent step inwards behind a line that opens a block. */
function detectIndent(lines: readonly string[]): string {
  const votes = new Map<string, number>();
  for (let index = 1; index < lines.length; index++) {
    const before = /^([ \t]*)\S.*:\s*$/.exec(lines[index - 1] ?? '')?.[1];
    const here = /^([ \t]*)\S/.exec(lines[index] ?? '')?.[1];
    if (before === undefined || !here?.startsWith(before)) continue;
    const step = here.slice(before.length);
    if (/^(?:\t| {2,8})$/.test(step)) votes.set(step, (votes.get(step) ?? 0) + 1);
  }
  return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '    ';
}

const blackWidth = 88;

/** Three lines of plain code beyond black's width say that the formatter was told a larger one. */
function detectWidth(lines: readonly string[]): number {
  const widths = lines
    .map((line) => line.length)
    .filter(
      (width, index) => width > blackWidth && width <= 120 && !/["#]/.test(lines[index] ?? ''),
    )
    .sort((a, b) => b - a);
  const third = widths[2] ?? 0;
  if (third <= blackWidth) return blackWidth;
  return third <= 100 ? 100 : 120;
}

/** Whole numbers from five digits on in groups of three. */
export function numberText(value: number): string {
  const plain = String(value);
  return /^-?\d{5,}$/.test(plain) ? plain.replace(/\B(?=(?:\d{3})+$)/g, '_') : plain;
}

/**
 * A time in seconds is a float, as SDKs declare it; a count is not, nor what is called `…_in_seconds`, and no time of a
 * thousand or more is in seconds.
 */
export function optionNumber(name: string, value: number): string {
  const isSeconds = /timeout|deadline|delay/i.test(name) && !/_?ms$|milli|_in_seconds/i.test(name);
  return isSeconds && Number.isInteger(value) && value < 1_000
    ? `${numberText(value)}.0`
    : numberText(value);
}

/** With the other quotes where that saves escapes, as black does it. */
export function quoted(value: string, quote: Style['quote']): string {
  const other = quote === '"' ? "'" : '"';
  const mark = value.includes(quote) && !value.includes(other) ? other : quote;
  const body = JSON.stringify(value).slice(1, -1);
  return mark === '"' ? `"${body}"` : `'${body.replace(/\\"/g, '"').replace(/'/g, "\\'")}'`;
}
