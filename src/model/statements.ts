/** Statements, as far as they decide where a failure goes. Part of the module facts in `facts.ts`. */
import type { ClassFact, Expression, FunctionFact, Pattern, Span, TypeFact } from './facts';

export type Statement =
  | DeclareStatement
  | ExpressionStatement
  | ReturnStatement
  | ThrowStatement
  | BranchStatement
  | LoopStatement
  | TryStatement
  | WithStatement
  | BlockStatement
  | FunctionStatement
  | ClassStatement
  | JumpStatement;

/** One declarator of `const`, `let`, `var`; in Python the first binding of a name. */
export interface DeclareStatement extends Span {
  readonly kind: 'declare';
  readonly target: Pattern;
  readonly value: Expression | null;
  readonly type: TypeFact | null;
  /** `const` binds once; `block` can be assigned again; `function` belongs to the whole function (`var`, Python). */
  readonly binding: 'const' | 'block' | 'function';
}

export interface ExpressionStatement extends Span {
  readonly kind: 'expression';
  readonly value: Expression;
}

export interface ReturnStatement extends Span {
  readonly kind: 'return';
  readonly value: Expression | null;
}

export interface ThrowStatement extends Span {
  readonly kind: 'throw';
  readonly value: Expression | null;
}

/** `if`, and `switch` as one branch per case (`test` is then the case's own expression). */
export interface BranchStatement extends Span {
  readonly kind: 'branch';
  readonly test: Expression | null;
  readonly then: readonly Statement[];
  readonly otherwise: readonly Statement[];
}

export interface LoopStatement extends Span {
  readonly kind: 'loop';
  readonly style: 'each' | 'each-key' | 'counted' | 'while' | 'until';
  /** What a counted loop declares first. */
  readonly init: readonly Statement[];
  readonly test: Expression | null;
  readonly update: Expression | null;
  /** The element of an `each` loop and what it runs over. */
  readonly each: {
    readonly target: Pattern;
    readonly over: Expression;
    readonly awaits: boolean;
  } | null;
  readonly body: readonly Statement[];
}

export interface TryStatement extends Span {
  readonly kind: 'try';
  readonly body: readonly Statement[];
  readonly handlers: readonly Handler[];
  readonly finalizer: readonly Statement[];
}

export interface Handler extends Span {
  /** The exceptions named; empty where it catches all. */
  readonly types: readonly Expression[];
  readonly param: Pattern | null;
  readonly body: readonly Statement[];
  /** Its body begins with a comment: somebody meant it. */
  readonly commented?: boolean;
}

/** Python's `with`, and `using` declarations. */
export interface WithStatement extends Span {
  readonly kind: 'with';
  readonly awaits: boolean;
  readonly items: readonly { readonly value: Expression; readonly target: Pattern | null }[];
  readonly body: readonly Statement[];
}

export interface BlockStatement extends Span {
  readonly kind: 'block';
  readonly body: readonly Statement[];
}

export interface FunctionStatement extends Span {
  readonly kind: 'function-statement';
  readonly fn: FunctionFact;
}

export interface ClassStatement extends Span {
  readonly kind: 'class-statement';
  readonly cls: ClassFact;
}

export interface JumpStatement extends Span {
  readonly kind: 'jump';
  readonly jump: 'break' | 'continue';
}
