/** From squiggle to mended text, with keyboard, mouse and eyes. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chatFolder, chatPath, chatSource, writeFiles } from '../support/projects';
import { until } from '../support/poll';
import type { PageTest, Tools } from '../support/suite';
import { openWorkbench, withoutStatus } from '../support/workbench';

const mended = /^\s*signal: AbortSignal\.timeout\(\d[\d_]*\),$/m;

const fixesFromLightbulb: PageTest = {
  name: 'page/a fix is applied from the light bulb',
  run: async (tools) => {
    const folder = chatFolder(tools.lifetime);
    const openFile = join(folder, chatPath);
    const extensionDevelopmentPath = tools.repository;
    const workbench = await openWorkbench(
      { ...tools, folder, openFile, extensionDevelopmentPath, userSettings: withoutStatus },
      tools.lifetime,
    );
    const squiggle = await workbench.squiggle('warning');
    await workbench.hover(squiggle, /has no timeout[^]*missing-timeout/);
    await tools.shoot(workbench, 'fix-1-squiggle');

    await workbench.goTo(2, chatSource.split('\n')[1]!.indexOf('fetch') + 2);
    const [first] = await workbench.openLightbulb();
    assert.ok(first);
    await tools.shoot(workbench, 'fix-2-lightbulb');

    await workbench.chooseAction(first);
    await until('the mended text', async () => mended.test(await workbench.editorText()));
    await workbench.save();
    const saved = readFileSync(openFile, 'utf8');
    // One line more, and all others as they were.
    const added = saved.split('\n').filter((line) => mended.test(line));
    assert.equal(added.length, 1);
    assert.equal(saved.replace(`${added.join('')}\n`, ''), chatSource);

    // What the call still lacks is still said; the missing timeout is not.
    const rows = await workbench.problems(/missing-retry/);
    assert.doesNotMatch(rows.join('\n'), /missing-timeout/);
    await tools.shoot(workbench, 'fix-3-fixed');
  },
};

const second = 'app/api/summary/route.ts';

/** Two routes that a safe fix bounds each; the first one makes two requests. */
function boundable(tools: Tools): string {
  const request = (name: string): string => `export async function ${name}(): Promise<Response> {
  const response = await fetch('https://api.openai.com/v1/responses', {
    method: 'POST',
    headers: { authorization: \`Bearer \${process.env.OPENAI_API_KEY}\` },
    body: JSON.stringify({ model: 'gpt-6-luna', input: 'Say hello.' }),
  });
  if (!response.ok) throw new Error(\`no answer: \${response.status}\`);
  return Response.json(await response.json());
}
`;
  const manifest = { name: 'bounds', private: true, dependencies: { next: '16.0.0' } };
  return writeFiles(join(tools.lifetime.tempFolder(), 'bounds'), {
    'package.json': `${JSON.stringify(manifest, null, 2)}\n`,
    [chatPath]: `${request('GET')}\n${request('POST')}`,
    [second]: request('POST'),
  });
}

const signals = (text: string): number => text.split('AbortSignal.timeout').length - 1;

const fixesWorkspace: PageTest = {
  name: 'page/all safe fixes are previewed, applied and taken back in one step',
  run: async (tools) => {
    const folder = boundable(tools);
    const openFile = join(folder, chatPath);
    const extensionDevelopmentPath = tools.repository;
    const workbench = await openWorkbench(
      { ...tools, folder, openFile, extensionDevelopmentPath, userSettings: withoutStatus },
      tools.lifetime,
    );
    await workbench.squiggle('warning');
    await workbench.goTo(2, 'const response = await fetch'.length);
    const titles = await workbench.openLightbulb();
    assert.match(titles[0] ?? '', /^Bound this call/);
    assert.match(titles.join('\n'), /Fix all 2 safe Lifeboat problems in this file/);
    const ours = titles.filter((title) => /^(?:Bound|Fix all|Ignore)/.test(title));
    assert.match(ours.at(-1) ?? '', /^Ignore missing-timeout/);
    await tools.shoot(workbench, 'fix-menu');
    await workbench.page.keyboard.press('Escape');

    await workbench.command('Lifeboat: Fix All Safe Problems in the Workspace');
    const rows = workbench.page.locator('.panel .monaco-list-row');
    await rows.filter({ hasText: 'AbortSignal.timeout' }).first().waitFor();
    assert.equal(signals(readFileSync(openFile, 'utf8')), 0);
    await tools.shoot(workbench, 'fix-preview');

    // Nothing is chosen beforehand: a row of a file chooses all of its changes.
    for (const file of await rows.filter({ hasText: 'route.ts' }).all())
      await file.locator('.monaco-checkbox, input[type=checkbox]').first().click();
    await workbench.page.getByRole('button', { name: 'Apply' }).click();
    await until('the mended text', async () => signals(await workbench.editorText()) === 2);
    await workbench.open(second);
    await until('the other file', async () => signals(await workbench.editorText()) === 1);
    // One step takes back all of it, in the file that is not on the screen too.
    await workbench.page.keyboard.press('Control+Z');
    await until('the text as it was', async () => signals(await workbench.editorText()) === 0);
    await workbench.open(chatPath);
    await until('the first file', async () => signals(await workbench.editorText()) === 0);
  },
};

export const fixTests = [fixesFromLightbulb, fixesWorkspace];
