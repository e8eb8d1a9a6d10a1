import { libraryRetries, ownRetries, pythonLibraryRetries, restoreRetries } from '../fixes';
import type { CallSubject, Problem } from '../model/subject';
import type { Rule } from './rule';
import { nameOf, whereWords } from './words';

const answeredOtherwise = new Set(['other-provider', 'other-model', 'degraded', 'unknown']);

function check(subject: CallSubject): Problem | null {
  const { call } = subject;
  if (call.operation === 'manage') return null;
  // The program around it sends the request, and may try again by rules of its own.
  if (subject.facts?.transport === 'host') return null;
  if (call.retries.source !== 'none' && call.retries.source !== 'disabled') return null;
  const isAnswered = answeredOtherwise.has(call.fallback.kind) && call.fallback.partial !== true;
  if (call.retries.deliberate || isAnswered) return null;
  const { at } = call.retries;
  const why =
    call.retries.source === 'disabled' && at
      ? `retries are switched off ${whereWords(at, call.path)}`
      : `${subject.sdkLabel} does not try again and nothing around it does`;
  const unless = call.callersKnown ? '' : ', unless whoever calls this tries again';
  return {
    message: `One transient error (429, 5xx, a reset) fails ${nameOf(subject)}${unless}: ${why}.`,
    ...(call.callersKnown ? {} : { severity: 'hint' as const }),
    fixes: [
      restoreRetries(subject),
      ownRetries(subject),
      libraryRetries(subject),
      pythonLibraryRetries(subject),
    ],
  };
}

export const missingRetry: Rule = {
  id: 'missing-retry',
  says: 'One transient error fails the call: no layer tries again',
  severity: 'warning',
  docs: {
    outage:
      'Most incidents are elevated error rates, not silence: a share of the requests answers 429, 500 or 529 and the next try would succeed. Without any retry, every one of those errors reaches the user.',
    ignore:
      'When the work must not be done twice, or when a queue outside this code runs the whole job again. A comment beside `maxRetries: 0` says the same and is respected.',
    evidence: [
      'Titles of 365 OpenAI and 141 Anthropic incidents to 2024-08: "elevated errors" in 132 and 53 of them (ICPE 2025 data set).',
      'Raw `fetch` sends one request and retries nothing; openai 3 retries nothing (measured, 2026-11).',
    ],
  },
  fires: [
    {
      when: 'a raw request is sent once',
      path: 'app/api/chat/route.ts',
      code: `export async function POST() {
  const response = await fetch('https://api.openai.com/v1/responses', { method: 'POST', signal: AbortSignal.timeout(30_000) });
  return Response.json(await response.json());
}
`,
    },
    {
      when: 'the client switches retries off without a word',
      code: `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic({ maxRetries: 0, timeout: 20_000 });
await client.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 1024, messages: [] });
`,
    },
    {
      when: 'the call switches retries off',
      code: `import OpenAI from 'openai';
const openai = new OpenAI({ timeout: 20_000 });
await openai.responses.create({ model: 'gpt-6-luna', input: 'hi' }, { maxRetries: 0 });
`,
    },
    {
      when: 'nobody in the project calls the function, and others may',
      severity: 'hint',
      files: { 'package.json': '{}' },
      code: `export const ask = () => fetch('https://api.openai.com/v1/responses', { method: 'POST', signal: AbortSignal.timeout(30_000) });
`,
    },
    {
      when: 'a Python SDK has no retries by default',
      path: 'app.py',
      code: `from google import genai
client = genai.Client()
print(client.models.generate_content(model="gemini-3.1-pro", contents="hi"))
`,
    },
  ],
  silent: [
    {
      when: 'the SDK tries again by default',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
await openai.responses.create({ model: 'gpt-6-luna', input: 'hi' });
`,
    },
    {
      when: 'retries are off with a comment that says why',
      code: `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic({
  maxRetries: 0, // the queue runs the job again
});
await client.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 1024, messages: [] });
`,
    },
    {
      when: 'a retry library wraps the call',
      code: `import pRetry from 'p-retry';
await pRetry(() => fetch('https://api.openai.com/v1/responses', { method: 'POST' }), { retries: 2 });
`,
    },
    {
      when: 'an own loop tries again',
      code: `async function ask() {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await fetch('https://api.openai.com/v1/responses', { method: 'POST' });
    } catch (error) {
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}
await ask();
`,
    },
    {
      when: 'a helper of this file tries again',
      code: `async function withRetry<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      if (attempt >= 2) throw error;
    }
  }
}
await withRetry(() => fetch('https://api.openai.com/v1/responses', { method: 'POST' }));
`,
    },
    {
      when: 'an unknown helper has the call in its hands',
      code: `import { resilient } from './resilient';
await resilient(() => fetch('https://api.openai.com/v1/responses', { method: 'POST' }));
`,
    },
    {
      when: 'something else answers when it fails',
      code: `async function summary(text: string) {
  try {
    const response = await fetch('https://api.openai.com/v1/responses', { method: 'POST', body: text });
    return await response.text();
  } catch {
    return text.slice(0, 200);
  }
}
await summary('…');
`,
    },
    {
      when: 'the editor sends the request, and what it tries again is not known',
      code: `import * as vscode from 'vscode';
const [model] = await vscode.lm.selectChatModels({ vendor: 'copilot' });
await model.sendRequest([], {});
`,
    },
    {
      when: 'a decorator tries again',
      path: 'app.py',
      code: `from tenacity import retry, stop_after_attempt, wait_exponential
from ollama import Client
client = Client(timeout=30)
@retry(stop=stop_after_attempt(3), wait=wait_exponential())
def ask(question):
    return client.chat(model="llama3.3", messages=[{"role": "user", "content": question}])
ask("hi")
`,
    },
    {
      when: 'attempts are a loop of tenacity',
      path: 'app.py',
      code: `from tenacity import Retrying, stop_after_attempt, wait_exponential
import ollama
def ask(question):
    for attempt in Retrying(stop=stop_after_attempt(3), wait=wait_exponential()):
        with attempt:
            return ollama.chat(model="llama3.3", messages=[{"role": "user", "content": question}])
ask("hi")
`,
    },
  ],
  check,
};
