import { parse, type TSESTree } from '@typescript-eslint/typescript-estree';
import {
  createSourceFile,
  type Diagnostic,
  flattenDiagnosticMessageText,
  forEachChild,
  JSDocParsingMode,
  type Node,
  type NodeArray,
  type ScriptKind,
  ScriptTarget,
  type SourceFile,
  type Statement,
} from 'typescript';

/** Most problems that are kept of one text. */
const MAX_PROBLEMS = 10;

/** Broken top-level statements that are tried one by one before the rest is given up. */
const MAX_STATEMENTS = 20_000;

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

interface OpenTypeLists {
  typeArguments?: NodeArray<Node> | undefined;
  typeParameters?: NodeArray<Node> | undefined;
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
 * Turns the tree into ESTree, also where the text is broken: first as a whole, then without the type lists that the
 * converter stumbles over, then statement by statement without those that cannot be converted.
 */
export function convertTree(tree: SourceFile): ConvertedTree {
  const problems = takeProblems(tree);
  const whole = tryConvert(tree) ?? (dropOpenTypeLists(tree), tryConvert(tree));
  if (whole) return { body: whole, problems };
  return convertOneByOne(tree, problems);
}

/** The library refuses a tree with syntax errors, so they are taken out of it. */
function takeProblems(tree: SourceFile): string[] {
  const open = tree as unknown as OpenSourceFile;
  const problems = open.parseDiagnostics.slice(0, MAX_PROBLEMS).map((diagnostic) => {
    const { line } = tree.getLineAndCharacterOfPosition(diagnostic.start ?? 0);
    return `line ${line + 1}: ${flattenDiagnosticMessageText(diagnostic.messageText, ' ')}`;
  });
  open.parseDiagnostics = [];
  return problems;
}

function tryConvert(tree: SourceFile): readonly TSESTree.ProgramStatement[] | null {
  try {
    // The declared type asks for text; the library takes a tree as well.
    return parse(tree as unknown as string, PARSE_OPTIONS).body;
  } catch {
    return null;
  }
}

/** The converter looks for the `>` behind every type list and fails where the text ends before it. */
function dropOpenTypeLists(tree: SourceFile): void {
  const visit = (node: Node): void => {
    const lists = node as OpenTypeLists;
    if (lists.typeArguments && reachesEnd(lists.typeArguments, tree))
      lists.typeArguments = undefined;
    if (lists.typeParameters && reachesEnd(lists.typeParameters, tree))
      lists.typeParameters = undefined;
    forEachChild(node, visit);
  };
  try {
    visit(tree);
  } catch {
    // Too deep to walk: the statements are tried one by one next.
  }
}

function reachesEnd(list: NodeArray<Node>, tree: SourceFile): boolean {
  return list.end >= tree.endOfFileToken.getStart(tree);
}

function convertOneByOne(tree: SourceFile, problems: readonly string[]): ConvertedTree {
  const open = tree as unknown as OpenSourceFile;
  const { statements } = open;
  const body: TSESTree.ProgramStatement[] = [];
  const failed: string[] = [];
  for (const statement of statements.slice(0, MAX_STATEMENTS)) {
    open.statements = [statement];
    const converted = tryConvert(tree);
    if (converted) {
      for (const node of converted) body.push(node);
    } else if (failed.length < MAX_PROBLEMS) {
      const { line } = tree.getLineAndCharacterOfPosition(statement.getStart(tree));
      failed.push(`line ${line + 1}: this statement could not be read`);
    }
  }
  open.statements = statements;
  return { body, problems: [...failed, ...problems].slice(0, MAX_PROBLEMS) };
}
