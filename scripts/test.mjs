// `npm test`: every test of the project, one line of counts at the end.
//   node scripts/test.mjs          builds, then Vitest, then the suites inside a real VS Code
//   node scripts/test.mjs --unit   Vitest alone
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const none = { passed: 0, failed: 0 };

/** Runs a Node program, shows what it prints, and resolves to its exit code and its standard output. */
function run(...args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['inherit', 'pipe', 'inherit'],
    });
    const chunks = [];
    child.stdout.on('data', (chunk) => {
      chunks.push(chunk);
      process.stdout.write(chunk);
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output: Buffer.concat(chunks).toString() }));
  });
}

/** A suite that could not run counts as one failure: silence is never success. */
function broken(what) {
  console.error(`\n${what}`);
  return { passed: 0, failed: 1 };
}

async function build() {
  const { code } = await run('esbuild.mjs');
  return code === 0 ? none : broken('The build failed: node esbuild.mjs');
}

async function unitTests() {
  const folder = await mkdtemp(join(tmpdir(), 'lifeboat-test-'));
  const report = join(folder, 'vitest.json');
  try {
    const { code } = await run(
      join('node_modules', 'vitest', 'vitest.mjs'),
      ...['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    );
    return vitestCounts(JSON.parse(await readFile(report, 'utf8')), code);
  } catch (error) {
    return broken(`Vitest wrote no report: ${error.message}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Skipped tests, files that do not load and errors outside of any test are failures too. */
function vitestCounts(report, code) {
  const unloaded = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  const skipped = report.numPendingTests + report.numTodoTests;
  if (skipped > 0) console.error(`\n${skipped} skipped tests count as failed.`);
  const failed = report.numFailedTests + unloaded + skipped;
  if (failed === 0 && code !== 0) {
    const { passed, failed: one } = broken('Vitest reports an error outside of the tests.');
    return { passed: passed + report.numPassedTests, failed: one };
  }
  return { passed: report.numPassedTests, failed };
}

async function editorTests() {
  const { code, output } = await run(join('test', 'e2e', 'run.mjs'));
  const counts = [...output.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1);
  if (counts === undefined) return broken('The VS Code suites could not run.');
  const [passed, failed] = [Number(counts[1]), Number(counts[2])];
  if (passed + failed === 0) return broken('The VS Code suites ran no test.');
  return code !== 0 && failed === 0 ? { passed, failed: 1 } : { passed, failed };
}

const suites = process.argv.includes('--unit') ? [unitTests] : [build, unitTests, editorTests];
const total = { ...none };
for (const suite of suites) {
  const begun = Date.now();
  const { passed, failed } = await suite();
  console.log(`\n${suite.name}: ${Math.round((Date.now() - begun) / 1000)} s`);
  total.passed += passed;
  total.failed += failed;
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
