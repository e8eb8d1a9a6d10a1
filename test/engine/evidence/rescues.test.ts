/** Fallbacks that do not answer, beyond the examples of their rule. */
import { describe, expect, it } from 'vitest';
import { checkCode, type CheckOptions } from '../../support/checkCode';

const found = (code: string, options: CheckOptions = {}): string | null => {
  const rule = 'weak-fallback';
  const finding = checkCode(code, options).findings.find((one) =>
    [one.rule, ...one.also].includes(rule),
  );
  if (!finding) return null;
  return finding.message.split('\n')[[finding.rule, ...finding.also].indexOf(rule)] ?? '';
};

const chain = (
  handler: string,
  client = '{ timeout: 15_000, maxRetries: 1 }',
): string => `import OpenAI from 'openai';
import Anthropic from '@anthropic-ai/sdk';
const openai = new OpenAI(${client});
const claude = new Anthropic({ timeout: 15_000 });
const second = (content: string) =>
  claude.messages.create({ model: 'claude-sonnet-4-5', max_tokens: 900, messages: [{ role: 'user', content }] });
async function ask(input: string) {
  try {
    return await openai.responses.create({ model: 'gpt-5', input });
  } catch (error) {
    ${handler}
  }
}
await ask('hi');
`;

describe('a fallback that is late', () => {
  it('is told with the time and the patience', () => {
    expect(found(chain('return await second(input);', '{}'))).toBe(
      'The fallback on line 6 is asked only after about 15 min when the first hangs, more than the interactive patience of 60 s.',
    );
  });

  it.each([
    [
      'for another status alone',
      "if (error.code === 'HTTP_429') return await second(input); throw error;",
    ],
    ['where nobody can say', 'if (isMine(error)) return await second(input); throw error;'],
  ])('is not told where it is asked %s', (_name, handler) => {
    expect(found(chain(handler, '{}')) ?? '').not.toContain('when the first hangs');
  });

  it('is measured by the patience of the project', () => {
    const code = chain('return await second(input);', '{ timeout: 40_000, maxRetries: 1 }');
    const config = { patienceSeconds: { interactive: 120, background: 600 } };
    expect(found(code)).toContain('more than');
    expect(found(code, { config })).toBeNull();
  });

  it('is not told where the options cannot be read', () => {
    expect(found(chain('return await second(input);', '{ ...settings() }'))).toBeNull();
  });
});

describe('a fallback for some errors', () => {
  it.each([
    ['by a number', 'if (error.status === 429) return await second(input); throw error;'],
    [
      'by a class',
      'if (error instanceof OpenAI.RateLimitError) return await second(input); throw error;',
    ],
    ['by a word', "if (!error.message.includes('429')) throw error; return await second(input);"],
  ])('%s', (_, handler) => {
    expect(found(chain(handler))).toContain('is asked for some errors only');
  });

  it.each([
    ['by a number', 'if (error.status < 500) throw error; return await second(input);'],
    ['by somebody unknown', 'if (!isOutage(error)) throw error; return await second(input);'],
    ['by a setting', 'if (!settings.fallback) throw error; return await second(input);'],
  ])('is none where it is chosen %s', (_, handler) => {
    expect(found(chain(handler))).toBeNull();
  });
});

describe('a conversation', () => {
  const chat = (messages: string): string => `import OpenAI from 'openai';
import Anthropic from '@anthropic-ai/sdk';
const openai = new OpenAI({ timeout: 15_000, maxRetries: 1 });
const claude = new Anthropic({ timeout: 15_000 });
async function ask(messages: Message[]) {
  try {
    return await openai.chat.completions.create({ model: 'gpt-5', messages });
  } catch {
    return await claude.messages.create({ model: 'claude-sonnet-4-5', max_tokens: 900, messages: ${messages} });
  }
}
await ask([]);
`;

  it('is lost by the last message alone', () => {
    const last = "[{ role: 'user', content: messages[messages.length - 1].content }]";
    expect(found(chat(last))).toContain('without the conversation so far');
  });

  it.each([['messages'], ['messages.slice(-8)'], ['[...messages]'], ['toClaude(messages)']])(
    'is handed over by %s',
    (messages) => {
      expect(found(chat(messages))).toBeNull();
    },
  );
});

it('tells of one weakness and not of a missing fallback beside it', () => {
  const code = `import { streamText } from 'ai';
import { openai } from '@ai-sdk/openai';
import { anthropic } from '@ai-sdk/anthropic';
try {
  const result = streamText({ model: openai('gpt-5'), prompt: 'hi' });
  result.pipeTextStreamToResponse(response);
} catch {
  streamText({ model: anthropic('claude-sonnet-4-5'), prompt: 'hi' }).pipeTextStreamToResponse(response);
}
`;
  expect(found(code, { versions: { ai: '5.0.277' } })).toContain('is never asked');
  const lines = checkCode(code, { versions: { ai: '5.0.277' } }).findings.filter((one) =>
    [one.rule, ...one.also].includes('missing-fallback'),
  );
  expect(lines.map(({ range }) => range.startLine)).not.toContain(5);
});

it('takes a question to the user for no fallback', () => {
  const code = `import OpenAI from 'openai';
const openai = new OpenAI();
const complete = (input: string) => openai.responses.create({ model: 'gpt-5', input });
export async function send(input: string) {
  try {
    return await complete(input);
  } catch (error) {
    dialog.show('failed', 'again').then(async (choice) => {
      if (choice) await complete(shortened);
    });
  }
}
await send('hi');
`;
  expect(found(code)).toBeNull();
});
