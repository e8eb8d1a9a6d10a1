import { runInNewContext } from 'node:vm';
import { transform } from 'esbuild';
import { format } from 'prettier';
import { describe, expect, it, vi } from 'vitest';
import { typeCheckFixed } from '../faults/typeCheck';
import { applyFix, checkCode } from '../support/checkCode';
import { mend } from './mend';

const manifest = JSON.stringify({ dependencies: {} });
const route = 'app/api/chat/route.ts';

const message = `import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic();

export async function POST(prompt: string): Promise<unknown> {
  const answer = await client.messages.create({
    model: 'claude-sonnet-5-5',
    max_tokens: 99,
    messages: [{ role: 'user', content: prompt }],
  });
  return answer.content;
}
`;

const recall = { kind: 'last-answer', path: route, manifest } as const;

describe('the last good answer', () => {
  it('is given to the same question, where somebody wants that', async () => {
    const mended = await mend(message, recall);
    expect(mended?.fix).toMatchObject({
      title: 'Give the last good answer to the same question when this call fails',
      ...{ safe: false, byHand: true, preferred: false },
    });
    expect(mended?.after).toContain(
      "() => ['claude-sonnet-5-5', [{ role: 'user', content: prompt }]],\n",
    );
    expect(mended?.analysis.calls[0]?.fallback.kind).toBe('degraded');
  });

  it.each([
    [
      'JavaScript',
      'app/api/chat/route.js',
      (text: string) => text.replace(/: \w+(<\w+>)?(?=\)| \{)/g, ''),
    ],
    ['no semicolons', route, (text: string) => text.replaceAll(';\n', '\n')],
    ['double quotes', route, (text: string) => text.replaceAll("'", '"')],
    ['tabs', route, (text: string) => text.replaceAll('  ', '\t')],
    ['CRLF', route, (text: string) => text.replaceAll('\n', '\r\n')],
  ])('keeps to the style of the file: %s', async (_, path, restyled) => {
    const mended = await mend(restyled(message), { ...recall, path });
    expect(mended?.after).toContain('await askOrRecall(');
  });

  it("agrees with the SDK's types", { timeout: 120_000 }, async () => {
    const mended = await mend(message, recall);
    expect(await typeCheckFixed(mended?.after ?? '', 'anthropic-1')).toEqual([]);
  });

  it('does what it says', async () => {
    const after = (await mend(message, recall))?.after ?? '';
    const { code } = await transform(after.replace(/^import .*$/m, ''), {
      ...{ loader: 'ts', format: 'cjs' },
    });
    const create = vi.fn();
    const module = { exports: {} as { POST: (prompt: string) => Promise<unknown> } };
    const Anthropic = class {
      messages = { create };
    };
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    runInNewContext(code, { Anthropic, console, module, exports: module.exports });
    const { POST } = module.exports;
    create.mockRejectedValueOnce(new Error('down'));
    await expect(POST('hi')).rejects.toThrow('down');
    create.mockResolvedValueOnce({ content: 'good' });
    expect(await POST('hi')).toBe('good');
    create.mockRejectedValue(new Error('down'));
    expect(await POST('hi')).toBe('good');
    expect(warn).toHaveBeenCalledTimes(1);
    await expect(POST('other')).rejects.toThrow('down');
    warn.mockRestore();
  });

  it.each([
    ['the answer streams', message.replace('max_tokens: 99', 'stream: true, max_tokens: 99')],
    ['the promise itself is used', message.replace('= await', '=')],
    ['a part of it may be anything', message.replace('max_tokens: 99', 'max_tokens: 99, tools')],
    ['the question is long', message.replace('content: prompt', 'content: `hi\n${prompt}`')],
  ])('is not offered where %s', async (_, code) => {
    expect(await mend(code, recall)).toBeNull();
  });

  it('knows a question by all that it is made of', async () => {
    const code = message
      .replace("model: 'claude-sonnet-5-5',\n    max_tokens", 'model,\n    system,\n    max_tokens')
      .replace('(prompt: string)', '(prompt: string, model: string, system: string)');
    const mended = await mend(code, recall);
    expect(mended?.after).toContain("() => [model, system, [{ role: 'user', content: prompt }]],");
  });
});

describe('another model', () => {
  it('is asked where somebody wants that, though it is no help in an outage', async () => {
    const mended = await offered(message);
    expect(mended?.fix).toMatchObject({
      title:
        'Let `claude-haiku-5-5` answer when this call fails after 30 s and one attempt: the same provider, no help when all of it is down',
      ...{ safe: false, byHand: true },
    });
    expect(mended?.after).toContain(`return client.messages.create({
        model: 'claude-haiku-5-5',`);
    expect(mended?.analysis.calls[0]?.fallback.kind).toBe('other-model');
  });
});

/** Without the promise that no warning is new: `weak-fallback` says of it what its title says. */
async function offered(code: string) {
  const before = checkCode(code, { path: route, manifest });
  const fix = before.findings
    .flatMap(({ fixes }) => fixes)
    .find((one) => one.kind === 'other-model');
  if (!fix) return null;
  const after = applyFix(code, fix);
  expect(await format(after, { parser: 'typescript', singleQuote: true })).toBe(after);
  return { fix, after, analysis: checkCode(after, { path: route, manifest }) };
}
