import type { Expression } from '../../model/facts';
import { isExpression, readExpression } from './expressions';
import { type Reader, spanOf, textOf, unknown } from './reader';
import type { Node } from './tree';

export function readNumber(node: Node, reader: Reader): Expression {
  const text = textOf(node, reader).replaceAll('_', '');
  const value = Number(text);
  // An imaginary number, or one that would not survive JSON.
  if (!Number.isFinite(value)) return unknown(node, []);
  return { kind: 'literal', value, ...spanOf(node) };
}

/** A string, several in a row, or an f-string: text, and the values in it. */
export function readString(node: Node, reader: Reader): Expression {
  const texts = [''];
  const values: Expression[] = [];
  const strings = node.name === 'ContinuedString' ? node.children : [node];
  for (const one of strings) addString(one, texts, values, reader);
  if (values.length === 0) return { kind: 'literal', value: texts.join(''), ...spanOf(node) };
  return { kind: 'template', texts, values, ...spanOf(node) };
}

function addString(node: Node, texts: string[], values: Expression[], reader: Reader): void {
  const { start, end, isRaw } = contentOf(node, reader);
  const isFormat = node.name === 'FormatString';
  const add = (from: number, until: number): void => {
    const text = reader.text.slice(from, until);
    const plain = isFormat ? text.replaceAll('{{', '{').replaceAll('}}', '}') : text;
    texts.push((texts.pop() ?? '') + (isRaw ? plain : unescaped(plain)));
  };
  let at = start;
  for (const hole of node.children) {
    if (hole.name !== 'FormatReplacement') continue;
    add(at, hole.start);
    values.push(readHole(hole, reader));
    texts.push('');
    at = hole.end;
  }
  add(at, Math.max(at, end));
}

/** The value in braces; values in its format come after it. */
function readHole(node: Node, reader: Reader): Expression {
  const values = node.children.filter(isExpression).map((one) => readExpression(one, reader));
  const format = node.children.find(({ name }) => name === 'FormatSpec');
  const nested = format?.children.filter(({ name }) => name === 'FormatReplacement') ?? [];
  const parts = [...values, ...nested.map((one) => readHole(one, reader))];
  const [only] = parts;
  return only && parts.length === 1 ? only : unknown(node, parts);
}

const opening = /^([a-z]*)("""|'''|"|')/i;

interface Content {
  readonly start: number;
  readonly end: number;
  readonly isRaw: boolean;
}

function contentOf(node: Node, reader: Reader): Content {
  const { start, end } = node;
  const [whole = '', prefix = '', quote = ''] =
    opening.exec(reader.text.slice(start, start + 6)) ?? [];
  const isClosed =
    end - start >= whole.length + quote.length &&
    reader.text.slice(end - quote.length, end) === quote;
  return {
    start: start + whole.length,
    end: isClosed ? end - quote.length : end,
    isRaw: /r/i.test(prefix),
  };
}

const escapes: Readonly<Partial<Record<string, string>>> = {
  ...{ n: '\n', t: '\t', r: '\r', '\\': '\\', "'": "'", '"': '"', '\n': '', '\r\n': '' },
  ...{ a: '\u0007', b: '\b', f: '\f', v: '\v' },
};

function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  const pattern = /\\(?:x([\da-f]{2})|u([\da-f]{4})|U([\da-f]{8})|([0-7]{1,3})|(\r\n|[^]))/gi;
  return text.replace(pattern, (whole, ...groups: (string | undefined)[]) => {
    const [x, u, long, octal, plain = ''] = groups;
    const hex = x ?? u ?? long;
    if (hex !== undefined) return codePoint(parseInt(hex, 16), whole);
    if (octal !== undefined) return codePoint(parseInt(octal, 8), whole);
    return escapes[plain] ?? whole;
  });
}

const codePoint = (code: number, otherwise: string): string =>
  code <= 0x10ffff ? String.fromCodePoint(code) : otherwise;

/** What a key says where it is a literal; null where it is computed. */
export const literalKey = (key: Expression): string | null =>
  key.kind === 'literal' && key.value !== null ? String(key.value) : null;
