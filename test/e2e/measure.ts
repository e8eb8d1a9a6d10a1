/** Runs the suite that measures typing, in one VS Code, and gives its figures as a table. */
import { typingSuite } from './host/suites';
import type { RunOptions } from './main';
import { startBrowser } from './support/browser';
import { withLifetime } from './support/lifetime';

export async function measureTyping({
  vscodes: [vscode],
  browserPath,
  repository,
}: Pick<RunOptions, 'vscodes' | 'browserPath' | 'repository'>): Promise<string> {
  if (!vscode) throw new Error('there is no VS Code to measure in');
  return withLifetime(async (lifetime) => {
    const results = await typingSuite.results({
      ...{ vscode, repository, lifetime },
      browser: await startBrowser(browserPath, lifetime),
      packaged: () => Promise.reject(new Error('nothing is packaged for a measurement')),
      shoot: () => Promise.resolve(),
    });
    const failed = results.find(({ error }) => error !== null);
    if (failed) throw new Error(`${failed.name}: ${failed.error ?? ''}`);
    const rows = results.flatMap(({ name, figures = {} }) =>
      Object.entries(figures).map(([what, ms]) => `| ${name}: ${what} | ${ms.toFixed(1)} ms |`),
    );
    return [
      '### Typing in VS Code: 2,000 lines, 20 calls',
      '',
      '| what | figure |',
      '| --- | --- |',
      ...rows,
      '',
    ].join('\n');
  });
}
