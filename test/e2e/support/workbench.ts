/** VS Code's window, opened in a browser, and what a user does and sees there. */
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import type { Lifetime } from './lifetime';
import { until } from './poll';
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

export type Squiggle = 'error' | 'warning' | 'info' | 'hint';

export interface Workbench {
  readonly page: Page;
  readonly server: Server;
  /** Runs a command by its title in the command palette. */
  command(title: string): Promise<void>;
  /** Opens a file of the folder by its name, as Ctrl+P does. */
  open(name: string): Promise<void>;
  /** Puts the cursor; both count from 1. */
  goTo(line: number, column: number): Promise<void>;
  save(): Promise<void>;
  /** The lines of the editor that are on the screen. */
  editorText(): Promise<string>;
  /** Waits for the first squiggle of this kind in the editor. */
  squiggle(kind: Squiggle): Promise<Locator>;
  /** Opens the menu of the light bulb at the cursor and returns what it offers. */
  openLightbulb(): Promise<readonly string[]>;
  /** Chooses an action of the open menu by a part of its title. */
  chooseAction(title: string): Promise<void>;
  /** What the hover over this element says. */
  hover(target: Locator): Promise<string>;
  /** Waits for a status bar item with this text, or text that matches. */
  statusBarItem(text: string | RegExp): Promise<Locator>;
  /** The texts of all status bar items. */
  statusBar(): Promise<readonly string[]>;
  /** Opens the Problems view and waits until a row contains `text`; the texts of its rows. */
  problems(text: string | RegExp): Promise<readonly string[]>;
  screenshot(path: string): Promise<void>;
}

/** A page that has not shown something by then never will; machines with two cores are slow. */
const seenLimitMs = 60_000;
const loadLimitMs = 90_000;
const viewport = { width: 1280, height: 800 };

const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.commandCenter.enabled': false,
  'chat.disableAIFeatures': true,
  'editor.minimap.enabled': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'git.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
};

/** The address that shows the folder, with what VS Code is to do at its start. */
export const workbenchUrl = (options: WorkbenchOptions, server: Server): string => {
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
};

/** The page talks to its own server and to nobody else: tests must not depend on what the network answers. */
const stayLocal = async (context: BrowserContext): Promise<void> => {
  await context.route(
    (url) => url.hostname !== '127.0.0.1' && url.protocol.startsWith('http'),
    (route) => route.abort(),
  );
};

/** Starts a VS Code server and shows its page. All of it ends with the lifetime. */
export const openWorkbench = async (
  options: WorkbenchOptions,
  lifetime: Lifetime,
): Promise<Workbench> => {
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
  return workbench(page, server);
};

const workbench = (page: Page, server: Server): Workbench => {
  const quickInput = async (text: string): Promise<void> => {
    const input = page.locator('.quick-input-widget input[type="text"]').first();
    await input.waitFor();
    await input.fill(text);
  };
  const command = async (title: string): Promise<void> => {
    await page.keyboard.press('F1');
    await quickInput(`>${title}`);
    await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().click();
  };
  const open = async (name: string): Promise<void> => {
    await page.keyboard.press('Control+P');
    await quickInput(name);
    await page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().click();
    await page.locator(`.tab.active[aria-label^="${name}"]`).waitFor();
  };
  return {
    page,
    server,
    command,
    open,
    goTo: async (line, column) => {
      await page.locator('.editor-group-container.active .view-lines').first().waitFor();
      await page.keyboard.press('Control+G');
      await quickInput(`:${line}:${column}`);
      await page.keyboard.press('Enter');
      await page.locator('.statusbar-item', { hasText: `Ln ${line}, Col ${column}` }).waitFor();
    },
    save: async () => {
      await page.keyboard.press('Control+S');
      await page.locator('.tab.active:not(.dirty)').first().waitFor();
    },
    editorText: () => editorText(page),
    squiggle: async (kind) => {
      const found = page.locator(`.view-overlays .squiggly-${kind}`).first();
      await found.waitFor();
      return found;
    },
    openLightbulb: () => openLightbulb(page),
    chooseAction: async (title) => {
      const row = page.locator('.action-widget .monaco-list-row', { hasText: title }).first();
      // An open menu takes no click before the pointer has moved.
      await row.hover({ force: true });
      await row.click();
      await page.locator('.action-widget').first().waitFor({ state: 'hidden' });
    },
    hover: async (target) => {
      await target.hover({ force: true });
      const hover = page.locator('.monaco-hover:visible, .workbench-hover:visible').first();
      await hover.waitFor();
      return hover.innerText();
    },
    statusBarItem: async (text) => {
      const item = page.locator('.statusbar-item', { hasText: text }).first();
      await item.waitFor();
      return item;
    },
    statusBar: async () => {
      const texts = await page.locator('.statusbar-item').allInnerTexts();
      return texts.map((text) => text.trim()).filter((text) => text !== '');
    },
    problems: (text) => problems(page, command, text),
    screenshot: async (path) => {
      await page.screenshot({ path });
    },
  };
};

/** View lines are placed freely: their order on the screen is that of their offsets. */
const editorText = async (page: Page): Promise<string> => {
  const lines = await page.locator('.editor-group-container.active .view-line').all();
  const placed = await Promise.all(
    lines.map(async (line) => ({
      top: (await line.boundingBox())?.y ?? 0,
      text: (await line.textContent()) ?? '',
    })),
  );
  return placed
    .sort((a, b) => a.top - b.top)
    .map(({ text }) => text.replaceAll('\u00a0', ' '))
    .join('\n');
};

const openLightbulb = async (page: Page): Promise<readonly string[]> => {
  const bulb = page.locator(
    '.lightBulbWidget:visible, [class*="codicon-gutter-lightbulb"]:visible',
  );
  await bulb.first().waitFor();
  await page.keyboard.press('Control+.');
  const rows = page.locator('.action-widget .monaco-list-row.action');
  return until('the menu of the light bulb', async () => {
    const titles = await rows.allInnerTexts();
    return titles.length > 0 ? titles.map((title) => title.trim()) : undefined;
  });
};

const problems = async (
  page: Page,
  command: (title: string) => Promise<void>,
  text: string | RegExp,
): Promise<readonly string[]> => {
  const panel = page.locator('.markers-panel');
  if (!(await panel.isVisible())) await command('Problems: Focus on Problems View');
  const rows = panel.locator('.monaco-list-row');
  await rows.filter({ hasText: text }).first().waitFor();
  return (await rows.allInnerTexts()).map((row) => row.replace(/\s+/g, ' ').trim());
};
