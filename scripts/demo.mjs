/**
 * Shows Lifeboat at work: what it says of `samples/` on the command line, then the packaged extension in a real VS Code.
 * `npm run demo`, or `npm run demo -- --screenshot FILE` where nobody can open a browser.
 */
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { load, repository } from '../test/e2e/load.mjs';
import { ensureMachine } from './machine.mjs';
import { ensureVscode } from './vscode.mjs';

const usage = 'usage: npm run demo [-- --screenshot FILE]';

/** Longer than it takes Lifeboat to read a troubled page twice, so that each step is seen. */
const stepMs = 3 * 60_000;

/** @param {string} line */
function say(line) {
  return console.log(line);
}

/**
 * Runs a Node program of this repository in the foreground.
 * @param {readonly string[]} args
 * @param {readonly number[]} expected exit codes that are no failure
 */
function node(args, expected = [0]) {
  const { status, error } = spawnSync(process.execPath, args, {
    cwd: repository,
    stdio: 'inherit',
  });
  if (error) throw error;
  if (status === null || !expected.includes(status)) {
    throw new Error(`node ${args.join(' ')} ended with ${status ?? 'a signal'}`);
  }
}

function checkSamples() {
  say('building');
  node(['esbuild.mjs']);
  say('\n$ lifeboat check samples');
  // 1 says that there are findings, and the samples are made of them.
  node([join('dist', 'cli.js'), 'check', 'samples'], [0, 1]);
  say('');
}

/** @param {() => void} listener */
function onInterrupt(listener) {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.once(signal, listener);
  }
}

/** @param {import('./vscode.mjs').Vscode} vscode */
async function showUntilInterrupted(vscode) {
  const interrupted = new Promise((done) => onInterrupt(() => done(undefined)));
  const { startDemo } = await load('test/e2e/support/demo.ts');
  const demo = await startDemo({ vscode, repository, say });
  const steps = setInterval(() => demo.step(), stepMs);
  say(`\nOpen ${demo.url}`);
  say('The samples are a copy: try the light bulb.');
  say(
    `The status bar follows an invented incident, a step every ${stepMs / 60_000} minutes; or at once with`,
  );
  say(`  curl -X POST ${demo.statusUrl}/control/anthropic/next`);
  say('and a click on the status bar item, "Read the status pages now". Ctrl+C ends the demo.');
  await interrupted;
  clearInterval(steps);
  await demo.end();
}

/**
 * @param {import('./vscode.mjs').Vscode} vscode
 * @param {string} browserPath
 * @param {string} file
 */
async function shoot(vscode, browserPath, file) {
  // Whatever was started ends with this process.
  onInterrupt(() => process.exit(130));
  const { shootDemo } = await load('test/e2e/support/demo.ts');
  await shootDemo({ vscode, repository, say, browserPath, file });
  say(`screenshot: ${file}`);
}

async function main() {
  const { values } = parseArgs({ options: { screenshot: { type: 'string' } } });
  const { browser } = await ensureMachine(say);
  const vscode = await ensureVscode('newest', say);
  checkSamples();
  // npm starts scripts in the repository; the file is meant relative to where the user stands.
  const here = process.env.INIT_CWD ?? process.cwd();
  if (values.screenshot) await shoot(vscode, browser, resolve(here, values.screenshot));
  else await showUntilInterrupted(vscode);
}

try {
  await main();
} catch (error) {
  const code = /** @type {{ code?: string }} */ (error).code ?? '';
  console.error(error instanceof Error ? error.message : String(error));
  if (code.startsWith('ERR_PARSE_ARGS')) console.error(usage);
  process.exitCode = 1;
}
