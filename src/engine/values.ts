/** What an expression may stand for, and where what it stands for is written. */
import type {
  CallExpression,
  ClassFact,
  Expression,
  FunctionFact,
  NewExpression,
  ObjectExpression,
  ReferenceExpression,
} from '../model/facts';
import type { ClientFact, HandleFact, Sdk } from '../model/knowledge';
import type { Binding, ModuleIndex } from './moduleIndex';
import type { Positions } from '../model/positions';
import type { FactNode } from './tree';

/** An expression and the module that it is written in. */
export interface Located<E extends Expression = Expression> {
  readonly expression: E;
  readonly home: Resolver;
}

/** An SDK's client, and what decides its settings. */
export interface ClientInstance {
  /** Where its operations and handles are described. */
  readonly sdk: Sdk;
  readonly fact: ClientFact;
  /** Whose options count: an agent that is handed a model has the model's. */
  readonly base: { readonly sdk: Sdk; readonly fact: ClientFact };
  /**
   * `built`: its construction is in sight. `ready`: a package brings it along, there are no options. `unseen`: known by
   * its type, or handed over by something that is not followed.
   */
  readonly origin: 'built' | 'ready' | 'unseen';
  readonly construction: Located<NewExpression | CallExpression> | null;
  /** A later step of a chain whose first step alone gets what a call is handed. */
  readonly laterStep?: true;
  /** Options of copies and handles (`withOptions`), outermost last; null for one without any. */
  readonly copies: readonly (Located | null)[];
  /** What led here from the construction: `getGenerativeModel({ model })`. */
  readonly steps: readonly HandleStep[];
  /**
   * Who really talks, where a client is handed to another. `named`: a text names a model of the SDK's own provider, or
   * of the one that it names.
   */
  readonly inner: ClientInstance | { readonly provider: string } | 'named' | 'unknown' | null;
}

export interface HandleStep {
  readonly handle: HandleFact;
  readonly call: Located<CallExpression> | null;
}

export type Value =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'object'; readonly node: ObjectExpression; readonly home: Resolver }
  | { readonly kind: 'function'; readonly fn: FunctionFact; readonly home: Resolver }
  | { readonly kind: 'class'; readonly cls: ClassFact; readonly home: Resolver }
  | { readonly kind: 'own-instance'; readonly cls: ClassFact; readonly home: Resolver }
  /** A module of this program as a whole. */
  | { readonly kind: 'own-module'; readonly home: Resolver }
  | ExternalValue
  | { readonly kind: 'client'; readonly client: ClientInstance }
  | {
      readonly kind: 'resource';
      readonly client: ClientInstance;
      readonly path: readonly string[];
    }
  /** The elements of an array, in no order. */
  | { readonly kind: 'list'; readonly items: readonly Value[] }
  | { readonly kind: 'choice'; readonly options: readonly Value[] }
  | { readonly kind: 'unknown' };

/**
 * Something of a package: an export, or what comes of it. `new` and `()` in the path stand for a construction and a
 * call: `default.new.add` is `add` of `new PQueue()`. The empty path is the package itself.
 */
export interface ExternalValue {
  readonly kind: 'external';
  readonly source: string;
  readonly path: readonly string[];
  /** The latest construction or call on the way. */
  readonly made: Located<NewExpression | CallExpression> | null;
}

/** The source of names that nobody declares: `fetch`, `globalThis`. No package has this name. */
export const globalSource = '';

/** Answers questions about one module of a program. Answers are kept; every question ends. */
export interface Resolver {
  readonly path: string;
  readonly index: ModuleIndex;
  readonly positions: Positions;
  valueOf(expression: Expression): Value;
  /** A property of a value. */
  propertyOf(value: Value, name: string): Value;
  /** Clients, and parts of clients, that a value may be. */
  clients(
    value: Value,
  ): readonly { readonly client: ClientInstance; readonly path: readonly string[] }[];
  /** What a function gives back: all its `return`s. */
  returned(fn: FunctionFact): Value;
  /** A field, method or getter of a class written here, from every place that writes it. */
  memberOf(cls: ClassFact, name: string): Value;
  /** What this module exports under a name. */
  exported(name: string): Value;
  /** The one expression that an export stands for. */
  exportedExpression(name: string): Located | null;
  /** The module of this program that a specifier means; null where it leads out of it. */
  imported(source: string): Resolver | null;
  /** The binding that a reference names; null for globals. */
  bindingOf(reference: ReferenceExpression): Binding | null;
  /** The argument that a parameter stands for, where one call is looked at; see `withArguments`. */
  readonly argumentOf?: (binding: Binding) => Located | null;
  /** That call hands nothing over for the parameter, and it has no default. */
  readonly isLeftOut?: (binding: Binding) => boolean;
  enclosingClass(node: FactNode): ClassFact | null;
  enclosingFunction(node: FactNode): FunctionFact | null;
}

export const unknownValue: Value = { kind: 'unknown' };

/** All things that a value may be for sure: without `unknown`, null, globals and what packages made. */
export function alternatives(value: Value): readonly Value[] {
  return everything(value).filter((one) => one.kind !== 'external' || isExport(one));
}

/** The same with globals and what comes of calling packages: names for wrappers and handles, no proof of anything. */
export function everything(value: Value): readonly Value[] {
  if (value.kind === 'choice') return value.options.flatMap(everything);
  if (value.kind === 'unknown' || (value.kind === 'literal' && value.value === null)) return [];
  return [value];
}

const isExport = ({ source, path }: ExternalValue): boolean =>
  source !== globalSource && !path.some((step) => step === 'new' || step === '()');

/** One of several things: flat, each once, and no more than a few, for code can multiply them without end. */
export function choice(options: readonly Value[]): Value {
  const flat: Value[] = [];
  const seen = new Set<unknown>();
  for (const option of options)
    for (const one of option.kind === 'choice' ? option.options : [option]) {
      const key = identityOf(one);
      if (seen.has(key) || flat.length >= maxOptions) continue;
      seen.add(key);
      flat.push(one);
    }
  const [first] = flat;
  if (first === undefined) return unknownValue;
  return flat.length === 1 ? first : { kind: 'choice', options: flat };
}

/** What makes two values the same thing. */
function identityOf(value: Value): unknown {
  switch (value.kind) {
    case 'unknown':
      return value.kind;
    case 'object':
      return value.node;
    case 'function':
      return value.fn;
    case 'literal':
      return `${typeof value.value} ${String(value.value)}`;
    default:
      return value;
  }
}

const maxOptions = 16;
