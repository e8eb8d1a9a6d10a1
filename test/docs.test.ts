/** Documents that follow from the code. A failure here has already mended the file: look at it and commit it. */
import { describe, expect, it } from 'vitest';
import { ruleIds } from '../src/engine/analyze';
import { readSuppressionComment } from '../src/engine/suppressionComments';
import { readConfigText } from '../src/project/configFile';
import { configKeys } from '../src/project/configSchema';
import { rules } from '../src/rules';
import { refresh, refreshSection, table } from './support/generated';
import { manifest } from './support/manifest';
import type { Setting } from './support/manifest';
import { rulePage } from './support/rulePage';
import { filesUnder, read } from './support/sources';

function choices({ enum: values = [] }: Setting): string {
  return values.length === 0 ? '' : ` One of ${values.map((value) => `\`${value}\``).join(', ')}.`;
}

describe('README', () => {
  it('has the rules of the registry', async () => {
    const rows = rules.map(({ id, says, severity }) => [
      `[\`${id}\`](docs/rules/${id}.md)`,
      says,
      severity,
    ]);
    const { before, after } = await refreshSection(
      'README.md',
      'rules',
      table(['rule', 'says', 'severity'], rows),
    );
    expect(before).toBe(after);
  });

  it('has the settings of package.json', async () => {
    const rows = Object.entries(manifest.contributes.configuration.properties).map(
      ([name, setting]) => [
        `\`${name}\``,
        `\`${JSON.stringify(setting.default)}\``,
        `${setting.markdownDescription ?? ''}${choices(setting)}`,
      ],
    );
    const { before, after } = await refreshSection(
      'README.md',
      'settings',
      table(['setting', 'default', 'what it does'], rows),
    );
    expect(before).toBe(after);
  });
});

describe('docs/control.md', () => {
  const page = read('docs/control.md');

  it('shows a config file that is right', () => {
    const [, example = ''] = /```jsonc\n(.*?)```/s.exec(page) ?? [];
    const { config, issues } = readConfigText(example, { ruleIds });
    expect(issues).toEqual([]);
    expect(Object.keys(config).sort()).toEqual([...configKeys].sort());
  });

  it('shows comments that are read as it says', () => {
    const shown = [...page.matchAll(/^(?:\/\/ )?(lifeboat-ignore.*)$/gm)].map(([, text = '']) =>
      readSuppressionComment({ text, start: 0, end: text.length }),
    );
    expect(shown).toMatchObject([
      { rules: ['missing-fallback'], expires: null },
      { expires: '2027-01-31', reason: '<reason>' },
      { expires: '2027-01-31', reason: '<reason>' },
    ]);
  });
});

describe('package.json', () => {
  it('completes the ids of rules, as settings for all files and for some', async () => {
    const setting = { type: 'string', enum: ['error', 'warning', 'information', 'hint', 'off'] };
    const properties = Object.fromEntries(
      rules.map(({ id, says }) => [id, { ...setting, description: says }]),
    );
    const draft = JSON.parse(read('package.json')) as typeof manifest;
    const settings = draft.contributes.configuration.properties;
    const overrides = settings['lifeboat.overrides']?.items?.properties;
    for (const one of [settings['lifeboat.rules'], overrides?.['rules']])
      Object.assign(one ?? {}, { additionalProperties: false, properties });
    const { before, after } = await refresh('package.json', JSON.stringify(draft, null, 2));
    expect(before).toBe(after);
  });
});

describe('pages of rules', () => {
  it.each(rules.map((rule) => [rule.id, rule] as const))(
    '%s says what the rule says',
    async (id, rule) => {
      const { before, after } = await refresh(`docs/rules/${id}.md`, rulePage(rule));
      expect(before).toBe(after);
    },
  );

  it('has no page without a rule', () => {
    const pages = rules.map(({ id }) => `docs/rules/${id}.md`);
    expect(filesUnder('docs/rules', '.md')).toEqual(pages.sort());
  });
});
