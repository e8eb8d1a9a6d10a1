/** The settings' schema; `docs/schemas/config.schema.json` says the same for editors. */
import * as v from 'valibot';
import type { JsonObject } from './manifest';
import { isObject } from './manifest';

const severities = ['error', 'warning', 'information', 'hint', 'off'] as const;

const treatments = ['off', 'hint', 'on'] as const;

/** The library takes lists for objects; here they are mistakes. */
const objectOr = (message: string) => v.custom<JsonObject>(isObject, message);

const seconds = v.pipe(
  v.number('must be a number of seconds'),
  v.gtValue(0, 'must be more than 0 seconds'),
  v.finite('must be a number of seconds'),
);

const fallbacks = ['other-provider', 'other-model', 'degraded'] as const;

const count = (least: number) =>
  v.pipe(
    v.number('must be a whole number'),
    v.integer('must be a whole number'),
    v.minValue(least, `must be at least ${String(least)}`),
  );

const oneOf = <const T extends readonly string[]>(choices: T) =>
  v.picklist(choices, `must be one of ${choices.map((name) => `"${name}"`).join(', ')}`);

const patienceSeconds = v.pipe(
  objectOr('must be an object of interactive and background, in seconds'),
  v.strictObject({ interactive: v.exactOptional(seconds), background: v.exactOptional(seconds) }),
);

const rules = v.pipe(
  objectOr('must be an object from rule ids to severities'),
  v.record(v.string(), oneOf(severities)),
);

const globs = v.array(
  v.pipe(v.string('must be a glob'), v.nonEmpty('must not be empty')),
  'must be a list of globs',
);

export const configEntries = {
  patienceSeconds,
  rules,
  exclude: globs,
  wrappers: v.array(
    v.pipe(
      objectOr('must be an object with the name of a function'),
      v.strictObject({
        name: v.pipe(v.string('must be a name'), v.nonEmpty('must not be empty')),
        module: v.exactOptional(v.string('must be a module as imports spell it')),
        argument: v.exactOptional(count(0)),
        attempts: v.exactOptional(count(1)),
        timeoutSeconds: v.exactOptional(seconds),
        fallback: v.exactOptional(oneOf(fallbacks)),
      }),
    ),
    'must be a list of functions',
  ),
  fallbackProviders: v.array(
    v.pipe(v.string('must be the id of a provider'), v.nonEmpty('must not be empty')),
    'must be a list of ids of providers',
  ),
  overrides: v.array(
    v.pipe(
      objectOr('must be an object with globs of files'),
      v.strictObject({
        files: v.pipe(globs, v.minLength(1, 'must name files')),
        rules: v.exactOptional(rules),
        patienceSeconds: v.exactOptional(patienceSeconds),
      }),
    ),
    'must be a list of objects with globs of files',
  ),
  tests: oneOf(treatments),
  examples: oneOf(treatments),
  generated: oneOf(treatments),
} as const;

export const configKeys = Object.keys(configEntries) as readonly (keyof typeof configEntries)[];
