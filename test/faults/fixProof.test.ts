/** The harness itself, with fixes written by hand: good ones are proven, bad ones are not. */
import { describe, expect, it } from 'vitest';
import { proveFix, shortfalls } from './fixProof';
import type { Expected, FixPair } from './fixProof';
import { runProgram } from './run';
import { scenarios } from './scenario';

/** Programs start a process each; many of them at once take their time on a busy machine. */
const limitMs = 280_000;
const minute = 60_000;

const fails: Expected = { outcome: 'rejected', requests: 1, withinMs: minute };

// ------------------------------------------------------------------------------------- fetch and a signal

const fetchProgram = (options: string): string => `
  export async function run(): Promise<unknown> {
    const response = await fetch('https://api.openai.com/v1/chat/completions', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'gpt-5', messages: [{ role: 'user', content: 'Hello' }] }),
      ${options}
    });
    if (!response.ok) throw new Error(String(response.status));
    return await response.json();
  }`;

const fetchPair: FixPair = {
  sdk: null,
  before: fetchProgram(''),
  after: fetchProgram('signal: AbortSignal.timeout(60_000),'),
  expected: {
    hang: { ...fails, withinMs: minute, error: 'TimeoutError' },
    overloaded: fails,
    stall: { ...fails, withinMs: minute, error: 'TimeoutError' },
    recovery: fails,
  },
  mends: ['hang', 'stall'],
};

// --------------------------------------------------------------------------------- options of the client

const clientProgram = (options: string): string => `
  import OpenAI from 'openai';
  const client = new OpenAI(${options});
  export async function run(): Promise<string | null | undefined> {
    const answer = await client.chat.completions.create({
      model: 'gpt-5',
      messages: [{ role: 'user', content: 'Hello' }],
    });
    return answer.choices[0]?.message.content;
  }`;

const clientPair: FixPair = {
  sdk: 'openai-7',
  node: '24',
  before: clientProgram(''),
  after: clientProgram('{ timeout: 50_000, maxRetries: 1 }'),
  expected: {
    hang: { ...fails, requests: 2, withinMs: 2 * minute, error: 'APIConnectionTimeoutError' },
    overloaded: { ...fails, requests: 2, status: 529 },
    stall: { ...fails, requests: 2, withinMs: 2 * minute, error: 'APIConnectionTimeoutError' },
    recovery: { ...fails, requests: 2, status: 529 },
  },
  mends: ['hang', 'stall'],
};

// ----------------------------------------------------------------------------------- options of the call

const callProgram = (options: string): string => `
  import Anthropic from '@anthropic-ai/sdk';
  const client = new Anthropic();
  export async function run(): Promise<Anthropic.ContentBlock[]> {
    const answer = await client.messages.create({
      model: 'claude-sonnet-5',
      max_tokens: 100,
      messages: [{ role: 'user', content: 'Hello' }],
    }${options});
    return answer.content;
  }`;

const callPair: FixPair = {
  sdk: 'anthropic-1',
  before: callProgram(''),
  after: callProgram(', { timeout: 30_000, signal: AbortSignal.timeout(120_000) }'),
  expected: {
    hang: { ...fails, requests: 3, withinMs: 2 * minute, error: 'APIConnectionTimeoutError' },
    overloaded: { ...fails, requests: 3, status: 529 },
    stall: { ...fails, withinMs: 2 * minute, error: 'AbortError' },
    recovery: { outcome: 'resolved', requests: 3, withinMs: minute },
  },
  mends: ['hang', 'stall'],
};

// ------------------------------------------------------------------------------------- a bounded stream

const boundSilence = `
  /** Passes a stream on; ends it with an error where nothing comes for \`ms\`. */
  async function* boundSilence<T = ReturnType<typeof JSON.parse>>(
    stream: AsyncIterable<T> & { readonly controller: AbortController },
    ms: number,
  ): AsyncGenerator<T, void, undefined> {
    const events = stream[Symbol.asyncIterator]();
    try {
      for (;;) {
        let timer: ReturnType<typeof setTimeout> | undefined;
        const silence = new Promise<never>((_, reject) => {
          timer = setTimeout(() => reject(new Error(\`No event for \${ms} ms.\`)), ms);
        });
        const next = await Promise.race([events.next(), silence]).finally(() => clearTimeout(timer));
        if (next.done) return;
        yield next.value;
      }
    } finally {
      stream.controller.abort();
    }
  }`;

const streamProgram = (options: string, events: string, helper = ''): string => `
  import Anthropic from '@anthropic-ai/sdk';
  const client = new Anthropic(${options});
  export async function run(): Promise<string> {
    const stream = await client.messages.create({
      model: 'claude-sonnet-5',
      max_tokens: 100,
      stream: true,
      messages: [{ role: 'user', content: 'Hello' }],
    });
    let text = '';
    for await (const event of ${events}) {
      if (event.type === 'content_block_delta' && event.delta.type === 'text_delta') {
        text += event.delta.text;
      }
    }
    return text;
  }
  ${helper}`;

const boundedStream = streamProgram(
  '{ timeout: 40_000 }',
  'boundSilence(stream, 30_000)',
  boundSilence,
);

const streamPair: FixPair = {
  sdk: 'anthropic-0-60',
  before: streamProgram('', 'stream'),
  after: boundedStream,
  expected: {
    hang: { ...fails, requests: 3, withinMs: 2.1 * minute, error: 'APIConnectionTimeoutError' },
    overloaded: { ...fails, requests: 3, status: 529 },
    stall: { ...fails, error: 'Error' },
    recovery: { outcome: 'resolved', requests: 3, withinMs: minute },
  },
  mends: ['hang', 'stall'],
};

// ----------------------------------------------------------------------------------------------- the tests

describe.concurrent('a good fix is proven', () => {
  it.each([
    ['fetch with a signal', fetchPair],
    ['timeout and retries of the client', clientPair],
    ['timeout of the call', callPair],
    ['a stream bounded against silence', streamPair],
  ])('%s', { timeout: limitMs }, async (_, pair) => {
    const { problems, after } = await proveFix(pair);
    expect(problems).toEqual([]);
    expect(after.healthy.outcome).toBe('resolved');
  });

  it('pings alone do not keep a bounded stream', { timeout: limitMs }, async () => {
    const run = await runProgram({
      sdk: 'anthropic-1',
      source: boundedStream,
      scenario: scenarios.keepAlive,
      timeoutMs: 3 * minute,
      speed: 50,
    });
    const silent: Expected = { outcome: 'rejected', requests: 1, withinMs: minute };
    expect(shortfalls(run, silent)).toEqual([]);
  });
});

describe.concurrent('a bad fix is not', () => {
  it(
    'one that changes nothing, and one that breaks the healthy call',
    { timeout: limitMs },
    async () => {
      const { problems } = await proveFix({
        ...fetchPair,
        after: fetchProgram('').replace("'Hello'", "'Bye'").replace('.json()', '.text()'),
      });
      expect(problems).toEqual([
        expect.stringMatching(/^healthy: .* before, .* after$/u),
        'healthy: another request body',
        expect.stringMatching(/^hang: pending after \d+ ms, not rejected$/u),
        expect.stringMatching(/^stall: pending after \d+ ms, not rejected$/u),
      ]);
    },
  );

  it('one that leaves a rejection behind', { timeout: limitMs }, async () => {
    const source = `
      export async function run(): Promise<string> {
        void Promise.reject(new Error('left behind'));
        return 'done';
      }`;
    const run = await runProgram({
      sdk: null,
      source,
      scenario: scenarios.healthy,
      timeoutMs: 5000,
    });
    expect(shortfalls(run, { outcome: 'resolved', requests: 1, withinMs: minute })).toEqual([
      '0 requests, not 1',
      'unhandled rejection: left behind',
    ]);
  });

  it('one that mends what was whole', { timeout: limitMs }, async () => {
    const source = `export async function run(): Promise<void> { throw new Error('no'); }`;
    const expected: Expected = { outcome: 'rejected', requests: 0, withinMs: minute };
    const { problems } = await proveFix({
      sdk: null,
      before: source,
      after: source,
      expected: { hang: expected, overloaded: expected, stall: expected, recovery: expected },
      mends: ['hang'],
    });
    expect(problems).toEqual([
      'healthy: rejected before, rejected after (Error: no) (Error: no)',
      'hang: the unfixed program does as well',
    ]);
  });
});

describe('a program that cannot run', () => {
  it('is an error of the test, not a result', { timeout: limitMs }, async () => {
    const run = { sdk: null, scenario: scenarios.healthy, timeoutMs: 1000 };
    await expect(runProgram({ ...run, source: 'process.exit(3)' })).rejects.toThrow(
      'ended by itself with 3',
    );
    await expect(runProgram({ ...run, source: 'export const = 1' })).rejects.toThrow('Expected');
  });
});
