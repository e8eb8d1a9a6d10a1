/** The status bar in front of a status page that answers well, answers badly, or does not answer. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { startStatusServer, type StatusServer } from '../../support/statusServer';
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
  name: 'page/the status bar follows an outage that begins',
  run: async (tools) => {
    const pages = await startPages(tools);
    const workbench = await openWatching(tools, pages);
    const item = await workbench.statusBarItem(/Claude API operational/);
    pages.set('anthropic', 'major-outage');
    await item.click();
    await workbench.pick('Read the status pages now');
    await workbench.statusBarItem(/Claude API major outage/);
  },
};

export const statusTests = [operational, degraded, unreachable, changes];
