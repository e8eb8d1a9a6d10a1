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
  TypeFact,
} from '../model/facts';
import type { ClientFact, Sdk } from '../model/knowledge';
import { exportedExpression, exportedValue } from './exports';
import { lookUp, type Binding, type ModuleIndex, type Scope, type Write } from './moduleIndex';
import type { Positions } from '../model/positions';
import { forEachChild, isClass, isFunction, type FactNode } from './tree';
import {
  alternatives,
  choice,
  unknownValue,
  type ClientInstance,
  type Resolver,
  type Value,
} from './values';

/** Shared by all modules of a program. */
export interface ResolverProgram {
  readonly sdks: readonly Sdk[];
  /** The module that a specifier means from a path; null where it leads out of the program. */
  module(from: string, specifier: string): Resolver | null;
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
      return binding ? bindingValue(binding, state) : unknownValue;
    }
    case 'self': {
      const cls = state.enclosingClass(expression);
      return cls ? { kind: 'own-instance', cls, home: state } : unknownValue;
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

/** A package, or a module of this program; what leads to neither is unknown. */
function moduleValue(source: string, state: State): Value {
  const home = state.imported(source);
  if (home) return { kind: 'own-module', home };
  return /^[./]/.test(source) ? unknownValue : { kind: 'external', source, path: [] };
}

// ---------------------------------------------------------------------------------------------- names

function bindingValue(binding: Binding, state: State): Value {
  if (binding.import) {
    const { fact, name } = binding.import;
    const module = moduleValue(fact.source, state);
    return name.imported === '*' ? module : propertyOf(module, name.imported);
  }
  if (binding.fn) return { kind: 'function', fn: binding.fn, home: state };
  if (binding.cls) return { kind: 'class', cls: binding.cls, home: state };
  const values = binding.writes.map((write) => writtenValue(write, state));
  if (binding.type && alternatives(choice(values)).length === 0) {
    const typed = typedValue(binding.type, binding.scope, state);
    if (typed) return typed;
  }
  if (binding.kind === 'parameter') values.push(unknownValue);
  return choice(values);
}

function writtenValue(write: Write, state: State): Value {
  if (!write.value) return unknownValue;
  let value = state.valueOf(write.value);
  for (const step of write.path)
    value = typeof step === 'number' ? unknownValue : propertyOf(value, step);
  return write.fallback ? choice([value, state.valueOf(write.fallback)]) : value;
}

// --------------------------------------------------------------------------------------------- members

function memberValue(expression: MemberExpression, state: State): Value {
  if (expression.property === null) return unknownValue;
  return propertyOf(state.valueOf(expression.object), expression.property);
}

function propertyOf(value: Value, name: string): Value {
  switch (value.kind) {
    case 'external':
      return { ...value, path: [...value.path, name] };
    case 'client':
      return { kind: 'resource', client: value.client, path: [name] };
    case 'resource':
      return { ...value, path: [...value.path, name] };
    case 'own-module':
      return value.home.exported(name);
    case 'object': {
      const property = value.node.properties.findLast((one) => one.key === name);
      return property ? value.home.valueOf(property.value) : unknownValue;
    }
    case 'own-instance':
      return value.home.memberOf(value.cls, name);
    case 'choice':
      return choice(value.options.map((option) => propertyOf(option, name)));
    default:
      return unknownValue;
  }
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
  const typed = param.type ? typedValue(param.type, scopeOf(cls, state), state) : null;
  return [...(typed ? [typed] : []), ...(param.fallback ? [state.valueOf(param.fallback)] : [])];
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
  const binding = lookUp(scope, first);
  if (!binding) return null;
  let value = bindingValue(binding, state);
  for (const name of rest) value = propertyOf(value, name);
  if (value.kind === 'class') return { kind: 'own-instance', cls: value.cls, home: value.home };
  const found = sdkClient(value, state);
  return found ? { kind: 'client', client: { ...found, construction: null, copies: [] } } : null;
}

// ------------------------------------------------------------------------------------ constructions and calls

function constructed(expression: NewExpression, state: State): Value {
  const values = alternatives(state.valueOf(expression.callee)).flatMap((option): Value[] => {
    const found = sdkClient(option, state);
    if (found) {
      const construction = { expression, home: state };
      return [{ kind: 'client', client: { ...found, construction, copies: [] } }];
    }
    if (option.kind !== 'class') return [];
    return [
      subclassed(option.cls, option.home, state) ?? {
        kind: 'own-instance',
        cls: option.cls,
        home: option.home,
      },
    ];
  });
  return choice(values);
}

/** An own class on top of an SDK's client: its own settings are not followed. */
function subclassed(cls: ClassFact, home: Resolver, state: State): Value | null {
  if (!cls.superclass) return null;
  for (const base of alternatives(home.valueOf(cls.superclass))) {
    const found = sdkClient(base, state);
    if (found) return { kind: 'client', client: { ...found, construction: null, copies: [] } };
  }
  return null;
}

/** The SDK's client class that a value names. `default` and the module itself are one in CommonJS. */
function sdkClient(value: Value, { program }: State): { sdk: Sdk; fact: ClientFact } | null {
  if (value.kind !== 'external') return null;
  const name = value.path.length === 0 ? '=' : value.path.at(-1);
  if (name === undefined || value.path.length > 2) return null;
  for (const sdk of program.sdks) {
    if (!sdk.packages.some((one) => value.source === one || value.source.startsWith(`${one}/`)))
      continue;
    const fact = sdk.clients.find((one) => one.names.includes(name));
    if (fact) return { sdk, fact };
  }
  return null;
}

function called(expression: CallExpression, state: State): Value {
  const { callee } = expression;
  if (callee.kind === 'member' && callee.property === 'bind') return state.valueOf(callee.object);
  return choice(
    alternatives(state.valueOf(callee)).map((option): Value => {
      if (option.kind === 'function') return option.home.returned(option.fn);
      if (option.kind === 'resource' && option.path.length === 1)
        return copied(option.client, option.path[0], expression, state) ?? unknownValue;
      return unknownValue;
    }),
  );
}

function copied(
  client: ClientInstance,
  method: string | undefined,
  call: CallExpression,
  home: Resolver,
): Value | null {
  if (method === undefined || !client.fact.copies.includes(method)) return null;
  const expression = call.args[0]?.value;
  const options = expression ? { expression, home } : null;
  return { kind: 'client', client: { ...client, copies: [...client.copies, options] } };
}

function returned(fn: FunctionFact, state: State): Value {
  if (fn.generator) return unknownValue;
  return choice(returnsOf(fn).map((value) => (value ? state.valueOf(value) : unknownValue)));
}

export function returnsOf(fn: FunctionFact): readonly (Expression | null)[] {
  const found: (Expression | null)[] = [];
  const visit = (node: FactNode): void => {
    if (isFunction(node) || isClass(node)) return;
    if ('kind' in node && node.kind === 'return') found.push(node.value);
    forEachChild(node, visit);
  };
  fn.body.forEach(visit);
  return found;
}
