/** What a user does and sees in VS Code's window. */
import { basename, dirname } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { until } from './poll';

export type Squiggle = 'error' | 'warning' | 'info' | 'hint';

export interface Screen {
  /** Runs a command by its title in the command palette. */
  command(title: string): Promise<void>;
  /** Chooses a row of the open list by a part of its text. */
  pick(text: string): Promise<void>;
  /** Opens a file by its name, or its path in the folder, as Ctrl+P does. */
  open(path: string): Promise<void>;
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
  /** Points at this element and waits until a hover says `text`, whatever else it says; the whole hover. */
  hover(target: Locator, text: RegExp): Promise<string>;
  /** Waits for a status bar item with this text, or text that matches. */
  statusBarItem(text: string | RegExp): Promise<Locator>;
  /** The texts of all status bar items. */
  statusBar(): Promise<readonly string[]>;
  /** Opens the Problems view and waits until a row contains `text`; the texts of its rows. */
  problems(text: string | RegExp): Promise<readonly string[]>;
  screenshot(path: string): Promise<void>;
}

export function screenOf(page: Page): Screen {
  return {
    command: (title) => command(page, title),
    pick: (text) => pick(page, text),
    open: (path) => open(page, path),
    goTo: (line, column) => goTo(page, line, column),
    save: () => save(page),
    editorText: () => editorText(page),
    squiggle: (kind) => seen(page.locator(`.view-overlays .squiggly-${kind}`)),
    openLightbulb: () => openLightbulb(page),
    chooseAction: (title) => chooseAction(page, title),
    hover: (target, text) => hover(page, target, text),
    statusBarItem: (text) => seen(page.locator('.statusbar-item', { hasText: text })),
    statusBar: () => statusBar(page),
    problems: (text) => problems(page, text),
    screenshot: async (path) => {
      await page.screenshot({ path });
    },
  };
}

/** Waits for the first of these elements. */
async function seen(found: Locator): Promise<Locator> {
  await found.first().waitFor();
  return found.first();
}

async function quickInput(page: Page, text: string): Promise<void> {
  const input = await seen(page.locator('.quick-input-widget input[type="text"]'));
  await input.fill(text);
}

/** Clicks the first row of the open list with this text. */
async function pick(page: Page, text: string): Promise<void> {
  await page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first().click();
}

async function command(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  await quickInput(page, `>${title}`);
  await pick(page, title);
}

async function open(page: Page, path: string): Promise<void> {
  const name = basename(path);
  const folder = dirname(path);
  await page.keyboard.press('Control+P');
  await quickInput(page, path);
  // Before the list follows the words, its first row may be another file of that name.
  const rows = page.locator('.quick-input-list .monaco-list-row', { hasText: name });
  await (folder === '.' ? rows : rows.filter({ hasText: folder })).first().click();
  await page.locator(`.tab.active[aria-label^="${name}"]`).waitFor();
}

async function goTo(page: Page, line: number, column: number): Promise<void> {
  await seen(page.locator('.editor-group-container.active .view-lines'));
  await page.keyboard.press('Control+G');
  await quickInput(page, `:${line}:${column}`);
  await page.keyboard.press('Enter');
  await page.locator('.statusbar-item', { hasText: `Ln ${line}, Col ${column}` }).waitFor();
}

async function save(page: Page): Promise<void> {
  await page.keyboard.press('Control+S');
  await seen(page.locator('.tab.active:not(.dirty)'));
}

async function chooseAction(page: Page, title: string): Promise<void> {
  const row = page.locator('.action-widget .monaco-list-row', { hasText: title }).first();
  // An open menu takes no click before the pointer has moved.
  await row.hover({ force: true });
  await row.click();
  await page.locator('.action-widget').first().waitFor({ state: 'hidden' });
}

/** How often the pointer comes again, where the editor drew anew beneath it and dropped the hover. */
const hoverAgainMs = 6_000;

async function hover(page: Page, target: Locator, text: RegExp): Promise<string> {
  await target.hover({ force: true });
  let since = Date.now();
  const shown = page.locator('.monaco-hover:visible, .workbench-hover:visible');
  // Each provider adds its part when it has answered.
  return until(`a hover that says ${text}`, async () => {
    const whole = (await shown.allInnerTexts()).join('\n');
    if (text.test(whole)) return whole;
    if (Date.now() - since > hoverAgainMs) {
      await page.mouse.move(0, 0);
      await target.hover({ force: true });
      since = Date.now();
    }
    return undefined;
  });
}

async function statusBar(page: Page): Promise<readonly string[]> {
  const texts = await page.locator('.statusbar-item').allInnerTexts();
  return texts.map((text) => text.trim()).filter((text) => text !== '');
}

/** View lines are placed freely: their order on the screen is that of their offsets. */
async function editorText(page: Page): Promise<string> {
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
}

async function openLightbulb(page: Page): Promise<readonly string[]> {
  const bulb = page.locator(
    '.lightBulbWidget:visible, [class*="codicon-gutter-lightbulb"]:visible',
  );
  await bulb.first().waitFor();
  const rows = page.locator('.action-widget .monaco-list-row.action');
  // The editor drops the key while it still asks for actions; whoever sits there presses it again.
  for (let press = 0; press < pressesOfKey; press += 1) {
    await page.keyboard.press('Control+.');
    const shown = rows.first().waitFor({ timeout: menuWithinMs });
    if (await shown.then(() => true).catch(() => false))
      return (await rows.allInnerTexts()).map((title) => title.trim());
  }
  throw new Error('the light bulb opens no menu');
}

const pressesOfKey = 4;
const menuWithinMs = 8_000;

async function problems(page: Page, text: string | RegExp): Promise<readonly string[]> {
  const panel = page.locator('.markers-panel');
  if (!(await panel.isVisible())) await command(page, 'Problems: Focus on Problems View');
  const rows = panel.locator('.monaco-list-row');
  await rows.filter({ hasText: text }).first().waitFor();
  return (await rows.allInnerTexts()).map((row) => row.replace(/\s+/g, ' ').trim());
}
