/**
 * Resolves expressions of one module to values, through names, fields, functions and the other modules of the program.
 * Every question ends: depth and number of steps are bounded, and a question that asks itself answers `unknown`.
 */
import type {
  CallExpression,
  ClassFact,
  Expression,
  FunctionFact,
  MemberExpression,
  NewExpression,
  ObjectExpression,
  TypeFact,
} from '../model/facts';
import { exportedExpression, exportedValue } from './exports';
import { lookUp, type Binding, type ModuleIndex, type Scope, type Write } from './moduleIndex';
import type { Positions } from '../model/positions';
import { argumentsFor } from './parameters';
import { returnsOf } from './returns';
import { objectsOfShape } from './shapes';
import { forEachChild, isClass, isFunction, type FactNode } from './tree';
import {
  builtClient,
  calledPart,
  carriedClient,
  clientValues,
  factoryClient,
  parentsOf,
  stepInto,
  typedClient,
  valueAt,
  type SdkIndex,
} from './sdkClients';
import {
  alternatives,
  choice,
  everything,
  globalSource,
  unknownValue,
  type ExternalValue,
  type Located,
  type Resolver,
  type Value,
} from './values';

/** Shared by all modules of a program. */
export interface ResolverProgram {
  readonly sdks: SdkIndex;
  /** The module that a specifier means from a path; null where it leads out of the program. */
  module(from: string, specifier: string): Resolver | null;
  /** Modules that import from a path and whose code runs in earnest: tests hand over what nobody else does. */
  importers(path: string): readonly Resolver[];
  /** Calls of functions, for those that were asked for. */
  readonly calls: Map<FunctionFact, readonly Located<CallExpression | NewExpression>[]>;
  /** Questions being asked now, across modules; and how many were asked in all. */
  readonly asking: Set<unknown>;
  depth: number;
  /** Counts answers that were cut short: what rests on one is not kept. */
  cuts: number;
}

const maxDepth = 60;
/** Beyond this, code goes round in circles: poorer answers are kept, so that the work ends. */
const maxCuts = 2_000;

interface State extends Resolver {
  readonly program: ResolverProgram;
  readonly known: Map<unknown, Value>;
}

export function createResolver(
  path: string,
  index: ModuleIndex,
  positions: Positions,
  program: ResolverProgram,
): Resolver {
  const state: State = {
    path,
    index,
    positions,
    program,
    known: new Map(),
    valueOf: (expression) => ask(expression, state, () => compute(expression, state)),
    propertyOf: (value, name) => propertyOf(value, name, state),
    clients: (value) => clientValues(value, program.sdks),
    returned: (fn) => ask(fn, state, () => returned(fn, state)),
    memberOf: (cls, name) =>
      ask(`member ${path} ${String(cls.start)} ${name}`, state, () =>
        classMember(cls, name, state),
      ),
    exported: (name) =>
      ask(`export ${path} ${name}`, state, () =>
        exportedValue(name, state, (binding) => bindingValue(binding, state)),
      ),
    exportedExpression: (name) => exportedExpression(name, state),
    imported: (source) => program.module(path, source),
    bindingOf: (reference) => lookUp(index.scopes.get(reference) ?? index.root, reference.name),
    enclosingClass: (node) => enclosingClass(node, index),
    enclosingFunction: (node) => enclosingFunction(node, index),
  };
  return state;
}

function ask(question: unknown, state: State, answer: () => Value): Value {
  const { program, known } = state;
  const before = known.get(question);
  if (before) return before;
  if (program.asking.has(question) || program.depth > maxDepth) {
    program.cuts += 1;
    return unknownValue;
  }
  const { cuts } = program;
  program.asking.add(question);
  program.depth += 1;
  const value = answer();
  program.depth -= 1;
  program.asking.delete(question);
  // An answer that a cut made poorer may be richer when asked from elsewhere; the outermost one is final.
  if (program.cuts === cuts || program.depth === 0 || program.cuts > maxCuts)
    known.set(question, value);
  return value;
}

function enclosingClass(node: FactNode, index: ModuleIndex): ClassFact | null {
  let crossed = false;
  for (let at = index.parents.get(node); at; at = index.parents.get(at)) {
    if (isClass(at)) return at;
    if (isFunction(at) && !at.lexicalSelf) {
      const parent = index.parents.get(at);
      if (crossed || !parent || !isClass(parent)) return null;
      crossed = true;
    }
  }
  return null;
}

/** The object literal whose method holds `this`. */
function enclosingObject(node: FactNode, index: ModuleIndex): ObjectExpression | null {
  for (let at = index.parents.get(node); at; at = index.parents.get(at)) {
    if (!isFunction(at) || at.lexicalSelf) continue;
    const holder = index.parents.get(at);
    const object = holder ? index.parents.get(holder) : undefined;
    return object && 'kind' in object && object.kind === 'object' ? object : null;
  }
  return null;
}

function enclosingFunction(node: FactNode, index: ModuleIndex): FunctionFact | null {
  for (let at = index.parents.get(node); at; at = index.parents.get(at))
    if (isFunction(at)) return at;
  return null;
}

function compute(expression: Expression, state: State): Value {
  switch (expression.kind) {
    case 'literal':
      return { kind: 'literal', value: expression.value };
    case 'object':
      return { kind: 'object', node: expression, home: state };
    case 'array':
      return {
        kind: 'list',
        items: expression.elements.slice(0, maxItems).map(elementValue(state)),
      };
    case 'function':
      return { kind: 'function', fn: expression.fn, home: state };
    case 'class':
      return { kind: 'class', cls: expression.cls, home: state };
    case 'import':
      return expression.source === null ? unknownValue : moduleValue(expression.source, state);
    case 'await':
    case 'assign':
      return state.valueOf(expression.value);
    case 'conditional':
      return choice([state.valueOf(expression.then), state.valueOf(expression.otherwise)]);
    case 'logical':
      return expression.operator === '&&'
        ? state.valueOf(expression.right)
        : choice([state.valueOf(expression.left), state.valueOf(expression.right)]);
    case 'reference': {
      const binding = state.bindingOf(expression);
      if (!binding && expression.name === 'super') return superValue(expression, state);
      return binding ? bindingValue(binding, state) : globalValue(expression.name);
    }
    case 'self': {
      const cls = state.enclosingClass(expression);
      if (cls) return { kind: 'own-instance', cls, home: state };
      const object = enclosingObject(expression, state.index);
      return object ? { kind: 'object', node: object, home: state } : unknownValue;
    }
    case 'member':
      return memberValue(expression, state);
    case 'new':
      return constructed(expression, state);
    case 'call':
      return called(expression, state);
    default:
      return unknownValue;
  }
}

/** Lists beyond this are data, not clients. */
const maxItems = 32;

const elementValue =
  (state: State) =>
  (element: Expression): Value =>
    element.kind === 'spread' ? elementOf(state.valueOf(element.value)) : state.valueOf(element);

/** The class that the enclosing one extends, as an instance: for its methods and fields. */
function superValue(expression: Expression, state: State): Value {
  const cls = state.enclosingClass(expression);
  if (!cls?.superclass) return unknownValue;
  return choice(
    alternatives(state.valueOf(cls.superclass)).map((base) =>
      base.kind === 'class'
        ? { kind: 'own-instance', cls: base.cls, home: base.home }
        : unknownValue,
    ),
  );
}

const globalValue = (name: string): Value =>
  name === 'undefined'
    ? unknownValue
    : { kind: 'external', source: globalSource, path: [name], made: null };

/** A package, or a module of this program; what leads to neither is unknown. */
function moduleValue(source: string, state: State): Value {
  // In an SDK's own repository its name leads to its source: what others import by that name is what counts.
  const isSdk = !/^[./#]/.test(source) && state.program.sdks.of(source).length > 0;
  const home = isSdk ? null : state.imported(source);
  if (home) return { kind: 'own-module', home };
  return /^[./]/.test(source) ? unknownValue : { kind: 'external', source, path: [], made: null };
}

// ---------------------------------------------------------------------------------------------- names

function bindingValue(binding: Binding, state: State): Value {
  if (binding.import) {
    const { fact, name } = binding.import;
    const module = moduleValue(fact.source, state);
    return name.imported === '*' ? module : propertyOf(module, name.imported, state);
  }
  if (binding.fn) return { kind: 'function', fn: binding.fn, home: state };
  if (binding.cls) return { kind: 'class', cls: binding.cls, home: state };
  const values = binding.writes.map((write) => writtenValue(write, state));
  if (binding.kind === 'parameter')
    values.push(elementParameter(binding, state), givenTo(binding, state));
  if (binding.type && !isTelling(choice(values))) {
    const typed = typedValue(binding.type, binding.scope, state);
    if (typed) return typed;
  }
  return choice(values);
}

/** What callers hand over for a parameter. */
function givenTo({ parameter }: Binding, state: State): Value {
  if (!parameter) return unknownValue;
  return choice(
    argumentsFor(parameter.fn, parameter.position, state).map(({ expression, home }) =>
      parameter.path.reduce<Value>(
        (value, step) =>
          typeof step === 'number' ? elementOf(value, step) : home.propertyOf(value, step),
        home.valueOf(expression),
      ),
    ),
  );
}

/** The first parameter of a callback over a list is an element of it: `clients.map((client) => …)`. */
function elementParameter({ parameter }: Binding, state: State): Value {
  if (parameter?.position !== 0 || parameter.path.length > 0) return unknownValue;
  const holder = state.index.parents.get(parameter.fn);
  const call = holder ? state.index.parents.get(holder) : undefined;
  if (!call || !('kind' in call) || call.kind !== 'call') return unknownValue;
  const { callee, args } = call;
  const isOver =
    callee.kind === 'member' && looping.has(callee.property ?? '') && args[0]?.value === holder;
  return isOver ? elementOf(state.valueOf(callee.object)) : unknownValue;
}

const looping = new Set(['map', 'forEach', 'flatMap', 'filter', 'find', 'some', 'every']);

/** Says more than a type annotation does. */
const isTelling = (value: Value): boolean =>
  alternatives(value).some((one) => one.kind !== 'literal' && one.kind !== 'list');

function writtenValue(write: Write, state: State): Value {
  if (!write.value) return unknownValue;
  let value = state.valueOf(write.value);
  if (write.element === true) value = elementOf(value);
  for (const step of write.path)
    value = typeof step === 'number' ? elementOf(value, step) : propertyOf(value, step, state);
  return write.fallback ? choice([value, state.valueOf(write.fallback)]) : value;
}

// --------------------------------------------------------------------------------------------- members

function memberValue(expression: MemberExpression, state: State): Value {
  const owner = state.valueOf(expression.object);
  if (expression.property === null) return elementOf(owner);
  if (/^\d+$/.test(expression.property)) return elementOf(owner, Number(expression.property));
  return propertyOf(owner, expression.property, state);
}

/** An element of a list, or any property of an object literal that is read by a computed name. */
function elementOf(value: Value, at?: number): Value {
  switch (value.kind) {
    case 'list':
      return (at === undefined ? undefined : value.items[at]) ?? choice(value.items);
    case 'object':
      return choice(
        value.node.properties.slice(0, maxItems).map((one) => value.home.valueOf(one.value)),
      );
    case 'choice':
      return choice(value.options.map((option) => elementOf(option, at)));
    default:
      return unknownValue;
  }
}

/** Chains of builders grow long: `program.command(…).option(…).action(run)`. */
const maxSteps = 40;

function propertyOf(value: Value, name: string, state: State): Value {
  switch (value.kind) {
    case 'external':
      return externalStep(value, name);
    case 'client':
      return stepInto({ client: value.client, path: [] }, name);
    case 'resource':
      return stepInto(value, name);
    case 'own-module':
      return moduleMember(value.home, name, state);
    case 'object':
      return objectProperty(value, name, state);
    case 'own-instance':
      return value.home.memberOf(value.cls, name);
    case 'class':
      return value.home.memberOf(value.cls, name);
    case 'choice':
      return choice(value.options.map((option) => propertyOf(option, name, state)));
    default:
      return unknownValue;
  }
}

/** An export, or a part of what CommonJS exports as a whole. */
function moduleMember(home: Resolver, name: string, state: State): Value {
  const own = home.exported(name);
  if (own.kind !== 'unknown') return own;
  const whole = home.index.facts.exports.some(({ exported }) => exported === '=')
    ? home.exported('=')
    : unknownValue;
  return whole.kind === 'own-module' ? unknownValue : propertyOf(whole, name, state);
}

const externalStep = (value: ExternalValue, name: string): Value =>
  value.path.length < maxSteps ? { ...value, path: [...value.path, name] } : unknownValue;

/** `get client() { … }` in an object literal: the front end wraps its function, for a read calls it. */
function getterValue(value: Expression, home: Resolver): Value {
  const [fn] = value.kind === 'unknown' ? value.parts : [];
  return fn?.kind === 'function' ? home.returned(fn.fn) : unknownValue;
}

/** The last property of that name, else what spreads bring. */
function objectProperty(
  value: Value & { kind: 'object' },
  name: string,
  { program }: State,
): Value {
  const { properties } = value.node;
  const own = properties.findLast((one) => one.key === name);
  if (own?.role === 'getter') return getterValue(own.value, value.home);
  if (own) return value.home.valueOf(own.value);
  if (program.depth > maxDepth) return unknownValue;
  program.depth += 1;
  const spread = properties
    .filter((one) => one.spread)
    .map((one) => value.home.propertyOf(value.home.valueOf(one.value), name));
  program.depth -= 1;
  return choice(spread);
}

function classMember(cls: ClassFact, name: string, state: State): Value {
  const own = ownMember(cls, name, state);
  if (alternatives(own).length > 0 || !cls.superclass) return own;
  return choice(
    alternatives(state.valueOf(cls.superclass)).map((base) =>
      base.kind === 'class' ? base.home.memberOf(base.cls, name) : unknownValue,
    ),
  );
}

function ownMember(cls: ClassFact, name: string, state: State): Value {
  const values: Value[] = [];
  for (const method of cls.methods) {
    if (method.name !== name) continue;
    values.push(
      method.role === 'getter'
        ? state.returned(method.fn)
        : { kind: 'function', fn: method.fn, home: state },
    );
  }
  const field = cls.fields.find((one) => one.name === name);
  if (field?.value) values.push(state.valueOf(field.value));
  for (const write of state.index.memberWrites.get(name) ?? [])
    if (write.target.object.kind === 'self' && state.enclosingClass(write.target) === cls)
      values.push(state.valueOf(write.value));
  values.push(...parameterProperties(cls, name, state));
  if (alternatives(choice(values)).length > 0 || !field?.type) return choice(values);
  return typedValue(field.type, scopeOf(cls, state), state) ?? unknownValue;
}

const scopeOf = (cls: ClassFact, state: State): Scope =>
  state.index.scopes.get(cls) ?? state.index.root;

function parameterProperties(cls: ClassFact, name: string, state: State): readonly Value[] {
  const make = cls.methods.find((method) => method.role === 'constructor');
  const param = make?.fn.params.find(
    (one) => one.field && one.pattern.kind === 'name' && one.pattern.name === name,
  );
  if (!param) return [];
  const position = make?.fn.params.indexOf(param) ?? -1;
  const given = make
    ? argumentsFor(make.fn, position, state).map(({ expression, home }) => home.valueOf(expression))
    : [];
  if (isTelling(choice(given))) return given;
  const typed = param.type ? typedValue(param.type, scopeOf(cls, state), state) : null;
  return [...(typed ? [typed] : []), ...(param.fallback ? [state.valueOf(param.fallback)] : [])];
}

/** What a type's name stands for: values of that name are something else (`client: client`). */
function typeBinding(scope: Scope, name: string): Binding | null {
  for (let at: Scope | null = scope; at; at = at.parent) {
    const binding = at.names.get(name);
    if (binding?.kind === 'import' || binding?.kind === 'class') return binding;
  }
  return null;
}

/** A client or an own class known only by its type annotation. */
function typedValue(type: TypeFact, scope: Scope, state: State): Value | null {
  if (type.name === null) {
    for (const part of type.parts) {
      const value = typedValue(part, scope, state);
      if (value) return value;
    }
    return null;
  }
  const [first = '', ...rest] = type.name.split('.');
  const binding = typeBinding(scope, first);
  if (!binding || (binding.import && rest.length === 0)) {
    const kept = objectsOfShape(first, state).map(({ expression, home }): Value => ({
      kind: 'object',
      node: expression,
      home,
    }));
    if (kept.length > 0) return choice(kept);
  }
  if (!binding) return null;
  let value = bindingValue(binding, state);
  for (const name of rest) value = propertyOf(value, name, state);
  if (value.kind === 'class') return { kind: 'own-instance', cls: value.cls, home: value.home };
  if (value.kind !== 'external') return null;
  const client = typedClient(value, state.program.sdks);
  return client ? { kind: 'client', client } : null;
}

// ------------------------------------------------------------------------------------ constructions and calls

function constructed(expression: NewExpression, state: State): Value {
  const values = everything(state.valueOf(expression.callee)).flatMap(
    (option): readonly Value[] => {
      if (option.kind === 'external') return constructedExternal(option, expression, state);
      if (option.kind !== 'class') return [];
      return [
        subclassed(option.cls, option.home, expression, state) ?? {
          kind: 'own-instance',
          cls: option.cls,
          home: option.home,
        },
      ];
    },
  );
  return choice(values);
}

function constructedExternal(
  callee: ExternalValue,
  expression: NewExpression,
  state: State,
): readonly Value[] {
  const construction = { expression, home: state };
  const clients = builtClient(callee, construction, state.program.sdks);
  if (clients.length > 0) return clients;
  const made = externalStep(callee, 'new');
  return [made.kind === 'external' ? { ...made, made: construction } : made];
}

/** An own class on top of an SDK's client: what it hands to `super` are the client's options. */
function subclassed(
  cls: ClassFact,
  home: Resolver,
  expression: NewExpression,
  { program }: State,
): Value | null {
  if (!cls.superclass) return null;
  for (const base of alternatives(home.valueOf(cls.superclass))) {
    if (base.kind !== 'external') continue;
    const inherited = superCall(cls);
    const construction = inherited ? { expression: inherited, home } : { expression, home };
    const [built] = builtClient(base, construction, program.sdks);
    if (built) return built;
  }
  return null;
}

/** The `super(…)` of a class's constructor; null where it has none, and the arguments pass through. */
function superCall(cls: ClassFact): CallExpression | null {
  const make = cls.methods.find((method) => method.role === 'constructor');
  let found: CallExpression | null = null;
  const visit = (node: FactNode): void => {
    if (found || isFunction(node) || isClass(node)) return;
    const isSuper =
      'kind' in node &&
      node.kind === 'call' &&
      node.callee.kind === 'reference' &&
      node.callee.name === 'super';
    if (isSuper) found = node;
    else forEachChild(node, visit);
  };
  make?.fn.body.forEach(visit);
  return found;
}

function called(expression: CallExpression, state: State): Value {
  const { callee } = expression;
  if (callee.kind === 'member' && callee.property === 'bind') return state.valueOf(callee.object);
  if (callee.kind === 'member' && callee.property !== null && picking.has(callee.property)) {
    const picked = elementOf(state.valueOf(callee.object), positionIn(callee.property, expression));
    if (picked.kind !== 'unknown') return picked;
  }
  const results = everything(state.valueOf(callee)).map((option): Value =>
    option.kind === 'function'
      ? option.home.returned(option.fn)
      : option.kind === 'own-module'
        ? returnedByWhole(option.home)
        : choice(calledOption(option, expression, state)),
  );
  if (alternatives(choice(results)).length > 0) return choice(results);
  return passedThrough(expression, state) ?? choice(results);
}

/** `module.exports = function …`, called by the name of the module. */
const returnedByWhole = (home: Resolver): Value =>
  choice(
    alternatives(home.exported('=')).map((one) =>
      one.kind === 'function' ? one.home.returned(one.fn) : unknownValue,
    ),
  );

/** Methods of arrays that give one element back. */
const picking = new Set(['at', 'find', 'findLast', 'pop', 'shift']);

function positionIn(method: string, { args }: CallExpression): number | undefined {
  if (method === 'shift') return 0;
  const first = args[0]?.value;
  return method === 'at' && first?.kind === 'literal' && typeof first.value === 'number'
    ? first.value
    : undefined;
}

function calledOption(option: Value, expression: CallExpression, state: State): readonly Value[] {
  const call = { expression, home: state };
  const { sdks } = state.program;
  const parts = clientValues(option, sdks).flatMap((part) => calledPart(part, call) ?? []);
  if (parts.length > 0 || option.kind !== 'external') return parts;
  const built = factoryClient(option, call, sdks);
  if (built.length > 0) return built;
  const made = externalStep(option, '()');
  return [made.kind === 'external' ? { ...made, made: call } : made];
}

/** Methods and functions that give back what they are handed, as far as clients go. */
function passedThrough(expression: CallExpression, state: State): Value | null {
  const { callee } = expression;
  if (callee.kind === 'member' && callee.property !== null) {
    const carried = carriedClient(callee.property, expression, state, state.program.sdks);
    if (carried.length > 0) return choice(carried.map((client) => ({ kind: 'client', client })));
    if (sameThing.has(callee.property) && callee.object.kind === 'reference') {
      const first = expression.args[0]?.value;
      if (callee.object.name === 'Object' && first) return state.valueOf(first);
    }
  }
  for (const option of everything(state.valueOf(callee))) {
    if (option.kind !== 'external') continue;
    const passed = passedBy(option, expression, state);
    if (passed) return passed;
  }
  return null;
}

/** What a function of a package gives back of what it is handed: `wrapOpenAI(client)`, `Instructor({ client })`. */
function passedBy(option: ExternalValue, { args }: CallExpression, state: State): Value | null {
  const name = option.path.join('.');
  const inner = option.path[0] === 'default' ? option.path.slice(1).join('.') : name;
  for (const source of parentsOf(option.source))
    for (const { names, argument } of state.program.sdks.passers.get(source) ?? []) {
      if (!names.includes(name) && !names.includes(inner === '' ? '=' : inner)) continue;
      if (typeof argument === 'string') continue;
      const place = typeof argument === 'number' ? { argument } : argument;
      const value = valueAt(place, args, state);
      if (value && value.kind !== 'unknown') return value;
    }
  return null;
}

/** `Object.freeze(client)`, `Object.assign(client, …)`. */
const sameThing = new Set(['freeze', 'assign', 'seal']);

function returned(fn: FunctionFact, state: State): Value {
  if (fn.generator) return unknownValue;
  return choice(returnsOf(fn).map((value) => (value ? state.valueOf(value) : unknownValue)));
}
