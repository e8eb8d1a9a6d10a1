/** From squiggle to mended text, with keyboard, mouse and eyes. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chatFolder, chatPath, chatSource } from '../support/projects';
import { until } from '../support/poll';
import type { PageTest } from '../support/suite';
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

export const fixTests = [fixesFromLightbulb];
