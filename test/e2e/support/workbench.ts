/** VS Code's window, opened in a browser. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Lifetime } from './lifetime';
import { screenOf, type Screen } from './screen';
import { startServer, type Server, type ServerOptions } from './server';

export interface WorkbenchOptions extends ServerOptions {
  readonly browser: Browser;
  /** The folder to open, or a `.code-workspace` file. */
  readonly folder: string;
  /** An extension that runs from its sources; leave out for an installed one. */
  readonly extensionDevelopmentPath?: string;
  /** A file to show at once. */
  readonly openFile?: string;
  /** A module with `run()` for the extension host; see hostRun.ts. */
  readonly extensionTestsPath?: string;
  /** Called with the page before anything is loaded. */
  readonly prepare?: (page: Page) => Promise<void>;
}

export interface Workbench extends Screen {
  readonly page: Page;
  readonly server: Server;
}

/** A page that has not shown something by then never will; machines with two cores are slow. */
const seenLimitMs = 60_000;
const loadLimitMs = 90_000;
const viewport = { width: 1280, height: 800 };

/** A window without what distracts from the code in it. */
export const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.commandCenter.enabled': false,
  'chat.disableAIFeatures': true,
  'editor.minimap.enabled': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'git.enabled': false,
  'remote.autoForwardPorts': false,
  'telemetry.telemetryLevel': 'off',
  // Findings and fixes of TypeScript's own would come between.
  'typescript.validate.enable': false,
  'javascript.validate.enable': false,
  'update.mode': 'none',
};

/** For windows in which the status of providers plays no part: nothing is asked of their real pages. */
export const withoutStatus = { 'lifeboat.status.enable': false };

/** The address that shows the folder, with what VS Code is to do at its start. */
export function workbenchUrl(options: Omit<WorkbenchOptions, 'browser'>, server: Server): string {
  const remote = (path: string): string => `vscode-remote://${server.authority}${path}`;
  const payload: [string, string][] = [['skipWelcome', 'true']];
  if (options.extensionDevelopmentPath) {
    payload.push(['extensionDevelopmentPath', remote(options.extensionDevelopmentPath)]);
  }
  if (options.extensionTestsPath) {
    payload.push(['extensionTestsPath', remote(options.extensionTestsPath)]);
  }
  if (options.openFile) payload.push(['openFile', remote(options.openFile)]);

  const url = new URL(server.origin);
  const kind = options.folder.endsWith('.code-workspace') ? 'workspace' : 'folder';
  url.searchParams.set(kind, options.folder);
  if (!options.plain) url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}

/** The page talks to its own server and to nobody else: tests must not depend on what the network answers. */
async function stayLocal(context: BrowserContext): Promise<void> {
  await context.route(
    (url) => url.hostname !== '127.0.0.1' && url.protocol.startsWith('http'),
    (route) => route.abort(),
  );
}

/** Starts a VS Code server and shows its page. All of it ends with the lifetime. */
export async function openWorkbench(
  options: WorkbenchOptions,
  lifetime: Lifetime,
): Promise<Workbench> {
  const userSettings = { ...quietSettings, ...options.userSettings };
  const server = await startServer({ ...options, userSettings }, lifetime);
  const context = await options.browser.newContext({ viewport });
  lifetime.add(() => context.close());
  await stayLocal(context);
  const page = await context.newPage();
  page.setDefaultTimeout(seenLimitMs);
  await options.prepare?.(page);
  await page.goto(workbenchUrl(options, server), { timeout: loadLimitMs });
  await page.locator('.monaco-workbench').waitFor({ timeout: loadLimitMs });
  return { page, server, ...screenOf(page) };
}
