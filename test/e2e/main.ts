/** Runs every test in every VS Code asked for and reports one line per test. */
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Browser } from 'playwright-core';
import { harnessTests } from './harness/harness';
import { hostSuites } from './host/suites';
import { dependencyTests } from './page/dependencies';
import { fixTests } from './page/fix';
import { installedTests } from './page/installed';
import { pythonTests } from './page/python';
import { quietTests } from './page/quiet';
import { statusTests } from './page/status';
import { startBrowser } from './support/browser';
import type { TestResult } from './support/hostRun';
import { once, packageExtension } from './support/package';
import { newLifetime, withLifetime, type Lifetime } from './support/lifetime';
import { within } from './support/poll';
import type { Vscode } from './support/server';
import type { E2eTest, Tools } from './support/suite';

export interface RunOptions {
  readonly vscodes: readonly Vscode[];
  readonly browserPath: string;
  readonly repository: string;
  /** Only tests whose name contains it. */
  readonly only: string;
  readonly screenshots: string | null;
  readonly say: (line: string) => void;
}

const testLimitMs = 300_000;

const tests: readonly E2eTest[] = [
  ...harnessTests,
  ...hostSuites,
  ...dependencyTests,
  ...fixTests,
  ...installedTests,
  ...pythonTests,
  ...quietTests,
  ...statusTests,
];

/** What all tests of a run share. */
interface Run {
  readonly options: RunOptions;
  readonly browser: Browser;
  readonly packaged: () => Promise<string>;
}

function tools({ options, browser, packaged }: Run, vscode: Vscode, lifetime: Lifetime): Tools {
  return {
    vscode,
    browser,
    lifetime,
    packaged,
    repository: options.repository,
    shoot: async (workbench, name) => {
      if (!options.screenshots) return;
      await workbench.screenshot(join(options.screenshots, `${vscode.name}-${name}.png`));
    },
  };
}

/** A picture of what was on the screen says more about a failure than its message. */
async function shootFailure({ options, browser }: Run, name: string): Promise<void> {
  if (!options.screenshots) return;
  const file = `failed-${name.replaceAll(/[^a-z0-9]+/gi, '-')}.png`;
  const page = browser.contexts().at(-1)?.pages()[0];
  await page?.screenshot({ path: join(options.screenshots, file) }).catch(() => undefined);
}

async function runTest(test: E2eTest, vscode: Vscode, run: Run): Promise<readonly TestResult[]> {
  const begun = performance.now();
  const ended = (error: string | null): TestResult => ({
    name: test.name,
    error,
    ms: performance.now() - begun,
  });
  return withLifetime(async (lifetime) => {
    try {
      const given = tools(run, vscode, lifetime);
      if ('run' in test) {
        await within(test.name, test.run(given), testLimitMs);
        return [ended(null)];
      }
      const inner = await within(test.name, test.results(given), testLimitMs);
      if (inner.length === 0) return [ended('no test ran inside VS Code')];
      return inner.map((result) => ({ ...result, name: `${test.name}: ${result.name}` }));
    } catch (error) {
      await shootFailure(run, `${vscode.name} ${test.name}`);
      const message = error instanceof Error ? error.message : String(error);
      return [ended(stripVTControlCharacters(message))];
    }
  });
}

function line(vscode: Vscode, { name, error, ms }: TestResult): string {
  const head = `${error === null ? 'pass' : 'FAIL'}  ${vscode.name}  ${name} (${(ms / 1000).toFixed(1)} s)`;
  return error === null ? head : `${head}\n      ${error.replaceAll('\n', '\n      ')}`;
}

/** Returns how many tests failed. */
export async function runAll(options: RunOptions): Promise<number> {
  const chosen = tests.filter((test) => test.name.includes(options.only));
  if (chosen.length === 0) throw new Error(`no test's name contains "${options.only}"`);
  const lifetime = newLifetime();
  const results: TestResult[] = [];
  try {
    const browser = await startBrowser(options.browserPath, lifetime);
    const packaged = once(() => packageExtension(options.repository, lifetime.tempFolder()));
    const run: Run = { options, browser, packaged };
    for (const vscode of options.vscodes) {
      for (const test of chosen) {
        const ended = await runTest(test, vscode, run);
        for (const result of ended) options.say(line(vscode, result));
        results.push(...ended);
      }
    }
  } finally {
    await lifetime.end();
  }
  const failed = results.filter((result) => result.error !== null).length;
  options.say(`${results.length - failed} passed, ${failed} failed`);
  return failed;
}
