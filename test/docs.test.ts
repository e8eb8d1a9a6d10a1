/** README's tables follow from the code. A failure here has already mended the file: look at it and commit it. */
import { expect, it } from 'vitest';
import { rules } from '../src/rules';
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

it("README's table of rules is that of the registry", async () => {
  const rows = rules.map(({ id, says, severity }) => [`\`${id}\``, says, severity]);
  const { before, after } = await refreshSection(
    'README.md',
    'rules',
    table(['rule', 'says', 'severity'], rows),
  );
  expect(before).toBe(after);
});
