import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/model/finding';
import { applyFix, checkCode } from '../../support/checkCode';

const retired = (code: string): readonly Finding[] =>
  checkCode(code, { retirements: true }).findings.filter(
    ({ rule, also }) =>
      rule.startsWith('retired-') || also.some((one) => one.startsWith('retired-')),
  );

const openai = (model: string, before = ''): string => `import OpenAI from 'openai';
${before}const openai = new OpenAI({ timeout: 19_000 });
export const ask = async (messages) => openai.chat.completions.create({ model: ${model}, messages });
`;

const messageOf = (code: string): string | undefined =>
  retired(code)[0]
    ?.message.split('\n')
    .find((line) => /shut down|ends on|deprecated/.test(line));

describe('what is said', () => {
  it('of a model that is gone', () => {
    expect(messageOf(openai(`'gpt-4'`))).toBe(
      '`gpt-4` was shut down on 2026-10-23: requests to it fail. Named instead: `gpt-5.6-sol`.',
    );
  });

  it('of a model that goes', () => {
    expect(messageOf(openai(`'gpt-4o'`))).toBe(
      '`gpt-4o` ends on 2027-01-14, in 52 days: requests to it fail from then on. Named instead: `gpt-6-luna`.',
    );
  });

  it('of one whose requests somebody else answers', () => {
    const code = `import { GoogleGenAI } from '@google/genai';
const ai = new GoogleGenAI({ apiKey });
await ai.models.generateContent({ model: 'models/gemini-2.5-pro', contents: 'hi' });
`;
    expect(messageOf(code)).toBe(
      '`gemini-2.5-pro` ends on 2026-12-01, in 8 days: `gemini-3.8-flash` answers its requests from then on.',
    );
  });

  it('where the name is written', () => {
    expect(messageOf(openai('MODEL', `const MODEL = 'gpt-4';\n`))).toContain(
      '`gpt-4` (on line 2) was shut down',
    );
  });

  it('of a default', () => {
    expect(messageOf(openai(`process.env.MODEL || 'gpt-4'`))).toContain(
      '`gpt-4` (the default here)',
    );
    expect(messageOf(openai('MODEL', `const MODEL = process.env.MODEL ?? 'gpt-4';\n`))).toContain(
      '`gpt-4` (the default on line 2)',
    );
  });

  it('of one of two', () => {
    expect(messageOf(openai(`fast ? 'gpt-4' : model`))).toContain('`gpt-4` (one choice here)');
  });

  it('of a default argument', () => {
    const code = `import OpenAI from 'openai';
const openai = new OpenAI({ timeout: 19_000 });
export async function ask(messages, model = 'gpt-4') {
  return openai.chat.completions.create({ model, messages });
}
`;
    expect(messageOf(code)).toContain('`gpt-4` (the default on line 3)');
  });

  it('of an API that is gone', () => {
    const code = `import OpenAI from 'openai';
const openai = new OpenAI();
await openai.beta.assistants.create({ name: 'helper' });
`;
    expect(messageOf(code)).toBe(
      'The Assistants API was shut down on 2026-08-26: requests to it fail. Named instead: the Responses API.',
    );
  });

  it('of an API whose end has no date', () => {
    const code = `import { CohereClient } from 'cohere-ai';
const cohere = new CohereClient({ token });
await cohere.summarize({ text });
`;
    const found = retired(code)[0];
    expect(messageOf(code)).toBe(
      'The Summarize API is deprecated, and Cohere API will name the day on which it ends. Named instead: the Chat API.',
    );
    expect(found?.severity).not.toBe('warning');
  });
});

describe('the fix', () => {
  const fixed = (code: string): string | undefined => {
    const fix = retired(code)[0]?.fixes.find(({ kind }) => kind === 'replace-model');
    expect(fix?.safe).toBe(false);
    return fix && applyFix(code, fix);
  };

  it('keeps the quotes', () => {
    expect(fixed(openai('"gpt-4"'))).toBe(openai('"gpt-5.6-sol"'));
  });

  it('goes to where the name is written', () => {
    const code = openai('MODEL', `const MODEL = process.env.MODEL ?? 'gpt-4';\n`);
    expect(fixed(code)).toBe(code.replace('gpt-4', 'gpt-5.6-sol'));
  });

  it('keeps a prefix', () => {
    const code = (id: string): string => `import { GoogleGenAI } from '@google/genai';
const ai = new GoogleGenAI({ apiKey });
await ai.models.generateContent({ model: 'models/${id}', contents: 'hi' });
`;
    expect(fixed(code('gemini-2.0-flash'))).toBe(code('gemini-3.6-flash'));
  });

  it('is not offered where the name is put together', () => {
    const found = retired(openai('`gpt-${4}`'));
    expect(found).toHaveLength(1);
    expect(found[0]?.fixes.map(({ kind }) => kind)).not.toContain('replace-model');
  });
});

describe('nothing is said', () => {
  it.each([
    ['of an id that only begins like one', openai(`'gpt-4-custom'`)],
    [
      'of a model that several names may stand for',
      openai('MODELS[size]', `const MODELS = { big: 'gpt-4' };\n`),
    ],
    [
      'of another provider behind the same SDK',
      openai(`'gpt-4'`).replace('timeout', `baseURL: 'https://api.groq.com/openai/v1', timeout`),
    ],
    [
      'of a region’s prefix that is none',
      `import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
const client = new BedrockRuntimeClient({});
await client.send(new ConverseCommand({ modelId: 'mars.anthropic.claude-v2' }));
`,
    ],
  ])('%s', (_, code) => {
    expect(retired(code)).toEqual([]);
  });

  it('but of a region’s prefix that is one', () => {
    const code = `import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
const client = new BedrockRuntimeClient({});
await client.send(new ConverseCommand({ modelId: 'us.anthropic.claude-3-haiku-20240307-v1:0' }));
`;
    expect(messageOf(code)).toContain('`anthropic.claude-3-haiku-20240307-v1:0` was shut down');
  });
});

describe('a name that several calls share', () => {
  const two = `const MODEL = 'gpt-4';
import OpenAI from 'openai';
const openai = new OpenAI({ timeout: 19_000 });
export const ask = (messages) => openai.chat.completions.create({ model: MODEL, messages });
export const title = (messages) => openai.chat.completions.create({ model: MODEL, messages });
`;

  it('is reported once, with the other calls', () => {
    const found = retired(two);
    expect(found).toHaveLength(1);
    expect(found[0]?.related).toMatchObject([{ range: { startLine: 5 } }]);
  });

  it('is reported at each place where it is written', () => {
    expect(retired(two.replaceAll('model: MODEL', `model: 'gpt-4'`))).toHaveLength(2);
  });
});
