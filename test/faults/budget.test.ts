/**
 * What the SDKs really do. Where a fact in src/knowledge says something else, the fact is wrong.
 * Requests are counted exactly; times only tell which limit it was that ended a call.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { measureAll } from './measure';
import type { Measurement } from './measure';
import { longRetryAfterS, probes, shortRetryAfterS, timeoutMs } from './probes';
import type { ProbeName } from './probes';
import type { SdkAlias } from './run';

interface Traits {
  /** Global fetch brings Node's 300 s limits; node-fetch brings those of the SDK's agent. */
  readonly transport: 'fetch' | 'node-fetch';
  /** Longest `Retry-After` that is slept, among the 40 s and 120 s that are tried. */
  readonly obeysRetryAfterS: 40 | 120;
  /** The signal ends the wait for `Retry-After`; null where the wait of 120 s does not come about. */
  readonly waitAbortable: boolean | null;
  /** `maxRetries: -1`. */
  readonly negativeRetries: 'endless' | 'throws' | 'default';
  /** `timeout: Infinity`. */
  readonly endlessTimeout: 'throws' | 'at once';
  /** The timer runs on over the JSON body. */
  readonly timesBody: boolean;
  /** Class of an error event within a stream. */
  readonly streamError: string;
  /** Anthropic: where a timeout must stand so that a long answer may be asked for without streaming. */
  readonly longAnswers?: 'always' | 'client' | 'client or call';
}

const fetchSdk = {
  transport: 'fetch',
  endlessTimeout: 'throws',
  timesBody: false,
  streamError: 'APIError',
} as const;

const traits: Readonly<Record<Exclude<SdkAlias, 'openai-3'>, Traits>> = {
  'anthropic-0-30': {
    ...fetchSdk,
    transport: 'node-fetch',
    obeysRetryAfterS: 40,
    waitAbortable: null,
    negativeRetries: 'throws',
    streamError: 'APIConnectionError',
    longAnswers: 'always',
  },
  'anthropic-0-60': {
    ...fetchSdk,
    obeysRetryAfterS: 40,
    waitAbortable: null,
    negativeRetries: 'endless',
    longAnswers: 'client',
  },
  'anthropic-0-122': {
    ...fetchSdk,
    obeysRetryAfterS: 120,
    waitAbortable: false,
    negativeRetries: 'endless',
    longAnswers: 'client or call',
  },
  'anthropic-0-137': {
    ...fetchSdk,
    obeysRetryAfterS: 120,
    waitAbortable: true,
    negativeRetries: 'throws',
    longAnswers: 'client or call',
  },
  'anthropic-1': {
    ...fetchSdk,
    obeysRetryAfterS: 120,
    waitAbortable: true,
    negativeRetries: 'throws',
    longAnswers: 'client or call',
  },
  'openai-4': {
    ...fetchSdk,
    transport: 'node-fetch',
    obeysRetryAfterS: 40,
    waitAbortable: null,
    negativeRetries: 'throws',
  },
  'openai-5': {
    ...fetchSdk,
    obeysRetryAfterS: 40,
    waitAbortable: null,
    negativeRetries: 'endless',
    endlessTimeout: 'at once',
  },
  'openai-6': {
    ...fetchSdk,
    obeysRetryAfterS: 120,
    waitAbortable: false,
    negativeRetries: 'endless',
    endlessTimeout: 'at once',
  },
  'openai-7': {
    ...fetchSdk,
    obeysRetryAfterS: 40,
    waitAbortable: null,
    negativeRetries: 'default',
    endlessTimeout: 'at once',
    timesBody: true,
  },
};

const sdks = Object.keys(traits) as (keyof typeof traits)[];
const measured = new Map<SdkAlias, Readonly<Record<string, Measurement>>>();

/** Some 20 s on a quiet machine; a busy one measures once more, at half the speed. */
const hookLimitMs = 300_000;

beforeAll(async () => {
  const all: readonly SdkAlias[] = ['openai-3', ...sdks];
  await Promise.all(all.map(async (sdk) => measured.set(sdk, await measureAll(sdk, probes(sdk)))));
}, hookLimitMs);

function look(sdk: SdkAlias, name: ProbeName): Measurement {
  const found = measured.get(sdk)?.[name];
  if (found === undefined) throw new Error(`${name} was not measured for ${sdk}.`);
  return found;
}

/** Outcome and exact number of requests, in short. */
function ends(sdk: SdkAlias, name: ProbeName): string {
  const { outcome, requests, error } = look(sdk, name);
  const times = requests === 1 ? '1 request' : `${requests} requests`;
  return `${outcome}, ${times}${error?.status ? `, ${error.status}` : ''}`;
}

/** Timers are exact to what a busy machine adds. */
function expectAbout(ms: number, wantedMs: number): void {
  expect(ms).toBeGreaterThan(wantedMs * 0.75);
  expect(ms).toBeLessThan(wantedMs * 1.75);
}

const timeoutError = { name: 'APIConnectionTimeoutError' };

describe.each(sdks)('%s', (sdk) => {
  const { transport, timesBody, obeysRetryAfterS, negativeRetries, endlessTimeout, streamError } =
    traits[sdk];

  it('tries three times where the failure may pass, and once where it will not', () => {
    expect({
      400: ends(sdk, 'status400'),
      401: ends(sdk, 'status401'),
      408: ends(sdk, 'status408'),
      409: ends(sdk, 'status409'),
      429: ends(sdk, 'status429'),
      500: ends(sdk, 'status500'),
      503: ends(sdk, 'status503'),
      529: ends(sdk, 'status529'),
      proxyPage: ends(sdk, 'proxyPage'),
      reset: ends(sdk, 'reset'),
      stream: ends(sdk, 'stream529'),
    }).toEqual({
      400: 'rejected, 1 request, 400',
      401: 'rejected, 1 request, 401',
      408: 'rejected, 3 requests, 408',
      409: 'rejected, 3 requests, 409',
      429: 'rejected, 3 requests, 429',
      500: 'rejected, 3 requests, 500',
      503: 'rejected, 3 requests, 503',
      529: 'rejected, 3 requests, 529',
      proxyPage: 'rejected, 3 requests, 502',
      reset: 'rejected, 3 requests',
      stream: 'rejected, 3 requests, 529',
    });
  });

  it('recovers on the third try', () => {
    expect(ends(sdk, 'recovers')).toBe('resolved, 3 requests');
    expect(ends(sdk, 'recoversFromHang')).toBe('resolved, 3 requests');
  });

  it('obeys x-should-retry before the status', () => {
    expect(ends(sdk, 'shouldNotRetry')).toBe('rejected, 1 request, 500');
    expect(ends(sdk, 'shouldRetry')).toBe('rejected, 3 requests, 400');
  });

  it('reads maxRetries at the client and at the call, the call first', () => {
    expect(ends(sdk, 'clientRetries0')).toBe('rejected, 1 request, 529');
    expect(ends(sdk, 'clientRetries1')).toBe('rejected, 2 requests, 529');
    expect(ends(sdk, 'callRetries0')).toBe('rejected, 1 request, 529');
    expect(ends(sdk, 'callRetriesOverClient')).toBe('rejected, 2 requests, 529');
  });

  it(`takes maxRetries: -1 as: ${negativeRetries}`, () => {
    const { outcome, requests } = look(sdk, 'negativeRetries');
    if (negativeRetries === 'endless') {
      expect(outcome).toBe('pending');
      expect(requests).toBeGreaterThan(10);
    } else {
      expect({ outcome, requests }).toEqual({
        outcome: 'rejected',
        requests: negativeRetries === 'throws' ? 0 : 3,
      });
    }
  });

  it('runs its timeout once for each attempt, at the client and at the call', () => {
    for (const name of ['clientTimeout', 'callTimeout'] as const) {
      expect(look(sdk, name)).toMatchObject({ outcome: 'rejected', requests: 3 });
      expect(look(sdk, name).error).toMatchObject(timeoutError);
      expectAbout(look(sdk, name).ms, 3 * timeoutMs);
    }
    for (const name of ['callTimeoutNoRetry', 'callTimeoutOverClient', 'streamHang'] as const) {
      expect(look(sdk, name)).toMatchObject({ outcome: 'rejected', requests: 1 });
      expect(look(sdk, name).error).toMatchObject(timeoutError);
      expectAbout(look(sdk, name).ms, timeoutMs);
    }
  });

  it('ends the whole call by a signal, without another attempt', () => {
    expect(look(sdk, 'signal')).toMatchObject({
      outcome: 'rejected',
      requests: 1,
      error: { name: 'APIUserAbortError' },
    });
    expectAbout(look(sdk, 'signal').ms, timeoutMs);
    expect(ends(sdk, 'bodyStallSignal')).toBe('rejected, 1 request');
  });

  it(`waits without any option until ${transport} ends it`, () => {
    // Node's fetch: 300 s. The agent of the SDKs on node-fetch: a second more than the SDK's 600 s.
    const leastMs = transport === 'fetch' ? 225_000 : 590_000;
    for (const name of ['hangByDefault', 'bodyStallByDefault', 'streamStallByDefault'] as const) {
      expect(ends(sdk, name)).toBe('rejected, 1 request');
      expect(look(sdk, name).ms).toBeGreaterThan(leastMs);
    }
    expect(look(sdk, 'hangByDefault').ms).toBeLessThan(700_000);
  });

  it(timesBody ? 'bounds a JSON body by its timeout' : 'does not bound a JSON body', () => {
    expect(ends(sdk, 'bodyStall')).toBe(timesBody ? 'rejected, 1 request' : 'pending, 1 request');
    expect(ends(sdk, 'bodyStallRetried')).toBe(
      timesBody ? 'rejected, 2 requests' : 'pending, 1 request',
    );
  });

  it('bounds no stream by its timeout, and pings outlast every limit', () => {
    expect(ends(sdk, 'streamStall')).toBe('pending, 1 request');
    expect(ends(sdk, 'streamPings')).toBe('pending, 1 request');
  });

  it('ends an aborted or cut stream like a finished one', () => {
    const whole = look(sdk, 'streamHealthy').value as { readonly events: number };
    for (const name of ['streamStallSignal', 'streamCut'] as const) {
      expect(ends(sdk, name)).toBe('resolved, 1 request');
      const part = look(sdk, name).value as { readonly events: number };
      expect(part.events).toBeGreaterThan(0);
      expect(part.events).toBeLessThan(whole.events);
    }
  });

  it('never tries a broken stream again', () => {
    expect(ends(sdk, 'streamError')).toBe('rejected, 1 request');
    expect(look(sdk, 'streamError').error).toMatchObject({ name: streamError, status: null });
    expect(ends(sdk, 'streamReset')).toBe('rejected, 1 request');
    expect(ends(sdk, 'truncatedJson')).toBe('rejected, 1 request');
  });

  it(`obeys a Retry-After of ${obeysRetryAfterS} s`, () => {
    const secondRequestMs = (name: ProbeName): number => look(sdk, name).requestTimes[1] ?? 0;
    expect(ends(sdk, 'retryAfterShort')).toBe('resolved, 2 requests');
    expect(ends(sdk, 'retryAfterLong')).toBe('resolved, 2 requests');
    expect(secondRequestMs('retryAfterShort')).toBeGreaterThan(shortRetryAfterS * 900);
    const longWaitMs = longRetryAfterS * 900;
    if (obeysRetryAfterS === 120)
      expect(secondRequestMs('retryAfterLong')).toBeGreaterThan(longWaitMs);
    else expect(secondRequestMs('retryAfterLong')).toBeLessThan(longWaitMs);
  });

  it('takes a timeout of 0 as at once', () => {
    expect(look(sdk, 'zeroTimeout').error).toMatchObject(timeoutError);
    expect(look(sdk, 'endlessTimeout')).toMatchObject({ outcome: 'rejected' });
    const message = endlessTimeout === 'throws' ? 'must be an integer' : 'timed out';
    expect(look(sdk, 'endlessTimeout').error?.message).toContain(message);
  });
});

describe('a signal during a long Retry-After', () => {
  it.each(sdks.filter((sdk) => traits[sdk].waitAbortable !== null))('%s', (sdk) => {
    const { outcome, requests, ms } = look(sdk, 'signalDuringRetryAfter');
    expect({ outcome, requests }).toEqual({ outcome: 'rejected', requests: 1 });
    const endsAtSignal = traits[sdk].waitAbortable === true;
    expectAbout(ms, (endsAtSignal ? shortRetryAfterS : longRetryAfterS) * 1000);
  });
});

describe('long answers of Anthropic without streaming', () => {
  it.each(sdks.filter((sdk) => traits[sdk].longAnswers))('%s', (sdk) => {
    const { longAnswers } = traits[sdk];
    const refused = 'rejected, 0 requests';
    const sent = 'resolved, 1 request';
    expect({
      most: ends(sdk, 'mostTokens'),
      more: ends(sdk, 'tooManyTokens'),
      client: ends(sdk, 'tooManyTokensClientTimeout'),
      call: ends(sdk, 'tooManyTokensCallTimeout'),
    }).toEqual({
      most: sent,
      more: longAnswers === 'always' ? sent : refused,
      client: sent,
      call: longAnswers === 'client' ? refused : sent,
    });
  });
});

describe('other methods of OpenAI', () => {
  it.each(sdks.filter((sdk) => sdk.startsWith('openai')))('%s retries them alike', (sdk) => {
    expect(ends(sdk, 'embed529')).toBe('rejected, 3 requests, 529');
    expect(ends(sdk, 'responses529')).toBe('rejected, 3 requests, 529');
  });
});

describe('openai-3', () => {
  const sdk = 'openai-3';

  it('never tries again', () => {
    const statuses = ['status429', 'status500', 'status529', 'retryAfterShort'] as const;
    for (const name of statuses) expect(look(sdk, name)).toMatchObject({ requests: 1 });
    expect(ends(sdk, 'callRetriesOverClient')).toBe('rejected, 1 request, 529');
    expect(ends(sdk, 'reset')).toBe('rejected, 1 request');
  });

  it('waits for ever unless a timeout is set', () => {
    expect(ends(sdk, 'hangByDefault')).toBe('pending, 1 request');
    expect(ends(sdk, 'bodyStallByDefault')).toBe('pending, 1 request');
    expect(ends(sdk, 'zeroTimeout')).toBe('pending, 1 request');
  });

  it('bounds headers and body by its timeout', () => {
    for (const name of ['clientTimeout', 'callTimeout', 'bodyStall', 'signal'] as const) {
      expect(ends(sdk, name)).toBe('rejected, 1 request');
      expectAbout(look(sdk, name).ms, timeoutMs);
    }
  });

  it('hands out truncated JSON as text', () => {
    expect(look(sdk, 'truncatedJson')).toMatchObject({ outcome: 'resolved', requests: 1 });
    expect(look(sdk, 'truncatedJson').value).toBeTypeOf('string');
  });
});
