import type { Expression, LogicalExpression, Span } from '../../model/facts';
import { expressionsIn, isExpression, readExpression, readOr } from './expressions';
import { readTarget } from './patterns';
import { bindName, type Reader, spanOf, textOf, unknown } from './reader';
import type { Node } from './tree';

const logical: Readonly<Partial<Record<string, LogicalExpression['operator']>>> = {
  and: '&&',
  or: '||',
};

/** Words of Python for what TypeScript writes in signs; the model has one spelling. */
const spelt: Readonly<Partial<Record<string, string>>> = { is: '===', 'is not': '!==' };

export function readBinary(node: Node, reader: Reader): Expression {
  const { start, end } = node;
  const [first, second] = expressionsIn(node);
  const left = readOr(first, start, reader);
  const right = readOr(second, end, reader);
  const word = node.children
    .filter((child) => !isExpression(child))
    .map((child) => textOf(child, reader))
    .join(' ');
  const operator = logical[word];
  if (operator) return { kind: 'logical', operator, left, right, start, end };
  const text = word === '%' ? readFormatted(left, right, { start, end }) : null;
  if (text) return text;
  if (word !== 'not in')
    return { kind: 'binary', operator: spelt[word] ?? word, left, right, start, end };
  const within: Expression = { kind: 'binary', operator: 'in', left, right, start, end };
  return { kind: 'unary', operator: '!', value: within, start, end };
}

/** `'https://%s/v1' % host`: text with values in it, as an f-string is; null where holes and values do not match. */
function readFormatted(left: Expression, right: Expression, span: Span): Expression | null {
  if (left.kind !== 'literal' || typeof left.value !== 'string') return null;
  const texts = left.value.split(/%[-#0 +]*\d*(?:\.\d+)?[sdrifgx]/).map(percents);
  const values = right.kind === 'array' ? right.elements : [right];
  const isEven =
    texts.length === values.length + 1 && values.every(({ kind }) => kind !== 'spread');
  return isEven ? { kind: 'template', texts, values, ...span } : null;
}

const percents = (text: string): string => text.replaceAll('%%', '%');

export function readUnary(node: Node, reader: Reader): Expression {
  const { start, end } = node;
  const [sign] = node.children;
  const [operand] = expressionsIn(node);
  const word = sign ? textOf(sign, reader) : '';
  const value = readOr(operand, end, reader);
  if (word !== 'not') return { kind: 'unary', operator: word, value, start, end };
  return negated(operand, value, start);
}

/** `not a and b` negates `a` alone, where the grammar takes in all that follows. */
function negated(node: Node | undefined, value: Expression, start: number): Expression {
  if (node?.name !== 'BinaryExpression' || value.kind !== 'logical')
    return { kind: 'unary', operator: '!', value, start, end: node?.end ?? value.end };
  const [left] = expressionsIn(node);
  return { ...value, left: negated(left, value.left, start), start };
}

export function readAwait(node: Node, reader: Reader): Expression {
  const { start, end } = node;
  return { kind: 'await', value: readOr(expressionsIn(node)[0], end, reader), start, end };
}

/** `name := value` assigns within an expression; a name that is new is declared before the statement. */
export function readNamed(nodes: readonly Node[], span: Span, reader: Reader): Expression {
  const [name, value] = nodes.filter(isExpression);
  if (!name || !value) return unknown(span, name ? [readExpression(name, reader)] : []);
  const target = readTarget(name, reader);
  const isNew = target.kind === 'name' && bindName(target.name, spanOf(name), reader);
  if (isNew) {
    reader.hoisted.push({
      kind: 'declare',
      target,
      value: null,
      type: null,
      binding: 'function',
      ...spanOf(name),
    });
  }
  return {
    kind: 'assign',
    target,
    operator: '=',
    value: readExpression(value, reader),
    ...spanOf(span),
  };
}
