/** What resolvers of one program share. */
import type {
  CallExpression,
  ClassFact,
  FunctionFact,
  NewExpression,
  ObjectExpression,
} from '../model/facts';
import { type SdkIndex } from './sdkIndex';
import { type Located, type Resolver, type Value } from './values';

/** Shared by all modules of a program. */
export interface ResolverProgram {
  readonly sdks: SdkIndex;
  /** The module that a specifier means from a path; null where it leads out of the program. */
  module(from: string, specifier: string): Resolver | null;
  /** All modules of the program: which these are, an answer may not depend on. */
  modules(): readonly Resolver[];
  /** Modules that import from a path and whose code runs in earnest: tests hand over what nobody else does. */
  importers(path: string): readonly Resolver[];
  /** Calls of functions, for those that were asked for. */
  readonly calls: Map<FunctionFact, readonly Located<CallExpression | NewExpression>[]>;
  /** Where objects of classes without a constructor are built, for those that were asked for. */
  readonly constructions: Map<ClassFact, readonly Located<CallExpression | NewExpression>[]>;
  /** What objects get from others that are spread into them, by name. */
  readonly properties: Map<ObjectExpression, Map<string, Value>>;
  /** Questions being asked now, across modules; and how many were asked in all. */
  readonly asking: Set<unknown>;
  depth: number;
  /** Counts answers that were cut short: what rests on one is not kept. */
  cuts: number;
}

export const maxDepth = 60;

export interface State extends Resolver {
  readonly program: ResolverProgram;
  readonly known: Map<unknown, Value>;
}

/** Lists beyond this are data, not clients. */
export const maxItems = 32;
