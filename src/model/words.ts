/** Numbers and states in plain words, for messages, hovers and reports alike. */
import type { HealthState } from './health';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Words for a state that read well behind a provider's label. */
export const stateWords: Readonly<Record<HealthState, string>> = {
  operational: 'operational',
  degraded: 'degraded',
  'partial-outage': 'partial outage',
  'major-outage': 'major outage',
  maintenance: 'in maintenance',
  unknown: 'status unknown',
};

interface Scale {
  /** Durations below this many ms use the unit. */
  readonly below: number;
  readonly unitMs: number;
  readonly unit: string;
}

/** Each unit is used until the next one says it with fewer digits: 90 s, but 2 min. */
const days: Scale = { below: Infinity, unitMs: day, unit: 'days' };
const scales: readonly Scale[] = [
  { below: second, unitMs: 1, unit: 'ms' },
  { below: 2 * minute, unitMs: second, unit: 's' },
  { below: 2 * hour, unitMs: minute, unit: 'min' },
  { below: 2 * day, unitMs: hour, unit: 'h' },
  days,
];

/**
 * A length of time in ms as people say it: `250 ms`, `1.5 s`, `90 s`, `15 min`, `2 h`, `25 days`.
 * One decimal below ten units, none above. Infinity is `no end`; what is not a length is `0 s`.
 */
export function formatDuration(ms: number): string {
  if (ms === Infinity) {
    return 'no end';
  }
  if (!(ms > 0)) {
    return '0 s';
  }
  const { value, scale } = scaled(ms);
  return `${value} ${scale.unit}`;
}

/** Like `formatDuration`, with `about` before what was rounded: 901 500 ms are `about 15 min`. */
export function approximateDuration(ms: number): string {
  if (!(ms > 0) || ms === Infinity) {
    return formatDuration(ms);
  }
  const { value, scale } = scaled(ms);
  const exact = value * scale.unitMs === ms;
  return exact ? formatDuration(ms) : `about ${formatDuration(ms)}`;
}

/** `1 call`, `3 calls`, `2 retries` (with the plural given). */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${count} ${count === 1 ? singular : plural}`;
}

/** Where a line is found: `12`, in a notebook `cell 3:12`. */
export const lineWords = ({
  cell,
  line,
}: {
  readonly cell?: number | null | undefined;
  readonly line: number;
}): string => (cell == null ? String(line) : `cell ${cell}:${line}`);

/** A share from 0 to 1 as `99.2 %`; never rounded up to all of it. */
export function percentWords(share: number): string {
  return `${Math.floor(share * 1000) / 10} %`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listWords(words: readonly string[]): string {
  const last = words.at(-1);
  if (last === undefined) {
    return '';
  }
  return words.length === 1 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

function scaled(ms: number): { readonly value: number; readonly scale: Scale } {
  const scale = scales.find(({ below }) => ms < below) ?? days;
  const value = rounded(ms / scale.unitMs);
  // 999.6 ms would read 1000 ms: rounding can carry into the next unit.
  return value * scale.unitMs >= scale.below ? scaled(scale.below) : { value, scale };
}

function rounded(units: number): number {
  return units < 10 ? Math.round(units * 10) / 10 : Math.round(units);
}
