/** Calls of the Vercel AI SDK through its model objects, and what looks like them. */
import { describe, expect, it } from 'vitest';
import { checkCode } from '../../support/checkCode';

type Case = readonly [says: string, code: string, expected: object];
type Versions = Readonly<Record<string, string>>;

const imports = `import { embed, generateObject, generateText, streamText, ToolLoopAgent, wrapLanguageModel } from 'ai';
import { anthropic } from '@ai-sdk/anthropic';
import { createOpenAI, openai } from '@ai-sdk/openai';
import { createFallback } from 'ai-fallback';
import { openrouter } from '@openrouter/ai-sdk-provider';
`;

const check = (cases: readonly Case[], versions: Versions = {}): void => {
  it.each(cases)('%s', (_, code, expected) => {
    const { calls, failures } = checkCode(`${imports}${code}\n`, { versions });
    expect({ calls, failures }).toMatchObject({ calls: [expected], failures: [] });
  });
};

const silentNode = { source: 'runtime-default', ms: 300_000 };

describe('the model object tells who answers', () => {
  check([
    [
      'a ready provider, called',
      "await generateText({ model: openai('gpt-5'), prompt: 'hi' });",
      {
        ...{ sdk: 'ai', provider: 'openai', model: 'gpt-5', api: 'generateText' },
        timeout: silentNode,
        retries: { source: 'sdk-default', attempts: 3 },
      },
    ],
    [
      'a method of it',
      "const model = openai.responses('gpt-5');\nawait generateText({ model, prompt: 'hi' });",
      { provider: 'openai', model: 'gpt-5' },
    ],
    [
      'a provider of a factory, at another address',
      `const groq = createOpenAI({ baseURL: 'https://api.groq.com/openai/v1' });
await generateText({ model: groq.chat('llama'), prompt: 'hi' });`,
      { provider: 'groq', model: 'llama' },
    ],
    [
      'an embedding model',
      "await embed({ model: openai.embedding('text-embedding-3-small'), value: 'hi' });",
      { provider: 'openai', operation: 'embed', model: 'text-embedding-3-small' },
    ],
    [
      'a model object around another',
      `const model = wrapLanguageModel({ model: anthropic('claude-x'), middleware: [] });
await generateText({ model, prompt: 'hi' });`,
      { provider: 'anthropic', model: 'claude-x' },
    ],
    [
      'the first of a list',
      `const model = createFallback({ models: [anthropic('claude-x'), openai('gpt-5')] });
await generateText({ model, prompt: 'hi' });`,
      { provider: 'anthropic', model: 'claude-x' },
    ],
    [
      'a community provider',
      "await generateText({ model: openrouter('x/y'), prompt: 'hi' });",
      { provider: 'openrouter', model: 'x/y' },
    ],
    [
      'a name goes to the gateway',
      "await generateText({ model: 'anthropic/claude-x', prompt: 'hi' });",
      { provider: 'vercel-gateway', model: 'anthropic/claude-x' },
    ],
    [
      'a model from elsewhere tells nothing',
      "export const ask = (model: unknown) => generateText({ model, prompt: 'hi' });",
      { provider: 'unknown' },
    ],
  ]);
});

describe('a timeout, by version', () => {
  const timed = "await generateText({ model: openai('gpt-5'), timeout: 8_000, maxRetries: 0 });";
  const set = { source: 'call', ms: 8_000, covers: 'total' };

  describe('7', () => {
    check([['is read', timed, { timeout: set, retries: { attempts: 1 } }]], { ai: '7.0.173' });
  });
  describe('6.0.14', () => {
    check([['is read', timed, { timeout: set }]], { ai: '6.0.14' });
  });
  describe('5', () => {
    check([['is ignored', timed, { timeout: silentNode }]], { ai: '5.0.277' });
  });
  describe('7, elsewhere', () => {
    check([
      [
        'generateObject ignores it',
        "await generateObject({ model: openai('gpt-5'), timeout: 8_000 });",
        { timeout: silentNode },
      ],
      [
        'an agent brings it and its retries',
        `const agent = new ToolLoopAgent({ model: anthropic('claude-x'), timeout: 8_000, maxRetries: 1 });
await agent.generate({ prompt: 'hi' });`,
        {
          ...{
            operation: 'agent',
            provider: 'anthropic',
            timeout: { source: 'client', ms: 8_000 },
          },
          retries: { source: 'client', attempts: 2 },
        },
      ],
    ]);
  });
  describe('6, an agent', () => {
    check(
      [
        [
          'forgets it',
          `const agent = new ToolLoopAgent({ model: anthropic('claude-x'), timeout: 8_000 });
await agent.generate({ prompt: 'hi' });`,
          { timeout: silentNode },
        ],
      ],
      { ai: '6.0.326' },
    );
  });
});

describe('streams', () => {
  check([
    [
      'a signal ends the whole',
      `const result = streamText({ model: openai('gpt-5'), abortSignal: AbortSignal.timeout(9_000) });
for await (const part of result.textStream) console.log(part);`,
      { streaming: true, timeout: { source: 'signal', ms: 9_000 } },
    ],
  ]);
});

describe('no LLM calls', () => {
  const silent: Readonly<Record<string, string>> = {
    'a chat with the own back end': `import { useChat } from '@ai-sdk/react';
export function Chat() {
  const chat = useChat();
  return () => chat.sendMessage({ text: 'hi' });
}`,
    'its older package': `import { useChat } from 'ai/react';
export function Chat() {
  const { append, handleSubmit } = useChat({ api: '/api/chat' });
  return () => append({ role: 'user', content: 'hi' });
}`,
    'an own function of that name': `import { generateText } from './text';
await generateText({ model: 'gpt-5' });`,
    'what only prepares': `import { convertToModelMessages, tool, wrapLanguageModel } from 'ai';
import { openai } from '@ai-sdk/openai';
export const model = wrapLanguageModel({ model: openai('gpt-5'), middleware: [] });
export const weather = tool({ description: 'x', execute: async () => 1 });
export const messages = convertToModelMessages([]);`,
  };

  it.each(Object.entries(silent))('%s', (_, code) => {
    expect(checkCode(`${code}\n`)).toMatchObject({ calls: [], findings: [], failures: [] });
  });
});
