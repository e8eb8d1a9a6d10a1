/** Values of members: properties of objects, exports of modules, fields and methods of classes, elements of lists. */
import type { ClassFact, Expression, MemberExpression, TypeFact } from '../model/facts';
import { lookUp, type Binding, type Scope } from './moduleIndex';
import { argumentsFor, argumentsForField } from './parameters';
import { inheritedClient } from './calledValues';
import { orOfHeirs } from './heirs';
import { keptValue } from './kept';
import { objectsOfShape } from './shapes';
import { stepInto, typedClient } from './sdkClients';
import {
  alternatives,
  choice,
  everything,
  globalSource,
  unknownValue,
  type ExternalValue,
  type Resolver,
  type Value,
} from './values';
import { maxItems, type State } from './resolverState';
import { bindingValue } from './resolver';

/** Says more than a type annotation does. */
export const isTelling = (value: Value): boolean =>
  alternatives(value).some((one) => one.kind !== 'literal' && one.kind !== 'list');

export function memberValue(expression: MemberExpression, state: State): Value {
  const declared = declaredMember(expression, state);
  if (isDeclared(declared, state)) return declared;
  const kept = keptValue(expression, state);
  return isTelling(kept) ? choice([kept, declared]) : declared;
}

/** Something that code declares, or a client that a package brings along. */
const isDeclared = (value: Value, state: State): boolean =>
  alternatives(value).some(({ kind }) => !['literal', 'list', 'external'].includes(kind)) ||
  state.clients(value).length > 0;

function declaredMember(expression: MemberExpression, state: State): Value {
  const owner = state.valueOf(expression.object);
  const computed = expression.property === null ? namesOf(expression, state) : [];
  if (computed.length > 0) return choice(computed.map((name) => propertyOf(owner, name, state)));
  if (expression.property === null) return annotated(expression, state) ?? elementOf(owner);
  if (/^\d+$/.test(expression.property)) return elementOf(owner, Number(expression.property));
  return propertyOf(owner, expression.property, state);
}

/** The names that a computed one may be: `getattr(client, "stream" if live else "create")`. */
const namesOf = ({ index }: MemberExpression, state: State): readonly string[] =>
  index === null || index.kind === 'unknown'
    ? []
    : everything(state.valueOf(index)).flatMap((one) =>
        one.kind === 'literal' && typeof one.value === 'string' ? [one.value] : [],
      );

/** An element of a list, or any property of an object literal that is read by a computed name. */
export function elementOf(value: Value, at?: number): Value {
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

export function propertyOf(value: Value, name: string, state: State): Value {
  switch (value.kind) {
    case 'external':
      return (
        moduleInside(value, name, state) ??
        ownModuleInside(value, name, state) ??
        externalStep(value, name)
      );
    case 'client':
      return stepInto({ client: value.client, path: [] }, name);
    case 'resource':
      return stepInto(value, name);
    case 'own-module':
      return moduleMember(value.home, name, state);
    case 'object':
      return objectProperty(value, name, state);
    case 'own-instance':
      return orOfHeirs(value.home.memberOf(value.cls, name), value, name, state.program);
    case 'class':
      return value.home.memberOf(value.cls, name);
    case 'choice':
      return choice(value.options.map((option) => propertyOf(option, name, state)));
    default:
      return unknownValue;
  }
}

/** `google.genai` is a package inside `google`, where knowledge has one of that name. */
const moduleInside = (
  { source, path }: ExternalValue,
  name: string,
  { program }: State,
): ExternalValue | null =>
  path.length === 0 && program.sdks.modules.has(`${source}.${name}`)
    ? { kind: 'external', source: `${source}.${name}`, path: [], made: null }
    : null;

/** `app.llm` of this program, where `app` alone is no file: a package without an `__init__.py`. */
function ownModuleInside(
  { source, path, made }: ExternalValue,
  name: string,
  state: State,
): Value | null {
  if (state.index.facts.language !== 'python' || made !== null || !/^\w[\w.]*$/.test(source))
    return null;
  const dotted = [source, ...path, name].join('.');
  const home = state.program.sdks.of(dotted).length > 0 ? null : state.imported(dotted);
  return home ? { kind: 'own-module', home } : null;
}

/** An export, a module inside, or a part of what CommonJS exports as a whole. */
function moduleMember(home: Resolver, name: string, state: State): Value {
  const own = home.exported(name);
  if (own.kind !== 'unknown') return own;
  const inside = home.imported(`.${name}`);
  if (inside && inside !== home) return { kind: 'own-module', home: inside };
  const whole = home.index.facts.exports.some(({ exported }) => exported === '=')
    ? home.exported('=')
    : unknownValue;
  return whole.kind === 'own-module' ? unknownValue : propertyOf(whole, name, state);
}

export const externalStep = (value: ExternalValue, name: string): Value =>
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
  const spreads = properties.filter((one) => one.spread);
  if (spreads.length === 0) return unknownValue;
  const { properties: known } = program;
  const names = known.get(value.node) ?? new Map<string, Value>();
  known.set(value.node, names);
  const before = names.get(name);
  if (before) return before;
  // Objects can be spread into each other without end: each is asked once for a name.
  names.set(name, unknownValue);
  const found = choice(
    spreads.map((one) => value.home.propertyOf(value.home.valueOf(one.value), name)),
  );
  names.set(name, found);
  return found;
}

export function classMember(cls: ClassFact, name: string, state: State): Value {
  const own = ownMember(cls, name, state);
  if (alternatives(own).length > 0 || !cls.superclass) return own;
  const inherited = choice(
    alternatives(state.valueOf(cls.superclass)).map((base) =>
      base.kind === 'class' ? base.home.memberOf(base.cls, name) : unknownValue,
    ),
  );
  if (alternatives(inherited).length > 0) return inherited;
  const client = inheritedClient(cls, state, state);
  return client ? propertyOf(client, name, state) : inherited;
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
    if (isClassOrSelf(write.target.object, cls, state)) values.push(state.valueOf(write.value));
  values.push(...parameterProperties(cls, name, state));
  if (field && state.index.facts.language === 'python')
    values.push(
      ...argumentsForField({ cls, home: state }, name, state.program).map(({ expression, home }) =>
        home.valueOf(expression),
      ),
    );
  if (alternatives(choice(values)).length > 0 || !field?.type) return choice(values);
  return typedValue(field.type, scopeOf(cls, state), state) ?? choice(values);
}

/** `self.client = …` inside the class, `Service.client = …` and `service.client = …` anywhere in its module. */
const isClassOrSelf = (object: Expression, cls: ClassFact, state: State): boolean =>
  object.kind === 'self'
    ? state.enclosingClass(object) === cls
    : (object.kind === 'reference' && state.bindingOf(object)?.cls === cls) ||
      everything(state.valueOf(object)).some(
        (one) => one.kind === 'own-instance' && one.cls === cls,
      );

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

/** `typeof fetch`: what has the type of a global does what the global does. */
const globalOfType = (name: string, scope: Scope): Value | null =>
  name.includes('.') || lookUp(scope, name)
    ? null
    : { kind: 'external', source: globalSource, path: [name], made: null };

/** A client or an own class known only by its type annotation. */
export function typedValue(type: TypeFact, scope: Scope, state: State): Value | null {
  if (type.name === null) {
    for (const part of type.parts) {
      const value = typedValue(part, scope, state);
      if (value) return value;
    }
    return null;
  }
  const of = /^typeof ([\w$.]+)$/.exec(type.name)?.[1];
  if (of !== undefined) return globalOfType(of, scope);
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
  if (!binding) return aliasedType(type.name, scope, state);
  let value = bindingValue(binding, state);
  for (const name of rest) value = propertyOf(value, name, state);
  return ofType(value, state);
}

/** What has a type: an object of an own class, or a client. */
function ofType(value: Value, state: State): Value | null {
  if (value.kind === 'class') return { kind: 'own-instance', cls: value.cls, home: value.home };
  if (value.kind === 'own-instance' || value.kind === 'client') return value;
  if (value.kind !== 'external') return null;
  const client = typedClient(value, state.program.sdks);
  return client ? { kind: 'client', client } : null;
}

/** `Client = Annotated[OpenAI, Depends(make)]`: a name for a type that Python writes as a value. */
function aliasedType(name: string, scope: Scope, state: State): Value | null {
  const binding = state.index.facts.language === 'python' ? lookUp(scope, name) : null;
  const [only, ...more] = binding?.kind === 'variable' ? binding.writes : [];
  return only?.value && more.length === 0 ? ofType(state.valueOf(only.value), state) : null;
}

/** `Annotated[OpenAI, Depends(make)]` as a value: what is handed over, or what has the type. */
function annotated({ object, index }: MemberExpression, state: State): Value | null {
  if (index?.kind !== 'unknown') return null;
  const owner = state.valueOf(object);
  if (owner.kind !== 'external' || owner.path.at(-1) !== 'Annotated') return null;
  const [type, ...given] = index.parts;
  const handed = given.map((one) => state.valueOf(one)).find(isTelling);
  return handed ?? (type ? ofType(state.valueOf(type), state) : null);
}
