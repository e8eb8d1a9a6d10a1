/**
 * The failure budget against the world: programs are analysed, then run with the real SDK against a server that hangs.
 * Requests must be exactly as many as said, and the worst case that was computed within a tenth of what it took.
 */
import { describe, expect, it } from 'vitest';
import type { Budget } from '../../src/model/call';
import { checkCode } from '../support/checkCode';
import { runProgram, sdkPackage } from './run';
import type { NodeVersion, SdkAlias } from './run';
import { scenarios } from './scenario';

interface Program {
  readonly name: string;
  readonly sdk: SdkAlias | null;
  readonly node?: NodeVersion;
  readonly source: string;
  /** How many times faster than real time; 50 when absent. */
  readonly speed?: number;
}

const openai = (client: string, call: string, around = 'return await ask();'): string => `
  import OpenAI from 'openai';
  const client = new OpenAI(${client});
  const ask = () =>
    client.chat.completions.create({ model: 'gpt-5', messages: [{ role: 'user', content: 'Hi' }] }${call});
  export async function run(): Promise<unknown> {
    ${around}
  }`;

const anthropic = (client: string, call: string): string => `
  import Anthropic from '@anthropic-ai/sdk';
  const client = new Anthropic(${client});
  export async function run(): Promise<unknown> {
    return await client.messages.create(
      { model: 'claude-sonnet-5', max_tokens: 99, messages: [{ role: 'user', content: 'Hi' }] }${call},
    );
  }`;

const request = (options: string): string =>
  `fetch('https://api.openai.com/v1/responses', { method: 'POST', body: '{"model":"gpt-5","input":"Hi"}'${options} })`;

const loop = (attempts: number, body: string, wait: string): string => `
    for (let attempt = 0; attempt < ${attempts}; attempt++) {
      try {
        return await ${body};
      } catch (error) {
        if (attempt === ${attempts - 1}) throw error;
        ${wait}
      }
    }`;

const rawLoop = (attempts: number, options: string, wait: string): string => `
  export async function run(): Promise<unknown> {${loop(attempts, request(options), wait)}
  }`;

/** Node counts the limits of its fetch in ticks of real time: up to two seconds late on a busy machine. */
const byTheRuntime = 10;

const programs: readonly Program[] = [
  {
    name: 'the SDK has a default, and the runtime ends the wait before it',
    speed: byTheRuntime,
    ...{ sdk: 'anthropic-1', source: anthropic('{ maxRetries: 0 }', '') },
  },
  {
    name: 'node-fetch has no limit of the runtime: the default of the SDK counts',
    ...{ sdk: 'openai-4', source: openai('{ maxRetries: 0 }', '') },
  },
  {
    name: 'a client with a timeout and one retry',
    ...{ sdk: 'openai-5', source: openai('{ timeout: 60_000, maxRetries: 1 }', '') },
  },
  {
    name: 'options of the call come before those of the client',
    sdk: 'openai-7',
    node: '24',
    source: openai('{ timeout: 10_000 }', ', { timeout: 40_000, maxRetries: 3 }'),
  },
  {
    name: 'a signal ends all attempts',
    sdk: 'anthropic-0-60',
    source: anthropic('{ timeout: 60_000 }', ', { signal: AbortSignal.timeout(150_000) }'),
  },
  {
    name: 'a raw request has the limit of the runtime alone',
    sdk: null,
    speed: byTheRuntime,
    source: `export async function run() { return await ${request('')}; }`,
  },
  {
    name: 'a raw request with a signal, tried again by a loop without waits',
    ...{ sdk: null, source: rawLoop(3, ', signal: AbortSignal.timeout(60_000)', '') },
  },
  {
    name: 'a loop that waits as long each time',
    sdk: null,
    source: rawLoop(
      3,
      ', signal: AbortSignal.timeout(50_000)',
      'await new Promise((resolve) => setTimeout(resolve, 30_000));',
    ),
  },
  {
    name: 'a loop that waits longer each time',
    sdk: null,
    source: rawLoop(
      4,
      ', signal: AbortSignal.timeout(30_000)',
      'await new Promise((resolve) => setTimeout(resolve, 10_000 * 2 ** attempt));',
    ),
  },
  {
    name: 'a loop around an SDK that tries again itself: both multiply',
    sdk: 'openai-6',
    source: openai('{ timeout: 40_000, maxRetries: 1 }', '', loop(3, 'ask()', '')),
  },
  {
    name: 'a race ends everything inside it',
    sdk: 'anthropic-1',
    source: anthropic('{ timeout: 60_000 }', '').replace(
      /return await ([^]*?);\s*\}$/,
      `return await Promise.race([
        $1,
        new Promise((_, reject) => setTimeout(() => reject(new Error('late')), 100_000)),
      ]);
  }`,
    ),
  },
];

/** A program that takes 15 min takes 18 s. */
const defaultSpeed = 50;
const limitMs = 280_000;

async function budgetOf({ sdk, source }: Program): Promise<Budget> {
  const installed = sdk === null ? null : await sdkPackage(sdk);
  const versions = installed === null ? {} : { [installed.name]: installed.version };
  const { calls } = checkCode(source, { versions });
  expect(calls).toHaveLength(1);
  return calls[0]!.budget;
}

describe.concurrent('a call whose provider hangs', () => {
  it.each(programs)('$name', { timeout: limitMs }, async (program) => {
    const { sdk, node, source, speed = defaultSpeed } = program;
    const budget = await budgetOf(program);
    expect(budget).toMatchObject({ unknown: false, unbounded: false });
    const untilErrorMs = budget.untilErrorMs!;
    const run = await runProgram({
      ...{ sdk, source, speed, scenario: scenarios.hang, timeoutMs: untilErrorMs * 2 },
      ...(node && { node }),
    });
    expect(run.outcome).toBe('rejected');
    expect(run.ms).toBeGreaterThan(untilErrorMs * 0.9);
    expect(run.ms).toBeLessThan(untilErrorMs * 1.1);
    // A deadline over all attempts may end them before the last one.
    if (run.requests.length !== budget.requests) expect(isCutShort(budget, run.ms)).toBe(true);
  });
});

/** The deadline, not the last attempt, ended it. */
const isCutShort = (budget: Budget, ms: number): boolean =>
  budget.requests !== null && ms < budget.untilErrorMs! * 1.1 && budget.bodyBounded;
