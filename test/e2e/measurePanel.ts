/** How long the panel about outages takes in a real VS Code, from the command to the drawn picture, and to answer then. */
import { join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import type { RunOptions } from './main';
import { startBrowser } from './support/browser';
import { withLifetime, type Lifetime } from './support/lifetime';
import { writeFiles } from './support/projects';
import { openWorkbench, withoutStatus, type Workbench } from './support/workbench';

type Options = Pick<RunOptions, 'vscodes' | 'browserPath' | 'repository'>;

/** Routes, each with a call of its own: two nodes, beside the provider and its operation. */
const sizes = [100, 1_000];
const openings = 5;

const route = (at: number): string => `import OpenAI from 'openai';
const client = new OpenAI();
export async function POST(request: Request) {
  const input = await request.text();
  return Response.json(await client.responses.create({ model: 'gpt-${String(at % 3)}', input }));
}
`;

const title = 'Lifeboat: What If … Goes Down?';

export async function measurePanel(options: Options): Promise<string> {
  const rows: string[] = [];
  for (const size of sizes)
    rows.push(...(await withLifetime((lifetime) => measure(size, options, lifetime))));
  return ['| what | figure |', '| --- | --- |', ...rows, ''].join('\n');
}

async function measure(
  size: number,
  { vscodes: [vscode], browserPath, repository }: Options,
  lifetime: Lifetime,
): Promise<readonly string[]> {
  if (!vscode) throw new Error('there is no VS Code to measure in');
  const folder = writeFiles(join(lifetime.tempFolder(), 'many'), {
    'package.json': '{"dependencies":{"openai":"^7.0.0","next":"16.0.0"}}\n',
    ...Object.fromEntries(
      Array.from({ length: size }, (_, at) => [`app/api/r${String(at)}/route.ts`, route(at)]),
    ),
  });
  const workbench = await openWorkbench(
    {
      ...{ vscode, folder, openFile: join(folder, 'app/api/r0/route.ts') },
      browser: await startBrowser(browserPath, lifetime),
      extensionDevelopmentPath: repository,
      userSettings: withoutStatus,
    },
    lifetime,
  );
  await workbench.squiggle('info');
  const { page } = workbench;
  const panel = page.frameLocator('iframe.webview').frameLocator('iframe#active-frame');
  const opened: number[] = [];
  // The first opening waits for the map as well.
  for (let turn = 0; turn <= openings; turn += 1) {
    opened.push(await openPanel(page, panel));
    if (turn < openings) await closePanel(workbench);
  }
  // The page has drawn what a search finds when it comes to the second frame after it.
  const search = panel.locator('#search');
  const start = performance.now();
  await search.fill(`r${String(size - 1)}`);
  await search.evaluate(
    'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))',
  );
  const found = performance.now() - start;
  const [first = 0, ...later] = opened;
  const nodes = String(size * 2);
  return [
    `| ${nodes} nodes: command to picture, first time | ${first.toFixed(0)} ms |`,
    `| ${nodes} nodes: command to picture, median of ${String(openings)} more | ${median(later).toFixed(0)} ms |`,
    `| ${nodes} nodes: search, until it is drawn | ${found.toFixed(0)} ms |`,
  ];
}

/** The time runs from the choice in the palette: typing into it is no part of the panel. */
async function openPanel(page: Page, panel: FrameLocator): Promise<number> {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input[type="text"]').fill(`>${title}`);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().waitFor();
  const start = performance.now();
  await page.keyboard.press('Enter');
  await panel.locator('g.node').first().waitFor();
  return performance.now() - start;
}

async function closePanel(workbench: Workbench): Promise<void> {
  await workbench.command('View: Close Editor');
  await workbench.page.locator('iframe.webview').first().waitFor({ state: 'detached' });
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
