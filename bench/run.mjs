/**
 * `npm run bench [-- NAME…]`: measures and prints tables. Figures are reported, not asserted: the exit code only says
 * whether every bench could run.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const names = ['recheck', 'scan', 'python', 'whole', 'worst', 'sizes', 'typing', 'panel'];
const repository = fileURLToPath(new URL('..', import.meta.url));

/** Benches that are no function of this process: a real VS Code measures itself. */
const inVscode = join(repository, 'test', 'e2e', 'measure.mjs');
/** @type {Record<string, readonly string[]>} */
const commands = { typing: [inVscode], panel: [inVscode, 'panel'] };

/**
 * Bundles a bench the way the product is bundled, runs it and prints its table.
 * @param {string} name
 */
async function measure(name) {
  const folder = mkdtempSync(join(tmpdir(), 'lifeboat-bench-'));
  const outfile = join(folder, `${name}.cjs`);
  try {
    await build({
      entryPoints: [join(repository, 'bench', `${name}.ts`)],
      outfile,
      bundle: true,
      platform: 'node',
      target: 'node20',
      mainFields: ['module', 'main'],
      logLevel: 'error',
    });
    const { bench } = createRequire(import.meta.url)(outfile);
    console.log(await bench({ repository, folder }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Each in a process of its own, so that none inherits another's heap.
 * @param {readonly string[]} wanted
 */
function measureApart(wanted) {
  const built = spawnSync(process.execPath, ['esbuild.mjs'], { cwd: repository, stdio: 'inherit' });
  if (built.status !== 0) throw new Error('the build failed: node esbuild.mjs');
  const here = fileURLToPath(import.meta.url);
  for (const name of wanted) {
    const { status } = spawnSync(process.execPath, commands[name] ?? [here, '--here', name], {
      stdio: 'inherit',
    });
    if (status !== 0) process.exitCode = 1;
  }
}

const [first = '', ...rest] = process.argv.slice(2);
const wanted = first === '--here' ? rest : [first, ...rest].filter(Boolean);
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`no bench is called ${unknown.join(', ')}: there are ${names.join(', ')}`);
  process.exitCode = 1;
} else if (first === '--here') {
  for (const name of wanted) await measure(name);
} else {
  measureApart(wanted.length > 0 ? wanted : names);
}
