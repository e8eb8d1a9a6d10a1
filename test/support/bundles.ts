/** The bundles as esbuild describes them in dist/meta; built first where they are missing. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from './sources';

export interface Bundle {
  /** `extension.js`. */
  readonly name: string;
  readonly bytes: number;
  /** Names of the npm packages whose code is in it. */
  readonly packages: readonly string[];
}

interface Metafile {
  readonly outputs: Readonly<
    Record<string, { readonly inputs: Readonly<Record<string, unknown>> }>
  >;
}

const metaFolder = join(root, 'dist/meta');

/** What a bundle prints when Node runs it. */
export function run(bundle: string, ...args: readonly string[]): string {
  buildWhereMissing();
  return execFileSync(process.execPath, [join('dist', bundle), ...args], {
    cwd: root,
    encoding: 'utf8',
  });
}

export function bundles(): readonly Bundle[] {
  buildWhereMissing();
  return readdirSync(metaFolder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => JSON.parse(readFileSync(join(metaFolder, file), 'utf8')) as Metafile)
    .flatMap(({ outputs }) => Object.entries(outputs))
    .filter(([output]) => output.endsWith('.js'))
    .map(([output, { inputs }]) => ({
      name: basename(output),
      bytes: statSync(join(root, output)).size,
      packages: [...new Set(Object.keys(inputs).flatMap(packageOf))].sort(),
    }));
}

function buildWhereMissing(): void {
  if (!existsSync(metaFolder)) execFileSync(process.execPath, ['esbuild.mjs'], { cwd: root });
}

function packageOf(input: string): readonly string[] {
  const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
  return name === undefined ? [] : [name];
}
