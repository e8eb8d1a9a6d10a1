/** The bundle holds a part of the compiler: it must be the whole of what reads files. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parserOnly } from '../../scripts/parserOnly.mjs';
import { parseModule } from '../../src/languages/typescript/parse';
import type { FrontEnd } from '../../src/model/frontEnd';
import { root } from '../support/sources';

const folder = mkdtempSync(join(tmpdir(), 'lifeboat-bundle-'));
const outfile = join(folder, 'typescript.cjs');
let bundled: FrontEnd;

beforeAll(async () => {
  await build({
    entryPoints: [join(root, 'src/typescript.ts')],
    ...{ outfile, bundle: true, platform: 'node', format: 'cjs', minify: true },
    plugins: [parserOnly],
    logLevel: 'error',
  });
  bundled = (createRequire(import.meta.url)(outfile) as { frontEnd: FrontEnd }).frontEnd;
});
afterAll(() => rmSync(folder, { recursive: true }));

const sources = ['samples', 'src/languages/typescript', 'node_modules/commander/lib'].flatMap(
  (place) =>
    readdirSync(join(root, place), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:[jt]sx?|vue|astro)$/.test(name) && !name.includes('node_modules'))
      .map((name) => join(root, place, name)),
);

it('reads real files, and broken ones, as the sources do', () => {
  expect(sources.length).toBeGreaterThan(20);
  for (const path of sources) {
    const text = readFileSync(path, 'utf8');
    for (const part of [text, text.slice(0, text.length / 2), text.slice(text.length / 3)])
      expect(bundled.parse(path, part), path).toEqual(parseModule(path, part));
  }
});

it('leaves out what checks types', () => {
  expect(statSync(outfile).size).toBeLessThan(1_200_000);
});
