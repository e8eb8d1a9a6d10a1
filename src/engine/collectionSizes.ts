/** Whether code itself keeps a collection small: a literal, a slice, a query with a limit, a check of its length. */
import type { CallExpression, Expression, NewExpression } from '../model/facts';
import { globalName } from './globals';
import type { Binding } from './moduleIndex';
import { returnsOf } from './returns';
import type { Surroundings } from './surroundings';
import { forEachChild, isFunction, type FactNode } from './tree';
import { everything, type Resolver } from './values';

const maxDepth = 8;

/** False only where nothing in sight says how many elements there are. */
export function isBounded(collection: Expression, around: Surroundings): boolean {
  return isSmall(collection, around.resolver, 0) || isChecked(collection, around);
}

function isSmall(value: Expression, home: Resolver, depth: number): boolean {
  if (depth > maxDepth) return true;
  const inner = (one: Expression): boolean => isSmall(one, home, depth + 1);
  switch (value.kind) {
    case 'array':
      // An empty one is filled elsewhere.
      return (
        value.elements.length > 0 &&
        value.elements.every((one) => one.kind !== 'spread' || inner(one.value))
      );
    case 'await':
      return inner(value.value);
    case 'conditional':
      return inner(value.then) && inner(value.otherwise);
    case 'logical':
      return inner(value.left) && (inner(value.right) || isEmptyList(value.right));
    case 'object':
      return true;
    case 'call':
      return isSmallCall(value, home, depth);
    case 'new':
      return value.args.length === 0 || value.args.every((one) => inner(one.value));
    case 'reference':
      return isSmallName(value, home, depth);
    case 'member':
      return isSmallMember(value, home, depth);
    case 'literal':
      // `new Array(5)`.
      return true;
    default:
      return false;
  }
}

const isEmptyList = (value: Expression): boolean =>
  value.kind === 'array' && value.elements.length === 0;

// --------------------------------------------------------------------------------------------------- calls

/** Methods that give back as many elements as they are given, or fewer. */
const passing = new Set(
  'filter sort reverse toSorted toReversed map entries values keys concat with toArray'.split(' '),
);

/** Methods and functions that are told how many. */
const counted = new Set(
  'slice splice take takeLast first last limit top sampleSize sample range times chunk'.split(' '),
);

function isSmallCall(call: CallExpression, home: Resolver, depth: number): boolean {
  const { callee, args } = call;
  const name =
    callee.kind === 'member' ? callee.property : callee.kind === 'reference' ? callee.name : null;
  if (name === null) return false;
  if (isSized(call, home)) return true;
  const [first] = args;
  const global = globalName(callee, home);
  if (global !== null && ofArgument.has(global))
    return first !== undefined && isSmall(first.value, home, depth + 1);
  // `tail = items.slice(1)` is as long as the items.
  if (counted.has(name) && !(name === 'slice' && args.length === 1)) return true;
  if (callee.kind === 'member' && (passing.has(name) || name === 'slice'))
    return isSmall(callee.object, home, depth + 1);
  if (isAskedForFew(call)) return true;
  return givesFew(call, home, depth);
}

/** What these give has as many elements as their argument. */
const ofArgument = new Set([
  ...['Object.keys', 'Object.values', 'Object.entries', 'Array.from', 'Promise.all'],
  ...['Array', 'structuredClone'],
]);

/** `Array.from({ length: count })`, `Array(count)`: somebody chose the number. */
function isSized({ callee, args }: CallExpression, home: Resolver): boolean {
  const [first] = args;
  const name = globalName(callee, home);
  if (name === 'Array') return true;
  if (name !== 'Array.from' || first?.value.kind !== 'object') return false;
  return first.value.properties.some(({ key }) => key === 'length');
}

/** A query that says how many it wants: `.limit(10)` in its chain, or `{ take: 10 }` in its arguments. */
function isAskedForFew(call: CallExpression): boolean {
  let found = false;
  const visit = (node: FactNode): void => {
    if (found || isFunction(node) || !('kind' in node)) return;
    if (node.kind === 'object') found = node.properties.some(({ key }) => limits.has(key ?? ''));
    if (node.kind === 'call' && node.callee.kind === 'member')
      found = limits.has(node.callee.property ?? '');
    if (!found) forEachChild(node, visit);
  };
  visit(call);
  return found;
}

const limits = new Set([
  ...['limit', 'take', 'top', 'topK', 'top_k', 'k', 'n', 'first', 'count', 'size'],
  ...['pageSize', 'page_size', 'perPage', 'per_page', 'maxResults', 'max_results', 'LIMIT'],
]);

/** An own function all of whose results are small. */
function givesFew(call: CallExpression, home: Resolver, depth: number): boolean {
  const callees = everything(home.valueOf(call.callee));
  return (
    callees.length > 0 &&
    callees.every((callee) => {
      if (callee.kind !== 'function') return false;
      const results = returnsOf(callee.fn);
      return (
        results.length > 0 &&
        results.every((one) => one !== null && isSmall(one, callee.home, depth + 1))
      );
    })
  );
}

// --------------------------------------------------------------------------------------------------- names

function isSmallName(
  name: Expression & { readonly kind: 'reference' },
  home: Resolver,
  depth: number,
): boolean {
  if (isConstantName(name.name)) return true;
  const binding = home.bindingOf(name);
  if (!binding) return false;
  if (binding.import) {
    const { fact, name: taken } = binding.import;
    if (isConstantName(taken.imported)) return true;
    const there = home.imported(fact.source)?.exportedExpression(taken.imported);
    return there ? isSmall(there.expression, there.home, depth + 1) : false;
  }
  if (binding.kind === 'parameter') return isSmallParameter(name, binding, home);
  // An element of a collection of collections is a part that somebody cut.
  if (binding.writes.some(({ element }) => element === true)) return true;
  const values = binding.writes.flatMap(({ value }) => (value ? [value] : []));
  return values.length > 0 && values.every((one) => isSmall(one, home, depth + 1));
}

/** `const MODELS = […]`, `Object.values(Stage)`: what is written so is part of the program. */
const isConstantName = (name: string): boolean =>
  /^[A-Z][A-Z0-9_]+$/.test(name) || /^[A-Z][a-zA-Z0-9]+$/.test(name);

/** What is known of the callers hands over lists in sight; the element of an outer `map` is a part as well. */
function isSmallParameter(name: Expression, { parameter }: Binding, home: Resolver): boolean {
  if (parameter && isElement(parameter.fn, parameter.position, home)) return true;
  const values = everything(home.valueOf(name));
  return values.length > 0 && values.every((one) => one.kind === 'list' && one.items.length > 0);
}

function isElement(fn: FactNode, position: number, { index }: Resolver): boolean {
  const holder = position === 0 ? index.parents.get(fn) : undefined;
  const call = holder ? index.parents.get(holder) : undefined;
  return (
    call !== undefined &&
    'kind' in call &&
    call.kind === 'call' &&
    call.callee.kind === 'member' &&
    (passing.has(call.callee.property ?? '') || call.callee.property === 'forEach')
  );
}

function isSmallMember(
  member: Expression & { readonly kind: 'member' },
  home: Resolver,
  depth: number,
): boolean {
  if (member.property !== null && isConstantName(member.property)) return true;
  if (member.index?.kind === 'unknown')
    return isCut(member.index) || isSmall(member.object, home, depth + 1);
  const values = everything(home.valueOf(member));
  if (values.some((one) => one.kind === 'list' && one.items.length > 0)) return true;
  // `response.rows`: what the query was asked for bounds its parts.
  const { object } = member;
  const isResult = object.kind === 'reference' || object.kind === 'await' || object.kind === 'call';
  if (!isResult) return false;
  const made = object.kind === 'reference' ? madeBy(object, home) : object;
  return made !== null && depth < maxDepth && isAskedIn(made);
}

/** `items[at : at + 20]` and `items[:20]` have an end; `items[1:]` is as long as the items. */
function isCut({ parts, end }: Expression & { readonly kind: 'unknown' }): boolean {
  const last = parts.at(-1);
  return last?.end === end && last.kind !== 'unary';
}

function madeBy(
  name: Expression & { readonly kind: 'reference' },
  home: Resolver,
): Expression | null {
  const writes = home.bindingOf(name)?.writes ?? [];
  return writes.length === 1 ? (writes[0]?.value ?? null) : null;
}

function isAskedIn(value: Expression): boolean {
  if (value.kind === 'await') return isAskedIn(value.value);
  return value.kind === 'call' && isAskedForFew(value);
}

// --------------------------------------------------------------------------------------------------- checks

/** `if (items.length > 20) throw …`, `if len(items) > 20:`, anywhere in the function that iterates. */
function isChecked(collection: Expression, { index, resolver }: Surroundings): boolean {
  const text = nameOf(collection);
  const fn = resolver.enclosingFunction(collection);
  if (text === null) return false;
  const isLength = ({ callee, args: [only] }: CallExpression | NewExpression): boolean =>
    callee.kind === 'reference' &&
    callee.name === 'len' &&
    only !== undefined &&
    nameOf(only.value) === text;
  const lengths = (index.members.get('length') ?? []).filter(
    ({ object }) => nameOf(object) === text,
  );
  return [...lengths, ...index.calls.filter(isLength)].some((length) => {
    if (fn && (length.start < fn.start || length.end > fn.end)) return false;
    const parent = index.parents.get(length);
    if (!parent || !('kind' in parent) || parent.kind !== 'binary') return false;
    const other = parent.left === length ? parent.right : parent.left;
    return comparisons.has(parent.operator) && isLimit(other);
  });
}

const isLimit = (value: Expression): boolean =>
  value.kind === 'literal'
    ? typeof value.value === 'number' && value.value > 1
    : value.kind === 'reference' && isConstantName(value.name);

const comparisons = new Set(['>', '>=', '<', '<=']);

function nameOf(value: Expression): string | null {
  if (value.kind === 'reference') return value.name;
  if (value.kind !== 'member' || value.property === null) return null;
  if (value.object.kind === 'self') return `this.${value.property}`;
  const owner = nameOf(value.object);
  return owner === null ? null : `${owner}.${value.property}`;
}
