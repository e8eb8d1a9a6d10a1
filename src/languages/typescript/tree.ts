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

/** Failed attempts at parts of a broken text before the rest is given up. */
const MAX_ATTEMPTS = 2000;

/**
 * Characters that are converted at once. Converted nodes are many times larger than the facts read from them: as long
 * as few of them live at a time, collecting garbage is cheap, and that is where most of the time goes otherwise.
 */
const BATCH = 2_000;

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
  externalModuleIndicator?: true;
}

interface OpenToken {
  jsDoc?: readonly unknown[];
}

type Visit = (node: TSESTree.ProgramStatement) => void;

/** In a text without imports, `await (x)` would else be a call of something named `await`. */
function callItModule(tree: SourceFile): void {
  (tree as unknown as OpenSourceFile).externalModuleIndicator = true;
}

/** The compiler's own tree, which it makes of any text. Throws a RangeError where nesting exhausts the stack. */
export function createTree(path: string, text: string, kind: ScriptKind): SourceFile {
  return createSourceFile(
    path,
    text,
    {
      languageVersion: ScriptTarget.Latest,
      jsDocParsingMode: JSDocParsingMode.ParseNone,
      setExternalModuleIndicator: callItModule,
    },
    true,
    kind,
  );
}

/**
 * Turns the tree into ESTree and calls back for each top-level statement, in order; without those that cannot be
 * converted where the text is broken. Answers with what is wrong with the text.
 */
export function convertTree(tree: SourceFile, visit: Visit): readonly string[] {
  const problems = takeProblems(tree);
  letEndCloseLists(tree);
  const failed = convertInBatches(tree, visit);
  return [...failed, ...problems].slice(0, MAX_PROBLEMS);
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
function convertInBatches(tree: SourceFile, visit: Visit): readonly string[] {
  const open = tree as unknown as OpenSourceFile;
  const { statements } = open;
  // The converter looks for tokens among the tree's children. They are listed once, so now, while all are there.
  tree.getChildren(tree);
  const failed: string[] = [];
  let failures = 0;
  const convert = (from: number, to: number): void => {
    if (from >= to) return;
    open.statements = statements.slice(from, to);
    const converted = failures < MAX_ATTEMPTS ? tryConvert(tree) : null;
    if (converted) {
      converted.forEach(visit);
      return;
    }
    failures++;
    if (to - from === 1 || failures > MAX_ATTEMPTS) {
      const { line } = tree.getLineAndCharacterOfPosition(statements[from]?.end ?? 0);
      failed.push(`line ${line + 1}: the statement that ends here could not be read`);
    } else {
      const middle = (from + to) >> 1;
      convert(from, middle);
      convert(middle, to);
    }
  };
  for (let from = 0; from < statements.length;) {
    const to = batchEnd(statements, from);
    convert(from, to);
    from = to;
  }
  open.statements = statements;
  return failed;
}

/** Position of the first statement that no longer belongs to the batch that begins at `from`. */
function batchEnd(statements: readonly Statement[], from: number): number {
  const limit = (statements[from]?.pos ?? 0) + BATCH;
  let to = from + 1;
  while (to < statements.length && (statements[to]?.end ?? 0) <= limit) to++;
  return to;
}
