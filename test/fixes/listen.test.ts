import { describe, expect, it } from 'vitest';
import { mend } from './mend';

const route = { path: 'app/api/chat/route.ts', versions: { ai: '5.0.277' } };

const streamed = `import { openai } from '@ai-sdk/openai';
import { streamText } from 'ai';

export async function POST() {
  const { textStream } = streamText({
    model: openai('gpt-5'),
    prompt: 'hi',
  });
  let answer = '';
  for await (const part of textStream) {
    answer += part;
  }
  return new Response(answer);
}
`;

describe('a stream that ends like a finished one', () => {
  it('is heard by the option of its request', async () => {
    const mended = await mend(streamed, { ...route, kind: 'hear-ending' });
    expect(mended?.fix).toMatchObject({
      title: 'Log it when this stream fails: `onError`',
      safe: true,
    });
    expect(mended?.after).toContain(`    prompt: 'hi',
    onError: ({ error }) => {
      console.error('The stream failed:', error);
    },
  });`);
  });

  it('is ended by silence in the part of it that is read', async () => {
    const anthropic = streamed.replaceAll('openai', 'anthropic');
    const mended = await mend(anthropic, { ...route, kind: 'bound-silence' });
    expect(mended?.after).toContain('of boundSilence(textStream, STREAM_SILENCE_MS)) {');
  });
});

const client = `import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic({ timeout: 15_000 });
`;

const ask = `const message = await client.messages.create({
    model: 'claude-sonnet-5-5',
    max_tokens: 99,
    messages: [{ role: 'user', content: 'hi 🌍' }],
  });`;

describe('a failure that reaches nobody', () => {
  const kind = 'take-failure';

  it('is answered with 503 in a route of Express 4', async () => {
    const code = `import express from 'express';
${client}
const app = express();
app.post('/chat', async (req, res) => {
  // One question, one answer.
  ${ask}
  res.json(message);
});
`;
    const mended = await mend(code, { kind, versions: { express: '4.21.2' } });
    expect(mended?.fix.title).toBe('Answer 503 with Retry-After when this fails');
    expect(mended?.after).toContain(`    res.json(message);
  } catch (error) {
    console.error('The LLM call failed:', error);
    if (!res.headersSent) {
      res
        .status(503)
        .set('Retry-After', '30')
        .json({ error: 'No answer at the moment. Try again later.' });
    }
  }
});`);
  });

  it('is logged in a timer', async () => {
    const code = `${client}
setInterval(async () => {
  ${ask}
  await post(message);
}, 60_000);
`;
    const mended = await mend(code, { kind });
    expect(mended?.after).toContain(
      "  } catch (error) {\n    console.error('The LLM call failed:'",
    );
  });

  it('is caught where a promise floats', async () => {
    const code = `${client}
async function index(text: string) {
  ${ask}
  await store(text, message);
}

export async function POST(request: Request) {
  void index(await request.text());
  return new Response('ok');
}
`;
    const mended = await mend(code, { kind, path: 'app/api/notes/route.ts' });
    expect(mended?.after).toContain(
      '  void index(await request.text()).catch((error: unknown) => {\n    console.error(',
    );
  });

  it('is left to thought where a new promise would hide it', async () => {
    const code = `${client}
export const run = () =>
  new Promise(async (resolve) => {
    resolve(
      await client.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 9, messages: [] }),
    );
  });
`;
    const mended = await mend(code, { kind });
    expect(mended).toBeNull();
  });
});
