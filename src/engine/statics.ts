/** What an expression evaluates to when the code alone decides: numbers, texts with holes, and options in objects. */
import type {
  Argument,
  CallExpression,
  Expression,
  FunctionFact,
  MemberExpression,
  NewExpression,
  ObjectExpression,
  Property,
  ReferenceExpression,
} from '../model/facts';
import type { PathStep } from './moduleIndex';
import { returnsOf } from './returns';
import { alternatives, everything, type Located, type Resolver } from './values';

/** A number that code settles. `assumed` where only a default is known (`Number(process.env.T ?? 30000)`). */
export interface StaticNumber {
  readonly value: number;
  readonly assumed: boolean;
}

const maxDepth = 12;

export function numberOf(
  expression: Expression,
  resolver: Resolver,
  depth = 0,
): StaticNumber | null {
  if (depth > maxDepth) return null;
  const inner = (one: Expression): StaticNumber | null => numberOf(one, resolver, depth + 1);
  switch (expression.kind) {
    case 'literal':
      return numeric(expression.value);
    case 'unary':
      return negated(expression.operator, inner(expression.value));
    case 'binary':
      return arithmetic(expression.operator, inner(expression.left), inner(expression.right));
    case 'logical':
      return withDefault(inner(expression.left), inner(expression.right), expression.operator);
    case 'call':
      return converted(expression.callee, expression.args, inner);
    case 'reference':
      if (expression.name === 'Infinity') return { value: Infinity, assumed: false };
      return settled(expression, resolver, depth) ?? defaultOf(expression, resolver, depth);
    case 'member':
      return settled(expression, resolver, depth);
    default:
      return null;
  }
}

const numeric = (value: string | number | boolean | null): StaticNumber | null => {
  if (typeof value === 'number') return { value, assumed: false };
  if (typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)))
    return { value: Number(value), assumed: false };
  return null;
};

const negated = (operator: string, value: StaticNumber | null): StaticNumber | null => {
  if (!value) return null;
  if (operator === '-') return { ...value, value: -value.value };
  return operator === '+' ? value : null;
};

function arithmetic(
  operator: string,
  left: StaticNumber | null,
  right: StaticNumber | null,
): StaticNumber | null {
  if (!left || !right) return null;
  const assumed = left.assumed || right.assumed;
  switch (operator) {
    case '*':
      return { value: left.value * right.value, assumed };
    case '+':
      return { value: left.value + right.value, assumed };
    case '-':
      return { value: left.value - right.value, assumed };
    case '/':
      return right.value === 0 ? null : { value: left.value / right.value, assumed };
    default:
      return null;
  }
}

const withDefault = (
  left: StaticNumber | null,
  right: StaticNumber | null,
  operator: string,
): StaticNumber | null => {
  if (operator === '&&') return null;
  if (left) return left;
  return right ? { ...right, assumed: true } : null;
};

const converters = new Set(['Number', 'parseInt', 'parseFloat', 'int', 'float']);

function converted(
  callee: Expression,
  args: readonly Argument[],
  inner: (one: Expression) => StaticNumber | null,
): StaticNumber | null {
  const name =
    callee.kind === 'reference' ? callee.name : callee.kind === 'member' ? callee.property : null;
  const first = args[0];
  return name !== null && converters.has(name) && first ? inner(first.value) : null;
}

/** A name that is written once, with something static; a name written more often settles nothing. */
function settled(expression: Expression, resolver: Resolver, depth: number): StaticNumber | null {
  const source = settledExpression(expression, resolver);
  return source ? numberOf(source.expression, source.home, depth + 1) : null;
}

/** A parameter that callers may leave out: its default is what the code says of it. */
function defaultOf(
  expression: ReferenceExpression,
  resolver: Resolver,
  depth: number,
): StaticNumber | null {
  const binding = resolver.bindingOf(expression);
  const fallback = binding?.kind === 'parameter' ? binding.writes[0]?.value : null;
  const value = fallback ? numberOf(fallback, resolver, depth + 1) : null;
  return value ? { ...value, assumed: true } : null;
}

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
  const write = binding.writes.length === 1 ? binding.writes[0] : undefined;
  if (!write?.value || write.fallback || write.element === true) return null;
  return steppedInto({ expression: write.value, home: resolver }, write.path);
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
      const given = call.expression.args.length > binding.parameter.position;
      const fallback = binding.writes[0]?.value;
      if (!given && fallback) return { expression: fallback, home };
      const argument = call.expression.args[binding.parameter.position];
      const from = argument ?? null;
      if (!from || from.spread !== null || call.expression.args.some((one) => one.spread !== null))
        return null;
      const { path } = binding.parameter;
      const found = steppedInto({ expression: from.value, home: call.home }, path);
      return found ?? (fallback && path.length > 0 ? { expression: fallback, home } : null);
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
    const { callee, args } = expression;
    const [only, ...more] = args;
    const isFrozen =
      callee.kind === 'member' &&
      callee.property === 'freeze' &&
      callee.object.kind === 'reference' &&
      callee.object.name === 'Object';
    if (isFrozen && only && more.length === 0)
      return settledObject(only.value, resolver, depth + 1);
    const given = givenBack(expression, resolver);
    return given ? settledObject(given.expression, given.home, depth + 1) : null;
  }
  const source = settledExpression(expression, resolver);
  return source ? settledObject(source.expression, source.home, depth + 1) : null;
}

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

// ---------------------------------------------------------------------------------------------- texts

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

/** Methods that leave a URL what it is, as far as its host and path go. */
const unchanged = new Set(['toString', 'trim', 'replace', 'replaceAll', 'toLowerCase']);

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

// -------------------------------------------------------------------------------------------- options

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
  // `requestHandler: new NodeHttpHandler({ … })`: what it is built with are its settings.
  const { value } = reading;
  const within = value.kind === 'new' ? (value.args[0]?.value ?? null) : value;
  return readOption(within, rest.join('.'), reading.home);
}

function readProperty(
  options: Expression,
  key: string,
  resolver: Resolver,
  depth: number,
): OptionReading {
  if (isNothing(options)) return absent;
  const later = assignedLater(options, key, resolver);
  const object = settledObject(options, resolver);
  if (!object || depth > maxDepth) return readChoices(options, key, resolver, depth);
  return readObject(object, key, later, depth);
}

function readObject(
  { expression, home }: Located<ObjectExpression>,
  key: string,
  later: OptionReading,
  depth: number,
): OptionReading {
  for (const property of [...expression.properties].reverse()) {
    if (property.key === key)
      // Which of two values stands when the call is made is not worked out.
      return later.state === 'absent'
        ? { state: 'set', value: property.value, property, home }
        : unknownOption;
    if (property.spread) {
      const inside = readProperty(property.value, key, home, depth + 1);
      if (inside.state !== 'absent') return inside;
    } else if (property.key === null) {
      return unknownOption;
    }
  }
  return later;
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
  const branches =
    options.kind === 'conditional'
      ? [options.then, options.otherwise]
      : options.kind === 'logical'
        ? [options.left, options.right]
        : [];
  if (options.kind === 'logical' && options.operator === '&&')
    return readProperty(options.right, key, resolver, depth + 1);
  const readings = branches.map((branch) => readProperty(branch, key, resolver, depth + 1));
  const set = readings.find((reading) => reading.state === 'set');
  if (set) return set;
  return readings.length > 0 && readings.every((reading) => reading.state === 'absent')
    ? absent
    : unknownOption;
}

/** `Object.assign({}, a, b)`, where the last that says it counts, and own functions that give options back. */
function readCall(
  options: Expression & { kind: 'call' },
  key: string,
  resolver: Resolver,
  depth: number,
): OptionReading {
  const { callee, args } = options;
  const isAssign =
    callee.kind === 'member' &&
    callee.object.kind === 'reference' &&
    callee.object.name === 'Object' &&
    (callee.property === 'assign' || callee.property === 'freeze');
  if (isAssign) {
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
      ? readObject({ expression: value.node, home: value.home }, key, absent, depth + 1)
      : unknownOption,
  );
  return (
    readings.find((reading) => reading.state === 'set') ??
    readings.find((reading) => reading.state === 'unknown') ??
    absent
  );
}

/** `options.timeout = 5` after `const options = {…}`. */
function assignedLater(options: Expression, key: string, resolver: Resolver): OptionReading {
  if (options.kind !== 'reference') return absent;
  const binding = resolver.bindingOf(options);
  for (const write of resolver.index.memberWrites.get(key) ?? []) {
    const { object } = write.target;
    if (object.kind !== 'reference' || resolver.bindingOf(object) !== binding) continue;
    return {
      state: 'set',
      value: write.value,
      home: resolver,
      property: assignedProperty(write.target, key, write.value),
    };
  }
  return absent;
}

/** An assignment to a member, read as the property that it sets. */
export const assignedProperty = (
  target: MemberExpression,
  key: string,
  value: Expression,
): Property => ({
  start: target.start,
  end: value.end,
  key,
  keySpan: target.propertySpan,
  value,
  spread: false,
  commented: false,
});

/** True where an expression can only be the literal `value`. */
export function isSettledLiteral(
  expression: Expression,
  value: string | number | boolean,
  resolver: Resolver,
): boolean {
  const values = alternatives(resolver.valueOf(expression));
  return values.length === 1 && values[0]?.kind === 'literal' && values[0].value === value;
}
