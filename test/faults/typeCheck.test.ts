import { expect, it } from 'vitest';
import type { SdkAlias } from './run';
import { typeCheckFixed } from './typeCheck';

const openai = (options: string): string => `
import OpenAI from 'openai';
const client = new OpenAI(${options});
export async function run(): Promise<string | null | undefined> {
  const answer = await client.chat.completions.create(
    { model: 'gpt-5', messages: [{ role: 'user', content: 'Hello' }] },
    { timeout: 60_000, signal: AbortSignal.timeout(60_000) },
  );
  return answer.choices[0]?.message.content;
}`;

const anthropic = (options: string): string => `
import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic(${options});
export async function* run(): AsyncGenerator<string> {
  const stream = await client.messages.create({
    model: 'claude-3-5-sonnet-latest',
    max_tokens: 10,
    stream: true,
    messages: [{ role: 'user', content: 'Hello' }],
  });
  for await (const event of stream) yield event.type;
}`;

const programs: readonly (readonly [SdkAlias, (options: string) => string])[] = [
  ['openai-7', openai],
  ['anthropic-0-30', anthropic],
  ['anthropic-1', anthropic],
];

it.each(programs)('%s: right and wrong options', { timeout: 120_000 }, async (sdk, program) => {
  expect(await typeCheckFixed(program('{ timeout: 60_000, maxRetries: 1 }'), sdk)).toEqual([]);
  expect(await typeCheckFixed(program('{ timeoutMs: 60_000 }'), sdk)).toEqual([
    expect.stringMatching(/^3: .*'timeoutMs'.*\(TS2561\)$/u),
  ]);
});

it('knows Node, is strict, and sees a missing SDK', { timeout: 120_000 }, async () => {
  const program =
    "export const answer = fetch('https://x.test', { signal: AbortSignal.timeout(1) });";
  expect(await typeCheckFixed(program, null)).toEqual([]);
  expect(await typeCheckFixed('export const f = (x) => x;', null)).toEqual([
    expect.stringContaining('TS7006'),
  ]);
  expect(await typeCheckFixed(openai('{}'), null)).toContainEqual(
    expect.stringMatching(/^2: .*'openai'.*\(TS2307\)$/u),
  );
});
