/** Functions around a call: what each makes of it, and look-alikes that make nothing of it. */
import { describe, expect, it } from 'vitest';
import { checkCode } from '../support/checkCode';

const client = "import OpenAI from 'openai';\nconst client = new OpenAI({ timeout: 9_000 });\n";
const ask = "client.responses.create({ model: 'gpt-5', input: 'hi' })";
const run = `() => ${ask}`;

type Case = readonly [says: string, before: string, around: string];

const policy = (before: string, around: string) => {
  const { calls, failures } = checkCode(`${before}\n${client}${around}\n`);
  expect(failures).toEqual([]);
  expect(calls).toHaveLength(1);
  return calls[0];
};

const fires = (cases: readonly Case[], expected: object): void => {
  it.each(cases)('%s', (_, before, around) => {
    expect(policy(before, around)).toMatchObject(expected);
  });
};

// ----------------------------------------------------------------------------------------------- attempts

type Count = readonly [...Case, attempts: number];

const counts: readonly Count[] = [
  ['p-retry', "import pRetry from 'p-retry';", `await pRetry(${run}, { retries: 2 });`, 3],
  ['p-retry by default', "import pRetry from 'p-retry';", `await pRetry(${run});`, 11],
  ['p-retry by require', "const pRetry = require('p-retry');", `pRetry(${run}).then(show);`, 11],
  [
    'makeRetriable',
    "import { makeRetriable } from 'p-retry';",
    `const tried = makeRetriable(${run}, { retries: 1 });\nawait tried();`,
    2,
  ],
  ['async-retry', "import retry from 'async-retry';", `await retry(${run}, { retries: 2 });`, 3],
  ['async-retry by default', "import retry from 'async-retry';", `await retry(${run});`, 11],
  [
    'retry',
    "import retry from 'retry';",
    `const operation = retry.operation({ retries: 2 });\noperation.attempt(async () => { await ${ask}; });`,
    3,
  ],
  [
    'promise-retry',
    "import promiseRetry from 'promise-retry';",
    `await promiseRetry((again) => ${ask}.catch(again), { retries: 2 });`,
    3,
  ],
  [
    'promise-retry, options first',
    "import promiseRetry from 'promise-retry';",
    `await promiseRetry({ retries: 2 }, (again) => ${ask}.catch(again));`,
    3,
  ],
  [
    'exponential-backoff',
    "import { backOff } from 'exponential-backoff';",
    `await backOff(${run}, { numOfAttempts: 4 });`,
    4,
  ],
  [
    'exponential-backoff by default',
    "import { backOff } from 'exponential-backoff';",
    `await backOff(${run});`,
    10,
  ],
  [
    'ts-retry',
    "import { retryAsync } from 'ts-retry';",
    `await retryAsync(${run}, { maxTry: 5 });`,
    5,
  ],
  ['ts-retry-promise', "import { retry } from 'ts-retry-promise';", `await retry(${run});`, 11],
  [
    '@lifeomic/attempt',
    "import { retry } from '@lifeomic/attempt';",
    `await retry(${run}, { maxAttempts: 4 });`,
    4,
  ],
  [
    '@lifeomic/attempt by default',
    "import { retry } from '@lifeomic/attempt';",
    `await retry(${run});`,
    3,
  ],
  [
    'cockatiel',
    "import { retry, handleAll } from 'cockatiel';",
    `const policy = retry(handleAll, { maxAttempts: 2 });\nawait policy.execute(${run});`,
    3,
  ],
  [
    'useMutation by default',
    "import { useMutation } from '@tanstack/react-query';",
    `const mutation = useMutation({ mutationFn: ${run}, retry: 2 });`,
    3,
  ],
  [
    'useQuery by default',
    "import { useQuery } from '@tanstack/react-query';",
    `const query = useQuery({ queryKey: ['x'], queryFn: ${run} });`,
    4,
  ],
  [
    'useQuery before version 5',
    "import { useQuery } from 'react-query';",
    `const query = useQuery(['x'], ${run}, { retry: 1 });`,
    2,
  ],
];

describe('tries again', () => {
  it.each(counts)('%s', (_, before, around, attempts) => {
    expect(policy(before, around)).toMatchObject({ retries: { source: 'wrapper', attempts } });
  });
});

describe('tries again without end', () => {
  fires(
    [
      [
        'cockatiel without a number',
        "import { retry, handleAll, ExponentialBackoff } from 'cockatiel';",
        `await retry(handleAll, { backoff: new ExponentialBackoff() }).execute(${run});`,
      ],
      ['SWR', "import useSWR from 'swr';", `const shown = useSWR('key', ${run});`],
    ],
    { retries: { source: 'wrapper', attempts: null }, budget: { requests: null, unbounded: true } },
  );
});

// ----------------------------------------------------------------------------------------------- deadlines

describe('sets a deadline', () => {
  fires(
    [
      [
        'p-timeout',
        "import pTimeout from 'p-timeout';",
        `await pTimeout(${ask}, { milliseconds: 5_000 });`,
      ],
      [
        'p-timeout before version 6',
        "import pTimeout from 'p-timeout';",
        `await pTimeout(${ask}, 5_000);`,
      ],
      [
        'promise-timeout',
        "import { timeout } from 'promise-timeout';",
        `await timeout(${ask}, 5_000);`,
      ],
      [
        'p-queue, for one task',
        "import PQueue from 'p-queue';",
        `const queue = new PQueue({ timeout: 50_000 });\nawait queue.add(${run}, { timeout: 5_000 });`,
      ],
      [
        'p-queue, for all tasks',
        "import PQueue from 'p-queue';",
        `const queue = new PQueue({ concurrency: 2, timeout: 5_000 });\nawait queue.add(${run});`,
      ],
      [
        'cockatiel',
        "import { timeout, TimeoutStrategy } from 'cockatiel';",
        `await timeout(5_000, TimeoutStrategy.Aggressive).execute(${run});`,
      ],
      [
        'opossum',
        "import CircuitBreaker from 'opossum';",
        `const breaker = new CircuitBreaker(${run}, { timeout: 5_000 });\nawait breaker.fire();`,
      ],
      [
        'bottleneck',
        "import Bottleneck from 'bottleneck';",
        `const limiter = new Bottleneck({ minTime: 200 });\nawait limiter.schedule({ expiration: 5_000 }, ${run});`,
      ],
    ],
    { timeout: { source: 'wrapper', ms: 5_000 }, budget: { untilErrorMs: 5_000 } },
  );

  it('opossum after 10 s by default', () => {
    const around = `const breaker = new CircuitBreaker(${run});\nawait breaker.fire();`;
    expect(policy("import CircuitBreaker from 'opossum';", around)).toMatchObject({
      budget: { untilErrorMs: 10_000 },
    });
  });
});

// --------------------------------------------------------------------------------------------- nothing added

const handled = (around: string): string =>
  `try { ${around} } catch (error) { console.log(error); }`;

describe('passes on what it is given', () => {
  fires(
    [
      ['p-limit', "import pLimit from 'p-limit';", handled(`await pLimit(2)(${run});`)],
      [
        'p-limit by a name',
        "import pLimit from 'p-limit';",
        `const limit = pLimit(2);\n${handled(`await Promise.all(list.map((one) => limit(${run})));`)}`,
      ],
      [
        'p-queue',
        "import PQueue from 'p-queue';",
        `const queue = new PQueue({ concurrency: 1 });\n${handled(`await queue.add(${run});`)}`,
      ],
      [
        'p-map',
        "import pMap from 'p-map';",
        handled(`await pMap(list, ${run}, { concurrency: 2 });`),
      ],
      [
        'bottleneck schedule',
        "import Bottleneck from 'bottleneck';",
        handled(`await new Bottleneck({ maxConcurrent: 1 }).schedule(${run});`),
      ],
      [
        'startSpan',
        "import * as Sentry from '@sentry/node';",
        handled(`await Sentry.startSpan({ name: 'x' }, ${run});`),
      ],
      ['a span of OpenTelemetry', '', handled(`await tracer.startActiveSpan('x', ${run});`)],
      ['a store of Node', '', handled(`await storage.run(store, ${run});`)],
      [
        'firstValueFrom',
        "import { firstValueFrom } from 'rxjs';",
        handled(`await firstValueFrom(${ask});`),
      ],
    ],
    {
      callersKnown: true,
      errors: { handling: 'try-catch' },
      retries: { source: 'sdk-default', attempts: 3 },
      timeout: { source: 'client', ms: 9_000 },
    },
  );
});

describe('passes on a function under a new name', () => {
  fires(
    [
      [
        'p-throttle',
        "import pThrottle from 'p-throttle';",
        `const slow = pThrottle({ limit: 1, interval: 1_000 })(${run});\n${handled('await slow();')}`,
      ],
      [
        'bottleneck wrap',
        "import Bottleneck from 'bottleneck';",
        `const slow = new Bottleneck().wrap(${run});\n${handled('await slow();')}`,
      ],
      [
        'traceable',
        "import { traceable } from 'langsmith/traceable';",
        `const traced = traceable(${run});\n${handled('await traced();')}`,
      ],
      [
        'unstable_cache',
        "import { unstable_cache } from 'next/cache';",
        `const cached = unstable_cache(${run}, ['x']);\n${handled('await cached();')}`,
      ],
    ],
    {
      callersKnown: true,
      errors: { handling: 'caller' },
      retries: { source: 'sdk-default', attempts: 3 },
    },
  );
});

describe('lets nobody wait', () => {
  fires(
    [
      ['after', "import { after } from 'next/server';", handled(`after(${run});`)],
      [
        'waitUntil',
        "import { waitUntil } from '@vercel/functions';",
        handled(`waitUntil(${ask});`),
      ],
      ['waitUntil of a context', '', handled(`context.waitUntil(${ask});`)],
      ['a timer', '', handled(`setInterval(${run}, 60_000);`)],
    ],
    { errors: { handling: 'none' }, callersKnown: true },
  );
});

// ------------------------------------------------------------------------------------ clients passed through

describe('gives the client back', () => {
  const given: readonly (readonly [string, string, string])[] = [
    [
      'observeOpenAI of langfuse',
      "import { observeOpenAI } from 'langfuse';",
      'observeOpenAI(openai)',
    ],
    ['wrapOpenAI of braintrust', "import { wrapOpenAI } from 'braintrust';", 'wrapOpenAI(openai)'],
    ['wrapOpenAI of weave', "import * as weave from 'weave';", 'weave.wrapOpenAI(openai)'],
  ];

  it.each(given)('%s', (_, before, wrapped) => {
    const code = `${before}\nimport OpenAI from 'openai';
const openai = new OpenAI({ timeout: 9_000 });
const client = ${wrapped};
await client.chat.completions.create({ model: 'gpt-5', messages: [] });\n`;
    expect(checkCode(code).calls).toMatchObject([
      { provider: 'openai', timeout: { source: 'client', ms: 9_000 } },
    ]);
  });

  it('not so a function that nobody knows', () => {
    const code = `import { wrapOpenAI } from './own';\nimport OpenAI from 'openai';
const client = wrapOpenAI(new OpenAI());
await client.chat.completions.create({ model: 'gpt-5', messages: [] });\n`;
    expect(checkCode(code).calls).toEqual([]);
  });
});

// ---------------------------------------------------------------------------------------------- look-alikes

describe('takes no notice of', () => {
  fires(
    [
      ['add of a Set', '', `new Set().add(${run});`],
      [
        'a retry of another package',
        "import { retry } from './own';",
        `await retry(${run}, { maxAttempts: 9 });`,
      ],
      [
        'a retry of a namespace',
        "import * as own from './own';",
        `await own.retry(${run}, { retries: 9 });`,
      ],
      [
        'an own pRetry',
        "import { pRetry } from 'somewhere';",
        `await pRetry(${run}, { retries: 9 });`,
      ],
      [
        'another export of a package',
        "import { AbortError } from 'p-retry';",
        `new AbortError(${run});`,
      ],
      ['execute of anything', '', `await policy.execute(${run}, { retries: 9 });`],
      ['schedule of anything', '', `await limiter.schedule({ expiration: 5 }, ${run});`],
      [
        'a useQuery of its own',
        "import { useQuery } from './query';",
        `const x = useQuery({ queryFn: ${run} });`,
      ],
      [
        'another property',
        "import { useQuery } from '@tanstack/react-query';",
        `const x = useQuery({ select: ${run} });`,
      ],
      [
        'a policy made of others',
        "import { wrap } from 'cockatiel';",
        `await wrap(first, second).execute(${run});`,
      ],
    ],
    {
      callersKnown: false,
      retries: { source: 'sdk-default', attempts: 3 },
      timeout: { source: 'client', ms: 9_000 },
    },
  );
});
