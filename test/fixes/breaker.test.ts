import { describe, expect, it } from 'vitest';
import { checkCode } from '../support/checkCode';
import { typeCheckFixed } from '../faults/typeCheck';
import { mend } from './mend';

const manifest = (...names: readonly string[]): string =>
  JSON.stringify({ dependencies: Object.fromEntries(names.map((name) => [name, '1'])) }, null, 2);

const message = `import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic();

export async function POST(): Promise<unknown> {
  const answer = await client.messages.create({
    model: 'claude-sonnet-5-5',
    max_tokens: 99,
    messages: [{ role: 'user', content: 'hi' }],
  });
  return answer.content;
}
`;

const generate = `import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';

export async function POST() {
  const { text } = await generateText({
    model: openai('gpt-5'),
    prompt: 'hi',
    maxRetries: 0,
    abortSignal: AbortSignal.timeout(20_000),
  });
  return Response.json(text);
}
`;

const route = { kind: 'breaker', path: 'app/api/chat/route.ts' } as const;

describe('a circuit breaker', () => {
  it('stands before a call that has a fallback, and is added to the project', async () => {
    const mended = await mend(message, { ...route, manifest: manifest('openai') });
    expect(mended?.fix.title).toBe(
      'Let OpenAI answer when this call fails after 30 s and one attempt, and at once while most calls fail: circuit breaker (needs OPENAI_API_KEY), then install cockatiel',
    );
    expect(mended?.fix.safe).toBe(false);
    expect(mended?.after).toContain('const anthropicBreaker = circuitBreaker(');
    expect(mended?.after).toContain('const answer = await askOrElse(\n');
    expect(mended?.analysis.calls[0]?.fallback.kind).toBe('other-provider');
  });

  it('never comes first', async () => {
    const { findings } = checkCode(message, { path: route.path, manifest: manifest('openai') });
    const kinds = findings.flatMap(({ fixes }) => fixes).map((fix) => fix.kind);
    expect(kinds.indexOf('breaker')).toBeGreaterThan(kinds.indexOf('fallback'));
  });

  it('asks a model of the AI SDK', async () => {
    const mended = await mend(generate, { ...route, manifest: manifest('@ai-sdk/anthropic') });
    expect(mended?.after).toContain('const openaiBreaker = circuitBreaker(');
    expect(mended?.after).toContain("model: anthropic('claude-sonnet-5-5')");
    expect(mended?.after).toContain('error as { statusCode?: number }');
    expect(mended?.after.match(/AbortSignal\.timeout\(20_000\)/g)).toHaveLength(2);
  });

  it('is one for all calls of a module', async () => {
    const second = message.slice(message.indexOf('export')).replace('POST', 'GET');
    const mended = await mend(message + second, { ...route, manifest: manifest('openai') });
    expect(mended?.after.match(/circuitBreaker\(handleWhen/g)).toHaveLength(1);
    expect(mended?.after.match(/await askOrElse\(/g)).toHaveLength(2);
  });

  it('comes from opossum where it is there', async () => {
    const mended = await mend(message, { ...route, manifest: manifest('openai', 'opossum') });
    expect(mended?.fix.title).not.toContain('install');
    expect(mended?.after).toContain('const anthropicBreaker = new CircuitBreaker(runCall, {');
    expect(mended?.after).toContain('return (await anthropicBreaker.fire(ask)) as T;');
  });

  it.each([
    ['JavaScript', 'app/api/chat/route.js', (text: string) => text.replace(/: Promise<\w+>/, '')],
    ['no semicolons', route.path, (text: string) => text.replaceAll(';\n', '\n')],
    ['double quotes', route.path, (text: string) => text.replaceAll("'", '"')],
    ['tabs', route.path, (text: string) => text.replaceAll('  ', '\t')],
    ['CRLF', route.path, (text: string) => text.replaceAll('\n', '\r\n')],
  ])('keeps to the style of the file: %s', async (_, path, restyled) => {
    for (const has of ['cockatiel', 'opossum']) {
      const options = { kind: 'breaker', path, manifest: manifest('openai', has) } as const;
      const mended = await mend(restyled(message), options);
      expect(mended?.after).toContain('anthropicBreaker = ');
    }
  });

  it.each([
    ['nobody waits', message, 'scripts/nightly.ts', manifest('openai')],
    ['no other answers', message, route.path, manifest('cockatiel')],
    [
      'the answer streams',
      message.replace('max_tokens: 99', 'stream: true, max_tokens: 99'),
      route.path,
      manifest('openai'),
    ],
  ])('is not offered where %s', async (_, code, path, text) => {
    expect(await mend(code, { kind: 'breaker', path, manifest: text })).toBeNull();
  });

  it("agrees with the SDKs' types", { timeout: 120_000 }, async () => {
    const mended = await mend(message, { ...route, manifest: manifest('openai') });
    const others = ['openai-6', 'cockatiel-3'] as const;
    expect(await typeCheckFixed(mended?.after ?? '', 'anthropic-1', others)).toEqual([]);
  });
});
