/** What the tests of the house look at: files of this repository, their imports and their functions. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';
import ts from 'typescript';

export const root = resolve(import.meta.dirname, '../..');

/** Text of a file, its path relative to the root of the repository. */
export function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** POSIX paths of the files under `folder`, sorted; none where there is no such folder. */
export function filesUnder(folder: string, extension: string): readonly string[] {
  const start = join(root, folder);
  if (!existsSync(start)) return [];
  return readdirSync(start, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(extension))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

export interface ImportEdge {
  readonly from: string;
  /** A path from the root without its extension for a file of ours, else the package or `node:…` name. */
  readonly to: string;
  readonly local: boolean;
}

/** Every import of a file: static, type-only, re-exported and dynamic. */
export function importsOf(path: string): readonly ImportEdge[] {
  return ts.preProcessFile(read(path), true, true).importedFiles.map(({ fileName }) => {
    const local = fileName.startsWith('.');
    return { from: path, to: local ? localFile(path, fileName) : packageName(fileName), local };
  });
}

/** `../knowledge` is the file of that name where there is one, else the folder's index. */
function localFile(from: string, specifier: string): string {
  const to = posix.join(dirname(from), specifier);
  return existsSync(join(root, `${to}.ts`)) ? to : `${to}/index`;
}

function packageName(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

export function lineCount(text: string): number {
  return text.replace(/\n$/, '').split('\n').length;
}

export interface FunctionSize {
  readonly path: string;
  readonly line: number;
  readonly lines: number;
}

/** Every function, method and accessor of a file with its length; the doc comment above it does not count. */
export function functionSizes(path: string): readonly FunctionSize[] {
  const source = ts.createSourceFile(path, read(path), ts.ScriptTarget.Latest, true);
  const sizes: FunctionSize[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) {
      const first = source.getLineAndCharacterOfPosition(node.getStart(source)).line;
      const last = source.getLineAndCharacterOfPosition(node.end).line;
      sizes.push({ path, line: first + 1, lines: last - first + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return sizes;
}
