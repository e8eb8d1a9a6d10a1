import { describe, expect, it } from 'vitest';
import { defaultConfig } from '../../src/model/config';
import { validateConfig } from '../../src/project/configFile';
import { configKeys } from '../../src/project/configSchema';
import type { Schema } from '../report/support/schema';
import { readSchema, violations } from '../report/support/schema';

const schema = readSchema('config');
const properties = schema['properties'] as Record<string, Schema>;

it('the schema for editors has the keys that are read', () => {
  expect(Object.keys(properties).sort()).toEqual(['$schema', ...configKeys].sort());
  expect([...configKeys].sort()).toEqual(Object.keys(defaultConfig).sort());
});

it('it tells the defaults', () => {
  const patience = properties['patienceSeconds']!['properties'] as Record<string, Schema>;
  const defaults = Object.entries(patience).map(([key, one]) => [key, one['default']]);
  expect(Object.fromEntries(defaults)).toEqual(defaultConfig.patienceSeconds);
});

describe('schema and reader agree on', () => {
  const samples: readonly unknown[] = [
    {},
    defaultConfig,
    { $schema: './schema.json' },
    [],
    { colour: 1 },
    { patienceSeconds: { interactive: 0.5 } },
    { patienceSeconds: { interactive: 0 } },
    { patienceSeconds: { nobody: 1 } },
    { patienceSeconds: 5 },
    ...['error', 'warning', 'information', 'hint', 'off', 'warn', 1].map((a) => ({ rules: { a } })),
    { rules: [] },
    { patienceSeconds: [] },
    { exclude: ['a'] },
    { exclude: [''] },
    { exclude: 'a' },
  ];
  it.each(samples.map((sample) => [JSON.stringify(sample), sample] as const))(
    '%s',
    (_text, sample) => {
      const byReader = validateConfig(sample).issues.length === 0;
      const bySchema = violations(sample, schema).length === 0;
      expect(bySchema).toBe(byReader);
    },
  );
});
