/** What a test is here, and what it is given. */
import type { Browser } from 'playwright-core';
import type { Lifetime } from './lifetime';
import type { TestResult } from './hostRun';
import type { Vscode } from './server';
import type { Workbench } from './workbench';

export interface Tools {
  readonly vscode: Vscode;
  readonly browser: Browser;
  /** Ends when the test does. */
  readonly lifetime: Lifetime;
  /** The repository's folder. */
  readonly repository: string;
  /** The packaged extension; made once in a run. */
  packaged(): Promise<string>;
  /** Keeps a picture where the run was asked for pictures. */
  shoot(workbench: Workbench, name: string): Promise<void>;
}

/** One line of the report. */
export interface PageTest {
  readonly name: string;
  run(tools: Tools): Promise<void>;
}

/** Tests that run inside the extension host: a line of the report for each of them. */
export interface HostSuite {
  readonly name: string;
  results(tools: Tools): Promise<readonly TestResult[]>;
}

export type E2eTest = PageTest | HostSuite;
