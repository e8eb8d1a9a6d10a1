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
    expect(issues.map(({ path, range }) => [path.join('.'), range?.startLine])).toEqual([
      ['colour', 11],
      ['patienceSeconds.interactive', 6],
      ['rules.long-wait', 3],
      ['exclude.1', 9],
    ]);
    expect(issues.map(({ message }) => message)).toEqual([
      'is not a setting; the settings are patienceSeconds, rules, exclude, wrappers, fallbackProviders, overrides, tests, examples, generated',
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
    expect(issues[0]?.range?.startLine).toBe(1);
  });

  it('that is empty says that something is missing', () => {
    expect(readConfigText('').issues).toHaveLength(1);
  });
});

describe('what contradicts itself', () => {
  const ruleIds = ['missing-timeout', 'missing-retry', 'long-wait'];
  const said = (text: string) => {
    const { config, issues } = readConfigText(text, { ruleIds });
    const messages = issues.map(
      ({ path, message, range }) => `${range?.startLine}: ${path.join('.')} ${message}`,
    );
    return { config, messages };
  };

  it('unknown rules are named, with the one that was meant', () => {
    const text = `{
  "rules": { "missing-timeot": "off", "long-wait": "off", "colour": "hint" },
  "overrides": [{ "files": ["a"], "rules": { "long-wiat": "off" } }]
}`;
    expect(said(text)).toEqual({
      config: { rules: { 'long-wait': 'off' }, overrides: [{ files: ['a'], rules: {} }] },
      messages: [
        '2: rules.missing-timeot is no rule; did you mean "missing-timeout"?',
        '2: rules.colour is no rule',
        '3: overrides.0.rules.long-wiat is no rule; did you mean "long-wait"?',
      ],
    });
  });

  it('a key that is set twice', () => {
    const text = `{
  "rules": {
    "long-wait": "off",
    "missing-retry": "hint",
    "long-wait": "error",
    "missing-retry": "hint"
  }
}`;
    expect(said(text)).toEqual({
      config: { rules: { 'missing-retry': 'hint' } },
      messages: [
        '5: rules.long-wait is set twice, to different values: neither counts',
        '6: rules.missing-retry is set twice',
      ],
    });
  });

  it('overrides of the same files', () => {
    const text = `{ "overrides": [
  { "files": ["a", "b"], "rules": { "long-wait": "off", "missing-retry": "off" } },
  { "files": ["b", "a"], "rules": { "long-wait": "error" } },
  { "files": ["a"], "rules": { "missing-retry": "error" } }
] }`;
    expect(said(text)).toEqual({
      config: {
        overrides: [
          { files: ['a', 'b'], rules: { 'missing-retry': 'off' } },
          { files: ['b', 'a'], rules: {} },
          { files: ['a'], rules: { 'missing-retry': 'error' } },
        ],
      },
      messages: [
        '3: overrides.1.rules.long-wait is "error" here and "off" in overrides.0.rules.long-wait for the same files: neither counts',
      ],
    });
  });

  it('one function that is declared twice', () => {
    const text = `{ "wrappers": [
  { "name": "a", "attempts": 2 },
  { "name": "b", "attempts": 2 },
  { "name": "a", "attempts": 3, "argument": 0 },
  { "name": "a", "module": "m", "attempts": 9 },
  { "name": "a", "timeoutSeconds": 5 }
] }`;
    expect(said(text)).toEqual({
      config: {
        wrappers: [
          { name: 'b', attempts: 2 },
          { name: 'a', module: 'm', attempts: 9 },
        ],
      },
      messages: [
        '4: wrappers.2 declares a in another way than wrappers.0: neither counts',
        '6: wrappers.4 declares a in another way than wrappers.0: neither counts',
      ],
    });
  });
});

describe('a problem stands at its key', () => {
  const rangeOf = (text: string): unknown[] =>
    Object.values(readConfigText(text).issues[0]?.range ?? {});

  it('in a text with CRLF', () => {
    expect(rangeOf('{\r\n  "exclude": 1\r\n}')).toEqual([2, 3, 2, 12]);
  });

  it('at an element of a list, and at what lacks something', () => {
    expect(rangeOf('{\n"exclude": ["a",\n  5]\n}')).toEqual([3, 3, 3, 4]);
    expect(rangeOf('{ "wrappers": [\n  {\n  }\n] }')).toEqual([2, 3, 2, 4]);
  });

  it('at the first error of a broken text', () => {
    expect(rangeOf('{ "rules": { "a" "off" } }')).toEqual([1, 18, 1, 23]);
  });
});

it('settings that are values are checked the same way', () => {
  const { config, issues } = validateConfig({ exclude: 'x', rules: { a: 'off' } });
  expect(config).toEqual({ rules: { a: 'off' }, exclude: undefined });
  expect(issues[0]).toEqual({ path: ['exclude'], message: 'must be a list of globs', range: null });
});

describe('the config file', () => {
  const load = (tree: Readonly<Record<string, string | Error>>, root = '/repo', file?: string) =>
    loadConfig(
      root,
      memoryFiles('/repo', { '.git/HEAD': '', ...tree }),
      file === undefined ? {} : { explicit: file },
    );

  it('is lifeboat.config.json', async () => {
    const loaded = await load({ 'lifeboat.config.json': '{"exclude": ["a"]}' });
    expect(loaded).toEqual({
      config: { exclude: ['a'] },
      issues: [],
      file: '/repo/lifeboat.config.json',
      text: '{"exclude": ["a"]}',
      elsewhere: [],
    });
  });

  it('may be a key of package.json, with lines of that file', async () => {
    const text = '{\n"name": "app",\n"lifeboat": {\n"exclude": 1\n}\n}';
    const loaded = await load({ 'package.json': text });
    expect(loaded.file).toBe('/repo/package.json');
    const range = { startLine: 4, startColumn: 1, endLine: 4, endColumn: 10 };
    expect(loaded.issues).toEqual([
      { path: ['exclude'], message: 'must be a list of globs', range },
    ]);
  });

  it('wins over the key of package.json beside it, which is told', async () => {
    const tree = {
      'lifeboat.config.json': '{"tests": "on"}',
      'package.json': '{\n  "lifeboat": { "tests": "hint" }\n}',
    };
    const loaded = await load(tree);
    expect(loaded.config).toEqual({ tests: 'on' });
    expect(loaded.elsewhere).toEqual([
      {
        file: '/repo/package.json',
        path: [],
        message: 'has settings that do not count: those of lifeboat.config.json beside it do',
        range: { startLine: 2, startColumn: 3, endLine: 2, endColumn: 13 },
      },
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
    ...{ wrappers: [], overrides: [], tests: 'off', examples: 'on', generated: 'off' },
    fallbackProviders: [],
    patienceSeconds: { ...defaultConfig.patienceSeconds, interactive: 10 },
  });
  expect(mergeConfig({}, {})).toEqual(defaultConfig);
});
