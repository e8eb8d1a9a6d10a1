/**
 * Writing code back, in words that no language owns. Each front end implements it for its own syntax;
 * a fix says what to change and never how it is spelt.
 */
import type {
  CallExpression,
  Language,
  ModuleFacts,
  NewExpression,
  ObjectExpression,
  Property,
  Span,
} from './facts';
import type { TextEdit } from './finding';
import type { Holder } from './sdkFacts';

/** One option to set: `timeout: 60_000`, with the name of a constant to declare for the value where wanted. */
export interface OptionValue {
  /** Dotted for nested options. */
  readonly name: string;
  readonly value: ValueText;
  /** What holds nested options, where nothing is there yet; an object literal when absent. */
  readonly holder?: Holder;
}

export type ValueText =
  | { readonly kind: 'number'; readonly value: number }
  /** Milliseconds as an abort signal that fires by itself. */
  | { readonly kind: 'timeout-signal'; readonly ms: number }
  /** Source text that is right in any style. */
  | { readonly kind: 'reference'; readonly name: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** A string. */
  | { readonly kind: 'text'; readonly value: string }
  /** An expression on one line or several. */
  | { readonly kind: 'code'; readonly code: CodeText };

/**
 * Code as the usual formatter of the language writes it by default, at no indentation and without a line end behind it;
 * writers bring quotes, semicolons, commas, indentation and line ends into the style of the file.
 */
export type CodeText = string;

export interface NamedConstant {
  readonly name: string;
  readonly value: number;
  /** Why this value: a comment beside the constant. */
  readonly comment: string;
}

/** Names of another module that code needs. */
export interface WantedImport {
  /** As an import spells it. */
  readonly module: string;
  /** Exported names, `default` or `*` for the whole module, each with the local name that suits it. */
  readonly names: readonly { readonly imported: string; readonly local: string }[];
}

/** A declaration of the module itself: a constant, a function. */
export interface ModuleCode {
  /** The name that it declares, where that is free. */
  readonly name: string;
  /** Why it is there: a comment above it; empty for none. */
  readonly comment: string;
  /** The declaration; `$name$` stands for the name that it gets. */
  readonly code: CodeText;
  /** `top`: behind the imports, for what must run first. `end`: for functions. */
  readonly place: 'top' | 'end';
}

/** Where something can be found from now on, and what must be written for it. */
export interface Declared {
  readonly name: string;
  readonly edits: readonly TextEdit[];
}

export interface Writer {
  /** What the code at `at` is written in: files may hold several scripts. */
  language(at?: number): Language;
  /** The text at a span, as it is written. */
  sourceOf(target: Span): string;
  /**
   * An expression's code with parts of it replaced, for use elsewhere. Null where that cannot be: a text of several lines
   * in it, or something that it waits for.
   */
  rewritten(target: Span, changes: readonly CodeChange[]): CodeText | null;
  /** The value is awaited where it stands, so that nobody sees more of it than its result. */
  isAwaited(target: Span): boolean;
  /** The value stands where any promise will do: awaited, given back, put into a list. */
  isPassedOn(target: Span): boolean;
  /**
   * Makes names of another module known: by an import that is there, by a longer one, or by one of its own behind the
   * others. Local names in the order that was asked for. Null where this file cannot import.
   */
  addImport(
    wanted: WantedImport,
    at?: number,
  ): { readonly names: readonly string[]; readonly edits: readonly TextEdit[] } | null;
  /**
   * Declares something in the module; the same code under the same name is used again. Null where the file is written in
   * a form of the language that cannot hold it. Edits of several declarations go in the order in which they were asked
   * for, imports first.
   */
  declareCode(wanted: ModuleCode, at?: number): Declared | null;
  /**
   * Hands an expression to a function that decides when and how often it runs: `name(() => target)`, with `others` as
   * further functions. Null where it waits or yields inside.
   */
  deferExpression(
    target: Span,
    name: string,
    others?: readonly CodeText[],
  ): readonly TextEdit[] | null;
  /** Calls a method of the value of an expression: `target.method(code)`. */
  chainCall(target: Span, method: string, code: CodeText): readonly TextEdit[] | null;
  /**
   * Changes a call in two steps that reach into each other: by edits within it, and by those that `then` makes of what it
   * has become. Null where one of them touches anything but the call; absent where the language has no such thing.
   */
  inTwoSteps?(
    target: CallExpression | NewExpression,
    first: readonly TextEdit[],
    then: (writer: Writer, target: CallExpression | NewExpression) => readonly TextEdit[] | null,
  ): readonly TextEdit[] | null;
  /** A statement of its own next to the one that holds `at`; null where none could stand there. */
  insertStatement(
    where: 'before' | 'after',
    at: number,
    code: CodeText,
  ): readonly TextEdit[] | null;
  /**
   * Puts the one plain statement that holds `target` into a block with this header. Null where it is none; absent where
   * the language has no such blocks.
   */
  blockAround?(target: Span, header: CodeText): readonly TextEdit[] | null;
  /**
   * Runs the one plain statement that holds `target` a second time where the first raises. Null where it is none; absent
   * where the language handles errors otherwise.
   */
  tryAgain?(target: Span, second: SecondTry): readonly TextEdit[] | null;
  /**
   * Puts the statements from the first that holds `target.start` to the one that holds its last letter, all of one
   * block, under a handler. Null where names that they declare are used behind them.
   */
  tryAround(target: Span, handler: HandlerCode): readonly TextEdit[] | null;
  /**
   * Puts statements in front of those of a handler: a `catch`, or the function that a `.catch` is handed. The error gets a
   * name where it has none. Null where it is taken apart.
   */
  beginHandler(target: Span, handler: HandlerCode): readonly TextEdit[] | null;
  /**
   * Makes an expression a constant of the module and puts its name in its place. Null where it needs what only its own
   * place knows.
   */
  hoist(target: Span, name: string, comment: string): readonly TextEdit[] | null;
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
  declareConstant(constant: NamedConstant, at?: number): Declared;
  /**
   * Adds a helper function at the end of the module unless one of that name is there; returns the name to call. Null
   * where the language has no such thing.
   */
  declareHelper(helper: HelperId, at?: number): Declared | null;
  /** Replaces `target` by `text` of the helper's call around it: `name(target, argument)`. */
  wrapExpression(target: Span, name: string, args: readonly ValueText[]): readonly TextEdit[];
  /** Gives a property another name; its value stays. */
  renameProperty(property: Property, name: string): readonly TextEdit[];
  /** Takes a property out of its object; null where a comment would go with it. */
  removeProperty(object: ObjectExpression, property: Property): readonly TextEdit[] | null;
  /** Puts a property's value into an object of its own: `holder: { inner: value }`; null where that cannot be written. */
  nestProperty(
    object: ObjectExpression,
    property: Property,
    holder: string,
    inner: string,
  ): readonly TextEdit[] | null;
  /** Writes `value` in the place of an expression. */
  replaceExpression(target: Span, value: ValueText): readonly TextEdit[];
  /** Edits within one statement, with its lines broken where they became too long. Absent where edits do so each. */
  fitted?(edits: readonly TextEdit[]): readonly TextEdit[];
  /** Writes `comment` as a line of its own above the statement that holds `at`, indented like it. */
  commentAbove(at: number, comment: string): readonly TextEdit[];
}

/** Code in the place of a part of an expression. */
export interface CodeChange extends Span {
  readonly code: CodeText;
}

/** How a statement is run a second time. */
export interface SecondTry {
  /** Errors that are caught, as code. */
  readonly types: CodeText;
  /** Statements before the second run; the name `fallback` gets a number where it is taken. */
  readonly before: CodeText;
  /** What is different in the first run. */
  readonly first: readonly CodeChange[];
  /** What is different in the second. */
  readonly again: readonly CodeChange[];
}

/** What is done with an error. */
export interface HandlerCode {
  /** The name that the error gets where it is free; null where nobody asks for it. */
  readonly error: string | null;
  /** What alone is caught, as code, in languages that name it; everything when absent. */
  readonly types?: CodeText;
  /** Statements; `$error$` stands for the error's name. */
  readonly code: CodeText;
}

/** Helpers that no library offers and that a fix may insert. */
export type HelperId =
  /** `boundSilence(stream, firstMs, idleMs?)`: passes a stream on and aborts it when nothing arrives. */
  | 'bound-silence'
  /** The same where the expression may be a list: `stream ?? []`. */
  | 'bound-silence-or-list'
  /** `endWithin(pending, ms)`: passes a result on, or fails when it is not there in time. */
  | 'end-within';

/** Makes a writer for one text and its facts. */
export type WriterFactory = (facts: ModuleFacts, text: string) => Writer;
