import { describe, expect, it } from 'vitest';
import { mend } from './mend';

const path = 'app/api/chat/route.ts';

const openai = (options: string): string => `import OpenAI from 'openai';

const openai = new OpenAI({ timeout: 19_000 });

export async function POST() {
  const stream = await openai.responses.create(
    { model: 'gpt-6-luna', input: 'hi', stream: true },
    ${options},
  );
  // Every piece counts.
  for await (const event of stream) {
    console.log(event.type);
  }
}
`;

describe('a signal over a whole stream', () => {
  const kind = 'end-at-headers';

  it('becomes a timeout that ends with the headers', async () => {
    const mended = await mend(openai('{ signal: AbortSignal.timeout(15_000) }'), { kind, path });
    expect(mended?.fix).toMatchObject({
      title:
        'Bound only the wait for the headers by 15 s, and end this stream after 30 s of silence',
      safe: false,
    });
    expect(mended?.after).toContain('    { timeout: 15_000 },\n');
    expect(mended?.after).toContain('of boundSilence(stream, STREAM_SILENCE_MS))');
  });

  it('keeps the name of its number, in CommonJS with CRLF', async () => {
    const code = openai('{ signal: AbortSignal.timeout(LIMIT) }')
      .replace(
        "import OpenAI from 'openai';",
        "const OpenAI = require('openai');\nconst LIMIT = 15_000;",
      )
      .replace('export async function POST', 'exports.POST = async function')
      .replaceAll('\n', '\r\n');
    const mended = await mend(code, { kind, path: 'lib/chat.cjs' });
    expect(mended?.after).toContain('{ timeout: LIMIT },\r\n');
  });

  it.each([
    ['a timer that somebody else holds', '{ signal: stop.signal }'],
    ['time enough', '{ signal: AbortSignal.timeout(120_000) }'],
  ])('is left alone: %s', async (_name, options) => {
    expect(await mend(openai(options), { kind, path })).toBeNull();
  });
});

describe('a timeout that runs on over the stream', () => {
  const kind = 'raise-deadline';
  const mistral = (client: string): string => `import { Mistral } from '@mistralai/mistralai';

const client = new Mistral(${client});

export async function POST() {
  const stream = await client.chat.stream({
    model: 'mistral-large-latest',
    messages: [],
  });
  for await (const event of stream) {
    console.log(event.data);
  }
}
`;
  const versions = { '@mistralai/mistralai': '2.7.0' };

  it('gets time for a long answer', async () => {
    const mended = await mend(mistral('{ timeoutMs: 20_000 }'), { kind, path, versions });
    expect(mended?.fix).toMatchObject({
      title:
        'Give every call of `client` 5 min, more than the patience of 60 s, and end this stream after 30 s of silence',
      safe: false,
    });
    expect(mended?.after).toContain('new Mistral({ timeoutMs: STREAM_TIMEOUT_MS })');
  });

  it('is left alone where it has that', async () => {
    const code = mistral('{ timeoutMs: 120_000 }');
    expect(await mend(code, { kind, path, versions })).toBeNull();
  });
});
