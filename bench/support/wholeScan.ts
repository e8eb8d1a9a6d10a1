/** What a scan of a whole workspace costs as a process, against two linters with one syntactic rule on the same files. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { figureTable, limit, megabytes, ms, ratio } from './figures';
import type { Bench, BenchPlace, Figure } from './figures';
import { byTurns, type Timing } from './measure';
import { writeMonorepo, type MonorepoPlan } from './monorepo';
import { runNode, type Ended } from './processes';

export interface Tree {
  readonly title: string;
  readonly plan: MonorepoPlan;
  /** Most that a first run may take, as shares of the linters' times. */
  readonly bars: { readonly eslint: number; readonly oxlint?: number; readonly cached?: number };
  readonly rounds: number;
}

const memoryBar = 400_000_000;

/** A bench of a scan of this tree. */
export const benchOf =
  (tree: Tree): Bench =>
  async (place) =>
    figureTable(tree.title, await measure(tree, place));

type Contestant = 'eslint' | 'oxlint' | 'first' | 'again';

async function measure(tree: Tree, place: BenchPlace): Promise<readonly Figure[]> {
  const root = join(place.folder, 'tree');
  const written = writeMonorepo(root, tree.plan);
  const run = contestants(root, place);
  const ended: Partial<Record<Contestant, Ended>> = {};
  const cpu: Record<Contestant, number> = { eslint: 0, oxlint: 0, first: 0, again: 0 };
  const keep = async (name: Contestant): Promise<void> => {
    const now = await run[name]();
    cpu[name] += now.cpu / tree.rounds;
    ended[name] = { ...now, peak: Math.max(now.peak, ended[name]?.peak ?? 0) };
  };
  const times = await byTurns(
    {
      eslint: () => keep('eslint'),
      oxlint: () => keep('oxlint'),
      first: () => keep('first'),
      again: () => keep('again'),
    },
    { warmUp: 0, rounds: tree.rounds, runs: 1 },
  );
  rmSync(root, { recursive: true });
  return [
    ...ratios(times, tree),
    ...cpuRatios(cpu),
    ...checks(ended, written.calls),
    ...plainTimes(times),
  ];
}

function ratios({ eslint, oxlint, first, again }: Times, { bars }: Tree): readonly Figure[] {
  const shown = (what: string, value: number, bar?: number): Figure => ratio(what, value, bar);
  return [
    {
      what: 'ESLint / `lifeboat calls`, medians',
      value: (eslint.median / first.median).toFixed(1),
      bar: limit(first.median / eslint.median, bars.eslint, `≥ ${Math.round(1 / bars.eslint)}`),
    },
    shown('`lifeboat calls` / oxlint, medians', first.median / oxlint.median, bars.oxlint),
    shown('second run / oxlint, medians', again.median / oxlint.median, bars.cached),
  ];
}

/** Other programs on the machine hardly change these. */
const cpuRatios = ({
  eslint,
  oxlint,
  first,
  again,
}: Readonly<Record<Contestant, number>>): readonly Figure[] => [
  { what: 'ESLint / `lifeboat calls`, processor time', value: (eslint / first).toFixed(1) },
  ratio('`lifeboat calls` / oxlint, processor time', first / oxlint),
  ratio('second run / oxlint, processor time', again / oxlint),
];

type Times = Readonly<Record<Contestant, Timing>>;

function checks(
  { first, again }: Partial<Record<Contestant, Ended>>,
  expected: number,
): readonly Figure[] {
  const calls = callsIn(first?.output ?? '');
  const peak = Math.max(first?.peak ?? Number.NaN, again?.peak ?? 0);
  return [
    {
      what: 'calls found',
      value: String(calls),
      bar: { says: `all ${expected}`, kept: calls === expected },
    },
    {
      what: 'the second run gives the same answer',
      value: first?.output === again?.output ? 'yes' : 'no',
      bar: { says: 'yes', kept: first?.output === again?.output },
    },
    {
      what: 'peak memory of `lifeboat calls`',
      value: megabytes(peak),
      bar: limit(peak, memoryBar, `≤ ${megabytes(memoryBar)}`),
    },
  ];
}

const callsIn = (output: string): number =>
  (JSON.parse(output || '{"calls":[]}') as { readonly calls: readonly unknown[] }).calls.length;

const plainTimes = ({ eslint, oxlint, first, again }: Times): readonly Figure[] => [
  { what: 'ESLint', value: ms(eslint.median) },
  { what: 'oxlint', value: ms(oxlint.median) },
  { what: '`lifeboat calls`', value: ms(first.median) },
  { what: '`lifeboat calls` again', value: ms(again.median) },
];

/** All run on `root` as processes of their own; none finds anything to complain about. */
function contestants(
  root: string,
  { repository, folder }: BenchPlace,
): Readonly<Record<Contestant, () => Promise<Ended>>> {
  const { resolve } = createRequire(join(repository, 'package.json'));
  const eslint = join(resolve('eslint/package.json'), '..', 'bin', 'eslint.js');
  const oxlint = join(resolve('oxlint/package.json'), '..', 'bin', 'oxlint');
  const config = join(folder, 'eslint.config.mjs');
  writeFileSync(config, eslintConfig(resolve('@typescript-eslint/parser')));
  const command = [join(repository, 'dist', 'cli.js'), 'calls', root, '--format', 'json'];
  const cache = join(folder, 'cache');
  const env = { LIFEBOAT_CACHE_DIR: cache };
  return {
    eslint: () => runNode([eslint, '--no-config-lookup', '--config', config, '.'], root),
    oxlint: () => runNode([oxlint, '-A', 'all', '-D', 'no-debugger', '.'], root),
    first: () => {
      rmSync(cache, { recursive: true, force: true });
      mkdirSync(cache);
      return runNode(command, root, env);
    },
    again: () => runNode(command, root, env),
  };
}

const eslintConfig = (parser: string): string => `
import * as parser from ${JSON.stringify(parser)};
export default [
  { files: ['**/*.{ts,tsx,js}'], languageOptions: { parser }, rules: { 'no-debugger': 'error' } },
];
`;
