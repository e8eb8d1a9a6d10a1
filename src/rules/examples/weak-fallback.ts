/** Examples of `weak-fallback`: they are its tests, and its page shows them. */
import type { Example } from '../rule';

export const fires: readonly Example[] = [
  {
    when: 'the first model keeps its retries and its timeout of ten minutes',
    code: `import { ChatOpenAI } from '@langchain/openai';
import { ChatAnthropic } from '@langchain/anthropic';
const model = new ChatOpenAI({ model: 'gpt-6-luna' }).withFallbacks([new ChatAnthropic({ model: 'claude-sonnet-5-5' })]);
await model.invoke('hi');
`,
    versions: { '@langchain/openai': '1.6.0', '@langchain/anthropic': '1.5.11' },
  },
  {
    when: 'the second provider is asked after the full budget of the first',
    code: `import OpenAI from 'openai';
import Anthropic from '@anthropic-ai/sdk';
const openai = new OpenAI();
const claude = new Anthropic({ timeout: 19_000 });
async function ask(input: string) {
  try {
    return await openai.responses.create({ model: 'gpt-6-luna', input });
  } catch {
    return await claude.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 900, messages: [{ role: 'user', content: input }] });
  }
}
await ask('hi');
`,
  },
  {
    when: 'only a rate limit reaches the second provider',
    code: `import OpenAI from 'openai';
import Anthropic from '@anthropic-ai/sdk';
const openai = new OpenAI({ timeout: 15_000, maxRetries: 0 });
const claude = new Anthropic({ timeout: 15_000 });
async function ask(input: string) {
  try {
    return await openai.responses.create({ model: 'gpt-6-luna', input });
  } catch (error) {
    if (error.status !== 429) throw error;
    return await claude.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 900, messages: [{ role: 'user', content: input }] });
  }
}
await ask('hi');
`,
  },
  {
    when: 'a deadline around both ends before the first gives up',
    code: `import OpenAI from 'openai';
import Anthropic from '@anthropic-ai/sdk';
import pTimeout from 'p-timeout';
const openai = new OpenAI({ timeout: 60_000, maxRetries: 2 });
const claude = new Anthropic({ timeout: 15_000 });
async function ask(input: string) {
  try {
    return await openai.responses.create({ model: 'gpt-6-luna', input });
  } catch {
    return await claude.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 900, messages: [{ role: 'user', content: input }] });
  }
}
await pTimeout(ask('hi'), { milliseconds: 50_000 });
`,
  },
  {
    when: 'the error comes behind the `try`, while the stream is read',
    code: `import { streamText } from 'ai';
import { openai } from '@ai-sdk/openai';
import { anthropic } from '@ai-sdk/anthropic';
export async function POST(request: Request) {
  const { messages } = await request.json();
  try {
    const result = streamText({ model: openai('gpt-6-luna'), messages });
    return result.toTextStreamResponse();
  } catch {
    return streamText({ model: anthropic('claude-sonnet-5-5'), messages }).toTextStreamResponse();
  }
}
`,
    path: 'app/api/chat/route.ts',
    versions: { ai: '5.0.277' },
  },
  {
    when: 'the second model is told the last message only',
    code: `import OpenAI from 'openai';
import Anthropic from '@anthropic-ai/sdk';
const openai = new OpenAI({ timeout: 15_000, maxRetries: 1 });
const claude = new Anthropic({ timeout: 15_000 });
async function ask(history: Message[], content: string) {
  try {
    return await openai.chat.completions.create({ model: 'gpt-6-luna', messages: [...history, { role: 'user', content }] });
  } catch {
    return await claude.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 900, messages: [{ role: 'user', content }] });
  }
}
await ask([], 'hi');
`,
  },
  {
    when: 'the vectors of the second model mean something else',
    code: `import OpenAI from 'openai';
import { Mistral } from '@mistralai/mistralai';
const openai = new OpenAI({ timeout: 15_000, maxRetries: 1 });
const mistral = new Mistral({ timeoutMs: 15_000 });
async function embed(input: string) {
  try {
    return await openai.embeddings.create({ model: 'text-embedding-3-small', input });
  } catch {
    return await mistral.embeddings.create({ model: 'mistral-embed', inputs: [input] });
  }
}
await embed('hi');
`,
  },
  {
    when: 'the second model is of the same provider',
    severity: 'information',
    code: `import OpenAI from 'openai';
const openai = new OpenAI({ timeout: 15_000, maxRetries: 1 });
async function ask(input: string) {
  try {
    return await openai.responses.create({ model: 'gpt-6-luna', input });
  } catch {
    return await openai.responses.create({ model: 'gpt-6-luna-mini', input });
  }
}
await ask('hi');
`,
  },
];

export const silent: readonly Example[] = [
  {
    when: 'the second provider is asked within the patience',
    code: `import OpenAI from 'openai';
import Anthropic from '@anthropic-ai/sdk';
const openai = new OpenAI({ timeout: 15_000, maxRetries: 1 });
const claude = new Anthropic({ timeout: 15_000 });
async function ask(input: string) {
  try {
    return await openai.responses.create({ model: 'gpt-6-luna', input });
  } catch {
    return await claude.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 900, messages: [{ role: 'user', content: input }] });
  }
}
await ask('hi');
`,
  },
  {
    when: 'only what the request itself has wrong goes past it',
    code: `import OpenAI from 'openai';
import Anthropic from '@anthropic-ai/sdk';
const openai = new OpenAI({ timeout: 15_000, maxRetries: 1 });
const claude = new Anthropic({ timeout: 15_000 });
async function ask(input: string) {
  try {
    return await openai.responses.create({ model: 'gpt-6-luna', input });
  } catch (error) {
    if (error.status === 400 || error.status === 401) throw error;
    return await claude.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 900, messages: [{ role: 'user', content: input }] });
  }
}
await ask('hi');
`,
  },
  {
    when: 'the first model of the chain gives up soon',
    code: `import { ChatOpenAI } from '@langchain/openai';
import { ChatAnthropic } from '@langchain/anthropic';
const model = new ChatOpenAI({ model: 'gpt-6-luna', timeout: 20_000, maxRetries: 0 }).withFallbacks([
  new ChatAnthropic({ model: 'claude-sonnet-5-5' }),
]);
await model.invoke('hi');
`,
    versions: { '@langchain/openai': '1.6.0', '@langchain/anthropic': '1.5.11' },
  },
  {
    when: 'the stream is read inside the `try`',
    code: `import { streamText } from 'ai';
import { openai } from '@ai-sdk/openai';
import { anthropic } from '@ai-sdk/anthropic';
async function ask(prompt: string) {
  try {
    const result = streamText({ model: openai('gpt-6-luna'), prompt, maxRetries: 0, abortSignal: AbortSignal.timeout(20_000) });
    return await result.text;
  } catch {
    return await streamText({ model: anthropic('claude-sonnet-5-5'), prompt }).text;
  }
}
await ask('hi');
`,
    versions: { ai: '5.0.277' },
  },
  {
    when: 'the SDK of that version throws at once',
    code: `import { streamText } from 'ai';
import { openai } from '@ai-sdk/openai';
import { anthropic } from '@ai-sdk/anthropic';
export async function POST(request: Request) {
  const { messages } = await request.json();
  try {
    const result = await streamText({ model: openai('gpt-4'), messages, abortSignal: AbortSignal.timeout(15_000), maxRetries: 0 });
    return result.toTextStreamResponse();
  } catch {
    return (await streamText({ model: anthropic('claude-3-haiku-20240307'), messages })).toTextStreamResponse();
  }
}
`,
    path: 'app/api/chat/route.ts',
    versions: { ai: '3.4.33' },
  },
  {
    when: 'a gateway hands the request to others',
    code: `import OpenAI from 'openai';
const router = new OpenAI({ baseURL: 'https://openrouter.ai/api/v1', timeout: 15_000, maxRetries: 1 });
async function ask(messages: Message[]) {
  try {
    return await router.chat.completions.create({ model: 'anthropic/claude-sonnet-4.5', messages });
  } catch {
    return await router.chat.completions.create({ model: 'openai/gpt-5', messages });
  }
}
await ask([]);
`,
  },
  {
    when: 'nothing answers at all: another rule tells of that',
    code: `import OpenAI from 'openai';
const openai = new OpenAI({ timeout: 15_000, maxRetries: 1 });
await openai.responses.create({ model: 'gpt-6-luna', input: 'hi' });
`,
  },
];
