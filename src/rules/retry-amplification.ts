import type { Multiplied } from '../model/evidence';
import type { CallSubject, Problem } from '../model/subject';
import { countOf, listWords } from '../model/words';
import { leaveRetriesByCopy, leaveRetriesOnClient, leaveRetriesOutside } from '../fixes';
import type { Rule } from './rule';
import { whereWords } from './words';

function check(subject: CallSubject): Problem | null {
  const { multiplied } = subject.evidence;
  if (!multiplied || subject.call.operation === 'manage') return null;
  const { layers, when } = multiplied;
  return {
    message: `${capital(when)} sends ${requestsOf(layers)} for one: ${layerWords(multiplied, subject.call.path)}.`,
    fixes:
      layers[0]?.at === null
        ? [leaveRetriesOutside(subject), leaveRetriesByCopy(subject), leaveRetriesOnClient(subject)]
        : [],
  };
}

/** `3 × 4 = 12 requests`; `several times 3 requests` where a setting decides. */
function requestsOf(layers: Multiplied['layers']): string {
  const known = layers.flatMap(({ attempts }) => attempts ?? []);
  const product = known.reduce((all, attempts) => all * attempts, 1);
  if (known.length < layers.length) return `several times ${countOf(product, 'request')}`;
  return `${known.join(' × ')} = ${countOf(product, 'request')}`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `the OpenAI SDK tries 3 times, and the loop on line 5 repeats that 4 times`. */
function layerWords({ layers }: Multiplied, path: string): string {
  const [first, ...others] = layers.map(({ says, attempts, at }) => ({
    who: at ? `${says} ${whereWords(at, path)}` : says,
    attempts,
  }));
  if (!first) return '';
  const outer = others.map(({ who, attempts }) =>
    attempts === null
      ? `${who} repeats that as often as a setting says`
      : `${who} repeats that ${String(attempts)} times`,
  );
  return `${first.who} makes ${first.attempts === null ? 'several' : String(first.attempts)} attempts, and ${listWords(outer)}`;
}

export const retryAmplification: Rule = {
  id: 'retry-amplification',
  says: 'Two or more layers try again: their attempts multiply',
  severity: 'warning',
  docs: {
    outage:
      'The provider answers 500 or 529 to most requests. The SDK tries each request three times, and the loop around it starts the whole again four times: one question becomes twelve requests, at the moment when the provider has the least room. The error comes later too, after the waits of all layers.',
    ignore:
      'When the outer layer is meant for something that the SDK does not repeat. A queue that runs a whole job again is never reported, and neither is a loop that goes on only for other errors than those of the SDK.',
    evidence: [
      '`openai` and `@anthropic-ai/sdk`: 3 requests for 408, 409, 429, 5xx, resets and timeouts by default (measured, 2026-11).',
      '`@langchain/core`: 7 requests for 5xx, resets and timeouts by default; inside it the SDK is told not to repeat (measured, 2026-11).',
      'Reports of 12 requests where 4 were meant, and of 45 where 15 were (public issue threads, 2025 and 2026).',
    ],
  },
  fires: [
    {
      when: 'an own loop stands around an SDK that repeats by itself',
      code: `import OpenAI from 'openai';
const openai = new OpenAI({ timeout: 19_000 });
async function answer(input: string) {
  for (let attempt = 1; attempt <= 4; attempt++) {
    try {
      return await openai.responses.create({ model: 'gpt-6-luna', input });
    } catch (error) {
      if (attempt === 4) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1_000 * attempt));
    }
  }
}
await answer('hi');
`,
    },
    {
      when: 'a retry package stands around a model of LangChain',
      code: `import pRetry from 'p-retry';
import { ChatOpenAI } from '@langchain/openai';
const model = new ChatOpenAI({ model: 'gpt-6-luna', timeout: 19_000 });
await pRetry(() => model.invoke('hi'), { retries: 3 });
`,
      versions: { '@langchain/openai': '1.6.0' },
    },
    {
      when: 'the client was told to repeat, and a helper does so too',
      code: `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic({ maxRetries: 4, timeout: 19_000 });
async function withRetry<T>(run: () => Promise<T>, attempts = 3): Promise<T> {
  let last: unknown;
  for (let attempt = 0; attempt < attempts; attempt++) {
    try {
      return await run();
    } catch (error) {
      last = error;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
  throw last;
}
await withRetry(() => client.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 1024, messages: [] }));
`,
    },
    {
      when: 'the loop picks the errors that the SDK repeats as well',
      code: `import { generateText } from 'ai';
import { openai } from '@ai-sdk/openai';
async function answer(prompt: string) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await generateText({ model: openai('gpt-6-luna'), prompt, abortSignal: AbortSignal.timeout(20_000) });
    } catch (error) {
      if (![429, 500, 503].includes(error.statusCode) || attempt === 2) throw error;
      await new Promise((resolve) => setTimeout(resolve, 2_000));
    }
  }
}
await answer('hi');
`,
    },
    {
      when: 'a setting decides how often the loop turns',
      code: `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic({ timeout: 5_000 });
async function ask() {
  for (let attempt = 0; attempt < settings.maxRetries; attempt++) {
    try {
      return await client.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 900, messages: [] });
    } catch (error) {
      if (error.status === 400) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  }
  throw new Error('no answer');
}
await ask();
`,
    },
  ],
  silent: [
    {
      when: 'the SDK was told to leave it to the loop',
      code: `import OpenAI from 'openai';
const openai = new OpenAI({ timeout: 19_000, maxRetries: 0 });
async function answer(input: string) {
  for (let attempt = 1; attempt <= 4; attempt++) {
    try {
      return await openai.responses.create({ model: 'gpt-6-luna', input });
    } catch (error) {
      if (attempt === 4) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1_000 * attempt));
    }
  }
}
await answer('hi');
`,
    },
    {
      when: 'the loop goes on only where the answer does not fit',
      code: `import OpenAI from 'openai';
const openai = new OpenAI({ timeout: 19_000 });
async function record(input: string) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const response = await openai.responses.create({ model: 'gpt-6-luna', input });
      return JSON.parse(response.output_text);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  }
}
await record('hi');
`,
    },
    {
      when: 'the loop asks an SDK that repeats nothing',
      code: `import { Mistral } from '@mistralai/mistralai';
const client = new Mistral({ timeoutMs: 20_000 });
async function answer(content: string) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.chat.complete({ model: 'mistral-small-latest', messages: [{ role: 'user', content }] });
    } catch (error) {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  }
}
await answer('hi');
`,
    },
    {
      when: 'the retry package asks a predicate that nobody can read here',
      code: `import pRetry from 'p-retry';
import OpenAI from 'openai';
import { shouldRetry } from './policy';
const openai = new OpenAI({ timeout: 19_000 });
await pRetry(() => openai.responses.create({ model: 'gpt-6-luna', input: 'hi' }), { retries: 3, shouldRetry });
`,
    },
    {
      when: 'the second layer is a queue',
      code: `import { Worker } from 'bullmq';
import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic({ timeout: 19_000 });
new Worker('answers', async (job) => {
  await client.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 1024, messages: job.data });
});
`,
    },
    {
      when: 'each turn of the loop takes another model',
      code: `import OpenAI from 'openai';
const openai = new OpenAI({ timeout: 19_000 });
async function answer(input: string) {
  for (const model of ['gpt-6-luna', 'gpt-6-luna-mini']) {
    try {
      return await openai.responses.create({ model, input });
    } catch (error) {
      console.warn(model, error);
    }
  }
}
await answer('hi');
`,
    },
  ],
  check,
};
