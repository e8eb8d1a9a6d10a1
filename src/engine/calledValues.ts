/** Values of calls and constructions: what own functions give back, clients that SDKs build, what packages pass through. */
import { objectMethod } from './globals';
import { valuesOfMap } from './keyedClients';
import type { CallExpression, ClassFact, NewExpression } from '../model/facts';
import { forEachChild, isClass, isFunction, type FactNode } from './tree';
import {
  builtClient,
  calledPart,
  carriedClient,
  clientValues,
  factoryClient,
  typedClient,
  unseenClient,
  valueAt,
} from './sdkClients';
import { yieldsOf } from './returns';
import { parentsOf } from './sdkIndex';
import {
  alternatives,
  choice,
  everything,
  unknownValue,
  type ExternalValue,
  type Resolver,
  type Value,
} from './values';
import { type State } from './resolverState';
import { callableOf } from './instances';
import { keptByMethod } from './kept';
import { elementOf, externalStep, isTelling } from './members';

export function constructed(expression: NewExpression, state: State): Value {
  const values = everything(state.valueOf(expression.callee)).flatMap(
    (option): readonly Value[] => {
      if (option.kind === 'external') return constructedExternal(option, expression, state);
      return option.kind === 'class' ? [instanceOf(option, expression, state)] : [];
    },
  );
  return choice(values);
}

const instanceOf = (
  { cls, home }: Value & { kind: 'class' },
  expression: NewExpression | CallExpression,
  state: State,
): Value => subclassed(cls, home, expression, state) ?? { kind: 'own-instance', cls, home };

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
  expression: NewExpression | CallExpression,
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

/** What objects of an own class on top of an SDK's client have of that: `self.chat` in `class Own(OpenAI)`. */
export function inheritedClient(cls: ClassFact, home: Resolver, { program }: State): Value | null {
  if (!cls.superclass) return null;
  for (const base of everything(home.valueOf(cls.superclass))) {
    if (base.kind !== 'external') continue;
    const client = typedClient(base, program.sdks);
    // What cannot be built is there to be filled: its heirs make the request themselves.
    if (!client || (client.sdk.ecosystem === 'pypi' && !client.fact.factories)) continue;
    const construction = superCall(cls);
    const [built] = construction
      ? builtClient(base, { expression: construction, home }, program.sdks)
      : [];
    return built ?? { kind: 'client', client };
  }
  return null;
}

/** The `super(…)` of a class's constructor; null where it has none, and the arguments pass through. */
export function superCall(cls: ClassFact): CallExpression | null {
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

export function called(expression: CallExpression, state: State): Value {
  const { callee } = expression;
  if (callee.kind === 'member' && callee.property === 'bind') {
    const bound = state.valueOf(callee.object);
    // A client may have a method of that name, which gives a copy with other options.
    if (!everything(bound).some(({ kind }) => kind === 'client')) return bound;
  }
  if (callee.kind === 'member' && callee.property !== null && picking.has(callee.property)) {
    const picked = elementOf(state.valueOf(callee.object), positionIn(callee.property, expression));
    if (picked.kind !== 'unknown') return picked;
  }
  const kept = valuesOfMap(expression, state);
  if (kept && kept.length > 0)
    return callee.kind === 'member' && callee.property === 'values'
      ? { kind: 'list', items: kept }
      : choice(kept);
  // `super().__new__(cls)`: an object of the class that it is handed.
  const [first] = expression.args;
  if (callee.kind === 'member' && callee.property === '__new__' && first)
    return choice(
      alternatives(state.valueOf(first.value)).map((one) =>
        one.kind === 'class' ? { ...one, kind: 'own-instance' } : unknownValue,
      ),
    );
  const made = madeOfEach(expression, state);
  if (made) return made;
  const put = keptByMethod(expression, state);
  if (isTelling(put)) return put;
  const results = everything(state.valueOf(callee)).map((option): Value => {
    switch (option.kind) {
      case 'function':
        return option.home.returned(option.fn);
      case 'own-module':
        return returnedByWhole(option.home);
      case 'own-instance': {
        const fn = callableOf(option);
        return fn ? fn.home.returned(fn.fn) : unknownValue;
      }
      // Languages without `new` build by calling the class.
      case 'class':
        return instanceOf(option, expression, state);
      default:
        return choice(calledOption(option, expression, state));
    }
  });
  if (alternatives(choice(results)).length > 0) return choice(results);
  return passedThrough(expression, state) ?? markedClient(expression, state) ?? choice(results);
}

/** `model.with_structured_output(Answer)`: what has such a method is a client, whoever handed it over. */
function markedClient(expression: CallExpression, state: State): Value | null {
  const { callee } = expression;
  if (callee.kind !== 'member' || callee.property === null) return null;
  const found = state.program.sdks.marks.get(callee.property);
  if (!found || everything(state.valueOf(callee.object)).length > 0) return null;
  const client = unseenClient(found, 'unknown');
  const call = { expression, home: state };
  return calledPart({ client, path: [callee.property] }, call);
}

/** `keys.map((apiKey) => new OpenAI({ apiKey }))`: a list of clients, whatever the keys are. */
function madeOfEach({ callee, args }: CallExpression, state: State): Value | null {
  const [first] = args;
  if (callee.kind !== 'member' || callee.property !== 'map' || first?.value.kind !== 'function')
    return null;
  const item = state.returned(first.value.fn);
  const isHeld = everything(item).some(({ kind }) => kind === 'client' || kind === 'own-instance');
  return isHeld ? { kind: 'list', items: [item] } : null;
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
    const first = expression.args[0]?.value;
    if (first && objectMethod(callee) !== null) return state.valueOf(first);
  }
  for (const option of everything(state.valueOf(callee))) {
    if (option.kind !== 'external') continue;
    const passed = passedBy(option, expression, state);
    if (passed) return passed;
  }
  return null;
}

/** What own functions give when they are called. */
const resultOf = (value: Value): Value =>
  choice(
    everything(value).map((one) => {
      if (one.kind !== 'function') return one;
      const { fn, home } = one;
      // What is behind the `yield` runs when it is no longer needed.
      return fn.generator
        ? choice(yieldsOf(fn).map((given) => (given ? home.valueOf(given) : unknownValue)))
        : home.returned(fn);
    }),
  );

/** What a function of a package gives back of what it is handed: `wrapOpenAI(client)`, `Instructor({ client })`. */
function passedBy(option: ExternalValue, { args }: CallExpression, state: State): Value | null {
  const name = option.path.join('.');
  const inner = option.path[0] === 'default' ? option.path.slice(1).join('.') : name;
  for (const source of parentsOf(option.source))
    for (const { names, argument, runs } of state.program.sdks.passers.get(source) ?? []) {
      if (!names.includes(name) && !names.includes(inner === '' ? '=' : inner)) continue;
      if (typeof argument === 'string') continue;
      const place = typeof argument === 'number' ? { argument } : argument;
      const value = valueAt(place, args, state);
      if (value && value.kind !== 'unknown') return runs === true ? resultOf(value) : value;
    }
  return null;
}
