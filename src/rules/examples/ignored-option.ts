/** Settings that nobody reads, by SDK family. */
import type { Rule } from '../rule';

export const ignoredExamples: Pick<Rule, 'fires' | 'silent'> = {
  fires: [
    {
      when: 'the timeout stands among the parameters of the request',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
await openai.chat.completions.create({ model: 'gpt-6-luna', messages: [], timeout: 20_000 });
`,
    },
    {
      when: 'the signal has the name that other SDKs give it',
      code: `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
export const ask = (stop: AbortSignal) =>
  client.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 99, messages: [] }, { abortSignal: stop });
`,
    },
    {
      when: 'an agent is given to a version that sends requests over `fetch`',
      versions: { openai: '6.49.0' },
      code: `import OpenAI from 'openai';
import { agent } from './agent';
const openai = new OpenAI({ httpAgent: agent, timeout: 19_000 });
await openai.responses.create({ model: 'gpt-6-luna', input: 'hi' });
`,
    },
    {
      when: 'the model of LangChain does not hand its timeout on',
      code: `import { ChatAnthropic } from '@langchain/anthropic';
const model = new ChatAnthropic({ model: 'claude-sonnet-5-5', timeout: 20_000 });
await model.invoke('hi');
`,
    },
    {
      when: 'a function of the AI SDK has no timeout',
      versions: { ai: '7.0.173' },
      code: `import { generateObject } from 'ai';
import { openai } from '@ai-sdk/openai';
await generateObject({ model: openai('gpt-6-luna'), prompt: 'hi', timeout: 20_000 });
`,
    },
    {
      when: 'this version of the AI SDK has no timeout at all',
      versions: { ai: '5.0.277' },
      code: `import { generateText } from 'ai';
import { openai } from '@ai-sdk/openai';
await generateText({ model: openai('gpt-6-luna'), prompt: 'hi', timeout: 20_000 });
`,
    },
    {
      when: 'nothing hands the signal to the request',
      code: `import Portkey from 'portkey-ai';
const portkey = new Portkey({ apiKey: 'k' });
await portkey.chat.completions.create({ model: 'gpt-6-luna', messages: [] }, {}, { signal: AbortSignal.timeout(20_000) });
`,
    },
    {
      when: 'the options of the request are not those of the client',
      code: `import { GoogleGenAI } from '@google/genai';
const ai = new GoogleGenAI({ apiKey: 'k', timeout: 20_000 });
await ai.models.generateContent({ model: 'gemini-3-pro', contents: 'hi' });
`,
    },
    {
      when: "the SDK's own signal overrides the one in front of it",
      code: `import OpenAI from 'openai';
const openai = new OpenAI({
  fetch: (url, init) => fetch(url, { signal: AbortSignal.timeout(20_000), ...init }),
});
await openai.responses.create({ model: 'gpt-6-luna', input: 'hi' });
`,
    },
    {
      when: 'any signal of the call switches the timer off',
      code: `import { Mistral } from '@mistralai/mistralai';
const mistral = new Mistral({ apiKey: 'k', timeoutMs: 20_000 });
const stop = new AbortController();
await mistral.chat.complete({ model: 'mistral-large-latest', messages: [] }, { signal: stop.signal });
`,
    },
    {
      when: '`fetch` is given the timeout that other HTTP clients have',
      code: `await fetch('https://api.openai.com/v1/responses', { method: 'POST', timeout: 5_000 });
`,
    },
    {
      when: 'a call in Python does not take `max_retries`',
      path: 'app.py',
      code: `from anthropic import Anthropic
client = Anthropic()
print(client.messages.create(model="claude-sonnet-5-5", max_tokens=99, messages=[], max_retries=5))
`,
    },
  ],
  silent: [
    {
      when: 'the options stand behind the body',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
await openai.chat.completions.create({ model: 'gpt-6-luna', messages: [] }, { timeout: 20_000, maxRetries: 1 });
`,
    },
    {
      when: 'another server behind the same SDK may read it',
      code: `import OpenAI from 'openai';
const openai = new OpenAI({ baseURL: process.env.LLM_PROXY_URL });
await openai.chat.completions.create({ model: 'gpt-6-luna', messages: [], timeout: 20 });
`,
    },
    {
      when: 'the timeout stands in the options of the client inside',
      code: `import { ChatAnthropic } from '@langchain/anthropic';
const model = new ChatAnthropic({ model: 'claude-sonnet-5-5', clientOptions: { timeout: 20_000 } });
await model.invoke('hi');
`,
    },
    {
      when: 'this version of the AI SDK reads it',
      versions: { ai: '7.0.173' },
      code: `import { generateText } from 'ai';
import { openai } from '@ai-sdk/openai';
await generateText({ model: openai('gpt-6-luna'), prompt: 'hi', timeout: 20_000 });
`,
    },
    {
      when: 'nobody knows the version, and some read it',
      code: `import OpenAI from 'openai';
import { agent } from './agent';
const openai = new OpenAI({ httpAgent: agent, timeout: 19_000 });
await openai.responses.create({ model: 'gpt-6-luna', input: 'hi' });
`,
    },
    {
      when: 'the signal comes behind those of the SDK',
      code: `import OpenAI from 'openai';
const openai = new OpenAI({
  fetch: (url, init) =>
    fetch(url, { ...init, signal: AbortSignal.any([AbortSignal.timeout(20_000), init.signal]) }),
});
await openai.responses.create({ model: 'gpt-6-luna', input: 'hi' });
`,
    },
    {
      when: 'it is undefined, and so not set',
      code: `await fetch('https://api.openai.com/v1/responses', { method: 'POST', timeout: undefined });
`,
    },
    {
      when: 'this `fetch` reads it',
      versions: { 'node-fetch': '2.7.0' },
      code: `import fetch from 'node-fetch';
await fetch('https://api.openai.com/v1/responses', { method: 'POST', timeout: 5_000 });
`,
    },
    {
      when: 'the options cannot be read here',
      code: `import OpenAI from 'openai';
import { body } from './body';
const openai = new OpenAI();
await openai.chat.completions.create({ ...body });
`,
    },
    {
      when: 'a copy of the client takes it',
      path: 'app.py',
      code: `from anthropic import Anthropic
client = Anthropic()
once = client.with_options(max_retries=5)
print(once.messages.create(model="claude-sonnet-5-5", max_tokens=99, messages=[]))
`,
    },
  ],
};
