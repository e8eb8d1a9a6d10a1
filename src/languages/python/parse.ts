import type { ModuleFacts, Statement } from '../../model/facts';
import { readDirectives } from './comments';
import { readExports } from './modules';
import { createReader, MAX_DEPTH, type Reader } from './reader';
import { pushStatement } from './statements';
import { createTree } from './tree';

/** Most problems that are kept of one text. */
const MAX_PROBLEMS = 10;

/**
 * Reads Python. Never throws: whatever the text, the answer holds what could be read of it, and `problems` says what
 * could not.
 */
export function parseModule(path: string, text: string): ModuleFacts {
  const empty = {
    path,
    language: 'python',
    body: [],
    imports: [],
    exports: [],
    directives: [],
  } as const;
  try {
    return readModule(path, text);
  } catch (error) {
    return { ...empty, pragmas: [], problems: [`this text could not be read: ${String(error)}`] };
  }
}

function readModule(path: string, text: string): ModuleFacts {
  const tree = createTree(text);
  const reader = createReader(text, tree);
  const problems = [...problemsOf(reader)];
  const body: Statement[] = [];
  for (const node of tree.body) {
    const read: Statement[] = [];
    try {
      pushStatement(node, read, reader);
      for (const statement of read) body.push(statement);
    } catch {
      // One statement that cannot be read must not take the others with it.
      reset(reader);
      problems.push(`line ${lineOf(node.start, text)}: this statement could not be read`);
    }
  }
  if (reader.cutAt > 0 || tree.cut)
    problems.push(`nested more than ${MAX_DEPTH} deep: not read further in`);
  return {
    path,
    language: 'python',
    body,
    imports: reader.imports,
    exports: readExports(reader),
    directives: readDirectives(reader),
    pragmas: [],
    problems,
  };
}

function reset(reader: Reader): void {
  while (reader.scope.parent) reader.scope = reader.scope.parent;
  reader.depth = 0;
  reader.self = null;
  reader.fields = null;
  reader.typeOnly = false;
}

function problemsOf({ tree, text }: Reader): readonly string[] {
  const lines = tree.errors.slice(0, MAX_PROBLEMS).map((at) => lineOf(at, text));
  return [...new Set(lines)].map((line) => `line ${line}: this is no Python that can be read`);
}

/** Counted from 1. */
function lineOf(at: number, text: string): number {
  let line = 1;
  for (let next = text.indexOf('\n'); next >= 0 && next < at; next = text.indexOf('\n', next + 1))
    line++;
  return line;
}
