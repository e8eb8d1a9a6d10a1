import { endAtHeaders, raiseDeadline } from '../fixes';
import type { CallSubject, Problem } from '../model/subject';
import { formatDuration } from '../model/words';
import type { Rule } from './rule';
import { nameOf, whereWords } from './words';

function check(subject: CallSubject): Problem | null {
  const { cut } = subject.evidence;
  if (!cut) return null;
  const where = cut.at ? ` ${whereWords(cut.at, subject.call.path)}` : '';
  const healthy = cut.ms < cut.healthyMs ? formatDuration(cut.healthyMs) : 'longer';
  return {
    message: `The ${cut.by}${where} ends this stream of ${nameOf(subject)} after ${formatDuration(cut.ms)}, also while text still flows: a long answer may healthily take ${healthy}.`,
    fixes: [endAtHeaders(subject, cut), raiseDeadline(subject, cut)],
  };
}

export const cutStream: Rule = {
  id: 'cut-stream',
  says: 'A total deadline cuts healthy long streams',
  severity: 'information',
  docs: {
    outage:
      'On a slow day the first tokens come late and the rest comes slowly. A deadline over the whole stream does not know that anything flows: it fires in the middle of a good answer, and what the user gets is half of it.',
    ignore:
      'When answers are always short, or when half an answer at the deadline is what is wanted. A bound on silence (a timer that each piece starts anew) tells a dead stream from a slow one.',
    evidence: [
      '`timeout` of Mistral, Google GenAI and `ai` 6 and 7 runs on over the whole stream and ends it while bytes flow (measured, 2026-11).',
      'Whole answers: providers ship 60 s (Groq, Together) and 300 s (Mistral, Cohere) as their own defaults (source read, 2026-11).',
    ],
  },
  fires: [
    {
      when: 'the timeout of the SDK covers the whole stream',
      code: `import { Mistral } from '@mistralai/mistralai';
const client = new Mistral({ timeoutMs: 20_000 });
const stream = await client.chat.stream({ model: 'mistral-large-latest', messages: [] });
for await (const event of stream) console.log(event.data);
`,
      versions: { '@mistralai/mistralai': '2.7.0' },
    },
    {
      when: 'it does so in another SDK',
      code: `import { GoogleGenAI } from '@google/genai';
const ai = new GoogleGenAI({ httpOptions: { timeout: 30_000 } });
const stream = await ai.models.generateContentStream({ model: 'gemini-2.5-pro', contents: 'Write a long story' });
for await (const chunk of stream) console.log(chunk.text);
`,
      versions: { '@google/genai': '2.32.0' },
    },
    {
      when: 'an abort signal is a deadline over the stream',
      code: `import OpenAI from 'openai';
const openai = new OpenAI({ timeout: 19_000 });
const stream = await openai.responses.create(
  { model: 'gpt-6-luna', input: 'hi', stream: true },
  { signal: AbortSignal.timeout(15_000) },
);
for await (const event of stream) console.log(event.type);
`,
    },
  ],
  silent: [
    {
      when: 'the answer is no stream',
      code: `import { Mistral } from '@mistralai/mistralai';
const client = new Mistral({ timeoutMs: 20_000 });
await client.chat.complete({ model: 'mistral-large-latest', messages: [] });
`,
    },
    {
      when: 'a long answer has the time that it takes',
      code: `import { Mistral } from '@mistralai/mistralai';
const client = new Mistral({ timeoutMs: 120_000 });
for await (const event of await client.chat.stream({ model: 'mistral-large-latest', messages: [] })) console.log(event.data);
`,
    },
    {
      when: 'the timer of this SDK ends with the headers',
      code: `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic({ timeout: 20_000 });
for await (const event of await client.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 4096, messages: [], stream: true })) console.log(event.type);
`,
    },
    {
      when: 'all that the model may write fits the deadline',
      code: `import OpenAI from 'openai';
const openai = new OpenAI({ timeout: 19_000 });
const stream = await openai.chat.completions.create(
  { model: 'gpt-6-luna', messages: [], max_completion_tokens: 300, stream: true },
  { signal: AbortSignal.timeout(20_000) },
);
for await (const chunk of stream) console.log(chunk);
`,
    },
    {
      when: 'a timer that aborts is taken back when the first piece comes',
      code: `import OpenAI from 'openai';
const openai = new OpenAI({ timeout: 19_000 });
async function show() {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), 15_000);
  const stream = await openai.responses.create({ model: 'gpt-6-luna', input: 'hi', stream: true }, { signal: controller.signal });
  for await (const event of stream) {
    clearTimeout(timer);
    console.log(event.type);
  }
}
await show();
`,
    },
  ],
  check,
};
