import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultConfig } from '../../src/model/config';
import { ruleIds } from '../../src/engine/analyze';
import { readConfigText, validateConfig } from '../../src/project/configFile';
import { configKeys } from '../../src/project/configSchema';
import { rules } from '../../src/rules';
import type { Rule } from '../../src/rules/rule';
import { refresh } from '../support/generated';
import type { Schema } from '../report/support/schema';
import { readSchema, violations } from '../report/support/schema';

const schema = readSchema('config');

/** The settings of all rules by id: what editors complete. */
const ruleProperties = (all: readonly Rule[]): Schema => ({
  type: 'object',
  description: 'Severity of each rule, or off.',
  additionalProperties: false,
  properties: Object.fromEntries(
    all.map(({ id, says, severity }) => [
      id,
      { description: says, default: severity, $ref: '#/$defs/setting' },
    ]),
  ),
});

const properties = schema['properties'] as Record<string, Schema>;

it('the schema for editors has the keys that are read', () => {
  expect(Object.keys(properties).sort()).toEqual(['$schema', ...configKeys].sort());
  expect([...configKeys].sort()).toEqual(Object.keys(defaultConfig).sort());
});

it('it tells the defaults', () => {
  const defs = schema['$defs'] as Record<string, Schema>;
  const patience = defs['patienceSeconds']!['properties'] as Record<string, Schema>;
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
    ...['error', 'warning', 'information', 'hint', 'off', 'warn', 1].map((setting) => ({
      rules: { 'missing-timeout': setting },
    })),
    { rules: { 'missing-timeot': 'off' } },
    { rules: [] },
    { patienceSeconds: [] },
    { exclude: ['a'] },
    { exclude: [''] },
    { exclude: 'a' },
    ...['off', 'hint', 'on', 'warning', true].map((tests) => ({ tests })),
    { examples: 'hint', generated: 'on' },
    { generated: 1 },
    { overrides: [{ files: ['a'], rules: { 'long-wait': 'off' }, patienceSeconds: {} }] },
    { overrides: [{ files: ['a'], rules: { 'long-wiat': 'off' } }] },
    { overrides: [{ files: ['a'], tests: 'off' }] },
    { overrides: [{ files: [] }] },
    { overrides: [{ files: 'a' }] },
    { overrides: [{}] },
    { overrides: {} },
    { wrappers: [{ name: 'a', attempts: 2, timeoutSeconds: 0.5, fallback: 'degraded' }] },
    { wrappers: [{ name: 'a', attempts: 0 }] },
    { wrappers: [{ name: '' }] },
    { wrappers: [{ module: 'a' }] },
  ];
  it.each(samples.map((sample) => [JSON.stringify(sample), sample] as const))(
    '%s',
    (_text, sample) => {
      const byReader = validateConfig(sample, ruleIds).issues.length === 0;
      const bySchema = violations(sample, schema).length === 0;
      expect(bySchema).toBe(byReader);
    },
  );
});

it('it knows every rule, and says what it is about', async () => {
  const known = { rules: ruleProperties(rules) };
  const draft = { ...schema, $defs: { ...(schema['$defs'] as object), ...known } };
  const { before, after } = await refresh(
    'docs/schemas/config.schema.json',
    JSON.stringify(draft, null, 2),
  );
  expect(before).toBe(after);
});

it('it tells the treatment of each kind of code', () => {
  const { tests, examples, generated } = defaultConfig;
  const told = ['tests', 'examples', 'generated'].map((key) => properties[key]?.['default']);
  expect(told).toEqual([tests, examples, generated]);
});

describe('whatever somebody writes', () => {
  const leaf = fc.oneof(
    fc.constantFrom<unknown>(
      'off',
      'hint',
      'on',
      'error',
      '',
      'long-wait',
      null,
      true,
      -1,
      0,
      0.5,
      3,
    ),
    fc.constantFrom<unknown>([], {}, ['a'], [''], [5]),
  );
  const object = (...keys: readonly string[]) =>
    fc.dictionary(fc.constantFrom(...keys, 'other'), leaf, { maxKeys: 3 });
  const parts: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
    patienceSeconds: object('interactive', 'background'),
    rules: object('long-wait', 'missing-retry'),
    wrappers: fc.array(object('name', 'module', 'argument', 'attempts', 'fallback'), {
      maxLength: 1,
    }),
    overrides: fc.array(
      fc.record({ files: leaf, rules: object('long-wait') }, { requiredKeys: [] }),
      { maxLength: 1 },
    ),
  };
  const config = fc.record(
    Object.fromEntries(
      [...configKeys, 'colour'].map((key) => [key, fc.oneof(leaf, parts[key] ?? leaf)]),
    ),
    { requiredKeys: [] },
  );

  it('schema and reader agree', () => {
    fc.assert(
      fc.property(config, (value) => {
        const byReader = validateConfig(value, ruleIds).issues.length === 0;
        expect(violations(value, schema).length === 0).toBe(byReader);
      }),
      { numRuns: 500 },
    );
  });

  it('what is kept is right, and every problem has its place in the text', () => {
    fc.assert(
      fc.property(config, (value) => {
        const reading = readConfigText(JSON.stringify(value, null, 2), { ruleIds });
        expect(validateConfig(reading.config, ruleIds).issues).toEqual([]);
        expect(reading.issues.filter(({ range }) => range === null)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('a broken text is told once, and never thrown at anybody', () => {
    fc.assert(
      fc.property(config, fc.nat(), fc.string({ maxLength: 3 }), (value, at, noise) => {
        const text = JSON.stringify(value);
        const cut = at % (text.length + 1);
        readConfigText(text.slice(0, cut) + noise + text.slice(cut + noise.length), { ruleIds });
        readConfigText(text.slice(0, cut), { key: 'rules', ruleIds });
      }),
      { numRuns: 500 },
    );
  });
});
