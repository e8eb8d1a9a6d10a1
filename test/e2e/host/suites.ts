/** The suites of this folder and the window that each of them wants. Runs outside VS Code. */
import { join } from 'node:path';
import { build } from 'esbuild';
import { runInHost } from '../support/hostRun';
import { chatFolder, longFolder, twoFolders } from '../support/projects';
import type { Lifetime } from '../support/lifetime';
import type { HostSuite, Tools } from '../support/suite';
import { withoutStatus, type WorkbenchOptions } from '../support/workbench';

/** Makes a suite into the single CommonJS file that the extension host loads. */
async function bundleSuite(name: string, { repository, lifetime }: Tools): Promise<string> {
  const outfile = join(lifetime.tempFolder(), `${name}.js`);
  await build({
    entryPoints: [join(repository, 'test', 'e2e', 'host', `${name}.ts`)],
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    external: ['vscode'],
    sourcemap: 'inline',
    logLevel: 'error',
  });
  return outfile;
}

function suite(
  name: string,
  folder: (lifetime: Lifetime) => string,
  options: Partial<WorkbenchOptions> = {},
): HostSuite {
  return {
    name: `host/${name}`,
    results: async (tools) => {
      const { exitCode, results, log } = await runInHost(
        {
          vscode: tools.vscode,
          browser: tools.browser,
          folder: folder(tools.lifetime),
          extensionDevelopmentPath: tools.repository,
          extensionTestsPath: await bundleSuite(name, tools),
          ...options,
          userSettings: { ...withoutStatus, ...options.userSettings },
        },
        tools.lifetime,
      );
      if (exitCode !== 0) throw new Error(`the suite ended with ${exitCode}:\n${log}`);
      return results;
    },
  };
}

/** What `npm run bench -- typing` runs: it measures and asserts no time. */
export const typingSuite = suite('typing', longFolder);

export const hostSuites: readonly HostSuite[] = [
  suite('activation', chatFolder),
  suite('findings', chatFolder),
  suite('crash', chatFolder),
  suite('multiRoot', twoFolders),
  suite('restricted', chatFolder, {
    askForTrust: true,
    userSettings: { 'security.workspace.trust.startupPrompt': 'never' },
  }),
];
