import { describe, expect, it } from 'vitest';
import { mend } from './mend';

const kind = 'fallback';

const manifest = (...names: readonly string[]): string =>
  JSON.stringify({ dependencies: Object.fromEntries(names.map((name) => [name, '1'])) });

const generate = `import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';

const { text } = await generateText({
  model: openai('gpt-5'),
  system: 'Be kind.',
  prompt: 'hi',
});
console.log(text);
`;

const stream = `import { openai } from '@ai-sdk/openai';
import { streamText } from 'ai';

export async function POST(request: Request) {
  const result = streamText({
    model: openai('gpt-5'),
    prompt: await request.text(),
  });
  return result.toTextStreamResponse();
}
`;

const complete = `import OpenAI from 'openai';

const openai = new OpenAI();
const completion = await openai.chat.completions.create({
  model: 'gpt-5',
  messages: [{ role: 'user', content: 'hi' }],
  max_tokens: 99,
});
console.log(completion);
`;

const invoke = `import { ChatOpenAI } from '@langchain/openai';

const model = new ChatOpenAI({ model: 'gpt-5' });
const answer = await model.invoke('hi');
console.log(answer);
`;

describe('another provider', () => {
  it('answers with the same options by the AI SDK', async () => {
    const mended = await mend(generate, { kind, manifest: manifest('@ai-sdk/anthropic') });
    expect(mended?.fix.title).toBe(
      'Let Claude answer when this call fails after 30 s and one attempt (needs ANTHROPIC_API_KEY)',
    );
    expect(mended?.after).toContain(`  maxRetries: 0,
  abortSignal: AbortSignal.timeout(30_000),
}).catch((error: unknown) => {
  console.warn('No answer, asking Claude:', error);
  return generateText({
    model: anthropic('claude-sonnet-5-5'),
    abortSignal: AbortSignal.timeout(30_000),
    system: 'Be kind.',
    prompt: 'hi',
  });
});`);
    expect(mended?.analysis.calls[0]?.fallback.kind).toBe('other-provider');
  });

  it('answers by the same API at its own address', async () => {
    const mended = await mend(complete, { kind, manifest: manifest('openai', '@ai-sdk/mistral') });
    expect(mended?.after).toContain("baseURL: 'https://api.mistral.ai/v1',");
    expect(mended?.after).toContain('new OpenAI({ timeout: 30_000, maxRetries: 0 })');
    const budget = mended?.analysis.calls[0]?.budget;
    expect(budget?.untilErrorMs).toBe(30_000);
  });

  it("answers in LangChain's own way", async () => {
    const mended = await mend(invoke, { kind, manifest: manifest('@langchain/anthropic') });
    expect(mended?.after).toContain(`await model
  .withFallbacks([
    new ChatAnthropic({ model: 'claude-sonnet-5-5', maxRetries: 1 }),
  ])
  .invoke('hi');`);
    expect(mended?.after).toContain('timeout: 30_000,\n  maxRetries: 0,');
  });

  it('gives a model of LangChain little time, however its timeout is spelt', async () => {
    const claude = invoke
      .replace('openai', 'anthropic')
      .replaceAll('ChatOpenAI', 'ChatAnthropic')
      .replace('gpt-5', 'claude-sonnet-5-5');
    const mended = await mend(claude, { kind, manifest: manifest('@langchain/openai') });
    expect(mended?.after).toContain('maxRetries: 0,');
    expect(mended?.after).toContain('clientOptions: { timeout: 30_000 },');
    expect(mended?.after).toContain('.withFallbacks([');
  });

  it('is gone on to by ai-fallback where the project has it, in a stream too', async () => {
    const has = manifest('@ai-sdk/anthropic', 'ai-fallback');
    const mended = await mend(generate, { kind: 'fallback-on-error', manifest: has });
    expect(mended?.fix.title).toBe(
      'Let Claude answer when this call fails with an error, by ai-fallback (needs ANTHROPIC_API_KEY)',
    );
    expect(mended?.after).toContain(`  model: createFallback({
    models: [openai('gpt-5'), anthropic('claude-sonnet-5-5')],
    shouldRetryThisError: () => true,
    retryAfterOutput: false,
  }),
  system:`);
    const route = { kind: 'fallback-on-error', path: 'app/api/a/route.ts', manifest: has } as const;
    const other = await mend(stream, route);
    expect(other?.after).toContain('    model: createFallback({\n      models: [');
  });

  it('is gone on to by ai-retry with time of its own, in a stream after an error alone', async () => {
    const has = manifest('@ai-sdk/anthropic', 'ai-retry');
    const mended = await mend(generate, { kind, manifest: has });
    expect(mended?.fix.title).toBe(
      'Let Claude answer when this call fails after 30 s and one attempt, by ai-retry (needs ANTHROPIC_API_KEY)',
    );
    expect(mended?.after).toContain(`  model: createRetryable({
    model: openai('gpt-5'),
    retries: [{ model: anthropic('claude-sonnet-5-5'), timeout: 30_000 }],
  }),
  system: 'Be kind.',
  prompt: 'hi',
  maxRetries: 0,
  abortSignal: AbortSignal.timeout(30_000),
`);
    const route = { kind: 'fallback-on-error', path: 'app/api/a/route.ts', manifest: has } as const;
    const other = await mend(stream, route);
    expect(other?.fix.title).toContain('when this call fails with an error, by ai-retry');
    expect(other?.after).toContain("    retries: [anthropic('claude-sonnet-5-5')],");
  });

  it('is asked for the model that the file asks it for elsewhere', async () => {
    const both = `${generate.replace("from 'ai';", "from 'ai';\nimport { anthropic } from '@ai-sdk/anthropic';")}
await generateText({ model: anthropic('claude-haiku-4-5'), prompt: 'hi' });
`;
    const mended = await mend(both, { kind, manifest: manifest('@ai-sdk/anthropic') });
    expect(mended?.after).toContain("model: anthropic('claude-haiku-4-5'),\n    abortSignal");
  });

  it('is no model that writes for one that gives vectors', async () => {
    const vectors = `import { openai } from '@ai-sdk/openai';
import { embedMany } from 'ai';

export async function POST(request: Request) {
  const model = openai.textEmbeddingModel('text-embedding-3-small');
  const { embeddings } = await embedMany({ model, values: [await request.text()] });
  return Response.json(embeddings);
}
`;
    const options = { path: 'app/api/a/route.ts', manifest: manifest('@ai-sdk/anthropic') };
    expect(await mend(vectors, { kind, ...options })).toBeNull();
    expect(
      await mend(vectors.replace('model,', "model: openai.embedding('m'),"), { kind, ...options }),
    ).toBeNull();
  });

  it('is one of the settings where the project has none, and must be installed', async () => {
    const config = { fallbackProviders: ['groq'] };
    const mended = await mend(generate, { kind, manifest: manifest(), config });
    expect(mended?.fix.title).toMatch(/needs GROQ_API_KEY\), then install @ai-sdk\/groq$/);
    expect(mended?.after).toContain("import { groq } from '@ai-sdk/groq';");
  });

  it('is written in JavaScript without types', async () => {
    const mended = await mend(generate, {
      ...{ kind, path: 'src/app.mjs', manifest: manifest('@ai-sdk/anthropic') },
    });
    expect(mended?.after).toContain('.catch((error) => {');
  });

  it.each([
    ['the project has no other provider', generate, manifest('@ai-sdk/openai')],
    ['the model is not named in the call', complete.replace("'gpt-5'", "'gpt-5', ...more"), ''],
    [
      'the promise itself is used',
      complete.replace('= await', '='),
      manifest('openai', '@ai-sdk/mistral'),
    ],
    [
      'the call waits too long, and decides that itself',
      complete.replace('99,\n}', '99,\n}, { timeout: 50_000 }'),
      manifest('openai', '@ai-sdk/mistral'),
    ],
    [
      'it waits for a part of the request',
      generate.replace("'hi'", 'await question()'),
      manifest('@ai-sdk/anthropic'),
    ],
    [
      'a text of several lines would be moved',
      generate.replace("'hi'", '`hi\nyou`'),
      manifest('@ai-sdk/anthropic'),
    ],
  ])('is not offered where %s', async (_, code, text) => {
    expect(await mend(code, { kind, manifest: text })).toBeNull();
  });
});

describe('the package of another provider', () => {
  const config = { fallbackProviders: ['anthropic'] };
  const added = async (
    code: string,
    dependencies: Readonly<Record<string, string>>,
    node = '>=20',
  ) => {
    const text = JSON.stringify({ engines: { node }, dependencies }, null, 2);
    const mended = await mend(code, { kind, manifest: text, config });
    const edit = mended?.fix.edits.find(({ path }) => path === 'package.json');
    return edit ? /"(@[^"]+": "[^"]+)"/.exec(edit.newText)?.[1] : mended?.fix.title;
  };

  it.each([
    [generate, { ai: '^4.3.19' }, '@ai-sdk/anthropic": "^1.0.0'],
    [generate, { ai: '5.0.277' }, '@ai-sdk/anthropic": "^2.0.0'],
    [generate, { ai: '~6.0.1' }, '@ai-sdk/anthropic": "^3.0.0'],
    [generate, { ai: '^7' }, '@ai-sdk/anthropic": "^4.0.0'],
    [invoke, { '@langchain/core': '^1.1.0' }, '@langchain/anthropic": "^1.0.0'],
    [invoke, { '@langchain/openai': '^1.0.0' }, '@langchain/anthropic": "^1.0.0'],
    [invoke, { '@langchain/core': '0.3.80' }, '@langchain/anthropic": "^0.3.0'],
  ])('is added in the version that goes with the others', async (code, dependencies, expected) => {
    expect(await added(code, dependencies)).toBe(expected);
  });

  it('is left to whoever installs it where no version is known to go with the others', async () => {
    const says = /needs ANTHROPIC_API_KEY\), then install @(ai-sdk|langchain)\/anthropic$/;
    expect(await added(generate, { ai: 'latest' })).toMatch(says);
    expect(await added(invoke, { '@langchain/core': '^1.1.0' }, '>=18')).toMatch(says);
  });
});

describe('an answer that goes silent in its body', () => {
  const path = 'app/api/chat/route.ts';
  const versions = { openai: '6.49.0' };
  const other = { kind, path, versions, manifest: manifest('@ai-sdk/mistral') } as const;

  it('is bounded by a signal, for the timeout of the SDK ends with the headers', async () => {
    const mended = await mend(complete, other);
    expect(mended?.after).toContain(`const completion = await openai.chat.completions
  .create(
    {
      model: 'gpt-5',
      messages: [{ role: 'user', content: 'hi' }],
      max_tokens: 99,
    },
    { signal: AbortSignal.timeout(30_000) },
  )
  .catch((error: unknown) => {`);
    const [call] = mended?.analysis.calls ?? [];
    expect(call?.budget).toMatchObject({ silenceMs: 30_000, bodyBounded: true });
  });

  it('is told in the title where the client is quick by itself', async () => {
    const quick = complete.replace('new OpenAI()', 'new OpenAI({ timeout: 9_000 })');
    const mended = await mend(quick, other);
    expect(mended?.fix.title).toBe(
      'Let Mistral answer when this call fails or takes 30 s (needs MISTRAL_API_KEY), then install openai',
    );
  });

  it('is left alone where a signal bounds it already', async () => {
    const bounded = complete.replace(
      `99,
}`,
      `99,
}, { signal: AbortSignal.timeout(20_000) }`,
    );
    const mended = await mend(bounded, other);
    expect(mended?.after).not.toContain('30_000');
    expect(mended?.fix.title).toContain('when this call fails (');
  });
});
