import { limitRequests } from '../fixes';
import type { CallSubject, Problem } from '../model/subject';
import type { Rule } from './rule';
import { nameOf, sharedPlace, whereWords } from './words';

function check(subject: CallSubject): Problem | null {
  const { call, evidence } = subject;
  const { crowd } = evidence;
  if (!crowd || call.operation === 'manage') return null;
  const over = crowd.over === null ? 'a collection' : `\`${crowd.over}\``;
  const where = whereWords(crowd.at, call.path);
  return {
    message: `One request of ${nameOf(subject)} for each element of ${over} ${where}, all at once: a long list runs into rate limits, and its retries come all at once too.`,
    once: sharedPlace(crowd.at),
    fixes: [limitRequests(subject)],
  };
}

export const unboundedConcurrency: Rule = {
  id: 'unbounded-concurrency',
  says: 'One request for each element of a collection of unknown size, all at once, without a limiter',
  severity: 'information',
  docs: {
    outage:
      'A provider in trouble answers 429 or slows down. A hundred requests that start together meet the limit together, are tried again together after the same back-off, and fail together: the list that worked with five elements loses all hundred.',
    ignore:
      'When the size of the list is bounded elsewhere, for example by the schema of the request.',
    evidence: [
      'Rate limits of providers count requests and tokens per minute for the whole account: a burst of one job takes them from all users (documentation of Anthropic and OpenAI, 2026-11).',
      'The SDKs of Anthropic and OpenAI try a 429 again after 0.5 s and 1 s with at most 25 % of jitter (source read, 2026-11).',
    ],
  },
  fires: [
    {
      when: 'a list from outside is mapped to requests',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function summaries(texts: string[]) {
  return Promise.all(texts.map((input) => openai.responses.create({ model: 'gpt-6-luna', input })));
}
`,
    },
    {
      when: 'an own function makes the request for each element',
      code: `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
const rate = (text: string) =>
  client.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 9, messages: [{ role: 'user', content: text }] });
export async function rateAll(request: Request) {
  const { reviews } = await request.json();
  return Promise.allSettled(reviews.map(async (review) => ({ review, rating: await rate(review.text) })));
}
`,
    },
    {
      when: 'a loop collects promises',
      code: `import { generateText } from 'ai';
import { openai } from '@ai-sdk/openai';
export async function translate(pages: string[]) {
  const pending = [];
  for (const prompt of pages) pending.push(generateText({ model: openai('gpt-6-luna'), prompt }));
  return Promise.all(pending);
}
`,
    },
    {
      when: 'all but the first are asked together',
      path: 'app.py',
      code: `import asyncio
from anthropic import AsyncAnthropic
client = AsyncAnthropic(timeout=10)
async def ask(text):
    return await client.messages.create(model="claude-sonnet-5-5", max_tokens=9, messages=[{"role": "user", "content": text}])
async def ask_rest(texts):
    return await asyncio.gather(*[ask(text) for text in texts[1:]])
`,
    },
  ],
  silent: [
    {
      when: 'a semaphore lets a few of the tasks in',
      path: 'app.py',
      code: `import asyncio
from anthropic import AsyncAnthropic
client = AsyncAnthropic(timeout=10)
async def ask(text):
    return await client.messages.create(model="claude-sonnet-5-5", max_tokens=9, messages=[{"role": "user", "content": text}])
async def gather_few(count, tasks):
    semaphore = asyncio.Semaphore(count)
    async def one(task):
        async with semaphore:
            return await task
    return await asyncio.gather(*(one(task) for task in tasks))
async def ask_all(texts):
    return await gather_few(4, [ask(text) for text in texts])
`,
    },
    {
      when: 'a loop cuts the list into parts',
      path: 'app.py',
      code: `import asyncio
from anthropic import AsyncAnthropic
client = AsyncAnthropic(timeout=10)
async def ask(text):
    return await client.messages.create(model="claude-sonnet-5-5", max_tokens=9, messages=[{"role": "user", "content": text}])
async def ask_all(texts):
    for start in range(0, len(texts), 20):
        part = texts[start : start + 20]
        await asyncio.gather(*[ask(text) for text in part])
`,
    },
    {
      when: 'the list is a literal',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
const tones = ['short', 'long', 'funny'];
export const variants = (input: string) =>
  Promise.all(tones.map((tone) => openai.responses.create({ model: 'gpt-6-luna', input: tone + input })));
`,
    },
    {
      when: 'somebody chose the number',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
export const three = (input: string) =>
  Promise.all(Array.from({ length: 3 }, () => openai.responses.create({ model: 'gpt-6-luna', input })));
`,
    },
    {
      when: 'a limiter lets a few run',
      code: `import pLimit from 'p-limit';
import OpenAI from 'openai';
const openai = new OpenAI();
const limit = pLimit(5);
export const summaries = (texts: string[]) =>
  Promise.all(texts.map((input) => limit(() => openai.responses.create({ model: 'gpt-6-luna', input }))));
`,
    },
    {
      when: 'a package maps with a limit',
      code: `import pMap from 'p-map';
import { generateText } from 'ai';
import { openai } from '@ai-sdk/openai';
export const summaries = (texts: string[]) =>
  pMap(texts, (prompt) => generateText({ model: openai('gpt-6-luna'), prompt }), { concurrency: 4 });
`,
    },
    {
      when: 'the list is cut',
      code: `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
export const rateFirst = (texts: string[]) =>
  Promise.all(
    texts.slice(0, 5).map((content) =>
      client.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 9, messages: [{ role: 'user', content }] }),
    ),
  );
`,
    },
    {
      when: 'the list goes in batches',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function summaries(texts: string[]) {
  const answers = [];
  for (let at = 0; at < texts.length; at += 5) {
    const batch = texts.slice(at, at + 5);
    answers.push(...(await Promise.all(batch.map((input) => openai.responses.create({ model: 'gpt-6-luna', input })))));
  }
  return answers;
}
`,
    },
    {
      when: 'one after the other',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function summaries(texts: string[]) {
  const answers = [];
  for (const input of texts) answers.push(await openai.responses.create({ model: 'gpt-6-luna', input }));
  return answers;
}
`,
    },
    {
      when: 'the query asks for few',
      code: `import OpenAI from 'openai';
import { db } from './db';
const openai = new OpenAI();
export async function rank() {
  const rows = await db.note.findMany({ take: 10 });
  return Promise.all(rows.map((row) => openai.responses.create({ model: 'gpt-6-luna', input: row.text })));
}
`,
    },
    {
      when: 'the length is checked',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function summaries(texts: string[]) {
  if (texts.length > 10) throw new Error('too many');
  return Promise.all(texts.map((input) => openai.responses.create({ model: 'gpt-6-luna', input })));
}
`,
    },
  ],
  check,
};
