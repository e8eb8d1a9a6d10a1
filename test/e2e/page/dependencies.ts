/** The AI Dependencies view and the panel about outages, in front of the samples. */
import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { startStatusServer } from '../../support/statusServer';
import { until } from '../support/poll';
import { writeFiles } from '../support/projects';
import { installExtension } from '../support/server';
import type { PageTest, Tools } from '../support/suite';
import { openWorkbench, withoutStatus, type Workbench } from '../support/workbench';

function samples({ repository, lifetime }: Tools): string {
  const folder = join(lifetime.tempFolder(), 'samples');
  const filter = (path: string): boolean => !path.includes('node_modules');
  cpSync(join(repository, 'samples'), folder, { recursive: true, filter });
  return folder;
}

const routePath = 'app/api/chat/route.ts';

/** A window with the samples while Anthropic's page tells of a partial outage. */
async function openSamples(tools: Tools, theme: string): Promise<Workbench> {
  const pages = await startStatusServer();
  tools.lifetime.add(() => pages.close());
  pages.set('anthropic', 'major-outage');
  const folder = samples(tools);
  const workbench = await openWorkbench(
    {
      ...{ ...tools, folder, openFile: join(folder, routePath) },
      extensionDevelopmentPath: tools.repository,
      userSettings: { 'workbench.colorTheme': theme },
      machineSettings: {
        'lifeboat.status.pages': {
          anthropic: pages.baseUrl('anthropic'),
          openai: pages.baseUrl('openai'),
        },
      },
    },
    tools.lifetime,
  );
  await workbench.statusBarItem(/Claude API/);
  return workbench;
}

/** The page inside of the panel: a frame in a frame. */
const panelOf = (page: Page): FrameLocator =>
  page.frameLocator('iframe.webview').frameLocator('iframe#active-frame');

const nodeOf = (panel: FrameLocator, words: RegExp): Locator =>
  panel.locator('g.node').and(panel.getByRole('button', { name: words }));

const title = 'Lifeboat: What If … Goes Down?';

const answerMs = 3_000;

const appears = (target: Locator): Promise<boolean> =>
  target.waitFor({ timeout: answerMs }).then(
    () => true,
    () => false,
  );

async function openPanel(workbench: Workbench): Promise<FrameLocator> {
  await workbench.command(title);
  const panel = panelOf(workbench.page);
  await panel.locator('g.node').first().waitFor();
  return panel;
}

const fadeMs = 800;

/** Gives the side bar room, and the view all of it. */
async function widen(page: Page): Promise<void> {
  await page.locator('.pane-header', { hasText: 'samples' }).first().click();
  await page.mouse.move(350, 500);
  await page.mouse.down();
  await page.mouse.move(620, 500, { steps: 4 });
  await page.mouse.up();
}

const tree: PageTest = {
  name: 'page/the dependencies view leads from provider to entry point to call',
  run: async (tools) => {
    const workbench = await openSamples(tools, 'Default Dark Modern');
    await workbench.command('Explorer: Focus on AI Dependencies View');
    const view = workbench.page.locator('.pane', { hasText: 'AI Dependencies' });
    const row = (text: RegExp): Locator => view.locator('.monaco-list-row', { hasText: text });
    await row(/Claude API/)
      .first()
      .waitFor();
    await row(/POST \/api\/chat/)
      .first()
      .click();
    await workbench.page.keyboard.press('ArrowRight');
    await row(/messages\.\w+.*no fallback/)
      .first()
      .waitFor();
    await widen(workbench.page);
    await workbench.page.mouse.move(300, 640);
    await sleep(fadeMs);
    await tools.shoot(workbench, 'tree');
    await workbench.command('Lifeboat: Filter AI Dependencies');
    await workbench.page.locator('.quick-input-widget input[type="text"]').fill('summarize');
    await workbench.page.keyboard.press('Enter');
    await row(/POST \/api\/summarize/)
      .first()
      .waitFor();
    await row(/Claude API/)
      .first()
      .waitFor({ state: 'detached' });
  },
};

const preselected: PageTest = {
  name: 'page/the panel begins with the provider that is down and leads to code',
  run: async (tools) => {
    const workbench = await openSamples(tools, 'Default Dark Modern');
    await workbench.statusBarItem(/Claude API major outage/);
    const panel = await openPanel(workbench);
    await panel.getByText('If Claude API goes down').waitFor();
    await nodeOf(panel, /Claude API \(provider\).*taken out/).waitFor();
    await nodeOf(panel, /POST \/api\/chat .*lost/).waitFor();
    await workbench.page.mouse.move(1000, 640);
    await sleep(fadeMs);
    await tools.shoot(workbench, 'panel-dark');
    await panel.getByLabel('What if').selectOption({ label: 'OpenAI API goes down' });
    await nodeOf(panel, /POST \/api\/summarize .*lost/).waitFor();
    await panel.locator('button.link', { hasText: 'BullMQ worker enrich' }).click();
    await workbench.page.locator('.tab.active', { hasText: 'enrich.ts' }).waitFor();
  },
};

/** A window that shows an extension from its sources begins anew each time; one with an installed extension does not. */
const reloaded: PageTest = {
  name: 'page/the panel survives a reload of the window',
  run: async (tools) => {
    const extensionsDir = await installExtension(
      tools.vscode,
      await tools.packaged(),
      tools.lifetime,
    );
    const folder = samples(tools);
    const workbench = await openWorkbench(
      { ...tools, folder, extensionsDir, plain: true, userSettings: withoutStatus },
      tools.lifetime,
    );
    await workbench.open(routePath);
    await workbench.squiggle('warning');
    const panel = await openPanel(workbench);
    await panel.getByLabel('What if').selectOption({ label: 'OpenAI API goes down' });
    await panel.getByText('If OpenAI API goes down').waitFor();
    // A reload of the page alone would not let VS Code write down what is open.
    await workbench.command('Developer: Reload Window');
    await panelOf(workbench.page).getByText('If OpenAI API goes down').waitFor();
  },
};

const light: PageTest = {
  name: 'page/the panel follows the theme, the keyboard and a search',
  run: async (tools) => {
    const workbench = await openSamples(tools, 'Default Light Modern');
    const panel = await openPanel(workbench);
    await nodeOf(panel, /Claude API \(provider\)/).waitFor();
    await workbench.page.mouse.move(1000, 640);
    await sleep(fadeMs);
    await tools.shoot(workbench, 'panel-light');
    await panel.locator('g.node').first().focus();
    await workbench.page.keyboard.press('ArrowRight');
    const focused = panel.locator('g.node:focus');
    assert.doesNotMatch((await focused.getAttribute('aria-label')) ?? '', /entry point/);
    await panel.locator('#search').fill('summarize');
    await until('a search that finds', async () =>
      (await panel.locator('g.node.near').count()) === 2 ? true : undefined,
    );
  },
};

const empty: PageTest = {
  name: 'page/the panel says what to do where there are no calls',
  run: async (tools) => {
    const folder = writeFiles(join(tools.lifetime.tempFolder(), 'plain'), {
      'package.json': '{}\n',
      'add.ts': 'export const add = (a: number, b: number): number => a + b;\n',
    });
    const workbench = await openWorkbench(
      {
        ...{ ...tools, folder, openFile: join(folder, 'add.ts') },
        extensionDevelopmentPath: tools.repository,
        userSettings: withoutStatus,
      },
      tools.lifetime,
    );
    // An open palette lists what was known when it opened: in a new window, that may be too little.
    await until('the command', async () => {
      await workbench.page.keyboard.press('F1');
      await workbench.page.locator('.quick-input-widget input[type="text"]').fill(`>${title}`);
      const row = workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: title });
      if (await appears(row.first())) return row.first();
      await workbench.page.keyboard.press('Escape');
      return undefined;
    }).then((row) => row.click());
    await panelOf(workbench.page).getByText('No LLM calls found here').waitFor();
  },
};

export const dependencyTests = [tree, preselected, reloaded, light, empty];
