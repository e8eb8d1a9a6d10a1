/** What ends a wait beside the SDK's own timeout: signals, races and timers. */
import { expect } from 'vitest';
import { nobodyChose, shapes } from './shape';

const head = `import Anthropic from '@anthropic-ai/sdk';\nconst claude = new Anthropic();\n`;
const body = `{ model: 'claude-haiku-4-5', max_tokens: 400, messages: [{ role: 'user', content: text }] }`;
const own = { provider: 'anthropic', timeout: 'sdk-default 600000' };
const signalled = { provider: 'anthropic', timeout: 'signal 9000' };

shapes('a signal', [
  [
    '31 that fires by itself',
    `${head}export const ask = (text: string) =>
  claude.messages.create(${body}, { signal: AbortSignal.timeout(9_000) }); // call`,
    signalled,
  ],
  [
    '31 joined with the user’s own',
    `${head}export async function ask(text: string, user: AbortSignal) {
  const signal = AbortSignal.any([user, AbortSignal.timeout(9_000)]);
  return claude.messages.create(${body}, { signal }); // call
}`,
    signalled,
  ],
  [
    '31 of a controller with a timer',
    `${head}async function ask(text: string) {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new Error('too slow')), 9_000);
  try {
    return await claude.messages.create(${body}, { signal: controller.signal }); // call
  } finally {
    clearTimeout(timer);
  }
}
await ask('x');`,
    { ...signalled, errors: 'none' },
  ],
  [
    '31 taken out of a controller whose timer is set only where there is a limit',
    `${head}export async function ask(text: string, limit?: boolean) {
  const controller = new AbortController();
  const { signal } = controller;
  let timer: NodeJS.Timeout | undefined;
  if (limit) timer = setTimeout(() => controller.abort(), 9_000);
  const answer = await claude.messages.create(${body}, { signal }); // call
  clearTimeout(timer);
  return answer;
}`,
    signalled,
  ],
  [
    '31 of a fetch',
    `const response = await fetch('https://api.openai.com/v1/responses', { // call
  method: 'POST',
  body: '{}',
  signal: AbortSignal.timeout(9_000),
});
console.log(response.status);`,
    { provider: 'openai', timeout: 'signal 9000' },
  ],
  [
    '31 of AWS',
    `import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
const bedrock = new BedrockRuntimeClient({});
await bedrock.send(new ConverseCommand({ modelId: 'm', messages: [] }), { abortSignal: AbortSignal.timeout(9_000) }); // call`,
    { provider: 'aws-bedrock', timeout: 'signal 9000' },
  ],
  [
    '31 of the Vercel AI SDK',
    `import { generateText } from 'ai';
import { openai } from '@ai-sdk/openai';
await generateText({ model: openai('gpt-5'), prompt: 'x', abortSignal: AbortSignal.timeout(9_000) }); // call`,
    { provider: 'openai', timeout: 'signal 9000' },
  ],
  [
    '31 a stream that its reader stops is not bound in time',
    `${head}const text = 'x';
const stream = await claude.messages.create({ ...${body}, stream: true }); // call
for await (const event of stream) {
  if (event.type === 'content_block_stop') stream.controller.abort();
}`,
    own,
  ],
  [
    '39 that only the user fires is no timeout',
    `${head}let running: AbortController | null = null;
export function stop() {
  running?.abort();
}
export async function ask(text: string) {
  running = new AbortController();
  return claude.messages.create(${body}, { signal: running.signal }); // call
}`,
    own,
  ],
  [
    '31 that an own function makes',
    `${head}const within = (ms: number) => AbortSignal.timeout(ms);
export const ask = (text: string) => claude.messages.create(${body}, { signal: within(9_000) }); // call`,
    {
      provider: 'anthropic',
      timeout: expect.stringMatching(/^(?:signal|wrapper) 9000$/) as string,
    },
  ],
  [
    '31 a timer that aborts the client',
    `import ollama from 'ollama';
setTimeout(() => ollama.abort(), 9_000);
const stream = await ollama.generate({ model: 'llama3.2', prompt: 'x', stream: true }); // call
for await (const part of stream) console.log(part.response);`,
    { provider: 'ollama', timeout: 'signal 9000' },
  ],
  [
    '39 of the request that is answered is no timeout',
    {
      'src/app/api/chat/route.ts': `import { streamText } from 'ai';
import { openai } from '@ai-sdk/openai';
export async function POST(request: Request) {
  const { messages } = await request.json();
  return streamText({ model: openai('gpt-5'), messages, abortSignal: request.signal }).toTextStreamResponse(); // call
}`,
    },
    { provider: 'openai', timeout: nobodyChose },
  ],
]);

const late = `const late = (ms: number) =>
  new Promise<never>((_, reject) => setTimeout(() => reject(new Error('too slow')), ms));`;

shapes('a race with a timer', [
  [
    '32 in place',
    `${head}${late}
async function ask(text: string) {
  return Promise.race([claude.messages.create(${body}), late(9_000)]); // call
}
await ask('x');`,
    { provider: 'anthropic', timeout: 'wrapper 9000', errors: 'none' },
  ],
  [
    '32 on a promise in a variable',
    `${head}async function ask(text: string) {
  const answer = claude.messages.create(${body}); // call
  const timeout = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('too slow')), 9_000);
  });
  return await Promise.race([answer, timeout]);
}
await ask('x');`,
    { provider: 'anthropic', timeout: 'wrapper 9000' },
  ],
  [
    '32 at the caller in another file',
    {
      'src/ask.ts': `${head}export async function ask(text: string) {
  const answer = await claude.messages.create(${body}); // call
  return answer.content;
}`,
      'src/app.ts': `import { ask } from './ask';
${late}
console.log(await Promise.race([ask('x'), late(9_000)]));`,
    },
    { provider: 'anthropic', timeout: 'wrapper 9000', errors: 'none' },
  ],
  [
    '32 only one of two callers races: the other waits as ever',
    {
      'src/ask.ts': `${head}export async function ask(text: string) {
  return claude.messages.create(${body}); // call
}`,
      'src/app.ts': `import { ask } from './ask';
${late}
console.log(await Promise.race([ask('x'), late(9_000)]));
console.log(await ask('y'));`,
    },
    own,
  ],
  [
    '32 one timer over a whole chain of providers',
    {
      'src/chain.ts': `import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';
const claude = new Anthropic();
const openai = new OpenAI();
export async function answer(text: string) {
  try {
    return (await claude.messages.create(${body})).id; // call
  } catch {
    return (await openai.responses.create({ model: 'gpt-5', input: text })).id; // call
  }
}`,
      'src/app.ts': `import { answer } from './chain';
${late}
console.log(await Promise.race([answer('x'), late(9_000)]));`,
    },
    {
      provider: 'anthropic',
      timeout: 'wrapper 9000',
      fallback: 'other-provider',
      errors: 'try-catch',
    },
    { provider: 'openai', timeout: 'wrapper 9000', fallback: 'none', errors: 'none' },
  ],
]);

const ollama = `import { Ollama } from 'ollama';\nconst one = new Ollama();\n`;
const generate = `one.generate({ model: 'llama3.2', prompt: 'x' })`;

shapes('a timer that aborts', [
  [
    '31 the client',
    `${ollama}setTimeout(() => one.abort(), 5_000);
console.log(await ${generate}); // call`,
    { provider: 'ollama', timeout: 'signal 5000' },
  ],
  [
    '31 the client, by a name for the time and a block',
    `${ollama}const patience = 5_000;
const timer = setTimeout(() => {
  console.warn('too slow');
  one.abort();
}, patience);
console.log(await ${generate}); // call
clearTimeout(timer);`,
    { provider: 'ollama', timeout: 'signal 5000' },
  ],
  [
    '31 the stream',
    `${head}const text = 'x';
const stream = claude.messages.stream(${body}); // call
setTimeout(() => stream.abort(), 5_000);
console.log(await stream.finalText());`,
    { provider: 'anthropic', timeout: 'signal 5000' },
  ],
  [
    '31 the controller of the stream',
    `import OpenAI from 'openai';
const openai = new OpenAI();
const stream = await openai.responses.create({ model: 'gpt-5', input: 'x', stream: true }); // call
setTimeout(() => stream.controller.abort(), 5_000);
for await (const event of stream) console.log(event.type);`,
    { provider: 'openai', timeout: 'signal 5000' },
  ],
  [
    '39 another client',
    `${ollama}const other = new Ollama();
setTimeout(() => other.abort(), 5_000);
console.log(await ${generate}); // call`,
    { provider: 'ollama', timeout: nobodyChose },
  ],
  [
    '39 nothing, and only tells',
    `${ollama}setTimeout(() => console.log('still waiting'), 5_000);
console.log(await ${generate}); // call`,
    { provider: 'ollama', timeout: nobodyChose },
  ],
]);
