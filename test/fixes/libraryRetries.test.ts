import { describe, expect, it } from 'vitest';
import { mend } from './mend';

const manifest = (dependencies: Readonly<Record<string, string>> = {}, node = '>=20'): string =>
  JSON.stringify({ name: 'app', engines: { node }, dependencies }, null, 2);

const chat = `import ollama from 'ollama';

const response = await ollama.chat({
  model: 'llama3.1',
  messages: [{ role: 'user', content: 'hi 🌍' }],
});
console.log(response.message.content);
`;

const request = `const response = await fetch('https://api.openai.com/v1/responses', {
  method: 'POST',
  body: JSON.stringify({ model: 'gpt-5' }),
  signal: AbortSignal.timeout(60_000),
});
console.log(await response.json());
`;

const kind = 'library-retries';

describe('retries by a library', () => {
  it('come from cockatiel, which is added, where the project has none', async () => {
    const mended = await mend(chat, { kind, manifest: manifest({ zod: '3', axios: '1' }) });
    expect(mended?.fix.title).toBe(
      'Try this call again, twice at most, by `llmRetry.execute`, then install cockatiel',
    );
    expect(mended?.fix.safe).toBe(false);
    expect(mended?.after).toContain(`const response = await llmRetry.execute(() =>
  ollama.chat({
    model: 'llama3.1',
    messages: [{ role: 'user', content: 'hi 🌍' }],
  }),
);`);
    const added = mended?.fix.edits.find(({ path }) => path === 'package.json');
    expect(added?.newText).toContain('"cockatiel": "^3.2.1"');
  });

  it.each(['p-retry', 'async-retry'])('come from %s where it is there', async (name) => {
    const mended = await mend(chat, { kind, manifest: manifest({ [name]: '6' }) });
    expect(mended?.after).toContain(`from '${name}'`);
    expect(mended?.fix.edits.every(({ path }) => path !== 'package.json')).toBe(true);
  });

  it('read the status where the SDK keeps it, in JavaScript too', async () => {
    const mended = await mend(chat, { kind, manifest: manifest(), path: 'src/app.mjs' });
    expect(mended?.after).toContain('const status = error.status_code;');
  });

  it('look at the answer of a request, which is no error', async () => {
    const mended = await mend(`import './env';\n\n${request}`, { kind, manifest: manifest() });
    expect(mended?.after).toContain('.orWhenResult(mayPass)');
  });

  it('are shared by the calls of a file', async () => {
    const two = `${chat}const list = await ollama.generate({ model: 'llama3.1', prompt: 'hi' });
console.log(list.response);
`;
    const first = await mend(two, { kind, manifest: manifest() });
    const second = await mend(first?.after ?? '', { kind, manifest: manifest({ cockatiel: '3' }) });
    expect(second?.after.match(/llmRetry\.execute/g)).toHaveLength(2);
    expect(second?.after.match(/const llmRetry/g)).toHaveLength(1);
  });

  it.each([
    ['there is no project', chat, undefined],
    ['Node is too old for it', chat, manifest({}, '>=14')],
    [
      'the body is gone after the first attempt',
      request.replace("JSON.stringify({ model: 'gpt-5' })", 'request.body'),
      manifest(),
    ],
    ['the promise itself is used', chat.replace('await ', ''), manifest()],
  ])('are not offered where %s', async (_, code, text) => {
    const options = text === undefined ? {} : { manifest: text };
    expect(await mend(code, { kind, ...options })).toBeNull();
  });
});

describe("an SDK's own retries", () => {
  it('are switched on where nobody has', async () => {
    const mended = await mend(
      `import { Mistral } from '@mistralai/mistralai';

const client = new Mistral({ apiKey: 'x' });
await client.chat.complete({ model: 'mistral-large', messages: [] });
`,
      { kind: 'retries' },
    );
    expect(mended?.fix.safe).toBe(true);
    expect(mended?.after).toContain("strategy: 'backoff',");
  });

  it('are given an end', async () => {
    const mended = await mend(
      `import { InferenceClient } from '@huggingface/inference';

const client = new InferenceClient('x');
await client.chatCompletion({ model: 'x/y', messages: [] });
`,
      { kind: 'end-repeats' },
    );
    expect(mended?.after).toContain('retry_on_error: false');
  });

  it('is not offered for openai 3, whose errors hold the status in their answer', async () => {
    const legacy = `import { Configuration, OpenAIApi } from 'openai';

const client = new OpenAIApi(new Configuration({ apiKey: process.env.OPENAI_API_KEY }));
export const ask = async (prompt: string) => {
  const answer = await client.createCompletion({ model: 'davinci-002', prompt });
  return answer.data.choices[0]?.text;
};
`;
    const options = { manifest: manifest({ openai: '3.3.0' }), versions: { openai: '3.3.0' } };
    expect(await mend(legacy, { kind, ...options })).toBeNull();
  });
});
