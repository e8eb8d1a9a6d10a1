import { describe, expect, it } from 'vitest';
import { defaultConfig } from '../../src/model/config';
import { readConfigText, validateConfig } from '../../src/project/configFile';
import { loadConfig, mergeConfig } from '../../src/project/loadConfig';
import { memoryFiles } from './support/memoryFiles';

describe('a config text', () => {
  it('may carry comments and trailing commas', () => {
    const { config, issues } = readConfigText(`{
      "$schema": "./node_modules/lifeboat/config.schema.json",
      // somebody waits
      "patienceSeconds": { "interactive": 20, },
      "rules": { "missing-fallback": "off", "long-wait": "hint" },
      "exclude": ["legacy"],
    }`);
    expect(issues).toEqual([]);
    expect(config).toEqual({
      patienceSeconds: { interactive: 20 },
      rules: { 'missing-fallback': 'off', 'long-wait': 'hint' },
      exclude: ['legacy'],
    });
  });

  it('names key and line of every problem and keeps the rest', () => {
    const { config, issues } = readConfigText(`{
  "rules": {
    "long-wait": "warn",
    "missing-retry": "error"
  },
  "patienceSeconds": { "interactive": -1, "background": 300 },
  "exclude": [
    "a",
    5
  ],
  "colour": true
}`);
    expect(config).toEqual({
      rules: { 'missing-retry': 'error' },
      patienceSeconds: { background: 300 },
      exclude: ['a'],
    });
    expect(issues.map(({ path, line }) => [path.join('.'), line])).toEqual([
      ['colour', 11],
      ['patienceSeconds.interactive', 6],
      ['rules.long-wait', 3],
      ['exclude.1', 9],
    ]);
    expect(issues.map(({ message }) => message)).toEqual([
      'is not a setting; the settings are patienceSeconds, rules, exclude, wrappers',
      'must be more than 0 seconds',
      'must be one of "error", "warning", "information", "hint", "off"',
      'must be a glob',
    ]);
  });

  const wholes: readonly (readonly [string, string])[] = [
    ['{ "rules": 5 }', 'must be an object from rule ids to severities'],
    ['{ "exclude": "a" }', 'must be a list of globs'],
    ['{ "patienceSeconds": 60 }', 'must be an object of interactive and background, in seconds'],
    ['{ "patienceSeconds": { "nobody": 1 } }', 'is not a setting here'],
    ['[]', 'must be an object'],
    ['{ "rules": {} ', 'is not valid JSON: close brace expected'],
  ];
  it.each(wholes)('%s', (text, message) => {
    const { issues } = readConfigText(text);
    expect(issues.map((issue) => issue.message)).toEqual([message]);
    expect(issues[0]?.line).toBe(1);
  });

  it('that is empty says that something is missing', () => {
    expect(readConfigText('').issues).toHaveLength(1);
  });
});

it('settings that are values are checked the same way', () => {
  const { config, issues } = validateConfig({ exclude: 'x', rules: { a: 'off' } });
  expect(config).toEqual({ rules: { a: 'off' }, exclude: undefined });
  expect(issues[0]).toEqual({ path: ['exclude'], message: 'must be a list of globs', line: null });
});

describe('the config file', () => {
  const load = (tree: Readonly<Record<string, string | Error>>, root = '/repo', file?: string) =>
    loadConfig(root, memoryFiles('/repo', { '.git/HEAD': '', ...tree }), file);

  it('is lifeboat.config.json', async () => {
    const loaded = await load({ 'lifeboat.config.json': '{"exclude": ["a"]}' });
    expect(loaded).toEqual({
      config: { exclude: ['a'] },
      issues: [],
      file: '/repo/lifeboat.config.json',
    });
  });

  it('may be a key of package.json, with lines of that file', async () => {
    const text = '{\n"name": "app",\n"lifeboat": {\n"exclude": 1\n}\n}';
    const loaded = await load({ 'package.json': text });
    expect(loaded.file).toBe('/repo/package.json');
    expect(loaded.issues).toEqual([
      { path: ['exclude'], message: 'must be a list of globs', line: 4 },
    ]);
  });

  it('is found above the folder, inside the repository', async () => {
    const tree = { 'lifeboat.config.json': '{"exclude": ["a"]}', 'apps/web/a.ts': '' };
    expect((await load(tree, '/repo/apps/web')).file).toBe('/repo/lifeboat.config.json');
    expect((await load({ 'a.ts': '' })).file).toBeNull();
  });

  it('can be named', async () => {
    const tree = { 'lifeboat.config.json': '{}', 'ci.json': '{"exclude": ["ci"]}' };
    expect((await load(tree, '/repo', '/repo/ci.json')).config).toEqual({ exclude: ['ci'] });
  });

  it('that cannot be read is an issue', async () => {
    const loaded = await load({ 'lifeboat.config.json': new Error('EACCES') });
    expect(loaded.issues[0]?.message).toBe('EACCES');
  });
});

it('the config file wins over settings, and both over defaults', () => {
  const merged = mergeConfig(
    { rules: { a: 'off', b: 'hint' }, exclude: ['x'], patienceSeconds: { interactive: 10 } },
    { rules: { b: 'error' }, exclude: ['y'] },
  );
  expect(merged).toEqual({
    rules: { a: 'off', b: 'error' },
    exclude: ['y'],
    wrappers: [],
    patienceSeconds: { ...defaultConfig.patienceSeconds, interactive: 10 },
  });
  expect(mergeConfig({}, {})).toEqual(defaultConfig);
});
