/**
 * Module facts: what a front end says about one text, in words that no language owns.
 *
 * The facts are a narrow tree, not a syntax tree: only what decides how a call fails. Whatever a language says
 * beyond that becomes `unknown` with its parts, so that nothing inside it is lost. All positions are UTF-16
 * offsets into the text. Everything here is plain data and survives JSON.
 */
import type { Statement } from './statements';

export type {
  Statement,
  DeclareStatement,
  ExpressionStatement,
  ReturnStatement,
  ThrowStatement,
  BranchStatement,
  LoopStatement,
  TryStatement,
  Handler,
  WithStatement,
  BlockStatement,
  FunctionStatement,
  ClassStatement,
  JumpStatement,
} from './statements';

/** Half-open range of UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type Language = 'typescript' | 'javascript' | 'python';

export interface ModuleFacts {
  /** POSIX path, as given to the front end. */
  readonly path: string;
  readonly language: Language;
  readonly body: readonly Statement[];
  readonly imports: readonly ImportFact[];
  readonly exports: readonly ExportFact[];
  /** Comments that speak to Lifeboat (`lifeboat-ignore…`); other comments are not collected. */
  readonly directives: readonly CommentFact[];
  /** Module directives such as `'use client'`. */
  readonly pragmas: readonly string[];
  /** Types that are declared with members; absent where the language has none. */
  readonly shapes?: readonly ShapeFact[];
  /** What the front end could not read; empty for healthy text. The facts hold what could be had. */
  readonly problems: readonly string[];
}

/** `interface X { … }` or `type X = { … }`: a promise of what an object has. */
export interface ShapeFact extends Span {
  readonly name: string;
  /** Names of its members, without those of types that it extends. */
  readonly members: readonly string[];
}

export interface CommentFact extends Span {
  /** The comment's text without its markers, trimmed. */
  readonly text: string;
}

/** One import statement. `require` and dynamic imports are `import` expressions. */
export interface ImportFact extends Span {
  readonly source: string;
  readonly typeOnly: boolean;
  readonly names: readonly ImportedName[];
}

export interface ImportedName extends Span {
  /** The exported name; `default` for a default import, `*` for the whole module. */
  readonly imported: string;
  readonly local: string;
  readonly typeOnly: boolean;
}

export interface ExportFact extends Span {
  /** The name that other modules see; `default`, or `*` for `export * from`; `=` for `module.exports = …`. */
  readonly exported: string;
  /** The local name that it stands for, where there is one. */
  readonly local: string | null;
  /** The exported expression, where the export carries one. */
  readonly value: Expression | null;
  /** The module that a re-export names. */
  readonly source: string | null;
  /** With `source`: the name taken from there (`*` for all). */
  readonly imported: string | null;
  readonly typeOnly: boolean;
}

// ---------------------------------------------------------------------------------------------- expressions

export type Expression =
  | LiteralExpression
  | ReferenceExpression
  | SelfExpression
  | MemberExpression
  | CallExpression
  | NewExpression
  | ImportExpression
  | ObjectExpression
  | ArrayExpression
  | FunctionExpression
  | ClassExpression
  | AwaitExpression
  | YieldExpression
  | ConditionalExpression
  | LogicalExpression
  | BinaryExpression
  | UnaryExpression
  | TemplateExpression
  | AssignExpression
  | SpreadExpression
  | UnknownExpression;

export interface LiteralExpression extends Span {
  readonly kind: 'literal';
  /** `undefined` in code is a reference named `undefined`; `null` and Python's `None` are null. */
  readonly value: string | number | boolean | null;
}

export interface ReferenceExpression extends Span {
  readonly kind: 'reference';
  readonly name: string;
}

/** `this`, or the first parameter of a Python method. */
export interface SelfExpression extends Span {
  readonly kind: 'self';
}

export interface MemberExpression extends Span {
  readonly kind: 'member';
  readonly object: Expression;
  /** Null where the name is computed and not a literal; `#name` for a private field. */
  readonly property: string | null;
  /** Where the last name stands: the place of a squiggle. */
  readonly propertySpan: Span;
  /** The computed index (`object[index]`), where there is one. */
  readonly index: Expression | null;
}

export interface CallExpression extends Span {
  readonly kind: 'call';
  readonly callee: Expression;
  readonly args: readonly Argument[];
  /** From the opening to behind the closing parenthesis. */
  readonly argsSpan: Span;
  /** Tagged templates are calls too. */
  readonly tagged?: boolean;
}

export interface NewExpression extends Span {
  readonly kind: 'new';
  readonly callee: Expression;
  readonly args: readonly Argument[];
  /** Null where `new X` has no parentheses. */
  readonly argsSpan: Span | null;
}

export interface Argument {
  readonly value: Expression;
  /** Python's keyword; null for a positional argument. */
  readonly name: string | null;
  /** `...x` or `*x` is positional, `**x` is keyword. */
  readonly spread: 'positional' | 'keyword' | null;
  /** Where the keyword stands. */
  readonly nameSpan?: Span;
  /** Of an argument with a keyword: a comment stands on its line or on the line above, as for a property. */
  readonly commented?: boolean;
}

/** `import('x')` (a promise of the module) or `require('x')` (the module itself). */
export interface ImportExpression extends Span {
  readonly kind: 'import';
  readonly source: string | null;
  readonly dynamic: boolean;
}

export interface ObjectExpression extends Span {
  readonly kind: 'object';
  readonly properties: readonly Property[];
}

export interface Property extends Span {
  /** Null for a spread or a computed key that is not a literal. */
  readonly key: string | null;
  readonly keySpan: Span;
  readonly value: Expression;
  /** An accessor: what the property is, its function decides, which is the only part of an unknown value. */
  readonly role?: 'getter' | 'setter';
  readonly spread: boolean;
  /** A comment stands on the property's line or on the line above: somebody meant it. */
  readonly commented: boolean;
}

export interface ArrayExpression extends Span {
  readonly kind: 'array';
  readonly elements: readonly Expression[];
}

export interface FunctionExpression extends Span {
  readonly kind: 'function';
  readonly fn: FunctionFact;
}

export interface ClassExpression extends Span {
  readonly kind: 'class';
  readonly cls: ClassFact;
}

export interface AwaitExpression extends Span {
  readonly kind: 'await';
  readonly value: Expression;
}

export interface YieldExpression extends Span {
  readonly kind: 'yield';
  readonly value: Expression | null;
  readonly delegate: boolean;
}

export interface ConditionalExpression extends Span {
  readonly kind: 'conditional';
  readonly test: Expression;
  readonly then: Expression;
  readonly otherwise: Expression;
}

export interface LogicalExpression extends Span {
  readonly kind: 'logical';
  readonly operator: '&&' | '||' | '??';
  readonly left: Expression;
  readonly right: Expression;
}

export interface BinaryExpression extends Span {
  readonly kind: 'binary';
  readonly operator: string;
  readonly left: Expression;
  readonly right: Expression;
}

export interface UnaryExpression extends Span {
  readonly kind: 'unary';
  /** `!`, `-`, `+`, `typeof`, `void`, `delete`, `++`, `--`, `not`. */
  readonly operator: string;
  readonly value: Expression;
}

/** `a${x}b`, and Python's f-strings. `texts` has one element more than `values`. */
export interface TemplateExpression extends Span {
  readonly kind: 'template';
  readonly texts: readonly string[];
  readonly values: readonly Expression[];
}

export interface AssignExpression extends Span {
  readonly kind: 'assign';
  readonly target: Pattern;
  /** `=` or a compound operator such as `+=`, `??=`. */
  readonly operator: string;
  readonly value: Expression;
}

export interface SpreadExpression extends Span {
  readonly kind: 'spread';
  readonly value: Expression;
}

/** Anything else; `parts` are the expressions inside it, in source order. */
export interface UnknownExpression extends Span {
  readonly kind: 'unknown';
  readonly parts: readonly Expression[];
}

// ------------------------------------------------------------------------------------------------- patterns

export type Pattern = NamePattern | ObjectPattern | ArrayPattern | TargetPattern | UnknownPattern;

export interface NamePattern extends Span {
  readonly kind: 'name';
  readonly name: string;
}

export interface ObjectPattern extends Span {
  readonly kind: 'object-pattern';
  readonly entries: readonly {
    readonly key: string | null;
    readonly target: Pattern;
    readonly fallback: Expression | null;
  }[];
  readonly rest: Pattern | null;
}

export interface ArrayPattern extends Span {
  readonly kind: 'array-pattern';
  /** Null for a hole. */
  readonly elements: readonly ({
    readonly target: Pattern;
    readonly fallback: Expression | null;
  } | null)[];
}

/** Assignment to `object.property`. */
export interface TargetPattern extends Span {
  readonly kind: 'target';
  readonly expression: MemberExpression;
}

export interface UnknownPattern extends Span {
  readonly kind: 'unknown-pattern';
}

// ------------------------------------------------------------------------------------- functions and classes

export interface FunctionFact extends Span {
  readonly name: string | null;
  readonly nameSpan: Span | null;
  readonly params: readonly Parameter[];
  readonly body: readonly Statement[];
  /** From the opening brace (or the expression's start) to the end of the body. */
  readonly bodySpan: Span;
  /** True for an arrow function whose body is one expression; `body` then holds one `return`. */
  readonly concise: boolean;
  readonly async: boolean;
  readonly generator: boolean;
  /** True where `this` is the enclosing function's (arrow functions). */
  readonly lexicalSelf: boolean;
  readonly decorators: readonly Expression[];
  readonly returnType: TypeFact | null;
}

export interface Parameter extends Span {
  readonly pattern: Pattern;
  readonly fallback: Expression | null;
  readonly type: TypeFact | null;
  readonly rest: boolean;
  /** A rest of the arguments that carry a name: `**kwargs`. */
  readonly keywords?: boolean;
  /** A TypeScript parameter property: the parameter is a field too. */
  readonly field: boolean;
  readonly decorators: readonly Expression[];
}

/** A type annotation, as far as names in it matter. */
export interface TypeFact extends Span {
  /** Dotted name of the outermost type; null for a union, a function type or anything else. */
  readonly name: string | null;
  /** Type arguments, or the members of a union. */
  readonly parts: readonly TypeFact[];
}

export interface ClassFact extends Span {
  readonly name: string | null;
  readonly nameSpan: Span | null;
  readonly superclass: Expression | null;
  readonly fields: readonly FieldFact[];
  readonly methods: readonly MethodFact[];
  readonly decorators: readonly Expression[];
}

export interface FieldFact extends Span {
  /** `#name` for a private field; null where computed. */
  readonly name: string | null;
  readonly value: Expression | null;
  readonly type: TypeFact | null;
  readonly static: boolean;
  /** Decorators such as `@Inject(TOKEN)`; absent where the language has none. */
  readonly decorators?: readonly Expression[];
}

export interface MethodFact extends Span {
  readonly name: string | null;
  readonly role: 'constructor' | 'method' | 'getter' | 'setter';
  readonly static: boolean;
  readonly fn: FunctionFact;
}
