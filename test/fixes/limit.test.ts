import { describe, expect, it } from 'vitest';
import { typeCheckFixed } from '../faults/typeCheck';
import { mend } from './mend';

const kind = 'limit-requests';

const manifest = (dependencies: Readonly<Record<string, string>> = {}, more: object = {}): string =>
  JSON.stringify({ name: 'app', engines: { node: '>=20' }, dependencies, ...more }, null, 2);

const summaries = `import OpenAI from 'openai';

const openai = new OpenAI({ timeout: 19_000 });

export async function summaries(texts: string[]) {
  return Promise.all(
    texts.map((input) => openai.responses.create({ model: 'gpt-5', input })),
  );
}
`;

const ratings = `import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic({ timeout: 19_000 });

const rate = async (content: string) => {
  const answer = await client.messages.create({
    model: 'claude-sonnet-5-5',
    max_tokens: 9,
    messages: [{ role: 'user', content }],
  });
  return answer.content;
};

export const rateAll = (texts: string[]) => Promise.all(texts.map((text) => rate(text)));
`;

describe('a limit', () => {
  it('comes from p-limit, which is added, where the project has none', async () => {
    const mended = await mend(summaries, { kind, manifest: manifest() });
    expect(mended?.fix.title).toBe('Send 5 requests at a time by `limitLlm`, then install p-limit');
    expect(mended?.fix.safe).toBe(false);
    expect(mended?.after).toContain('const limitLlm = pLimit(5);');
    expect(mended?.after).toContain('(input) =>\n      limitLlm(() => openai.responses');
    const added = mended?.fix.edits.find(({ path }) => path === 'package.json');
    expect(added?.newText).toContain('"p-limit": "^3.1.0"');
  });

  it('is a module where the project has modules', async () => {
    const mended = await mend(summaries, { kind, manifest: manifest({}, { type: 'module' }) });
    const added = mended?.fix.edits.find(({ path }) => path === 'package.json');
    expect(added?.newText).toContain('"p-limit": "^7.3.0"');
  });

  it.each([
    ['p-limit', 'limitLlm(() =>', 'const limitLlm = pLimit(5);'],
    ['p-queue', 'limitLlm(() =>', 'const llmQueue = new PQueue({ concurrency: 5 });'],
    ['bottleneck', 'llmLimiter.schedule(() =>', 'new Bottleneck({ maxConcurrent: 5 });'],
    ['cockatiel', 'llmBulkhead.execute(() =>', 'const llmBulkhead = bulkhead(5, Infinity);'],
  ])('comes from %s where it is there', async (name, call, declared) => {
    const mended = await mend(ratings, { kind, manifest: manifest({ [name]: '9' }) });
    expect(mended?.after).toContain(`from '${name}'`);
    expect(mended?.after).toContain(call);
    expect(mended?.after).toContain(declared);
    expect(mended?.fix.edits.every(({ path }) => path !== 'package.json')).toBe(true);
  });

  it('is one for all calls of a collection', async () => {
    const both = ratings.replace(
      '  return answer.content;',
      '  await client.messages.create({ model, max_tokens: 9, messages: [] });\n  return answer.content;',
    );
    const mended = await mend(both, { kind, manifest: manifest() });
    expect(mended?.after.match(/limitLlm\(\(\) =>/g)).toHaveLength(2);
    expect(mended?.after.match(/pLimit\(5\)/g)).toHaveLength(1);
  });

  it('is written in JavaScript, in CommonJS and in the style of the file', async () => {
    const plain = ratings
      .replaceAll(': string[]', '')
      .replaceAll(': string', '')
      .replaceAll('  ', '\t')
      .replaceAll(';', '')
      .replaceAll('\n', '\r\n');
    const options = { kind, path: 'src/app.js', manifest: manifest({ 'p-queue': '9' }) } as const;
    const mended = await mend(plain, options);
    expect(mended?.after).toContain("import PQueue from 'p-queue'\r\n");
    expect(mended?.after).toContain('function limitLlm(run) {\r\n\treturn llmQueue.add(run)\r\n}');
  });

  it('leaves a p-queue alone that is no class when it is loaded', async () => {
    const mended = await mend(ratings, { kind, manifest: manifest({ 'p-queue': '^6.6.2' }) });
    expect(mended?.after).toContain('const limitLlm = pLimit(5);');
    expect(mended?.after).not.toContain('PQueue');
  });

  it('is no module in CommonJS, which cannot require one', async () => {
    const plain = ratings
      .replace(
        "import Anthropic from '@anthropic-ai/sdk'",
        "const Anthropic = require('@anthropic-ai/sdk')",
      )
      .replace('export const rateAll', 'exports.rateAll')
      .replaceAll(/: string(\[\])?/g, '');
    const options = { kind, path: 'src/app.cjs' } as const;
    const has = { 'p-limit': '^6.2.0', bottleneck: '^2.19.5' };
    const other = await mend(plain, { ...options, manifest: manifest(has) });
    expect(other?.after).toContain("require('bottleneck')");
    const none = await mend(plain, { ...options, manifest: manifest({}, { type: 'module' }) });
    expect(none?.after).toContain("require('cockatiel')");
  });

  it.each([
    ['there is no project', summaries, undefined],
    ['the answer streams', summaries.replace('input }', 'input, stream: true }'), manifest()],
    [
      'more than the promise is used',
      summaries.replace('input })', 'input }).withResponse()'),
      manifest(),
    ],
  ])('is not offered where %s', async (_, code, text) => {
    const options = text === undefined ? {} : { manifest: text };
    expect(await mend(code, { kind, ...options })).toBeNull();
  });

  it("agrees with the packages' types", { timeout: 120_000 }, async () => {
    for (const [name, alias] of [
      ['p-limit', 'p-limit-6'],
      ['cockatiel', 'cockatiel-3'],
    ] as const) {
      const mended = await mend(ratings, { kind, manifest: manifest({ [name]: '3' }) });
      expect(await typeCheckFixed(mended?.after ?? '', 'anthropic-1', [alias])).toEqual([]);
    }
  });
});
