import {
  breakerFix,
  fallbackFixes,
  lastAnswerFix,
  otherModelFix,
  pythonFallbackFixes,
} from '../fixes';
import type { CallSubject, ClientSubject, Problem } from '../model/subject';
import { countOf } from '../model/words';
import type { Rule } from './rule';

/** A fallback that is there and cannot answer is told by another rule. */
const isAlone = ({ call, evidence, isFallback }: CallSubject): boolean =>
  isFallback !== true &&
  call.operation !== 'manage' &&
  call.callersKnown &&
  call.fallback.kind === 'none' &&
  evidence.rescues.length === 0 &&
  // Whoever started it sees the error, and tries again when the provider is back.
  !evidence.watched;

function checkClient(client: ClientSubject): Problem | null {
  const alone = client.calls.filter((one) => one.call.path === client.path && isAlone(one));
  const first = alone[0];
  if (!first) return null;
  const one = client.construction ? `\`${first.call.api}\`` : 'this call';
  const subject = alone.length === 1 ? one : `${countOf(alone.length, 'call')} of this client here`;
  return {
    message: `Nothing answers for ${subject} when ${first.providerLabel} is down: no other provider, model or degraded answer.`,
    calls: alone,
    fixes: [
      ...fallbackFixes(alone, client),
      ...pythonFallbackFixes(alone),
      breakerFix(alone, client),
      lastAnswerFix(alone, client),
      otherModelFix(alone, client),
    ],
  };
}

export const missingFallback: Rule = {
  id: 'missing-fallback',
  says: 'Nothing answers when this provider is down; once per client and file',
  severity: 'information',
  docs: {
    outage:
      'Retries bridge seconds; incidents last longer. While the provider is down, every path through these calls ends in an error.',
    ignore:
      'When the feature may be away for an hour, or when the answer of another provider or model would be worse than none.',
    evidence: [
      'Median API incident: 46 min (Anthropic, 72 incidents) and 74.5 min (OpenAI, 222 incidents) to 2024-08 (ICPE 2025 data set, computed).',
      'Two retries of the Anthropic or OpenAI SDK wait 1.5 s in all at most (source read, 2026-11).',
    ],
  },
  fires: [
    {
      when: 'an error leaves the script',
      code: `import OpenAI from 'openai';
const openai = new OpenAI({ timeout: 19_000 });
await openai.responses.create({ model: 'gpt-6-luna', input: 'hi' });
`,
    },
    {
      when: 'the handler only tells the user of the error',
      path: 'app/api/chat/route.ts',
      code: `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic({ timeout: 19_000 });
export async function POST() {
  try {
    return Response.json(await client.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 99, messages: [] }));
  } catch (error) {
    return Response.json({ error: 'unavailable' }, { status: 503 });
  }
}
`,
    },
    {
      when: 'the second call goes to the same provider and model',
      code: `import OpenAI from 'openai';
const openai = new OpenAI({ timeout: 19_000 });
try {
  await openai.responses.create({ model: 'gpt-6-luna', input: 'hi' });
} catch {
  await openai.responses.create({ model: 'gpt-6-luna', input: 'hi' });
}
`,
    },
    {
      when: 'the caller looks for an answer and finds none',
      path: 'app/api/agents/route.ts',
      code: `import OpenAI from 'openai';
const openai = new OpenAI({ timeout: 19_000 });
async function nameFor(goal: string) {
  try {
    const answer = await openai.responses.create({ model: 'gpt-6-luna', input: goal });
    return answer.output_text;
  } catch (error) {
    console.error(error);
    return undefined;
  }
}
export async function POST(request: Request) {
  return Response.json({ name: (await nameFor(await request.text())) || null });
}
`,
    },
    {
      when: 'a program of the product begins by itself',
      path: 'src/worker.ts',
      code: `import OpenAI from 'openai';
const openai = new OpenAI({ timeout: 19_000 });
async function main() {
  console.log(await openai.responses.create({ model: 'gpt-6-luna', input: 'hi' }));
}
main();
`,
    },
    {
      when: 'nobody answers for a Python client',
      path: 'app.py',
      code: `from anthropic import Anthropic
client = Anthropic(timeout=15, max_retries=1)
print(client.messages.create(model="claude-sonnet-5-5", max_tokens=99, messages=[]))
`,
    },
  ],
  silent: [
    {
      when: 'whoever starts the script sees the error, and nobody else waits',
      path: 'scripts/check-models.ts',
      code: `import OpenAI from 'openai';
const openai = new OpenAI({ timeout: 19_000 });
async function main() {
  console.log(await openai.responses.create({ model: 'gpt-6-luna', input: 'hi' }));
}
main();
`,
    },
    {
      when: 'the caller has an answer of its own',
      path: 'app/api/agents/route.ts',
      code: `import OpenAI from 'openai';
const openai = new OpenAI({ timeout: 19_000 });
async function nameFor(goal: string) {
  try {
    const answer = await openai.responses.create({ model: 'gpt-6-luna', input: goal });
    return answer.output_text;
  } catch (error) {
    console.error(error);
    return undefined;
  }
}
export async function POST(request: Request) {
  const goal = await request.text();
  return Response.json({ name: (await nameFor(goal)) || goal });
}
`,
    },
    {
      when: 'another provider answers',
      code: `import OpenAI from 'openai';
import Anthropic from '@anthropic-ai/sdk';
const openai = new OpenAI({ timeout: 19_000 });
const claude = new Anthropic({ timeout: 19_000 });
async function ask(prompt: string) {
  try {
    return await openai.responses.create({ model: 'gpt-6-luna', input: prompt });
  } catch {
    // lifeboat-ignore-next-line missing-fallback -- it is the fallback itself
    return await claude.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 99, messages: [] });
  }
}
await ask('hi').catch(() => 'Ask again later.');
`,
    },
    {
      when: 'a degraded answer is returned',
      code: `import OpenAI from 'openai';
const openai = new OpenAI({ timeout: 19_000 });
async function tags(text: string) {
  try {
    const answer = await openai.responses.create({ model: 'gpt-6-luna', input: text });
    return answer.output_text.split(',');
  } catch {
    return ['untagged'];
  }
}
await tags('…');
`,
    },
    {
      when: 'nobody knows who calls the function',
      code: `import OpenAI from 'openai';
const openai = new OpenAI({ timeout: 19_000 });
export const ask = (input: string) => openai.responses.create({ model: 'gpt-6-luna', input });
`,
    },
    {
      when: 'an `except` asks another provider',
      path: 'app.py',
      code: `from anthropic import Anthropic, APIError
from openai import OpenAI
claude = Anthropic(timeout=15, max_retries=1)
openai = OpenAI(timeout=15, max_retries=1)
def ask(question):
    try:
        return claude.messages.create(model="claude-sonnet-5-5", max_tokens=99, messages=[{"role": "user", "content": question}])
    except Exception:
        return second(question)
def second(question):
    try:
        return openai.responses.create(model="gpt-6-luna", input=question)
    except Exception:
        return "The assistant cannot be reached."
`,
    },
  ],
  checkClient,
};
