import type { Example } from '../rule';

export const fires: readonly Example[] = [
  {
    when: 'version 4 of the Vercel AI SDK has no `onError`',
    path: 'app/api/chat/route.ts',
    versions: { ai: '4.3.19' },
    code: `import { streamText } from 'ai';
import { openai } from '@ai-sdk/openai';
export async function POST(request: Request) {
  const { messages } = await request.json();
  const result = streamText({ model: openai('gpt-6-luna'), messages });
  return result.toTextStreamResponse();
}
`,
  },
  {
    when: 'the result of a stream is awaited that never settles',
    versions: { ai: '4.3.19' },
    code: `import { streamText } from 'ai';
import { openai } from '@ai-sdk/openai';
const result = streamText({ model: openai('gpt-6-luna'), prompt: 'hi' });
console.log(await result.text);
`,
  },
  {
    when: 'only the browser hears of the error',
    path: 'app/api/chat/route.ts',
    versions: { ai: '4.3.19' },
    severity: 'information',
    code: `import { streamText } from 'ai';
import { anthropic } from '@ai-sdk/anthropic';
export async function POST(request: Request) {
  const { messages } = await request.json();
  const result = streamText({ model: anthropic('claude-sonnet-5-5'), messages });
  return result.toDataStreamResponse();
}
`,
  },
  {
    when: 'the text is read, and nothing asks how it ended',
    versions: { ai: '6.0.326' },
    code: `import { streamText } from 'ai';
import { openai } from '@ai-sdk/openai';
const { textStream } = streamText({ model: openai('gpt-6-luna'), prompt: 'hi', abortSignal: AbortSignal.timeout(30_000) });
let answer = '';
for await (const part of textStream) answer += part;
await save(answer);
`,
  },
  {
    when: 'a deadline ends a raw stream',
    code: `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
const stream = await client.messages.create(
  { model: 'claude-sonnet-5-5', max_tokens: 1024, messages: [], stream: true },
  { signal: AbortSignal.timeout(60_000) },
);
let answer = '';
for await (const event of stream) {
  if (event.type === 'content_block_delta' && event.delta.type === 'text_delta') answer += event.delta.text;
}
await save(answer);
`,
  },
  {
    when: 'a timer aborts a raw stream',
    code: `import OpenAI from 'openai';
const openai = new OpenAI();
const controller = new AbortController();
setTimeout(() => controller.abort(), 45_000);
const stream = await openai.chat.completions.create({ model: 'gpt-6-luna', messages: [], stream: true }, { signal: controller.signal });
let answer = '';
for await (const chunk of stream) answer += chunk.choices[0]?.delta?.content ?? '';
await save(answer);
`,
  },
  {
    when: 'ten minutes end a stream of Bedrock',
    code: `import { BedrockRuntimeClient, ConverseStreamCommand } from '@aws-sdk/client-bedrock-runtime';
const client = new BedrockRuntimeClient({ region: 'us-east-1' });
const response = await client.send(
  new ConverseStreamCommand({ modelId: 'anthropic.claude-sonnet-5-5', messages: [] }),
  { abortSignal: AbortSignal.timeout(600_000) },
);
let answer = '';
for await (const event of response.stream ?? []) answer += event.contentBlockDelta?.delta?.text ?? '';
await save(answer);
`,
  },
  {
    when: 'the loop over a stream helper is all that is read',
    severity: 'information',
    code: `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
const stream = client.messages.stream({ model: 'claude-sonnet-5-5', max_tokens: 1024, messages: [] });
let answer = '';
for await (const event of stream) {
  if (event.type === 'content_block_delta' && event.delta.type === 'text_delta') answer += event.delta.text;
}
await save(answer);
`,
  },
];

export const silent: readonly Example[] = [
  {
    when: 'an option hears of the error',
    versions: { ai: '4.3.19' },
    code: `import { streamText } from 'ai';
import { openai } from '@ai-sdk/openai';
const result = streamText({ model: openai('gpt-6-luna'), prompt: 'hi', onError: ({ error }) => console.error(error) });
for await (const part of result.textStream) process.stdout.write(part);
`,
  },
  {
    when: 'the whole stream is read, errors with it',
    versions: { ai: '5.0.277' },
    code: `import { streamText } from 'ai';
import { openai } from '@ai-sdk/openai';
const result = streamText({ model: openai('gpt-6-luna'), prompt: 'hi' });
for await (const part of result.fullStream) {
  if (part.type === 'error') throw part.error;
}
`,
  },
  {
    when: 'a script at a terminal prints both the text and the error',
    versions: { ai: '5.0.277' },
    code: `import { streamText } from 'ai';
import { openai } from '@ai-sdk/openai';
const result = streamText({ model: openai('gpt-6-luna'), prompt: 'hi' });
for await (const part of result.textStream) process.stdout.write(part);
`,
  },
  {
    when: 'the errors travel to the page',
    path: 'app/api/chat/route.ts',
    versions: { ai: '5.0.277' },
    code: `import { streamText } from 'ai';
import { openai } from '@ai-sdk/openai';
export async function POST(request: Request) {
  const { messages } = await request.json();
  return streamText({ model: openai('gpt-6-luna'), messages }).toUIMessageStreamResponse();
}
`,
  },
  {
    when: 'the code looks why the stream ended',
    versions: { ai: '7.0.173' },
    code: `import { streamText } from 'ai';
import { openai } from '@ai-sdk/openai';
const result = streamText({ model: openai('gpt-6-luna'), prompt: 'hi' });
for await (const part of result.textStream) process.stdout.write(part);
if ((await result.finishReason) !== 'stop') console.warn('cut');
`,
  },
  {
    when: 'version 3 throws',
    versions: { ai: '3.4.33' },
    code: `import { streamText } from 'ai';
import { openai } from '@ai-sdk/openai';
const result = await streamText({ model: openai('gpt-4'), prompt: 'hi' });
for await (const part of result.textStream) process.stdout.write(part);
`,
  },
  {
    when: 'a raw stream under a deadline tells why it ended',
    code: `import OpenAI from 'openai';
const openai = new OpenAI();
const stream = await openai.chat.completions.create(
  { model: 'gpt-6-luna', messages: [], stream: true },
  { signal: AbortSignal.timeout(60_000) },
);
let why = null;
for await (const chunk of stream) why = chunk.choices[0]?.finish_reason ?? why;
if (!why) throw new Error('cut');
`,
  },
  {
    when: 'the code asks the signal',
    code: `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
const signal = AbortSignal.timeout(60_000);
const stream = await client.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 99, messages: [], stream: true }, { signal });
for await (const event of stream) console.log(event.type);
if (signal.aborted) throw new Error('cut');
`,
  },
  {
    when: 'a user ends the stream',
    code: `import OpenAI from 'openai';
const openai = new OpenAI();
const controller = new AbortController();
document.querySelector('#stop').addEventListener('click', () => controller.abort());
const stream = await openai.chat.completions.create({ model: 'gpt-6-luna', messages: [], stream: true }, { signal: controller.signal });
for await (const chunk of stream) show(chunk.choices[0]?.delta?.content);
`,
  },
  {
    when: 'the timer ends with the headers',
    code: `import OpenAI from 'openai';
const openai = new OpenAI();
const controller = new AbortController();
const timer = setTimeout(() => controller.abort(), 20_000);
const stream = await openai.chat.completions.create({ model: 'gpt-6-luna', messages: [], stream: true }, { signal: controller.signal });
clearTimeout(timer);
for await (const chunk of stream) show(chunk.choices[0]?.delta?.content);
`,
  },
  {
    when: 'nothing in the code ends the stream early',
    code: `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
const stream = await client.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 99, messages: [], stream: true });
for await (const event of stream) console.log(event.type);
`,
  },
  {
    when: 'the stream helper gives its final message',
    code: `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
const stream = client.messages.stream({ model: 'claude-sonnet-5-5', max_tokens: 99, messages: [] });
for await (const event of stream) console.log(event.type);
await save(await stream.finalMessage());
`,
  },
  {
    when: 'the stream goes to somebody who is not seen',
    code: `import OpenAI from 'openai';
import { pump } from './pump';
const openai = new OpenAI();
const stream = await openai.chat.completions.create({ model: 'gpt-6-luna', messages: [], stream: true }, { signal: AbortSignal.timeout(60_000) });
await pump(stream);
`,
  },
];
