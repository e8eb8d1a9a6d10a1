/** How a TypeScript or JavaScript text is written, read from the text itself, so that what is added looks the same. */
import type { Token } from './writerScan';
import { lex } from './writerScan';

export interface Style {
  readonly quote: "'" | '"';
  readonly semicolons: boolean;
  /** One level of indentation: a tab or some spaces. */
  readonly indent: string;
  readonly newline: '\n' | '\r\n';
  /** A comma behind the last element of a list that stands on several lines. */
  readonly trailingCommas: boolean;
  /** Columns of a line; a tab counts as two. */
  readonly width: number;
  /** `60_000` instead of `60000`. */
  readonly separators: boolean;
  /** The text knows only `var` and `function`. */
  readonly es5: boolean;
  /** Lists go on behind a closing brace (`}, {`), which Prettier never writes. */
  readonly hugsObjects: boolean;
}

/** Detects the style; where the text says nothing, Prettier's defaults hold. */
export function detectStyle(text: string, typescript: boolean): Style {
  const tokens = lex(text);
  const lines = text.split(/\r?\n/);
  // Most texts have an arrow, and of those nobody needs to know the words.
  const words = new Set(text.includes('=>') ? [] : wordsOf(text, tokens));
  const es5 = words.has('var') && !modernWords.some((name) => words.has(name));
  return {
    quote: detectQuote(text, tokens),
    semicolons: detectSemicolons(text, tokens),
    indent: detectIndent(lines),
    newline: text.split('\r\n').length * 2 > lines.length + 1 ? '\r\n' : '\n',
    trailingCommas: count(text, withComma) >= count(text, withoutComma),
    width: detectWidth(lines),
    separators: typescript || !es5 || [...words].some((name) => /^\d+(?:_\d+)+$/.test(name)),
    es5,
    hugsObjects: lines.some((line) => /^\s*\}, \{/.test(line)),
  };
}

const modernWords = ['const', 'let', 'class', 'import', 'async', 'await'];
const withComma = /,[ \t]*\r?\n[ \t]*[}\])]/g;
const withoutComma = /^[ \t]*(?:['"\w$-]+: .*[^,;{(\s[]|\.\.\.[\w.$]+)[ \t]*\r?\n[ \t]*\}/gm;

const wordsOf = (text: string, tokens: readonly Token[]): readonly string[] =>
  tokens.filter(({ kind }) => kind === 'word').map((token) => slice(text, token));

function slice(text: string, token: Token): string {
  return text.slice(token.start, token.end);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** Strings behind an equals sign without spaces are JSX attributes, which have quotes of their own. */
function detectQuote(text: string, tokens: readonly Token[]): "'" | '"' {
  let balance = 0;
  for (const token of tokens) {
    if (token.kind !== 'string' || text[token.start - 1] === '=') continue;
    const body = text.slice(token.start + 1, token.end - 1);
    if (/['"]/.test(body)) continue;
    balance += text[token.start] === "'" ? 1 : -1;
  }
  return balance > 0 ? "'" : '"';
}

const startsStatement = new Set([
  ...['const', 'let', 'var', 'import', 'export', 'return', 'throw', 'function', 'async', 'await'],
  ...['class', 'if', 'for', 'while', 'try', 'switch', 'interface', 'type'],
]);
const endsExpression = /[\w$'"`)\]]$/;

/** Compares lines that end in a semicolon with lines that could but do not, before one that starts a statement. */
function detectSemicolons(text: string, tokens: readonly Token[]): boolean {
  const code = tokens.filter(({ kind }) => kind !== 'comment');
  let balance = 0;
  for (const [index, token] of code.entries()) {
    const next = code[index + 1];
    if (next && !standsOnLaterLine(text, token, next)) continue;
    const end = slice(text, token);
    if (end === ';') balance++;
    else if (endsExpression.test(end) && (!next || startsStatement.has(slice(text, next))))
      balance--;
  }
  return balance >= 0;
}

function standsOnLaterLine(text: string, token: Token, next: Token): boolean {
  return next.start > token.end && text.slice(token.end, next.start).includes('\n');
}

const opensBracket: ReadonlySet<string | undefined> = new Set(['{', '(', '[']);

/** The most frequent step inwards behind a line that opens a bracket. */
function detectIndent(lines: readonly string[]): string {
  const votes = new Map<string, number>();
  for (let index = 1; index < lines.length; index++) {
    const opener = lines[index - 1] ?? '';
    if (!opensBracket.has(opener.at(-1))) continue;
    const before = /^([ \t]*).*[{([]$/.exec(opener)?.[1];
    const here = /^([ \t]*)\S/.exec(lines[index] ?? '')?.[1];
    if (before === undefined || !here?.startsWith(before)) continue;
    const step = here.slice(before.length);
    if (/^(?:\t| {2,8})$/.test(step)) votes.set(step, (votes.get(step) ?? 0) + 1);
  }
  return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '  ';
}

/** Three lines of plain code beyond a width say that the formatter was told a larger one. */
function detectWidth(lines: readonly string[]): number {
  const longest = lines
    .filter((line) => line.length > 80 && !/['"`*/]/.test(line))
    .map((line) => displayWidth(line))
    .sort((a, b) => b - a)
    .filter((width) => width <= 120);
  const third = longest[2] ?? 0;
  if (third <= 80) return 80;
  return third <= 100 ? 100 : 120;
}

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** Columns of one line, as Prettier counts them: tabs and East Asian letters are two. */
export function displayWidth(line: string): number {
  let width = 0;
  for (const char of line) width += char === '\t' || wide.test(char) ? 2 : 1;
  return width;
}

/** A number as this text writes numbers; groups of three from five digits on. */
export function numberText(value: number, style: Style): string {
  const plain = String(value);
  if (!style.separators || !/^-?\d{5,}$/.test(plain)) return plain;
  return plain.replace(/\B(?=(?:\d{3})+$)/g, '_');
}
