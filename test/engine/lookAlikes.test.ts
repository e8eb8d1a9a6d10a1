/** Code that looks like an LLM call and is none: no call, no finding. */
import { expect, it } from 'vitest';
import { checkCode } from '../support/checkCode';

const silent: Readonly<Record<string, string>> = {
  Twilio: `import twilio from 'twilio';
const client = twilio('sid', 'token');
await client.messages.create({ body: 'hi' });
await client.calls.create({ to: '+1' });`,
  Mailgun: `import Mailgun from 'mailgun.js';
const mg = new Mailgun(FormData).client({ username: 'api', key: 'k' });
await mg.messages.create('example.org', { to: 'a' });
await fetch('https://api.mailgun.net/v3/example.org/messages', { method: 'POST' });`,
  'a database': `import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
await prisma.chat.create({ data: {} });
await Chat.create({ title: 'x' });`,
  'an own class': `class Messages { create() { return 1; } }
const anthropic = { messages: new Messages() };
anthropic.messages.create();`,
  'an own function of that name': `function fetch(url: string) { return url; }
fetch('https://api.openai.com/v1/responses');`,
  'own functions with names of SDKs': `import { createChatCompletion, streamText } from './ai';
await createChatCompletion({ model: 'gpt-5' });
await streamText({ model: 'gpt-5' });`,
  'another package with that class': `import { OpenAI } from '@langchain/openai';
await new OpenAI({}).responses.create({});`,
  'a parameter that shadows the import': `import OpenAI from 'openai';
export async function use(OpenAI: any) { await new OpenAI().responses.create({}); }`,
  'a name that is never defined': 'await openai.chat.completions.create({});',
  'code in a template':
    "export const sample = `import OpenAI from 'openai'; new OpenAI().responses.create({})`;",
  'code in a comment': `// await new OpenAI().responses.create({});
/* await fetch('https://api.openai.com/v1/responses') */`,
  mocks: `import { vi } from 'vitest';
import OpenAI from 'openai';
vi.mock('openai', () => ({ default: vi.fn(() => ({ responses: { create: vi.fn() } })) }));
vi.spyOn(OpenAI.prototype, 'post');`,
  'types only': `import type OpenAI from 'openai';
export const named = (client: OpenAI): string => String(client);`,
  'types of a plain import': `import OpenAI, { APIError } from 'openai';
export const body: OpenAI.Responses.ResponseCreateParams = { model: 'x', input: 'y' };
export const isDown = (error: unknown) => error instanceof APIError;`,
  'a server of such routes': `app.post('/v1/chat/completions', (request, response) => response.json({}));
app.post('/v1/messages', (request, response) => response.json({}));`,
  'the own back end': `await fetch('/api/chat', { method: 'POST' });
await fetch('http://localhost:3000/api/ai/v1/chat/completions', { method: 'POST' });`,
  'a base address that nobody knows':
    'await fetch(`${base}/v1/chat/completions`, { method: "POST" });',
  'the website of a provider': "await fetch('https://www.anthropic.com/news');",
  'a host that only begins like one':
    "await fetch('https://api.openai.com.example.org/v1/responses');",
};

it.each(Object.entries(silent))('%s', (_, code) => {
  expect(checkCode(`${code}\n`)).toMatchObject({ calls: [], findings: [], failures: [] });
});
