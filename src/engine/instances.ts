/** Objects that own classes are built to be: what their fields hold, and the function that they are when called. */
import { argumentNamed, hasSpread } from '../model/arguments';
import type { CallExpression, ClassFact, Expression, NewExpression } from '../model/facts';
import { givenBack, settledExpression, withArguments } from './statics';
import { everything, type Located, type Resolver, type Value } from './values';

interface Construction {
  readonly call: Located<CallExpression | NewExpression>;
  readonly cls: ClassFact;
  /** The module of the class. */
  readonly home: Resolver;
}

const maxHops = 6;

/** Names can be written in terms of each other: who asks again meanwhile goes round in a circle. */
const asking = new Set<Expression>();

/** `settings.attempts`, where `settings` is one `Settings(attempts=5)` for sure: what that field holds. */
export function fieldOfInstance(
  owner: Expression,
  name: string,
  resolver: Resolver,
): Located | null {
  if (asking.has(owner)) return null;
  asking.add(owner);
  const made = constructionOf(owner, resolver, 0);
  const found = made && fieldOf(made, name);
  asking.delete(owner);
  return found;
}

/** Where the one object that an expression stands for is built. */
function constructionOf(
  expression: Expression,
  resolver: Resolver,
  hops: number,
): Construction | null {
  if (hops > maxHops) return null;
  if (expression.kind === 'call' || expression.kind === 'new') {
    const [only, ...more] = everything(resolver.valueOf(expression.callee));
    if (more.length > 0) return null;
    if (only?.kind === 'class')
      return { call: { expression, home: resolver }, cls: only.cls, home: only.home };
    const given = expression.kind === 'call' ? givenBack(expression, resolver) : null;
    return given && constructionOf(given.expression, given.home, hops + 1);
  }
  const source = settledExpression(expression, resolver);
  return source && constructionOf(source.expression, source.home, hops + 1);
}

function fieldOf(made: Construction, name: string): Located | null {
  const make = made.cls.methods.find(({ role }) => role === 'constructor');
  return make ? assignedField(made, name) : declaredField(made, name);
}

/** `self.attempts = attempts`, once. */
function assignedField(made: Construction, name: string): Located | null {
  const writes = (made.home.index.memberWrites.get(name) ?? []).filter(
    ({ target }) => target.object.kind === 'self' && made.home.enclosingClass(target) === made.cls,
  );
  const [only, ...more] = writes;
  return only && more.length === 0 ? { expression: only.value, home: insideOf(made) } : null;
}

/** The fields of the class are its arguments: a dataclass, a model of settings. */
function declaredField({ call, cls, home }: Construction, name: string): Located | null {
  const position = cls.fields.findIndex((field) => field.name === name);
  const field = cls.fields[position];
  const { args } = call.expression;
  if (!field || hasSpread(args, position)) return null;
  const given = argumentNamed(args, position, name);
  if (given) return { expression: given, home: call.home };
  return field.value && { expression: field.value, home };
}

/** The module of the class, where parameters of its constructor stand for what was handed over. */
function insideOf({ call, cls, home }: Construction): Resolver {
  const make = cls.methods.find(({ role }) => role === 'constructor');
  return make ? withArguments(home, make.fn, call) : home;
}

/** What a value does when it is called: a function, or the `__call__` of an object of an own class. */
export function callableOf(
  value: Value | undefined,
): (Value & { readonly kind: 'function' }) | null {
  if (value?.kind === 'function') return value;
  if (value?.kind !== 'own-instance') return null;
  const [only, ...more] = everything(value.home.memberOf(value.cls, calling));
  return only?.kind === 'function' && more.length === 0 ? only : null;
}

/** The method that Python runs when an object is called. */
export const calling = '__call__';

/** Inside the method of an object that an expression stands for, its fields are what it was built with. */
export function withFields(home: Resolver, object: Expression, resolver: Resolver): Resolver {
  const made = constructionOf(object, resolver, 0);
  const make = made?.cls.methods.find(({ role }) => role === 'constructor');
  return made && make && made.home.path === home.path
    ? withArguments(home, make.fn, made.call)
    : home;
}
