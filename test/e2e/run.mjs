/**
 * Runs the tests that need a real VS Code:
 * `node test/e2e/run.mjs [--vscode newest|oldest|both] [--only NAME] [--screenshots DIR]`
 */
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureMachine } from '../../scripts/machine.mjs';
import { ensureVscode } from '../../scripts/vscode.mjs';
import { load, repository } from './load.mjs';

const usage =
  'usage: node test/e2e/run.mjs [--vscode newest|oldest|both] [--only NAME] [--screenshots DIR]';

/** @type {Record<string, readonly ('newest' | 'oldest')[]>} */
const choices = { newest: ['newest'], oldest: ['oldest'], both: ['newest', 'oldest'] };

function readArguments() {
  const { values } = parseArgs({
    options: {
      vscode: { type: 'string', default: 'both' },
      only: { type: 'string' },
      screenshots: { type: 'string' },
    },
  });
  const names = choices[values.vscode];
  if (!names) throw new Error(`--vscode ${values.vscode} is not known`);
  return { names, only: values.only ?? '', screenshots: values.screenshots };
}

/** @param {string} line */
function say(line) {
  return console.log(line);
}

async function main() {
  const { names, only, screenshots } = readArguments();
  if (!existsSync(join(repository, 'dist', 'extension.js'))) {
    throw new Error('There is no dist/extension.js: run `npm run build` first.');
  }
  const { browser } = await ensureMachine(say);
  const vscodes = [];
  for (const name of names) vscodes.push(await ensureVscode(name, say));
  if (screenshots) mkdirSync(screenshots, { recursive: true });

  const { runAll } = await load('test/e2e/main.ts');
  const failed = await runAll({
    vscodes,
    browserPath: browser,
    repository,
    only,
    screenshots: screenshots ? resolve(screenshots) : null,
    say,
  });
  return failed === 0 ? 0 : 1;
}

// An interrupted run ends through `exit`, where whatever it started is ended too.
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.once(signal, () => process.exit(130));
}

try {
  process.exitCode = await main();
} catch (error) {
  const code = /** @type {{ code?: string }} */ (error).code ?? '';
  console.error(error instanceof Error ? error.message : String(error));
  if (code.startsWith('ERR_PARSE_ARGS')) console.error(usage);
  process.exitCode = 2;
}
