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
import type { ClientFact, Sdk } from '../model/knowledge';
import type { Binding, ModuleIndex } from './moduleIndex';
import type { Positions } from '../model/positions';
import type { FactNode } from './tree';

/** An expression and the module that it is written in. */
export interface Located<E extends Expression = Expression> {
  readonly expression: E;
  readonly home: Resolver;
}

/** A client as the code builds it. */
export interface ClientInstance {
  readonly sdk: Sdk;
  readonly fact: ClientFact;
  /** Null where the construction is not in sight (a parameter known by its type). */
  readonly construction: Located<NewExpression | CallExpression> | null;
  /** Options of `withOptions` copies, outermost last; null for a copy without any. */
  readonly copies: readonly (Located | null)[];
}

export type Value =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'object'; readonly node: ObjectExpression; readonly home: Resolver }
  | { readonly kind: 'function'; readonly fn: FunctionFact; readonly home: Resolver }
  | { readonly kind: 'class'; readonly cls: ClassFact; readonly home: Resolver }
  | { readonly kind: 'own-instance'; readonly cls: ClassFact; readonly home: Resolver }
  /** A module of this program as a whole. */
  | { readonly kind: 'own-module'; readonly home: Resolver }
  /** An exported thing of a package; the empty path is the package itself. */
  | { readonly kind: 'external'; readonly source: string; readonly path: readonly string[] }
  | { readonly kind: 'client'; readonly client: ClientInstance }
  | {
      readonly kind: 'resource';
      readonly client: ClientInstance;
      readonly path: readonly string[];
    }
  | { readonly kind: 'choice'; readonly options: readonly Value[] }
  | { readonly kind: 'unknown' };

/** Answers questions about one module of a program. Answers are kept; every question ends. */
export interface Resolver {
  readonly path: string;
  readonly index: ModuleIndex;
  readonly positions: Positions;
  valueOf(expression: Expression): Value;
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
  enclosingClass(node: FactNode): ClassFact | null;
  enclosingFunction(node: FactNode): FunctionFact | null;
}

export const unknownValue: Value = { kind: 'unknown' };

/** All things that a value may be, without `unknown` and null. */
export function alternatives(value: Value): readonly Value[] {
  if (value.kind === 'choice') return value.options.flatMap(alternatives);
  if (value.kind === 'unknown' || (value.kind === 'literal' && value.value === null)) return [];
  return [value];
}

/** One of several things; options are limited, for code can multiply them without end. */
export function choice(options: readonly Value[]): Value {
  const [first] = options;
  if (first === undefined) return unknownValue;
  return options.length === 1 ? first : { kind: 'choice', options: options.slice(0, maxOptions) };
}

const maxOptions = 16;
