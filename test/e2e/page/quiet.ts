/** Who has no LLM calls neither sees Lifeboat nor makes it ask anybody anything. */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { servedProviders, startStatusServer } from '../../support/statusServer';
import { until } from '../support/poll';
import { chatPath, chatSource, writeFiles, type Files } from '../support/projects';
import type { PageTest } from '../support/suite';
import { openWorkbench, type Workbench } from '../support/workbench';

const plainPath = 'src/add.ts';

/** A program that asks an API which has nothing to do with LLMs. */
const plainFiles: Files = {
  'package.json': `${JSON.stringify({ name: 'plain', dependencies: { express: '5.2.1' } })}\n`,
  [plainPath]: `import express from 'express';

const app = express();
app.get('/rates', async (_request, response) => {
  const answer = await fetch('https://api.example.com/v1/rates');
  response.json(await answer.json());
});
`,
};

/** How long the window may take to show what it was asked for. */
const answerMs = 3_000;

/** Longer than an answer of the server needs to reach the status bar. */
const quietMs = 3_000;

const scanTitle = 'Lifeboat: Scan Workspace';

/**
 * Scans until the server says that it has found nothing. Once is not enough in a new window: an open palette lists what
 * was known when it opened, and a scan gives way to the one at the start.
 */
async function scanFindsNothing({ page, command }: Workbench): Promise<void> {
  const row = page.locator('.quick-input-list .monaco-list-row', { hasText: scanTitle });
  const answer = page.locator('.notifications-center', { hasText: 'no LLM calls in 1 file' });
  await until('a scan that finds nothing', async () => {
    await page.keyboard.press('F1');
    await page.locator('.quick-input-widget input[type="text"]').fill(`>${scanTitle}`);
    if (await appears(row)) await row.first().click();
    else await page.keyboard.press('Escape');
    await command('Notifications: Show Notifications');
    return appears(answer);
  });
}

function appears(found: Locator): Promise<boolean> {
  const options = { timeout: answerMs };
  return found
    .first()
    .waitFor(options)
    .then(
      () => true,
      () => false,
    );
}

const staysQuiet: PageTest = {
  name: 'page/without LLM calls there is no finding, no status bar item and no request',
  run: async (tools) => {
    const pages = await startStatusServer();
    tools.lifetime.add(() => pages.close());
    const addresses = servedProviders.map((provider) => [provider, pages.baseUrl(provider)]);
    const folder = writeFiles(join(tools.lifetime.tempFolder(), 'plain'), plainFiles);
    const workbench = await openWorkbench(
      {
        ...tools,
        folder,
        openFile: join(folder, plainPath),
        extensionDevelopmentPath: tools.repository,
        machineSettings: { 'lifeboat.status.pages': Object.fromEntries(addresses) as object },
      },
      tools.lifetime,
    );
    const { page } = workbench;
    await page.locator('.view-line', { hasText: 'api.example.com' }).first().waitFor();
    await scanFindsNothing(workbench);
    await sleep(quietMs);
    assert.deepEqual((await workbench.statusBar()).filter(isOurs), []);
    assert.equal(await page.locator('.view-overlays [class*="squiggly-"]').count(), 0);
    assert.deepEqual(pages.requests, []);

    // The first call ends the quiet: what was looked at above is where it shows.
    writeFiles(folder, { [chatPath]: chatSource });
    await workbench.open(chatPath);
    await workbench.squiggle('warning');
    const item = await workbench.statusBarItem(/Claude API operational/);
    assert.ok(isOurs((await item.innerText()).trim()));
    assert.notEqual(pages.requests.length, 0);
  },
};

/** Says something of a provider, or of providers. */
function isOurs(text: string): boolean {
  return /claude|openai|provider|lifeboat|operational|unknown/i.test(text);
}

export const quietTests = [staysQuiet];
