/** A workspace of many files of which few name an SDK, as generated code on disk. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bigFile } from './bigFile';

export interface BigTree {
  /** All source files, absolute. */
  readonly files: readonly string[];
  /** Files that name an SDK, and others that import from those or that those import from. */
  readonly candidates: number;
  readonly neighbours: number;
}

const perFolder = 40;
const linesEach = 120;

/** Writes `count` files, `candidates` of them with two calls; each of those has one importer and one import. */
export function writeBigTree(root: string, count: number, candidates: number): BigTree {
  const plain = withoutProviders(bigFile(linesEach, 0));
  const calling = bigFile(linesEach, 2);
  const every = Math.floor(count / candidates);
  const files = Array.from({ length: count }, (_, at) => fileAt(root, at));
  files.forEach((file, at) => {
    const imports = (target: number): string => importOf(files, at, target);
    mkdirSync(dirname(file), { recursive: true });
    // Of each group, the first calls, the second imports the first, and the first imports the third.
    const text =
      at % every === 0
        ? imports(at + 2) + calling
        : at % every === 1
          ? imports(at - 1) + plain
          : plain;
    writeFileSync(file, text);
  });
  writeFileSync(
    join(root, 'package.json'),
    JSON.stringify({
      name: 'big',
      dependencies: { '@anthropic-ai/sdk': '^0.60.0', openai: '^6.0.0' },
    }),
  );
  return { files, candidates, neighbours: 2 * candidates };
}

const fileAt = (root: string, at: number): string =>
  join(root, 'src', `part${Math.floor(at / perFolder)}`, `module${at}.ts`);

const importOf = (files: readonly string[], from: number, to: number): string => {
  const sameFolder = Math.floor(from / perFolder) === Math.floor(to / perFolder);
  const folder = sameFolder ? '.' : `../part${Math.floor(to / perFolder)}`;
  return files[to] === undefined ? '' : `import * as other from '${folder}/module${to}';\n`;
};

/** The head of the generated file names both SDKs: a file that has nothing to do with them must not. */
const withoutProviders = (text: string): string =>
  text.replace(/^.*(?:anthropic|openai).*\n/gim, '');
