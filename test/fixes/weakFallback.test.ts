import { describe, expect, it } from 'vitest';
import { mend } from './mend';

const asked = (openai: string, handler: string, call = ''): string => `import OpenAI from 'openai';
import Anthropic from '@anthropic-ai/sdk';

const openai = new OpenAI(${openai});
const claude = new Anthropic({ timeout: 19_000 });

export async function POST(request: Request) {
  const input = await request.text();
  try {
    return Response.json(
      await openai.responses.create({ model: 'gpt-6-luna', input }${call}),
    );
  } catch (error${handler === '' ? '' : ': any'}) {
    ${handler}
    return Response.json(
      await claude.messages.create({
        model: 'claude-sonnet-5-5',
        max_tokens: 900,
        messages: [{ role: 'user', content: input }],
      }),
    );
  }
}
`;

const path = 'app/api/chat/route.ts';

describe('a fallback that is asked too late', () => {
  const kind = 'shorten-primary';

  it('is asked in time by a shorter first client', async () => {
    const mended = await mend(asked('', 'console.warn(error);'), { kind, path });
    expect(mended?.fix).toMatchObject({
      title: 'Ask the fallback after 30 s and one attempt for every call of `openai`',
      safe: false,
    });
    expect(mended?.after).toContain('new OpenAI({ timeout: 30_000, maxRetries: 0 })');
  });

  it('is asked in time by the first model of LangChain', async () => {
    const code = `import { ChatAnthropic } from '@langchain/anthropic';
import { ChatOpenAI } from '@langchain/openai';

const claude = new ChatAnthropic({ model: 'claude-sonnet-5-5' });
const model = new ChatOpenAI({ model: 'gpt-6-luna' }).withFallbacks([claude]);
await model.invoke('hi');
`;
    const versions = { '@langchain/openai': '1.6.0', '@langchain/anthropic': '1.5.11' };
    const mended = await mend(code, { kind, versions });
    expect(mended?.after).toMatch(/timeout: 30_000,\s+maxRetries: 0/);
  });

  it('is left alone where it answers in time', async () => {
    const code = asked('{ timeout: 15_000, maxRetries: 0 }', 'console.warn(error);');
    expect(await mend(code, { kind, path })).toBeNull();
  });
});

describe('a fallback for a rate limit alone', () => {
  const kind = 'widen-rescue';
  const client = '{ timeout: 15_000, maxRetries: 0 }';
  const title = 'Ask the fallback after server errors, timeouts and lost connections too';

  it('is asked for what passes the status on', async () => {
    const code = asked(client, 'if (error.status !== 429) throw error;');
    const mended = await mend(code, { kind, path });
    expect(mended?.fix).toMatchObject({ title, safe: false });
    expect(mended?.after).toContain(
      'if (error.status !== 429 && Number(error.status) < 500) throw error;',
    );
  });

  it('is asked for the class of all errors of the SDK', async () => {
    const code = asked(client, 'if (!(error instanceof OpenAI.RateLimitError)) throw error;');
    const mended = await mend(code, { kind, path });
    expect(mended?.after).toContain('if (!(error instanceof OpenAI.APIError)) throw error;');
  });

  it('is left alone where the request itself is at fault', async () => {
    const code = asked(client, 'if (error.status === 400) throw error;');
    expect(await mend(code, { kind, path })).toBeNull();
  });
});
