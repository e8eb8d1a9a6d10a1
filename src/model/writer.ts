/**
 * Writing code back, in words that no language owns. Each front end implements it for its own syntax;
 * a fix says what to change and never how it is spelt.
 */
import type {
  CallExpression,
  ModuleFacts,
  NewExpression,
  ObjectExpression,
  Property,
  Span,
} from './facts';
import type { TextEdit } from './finding';

/** One option to set: `timeout: 60_000`, with the name of a constant to declare for the value where wanted. */
export interface OptionValue {
  /** Dotted for nested options. */
  readonly name: string;
  readonly value: ValueText;
}

export type ValueText =
  | { readonly kind: 'number'; readonly value: number }
  /** Milliseconds as an abort signal that fires by itself. */
  | { readonly kind: 'timeout-signal'; readonly ms: number }
  /** Source text that is right in any style. */
  | { readonly kind: 'reference'; readonly name: string };

export interface NamedConstant {
  readonly name: string;
  readonly value: number;
  /** Why this value: a comment beside the constant. */
  readonly comment: string;
}

export interface Writer {
  /**
   * Sets options in the object at argument `index` of a call or construction: adds the argument, adds or replaces the
   * property. Null where that cannot be done without guessing (a spread argument, an opaque expression).
   */
  setOptions(
    target: CallExpression | NewExpression,
    index: number,
    options: readonly OptionValue[],
  ): readonly TextEdit[] | null;
  /**
   * Declares a constant before the module's first statement that needs it, after the imports. Reuses one of the same
   * name and value. `at`: where it is needed, for files that hold several scripts.
   */
  declareConstant(
    constant: NamedConstant,
    at?: number,
  ): {
    readonly name: string;
    readonly edits: readonly TextEdit[];
  };
  /** Adds a helper function at the end of the module unless one of that name is there; returns the name to call. */
  declareHelper(
    helper: HelperId,
    at?: number,
  ): { readonly name: string; readonly edits: readonly TextEdit[] };
  /** Replaces `target` by `text` of the helper's call around it: `name(target, argument)`. */
  wrapExpression(target: Span, name: string, args: readonly ValueText[]): readonly TextEdit[];
  /** Gives a property another name; its value stays. */
  renameProperty(property: Property, name: string): readonly TextEdit[];
  /** Takes a property out of its object; null where a comment would go with it. */
  removeProperty(object: ObjectExpression, property: Property): readonly TextEdit[] | null;
  /** Writes `value` in the place of an expression. */
  replaceExpression(target: Span, value: ValueText): readonly TextEdit[];
  /** Writes `comment` as a line of its own above the statement that holds `at`, indented like it. */
  commentAbove(at: number, comment: string): readonly TextEdit[];
}

/** Helpers that no library offers and that a fix may insert. */
export type HelperId = 'bound-silence';

/** Makes a writer for one text and its facts. */
export type WriterFactory = (facts: ModuleFacts, text: string) => Writer;
