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

const fallbacks = ['other-provider', 'other-model', 'degraded'] as const;

const count = (least: number) =>
  v.pipe(
    v.number('must be a whole number'),
    v.integer('must be a whole number'),
    v.minValue(least, `must be at least ${String(least)}`),
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
  wrappers: v.array(
    v.pipe(
      objectOr('must be an object with the name of a function'),
      v.strictObject({
        name: v.pipe(v.string('must be a name'), v.nonEmpty('must not be empty')),
        module: v.exactOptional(v.string('must be a module as imports spell it')),
        argument: v.exactOptional(count(0)),
        attempts: v.exactOptional(count(1)),
        timeoutSeconds: v.exactOptional(seconds),
        fallback: v.exactOptional(
          v.picklist(
            fallbacks,
            `must be one of ${fallbacks.map((name) => `"${name}"`).join(', ')}`,
          ),
        ),
      }),
    ),
    'must be a list of functions',
  ),
} as const;

export const configKeys = Object.keys(configEntries) as readonly (keyof typeof configEntries)[];
