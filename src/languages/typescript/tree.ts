import {
  createSourceFile,
  getLineAndCharacterOfPosition,
  JSDocParsingMode,
  type ScriptKind,
  ScriptTarget,
  type SourceFile,
} from 'typescript';

/** Most problems that are kept of one text. */
const MAX_PROBLEMS = 10;

/** Fields of the compiler's tree that its types keep to themselves. */
interface OpenSourceFile {
  readonly parseDiagnostics: readonly { readonly start: number; readonly messageText: string }[];
  externalModuleIndicator?: true;
}

/** In a text without imports, `await (x)` would else be a call of something named `await`. */
function callItModule(tree: SourceFile): void {
  (tree as unknown as OpenSourceFile).externalModuleIndicator = true;
}

/** The compiler's own tree, which it makes of any text. Throws a RangeError where nesting exhausts the stack. */
export function createTree(path: string, text: string, kind: ScriptKind): SourceFile {
  const options = {
    languageVersion: ScriptTarget.Latest,
    jsDocParsingMode: JSDocParsingMode.ParseNone,
    setExternalModuleIndicator: callItModule,
  };
  return createSourceFile(path, text, options, false, kind);
}

/** What is wrong with the text, by line. */
export function problemsOf(tree: SourceFile): readonly string[] {
  const { parseDiagnostics } = tree as unknown as OpenSourceFile;
  const problems = parseDiagnostics
    .slice(0, MAX_PROBLEMS)
    .map(({ start, messageText }) => `line ${lineOf(start, tree)}: ${messageText}`);
  return [...new Set(problems)];
}

/** Counted from 1. */
export function lineOf(at: number, tree: SourceFile): number {
  return getLineAndCharacterOfPosition(tree, at).line + 1;
}
