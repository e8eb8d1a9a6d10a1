/** Examples of `unsafe-retry`: they are its tests, and its page shows them. */
import type { Example } from '../rule';

export const fires: readonly Example[] = [
  {
    when: 'nothing but success ends the loop',
    code: `import OpenAI from 'openai';
const openai = new OpenAI({ timeout: 19_000, maxRetries: 0 });
async function ask(input: string) {
  while (true) {
    try {
      return await openai.responses.create({ model: 'gpt-6-luna', input });
    } catch (error) {
      console.warn('trying again', error);
      await new Promise((resolve) => setTimeout(resolve, 5_000));
    }
  }
}
await ask('hi');
`,
  },
  {
    when: 'a retry package was told to go on for ever',
    code: `import pRetry from 'p-retry';
import { Mistral } from '@mistralai/mistralai';
const client = new Mistral({ timeoutMs: 20_000 });
await pRetry(() => client.chat.complete({ model: 'mistral-small-latest', messages: [] }), { forever: true });
`,
  },
  {
    when: 'the SDK repeats without an end',
    code: `import { InferenceClient } from '@huggingface/inference';
const client = new InferenceClient(process.env.HF_TOKEN);
await client.chatCompletion({ model: 'meta-llama/Llama-3.1-8B-Instruct', messages: [] });
`,
    versions: { '@huggingface/inference': '4.13.30' },
  },
  {
    when: 'the SDK repeats for an hour',
    code: `import { OpenRouter } from '@openrouter/sdk';
const client = new OpenRouter({ apiKey: process.env.OPENROUTER_API_KEY, timeoutMs: 20_000 });
await client.chat.send({ chatRequest: { model: 'openai/gpt-5', messages: [] } });
`,
    versions: { '@openrouter/sdk': '1.3.19' },
  },
  {
    when: 'no time passes between the attempts',
    code: `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic({ timeout: 19_000, maxRetries: 0 });
async function ask() {
  for (let attempt = 1; attempt <= 4; attempt++) {
    try {
      return await client.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 900, messages: [] });
    } catch (error) {
      console.warn(attempt, error);
    }
  }
  throw new Error('no answer');
}
await ask();
`,
  },
  {
    when: 'a wrong key is tried again',
    code: `import OpenAI from 'openai';
const openai = new OpenAI({ timeout: 19_000, maxRetries: 0 });
async function ask(input: string) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await openai.responses.create({ model: 'gpt-6-luna', input });
    } catch (error) {
      if (![401, 429, 500, 503].includes(error.status)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 2_000));
    }
  }
}
await ask('hi');
`,
  },
  {
    when: 'a loop repeats whatever status an answer has',
    code: `async function ask(input: string) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const response = await fetch('https://api.openai.com/v1/responses', { method: 'POST', body: input, signal: AbortSignal.timeout(20_000) });
      if (!response.ok) throw new Error('status ' + response.status);
      return await response.json();
    } catch (error) {
      await new Promise((resolve) => setTimeout(resolve, 1_000 * (attempt + 1)));
    }
  }
  throw new Error('no answer');
}
await ask('hi');
`,
  },
  {
    when: 'a retry package repeats every failure ten times',
    code: `import pRetry from 'p-retry';
import { GoogleGenAI } from '@google/genai';
const ai = new GoogleGenAI({ httpOptions: { timeout: 20_000 } });
await pRetry(() => ai.models.generateContent({ model: 'gemini-2.5-pro', contents: 'hi' }));
`,
  },
  {
    when: 'one signal serves all attempts',
    code: `import pRetry from 'p-retry';
const signal = AbortSignal.timeout(10_000);
await pRetry(() => fetch('https://api.openai.com/v1/responses', { method: 'POST', signal }), { retries: 2 });
`,
  },
  {
    when: 'one controller serves all turns of a loop',
    code: `import OpenAI from 'openai';
const openai = new OpenAI({ maxRetries: 0 });
async function ask(input: string) {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 15_000);
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await openai.responses.create({ model: 'gpt-6-luna', input }, { signal: controller.signal });
    } catch (error) {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  }
}
await ask('hi');
`,
  },
  {
    when: 'a stream that was shown in part starts anew',
    code: `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic({ timeout: 19_000, maxRetries: 0 });
async function show() {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const stream = await client.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 900, messages: [], stream: true });
      for await (const event of stream) process.stdout.write(event.delta?.text ?? '');
      return;
    } catch (error) {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  }
}
await show();
`,
  },
  {
    when: 'the condition names exceptions of another SDK',
    code: `import OpenAI from 'openai';
import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic({ timeout: 19_000, maxRetries: 0 });
async function ask() {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 900, messages: [] });
    } catch (error) {
      if (!(error instanceof OpenAI.RateLimitError)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 2_000));
    }
  }
}
await ask();
`,
  },
  {
    when: 'a bare decorator tries for ever',
    path: 'app.py',
    code: `from tenacity import retry
from openai import OpenAI
client = OpenAI(max_retries=0)
@retry
def ask(question):
    return client.responses.create(model="gpt-6-luna", input=question)
ask("hi")
`,
  },
];

export const silent: readonly Example[] = [
  {
    when: 'the loop counts, waits and lets bad requests go',
    code: `import OpenAI from 'openai';
const openai = new OpenAI({ timeout: 19_000, maxRetries: 0 });
async function ask(input: string) {
  for (let attempt = 0; attempt < 6; attempt++) {
    try {
      return await openai.responses.create({ model: 'gpt-6-luna', input }, { signal: AbortSignal.timeout(20_000) });
    } catch (error) {
      if (error.status < 500 && error.status !== 429) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500 * 2 ** attempt));
    }
  }
}
await ask('hi');
`,
  },
  {
    when: 'a user ends the loop, or asks again',
    code: `import readline from 'node:readline/promises';
import OpenAI from 'openai';
const openai = new OpenAI({ timeout: 19_000 });
const terminal = readline.createInterface(process.stdin);
while (true) {
  const input = await terminal.question('> ');
  if (input === 'exit') break;
  try {
    console.log((await openai.responses.create({ model: 'gpt-6-luna', input })).output_text);
  } catch (error) {
    console.error(error);
  }
}
`,
  },
  {
    when: 'a deadline ends all attempts',
    code: `import OpenAI from 'openai';
import pTimeout from 'p-timeout';
const openai = new OpenAI({ timeout: 19_000, maxRetries: 0 });
async function ask(input: string) {
  while (true) {
    try {
      return await openai.responses.create({ model: 'gpt-6-luna', input });
    } catch (error) {
      await new Promise((resolve) => setTimeout(resolve, 5_000));
    }
  }
}
await pTimeout(ask('hi'), { milliseconds: 60_000 });
`,
  },
  {
    when: 'the SDK inside waits between its own attempts',
    code: `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic({ timeout: 19_000 });
async function ask() {
  for (let attempt = 1; attempt <= 3; attempt++) {
    try {
      return await client.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 900, messages: [] });
    } catch (error) {
      if (error.status === 400 || error.status === 401) throw error;
      console.warn(attempt, error);
    }
  }
  throw new Error('no answer');
}
await ask();
`,
  },
  {
    when: 'the SDK was told not to repeat',
    code: `import { InferenceClient } from '@huggingface/inference';
const client = new InferenceClient(process.env.HF_TOKEN, { retry_on_error: false });
await client.chatCompletion({ model: 'meta-llama/Llama-3.1-8B-Instruct', messages: [] });
`,
    versions: { '@huggingface/inference': '4.13.30' },
  },
  {
    when: 'that version of the SDK asks once more and no further',
    code: `import { HfInference } from '@huggingface/inference';
const client = new HfInference(process.env.HF_TOKEN);
await client.textGeneration({ model: 'gpt2', inputs: 'hi' });
`,
    versions: { '@huggingface/inference': '2.8.1' },
  },
  {
    when: 'a raw request gives a status back, and nobody throws for it',
    code: `async function ask(input: string) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await fetch('https://api.openai.com/v1/responses', { method: 'POST', body: input, signal: AbortSignal.timeout(20_000) });
    } catch (error) {
      await new Promise((resolve) => setTimeout(resolve, 1_000 * (attempt + 1)));
    }
  }
  throw new Error('no answer');
}
await ask('hi');
`,
  },
  {
    when: 'another key is taken for the next attempt',
    code: `import OpenAI from 'openai';
import { nextKey } from './keys';
const openai = new OpenAI({ timeout: 19_000, maxRetries: 0 });
async function ask(input: string) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await openai.responses.create({ model: 'gpt-6-luna', input });
    } catch (error) {
      if (error.status !== 401) throw error;
      openai.apiKey = await nextKey();
    }
  }
}
await ask('hi');
`,
  },
  {
    when: 'each attempt makes a signal of its own',
    code: `import pRetry from 'p-retry';
await pRetry(
  () => fetch('https://api.openai.com/v1/responses', { method: 'POST', signal: AbortSignal.timeout(10_000) }),
  { retries: 2 },
);
`,
  },
  {
    when: 'the signal is a deadline for the retries as well',
    code: `import pRetry from 'p-retry';
const signal = AbortSignal.timeout(10_000);
await pRetry(() => fetch('https://api.openai.com/v1/responses', { method: 'POST', signal }), { retries: 2, signal });
`,
  },
  {
    when: 'nothing is shown before the stream has ended',
    code: `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic({ timeout: 19_000, maxRetries: 0 });
async function whole() {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      let text = '';
      const stream = await client.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 900, messages: [], stream: true });
      for await (const event of stream) text += event.delta?.text ?? '';
      return text;
    } catch (error) {
      if (error.status < 429) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  }
}
await whole();
`,
  },
  {
    when: 'a decorator names the failures, an end and a wait',
    path: 'app.py',
    code: `import openai
from tenacity import retry, retry_if_exception_type, stop_after_attempt, wait_exponential
client = openai.OpenAI(max_retries=0)
@retry(
    retry=retry_if_exception_type((openai.RateLimitError, openai.APITimeoutError)),
    stop=stop_after_attempt(4),
    wait=wait_exponential(),
)
def ask(question):
    return client.responses.create(model="gpt-6-luna", input=question)
ask("hi")
`,
  },
];
