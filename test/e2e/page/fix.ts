/** From squiggle to mended text, with keyboard, mouse and eyes. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chatFolder, chatPath, chatSource } from '../support/projects';
import type { PageTest } from '../support/suite';
import { openWorkbench } from '../support/workbench';

const fixesFromLightbulb: PageTest = {
  name: 'page/a fix is applied from the light bulb',
  run: async (tools) => {
    const folder = chatFolder(tools.lifetime);
    const openFile = join(folder, chatPath);
    const extensionDevelopmentPath = tools.repository;
    const workbench = await openWorkbench(
      { ...tools, folder, openFile, extensionDevelopmentPath },
      tools.lifetime,
    );
    const squiggle = await workbench.squiggle('warning');
    await workbench.hover(squiggle, /lifeboat/);
    await tools.shoot(workbench, 'fix-1-squiggle');

    await workbench.goTo(2, chatSource.split('\n')[1]!.indexOf('fetch') + 2);
    const [first] = await workbench.openLightbulb();
    assert.ok(first);
    await tools.shoot(workbench, 'fix-2-lightbulb');

    await workbench.chooseAction(first);
    await squiggle.waitFor({ state: 'detached' });
    await tools.shoot(workbench, 'fix-3-fixed');
    assert.match(await workbench.editorText(), /AbortSignal\.timeout\(/);
    await workbench.save();
    const saved = readFileSync(openFile, 'utf8');
    assert.match(saved, /signal: AbortSignal\.timeout\(/);
    // The call and all that it sends are still there.
    for (const line of chatSource.split('\n').slice(2))
      assert.ok(saved.includes(line.trim()), line);
  },
};

export const fixTests = [fixesFromLightbulb];
