/** The packaged extension in the hands of a user. */
import assert from 'node:assert/strict';
import { chatFolder, chatPath } from '../support/projects';
import { installExtension } from '../support/server';
import type { PageTest } from '../support/suite';
import { openWorkbench, withoutStatus } from '../support/workbench';

const worksInstalled: PageTest = {
  name: 'page/the packaged extension is installed and reports',
  run: async (tools) => {
    const extensionsDir = await installExtension(
      tools.vscode,
      await tools.packaged(),
      tools.lifetime,
    );
    const folder = chatFolder(tools.lifetime);
    const options = { ...tools, folder, extensionsDir, plain: true, userSettings: withoutStatus };
    const workbench = await openWorkbench(options, tools.lifetime);
    await workbench.open(chatPath);
    await workbench.squiggle('warning');
    const rows = await workbench.problems('lifeboat');
    assert.match(rows.join('\n'), /missing-timeout/);
    await tools.shoot(workbench, 'installed');
  },
};

export const installedTests = [worksInstalled];
