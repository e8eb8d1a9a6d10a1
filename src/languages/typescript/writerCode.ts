/** Brings code that a fix holds ready into the style of the text that it goes into. */
import type { Style } from './style';
import { lex } from './writerScan';
import type { Page } from './writerText';

/** The code with the file's quotes, semicolons, commas, steps of indentation and line ends. */
export function inStyle(code: string, style: Style): string {
  const commas = style.trailingCommas ? code : code.replace(/,(?=\n\s*[)\]}])/g, '');
  return withQuotes(commas, style.quote)
    .split('\n')
    .map((line) => {
      const depth = /^(?: {2})*/.exec(line)?.[0].length ?? 0;
      const rest = line.slice(depth);
      return style.indent.repeat(depth / 2) + (style.semicolons ? rest : rest.replace(/;$/, ''));
    })
    .join(style.newline);
}

/** The same, for a place whose further lines stand at `indent`. */
export function codeAt(page: Page, code: string, indent: string): string {
  const { newline } = page.style;
  return inStyle(code, page.style)
    .split(newline)
    .map((line, index) => (index === 0 || line === '' ? line : indent + line))
    .join(newline);
}

/** A string as this text writes strings: with the other quotes where that saves escapes. */
export function quoted(value: string, quote: Style['quote']): string {
  const other = quote === '"' ? "'" : '"';
  const mark = value.includes(quote) && !value.includes(other) ? other : quote;
  const body = JSON.stringify(value).slice(1, -1);
  return mark === '"' ? `"${body}"` : `'${body.replace(/\\"/g, '"').replace(/'/g, "\\'")}'`;
}

/** Code held ready has single quotes. */
function withQuotes(code: string, quote: Style['quote']): string {
  if (quote === "'") return code;
  let text = '';
  let from = 0;
  for (const { kind, start, end } of lex(code)) {
    const body = code.slice(start + 1, end - 1);
    if (kind !== 'string' || code[start] !== "'" || body.includes('"')) continue;
    text += `${code.slice(from, start)}"${body}"`;
    from = end;
  }
  return text + code.slice(from);
}

/** What tells two pieces of code apart: everything but layout. */
export const bareCode = (code: string): string => code.replace(/[\s;,'"]/g, '');

/** Fills in the names that a piece of code got: `$name$`. */
export const withName = (code: string, key: string, name: string): string =>
  code.replaceAll(`$${key}$`, name);
