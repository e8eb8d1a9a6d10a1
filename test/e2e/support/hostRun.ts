/** Runs a test module inside VS Code's extension host and hears how each of its tests ended. */
import { readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { openWorkbench, type WorkbenchOptions } from './workbench';
import type { Lifetime } from './lifetime';
import { within } from './poll';

/** How one test ended; `error` is null when it passed. */
export interface TestResult {
  readonly name: string;
  readonly error: string | null;
  readonly ms: number;
  /** What a measuring test has measured, in ms unless its name says otherwise. */
  readonly figures?: Figures;
}

export type Figures = Readonly<Record<string, number>>;

export interface HostRun {
  /** What `run()` of the module ended with: 0, or 1 when it threw. */
  readonly exitCode: number;
  readonly results: readonly TestResult[];
  /** What the extension host wrote to its console. */
  readonly log: string;
}

/** Tests find their inputs here, as JSON; results are appended to the file that it names. */
export const hostInputVariable = 'LIFEBOAT_E2E';

export interface HostInput {
  /** A JSON line per finished test goes into this file. */
  readonly resultsFile: string;
  /** Whatever the suite needs to know: addresses, folders. */
  readonly values: Readonly<Record<string, string>>;
}

const runLimitMs = 240_000;

function readResults(file: string): readonly TestResult[] {
  return existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as TestResult)
    : [];
}

function withResolver<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** Opens VS Code with `extensionTestsPath` and waits until its `run()` has ended. */
export async function runInHost(
  options: WorkbenchOptions & {
    readonly extensionTestsPath: string;
    readonly values?: Readonly<Record<string, string>>;
  },
  lifetime: Lifetime,
): Promise<HostRun> {
  const resultsFile = join(lifetime.tempFolder(), 'results.jsonl');
  const input: HostInput = { resultsFile, values: options.values ?? {} };
  let log = '';
  const exit = withResolver<number>();
  const workbench = await openWorkbench(
    {
      ...options,
      env: { ...options.env, [hostInputVariable]: JSON.stringify(input) },
      prepare: async (page) => {
        await page.exposeFunction('codeAutomationExit', exit.resolve);
        await page.exposeFunction('codeAutomationLog', (type: string, args: readonly unknown[]) => {
          log += `${type}: ${args.map(String).join(' ')}\n`;
        });
        await options.prepare?.(page);
      },
    },
    lifetime,
  );
  try {
    const exitCode = await within('the tests in the extension host', exit.promise, runLimitMs);
    return { exitCode, results: readResults(resultsFile), log };
  } catch (error) {
    const done = readResults(resultsFile).map((result) => result.name);
    throw new Error(
      `${String(error)}\nended before: ${done.join(', ') || 'none'}\n${log}\n${workbench.server.log().slice(-2000)}`,
      { cause: error },
    );
  }
}
