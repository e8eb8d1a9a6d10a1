import { describe, expect, it } from 'vitest';
import { mend } from './mend';

const path = 'app/api/chat/route.ts';
const chat = (read: string, more = ''): string => `import { openai } from '@ai-sdk/openai';
import { streamText } from 'ai';
import { tools } from './tools';

export async function POST() {
  const result = streamText({
    model: openai('gpt-5'),
    prompt: 'Hello',${more}
  });
  ${read}
}
`;
const tools = `
    tools,`;

const bounded = (code: string, version = '6.0.326') =>
  mend(code, { path, kind: 'bound-chunks', versions: { ai: version } });

describe('silence between chunks', () => {
  it('ends with an error where a promise of the result is awaited', async () => {
    const mended = await bounded(chat('return await result.text;'));
    expect(mended?.fix).toMatchObject({
      title: 'End this stream with an error after 30 s of silence between chunks: `chunkMs`',
      safe: true,
    });
    expect(mended?.after).toContain('timeout: { chunkMs: STREAM_SILENCE_MS },');
    expect(mended?.analysis.calls[0]?.budget.silenceMs).toBe(30_000);
  });

  it.each([
    ['an abort is told to the page', chat('return result.toUIMessageStreamResponse();')],
    ['tools run between two chunks', chat('return await result.text;', tools)],
  ])('is a suggestion where %s', async (_, code) => {
    const mended = await bounded(code);
    expect(mended?.fix.safe).toBe(false);
    expect(mended?.fix.title).toMatch(/as aborted|a tool that runs for longer is cut too/);
  });

  it.each([
    [
      'a loop would end as if all were there',
      chat('for await (const text of result.textStream) console.log(text);'),
    ],
    ['a text would', chat('return result.toTextStreamResponse();')],
  ])('is not ended so where %s', async (_, code) => {
    expect(await bounded(code)).toBeNull();
  });

  it('is not ended by versions that do not read the option', async () => {
    expect(await bounded(chat('return await result.text;'), '6.0.23')).toBeNull();
    expect(await bounded(chat('return await result.text;'), '6.0.24')).not.toBeNull();
  });
});
