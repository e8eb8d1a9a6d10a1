/**
 * Resolves expressions of one module to values, through names, fields, functions and the other modules of the program.
 * Every question ends: depth and number of steps are bounded, and a question that asks itself answers `unknown`.
 */
import type { ClassFact, Expression, FunctionFact, ObjectExpression } from '../model/facts';
import { exportedExpression, exportedValue } from './exports';
import type { ClientFact } from '../model/knowledge';
import { putInto } from './filledLists';
import { lookUp, type Binding, type ModuleIndex, type Write } from './moduleIndex';
import type { Positions } from '../model/positions';
import { argumentsFor } from './parameters';
import { givesByYield, returnsOf, yieldsOf } from './returns';
import { isClass, isFunction, type FactNode } from './tree';
import { clientValues, unseenClient } from './sdkClients';
import { parentsOf } from './sdkIndex';
import {
  alternatives,
  choice,
  everything,
  globalSource,
  unknownValue,
  type Resolver,
  type Value,
} from './values';
import { type ResolverProgram, maxDepth, type State, maxItems } from './resolverState';
import { isWithin, remadeBy } from './remade';
import { isTelling, memberValue, elementOf, propertyOf, classMember, typedValue } from './members';
import { constructed, called } from './calledValues';

/** Beyond this, code goes round in circles: poorer answers are kept, so that the work ends. */
const maxCuts = 2_000;

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
        items: [...expression.elements, ...putInto(expression, state.index)]
          .slice(0, maxItems)
          .map(elementValue(state)),
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
      if (binding) return bindingValue(binding, state, expression);
      return starValue(expression.name, state) ?? globalValue(expression.name);
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
    case 'binary':
      return joined(expression, state);
    default:
      return unknownValue;
  }
}

/** `prompt | model | parser`: an operator may carry a client on, as a method does. */
function joined({ operator, left, right }: Expression & { kind: 'binary' }, state: State): Value {
  const carriers = state.program.sdks.carriers.get(operator);
  if (!carriers) return unknownValue;
  const clients = (side: Expression): readonly ClientValue[] =>
    everything(state.valueOf(side)).flatMap((one) =>
      one.kind === 'client' && carriers.some(({ fact }) => fact === one.client.fact) ? [one] : [],
    );
  const known = [...clients(left), ...clients(right).map(asLaterStep)];
  if (known.length > 0) return choice(known);
  return besidePackage(left, right, state) ?? besidePackage(right, left, state) ?? unknownValue;
}

/** `prompt | model`, where the prompt is of a package that chains models and nobody can tell the model. */
function besidePackage(known: Expression, open: Expression, state: State): Value | null {
  if (!isOpenName(open) || everything(state.valueOf(open)).length > 0) return null;
  for (const one of everything(state.valueOf(known))) {
    if (one.kind !== 'external') continue;
    const of = parentsOf(one.source).map((name) => state.program.sdks.beside.get(name));
    const found = of.find((client) => client !== undefined);
    if (found) return asLaterStep({ kind: 'client', client: unseenClient(found, 'unknown') });
  }
  return null;
}

/** Something that was handed over; a lambda or a dictionary is no model. */
const isOpenName = ({ kind }: Expression): boolean =>
  kind === 'reference' || kind === 'member' || kind === 'call';

type ClientValue = Extract<Value, { kind: 'client' }>;

const asLaterStep = ({ client }: ClientValue): ClientValue => ({
  kind: 'client',
  client: { ...client, laterStep: true },
});

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

/** A name that only `from app.llm import *` can have given. In JavaScript a star binds no names. */
function starValue(name: string, state: State): Value | null {
  const { language, exports } = state.index.facts;
  if (language !== 'python') return null;
  for (const { exported, source } of exports) {
    const home = exported === '*' && source !== null ? state.imported(source) : null;
    const value = home?.exported(name);
    if (value && value.kind !== 'unknown') return value;
  }
  return null;
}

/** A package, or a module of this program; what leads to neither is unknown. */
function moduleValue(source: string, state: State): Value {
  // In an SDK's own repository its name leads to its source: what others import by that name is what counts.
  const isSdk = !/^[./#]/.test(source) && state.program.sdks.of(source).length > 0;
  const home = isSdk ? shadowing(source, state) : state.imported(source);
  if (home) return { kind: 'own-module', home };
  return /^[./]/.test(source) ? unknownValue : { kind: 'external', source, path: [], made: null };
}

/** A file `openai.py` at the root of the workspace is what Python loads there, whatever is installed. */
function shadowing(source: string, state: State): Resolver | null {
  if (state.index.facts.language !== 'python') return null;
  const home = state.imported(source);
  return home?.path === `${source}.py` && home.path !== state.path ? home : null;
}

/**
 * `from agents import writer`, where the workspace has a package of that name too: what the SDK does not have, and that
 * package does, is the workspace's.
 */
function namesake(source: string, name: string, state: State): Value | null {
  if (state.index.facts.language !== 'python' || !/^\w/.test(source)) return null;
  const { sdks } = state.program;
  const carried = sdks.of(source);
  if (carried.length === 0 || sdks.modules.has(`${source}.${name}`)) return null;
  if (carried.some(({ clients }) => clients.some((one) => isNameOf(one, name)))) return null;
  const home = state.imported(source);
  const value = home && home.path !== state.path ? home.exported(name) : unknownValue;
  return alternatives(value).length > 0 ? value : nestedModule(source, name, state);
}

const isNameOf = (client: ClientFact, name: string): boolean =>
  [
    ...[...client.names, ...(client.factories ?? []), ...(client.types ?? [])],
    ...(client.instances ?? []).flatMap((one) =>
      one === '=' ? client.operations.map(({ path }) => path) : [one],
    ),
  ].some((one) => one.split('.')[0] === name);

/** `from .providers import openai_chat`, where that is a file: what is imported may be a module itself. */
function nestedModule(source: string, name: string, state: State): Value | null {
  if (!/^[\w.]+$/.test(source)) return null;
  const home = state.imported(source.endsWith('.') ? `${source}${name}` : `${source}.${name}`);
  return home ? { kind: 'own-module', home } : null;
}

/** `use`: where the name stands; what it is made of anew sees what it was before. */
export function bindingValue(binding: Binding, state: State, use?: Expression): Value {
  if (binding.import) {
    const { fact, name } = binding.import;
    const module = moduleValue(fact.source, state);
    if (name.imported === '*') return module;
    const own = namesake(fact.source, name.imported, state);
    if (own) return own;
    const value = propertyOf(module, name.imported, state);
    return value.kind === 'unknown'
      ? (nestedModule(fact.source, name.imported, state) ?? value)
      : value;
  }
  if (isPlaceholder(binding)) {
    const outer = binding.scope.parent && lookUp(binding.scope.parent, binding.name);
    if (outer?.import) return bindingValue(outer, state);
  }
  if (binding.fn) return { kind: 'function', fn: binding.fn, home: state };
  if (binding.cls) return { kind: 'class', cls: binding.cls, home: state };
  const remade = remadeBy(binding, state.index);
  const isBefore = use !== undefined && remade !== null && isWithin(use, remade.value);
  const again = remade && !isBefore ? writtenValue(remade, state) : unknownValue;
  if (isTelling(again)) return again;
  const writes = isBefore ? binding.writes.slice(0, -1) : binding.writes;
  const values = writes.map((write) => writtenValue(write, state));
  if (binding.kind === 'parameter')
    values.push(elementParameter(binding, state), givenTo(binding, state));
  if (binding.type && !isTelling(choice(values))) {
    const typed = typedValue(binding.type, binding.scope, state);
    if (typed) return typed;
  }
  return choice(values);
}

/** `except ImportError: OpenAI = None`: nothing but the absence of what the same function imports. */
const isPlaceholder = ({ kind, writes }: Binding): boolean =>
  kind === 'variable' &&
  writes.length > 0 &&
  writes.every(({ value }) => value?.kind === 'literal' && value.value === null);

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

function writtenValue(write: Write, state: State): Value {
  if (!write.value) return unknownValue;
  let value = state.valueOf(write.value);
  if (write.element === true) value = elementOf(value);
  for (const step of write.path)
    value = typeof step === 'number' ? elementOf(value, step) : propertyOf(value, step, state);
  return write.fallback ? choice([value, state.valueOf(write.fallback)]) : value;
}

export function returned(fn: FunctionFact, state: State): Value {
  if (fn.generator && !givesByYield(fn)) return unknownValue;
  const given = fn.generator ? yieldsOf(fn) : returnsOf(fn);
  const value = choice(given.map((one) => (one ? state.valueOf(one) : unknownValue)));
  if (!fn.returnType || isTelling(value)) return value;
  // What it makes cannot be followed, and it says that it is a client.
  const scope = state.index.scopes.get(fn) ?? state.index.root;
  const said = typedValue(fn.returnType, scope, state);
  return said && everything(said).some(({ kind }) => kind === 'client') ? said : value;
}
