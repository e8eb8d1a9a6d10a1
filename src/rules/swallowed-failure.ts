import { logExcept, logHidden, raiseExcept, rethrowHidden } from '../fixes';
import type { HiddenFailure } from '../model/evidence';
import type { CallSubject, Problem } from '../model/subject';
import type { Rule } from './rule';
import { nameOf, sharedPlace, whereWords } from './words';

function check(subject: CallSubject): Problem | null {
  const { hidden } = subject.evidence;
  if (!hidden || subject.call.operation === 'manage') return null;
  return {
    message: messageOf(hidden, subject),
    once: sharedPlace(hidden.at),
    fixes: [
      logHidden(subject, hidden),
      rethrowHidden(subject, hidden),
      logExcept(subject, hidden),
      raiseExcept(subject, hidden),
    ],
  };
}

function messageOf({ kind, at, value }: HiddenFailure, subject: CallSubject): string {
  const where = whereWords(at, subject.call.path);
  const name = nameOf(subject);
  switch (kind) {
    case 'empty':
      return `The empty handler ${where} hides every failure of ${name}: nothing is logged, and nobody is told.`;
    case 'unread':
      return `Nobody reads the results that are settled ${where}: every failure of ${name} is lost there.`;
    case 'like-success':
      return `When ${name} fails, \`${value ?? ''}\` is given back ${where} like an answer, and nothing is logged.`;
  }
}

export const swallowedFailure: Rule = {
  id: 'swallowed-failure',
  says: 'A handler hides the failure: it is empty, or gives back an empty value that passes for an answer',
  severity: 'warning',
  docs: {
    outage:
      'The provider is down, and everything looks fine: an empty summary is stored, a list without results is shown, no log has a line of it. The outage is found days later, by the data that is missing.',
    ignore:
      'When the work may fail without anybody knowing. A comment in the handler says so and is respected.',
    evidence: [
      '401, 429 and 529 arrive as errors of the same call: a handler without a log keeps an expired key hidden as well as an outage.',
      'A handler that logs, tells its caller (`null`, an error record, a status of 400 or more) or gives a text that says what happened is no finding.',
    ],
  },
  fires: [
    {
      when: 'the handler is empty',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function tag(note: { text: string }) {
  try {
    const answer = await openai.responses.create({ model: 'gpt-6-luna', input: note.text });
    await store(answer.output_text);
  } catch {}
}
`,
    },
    {
      when: 'an empty text stands for the answer',
      code: `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
export async function summary(text: string) {
  try {
    const message = await client.messages.create({
      model: 'claude-sonnet-5-5',
      max_tokens: 99,
      messages: [{ role: 'user', content: text }],
    });
    return message.content[0].text;
  } catch {
    return '';
  }
}
`,
    },
    {
      when: 'an empty list stands for the results',
      code: `import { generateObject } from 'ai';
import { openai } from '@ai-sdk/openai';
export const tags = (prompt: string) =>
  generateObject({ model: openai('gpt-6-luna'), prompt, output: 'array' }).catch(() => []);
`,
    },
    {
      when: 'the rejection of a promise is dropped',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
export function warm() {
  void openai.responses.create({ model: 'gpt-6-luna', input: 'hi' }).catch(() => {});
}
`,
    },
    {
      when: 'all are settled, and nobody looks',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function index(texts: string[]) {
  await Promise.allSettled(texts.slice(0, 9).map((input) => embed(input)));
}
async function embed(input: string) {
  await store(await openai.embeddings.create({ model: 'text-embedding-3-small', input }));
}
`,
    },
    {
      when: '`except: pass` hides it',
      path: 'app.py',
      code: `from openai import OpenAI
client = OpenAI()
def tag(note):
    try:
        answer = client.responses.create(model="gpt-6-luna", input=note.text)
        store(answer.output_text)
    except Exception:
        pass
`,
    },
  ],
  silent: [
    {
      when: 'the handler logs',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function tags(input: string) {
  try {
    return (await openai.responses.create({ model: 'gpt-6-luna', input })).output_text.split(',');
  } catch (error) {
    console.error('no tags', error);
    return [];
  }
}
`,
    },
    {
      when: 'the caller is told',
      code: `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
export async function summary(content: string) {
  try {
    return await client.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 99, messages: [{ role: 'user', content }] });
  } catch {
    return null;
  }
}
`,
    },
    {
      when: 'a text says what happened',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function answer(input: string) {
  try {
    return (await openai.responses.create({ model: 'gpt-6-luna', input })).output_text;
  } catch {
    return 'The assistant cannot be reached. Try again in a few minutes.';
  }
}
`,
    },
    {
      when: 'a comment says that it is meant',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function warm() {
  try {
    await openai.responses.create({ model: 'gpt-6-luna', input: 'hi' });
  } catch {
    // The first request of a user warms it up just as well.
  }
}
`,
    },
    {
      when: 'the code behind asks what came',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function title(input: string) {
  let text;
  try {
    text = (await openai.responses.create({ model: 'gpt-6-luna', input })).output_text;
  } catch {}
  return text ?? input.slice(0, 40);
}
`,
    },
    {
      when: 'the callers ask whether there is anything',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
async function summary(input: string) {
  try {
    return (await openai.responses.create({ model: 'gpt-6-luna', input })).output_text;
  } catch {
    return '';
  }
}
export async function page(input: string) {
  const text = await summary(input);
  if (!text) throw new Error('no summary');
  return text;
}
`,
    },
    {
      when: 'a loop tries again',
      code: `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
export async function ask() {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      return await client.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 99, messages: [] });
    } catch {}
  }
  throw new Error('no answer');
}
`,
    },
    {
      when: 'the handler is for answers that cannot be read',
      path: 'app.py',
      code: `import json
from openai import OpenAI
client = OpenAI()
def tags(note):
    try:
        return json.loads(client.responses.create(model="gpt-6-luna", input=note).output_text)
    except json.JSONDecodeError:
        return []
`,
    },
  ],
  check,
};
