import { describe, expect, it } from 'vitest';
import type { SdkAlias } from '../faults/run';
import { typeCheckFixed } from '../faults/typeCheck';
import { mend } from './mend';

const kind = 'fallback';

const manifest = (...names: readonly string[]): string =>
  JSON.stringify({ dependencies: Object.fromEntries(names.map((name) => [name, '1'])) }, null, 2);

const both = manifest('openai', '@anthropic-ai/sdk');

const message = `import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic();

export async function POST(): Promise<unknown> {
  // Ask kindly. 🌱
  const answer = await client.messages.create({
    model: 'claude-sonnet-5-5',
    max_tokens: 99,
    system: 'Be kind.',
    messages: [{ role: 'user', content: 'hi' }],
  });
  return answer.content;
}
`;

const completion = `import OpenAI from 'openai';

const openai = new OpenAI();

export async function POST(): Promise<unknown> {
  const answer = await openai.chat.completions.create({
    model: 'gpt-5',
    messages: [{ role: 'user', content: 'hi' }],
  });
  return answer.choices[0]?.message.content;
}
`;

const response = `import OpenAI from 'openai';

const openai = new OpenAI();

export async function POST(): Promise<unknown> {
  const answer = await openai.responses.create({
    model: 'gpt-5',
    instructions: 'Be kind.',
    input: 'hi',
  });
  return answer.output_text;
}
`;

const route = { kind, path: 'app/api/chat/route.ts' } as const;

describe("another provider's own words", () => {
  it("put Claude's request to OpenAI, and its answer as Claude's", async () => {
    const mended = await mend(message, { ...route, manifest: both });
    expect(mended?.fix.title).toBe(
      'Let OpenAI answer when this call fails after 30 s and one attempt (needs OPENAI_API_KEY)',
    );
    expect(mended?.fix.safe).toBe(false);
    expect(mended?.after).toContain('new Anthropic({ timeout: 30_000, maxRetries: 0 })');
    expect(mended?.after).toContain(`    .catch((error: unknown) => {
      console.warn('No answer, asking OpenAI:', error);
      return askOpenAi({
        model: 'claude-sonnet-5-5',`);
    expect(mended?.after).toContain("model: 'gpt-6-luna',\n    max_completion_tokens: max_tokens,");
    expect(mended?.after).toMatch(/Not carried\s+\* over: temperature, tool_choice,/);
    expect(mended?.analysis.calls[0]?.fallback.kind).toBe('other-provider');
  });

  it("put a chat to Claude, and its answer as the chat's", async () => {
    const mended = await mend(completion, { ...route, manifest: both });
    expect(mended?.fix.title).toMatch(/^Let Claude answer .* \(needs ANTHROPIC_API_KEY\)$/);
    expect(mended?.after).toContain('return askClaude({');
    expect(mended?.after).toContain('max_tokens: max_completion_tokens ?? max_tokens ?? 4096,');
    expect(mended?.analysis.calls[0]?.fallback.kind).toBe('other-provider');
  });

  it("put a response to Claude, and its answer as the Responses API's", async () => {
    const mended = await mend(response, { ...route, manifest: both });
    expect(mended?.after).toContain('return askClaude({');
    expect(mended?.after).toContain('earlier responses, formats,');
    expect(mended?.analysis.calls[0]?.fallback.kind).toBe('other-provider');
  });

  it('leave a format to the same words at another address', async () => {
    const code = completion.replace(
      "'gpt-5',",
      "'gpt-5',\n    response_format: { type: 'json_object' },",
    );
    const mended = await mend(code, { ...route, manifest: both });
    expect(mended?.after).toContain("baseURL: 'https://api.anthropic.com/v1/',");
  });

  it('reach a provider at its own address, in the word that it has for the longest answer', async () => {
    const has = manifest('@anthropic-ai/sdk', 'openai', '@mistralai/mistralai');
    const mended = await mend(message, { ...route, manifest: has, nth: 1 });
    expect(mended?.after).toContain("baseURL: 'https://api.mistral.ai/v1',");
    expect(mended?.after).toContain(
      "model: 'mistral-large-latest',\n    max_tokens,\n    messages: [",
    );
  });

  it('bring the package along where a setting names the provider', async () => {
    const config = { fallbackProviders: ['openai'] };
    const options = { ...route, manifest: manifest('@anthropic-ai/sdk'), config };
    const mended = await mend(message, options);
    expect(mended?.fix.title).toMatch(/, then install openai$/);
    const added = mended?.fix.edits.find(({ path }) => path === 'package.json');
    expect(added?.newText).toContain('"openai": "^6.49.0"');
  });

  it('are not written twice', async () => {
    const second = message.slice(message.indexOf('export')).replace('POST', 'GET');
    const first = await mend(message + second, { ...route, manifest: both });
    expect(first?.fix.title).toMatch(/^Let OpenAI answer when 2 calls fail after 30 s/);
    expect(first?.after.match(/askOpenAi\(/g)).toHaveLength(3);
    expect(first?.after.match(/function askOpenAi\(/g)).toHaveLength(1);
  });

  it.each([
    ['JavaScript', 'app/api/chat/route.js', (text: string) => text],
    ['no semicolons', route.path, (text: string) => text.replaceAll(';\n', '\n')],
    ['double quotes', route.path, (text: string) => text.replaceAll("'", '"')],
    ['tabs', route.path, (text: string) => text.replaceAll('  ', '\t')],
    ['CRLF', route.path, (text: string) => text.replaceAll('\n', '\r\n')],
  ])('keep to the style of the file: %s', async (_, path, restyled) => {
    for (const code of [message, completion, response]) {
      const typed = path.endsWith('.js') ? code.replace(': Promise<unknown>', '') : code;
      const mended = await mend(restyled(typed), { kind, path, manifest: both });
      expect(mended?.after).toMatch(/function ask(OpenAi|Claude)\(/);
    }
  });

  it('are required where the file requires', async () => {
    const plain = message
      .replace(
        "import Anthropic from '@anthropic-ai/sdk'",
        "const Anthropic = require('@anthropic-ai/sdk')",
      )
      .replace(
        'export async function POST(): Promise<unknown>',
        'exports.POST = async function ()',
      );
    const mended = await mend(plain, { kind, path: 'app/api/chat/route.js', manifest: both });
    expect(mended?.after ?? '').toContain("const OpenAI = require('openai');");
  });

  it('leave a client its time that other calls need too', async () => {
    const stream = `export const GET = () =>
  client.messages.create({ model: 'm', stream: true, max_tokens: 9, messages: [] });
`;
    expect(await mend(message + stream, { ...route, manifest: both })).toBeNull();
  });

  it.each([
    ['the answer streams', message.replace('max_tokens: 99', 'stream: true, max_tokens: 99')],
    ['another response is gone on from', response.replace("'hi'", "'hi', previous_response_id")],
    ['the promise itself is used', message.replace('= await', '=')],
    ['the request waits for something', message.replace("'hi'", 'await question()')],
  ])('are not offered where %s', async (_, code) => {
    expect(await mend(code, { ...route, manifest: both })).toBeNull();
  });
});

describe('the types of the real SDKs', () => {
  const pairs: readonly (readonly [SdkAlias, SdkAlias])[] = [
    ['anthropic-1', 'openai-7'],
    ['anthropic-0-137', 'openai-6'],
    ['anthropic-0-60', 'openai-5'],
    ['anthropic-0-30', 'openai-4'],
  ];

  it.each(pairs)('agree: %s and %s', { timeout: 120_000 }, async (claude, gpt) => {
    const toGpt = await mend(message, { ...route, manifest: both });
    const toClaude = await mend(completion, { ...route, manifest: both });
    expect(await typeCheckFixed(toGpt?.after ?? '', claude, [gpt])).toEqual([]);
    expect(await typeCheckFixed(toClaude?.after ?? '', gpt, [claude])).toEqual([]);
    const fromResponse = await mend(response, { ...route, manifest: both });
    expect(await typeCheckFixed(fromResponse?.after ?? '', gpt, [claude])).toEqual([]);
  });
});
