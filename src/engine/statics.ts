/** What an expression evaluates to when the code alone decides: numbers, texts with holes, and options in objects. */
import { argumentAt, argumentNamed, byName } from '../model/arguments';
import type {
  CallExpression,
  Expression,
  FunctionFact,
  MemberExpression,
  NewExpression,
  ObjectExpression,
  Property,
  ReferenceExpression,
} from '../model/facts';
import { objectMethod } from './globals';
import { fieldOfInstance } from './instances';
import { afterSteps, alwaysRuns, bothOf, somehow } from './laterOptions';
import type { Binding, PathStep, Write } from './moduleIndex';
import { returnsOf } from './returns';
import { isFunction, type FactNode } from './tree';
import { alternatives, everything, type Located, type Resolver } from './values';

export const maxDepth = 12;

/** The one expression that a name or an own object's property stands for; null where there may be several. */
export function settledExpression(expression: Expression, resolver: Resolver): Located | null {
  if (expression.kind === 'reference') return settledName(expression, resolver);
  if (expression.kind !== 'member' || expression.property === null) return null;
  const owner = settledObject(expression.object, resolver);
  if (owner) {
    const property = propertyNamed(owner.expression, expression.property);
    return property ? { expression: property.value, home: owner.home } : null;
  }
  const module = resolver.valueOf(expression.object);
  if (module.kind === 'own-module') return module.home.exportedExpression(expression.property);
  const field = fieldOfInstance(expression.object, expression.property, resolver);
  if (field) return field;
  return expression.object.kind === 'self'
    ? settledField(expression, expression.property, resolver)
    : null;
}

function settledName(expression: ReferenceExpression, resolver: Resolver): Located | null {
  const binding = resolver.bindingOf(expression);
  if (!binding) return null;
  if (binding.kind === 'parameter') return resolver.argumentOf?.(binding) ?? null;
  if (binding.import) {
    const { fact, name } = binding.import;
    return resolver.imported(fact.source)?.exportedExpression(name.imported) ?? null;
  }
  const write = onlyWrite(binding, expression, resolver);
  if (!write?.value || write.fallback || write.element === true) return null;
  return steppedInto({ expression: write.value, home: resolver }, write.path);
}

/** The one write of a name, or the only one in front of a use where statements run in their order. */
function onlyWrite(
  { writes, scope }: Binding,
  use: ReferenceExpression,
  resolver: Resolver,
): Write | undefined {
  if (writes.length <= 1) return writes[0];
  if (resolver.enclosingFunction(use) !== scope.fn || isInLoop(use, resolver)) return undefined;
  const before = writes.filter(({ value }) => value && value.end <= use.start);
  const isOrdered = writes.every(
    ({ value }) => value && resolver.enclosingFunction(value) === scope.fn,
  );
  return isOrdered && before.length === 1 ? before[0] : undefined;
}

function isInLoop(node: FactNode, { index }: Resolver): boolean {
  for (let at = index.parents.get(node); at && !isFunction(at); at = index.parents.get(at))
    if ('kind' in at && at.kind === 'loop') return true;
  return false;
}

/** The module of a function, seen from one call of it: parameters stand for that call's arguments. */
export function withArguments(
  home: Resolver,
  fn: FunctionFact,
  call: Located<CallExpression | NewExpression>,
): Resolver {
  const outer = home.argumentOf;
  return {
    ...home,
    argumentOf: (binding) => {
      if (binding.parameter?.fn !== fn) return outer?.(binding) ?? null;
      const { args } = call.expression;
      const { path, position } = binding.parameter;
      const name = path.length === 0 ? binding.name : undefined;
      const from = argumentNamed(args, position, name);
      const fallback = binding.writes[0]?.value;
      const isOpen = args.some((one) => one.spread !== null);
      if (!from && !isOpen && fallback) return { expression: fallback, home };
      if (!from || isOpen) return null;
      const found = steppedInto({ expression: from, home: call.home }, path);
      return found ?? (fallback && path.length > 0 ? { expression: fallback, home } : null);
    },
    isLeftOut: (binding) => {
      if (binding.parameter?.fn !== fn) return home.isLeftOut?.(binding) ?? false;
      const { args } = call.expression;
      const { path, position } = binding.parameter;
      const isGiven = args.some((one) => one.spread !== null) || path.length > 0;
      const isUsual = binding.writes[0]?.value != null;
      return !isGiven && !isUsual && !argumentNamed(args, position, binding.name);
    },
  };
}

/** Follows a destructuring: `const { timeout } = settings`. */
function steppedInto(from: Located, path: readonly PathStep[]): Located | null {
  let at: Located | null = from;
  for (const step of path) {
    if (typeof step === 'number' || !at) return null;
    const reading = readOption(at.expression, step, at.home);
    at = reading.state === 'set' ? { expression: reading.value, home: reading.home } : null;
  }
  return at;
}

function settledField(
  expression: MemberExpression,
  name: string,
  resolver: Resolver,
): Located | null {
  const cls = resolver.enclosingClass(expression);
  const writes = (resolver.index.memberWrites.get(name) ?? []).filter(
    (write) => write.target.object.kind === 'self' && resolver.enclosingClass(write.target) === cls,
  );
  const field = cls?.fields.find((one) => one.name === name)?.value ?? null;
  const all = [...(field ? [field] : []), ...writes.map((write) => write.value)];
  const only = all.length === 1 ? all[0] : undefined;
  return only ? { expression: only, home: resolver } : null;
}

/** The object literal that an expression stands for, where nothing else can be meant. */
export function settledObject(
  expression: Expression,
  resolver: Resolver,
  depth = 0,
): Located<ObjectExpression> | null {
  if (expression.kind === 'object') return { expression, home: resolver };
  if (depth > maxDepth) return null;
  if (expression.kind === 'call') {
    const source = copied(expression, resolver) ?? givenBack(expression, resolver);
    return source ? settledObject(source.expression, source.home, depth + 1) : null;
  }
  const source = settledExpression(expression, resolver);
  return source ? settledObject(source.expression, source.home, depth + 1) : null;
}

/** What a call copies: `Object.freeze({…})`, `dict(a=1)`, `dict(base)`, `base.copy()`. */
function copied({ callee, args }: CallExpression, home: Resolver): Located | null {
  const [only, ...more] = args;
  const one = more.length === 0 && only?.spread === null && only.name === null ? only.value : null;
  if (objectMethod(callee) !== null) return one && { expression: one, home };
  const name = callee.kind === 'reference' ? callee.name : null;
  const method = callee.kind === 'member' ? callee.property : null;
  const named = name === 'dict' && !one ? argumentAt(args, byName) : null;
  if (named && args.every((argument) => argument.name !== null || argument.spread === 'keyword'))
    return { expression: named, home };
  if (one && (copying.has(name ?? '') || method === 'deepcopy')) return { expression: one, home };
  return callee.kind === 'member' && method === 'copy'
    ? { expression: one ?? callee.object, home }
    : null;
}

const copying = new Set(['dict', 'copy', 'deepcopy']);

/** The one expression that an own function gives back, with this call's arguments for its parameters. */
export function givenBack(call: Expression & { kind: 'call' }, resolver: Resolver): Located | null {
  const callees = everything(resolver.valueOf(call.callee));
  const only = callees.length === 1 ? callees[0] : undefined;
  if (only?.kind !== 'function') return null;
  const [result, ...more] = returnsOf(only.fn);
  if (!result || more.length > 0) return null;
  return {
    expression: result,
    home: withArguments(only.home, only.fn, { expression: call, home: resolver }),
  };
}

const propertyNamed = (object: ObjectExpression, key: string): Property | null =>
  object.properties.findLast((property) => property.key === key) ?? null;

export type OptionReading =
  | { readonly state: 'absent' }
  /** `value` is the option's expression, written in `home`. */
  | {
      readonly state: 'set';
      readonly value: Expression;
      readonly property: Property;
      readonly home: Resolver;
    }
  /** Something in the options cannot be read and may set it. */
  | { readonly state: 'unknown' };

const absent: OptionReading = { state: 'absent' };

const unknownOption: OptionReading = { state: 'unknown' };

/** Reads a dotted option out of the expression that holds the options; a missing argument is no option. */
export function readOption(
  options: Expression | null | undefined,
  name: string,
  resolver: Resolver,
): OptionReading {
  if (!options) return absent;
  const [first = '', ...rest] = name.split('.');
  const reading = readProperty(options, first, resolver, 0);
  if (rest.length === 0 || reading.state !== 'set') return reading;
  const within = settingsOf({ expression: reading.value, home: reading.home });
  return readOption(within?.expression, rest.join('.'), within?.home ?? reading.home);
}

/** `requestHandler: new NodeHttpHandler({ … })`, `http_options=HttpOptions(…)`: what it is built with are its settings. */
function settingsOf(value: Located): Located | null {
  const { expression, home } = settledExpression(value.expression, value.home) ?? value;
  if (expression.kind === 'new') {
    const options = argumentAt(expression.args, 0);
    return options && { expression: options, home };
  }
  const made = expression.kind === 'call' ? home.valueOf(expression.callee) : null;
  if (expression.kind !== 'call' || made?.kind !== 'external') return value;
  const options = argumentAt(expression.args, byName);
  if (options) return { expression: options, home };
  return expression.args.length === 0 ? null : value;
}

function readProperty(
  options: Expression,
  key: string,
  resolver: Resolver,
  depth: number,
): OptionReading {
  if (isNothing(options)) return absent;
  if (depth > maxDepth) return unknownOption;
  const own = readOwn(options, key, resolver, depth);
  return afterSteps(own, options, key, resolver, (merged) =>
    readProperty(merged, key, resolver, depth + 3),
  );
}

/** What the object is built with, or what it is a copy of. */
function readOwn(
  options: Expression,
  key: string,
  resolver: Resolver,
  depth: number,
): OptionReading {
  if (options.kind === 'object')
    return readObject({ expression: options, home: resolver }, key, depth);
  const source =
    options.kind === 'call'
      ? (copied(options, resolver) ?? givenBack(options, resolver))
      : settledExpression(options, resolver);
  return source
    ? readProperty(source.expression, key, source.home, depth + 1)
    : readChoices(options, key, resolver, depth);
}

function readObject(
  { expression, home }: Located<ObjectExpression>,
  key: string,
  depth: number,
): OptionReading {
  let hidden = false;
  for (const property of [...expression.properties].reverse()) {
    if (property.key !== key && !property.spread && property.key !== null) continue;
    const reading: OptionReading =
      property.key === key
        ? { state: 'set', value: property.value, property, home }
        : property.spread
          ? readProperty(property.value, key, home, depth + 1)
          : unknownOption;
    // What cannot be read and stands behind may replace the value, and takes none away.
    if (reading.state === 'set') return hidden ? somehow(reading) : reading;
    hidden ||= reading.state === 'unknown';
  }
  return hidden ? unknownOption : absent;
}

const isNothing = (expression: Expression): boolean =>
  (expression.kind === 'literal' && !expression.value) ||
  (expression.kind === 'reference' && expression.name === 'undefined');

/** `cond ? { timeout } : {}` and `cond && { … }`: known only where every branch agrees that it is absent. */
function readChoices(
  options: Expression,
  key: string,
  resolver: Resolver,
  depth: number,
): OptionReading {
  if (depth > maxDepth) return unknownOption;
  if (options.kind === 'call') return readCall(options, key, resolver, depth);
  if (options.kind === 'logical' && options.operator === '&&')
    return readProperty(options.right, key, resolver, depth + 1);
  if (options.kind === 'binary') return readJoined(options, key, resolver, depth);
  const branches = options.kind === 'reference' ? null : branchesOf(options);
  if (branches)
    return readBranches(branches.map((one) => readProperty(one, key, resolver, depth + 1)));
  const written = options.kind === 'reference' ? writtenBefore(options, resolver) : [];
  // Names can be written in terms of each other without end: these questions go a few steps only.
  return readBranches(written.map((one) => readProperty(one, key, resolver, depth + 4)));
}

const branchesOf = (options: Expression): readonly Expression[] | null => {
  if (options.kind === 'conditional') return [options.then, options.otherwise];
  return options.kind === 'logical' ? [options.left, options.right] : null;
};

/** The option is set where one branch sets it, and absent where none does. */
function readBranches(readings: readonly OptionReading[]): OptionReading {
  const set = readings.filter((reading) => reading.state === 'set');
  const [first, ...more] = set;
  if (first) return more.reduce<OptionReading>(bothOf, first);
  return readings.length > 0 && readings.every((reading) => reading.state === 'absent')
    ? absent
    : unknownOption;
}

/** Everything that a local name may hold at a use; none where something else may write it. */
function writtenBefore(use: ReferenceExpression, resolver: Resolver): readonly Expression[] {
  const binding = resolver.bindingOf(use);
  if (binding?.kind !== 'variable' || isInLoop(use, resolver)) return [];
  const values = binding.writes.flatMap(({ value, path, element, fallback }) =>
    value && path.length === 0 && element !== true && !fallback ? [value] : [],
  );
  const isLocal = values.every((one) => resolver.enclosingFunction(one) === binding.scope.fn);
  if (values.length < binding.writes.length || !isLocal) return [];
  if (resolver.enclosingFunction(use) !== binding.scope.fn) return values;
  const before = values.filter((one) => one.end <= use.start);
  return before.slice(
    Math.max(
      0,
      before.findLastIndex((one) => alwaysRuns(one, use, resolver)),
    ),
  );
}

/** `base | {'timeout': 5}`: what stands on the right counts. */
function readJoined(
  { operator, left, right }: Expression & { kind: 'binary' },
  key: string,
  resolver: Resolver,
  depth: number,
): OptionReading {
  if (operator !== '|') return unknownOption;
  const later = readProperty(right, key, resolver, depth + 1);
  return later.state === 'absent' ? readProperty(left, key, resolver, depth + 1) : later;
}

/** `Object.assign({}, a, b)`, where the last that says it counts, and own functions that give options back. */
function readCall(
  options: Expression & { kind: 'call' },
  key: string,
  resolver: Resolver,
  depth: number,
): OptionReading {
  const { callee, args } = options;
  if (objectMethod(callee) !== null) {
    for (const argument of [...args].reverse()) {
      if (argument.spread !== null) return unknownOption;
      const reading = readProperty(argument.value, key, resolver, depth + 1);
      if (reading.state !== 'absent') return reading;
    }
    return absent;
  }
  const values = everything(resolver.valueOf(options));
  if (values.length === 0) return unknownOption;
  const readings = values.map((value) =>
    value.kind === 'object'
      ? readObject({ expression: value.node, home: value.home }, key, depth + 1)
      : unknownOption,
  );
  return (
    readings.find((reading) => reading.state === 'set') ??
    readings.find((reading) => reading.state === 'unknown') ??
    absent
  );
}

/** True where an expression can only be the literal `value`. */
export function isSettledLiteral(
  expression: Expression,
  value: string | number | boolean,
  resolver: Resolver,
): boolean {
  const values = alternatives(resolver.valueOf(expression));
  return values.length === 1 && values[0]?.kind === 'literal' && values[0].value === value;
}
