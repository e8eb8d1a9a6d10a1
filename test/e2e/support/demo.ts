/** The packaged extension in a VS Code that shows the samples, with an invented incident on the status page. */
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startStatusServer } from '../../support/statusServer';
import { startBrowser } from './browser';
import { newLifetime, type Lifetime } from './lifetime';
import { packageExtension } from './package';
import { installExtension, startServer, type Vscode } from './server';
import { openWorkbench, quietSettings, workbenchUrl, type WorkbenchOptions } from './workbench';

export interface Demo {
  /** Where a browser finds VS Code with the samples. */
  readonly url: string;
  /** Where `POST /control/anthropic/<state>` changes what the status page says. */
  readonly statusUrl: string;
  /** Takes the incident one step further, and from its end to its beginning. */
  step(): void;
  end(): Promise<void>;
}

export interface DemoOptions {
  readonly vscode: Vscode;
  readonly repository: string;
  readonly say: (line: string) => void;
}

/** The window of the demo, without the browser that shows it. */
type Scene = Omit<WorkbenchOptions, 'browser'>;

/** A copy: whoever tries the fixes leaves the repository as it is. */
function copySamples(repository: string, lifetime: Lifetime): string {
  const folder = join(lifetime.tempFolder(), 'samples');
  const filter = (path: string): boolean => !path.includes('node_modules');
  cpSync(join(repository, 'samples'), folder, { recursive: true, filter });
  return folder;
}

async function setScene(
  { vscode, repository, say }: DemoOptions,
  lifetime: Lifetime,
): Promise<{ scene: Scene; statusUrl: string; step: () => void }> {
  say('packaging the extension');
  const vsix = await packageExtension(repository, lifetime.tempFolder());
  if (!existsSync(vsix)) throw new Error('`npm run package` wrote no package');
  say(`installing it into VS Code ${vscode.version}`);
  const extensionsDir = await installExtension(vscode, vsix, lifetime);

  const pages = await startStatusServer();
  lifetime.add(() => pages.close());
  const step = (): void => {
    if (!pages.next('anthropic')) pages.replay('anthropic');
  };
  pages.replay('anthropic');
  // The first frame is the quiet before the incident.
  step();

  const machineSettings = {
    'lifeboat.status.pages': {
      anthropic: pages.baseUrl('anthropic'),
      openai: pages.baseUrl('openai'),
    },
  };
  const folder = copySamples(repository, lifetime);
  return {
    scene: { vscode, extensionsDir, folder, plain: true, machineSettings },
    statusUrl: pages.url,
    step,
  };
}

/** Starts everything and leaves it running until `end`. */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const lifetime = newLifetime();
  try {
    const { scene, statusUrl, step } = await setScene(options, lifetime);
    const server = await startServer({ ...scene, userSettings: quietSettings }, lifetime);
    return { url: workbenchUrl(scene, server), statusUrl, step, end: () => lifetime.end() };
  } catch (error) {
    await lifetime.end();
    throw error;
  }
}

const fadeMs = 1_000;

/** Takes a picture of the demo: a call and how it would fail, the Problems view, the incident in the status bar. */
export async function shootDemo(
  options: DemoOptions & { readonly browserPath: string; readonly file: string },
): Promise<void> {
  const lifetime = newLifetime();
  try {
    const { scene } = await setScene(options, lifetime);
    const browser = await startBrowser(options.browserPath, lifetime);
    options.say('opening the samples');
    const workbench = await openWorkbench({ ...scene, browser }, lifetime);
    await workbench.open('app/api/draft/route.ts');
    const squiggle = await workbench.squiggle('info');
    await workbench.problems('lifeboat');
    await workbench.statusBarItem(/Claude API partial outage/);
    await workbench.hover(squiggle, /When the provider hangs/);
    await sleep(fadeMs);
    await workbench.screenshot(options.file);
  } finally {
    await lifetime.end();
  }
}
