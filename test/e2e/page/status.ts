/** The status bar in front of a status page that answers well, answers badly, or does not answer. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Locator } from 'playwright-core';
import {
  demoFrames,
  readFrames,
  startStatusServer,
  type StatusServer,
} from '../../support/statusServer';
import { until } from '../support/poll';
import { chatFolder, chatPath } from '../support/projects';
import type { PageTest, Tools } from '../support/suite';
import { openWorkbench, type Workbench } from '../support/workbench';

async function startPages({ lifetime }: Tools): Promise<StatusServer> {
  const pages = await startStatusServer();
  lifetime.add(() => pages.close());
  return pages;
}

/** A window whose machine reads Anthropic's status from `pages`. */
function openWatching(tools: Tools, pages: StatusServer): Promise<Workbench> {
  const folder = chatFolder(tools.lifetime);
  return openWorkbench(
    {
      ...tools,
      folder,
      openFile: join(folder, chatPath),
      extensionDevelopmentPath: tools.repository,
      machineSettings: { 'lifeboat.status.pages': { anthropic: pages.baseUrl('anthropic') } },
    },
    tools.lifetime,
  );
}

const operational: PageTest = {
  name: 'page/the status bar says operational',
  run: async (tools) => {
    const workbench = await openWatching(tools, await startPages(tools));
    await workbench.statusBarItem(/Claude API operational/);
    await tools.shoot(workbench, 'status-operational');
  },
};

const degraded: PageTest = {
  name: 'page/the status bar says degraded and how many calls that touches',
  run: async (tools) => {
    const pages = await startPages(tools);
    pages.set('anthropic', 'degraded');
    const workbench = await openWatching(tools, pages);
    const item = await workbench.statusBarItem(/Claude API degraded/);
    assert.match(await item.innerText(), /1 call/);
    await workbench.hover(item, /Elevated errors/);
    await tools.shoot(workbench, 'status-degraded');
  },
};

const unreachable: PageTest = {
  name: 'page/the status bar says unknown, not down, when no page answers',
  run: async (tools) => {
    const pages = await startPages(tools);
    await pages.close();
    const workbench = await openWatching(tools, pages);
    const item = await workbench.statusBarItem(/Claude API status unknown/);
    await workbench.hover(item, /refused|reach/i);
    await tools.shoot(workbench, 'status-unreachable');
  },
};

const changes: PageTest = {
  name: 'page/status bar and code lens follow an outage that begins',
  run: async (tools) => {
    const pages = await startPages(tools);
    const workbench = await openWatching(tools, pages);
    const item = await workbench.statusBarItem(/Claude API operational/);
    pages.set('anthropic', 'major-outage');
    await item.click();
    await workbench.pick('Read the status pages now');
    await workbench.statusBarItem(/Claude API major outage/);
    const lens = workbench.page.locator('.codelens-decoration', { hasText: 'down now' });
    await lens.first().waitFor();
  },
};

/** A change that is no major outage wants two readings that agree. */
async function readTwice(workbench: Workbench, pages: StatusServer): Promise<void> {
  for (let reading = 0; reading < 2; reading++) {
    const before = pages.requests.length;
    await workbench.command('Lifeboat: Read Status Pages Now');
    await until('the page to be read', () => (pages.requests.length > before ? true : undefined));
    // What was answered takes a moment to be understood; a command meanwhile would join that reading.
    await sleep(settleMs);
  }
}

const settleMs = 1_000;

const replayed: PageTest = {
  name: 'page/status bar, hover and view follow an incident from its first words to its end',
  run: async (tools) => {
    const pages = await startPages(tools);
    const { frames, states } = await incident(tools);
    pages.replay('anthropic', frames);
    const workbench = await openWatching(tools, pages);
    await workbench.statusBarItem(/Claude API operational/);
    for (const [index, state] of states.entries()) {
      assert.ok(pages.next('anthropic'));
      await readTwice(workbench, pages);
      const item = await workbench.statusBarItem(new RegExp(`Claude API ${state}`));
      const calls = state === 'operational' ? /operational$/ : / · 1 call$/;
      assert.match((await item.innerText()).trim(), calls);
      assert.match((await item.getAttribute('class')) ?? '', kindOf(state));
      if (index === 2) await lookAround(tools, workbench, item);
    }
    await tools.shoot(workbench, 'status-resolved');
  },
};

/** The colours of VS Code for what is wrong. */
function kindOf(state: string): RegExp {
  if (state === 'operational') return /^(?!.*(warning|error)-kind)/;
  return state === 'major outage' ? /error-kind/ : /warning-kind/;
}

/** What the hover's table and the view say while the incident is being watched. */
async function lookAround(tools: Tools, workbench: Workbench, item: Locator): Promise<void> {
  await workbench.command('Explorer: Focus on Provider Health View');
  const view = workbench.page.locator('.pane', { hasText: 'Provider Health' });
  const incident = view.locator('.monaco-list-row', { hasText: /monitoring/ });
  await incident.first().waitFor();
  await incident.first().click();
  const text = await workbench.hover(item, /no fallback/);
  assert.match(text, /monitoring/);
  assert.match(text, /Claude API \(api\.anthropic\.com\)/);
  await tools.shoot(workbench, 'status-incident');
}

/** The API's host is the real one: whether it answers here is part of the evidence, and not of the test. */
const triaged: PageTest = {
  name: 'page/is it me or them gives an answer and the evidence for it',
  run: async (tools) => {
    const pages = await startPages(tools);
    pages.set('anthropic', 'major-outage');
    const workbench = await openWatching(tools, pages);
    await workbench.statusBarItem(/Claude API major outage/);
    await workbench.command('Lifeboat: Is It Me or Them?');
    const list = workbench.page.locator('.quick-input-widget');
    const copy = list.locator('.monaco-list-row', { hasText: 'Copy this' });
    await copy.waitFor();
    assert.match(await list.innerText(), /Is it me or them\? Claude API/);
    const rows = await list.locator('.monaco-list-row').allInnerTexts();
    assert.ok(rows.some((row) => /status page/i.test(row)));
    assert.ok(rows.some((row) => row.includes('api.anthropic.com')));
    await tools.shoot(workbench, 'is-it-me');
  },
};

interface Incident {
  readonly frames: readonly string[];
  /** What the status bar says from the second frame on; in the third after that the page says "monitoring". */
  readonly states: readonly string[];
}

/** A recorded incident where recordings lie beside the repository, else the invented one. */
async function incident({ repository }: Tools): Promise<Incident> {
  const folder = join(repository, '../shared/status-payloads/replay-anthropic-2026-09-15');
  const outage = 'partial outage';
  if (!existsSync(folder)) {
    return { frames: demoFrames(), states: [outage, 'major outage', 'degraded', 'operational'] };
  }
  // A page that has not changed for weeks counts as a frozen copy.
  const today = new Date().toISOString().slice(0, 10);
  const frames = (await readFrames(folder)).map((one) => one.replaceAll('2026-09-15', today));
  return { frames, states: [outage, outage, outage, 'operational'] };
}

export const statusTests = [operational, degraded, unreachable, changes, replayed, triaged];
