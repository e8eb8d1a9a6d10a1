/** Texts that code settles, with holes for what it does not: addresses, names of models. */
import { argumentAt } from '../model/arguments';
import type { Argument, CallExpression, Expression, LiteralExpression } from '../model/facts';
import { environmentDefault } from './globals';
import { hole, hostOf } from './hosts';
import type { Binding } from './moduleIndex';
import { returnsOf } from './returns';
import { everything, type Located, type Resolver } from './values';
import { maxDepth, settledExpression, givenBack, withArguments } from './statics';

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
        return inner(callee.object).flatMap((piece) => formatted(piece, expression.args, inner));
      const address = joinedAddress(expression, inner);
      if (address) return address;
      const fallback = environmentDefault(expression);
      if (fallback) return inner(fallback);
      const parts = joinedParts(expression, resolver);
      if (parts) return parts.flatMap((part) => (typeof part === 'string' ? [part] : inner(part)));
      const given = givenBack(expression, resolver);
      return given
        ? textOf(given.expression, given.home, depth + 1)
        : agreedText(resultsOf(expression, resolver), depth);
    }
    case 'reference':
    case 'member': {
      const source = settledExpression(expression, resolver);
      const path = source ? pathSetOn(source) : null;
      if (source && path)
        return textOf(path.value, source.home, depth + 1).toSpliced(0, 0, originOf(source, depth));
      if (source) return textOf(source.expression, source.home, depth + 1);
      const binding = expression.kind === 'reference' ? resolver.bindingOf(expression) : null;
      const grown = binding ? grownParts(binding) : [];
      if (grown.length > 0) return grown.flatMap(inner);
      if (binding?.kind !== 'parameter') {
        const text = agreedText(waysTo(expression, binding, resolver), depth);
        return isOpen(text) ? literalText(expression, resolver) : text;
      }
      const fallback = binding.writes[0]?.value;
      return fallback ? inner(fallback) : [null];
    }
    default:
      return [null];
  }
}

/** `['https://api.host', 'v1', name].join('/')`: elements and what stands between them. */
function joinedParts(
  { callee, args }: CallExpression,
  resolver: Resolver,
): readonly (Expression | string)[] | null {
  const by = args[0]?.value;
  if (callee.kind !== 'member' || callee.property !== 'join') return null;
  if (by?.kind !== 'literal' || typeof by.value !== 'string') return null;
  const { value } = by;
  const list = settledExpression(callee.object, resolver) ?? { expression: callee.object };
  if (list.expression.kind !== 'array') return null;
  return list.expression.elements.flatMap((element, at) =>
    at === 0 ? [element] : [value, element],
  );
}

/** `let url = base; url += '/v1';`: every later write adds to the end. */
function grownParts({ writes }: Binding): readonly Expression[] {
  const [first, ...rest] = writes;
  const added = rest.flatMap((write) => write.added ?? []);
  const isGrown = first?.value && first.path.length === 0 && added.length > 0;
  return isGrown && added.length === rest.length ? [first.value, ...added] : [];
}

/** `url.pathname = '/v1/messages'` behind `const url = new URL(base)`. */
function pathSetOn({ expression, home }: Located): { readonly value: Expression } | null {
  if (expression.kind !== 'new') return null;
  const writes = home.index.memberWrites.get('pathname') ?? [];
  const isOurs = ({ target }: (typeof writes)[number]): boolean =>
    settledExpression(target.object, home)?.expression === expression;
  return writes.find(isOurs) ?? null;
}

/** Scheme and host of an address; null where they cannot be read. */
function originOf({ expression, home }: Located, depth: number): string | null {
  const [first] = textOf(expression, home, depth + 1);
  return /^\w+:\/\/[^/?#]+/.exec(first ?? '')?.[0] ?? null;
}

/** Of so many ways to make an address each is read; more say nothing. */
const maxWays = 4;

/** Several ways to make one address: the first of them, where all that can be read lead to one host. */
function agreedText(ways: readonly Located[], depth: number): StaticText {
  if (ways.length === 0 || ways.length > maxWays) return [null];
  // Ways multiply: they are not followed as deep as a single one.
  const texts = ways.map(({ expression, home }) => textOf(expression, home, depth + 4));
  return agreed(texts);
}

/** Addresses at one host are one of them; of those at several, what follows the host stays. */
function agreed(texts: readonly StaticText[]): StaticText {
  const named = texts.filter((text) => hostOf(text) !== null);
  const [first = [null]] = named;
  if (new Set(named.map((text) => hostOf(text)?.host)).size < 2) return first;
  const path = hostOf(first)?.path ?? '';
  return named.length === texts.length && path !== '' ? [null, ...split(path)] : [null];
}

const isOpen = (text: StaticText): boolean => text.every((piece) => piece === null || piece === '');

const split = (text: string): StaticText =>
  text.split(hole).flatMap((piece, at) => (at === 0 ? [piece] : [null, piece]));

/** What fields, registries and callers are known to hold, where that is an address: of names, one of several says nothing. */
function literalText(expression: Expression, resolver: Resolver): StaticText {
  const value = resolver.valueOf(expression);
  const all = value.kind === 'choice' ? value.options : [value];
  const texts = all.map((one) =>
    one.kind === 'literal' && typeof one.value === 'string' && /^\w+:\/\//.test(one.value)
      ? [one.value]
      : [null],
  );
  // Where something else may stand there, no address is certain.
  if (texts.some(([text]) => text === null)) return [null];
  const [only, ...more] = texts;
  return only && more.length === 0 ? only : agreed(texts);
}

/** All that a name or a field may stand for. */
function waysTo(
  expression: Expression,
  binding: Binding | null,
  resolver: Resolver,
): readonly Located[] {
  if (binding) return writtenTo(binding, resolver);
  return expression.kind === 'member' && expression.property !== null
    ? fieldWays(expression.object, expression.property, resolver)
    : [];
}

/** `config.api_base`, where `config` is an object of an own class: its default, its assignments, its getter. */
function fieldWays(object: Expression, name: string, resolver: Resolver): readonly Located[] {
  const owners = everything(resolver.valueOf(object));
  const only = owners.length === 1 ? owners[0] : undefined;
  if (only?.kind !== 'own-instance') return [];
  const { cls, home } = only;
  const field = cls.fields.find((one) => one.name === name)?.value;
  const getter = cls.methods.find((one) => one.name === name && one.role === 'getter');
  const writes = (home.index.memberWrites.get(name) ?? []).filter(
    ({ target }) => target.object.kind === 'self' && home.enclosingClass(target) === cls,
  );
  const all = [
    ...(field ? [field] : []),
    ...writes.map(({ value }) => value),
    ...(getter ? returnsOf(getter.fn) : []),
  ];
  return all.flatMap((one) => (one ? [{ expression: one, home }] : []));
}

/** What an own function gives back on its several ways out. */
function resultsOf(call: CallExpression, resolver: Resolver): readonly Located[] {
  const callees = everything(resolver.valueOf(call.callee));
  const only = callees.length === 1 ? callees[0] : undefined;
  if (only?.kind !== 'function') return [];
  const home = withArguments(only.home, only.fn, { expression: call, home: resolver });
  const results = returnsOf(only.fn);
  if (results.length < 2) return [];
  return results.flatMap((expression) => (expression ? [{ expression, home }] : []));
}

/** `let url = base; if (long) url = other;`, `url += query` */
const writtenTo = ({ writes, import: imported }: Binding, home: Resolver): readonly Located[] =>
  imported || writes.length < 2
    ? []
    : writes.flatMap(({ value, path, element }) =>
        value && path.length === 0 && element !== true ? [{ expression: value, home }] : [],
      );

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

/** `'https://{}/v1'.format(host)`, `'{base}/v1'.format(base=host)`. */
const formatted = (
  piece: string | null,
  args: readonly Argument[],
  inner: (one: Expression) => StaticText,
): StaticText => {
  if (piece === null) return [null];
  let next = 0;
  return piece.split(/(\{[^{}]*\})/).flatMap((text, at): StaticText => {
    if (at % 2 === 0) return [text];
    const name = /^\{(\w*)/.exec(text)?.[1] ?? '';
    const position = name === '' ? next++ : /^\d+$/.test(name) ? Number(name) : -1;
    const value = position < 0 ? args.find((one) => one.name === name)?.value : null;
    const given = value ?? argumentAt(args, position < 0 ? args.length : position);
    return given ? inner(given) : [null];
  });
};

/** `urljoin(base, path)`, `httpx.URL(address)`, `str(address)`: functions that put addresses together. */
function joinedAddress(
  { callee, args }: CallExpression,
  inner: (one: Expression) => StaticText,
): StaticText | null {
  const name =
    callee.kind === 'member' ? callee.property : callee.kind === 'reference' ? callee.name : null;
  const [first, second] = [argumentAt(args, 0), argumentAt(args, 1)];
  if (!first) return null;
  if (args.length === 1 && (name === 'URL' || name === 'str' || name === 'String'))
    return inner(first);
  if (name !== 'urljoin' || !second) return null;
  const path = inner(second);
  const [start] = path;
  if (typeof start !== 'string' || /^[a-z]+:\/\//i.test(start)) return path;
  const base = inner(first);
  const origin = start.startsWith('/') ? /^\w+:\/\/[^/?#]+/.exec(base[0] ?? '')?.[0] : undefined;
  const before = origin === undefined ? base : [origin];
  return start.startsWith('/') ? [...before, ...path] : [...before, '/', ...path];
}

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
  if (callee.kind !== 'reference') return [null];
  const [path, base] = args;
  if (!path || (callee.name !== 'URL' && callee.name !== 'Request')) return [null];
  const text = inner(path.value);
  if (callee.name === 'Request') return text;
  if (!base || (typeof text[0] === 'string' && /^[a-z]+:\/\//i.test(text[0]))) return text;
  return [...inner(base.value), ...text];
}
