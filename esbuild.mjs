/**
 * Builds the bundles: `node esbuild.mjs [--watch]`. Each entry is one file in dist; what an entry loads with `import()`
 * stays a file of its own, so that it is read only when it is needed.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import esbuild from 'esbuild';
import { parserOnly } from './scripts/parserOnly.mjs';

const entries = [
  'extension',
  'server',
  'cli',
  'typescript',
  'python',
  'statusPoller',
  'healthCheck',
];
/** Bundles that run in a page instead of in Node, each with its entry. */
const pages = { panel: 'src/panel/main.ts' };
const watch = process.argv.includes('--watch');

/** A dynamic import of another entry becomes a `require` of its bundle. */
const bundlesApart = {
  name: 'bundles-apart',
  setup(build) {
    build.onResolve({ filter: /^\.{1,2}\// }, ({ kind, path }) => {
      const name = basename(path);
      if (kind !== 'dynamic-import' || !entries.includes(name)) return undefined;
      return { path: `./${name}.js`, external: true };
    });
  },
};

/** What is in each bundle, for the tests of the house. */
const describeBundle = {
  name: 'describe-bundle',
  setup(build) {
    build.onEnd(({ metafile, errors }) => {
      if (metafile === undefined || errors.length > 0) return;
      const [output = ''] = Object.keys(metafile.outputs);
      writeFileSync(`dist/meta/${basename(output, '.js')}.json`, JSON.stringify(metafile));
    });
  },
};

/** @returns {import('esbuild').BuildOptions} */
const optionsFor = (entry) => ({
  entryPoints: [`src/${entry}.ts`],
  outfile: `dist/${entry}.js`,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  external: ['vscode'],
  // Some packages hide their `require` calls from bundlers in their main file.
  mainFields: ['module', 'main'],
  supported: { 'dynamic-import': false },
  minify: !watch,
  sourcemap: watch ? 'linked' : false,
  legalComments: 'none',
  metafile: true,
  banner: entry === 'cli' ? { js: '#!/usr/bin/env node' } : {},
  plugins: [bundlesApart, parserOnly, describeBundle],
  logLevel: 'warning',
});

/** @returns {import('esbuild').BuildOptions} */
const pageOptionsFor = ([name, entry]) => ({
  ...optionsFor(name),
  entryPoints: [entry],
  ...{ platform: 'browser', target: 'es2022', format: 'iife', external: [] },
  mainFields: ['browser', 'module', 'main'],
  // A report carries the script in its own text.
  charset: 'ascii',
});

mkdirSync('dist/meta', { recursive: true });
const builds = [...entries.map(optionsFor), ...Object.entries(pages).map(pageOptionsFor)];

if (watch) {
  const contexts = await Promise.all(builds.map((one) => esbuild.context(one)));
  await Promise.all(contexts.map((context) => context.watch()));
  console.log('watching src');
} else {
  // All of them: one broken entry hides no other.
  const built = await Promise.allSettled(builds.map((one) => esbuild.build(one)));
  if (built.some(({ status }) => status === 'rejected')) process.exitCode = 1;
}
