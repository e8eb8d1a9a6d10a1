/** What bounds and saves a call, each in a few plain words. */
import type {
  Budget,
  FallbackPolicy,
  LlmCall,
  RetryPolicy,
  RetrySource,
  TimeoutPolicy,
  TimeoutSource,
} from '../model/call';
import { approximateDuration, countOf, formatDuration } from '../model/words';

const sourceWords: Readonly<Record<TimeoutSource | RetrySource, string>> = {
  call: 'this call',
  client: 'client',
  transport: 'transport',
  signal: 'abort signal',
  wrapper: 'wrapper',
  job: 'job queue',
  global: 'global setting',
  gateway: 'gateway',
  'sdk-default': 'SDK default',
  'runtime-default': 'runtime',
  disabled: 'switched off',
  none: 'none',
  unknown: 'unknown',
};

/** `60 s (client)`, `none`, `unknown`. */
export function timeoutWords({ source, ms }: TimeoutPolicy): string {
  const where = sourceWords[source];
  if (source === 'none' || source === 'unknown') {
    return where;
  }
  return ms === null ? `unknown (${where})` : `${formatDuration(ms)} (${where})`;
}

/** `3 attempts (SDK default)`, `none`, `switched off`. */
export function retryWords({ source, attempts, layers }: RetryPolicy): string {
  const where = sourceWords[source];
  if (source === 'none' || source === 'unknown' || source === 'disabled') {
    return where;
  }
  if (attempts === null) {
    const endless = layers.some((layer) => layer.endless);
    return `${endless ? 'no end' : 'unknown'} (${where})`;
  }
  return `${countOf(attempts, 'attempt')} (${where})`;
}

const fallbackNames: Readonly<Record<FallbackPolicy['kind'], string>> = {
  'other-provider': 'other provider',
  'other-model': 'other model',
  degraded: 'degraded answer',
  none: 'none',
  unknown: 'unknown',
};

export function fallbackWords({ kind }: FallbackPolicy): string {
  return fallbackNames[kind];
}

/** How long until the caller hears of an error: `about 15 min`, `no end`, `unknown`. */
export function errorAfterWords({ unbounded, untilErrorMs, unknown }: Budget): string {
  if (unbounded) {
    return 'no end';
  }
  if (untilErrorMs === null) {
    return 'unknown';
  }
  // Some part could not be read, and might end it earlier or later.
  return unknown ? `maybe ${formatDuration(untilErrorMs)}` : approximateDuration(untilErrorMs);
}

/** `messages.create`, `messages.create, streamed`. */
export function apiWords({ api, streaming }: LlmCall): string {
  return streaming === true ? `${api}, streamed` : api;
}
