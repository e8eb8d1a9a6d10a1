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
} as const;

export const configKeys = Object.keys(configEntries) as readonly (keyof typeof configEntries)[];
