/** Texts that code settles, with holes for what it does not: addresses, names of models. */
import type { Argument, Expression, LiteralExpression } from '../model/facts';
import { environmentDefault } from './globals';
import { type Located, type Resolver } from './values';
import { maxDepth, settledExpression, givenBack } from './statics';

/** Pieces of a text; null is a part that cannot be read. */
export type StaticText = readonly (string | null)[];

export function textOf(expression: Expression, resolver: Resolver, depth = 0): StaticText {
  if (depth > maxDepth) return [null];
  const inner = (one: Expression): StaticText => textOf(one, resolver, depth + 1);
  switch (expression.kind) {
    case 'literal':
      return typeof expression.value === 'string' || typeof expression.value === 'number'
        ? [String(expression.value)]
        : [null];
    case 'template':
      return expression.texts.flatMap((text, at) => {
        const value = expression.values[at];
        return value ? [text, ...inner(value)] : [text];
      });
    case 'binary':
      return expression.operator === '+'
        ? [...inner(expression.left), ...inner(expression.right)]
        : [null];
    case 'logical':
    case 'conditional':
      return firstReadable(
        expression.kind === 'logical'
          ? [expression.left, expression.right]
          : [expression.then, expression.otherwise],
        inner,
      );
    case 'new':
      return urlObject(expression.callee, expression.args, inner);
    case 'call': {
      const { callee } = expression;
      if (callee.kind === 'member' && unchanged.has(callee.property ?? ''))
        return inner(callee.object);
      if (callee.kind === 'member' && callee.property === 'format')
        return inner(callee.object).flatMap(formatted);
      const fallback = environmentDefault(expression);
      if (fallback) return inner(fallback);
      const given = givenBack(expression, resolver);
      return given ? textOf(given.expression, given.home, depth + 1) : [null];
    }
    case 'reference':
    case 'member': {
      const source = settledExpression(expression, resolver);
      if (source) return textOf(source.expression, source.home, depth + 1);
      const parameter = expression.kind === 'reference' ? resolver.bindingOf(expression) : null;
      const fallback = parameter?.kind === 'parameter' ? parameter.writes[0]?.value : null;
      return fallback ? inner(fallback) : [null];
    }
    default:
      return [null];
  }
}

/** The one literal that `textOf` reads, and whether it stands there always, by default or as one of two. */
export interface LiteralText {
  readonly at: Located<LiteralExpression>;
  readonly role: 'only' | 'default' | 'choice';
}

/** Where a text is written, if one literal holds all of it. Goes the way of `textOf`. */
export function literalOf(
  expression: Expression,
  resolver: Resolver,
  depth = 0,
): LiteralText | null {
  if (depth > maxDepth) return null;
  const inner = (one: Expression): LiteralText | null => literalOf(one, resolver, depth + 1);
  switch (expression.kind) {
    case 'literal':
      return typeof expression.value === 'string'
        ? { at: { expression, home: resolver }, role: 'only' }
        : null;
    case 'logical':
      return as('default', inner(expression.left) ?? inner(expression.right));
    case 'conditional':
      return as('choice', inner(expression.then) ?? inner(expression.otherwise));
    case 'call': {
      const { callee } = expression;
      if (callee.kind === 'member' && unchanged.has(callee.property ?? ''))
        return inner(callee.object);
      const given = givenBack(expression, resolver);
      return given ? literalOf(given.expression, given.home, depth + 1) : null;
    }
    case 'reference':
    case 'member': {
      const source = settledExpression(expression, resolver);
      if (source) return literalOf(source.expression, source.home, depth + 1);
      const parameter = expression.kind === 'reference' ? resolver.bindingOf(expression) : null;
      const fallback = parameter?.kind === 'parameter' ? parameter.writes[0]?.value : null;
      return fallback ? as('default', inner(fallback)) : null;
    }
    default:
      return null;
  }
}

const as = (role: LiteralText['role'], found: LiteralText | null): LiteralText | null =>
  found?.role === 'only' ? { ...found, role } : found;

/** Methods that leave a URL what it is, as far as its host and path go. */
const unchanged = new Set([
  ...['toString', 'trim', 'replace', 'replaceAll', 'toLowerCase'],
  ...['strip', 'rstrip', 'lstrip', 'lower', 'removesuffix'],
]);

/** `'https://{}/v1'.format(host)`: what stands in braces comes from elsewhere. */
const formatted = (piece: string | null): StaticText =>
  piece === null
    ? [null]
    : piece.split(/\{[^{}]*\}/).flatMap((text, at) => (at === 0 ? [text] : [null, text]));

function firstReadable(
  options: readonly Expression[],
  inner: (one: Expression) => StaticText,
): StaticText {
  for (const option of options) {
    const text = inner(option);
    if (text.some((piece) => piece !== null && piece !== '')) return text;
  }
  return [null];
}

function urlObject(
  callee: Expression,
  args: readonly Argument[],
  inner: (one: Expression) => StaticText,
): StaticText {
  if (callee.kind !== 'reference' || callee.name !== 'URL') return [null];
  const [path, base] = args;
  if (!path) return [null];
  const text = inner(path.value);
  if (!base || (typeof text[0] === 'string' && /^[a-z]+:\/\//i.test(text[0]))) return text;
  return [...inner(base.value), ...text];
}
