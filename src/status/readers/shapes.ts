/** Pieces that the schemas of several formats share. */
import * as v from 'valibot';
import { bad, good, type Result } from './reader';

/** Anything else than a text counts as none: no state rests on such a field. */
export const looseText = v.optional(v.fallback(v.nullable(v.string()), null), null);

/** A list, where null and absence mean none. */
export const listOf = <T extends v.GenericSchema>(item: T) => v.nullish(v.array(item), []);

/** A list on which no state rests: an odd one counts as none. */
export const looseListOf = <T extends v.GenericSchema>(item: T) => v.fallback(listOf(item), []);

/** A value of the schema's shape, or where the first difference lies. */
export function fit<T extends v.GenericSchema>(shape: T, value: unknown): Result<v.InferOutput<T>> {
  const parsed = v.safeParse(shape, value);
  if (parsed.success) return good(parsed.output);
  const place = v.getDotPath(parsed.issues[0]);
  return bad(`does not have the expected shape${place === null ? '' : ` at ${place}`}`);
}

/** A time as the page gives it where it is one, else null. */
export function timeOrNull(time: string | null | undefined): string | null {
  return typeof time === 'string' && !Number.isNaN(Date.parse(time)) ? time : null;
}

/** An ISO time from ms since the epoch; null for none and for what no date can hold. */
export function isoOrNull(ms: number | null | undefined): string | null {
  if (typeof ms !== 'number' || !(Math.abs(ms) <= 8.64e15) || ms === 0) return null;
  return new Date(ms).toISOString();
}

/** Like `isoOrNull`, from seconds since the epoch. */
export const isoOfSeconds = (seconds: number | null | undefined): string | null =>
  isoOrNull(typeof seconds === 'number' ? seconds * 1000 : null);

/** The latest of some times; null where none is known. Compares moments: the texts may carry different offsets. */
export function latest(times: readonly (string | null)[]): string | null {
  return times.reduce((best, time) => (isLater(time, best) ? time : best), null);
}

/** Any time is later than none. */
export function isLater(time: string | null, than: string | null): boolean {
  if (time === null) return false;
  return than === null || Date.parse(time) > Date.parse(than);
}

export function webAddress(text: string | null | undefined): string | null {
  return typeof text === 'string' && /^https?:\/\/[^\s]+$/i.test(text) ? text : null;
}

/** The earliest of some times, as the page gives it; null where none is known. */
export function earliest(times: readonly (string | null)[]): string | null {
  const known = times.flatMap((time) => timeOrNull(time) ?? []);
  return known.sort((a, b) => Date.parse(a) - Date.parse(b))[0] ?? null;
}

/** A link on the page, from an address relative to it; null where that makes none. */
export function linkBelow(page: string, path: string): string | null {
  const base = page.endsWith('/') ? page : `${page}/`;
  return URL.canParse(path, base) ? webAddress(new URL(path, base).href) : null;
}
