/** Repeats that harm, beyond the examples of their rule. */
import { describe, expect, it } from 'vitest';
import { checkCode } from '../../support/checkCode';
import { scanFolder } from '../../support/scanFolder';

const found = (code: string, rule = 'unsafe-retry'): string | null => {
  const finding = checkCode(code).findings.find((one) => [one.rule, ...one.also].includes(rule));
  if (!finding) return null;
  return finding.message.split('\n')[[finding.rule, ...finding.also].indexOf(rule)] ?? '';
};

const once = `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic({ timeout: 19_000, maxRetries: 0 });
const ask = () => client.messages.create({ model: 'claude-sonnet-4-5', max_tokens: 900, messages: [] });
`;

const around = (body: string): string =>
  `${once}async function main() {\n${body}\n}\nawait main();\n`;

describe('an endless loop is told', () => {
  it('where its handler only waits', () => {
    const body = 'for (;;) { try { return await ask(); } catch { await sleep(9_000); } }';
    expect(found(around(body))).toContain('nothing ends it');
  });

  it.each([
    [
      'that has its own deadline',
      'while (Date.now() < until) { try { return await ask(); } catch { await sleep(9_000); } }',
    ],
    [
      'that gives up in front of the `try`',
      'let n = 0; while (true) { if (n++ > 5) throw new Error(); try { return await ask(); } catch { await sleep(9_000); } }',
    ],
    [
      'that gives up behind it',
      'let n = 0; while (true) { try { return await ask(); } catch { await sleep(9_000); } if (n++ > 5) break; }',
    ],
    [
      'that takes work from a queue',
      'while (true) { const job = await queue.take(); try { await ask(); if (job.last) return; } catch { console.warn(1); } }',
    ],
    [
      'that never ends by success',
      'while (true) { try { await ask(); } catch { await sleep(9_000); } }',
    ],
  ])('but not one %s', (_, body) => {
    expect(found(around(body))).toBeNull();
  });
});

describe('attempts without a pause are told', () => {
  const loop = (turns: number, handler: string, before = ''): string =>
    around(
      `for (let i = 0; i < ${String(turns)}; i++) { ${before} try { return await ask(); } catch (error) { if (error.status < 429) throw error; ${handler} } }`,
    );

  it('from three on', () => {
    expect(found(loop(3, 'console.warn(error);'))).toContain('3 attempts without a pause');
    expect(found(loop(2, 'console.warn(error);'))).toBeNull();
  });

  it.each([
    ['a helper waits', loop(3, 'await backoff(i);')],
    ['the wait stands in front', loop(3, 'console.warn(error);', 'if (i > 0) await sleep(1_000);')],
    ['something else takes time', loop(3, 'await report(error);')],
  ])('but not where %s', (_, code) => {
    expect(found(code)).toBeNull();
  });
});

describe('a signal for all attempts', () => {
  const helper = `export async function withRetry<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      if (attempt >= 2) throw error;
      await new Promise((done) => setTimeout(done, 1_000));
    }
  }
}
`;
  const app = (signal: string, inside: string): string => `import { withRetry } from './retry';
async function main() {
  ${signal}
  return await withRetry(() => fetch('https://api.openai.com/v1/responses', { method: 'POST', signal: ${inside} }));
}
await main();
`;

  it.each([
    [
      'made in front of an own helper',
      app('const signal = AbortSignal.timeout(9_000);', 'signal'),
      true,
    ],
    ['made in what the helper runs', app('', 'AbortSignal.timeout(9_000)'), false],
    ['that only a user fires', app('const stop = new AbortController();', 'stop.signal'), false],
  ])('%s', async (_, code, wanted) => {
    const { findings } = await scanFolder({
      'package.json': '{}',
      'src/retry.ts': helper,
      'src/app.ts': code,
    });
    const ids = findings.flatMap(({ rule, also }) => [rule, ...also]);
    expect(ids.includes('unsafe-retry')).toBe(wanted);
  });
});

describe('a stream that starts anew', () => {
  const loop = (
    read: string,
    handler = 'await sleep(1_000);',
  ): string => `import OpenAI from 'openai';
const openai = new OpenAI({ timeout: 19_000, maxRetries: 0 });
async function* show(onToken: (text: string) => void) {
  for (let attempt = 0; attempt < 3; attempt++) {
    let shown = false;
    let text = '';
    try {
      const stream = await openai.responses.create({ model: 'gpt-5', input: 'hi', stream: true });
      for await (const event of stream) { ${read} }
      return;
    } catch (error) {
      ${handler}
    }
  }
}
for await (const piece of show(console.log)) console.log(piece);
`;

  it.each([
    ['yields', 'yield event.delta;', true],
    ['calls back', 'onToken(event.delta);', true],
    ['gives the whole text each time', 'text += event.delta; onToken(text);', false],
    ['collects', 'text += event.delta;', false],
  ])('and %s', (_, read, wanted) => {
    expect((found(loop(read)) ?? '').includes('shown twice')).toBe(wanted);
  });

  it('only where nothing was shown', () => {
    const code = loop(
      'shown = true; yield event.delta;',
      'if (shown || error.status < 429) throw error; await sleep(1);',
    );
    expect(found(code)).toBeNull();
  });
});

describe('repeats of everything', () => {
  const retry = (options: string, run = 'ask()'): string =>
    `import pRetry from 'p-retry';\n${once}await pRetry(async () => ${run}${options});\n`;

  it('are told with the time that they take', () => {
    expect(found(retry(''))).toMatch(
      /11 times the same answer, and the error shows after about 17 min/,
    );
    expect(found(retry(', { retries: 5 }'))).toContain('6 times');
  });

  it.each([
    ['one more', retry(', { retries: 1 }')],
    ['chosen by a predicate', retry(', { shouldRetry: ({ error }) => error.status >= 500 }')],
    ['ended from inside', retry('', 'ask().catch((error) => { throw new AbortError(error); })')],
    [
      'ended by a hook',
      retry(', { onFailedAttempt: (error) => { if (error.status === 401) throw error; } }'),
    ],
  ])('but not where they are %s', (_, code) => {
    expect(found(code)).toBeNull();
  });
});
