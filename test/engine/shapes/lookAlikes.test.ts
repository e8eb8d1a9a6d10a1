/** What looks like an LLM call or like protection, and is neither. */
import { nobodyChose, shapes } from './shape';

const openai = `import OpenAI from 'openai';\nconst openai = new OpenAI();\n`;
const plain = {
  provider: 'openai',
  timeout: 'sdk-default 600000',
  retries: 'sdk-default 3',
} as const;

shapes('options with the right name in the wrong place', [
  [
    '39 a timeout of something else in the same function',
    `${openai}async function dictate() {
  const audio = await recordAudio({ timeout: 5_000, retries: 9 });
  return openai.audio.transcriptions.create({ model: 'whisper-1', file: audio }); // call
}
declare function recordAudio(options: object): Promise<File>;
await dictate();`,
    { ...plain, operation: 'transcribe' },
  ],
  [
    '39 stream: true in a comment',
    `${openai}// For live output set stream: true below.
await openai.chat.completions.create({ // call
  model: 'gpt-5', // stream: true
  messages: [],
});`,
    { ...plain, streaming: false },
  ],
  [
    '39 a timeout in the body, where nobody reads it',
    `${openai}await openai.responses.create({ model: 'gpt-5', input: 'x', timeout: 5_000 } as never); // call`,
    plain,
  ],
  [
    '39 a timeout for tools alone',
    `import { generateText } from 'ai';
import { openai } from '@ai-sdk/openai';
await generateText({ model: openai('gpt-5'), prompt: 'x', timeout: { toolMs: 4_000 } }); // call`,
    { provider: 'openai', sdk: 'ai', timeout: nobodyChose },
  ],
]);

shapes('methods of other SDKs', [
  [
    '41 Mailgun and Twilio',
    `import Mailgun from 'mailgun.js';
import twilio from 'twilio';
const mg = new Mailgun(FormData).client({ username: 'api', key: 'k' });
const client = twilio('sid', 'token');
await mg.messages.create('example.org', { to: 'a@example.org', text: 'hi' });
await client.messages.create({ to: '+1', from: '+2', body: 'hi' });
await client.calls.create({ to: '+1', from: '+2', url: 'https://example.org' });`,
  ],
  [
    '41 databases',
    `import { PrismaClient } from '@prisma/client';
import { Schema, model } from 'mongoose';
import { DataTypes, Sequelize } from 'sequelize';
const prisma = new PrismaClient();
const Chat = model('Chat', new Schema({ title: String }));
const Message = new Sequelize('sqlite::memory:').define('Message', { text: DataTypes.STRING });
await prisma.chat.create({ data: { title: 'a' } });
await Chat.create({ title: 'b' });
await Message.create({ text: 'c' });`,
  ],
  [
    '41 a client of another API beside a real one',
    `import axios, { type AxiosInstance } from 'axios';
import OpenAI from 'openai';
class Crm {
  private client: AxiosInstance;
  constructor(private openai: OpenAI) {
    this.client = axios.create({ baseURL: 'https://crm.example.org/api' });
  }
  async note(text: string) {
    await this.client.post('/chat/completions', { text });
  }
}
await new Crm(new OpenAI()).note('x');`,
  ],
  [
    '41 commands of other AWS services',
    `import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
await new DynamoDBClient({}).send(new GetItemCommand({ TableName: 't', Key: {} }));
await new LambdaClient({}).send(new InvokeCommand({ FunctionName: 'f' }));
await new S3Client({}).send(new PutObjectCommand({ Bucket: 'b', Key: 'k' }));
await new STSClient({}).send(new AssumeRoleCommand({ RoleArn: 'r', RoleSessionName: 's' }));`,
  ],
  [
    '41 a language client and a chat of the page',
    `import { LanguageClient } from 'vscode-languageclient/node';
import { useChat } from '@ai-sdk/react';
declare const client: LanguageClient;
await client.sendRequest('textDocument/hover', {});
export function Page() {
  const chat = useChat();
  return () => chat.sendMessage({ text: 'hi' });
}`,
  ],
]);

shapes('own functions and routes with names of SDKs', [
  [
    '42 own functions',
    {
      'src/ai.ts': `export async function createChatCompletion(body: object) {
  return fetch('/internal/answer', { method: 'POST', body: JSON.stringify(body) });
}
export const streamText = (prompt: string) => prompt.split(' ');`,
      'src/app.ts': `import { createChatCompletion, streamText } from './ai';
await createChatCompletion({ model: 'gpt-5' });
console.log(streamText('a b'));`,
    },
  ],
  [
    '42 methods of own services: the request stands inside',
    {
      'src/service.ts': `${openai}export class AiService {
  generateText(input: string) {
    return openai.responses.create({ model: 'gpt-5', input }); // call
  }
}`,
      'src/app.ts': `import { AiService } from './service';
const aiService = new AiService();
const provider = { generateText: (input: string) => aiService.generateText(input) };
console.log(await aiService.generateText('a'), await provider.generateText('b'));`,
    },
    { ...plain, api: 'responses.create', errors: 'none' },
  ],
  [
    '43 own proxies and back ends',
    `await fetch('/api/ai/openai/v1/chat/completions', { method: 'POST', body: JSON.stringify({ model: 'gpt-5', messages: [] }) });
await fetch('/api/chat', { method: 'POST', body: JSON.stringify({ messages: [] }) });
await fetch('https://www.example.org/api/chat', { method: 'POST', body: '{}' });
await fetch('https://api.mailgun.net/v3/example.org/messages', { method: 'POST' });`,
  ],
  [
    '43 a server that defines such routes',
    `import express from 'express';
const app = express();
app.post('/v1/chat/completions', (request, response) => response.json({ choices: [] }));
app.post('/v1/messages', (request, response) => response.json({ content: [] }));
app.get('/v1/models', (request, response) => response.json({ data: [] }));
app.listen(8080);`,
  ],
]);

shapes('code that does not run', [
  [
    '44 mocks and spies',
    {
      'src/mocks.ts': `import { vi } from 'vitest';
import OpenAI from 'openai';
vi.mock('openai', () => ({
  default: class {
    responses = { create: vi.fn().mockResolvedValue({ output_text: 'hi' }) };
  },
}));
export const spy = vi.spyOn(OpenAI.prototype, 'post');
export const fake = { messages: { create: vi.fn() }, chat: { completions: { create: async () => ({}) } } };
fake.messages.create({ model: 'm' });
await fake.chat.completions.create();`,
    },
  ],
  [
    '44 imports of types',
    `import type Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';
export type Ask = (body: OpenAI.Responses.ResponseCreateParams) => Promise<string>;
export const textOf = (message: Anthropic.Message) =>
  message.content.map((block) => (block.type === 'text' ? block.text : '')).join('');`,
  ],
  [
    '44 code in text',
    "export const sample = `import OpenAI from 'openai';\n\nconst client = new OpenAI();\nawait client.responses.create({ model: 'gpt-5', input: 'x' });\n`;\nexport const curl = 'fetch(\"https://api.openai.com/v1/responses\")';\n// await fetch('https://api.anthropic.com/v1/messages', { method: 'POST' });",
  ],
]);
