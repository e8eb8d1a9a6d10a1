/** What a scan of a large Python project costs: the look at its text, and reading what is left of it. */
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parser } from '@lezer/python';
import { knowledge } from '../src/knowledge';
import { parseModule } from '../src/languages/python/parse';
import { nodeClock } from '../src/platform/nodeClock';
import { nodeFiles } from '../src/platform/nodeFiles';
import { frontEnd } from '../src/python';
import { readSigns } from '../src/session/candidates';
import { createSession } from '../src/session/createSession';
import { readLinks } from '../src/session/links';
import { createChance } from './support/chance';
import {
  figureTable,
  megabytes,
  ms,
  ratio,
  type Bench,
  type BenchPlace,
  type Figure,
} from './support/figures';
import { writePythonTree } from './support/pythonTree';

const bytes = 60_000_000;

export const bench: Bench = async (place) =>
  figureTable(`Scan of ${megabytes(bytes)} of Python`, await measure(place));

async function measure({ folder }: BenchPlace): Promise<readonly Figure[]> {
  const root = join(folder, 'python');
  const tree = writePythonTree(root, bytes, createChance(1));
  const texts = tree.files.map((file) => readFileSync(file, 'utf8'));
  const { isCandidate } = readSigns(knowledge, 'pypi');
  const looked = await cpuOf(() =>
    texts.filter((text) => (readLinks(text, 'pypi'), isCandidate(text))),
  );
  const candidates = looked.value;
  const size = (list: readonly string[]): number => list.reduce((sum, one) => sum + one.length, 0);
  const plain = await cpuOf(() => candidates.forEach((text) => void parser.parse(text)));
  const facts = await cpuOf(() => candidates.forEach((text) => void parseModule('a.py', text)));
  const whole = await cpuOf(() => parseAll(texts));
  const parsed = new Set<string>();
  const scan = await cpuOf(() => scanned(root, parsed));
  const speed = (list: readonly string[], time: number): string =>
    `${(size(list) / 1e3 / time).toFixed(1)} MB/s`;
  return [
    { what: 'calls found', value: `${scan.value} of ${tree.calls}` },
    { what: 'files parsed', value: `${parsed.size} of ${tree.files.length}` },
    { what: 'look at the text, processor time', value: speed(texts, looked.ms) },
    { what: 'facts of the files that it leaves', value: speed(candidates, facts.ms) },
    { what: 'the same, plain parser', value: speed(candidates, plain.ms) },
    ratio('facts / plain parse, processor time', facts.ms / plain.ms),
    ratio('scan / plain parse of all files, processor time', scan.ms / whole.ms),
    { what: 'whole scan, files from disk to answers', value: speed(texts, scan.ms) },
    { what: 'whole scan, processor time', value: ms(scan.ms) },
  ];
}

const parseAll = (texts: readonly string[]): void =>
  texts.forEach((text) => void parser.parse(text));

async function scanned(root: string, parsed: Set<string>): Promise<number> {
  const counting = {
    ...frontEnd,
    parse: (path: string, text: string) => (
      parsed.add(relative(root, path)),
      parseModule(path, text)
    ),
  };
  const session = await createSession({
    ...{ root, files: nodeFiles, clock: nodeClock, settings: {}, once: true },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    frontEnds: [{ extensions: ['.py'], load: () => Promise.resolve(counting) }],
  });
  return (await session.scan()).calls.length;
}

/** Processor time on all threads, so that other programs hardly matter. */
async function cpuOf<T>(run: () => T | Promise<T>): Promise<{ value: T; ms: number }> {
  const before = process.cpuUsage();
  const value = await run();
  const { user, system } = process.cpuUsage(before);
  return { value, ms: (user + system) / 1e3 };
}
