/** The settings' schema; `docs/schemas/config.schema.json` says the same for editors. */
import * as v from 'valibot';
import type { JsonObject } from './manifest';
import { isObject } from './manifest';

const severities = ['error', 'warning', 'information', 'hint', 'off'] as const;

/** The library takes lists for objects; here they are mistakes. */
const objectOr = (message: string) => v.custom<JsonObject>(isObject, message);

const seconds = v.pipe(
  v.number('must be a number of seconds'),
  v.gtValue(0, 'must be more than 0 seconds'),
  v.finite('must be a number of seconds'),
);

const wrapperMatch = 'must be "package#name" or "path/to/file.ts#name"';

const wrapperGives = v.pipe(
  objectOr('must be an object of timeoutMs, attempts, fallback'),
  v.strictObject({
    timeoutMs: v.exactOptional(
      v.pipe(v.number('must be milliseconds'), v.gtValue(0, 'must be more than 0 ms')),
    ),
    attempts: v.exactOptional(
      v.pipe(
        v.number('must be a number of attempts'),
        v.integer('must be a whole number'),
        v.minValue(1, 'must be 1 or more'),
      ),
    ),
    fallback: v.exactOptional(v.boolean('must be true or false')),
  }),
);

const wrapper = v.pipe(
  objectOr('must be an object of match, argument, gives'),
  v.strictObject({
    match: v.pipe(v.string(wrapperMatch), v.regex(/^[^#]+#[^#]+$/, wrapperMatch)),
    argument: v.pipe(
      v.number('must be the position of the wrapped argument, from 0'),
      v.integer('must be a whole number'),
      v.minValue(0, 'must be 0 or more'),
    ),
    gives: wrapperGives,
  }),
);

export const configEntries = {
  patienceSeconds: v.pipe(
    objectOr('must be an object of interactive and background, in seconds'),
    v.strictObject({ interactive: v.exactOptional(seconds), background: v.exactOptional(seconds) }),
  ),
  rules: v.pipe(
    objectOr('must be an object from rule ids to severities'),
    v.record(
      v.string(),
      v.picklist(severities, `must be one of ${severities.map((name) => `"${name}"`).join(', ')}`),
    ),
  ),
  exclude: v.array(
    v.pipe(v.string('must be a glob'), v.nonEmpty('must not be empty')),
    'must be a list of globs',
  ),
  wrappers: v.array(wrapper, 'must be a list of wrappers'),
} as const;

export const configKeys = Object.keys(configEntries) as readonly (keyof typeof configEntries)[];
