/**
 * What an expression stands for, as far as the code of one program tells: a client, one of its resources, a literal,
 * a function … Every question ends: depth is bounded and a question that asks itself answers `unknown`.
 */
import type {
  CallExpression,
  ClassFact,
  Expression,
  FunctionFact,
  MemberExpression,
  NewExpression,
  ObjectExpression,
  ReferenceExpression,
  TypeFact,
} from '../model/facts';
import type { ClientFact, Sdk } from '../model/knowledge';
import {
  lookUp,
  type Binding,
  type ModuleIndex,
  type PathStep,
  type Scope,
  type Write,
} from './moduleIndex';
import { forEachChild, isClass, isFunction, type FactNode } from './tree';

/** A client as the code builds it. */
export interface ClientInstance {
  readonly sdk: Sdk;
  readonly fact: ClientFact;
  /** Null where the construction is not in sight (a parameter known by its type). */
  readonly construction: NewExpression | CallExpression | null;
  /** Options of `withOptions` copies, outermost last. */
  readonly copies: readonly (Expression | null)[];
}

export type Value =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'object'; readonly node: ObjectExpression }
  | { readonly kind: 'function'; readonly fn: FunctionFact }
  | { readonly kind: 'class'; readonly cls: ClassFact }
  /** An exported thing of a package; the empty path is the module itself. */
  | { readonly kind: 'external'; readonly source: string; readonly path: readonly string[] }
  | { readonly kind: 'client'; readonly client: ClientInstance }
  | {
      readonly kind: 'resource';
      readonly client: ClientInstance;
      readonly path: readonly string[];
    }
  | { readonly kind: 'own-instance'; readonly cls: ClassFact }
  | { readonly kind: 'choice'; readonly options: readonly Value[] }
  | { readonly kind: 'unknown' };

export const unknownValue: Value = { kind: 'unknown' };

const maxDepth = 40;

/** Answers questions about one module; answers are kept. */
export interface Resolver {
  readonly index: ModuleIndex;
  valueOf(expression: Expression): Value;
  /** The binding that a reference names; null for globals. */
  bindingOf(reference: ReferenceExpression): Binding | null;
  enclosingClass(node: FactNode): ClassFact | null;
  enclosingFunction(node: FactNode): FunctionFact | null;
}

export function createResolver(index: ModuleIndex, sdks: readonly Sdk[]): Resolver {
  const state: State = { index, sdks, known: new Map(), asking: new Set(), depth: 0 };
  return {
    index,
    valueOf: (expression) => valueOf(expression, state),
    bindingOf: (reference) => bindingOf(reference, state),
    enclosingClass: (node) => enclosingClass(node, index),
    enclosingFunction: (node) => enclosingFunction(node, index),
  };
}

interface State {
  readonly index: ModuleIndex;
  readonly sdks: readonly Sdk[];
  readonly known: Map<Expression, Value>;
  readonly asking: Set<Expression>;
  depth: number;
}

/** All things that a value may be, without `unknown` and null. */
export function alternatives(value: Value): readonly Value[] {
  if (value.kind === 'choice') return value.options.flatMap(alternatives);
  if (value.kind === 'unknown' || (value.kind === 'literal' && value.value === null)) return [];
  return [value];
}

/** True where the value may also be something that cannot be seen. */
export const mayBeUnknown = (value: Value): boolean =>
  value.kind === 'unknown' || (value.kind === 'choice' && value.options.some(mayBeUnknown));

function choice(options: readonly Value[]): Value {
  if (options.length === 0) return unknownValue;
  if (options.length === 1) return options[0] ?? unknownValue;
  return { kind: 'choice', options };
}

function bindingOf(reference: ReferenceExpression, state: State): Binding | null {
  const scope = state.index.scopes.get(reference) ?? state.index.root;
  return lookUp(scope, reference.name);
}

export function enclosingClass(node: FactNode, index: ModuleIndex): ClassFact | null {
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

export function enclosingFunction(node: FactNode, index: ModuleIndex): FunctionFact | null {
  for (let at = index.parents.get(node); at; at = index.parents.get(at))
    if (isFunction(at)) return at;
  return null;
}

function valueOf(expression: Expression, state: State): Value {
  const known = state.known.get(expression);
  if (known) return known;
  if (state.asking.has(expression) || state.depth > maxDepth) return unknownValue;
  state.asking.add(expression);
  state.depth += 1;
  const value = compute(expression, state);
  state.depth -= 1;
  state.asking.delete(expression);
  // An answer found inside a question that asks itself may be poorer than the final one: keep only outermost ones.
  if (state.asking.size === 0 || value.kind !== 'unknown') state.known.set(expression, value);
  return value;
}

function compute(expression: Expression, state: State): Value {
  switch (expression.kind) {
    case 'literal':
      return { kind: 'literal', value: expression.value };
    case 'object':
      return { kind: 'object', node: expression };
    case 'function':
      return { kind: 'function', fn: expression.fn };
    case 'class':
      return { kind: 'class', cls: expression.cls };
    case 'import':
      return expression.source === null
        ? unknownValue
        : { kind: 'external', source: expression.source, path: [] };
    case 'await':
      return valueOf(expression.value, state);
    case 'assign':
      return valueOf(expression.value, state);
    case 'conditional':
      return choice([valueOf(expression.then, state), valueOf(expression.otherwise, state)]);
    case 'logical':
      return expression.operator === '&&'
        ? valueOf(expression.right, state)
        : choice([valueOf(expression.left, state), valueOf(expression.right, state)]);
    case 'reference':
      return referenceValue(expression, state);
    case 'self': {
      const cls = enclosingClass(expression, state.index);
      return cls ? { kind: 'own-instance', cls } : unknownValue;
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

// ---------------------------------------------------------------------------------------------- names

function referenceValue(expression: ReferenceExpression, state: State): Value {
  const binding = bindingOf(expression, state);
  if (!binding) return unknownValue;
  return bindingValue(binding, state);
}

function bindingValue(binding: Binding, state: State): Value {
  if (binding.import) {
    const { fact, name } = binding.import;
    return {
      kind: 'external',
      source: fact.source,
      path: name.imported === '*' ? [] : [name.imported],
    };
  }
  if (binding.fn) return { kind: 'function', fn: binding.fn };
  if (binding.cls) return { kind: 'class', cls: binding.cls };
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
  let value = valueOf(write.value, state);
  for (const step of write.path) value = stepInto(value, step, state);
  if (!write.fallback) return value;
  return choice([value, valueOf(write.fallback, state)]);
}

function stepInto(value: Value, step: PathStep, state: State): Value {
  return typeof step === 'number' ? unknownValue : propertyOf(value, step, state);
}

// --------------------------------------------------------------------------------------------- members

function memberValue(expression: MemberExpression, state: State): Value {
  if (expression.property === null) return unknownValue;
  if (expression.object.kind === 'self') return fieldValue(expression, state);
  return propertyOf(valueOf(expression.object, state), expression.property, state);
}

function propertyOf(value: Value, name: string, state: State): Value {
  switch (value.kind) {
    case 'external':
      return { ...value, path: [...value.path, name] };
    case 'client':
      return { kind: 'resource', client: value.client, path: [name] };
    case 'resource':
      return { ...value, path: [...value.path, name] };
    case 'object': {
      const property = value.node.properties.findLast((one) => one.key === name);
      return property ? valueOf(property.value, state) : unknownValue;
    }
    case 'own-instance':
      return classMember(value.cls, name, state);
    case 'choice':
      return choice(value.options.map((option) => propertyOf(option, name, state)));
    default:
      return unknownValue;
  }
}

function fieldValue(expression: MemberExpression, state: State): Value {
  const cls = enclosingClass(expression, state.index);
  return cls && expression.property !== null
    ? classMember(cls, expression.property, state)
    : unknownValue;
}

/** A field, method or getter of a class of this program, from every place that writes it. */
export function classMember(cls: ClassFact, name: string, state: State): Value {
  const values: Value[] = [];
  for (const method of cls.methods) {
    if (method.name !== name) continue;
    values.push(
      method.role === 'getter' ? returned(method.fn, state) : { kind: 'function', fn: method.fn },
    );
  }
  const field = cls.fields.find((one) => one.name === name);
  if (field?.value) values.push(valueOf(field.value, state));
  for (const write of state.index.memberWrites.get(name) ?? [])
    if (write.target.object.kind === 'self' && enclosingClass(write.target, state.index) === cls)
      values.push(valueOf(write.value, state));
  values.push(...parameterProperties(cls, name, state));
  if (alternatives(choice(values)).length > 0 || !field?.type) return choice(values);
  return (
    typedValue(field.type, state.index.scopes.get(cls) ?? state.index.root, state) ?? unknownValue
  );
}

function parameterProperties(cls: ClassFact, name: string, state: State): readonly Value[] {
  const make = cls.methods.find((method) => method.role === 'constructor');
  const param = make?.fn.params.find(
    (one) => one.field && one.pattern.kind === 'name' && one.pattern.name === name,
  );
  if (!param) return [];
  const scope = state.index.scopes.get(cls) ?? state.index.root;
  const typed = param.type ? typedValue(param.type, scope, state) : null;
  return [...(typed ? [typed] : []), ...(param.fallback ? [valueOf(param.fallback, state)] : [])];
}

/** A client known only by its type annotation. */
function typedValue(type: TypeFact, scope: Scope, state: State): Value | null {
  if (type.name === null) {
    for (const part of type.parts) {
      const value = typedValue(part, scope, state);
      if (value) return value;
    }
    return null;
  }
  const [first, ...rest] = type.name.split('.');
  const binding = first === undefined ? null : lookUp(scope, first);
  if (!binding) return null;
  if (binding.cls && rest.length === 0) return { kind: 'own-instance', cls: binding.cls };
  if (!binding.import) return null;
  let value = bindingValue(binding, state);
  for (const name of rest) value = propertyOf(value, name, state);
  const found = sdkClient(value, state);
  return found ? { kind: 'client', client: { ...found, construction: null, copies: [] } } : null;
}

// ------------------------------------------------------------------------------------ constructions and calls

function constructed(expression: NewExpression, state: State): Value {
  const callee = valueOf(expression.callee, state);
  const values: Value[] = [];
  for (const option of alternatives(callee)) {
    const found = sdkClient(option, state);
    if (found) {
      values.push({ kind: 'client', client: { ...found, construction: expression, copies: [] } });
    } else if (option.kind === 'class') {
      values.push({ kind: 'own-instance', cls: option.cls });
    }
  }
  return choice(values);
}

/** The SDK's client class that a value names. `default` and the module itself are one in CommonJS. */
function sdkClient(value: Value, state: State): { sdk: Sdk; fact: ClientFact } | null {
  if (value.kind !== 'external') return null;
  const name = value.path.length === 0 ? '=' : value.path.at(-1);
  if (name === undefined || value.path.length > 2) return null;
  for (const sdk of state.sdks) {
    if (!sdk.packages.some((one) => value.source === one || value.source.startsWith(`${one}/`)))
      continue;
    const fact = sdk.clients.find((one) => one.names.includes(name));
    if (fact) return { sdk, fact };
  }
  return null;
}

function called(expression: CallExpression, state: State): Value {
  const callee = valueOf(expression.callee, state);
  return choice(
    alternatives(callee).map((option): Value => {
      if (option.kind === 'function') return returned(option.fn, state);
      if (option.kind === 'resource' && option.path.length === 1)
        return copied(option.client, option.path[0], expression) ?? unknownValue;
      return unknownValue;
    }),
  );
}

function copied(
  client: ClientInstance,
  method: string | undefined,
  call: CallExpression,
): Value | null {
  if (method === undefined || !client.fact.copies.includes(method)) return null;
  const options = call.args[0]?.value ?? null;
  return { kind: 'client', client: { ...client, copies: [...client.copies, options] } };
}

/** What a function gives back: all its `return`s. */
function returned(fn: FunctionFact, state: State): Value {
  if (fn.generator) return unknownValue;
  return choice(returnsOf(fn).map((value) => (value ? valueOf(value, state) : unknownValue)));
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
