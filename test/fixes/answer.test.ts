import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { typeCheckFixed } from '../faults/typeCheck';
import { openFindings } from './mend';
import { syntaxErrors } from '../languages/typescript/writerCases';
import { applyFix, checkCode, type CheckOptions } from '../support/checkCode';

const ask = `const message = await client.messages.create({
    model: 'claude-sonnet-5-5',
    max_tokens: 99,
    messages: [],
  });`;

const head = `import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic();
`;

/** The code with the fix, formatted as it was; null where none is offered. */
async function answered(
  code: string,
  options: CheckOptions,
  what = '503 with Retry-After',
): Promise<string | null> {
  const fix = openFindings(checkCode(code, options))
    .flatMap(({ fixes }) => fixes)
    .find(({ kind }) => kind === 'answer-outage');
  if (!fix) return null;
  expect(fix).toMatchObject({
    title: `Answer ${what} when Claude API has an outage`,
    safe: false,
    preferred: false,
  });
  expect(fix.rule).toBeUndefined();
  const after = applyFix(code, fix);
  const path = options.path ?? 'src/app.ts';
  expect(syntaxErrors(after, path), after).toEqual([]);
  const parser = path.endsWith('ts') ? 'typescript' : 'babel';
  expect(await format(after, { parser, singleQuote: true, endOfLine: 'auto' })).toBe(after);
  return after;
}

describe('a route that answers for an outage', () => {
  it('gives a Response back in Next.js', async () => {
    const code = `${head}
export async function POST() {
  // One question.
  ${ask}
  return Response.json(message);
}
`;
    const after = await answered(code, { path: 'app/api/chat/route.ts' });
    expect(after).toContain(`    return Response.json(message);
  } catch (error) {
    if (!isOutage(error)) throw error;
    const { requestID } = error as { requestID?: string };
    console.error('The LLM call failed, request', requestID, error);
    return Response.json(
      { error: 'Try again later.' },
      { status: 503, headers: { 'Retry-After': retryAfter(error) } },
    );
  }
}`);
    expect(after).toContain(`  return (
    error instanceof Anthropic.RateLimitError ||
    error instanceof Anthropic.InternalServerError ||
    error instanceof Anthropic.APIConnectionError ||
    error instanceof Anthropic.APIUserAbortError
  );`);
  });

  it('answers by its second parameter in the pages of Next.js, in JavaScript', async () => {
    const code = `${head}
export default async function handler(req, res) {
  ${ask}
  res.json(message);
}
`;
    const after = await answered(code, { path: 'pages/api/chat.js' });
    expect(after).toContain(`      res.setHeader('Retry-After', retryAfter(error));
      res.status(503).json({ error: 'Try again later.' });`);
    expect(after).toContain('function isOutage(error) {');
  });

  it.each([
    ['express', 'req, res', `res.status(503).json({ error: 'Try again later.' });`],
    ['fastify', 'request, reply', `return reply.code(503).send({ error: 'Try again later.' });`],
    ['hono', 'c', `return c.json({ error: 'Try again later.' }, 503);`],
    ['koa', 'ctx', 'ctx.status = 503;'],
  ])('speaks as %s does', async (name, params, wanted) => {
    const code = `import Anthropic from '@anthropic-ai/sdk';
import { app } from '${name}';

const client = new Anthropic();
app.post('/chat', async (${params}) => {
  ${ask}
  await send(message);
});
`;
    const after = await answered(code, { versions: { express: '5.1.0' } });
    expect(after).toContain(wanted);
  });

  it('throws what NestJS answers with 503, which takes no headers', async () => {
    const code = `import Anthropic from '@anthropic-ai/sdk';
import { Controller, Post } from '@nestjs/common';

@Controller('chat')
export class ChatController {
  private readonly client = new Anthropic();

  @Post()
  async chat() {
    ${ask.replace('client', 'this.client').replaceAll('\n', '\n  ')}
    return message;
  }
}
`;
    const after = await answered(code, {}, '503');
    expect(after).toContain(
      "import { Controller, Post, ServiceUnavailableException } from '@nestjs/common';",
    );
    expect(after).toContain(`      throw new ServiceUnavailableException('Try again later.', {
        cause: error,
      });`);
    expect(after).not.toContain('retryAfter');
  });

  it('asks the errors of the AI SDK by their own names', () => {
    const code = `import { anthropic } from '@ai-sdk/anthropic';
import { generateText } from 'ai';

export async function POST() {
  const { text } = await generateText({ model: anthropic('m'), prompt: 'hi' });
  return new Response(text);
}
`;
    const options = { path: 'app/api/chat/route.ts', versions: { ai: '5.0.277' } };
    const fixes = openFindings(checkCode(code, options)).flatMap((one) => one.fixes);
    const fix = fixes.find(({ kind }) => kind === 'answer-outage');
    const after = fix ? applyFix(code, fix) : '';
    expect(after).toContain('const { statusCode: status } = error as { statusCode?: number };');
    expect(after).toContain('const { responseHeaders: headers } = error as {');
  });

  it.each([
    ['something catches', `try {\n  ${ask}\n  } catch (error) {\n    console.error(error);\n  }`],
    ['the answer is a stream', ask.replace('messages: []', 'messages: [], stream: true')],
  ])('is left alone where %s', async (_name, body) => {
    const code = `${head}
export async function POST() {
  ${body}
  return new Response('ok');
}
`;
    expect(await answered(code, { path: 'app/api/chat/route.ts' })).toBeNull();
  });

  it('is left alone where nobody knows whose route it is', async () => {
    const code = `${head}import { app } from './app';
app.post('/chat', async (req, res) => {
  ${ask}
  res.json(message);
});
`;
    expect(await answered(code, {})).toBeNull();
  });
});

describe('the errors that a route tells apart', () => {
  const route = (head: string, call: string): string => `${head}

export async function POST(): Promise<Response> {
  const answer = await ${call};
  return Response.json(answer);
}
`;
  const chat = `client.chat.completions.create({
    model: 'm',
    messages: [{ role: 'user', content: 'hi' }],
  })`;
  const message = `client.messages.create({
    model: 'm',
    max_tokens: 9,
    messages: [{ role: 'user', content: 'hi' }],
  })`;
  const openai = route(`import OpenAI from 'openai';\n\nconst client = new OpenAI();`, chat);
  const claude = route(head.trimEnd(), message);

  it.each([
    ['openai-4', 'openai', '4.104.0', openai, 'request_id'],
    ['openai-6', 'openai', '6.49.0', openai, 'requestID'],
    ['anthropic-0-30', '@anthropic-ai/sdk', '0.30.1', claude, 'request_id'],
    ['anthropic-1', '@anthropic-ai/sdk', '1.12.0', claude, 'requestID'],
  ] as const)(
    'are the classes of its SDK: %s',
    async (alias, name, version, code, id) => {
      const options = { path: 'app/api/chat/route.ts', versions: { [name]: version } };
      const fixes = openFindings(checkCode(code, options)).flatMap((one) => one.fixes);
      const fix = fixes.find(({ kind }) => kind === 'answer-outage');
      const after = fix ? applyFix(code, fix) : '';
      expect(after).toContain('.RateLimitError ||');
      expect(await typeCheckFixed(after, alias)).toEqual([]);
      expect(/failed, request', (\w+), error/.exec(after)?.[1] ?? null).toBe(id);
    },
    60_000,
  );

  it('are logged without an id where the SDK keeps none', () => {
    const code = route(`import Groq from 'groq-sdk';\n\nconst client = new Groq();`, chat);
    const { findings } = checkCode(code, { path: 'app/api/chat/route.ts' });
    const fix = findings.flatMap((one) => one.fixes).find(({ kind }) => kind === 'answer-outage');
    const after = fix ? applyFix(code, fix) : '';
    expect(after).toContain('error instanceof Groq.RateLimitError ||');
    expect(after).toContain("console.error('The LLM call failed:', error);");
  });

  it('are told by status and words where the SDK has no classes', () => {
    const code = route(
      `import { CohereClientV2 } from 'cohere-ai';\n\nconst client = new CohereClientV2();`,
      `client.chat({ model: 'm', messages: [] })`,
    );
    const { findings } = checkCode(code, { path: 'app/api/chat/route.ts' });
    const fix = findings.flatMap((one) => one.fixes).find(({ kind }) => kind === 'answer-outage');
    const after = fix ? applyFix(code, fix) : '';
    expect(after).toContain('const { statusCode: status } = error as { statusCode?: number };');
  });
});
