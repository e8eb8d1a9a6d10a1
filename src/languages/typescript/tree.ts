import { parse, type TSESTree } from '@typescript-eslint/typescript-estree';
import {
  createSourceFile,
  type Diagnostic,
  flattenDiagnosticMessageText,
  JSDocParsingMode,
  type ScriptKind,
  ScriptTarget,
  type SourceFile,
  type Statement,
} from 'typescript';

/** Most problems that are kept of one text. */
const MAX_PROBLEMS = 10;

/** Attempts at parts of a broken text before the rest is given up. */
const MAX_ATTEMPTS = 2000;

/**
 * `loc` is asked for although nobody reads it: without it the library walks the whole tree again to delete it,
 * which costs a third of its time and leaves slow objects behind.
 */
const PARSE_OPTIONS = {
  allowInvalidAST: true,
  range: true,
  loc: true,
  loggerFn: false,
  suppressDeprecatedPropertyWarnings: true,
} as const;

/** Fields of the compiler's tree that its types keep to themselves or call read-only. */
interface OpenSourceFile {
  parseDiagnostics: Diagnostic[];
  statements: readonly Statement[];
}

interface OpenToken {
  jsDoc?: readonly unknown[];
}

export interface ConvertedTree {
  readonly body: readonly TSESTree.ProgramStatement[];
  readonly problems: readonly string[];
}

/** The compiler's own tree, which it makes of any text. Throws a RangeError where nesting exhausts the stack. */
export function createTree(path: string, text: string, kind: ScriptKind): SourceFile {
  return createSourceFile(
    path,
    text,
    { languageVersion: ScriptTarget.Latest, jsDocParsingMode: JSDocParsingMode.ParseNone },
    true,
    kind,
  );
}

/**
 * Turns the tree into ESTree, also where the text is broken: as a whole where that goes, else
 * without the top-level statements that cannot be converted.
 */
export function convertTree(tree: SourceFile): ConvertedTree {
  const problems = takeProblems(tree);
  letEndCloseLists(tree);
  const whole = tryConvert(tree);
  return whole ? { body: whole, problems } : convertInParts(tree, problems);
}

/** The library refuses a tree with syntax errors, so they are taken out of it. */
function takeProblems(tree: SourceFile): string[] {
  const open = tree as unknown as OpenSourceFile;
  const problems = open.parseDiagnostics.slice(0, MAX_PROBLEMS).map((diagnostic) => {
    const { line } = tree.getLineAndCharacterOfPosition(diagnostic.start ?? 0);
    return `line ${line + 1}: ${flattenDiagnosticMessageText(diagnostic.messageText, ' ')}`;
  });
  open.parseDiagnostics = [];
  return [...new Set(problems)];
}

function tryConvert(tree: SourceFile): readonly TSESTree.ProgramStatement[] | null {
  try {
    // The declared type asks for text; the library takes a tree as well.
    return parse(tree as unknown as string, PARSE_OPTIONS).body;
  } catch {
    return null;
  }
}

/**
 * The converter asks for the token behind a type list (`class Page<Item`) and fails where there is none. It does not
 * count the end of the text as a token unless that carries documentation.
 */
function letEndCloseLists(tree: SourceFile): void {
  (tree.endOfFileToken as OpenToken).jsDoc = [];
}

/** Halves what fails until single statements are left over, so that one broken statement costs few attempts. */
function convertInParts(tree: SourceFile, problems: readonly string[]): ConvertedTree {
  const open = tree as unknown as OpenSourceFile;
  const { statements } = open;
  const body: TSESTree.ProgramStatement[] = [];
  const failed: string[] = [];
  let attempts = 0;
  const convert = (from: number, to: number): void => {
    if (from >= to) return;
    open.statements = statements.slice(from, to);
    const converted = attempts++ < MAX_ATTEMPTS ? tryConvert(tree) : null;
    if (converted) {
      for (const node of converted) body.push(node);
    } else if (to - from === 1 || attempts > MAX_ATTEMPTS) {
      const { line } = tree.getLineAndCharacterOfPosition(statements[from]?.end ?? 0);
      failed.push(`line ${line + 1}: the statement that ends here could not be read`);
    } else {
      const middle = (from + to) >> 1;
      convert(from, middle);
      convert(middle, to);
    }
  };
  const middle = statements.length >> 1;
  convert(0, middle);
  convert(middle, statements.length);
  open.statements = statements;
  return { body, problems: [...failed, ...problems].slice(0, MAX_PROBLEMS) };
}
