/** What is known while one text is being read. */
import type {
  Expression,
  FieldFact,
  ImportFact,
  Span,
  Statement,
  UnknownExpression,
} from '../../model/facts';
import type { Node, SourceTree } from './tree';

/** Names of a module, a function or a class body: Python knows no smaller scopes. */
export interface Scope {
  readonly kind: 'module' | 'function' | 'class';
  readonly parent: Scope | null;
  /** Where each name was first bound. */
  readonly bound: Map<string, Span>;
  /** Names that `global` and `nonlocal` hand to another scope. */
  readonly elsewhere: Set<string>;
  /** A `yield` stands in it. */
  yields: boolean;
}

/** The first parameter of the enclosing method. */
export interface Self {
  readonly name: string;
  /** For a class method, the class's name: what `cls` stands for. */
  readonly stands: string | null;
}

export interface Reader {
  readonly text: string;
  readonly tree: SourceTree;
  readonly imports: ImportFact[];
  /** Modules of which a star import takes everything. */
  readonly stars: ImportFact[];
  /** Names that are bound within an expression, to be declared before the statement. */
  hoisted: Statement[];
  scope: Scope;
  self: Self | null;
  /** Fields that methods of the class being read declare with a type: `self.client: OpenAI = client`. */
  fields: FieldFact[] | null;
  /** Imports here are for type checkers only. */
  typeOnly: boolean;
  /** Nesting of the node that is being read. */
  depth: number;
  /** Deepest nesting that was cut off; 0 while nothing was. */
  cutAt: number;
}

/** Nesting beyond which facts end; whoever walks the facts recursively can rely on it. */
export const MAX_DEPTH = 800;

export function createReader(text: string, tree: SourceTree): Reader {
  return {
    text,
    tree,
    imports: [],
    stars: [],
    hoisted: [],
    scope: createScope('module', null),
    self: null,
    fields: null,
    typeOnly: false,
    depth: 0,
    cutAt: 0,
  };
}

export function createScope(kind: Scope['kind'], parent: Scope | null): Scope {
  return { kind, parent, bound: new Map(), elsewhere: new Set(), yields: false };
}

/** Reads in a scope of its own, which is handed to `read`. */
export function inScope<T>(kind: Scope['kind'], reader: Reader, read: (scope: Scope) => T): T {
  const { scope } = reader;
  reader.scope = createScope(kind, scope);
  const result = read(reader.scope);
  reader.scope = scope;
  return result;
}

/** Binds a name here; true where nothing in this scope bound it before. */
export function bindName(name: string, span: Span, { scope }: Reader): boolean {
  if (scope.elsewhere.has(name) || scope.bound.has(name)) return false;
  scope.bound.set(name, span);
  return true;
}

/** Nothing in front of here gave the name a meaning of the module's own. */
export function isUnbound(name: string, { scope, imports }: Reader): boolean {
  for (let at: Scope | null = scope; at; at = at.parent) if (at.bound.has(name)) return false;
  return imports.every(({ names }) => names.every(({ local }) => local !== name));
}

/** True where nothing deeper is read; remembers that it happened. */
export function tooDeep(reader: Reader): boolean {
  if (reader.depth < MAX_DEPTH) return false;
  reader.cutAt = reader.depth;
  return true;
}

export const spanOf = ({ start, end }: Span): Span => ({ start, end });

export const textOf = ({ start, end }: Span, { text }: Reader): string => text.slice(start, end);

export function unknown(span: Span, parts: readonly Expression[]): UnknownExpression {
  return { kind: 'unknown', parts, start: span.start, end: span.end };
}

/** Nothing stands where half-typed code will have an expression. */
export const missing = (at: number): UnknownExpression => ({
  kind: 'unknown',
  parts: [],
  start: at,
  end: at,
});

export const childNamed = ({ children }: Node, name: string): Node | undefined =>
  children.find((child) => child.name === name);

/** The nodes between commas; brackets at both ends are left out. */
export function commaSeparated(nodes: readonly Node[]): readonly (readonly Node[])[] {
  const groups: Node[][] = [];
  let group: Node[] = [];
  for (const node of nodes) {
    if (node.name === ',') {
      if (group.length > 0) groups.push(group);
      group = [];
    } else if (!brackets.has(node.name)) group.push(node);
  }
  if (group.length > 0) groups.push(group);
  return groups;
}

const brackets: ReadonlySet<string> = new Set(['(', ')', '[', ']', '{', '}']);
