/** What a handler makes of each kind of failure, and how long its loop waits. */
import { describe, expect, it } from 'vitest';
import { checkCode } from '../../support/checkCode';

const loop = (handler: string, turns = 4, before = ''): string => `import OpenAI from 'openai';
const openai = new OpenAI({ timeout: 10_000 });
${before}
async function ask(input: string, delayMs = 500) {
  let delay = 1_000;
  for (let attempt = 1; attempt <= ${String(turns)}; attempt++) {
    try {
      return await openai.responses.create({ model: 'gpt-5', input });
    } catch (error) {
      ${handler}
    }
  }
}
await ask('hi');
`;

const rules = (code: string): readonly string[] =>
  checkCode(code).findings.flatMap(({ rule, also }) => [rule, ...also]);

const multiplies = (handler: string, before = ''): boolean =>
  rules(loop(handler, 4, before)).includes('retry-amplification');

describe('a loop around an SDK that repeats multiplies where it', () => {
  it.each([
    ['goes on after everything', 'console.warn(error);'],
    ['goes on by a number', 'if (error.status < 500) throw error;'],
    ['goes on by a list', 'if (![500, 502, 503].includes(error.status)) throw error;'],
    ['goes on by a class', 'if (!(error instanceof OpenAI.InternalServerError)) throw error;'],
    ['goes on by a word', "if (!error.message.includes('timeout')) throw error;"],
    ['stops at the last turn', 'if (attempt === 4) throw error;'],
    ['keeps the status first', 'const { status } = error; if (status !== 429) throw error;'],
    ['continues', 'if (error.status === 503) continue; throw error;'],
  ])('%s', (_, handler) => {
    expect(multiplies(handler)).toBe(true);
  });

  it('asks an own function', () => {
    const before = `const isTransient = (error: any) => error.status === 429 || error.status >= 500;`;
    expect(multiplies('if (!isTransient(error)) throw error;', before)).toBe(true);
  });

  it('asks an own set', () => {
    const before = `const RETRYABLE = new Set([429, 503]);`;
    expect(multiplies('if (!RETRYABLE.has(error.status)) throw error;', before)).toBe(true);
  });
});

describe('a loop does not multiply where it', () => {
  it.each([
    ['always throws', 'throw error;'],
    ['goes on for what the SDK does not raise', "if (error.name !== 'SyntaxError') throw error;"],
    ['goes on for a bad request', 'if (error.status !== 400) throw error;'],
    ['asks somebody unknown', 'if (!isTransient(error)) throw error;'],
    ['hands the error to a helper that may throw it', 'handleError(error);'],
    ['tests a text that nobody can read', 'if (!/x/.test(error.message)) throw error;'],
    ['branches by a switch', 'switch (error.status) { case 429: continue; default: throw error; }'],
  ])('%s', (_, handler) => {
    expect(multiplies(handler)).toBe(false);
  });

  it('has another try inside that answers', () => {
    const code = loop('console.warn(error);').replace(
      "return await openai.responses.create({ model: 'gpt-5', input });",
      "try { return await openai.responses.create({ model: 'gpt-5', input }); } catch { return null; }",
    );
    expect(rules(code)).not.toContain('retry-amplification');
  });
});

const waits = (handler: string, turns = 4): number | undefined =>
  checkCode(loop(handler, turns)).calls[0]?.retries.layers[1]?.waitsMs;

describe('waits of an own loop', () => {
  it.each([
    ['a fixed pause', 'await new Promise((r) => setTimeout(r, 2_000));', 6_000],
    ['one that grows', 'await new Promise((r) => setTimeout(r, 1_000 * attempt));', 6_000],
    ['one that doubles', 'await new Promise((r) => setTimeout(r, 100 * 2 ** attempt));', 1_400],
    ['a power', 'await new Promise((r) => setTimeout(r, Math.pow(2, attempt) * 100));', 1_400],
    ['a cap', 'await new Promise((r) => setTimeout(r, Math.min(1_000 * attempt, 1_500)));', 4_000],
    ['jitter', 'await new Promise((r) => setTimeout(r, 1_000 + Math.random() * 500));', 4_500],
    ['a parameter', 'await new Promise((r) => setTimeout(r, delayMs));', 1_500],
    ['a name that doubles', 'await new Promise((r) => setTimeout(r, delay)); delay *= 2;', 7_000],
    ['a helper by its name', 'await sleep(300);', 900],
    ['none', 'console.warn(error);', 0],
    ['a timer that aborts', 'setTimeout(() => controller.abort(), 9_000);', 0],
  ])('%s', (_, handler, ms) => {
    expect(waits(handler)).toBe(ms);
  });

  it('count in the budget', () => {
    const { budget } = checkCode(loop('await sleep(1_000);', 2)).calls[0] ?? {};
    expect(budget?.untilErrorMs).toBe(2 * (30_000 + 1_500) + 1_000);
  });

  it('leave a hang to one turn where timeouts are not tried again', () => {
    const { budget } = checkCode(loop('if (error.status !== 429) throw error;')).calls[0] ?? {};
    expect(budget?.untilErrorMs).toBe(31_500);
  });
});

it('does not know whether a message holds the status', () => {
  const code = (test: string): string => `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic({ timeout: 5_000 });
async function ask() {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.messages.create({ model: 'm', max_tokens: 900, messages: [] });
    } catch (error) {
      if (!(${test}) || attempt === 2) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  }
}
await ask();
`;
  const multiplies = (test: string): boolean =>
    checkCode(code(test)).findings.some(({ rule, also }) =>
      [rule, ...also].includes('retry-amplification'),
    );
  expect(multiplies('error.status === 503')).toBe(true);
  expect(multiplies("error.message.includes('503')")).toBe(false);
});

it('takes the signal over all attempts of the SDK for the timeout that is tried again', () => {
  const code = (options: string): string => `import { generateText } from 'ai';
import { openai } from '@ai-sdk/openai';
async function ask() {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await generateText({ model: openai('m'), prompt: 'hi'${options} });
    } catch (error) {
      if (!error.message.includes('timeout') || attempt === 2) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  }
}
await ask();
`;
  const multiplies = (options: string): boolean =>
    checkCode(code(options)).findings.some(({ rule, also }) =>
      [rule, ...also].includes('retry-amplification'),
    );
  expect(multiplies('')).toBe(true);
  expect(multiplies(', abortSignal: AbortSignal.timeout(60_000)')).toBe(false);
  expect(multiplies(', abortSignal: AbortSignal.timeout(settings.timeout)')).toBe(false);
});

it('takes a timer that a request races with for no pause', () => {
  const code = `async function ask() {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const late = new Promise<null>((resolve) => {
        setTimeout(() => resolve(null), 20_000);
      });
      const answer = fetch('https://api.openai.com/v1/responses', { method: 'POST', signal: AbortSignal.timeout(9_000) });
      const first = await Promise.race([answer, late]);
      if (first) return first;
    } catch (error) {
      console.warn(error);
    }
  }
  throw new Error('no answer');
}
await ask();
`;
  const layers = checkCode(code).calls[0]?.retries.layers ?? [];
  expect(layers.map(({ waitsMs }) => waitsMs)).not.toContain(40_000);
});

describe("Python's own exceptions", () => {
  const rulesOf = (code: string): readonly string[] =>
    checkCode(code, {
      path: 'app.py',
      files: { 'requirements.txt': 'openai==2.30.0\n' },
    }).findings.flatMap(({ rule, also }) => [rule, ...also]);

  const retrying = (type: string, imports = ''): string => `${imports}
from openai import OpenAI
from tenacity import retry, retry_if_exception_type, stop_after_attempt, wait_fixed

client = OpenAI(timeout=10)

@retry(stop=stop_after_attempt(3), wait=wait_fixed(1), retry=retry_if_exception_type(${type}))
def ask(text):
    return client.responses.create(model="gpt-5.6-sol", input=text)

ask("hi")
`;

  it('are not what an SDK raises by the same name', () => {
    expect(rulesOf(retrying('ConnectionError'))).not.toContain('retry-amplification');
    expect(rulesOf(retrying('asyncio.TimeoutError', 'import asyncio'))).not.toContain(
      'retry-amplification',
    );
  });

  it("are others than the SDK's own", () => {
    const own = retrying('APIConnectionError', 'from openai import APIConnectionError');
    expect(rulesOf(own)).toContain('retry-amplification');
  });

  it('let an outage through where they are caught around a wait', () => {
    const waiting = (type: string): string => `import asyncio
from openai import AsyncOpenAI

client = AsyncOpenAI(timeout=10)

async def show(text):
    task = asyncio.create_task(client.responses.create(model="gpt-5.6-sol", input=text))
    try:
        await asyncio.wait_for(asyncio.shield(task), 4.5)
    except ${type}:
        pass

asyncio.run(show("hi"))
`;
    expect(rulesOf(waiting('asyncio.TimeoutError'))).not.toContain('swallowed-failure');
    expect(rulesOf(waiting('Exception'))).toContain('swallowed-failure');
  });
});
