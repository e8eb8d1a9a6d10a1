import { describe, expect, it } from 'vitest';
import type { RuntimeId } from '../../src/model/knowledge';
import { checkCode, type CheckOptions } from '../support/checkCode';

const messages = (rule: string, code: string, options: CheckOptions = {}): readonly string[] =>
  checkCode(code, options)
    .findings.filter((finding) => finding.rule === rule || finding.also.includes(rule))
    .map(({ message }) => message);

const generate = `import { generateText } from 'ai';
import { openai } from '@ai-sdk/openai';
await generateText({ model: openai('gpt-5'), prompt: 'hi' });
`;

describe('missing-timeout says', () => {
  it('the whole where several attempts wait for the runtime', () => {
    const [message] = messages('missing-timeout', generate, { versions: { ai: '5.0.277' } });
    expect(message).toContain(
      "has no timeout: only Node's own limit of 300 s of silence ends an attempt. " +
        '3 attempts (SDK default), at most 5 min each: about 15 min before this fails.',
    );
  });

  it('that nothing ends it where the runtime sets no limit, however many attempts', () => {
    const [message] = messages('missing-timeout', generate, {
      versions: { ai: '5.0.277' },
      runtime: 'bun',
    });
    expect(message).toContain('nothing ends this call (');
  });
});

describe('where clients of several SDKs may stand behind a call', () => {
  const either = `import { ChatOllama } from '@langchain/ollama';
import { ChatBedrockConverse } from '@langchain/aws';
const model = process.env.LOCAL ? new ChatOllama() : new ChatBedrockConverse();
await model.invoke('hi');
`;

  it('a finding says whose client it speaks of', () => {
    const [message] = messages('missing-timeout', either);
    expect(message).toMatch(
      /`invoke` \(`@langchain\/\w+`, one of 2 SDKs that may stand here\) has no timeout/,
    );
  });
});

describe('long-wait says', () => {
  it('what an attempt costs: inner waits pass once for each outer attempt', () => {
    const [message] = messages(
      'long-wait',
      `import OpenAI from 'openai';
import pRetry from 'p-retry';
const client = new OpenAI({ timeout: 60_000 });
await pRetry(() => client.responses.create({ model: 'gpt-5', input: 'hi' }), { retries: 2 });
`,
    );
    expect(message).toContain('9 attempts in several layers, at most 60 s each: about ');
  });

  it('one attempt of the SDK where one signal covers all of them', () => {
    const [message] = messages(
      'long-wait',
      `import { generateText } from 'ai';
import { openai } from '@ai-sdk/openai';
import pRetry from 'p-retry';
await pRetry(
  () => generateText({ model: openai('gpt-5'), prompt: 'hi', abortSignal: AbortSignal.timeout(90_000) }),
  { retries: 1 },
);
`,
      { versions: { ai: '5.0.277' } },
    );
    expect(message).toMatch(/2 attempts \(on line 4\), at most 90 s each: about 3 min/);
  });

  it('one attempt where what timed out is not repeated', () => {
    const [message] = messages(
      'long-wait',
      `import { Mistral } from '@mistralai/mistralai';
const client = new Mistral({ timeoutMs: 120_000, retryConfig: { strategy: 'backoff' } });
await client.chat.complete({ model: 'mistral-large-latest', messages: [] });
`,
      { versions: { '@mistralai/mistralai': '1.10.0' } },
    );
    expect(message).toMatch(/hangs: (?:about )?\S+ (?:s|min) before this fails\./);
  });
});

describe('stalled-stream says', () => {
  const stream = (options: string): string => `import { OpenAI } from 'openai';
const openai = new OpenAI(${options});
for await (const chunk of await openai.chat.completions.create({ model: 'gpt-5', messages: [], stream: true })) console.log(chunk);
`;
  const raw = `const response = await fetch('https://api.openai.com/v1/responses', {
  method: 'POST',
  body: JSON.stringify({ model: 'gpt-5', input: 'hi', stream: true }),
});
for await (const chunk of response.body) console.log(chunk);
`;
  const inRuntime = (runtime: RuntimeId, code: string): readonly string[] =>
    messages('stalled-stream', code, { runtime, versions: { openai: '6.49.0' } });

  it('that a timeout which is there stops at the headers', () => {
    expect(inRuntime('node', stream('{ timeout: 19_000 }'))[0]).toContain(
      'the timeout stops at the headers',
    );
  });

  it('nothing of a timeout where there is none', () => {
    const [message] = messages('stalled-stream', raw, { runtime: 'node' });
    expect(message).toContain('stays open: ');
    expect(message).not.toContain('the timeout stops at the headers');
  });

  it('nothing where the runtime is not known', () => {
    expect(inRuntime('unknown', stream('{ timeout: 19_000 }'))).toEqual([]);
    expect(inRuntime('bun', stream('{ timeout: 19_000 }'))).toHaveLength(1);
  });
});
