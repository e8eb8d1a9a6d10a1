import { boundAwait, callTimeout, clientTimeout, unless } from '../fixes';
import type { CallSubject, ClientSubject, Problem, RuleContext } from '../model/subject';
import { formatDuration } from '../model/words';
import type { Rule } from './rule';
import { blockingWords, budgetWords, exceededLimit, isAtLeast, patienceMs } from './words';

const isLong = (subject: CallSubject, { patience }: RuleContext): boolean => {
  const { budget, timeout, operation } = subject.call;
  // What a declared limit ends is told there.
  if (exceededLimit(subject)) return false;
  if (operation === 'manage' || budget.untilErrorMs === null) return false;
  if (budget.unknown && !isAtLeast(subject)) return false;
  if (timeout.source === 'runtime-default' || timeout.source === 'unknown') return false;
  return budget.untilErrorMs > patienceMs(subject, patience);
};

function checkClient(client: ClientSubject, context: RuleContext): Problem | null {
  // A client built in another file is reported there.
  if (client.role === 'foreign') return null;
  const long = client.calls.filter((subject) => isLong(subject, context));
  const worst = long.toSorted(
    (a, b) => (b.call.budget.untilErrorMs ?? 0) - (a.call.budget.untilErrorMs ?? 0),
  )[0];
  if (!worst) return null;
  const patience = formatDuration(patienceMs(worst, context.patience));
  const only = long.length === 1 ? long[0] : undefined;
  const isHere = only?.call.path === client.path;
  const native = [
    clientTimeout(client, long, 'keep'),
    ...(only && isHere ? [callTimeout(only)] : []),
    clientTimeout(client, long, 'fewer'),
    ...(only?.call.retries.source === 'call' ? [callTimeout(only, 'fewer')] : []),
  ];
  return {
    message: `When ${worst.providerLabel} hangs: ${budgetWords(worst)}. That is more than the ${worst.call.patience} patience of ${patience}.${blockingWords(long)}`,
    calls: long,
    fixes: [...native, ...(only && isHere ? [unless(native, boundAwait(only))] : [])],
  };
}

export const longWait: Rule = {
  id: 'long-wait',
  says: 'There is a bound, but the caller hears of a failure later than the patience; once per client',
  severity: 'information',
  docs: {
    outage:
      'The provider hangs. Each attempt waits for its timeout and the SDK tries again, so the error arrives after attempts × timeout plus the waits between them. Until then the user looks at a spinner and the server holds the connection.',
    ignore:
      'When nobody waits for the answer, or when a longer wait is agreed. Where that holds for the whole project, set `lifeboat.patienceSeconds`.',
    evidence: [
      '`@anthropic-ai/sdk` and `openai` from 4 on: 600 s per attempt, 2 retries (source read; 3 requests seen for hangs, 429 and 5xx, 2026-11).',
      'Node ends a wait for headers at 300 s, so an attempt of 600 s ends there where the SDK uses built-in fetch (measured at 303 s, 2026-11).',
    ],
  },
  fires: [
    {
      when: 'a client keeps the SDK defaults',
      code: `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
await client.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 1024, messages: [] });
`,
    },
    {
      when: 'the timeout of the client is short, but its retries are many',
      code: `import OpenAI from 'openai';
const openai = new OpenAI({ timeout: 30_000, maxRetries: 5 });
await openai.chat.completions.create({ model: 'gpt-6-luna', messages: [] });
`,
    },
    {
      when: 'a raw request waits longer than its user',
      code: `await fetch('https://api.openai.com/v1/responses', { method: 'POST', signal: AbortSignal.timeout(120_000) });
`,
    },
    {
      when: 'a setting decides how often the whole is repeated: it is at least so long',
      code: `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
async function ask() {
  for (let attempt = 0; attempt < settings.maxRetries; attempt++) {
    try {
      return await client.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 900, messages: [] });
    } catch (error) {
      console.warn(error);
    }
  }
}
await ask();
`,
    },
    {
      when: 'a Python SDK waits ten minutes, three times',
      path: 'app.py',
      code: `from openai import OpenAI
client = OpenAI()
print(client.responses.create(model="gpt-6-luna", input="hi"))
`,
    },
  ],
  silent: [
    {
      when: 'attempts and timeout fit the patience',
      code: `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic({ timeout: 19_000 });
await client.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 1024, messages: [] });
`,
    },
    {
      when: 'the call itself is bounded',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
await openai.chat.completions.create({ model: 'gpt-6-luna', messages: [] }, { timeout: 25_000, maxRetries: 1 });
`,
    },
    {
      when: 'the options cannot be read here',
      code: `import OpenAI from 'openai';
import { settings } from './settings';
const openai = new OpenAI({ ...settings });
await openai.chat.completions.create({ model: 'gpt-6-luna', messages: [] });
`,
    },
    {
      when: 'nothing is generated',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
await openai.models.list();
`,
    },
    {
      when: 'an async call has a deadline',
      path: 'app.py',
      code: `import asyncio
from openai import AsyncOpenAI
client = AsyncOpenAI()
async def ask(question):
    return await asyncio.wait_for(client.responses.create(model="gpt-6-luna", input=question), timeout=20)
asyncio.run(ask("hi"))
`,
    },
  ],
  checkClient,
};
