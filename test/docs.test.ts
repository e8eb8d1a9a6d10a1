/** README's tables follow from the code. A failure here has already mended the file: look at it and commit it. */
import { expect, it } from 'vitest';
import { refreshSection, table } from './support/generated';
import { manifest } from './support/manifest';

it("README's table of settings is that of package.json", async () => {
  const rows = Object.entries(manifest.contributes.configuration.properties).map(
    ([name, setting]) => [
      `\`${name}\``,
      `\`${JSON.stringify(setting.default)}\``,
      setting.markdownDescription ?? setting.description ?? '',
    ],
  );
  const { before, after } = await refreshSection(
    'README.md',
    'settings',
    table(['setting', 'default', 'what it does'], rows),
  );
  expect(before).toBe(after);
});
