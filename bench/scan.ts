/** What a scan of a whole workspace costs, against reading its files and against parsing all of them. */
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from '@typescript-eslint/typescript-estree';
import { parseModule } from '../src/languages/typescript/parse';
import type { FrontEnd } from '../src/model/frontEnd';
import { nodeClock } from '../src/platform/nodeClock';
import { nodeFiles } from '../src/platform/nodeFiles';
import type { FileSystem } from '../src/platform/ports';
import { createSession } from '../src/session/createSession';
import { frontEnd } from '../src/typescript';
import { writeBigTree, type BigTree } from './support/bigTree';
import {
  figureTable,
  limit,
  megabytes,
  ms,
  ratio,
  type Bench,
  type BenchPlace,
  type Figure,
} from './support/figures';
import { byTurns } from './support/measure';

const fileCount = 4_000;
const candidateCount = 200;
const readsAtOnce = 16;

export const bench: Bench = async (place) =>
  figureTable(
    `Scan of ${fileCount} files, ${candidateCount} of which name an SDK`,
    await measure(place),
  );

async function measure({ repository, folder }: BenchPlace): Promise<readonly Figure[]> {
  const root = join(folder, 'big');
  const tree = writeBigTree(root, fileCount, candidateCount);
  const counts = await countWork(root, tree);
  const peaks: number[] = [];
  const command = join(repository, 'dist', 'cli.js');
  const times = await byTurns(
    {
      reading: () => readAll(tree.files),
      parsing: () => parseAll(tree.files),
      command: async () => peaks.push(await peakOf(command, ['calls', root, '--format', 'json'])),
      start: () => peakOf(command, ['--version']),
    },
    { warmUp: 1, rounds: 3, runs: 1 },
  );
  const { reading, parsing, command: whole, start } = times;
  return [
    ...counts,
    ratio('`lifeboat calls` / parsing all files, medians', whole.median / parsing.median),
    ratio('`lifeboat calls` / reading all files, medians', whole.median / reading.median),
    { what: '`lifeboat calls`, whole process', value: ms(whole.median) },
    { what: 'of that: start of the process (`--version`)', value: ms(start.median) },
    { what: 'reading all files', value: ms(reading.median) },
    { what: 'reading and parsing all files', value: ms(parsing.median) },
    { what: 'peak memory of `lifeboat calls`', value: megabytes(Math.max(...peaks)) },
  ];
}

/** What one scan reads and parses, seen from its doors. */
async function countWork(root: string, tree: BigTree): Promise<readonly Figure[]> {
  const reads = new Map<string, number>();
  const parsed = new Map<string, number>();
  const note = (counts: Map<string, number>, path: string): void => {
    counts.set(path, (counts.get(path) ?? 0) + 1);
  };
  const files: FileSystem = {
    ...nodeFiles,
    readText: (path) => (note(reads, path), nodeFiles.readText(path)),
    readBytes: (path) => (note(reads, path), nodeFiles.readBytes(path)),
  };
  const counting: FrontEnd = {
    ...frontEnd,
    parse: (path, text) => (note(parsed, path), parseModule(path, text)),
  };
  const session = await createSession({
    ...{ root, files, clock: nodeClock, settings: {} },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    frontEnds: [{ extensions: ['.ts'], load: () => Promise.resolve(counting) }],
  });
  const { calls } = await session.scan();
  const readOnce = tree.files.filter((file) => reads.get(file) === 1).length;
  const expected = tree.candidates + tree.neighbours;
  return [
    {
      what: 'source files read exactly once',
      value: `${readOnce} of ${tree.files.length}`,
      bar: { says: 'all', kept: readOnce === tree.files.length },
    },
    {
      what: `files parsed (${tree.candidates} candidates, ${tree.neighbours} import neighbours)`,
      value: `${parsed.size}`,
      bar: limit(parsed.size, expected, `≤ ${expected}`),
    },
    {
      what: 'most parses of one file',
      value: `${Math.max(...parsed.values())}`,
      bar: limit(Math.max(...parsed.values()), 1, '1'),
    },
    { what: 'calls found', value: `${calls.length}` },
  ];
}

/** Reads the way a scan does: some at once, the rest waiting. */
async function readAll(files: readonly string[], use = (_text: string): void => undefined) {
  const waiting = files.values();
  const reader = async (): Promise<void> => {
    for (const file of waiting) use(await readFile(file, 'utf8'));
  };
  await Promise.all(Array.from({ length: readsAtOnce }, reader));
}

const parseAll = (files: readonly string[]): Promise<void> =>
  readAll(files, (text) => void parse(text, { range: true }));

/** Runs a command and answers with the most memory that it held, in bytes, as the system counts it. */
function peakOf(command: string, args: readonly string[]): Promise<number> {
  const tellPeak = "process.on('exit', () => process.send(process.resourceUsage().maxRSS * 1024))";
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['--import', `data:text/javascript,${encodeURIComponent(tellPeak)}`, command, ...args],
      { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
    );
    let peak = Number.NaN;
    child.on('message', (bytes) => (peak = Number(bytes)));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(peak);
      else reject(new Error(`${command} ${args.join(' ')} ended with ${String(code)}`));
    });
  });
}
