import { ScriptKind } from 'typescript';
import type * as ts from 'typescript';
import type {
  CommentFact,
  ExportFact,
  ImportFact,
  Language,
  ModuleFacts,
  ShapeFact,
  Statement,
} from '../../model/facts';
import { readDirectives } from './comments';
import { readExports, readImports } from './modules';
import { K } from './nodeTypes';
import { createReader, MAX_DEPTH, type Reader, startOf } from './reader';
import { type ScriptBlock, scriptBlocks, type ScriptLanguage } from './scriptBlocks';
import { pushStatement } from './statements';
import { createTree, lineOf, problemsOf } from './tree';
import { readShape } from './types';

interface FileKind {
  readonly language: Language;
  readonly script: ScriptKind;
}

/** JSX is read in every kind but those where `<T>x` is a cast. */
const scriptKinds: Readonly<Record<ScriptLanguage, FileKind>> = {
  ts: { language: 'typescript', script: ScriptKind.TS },
  tsx: { language: 'typescript', script: ScriptKind.TSX },
  js: { language: 'javascript', script: ScriptKind.JSX },
  jsx: { language: 'javascript', script: ScriptKind.JSX },
};

const fileKinds: Readonly<Partial<Record<string, FileKind>>> = {
  ...scriptKinds,
  mjs: scriptKinds.js,
  cjs: scriptKinds.js,
};

function kindOf(path: string): FileKind {
  return fileKinds[path.slice(path.lastIndexOf('.') + 1).toLowerCase()] ?? scriptKinds.ts;
}

/**
 * Reads TypeScript or JavaScript, also in the script blocks of component files. Never throws: whatever the text, the
 * answer holds what could be read of it, and `problems` says what could not. The body holds everything; `exports`
 * repeats the expressions that are exported.
 */
export function parseModule(path: string, text: string): ModuleFacts {
  const blocks = scriptBlocks(path, text);
  if (!blocks) return readText(path, text, kindOf(path));
  const blank = text.replace(/[^\r\n]+/g, (line) => ' '.repeat(line.length));
  return joined(
    path,
    blocks.map((block) => readBlock(path, text, blank, block)),
  );
}

/** What stands before a block becomes white space, so that every offset and line is that of the file. */
function readBlock(path: string, text: string, blank: string, block: ScriptBlock): ModuleFacts {
  const code = blank.slice(0, block.start) + text.slice(block.start, block.end);
  const facts = readText(path, code, scriptKinds[block.language]);
  return block.closed
    ? facts
    : { ...facts, problems: [...facts.problems, 'a script block has no end'] };
}

/** The blocks of one file are one module, each read for itself: what is broken in one leaves the others alone. */
function joined(path: string, blocks: readonly ModuleFacts[]): ModuleFacts {
  const isTyped = blocks.some(({ language }) => language === 'typescript');
  return {
    path,
    language: isTyped || /\.astro$/i.test(path) ? 'typescript' : 'javascript',
    body: blocks.flatMap((block) => block.body),
    imports: blocks.flatMap((block) => block.imports),
    exports: blocks.flatMap((block) => block.exports),
    directives: blocks.flatMap((block) => block.directives),
    pragmas: blocks.flatMap((block) => block.pragmas),
    shapes: blocks.flatMap((block) => block.shapes ?? []),
    problems: blocks.flatMap((block) => block.problems),
  };
}

function readText(path: string, text: string, { language, script }: FileKind): ModuleFacts {
  try {
    return readTree(path, language, createTree(path, text, script));
  } catch (error) {
    return {
      path,
      language,
      body: [],
      imports: [],
      exports: [],
      directives: [],
      pragmas: [],
      shapes: [],
      problems: [`this text could not be read: ${String(error)}`],
    };
  }
}

function readTree(path: string, language: Language, tree: ts.SourceFile): ModuleFacts {
  const reader = createReader(tree);
  const body: Statement[] = [];
  const imports: ImportFact[] = [];
  const exports: ExportFact[] = [];
  const shapes: ShapeFact[] = [];
  const problems = [...problemsOf(tree)];
  for (const node of tree.statements) {
    const read = readTopLevel(node, reader, problems);
    for (const statement of read) body.push(statement);
    const shape = readShape(node, reader);
    if (shape) shapes.push(shape);
    const imported = readImports(node, reader);
    if (imported) imports.push(imported);
    for (const fact of readExports(node, read, reader)) exports.push(fact);
  }
  if (reader.cutAt > 0) problems.push(`nested more than ${MAX_DEPTH} deep: not read further in`);
  return {
    path,
    language,
    body,
    imports,
    exports,
    directives: readComments(reader),
    pragmas: readPragmas(tree, reader),
    shapes,
    problems,
  };
}

/**
 * One statement that cannot be read must not take the others with it. A `using` here declares a constant like any
 * other: what it holds lives as long as the module.
 */
function readTopLevel(
  node: ts.Statement,
  reader: Reader,
  problems: string[],
): readonly Statement[] {
  try {
    const read: Statement[] = [];
    pushStatement(node, read, reader);
    return read;
  } catch {
    reader.depth = 0;
    reader.floor = 0;
    reader.breaksSwitch = false;
    const line = lineOf(startOf(node, reader), reader.tree);
    problems.push(`line ${line}: this statement could not be read`);
    return [];
  }
}

function readComments(reader: Reader): CommentFact[] {
  try {
    return readDirectives(reader);
  } catch {
    // Only nesting that exhausts the stack leads here; the facts are worth more than its comments.
    return [];
  }
}

/** Directives such as `'use client'`; they say something only at the very top. */
function readPragmas({ statements, text }: ts.SourceFile, reader: Reader): string[] {
  const pragmas: string[] = [];
  for (const statement of statements) {
    if (statement.kind !== K.ExpressionStatement) break;
    const { expression } = statement as ts.ExpressionStatement;
    if (expression.kind !== K.StringLiteral) break;
    pragmas.push(text.slice(startOf(expression, reader) + 1, expression.end - 1));
  }
  return pragmas;
}
