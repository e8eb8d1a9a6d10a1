/** What is shipped and what its start costs: sizes of the bundles and of the VSIX, and loading the extension. */
import { spawnSync } from 'node:child_process';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  figureTable,
  kilobytes,
  limit,
  megabytes,
  ms,
  ratio,
  type Bench,
  type BenchPlace,
  type Figure,
} from './support/figures';
import { byTurns, type Timing } from './support/measure';

const bundles = ['extension', 'server', 'typescript', 'cli', 'healthCheck'];
const extensionBar = 600_000;
const vsixBar = 2_500_000;

export const bench: Bench = async (place) =>
  figureTable('Sizes, and loading the extension', await measure(place));

async function measure(place: BenchPlace): Promise<readonly Figure[]> {
  const { repository } = place;
  const vsix = packageSize(place);
  const { extension, nothing } = await loadTimes(place);
  return [
    ...bundles.map((name): Figure => {
      const { size } = statSync(join(repository, 'dist', `${name}.js`));
      const figure = { what: `\`dist/${name}.js\``, value: kilobytes(size) };
      if (name !== 'extension') return figure;
      return { ...figure, bar: limit(size, extensionBar, `≤ ${kilobytes(extensionBar)}`) };
    }),
    {
      what: 'VSIX',
      value: megabytes(vsix),
      bar: limit(vsix, vsixBar, `≤ ${megabytes(vsixBar)}`),
    },
    ratio(
      'Node with the extension loaded / Node alone, medians',
      extension.median / nothing.median,
    ),
    { what: 'of that: the extension', value: ms(extension.median - nothing.median) },
  ];
}

function packageSize({ repository, folder }: BenchPlace): number {
  const out = join(folder, 'lifeboat.vsix');
  run('npm', ['run', '--silent', 'package', '--', '--out', out], repository);
  return statSync(out).size;
}

/** A whole process each: what a second `require` costs says nothing about a start. */
function loadTimes({
  repository,
  folder,
}: BenchPlace): Promise<Record<'extension' | 'nothing', Timing>> {
  const program = (name: string, code: string): string => {
    const file = join(folder, name);
    writeFileSync(file, code);
    return file;
  };
  const extension = program(
    'extension.cjs',
    loadExtension(join(repository, 'dist', 'extension.js')),
  );
  const nothing = program('nothing.cjs', '');
  return byTurns(
    {
      extension: () => run(process.execPath, [extension], folder),
      nothing: () => run(process.execPath, [nothing], folder),
    },
    { warmUp: 2, rounds: 15, runs: 1 },
  );
}

/** Any member of this `vscode` can be read, called, constructed and extended: enough to load, not to activate. */
const loadExtension = (path: string): string => `
const anything = new Proxy(class {}, {
  get: (target, key) => (key in target ? target[key] : anything),
  apply: () => anything,
});
const { _load } = require('node:module');
require('node:module')._load = (name, ...rest) => (name === 'vscode' ? anything : _load(name, ...rest));
require(${JSON.stringify(path)});
`;

function run(command: string, args: readonly string[], cwd: string): void {
  const { status, error, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${stderr}`);
}
