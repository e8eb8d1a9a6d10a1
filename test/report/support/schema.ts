/** Validates a value against the parts of JSON Schema that `docs/schemas` uses; an unknown keyword is an error. */
import { readFileSync } from 'node:fs';

export type Schema = Readonly<Record<string, unknown>>;

export function readSchema(name: string): Schema {
  const url = new URL(`../../../docs/schemas/${name}.schema.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as Schema;
}

/** All that is wrong, each as `path: what`. */
export function violations(value: unknown, schema: Schema, root = schema, path = '$'): string[] {
  return Object.entries(schema).flatMap(([keyword, rule]) => {
    const check = keywords[keyword];
    return check === undefined
      ? [`${path}: the schema's ${keyword} is not understood`]
      : check({ value, rule, schema, root, path });
  });
}

interface Check {
  readonly value: unknown;
  readonly rule: unknown;
  readonly schema: Schema;
  readonly root: Schema;
  readonly path: string;
}

type Keyword = (check: Check) => string[];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const says = (isWrong: boolean, path: string, what: string): string[] =>
  isWrong ? [`${path}: ${what}`] : [];

const annotation: Keyword = () => [];

const bound =
  (isWrong: (value: number, limit: number) => boolean, what: string): Keyword =>
  ({ value, rule, path }) =>
    says(
      typeof value === 'number' && isWrong(value, rule as number),
      path,
      `${what} ${String(rule)}`,
    );

const keywords: Readonly<Record<string, Keyword>> = {
  $schema: annotation,
  $id: annotation,
  $defs: annotation,
  title: annotation,
  description: annotation,
  default: annotation,
  $ref({ value, rule, root, path }) {
    const name = (rule as string).replace('#/$defs/', '');
    return violations(value, (root['$defs'] as Record<string, Schema>)[name]!, root, path);
  },
  type: ({ value, rule, path }) =>
    says(
      ![rule].flat().some((type) => hasType(value, type as string)),
      path,
      `not ${[rule].flat().join(' or ')}`,
    ),
  const: ({ value, rule, path }) => says(value !== rule, path, `not ${String(rule)}`),
  enum: ({ value, rule, path }) =>
    says(!(rule as unknown[]).includes(value), path, `${String(value)} is not allowed`),
  anyOf: ({ value, rule, root, path }) =>
    says(
      !(rule as Schema[]).some((one) => violations(value, one, root, path).length === 0),
      path,
      'matches none',
    ),
  required: ({ value, rule, path }) =>
    isRecord(value)
      ? (rule as string[])
          .filter((key) => !(key in value))
          .map((key) => `${path}: ${key} is missing`)
      : [],
  properties: ({ value, rule, root, path }) =>
    isRecord(value)
      ? Object.entries(rule as Record<string, Schema>).flatMap(([key, one]) =>
          key in value ? violations(value[key], one, root, `${path}.${key}`) : [],
        )
      : [],
  additionalProperties({ value, rule, schema, root, path }) {
    if (!isRecord(value)) return [];
    const known = Object.keys(schema['properties'] ?? {});
    return Object.keys(value)
      .filter((key) => !known.includes(key))
      .flatMap((key) =>
        rule === false
          ? [`${path}: ${key} is unknown`]
          : violations(value[key], rule as Schema, root, `${path}.${key}`),
      );
  },
  items: ({ value, rule, root, path }) =>
    Array.isArray(value)
      ? value.flatMap((item, index) => violations(item, rule as Schema, root, `${path}[${index}]`))
      : [],
  minItems: ({ value, rule, path }) =>
    says(Array.isArray(value) && value.length < (rule as number), path, 'too few'),
  minimum: bound((value, limit) => value < limit, 'below'),
  exclusiveMinimum: bound((value, limit) => value <= limit, 'not above'),
  minLength: ({ value, rule, path }) =>
    says(typeof value === 'string' && value.length < (rule as number), path, 'too short'),
  pattern: ({ value, rule, path }) =>
    says(
      typeof value === 'string' && !new RegExp(rule as string, 'u').test(value),
      path,
      'no match',
    ),
};

function hasType(value: unknown, type: string): boolean {
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isRecord(value);
  return type === 'integer' ? Number.isInteger(value) : typeof value === type;
}
