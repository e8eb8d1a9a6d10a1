import {
  boundAwait,
  boundQuietStream,
  boundWait,
  callSignal,
  callTimeout,
  sharedTimeout,
  unless,
} from '../fixes';
import type { CallSubject, FixPlan, Problem } from '../model/subject';
import type { Rule } from './rule';
import { attemptsOfHang, blockingWords, budgetWords, nameOf } from './words';

function check(subject: CallSubject): Problem | null {
  const { call } = subject;
  const { source } = call.timeout;
  if (source !== 'none' && source !== 'runtime-default') return null;
  if (subject.stream?.guard?.coversStart === true) return null;
  return {
    message: `${nameOf(subject)} has no timeout: ${endsWords(subject)}.${blockingWords([subject])}`,
    // A caller that was not found may bound it.
    ...(call.callersKnown ? {} : { severity: 'hint' as const }),
    fixes: fixesOf(subject),
  };
}

function fixesOf(subject: CallSubject): readonly FixPlan[] {
  // What ends with an error comes first, and is enough.
  const heard = boundQuietStream(subject);
  const native = [callSignal(subject), callTimeout(subject), sharedTimeout(subject)].map((plan) =>
    unless([heard], plan),
  );
  // Less than what somebody waits for may be too little for a healthy answer: then both are offered.
  const generous = [
    callSignal(subject, 'generous'),
    callTimeout(subject, 'generous'),
    sharedTimeout(subject, 'generous'),
  ];
  return [
    heard,
    ...native,
    ...generous,
    unless([heard, ...native], boundWait(subject)),
    unless([heard, ...native], boundAwait(subject)),
  ];
}

/** Who ends it after all; where several attempts wait for that, the whole too. */
function endsWords(subject: CallSubject): string {
  const { timeout, budget } = subject.call;
  if (timeout.source === 'none') return `nothing ends this call (${subject.runtimeSays})`;
  const isWhole = budget.unknown || budget.untilErrorMs === null || attemptsOfHang(subject) === 1;
  return isWhole
    ? `only ${subject.runtimeSays} ends this call`
    : `only ${subject.runtimeSays} ends an attempt. ${budgetWords(subject)}`;
}

export const missingTimeout: Rule = {
  id: 'missing-timeout',
  says: 'Nobody chose a bound on time: neither the code nor the SDK',
  severity: 'warning',
  docs: {
    outage:
      'The provider accepts the connection and never answers. Nothing in the code or in an SDK ends the wait, so the request hangs until the runtime gives up, if it ever does, and with it the page, the worker or the queue slot that waits.',
    ignore:
      'When something outside this program bounds the call, for example a proxy with a read timeout in front of the provider.',
    evidence: [
      "Node's built-in fetch ends a wait for headers at 300 s and a silent body at 300 s (UND_ERR_HEADERS_TIMEOUT and UND_ERR_BODY_TIMEOUT, measured on Node 20.20 and 22.23, 2026-11).",
      'openai 3 rests on axios, which has no timeout by default: still pending after 330 s (measured, 2026-11).',
    ],
  },
  fires: [
    {
      when: 'a raw request has neither signal nor timer',
      path: 'app/api/chat/route.ts',
      code: `export async function POST(request: Request) {
  const response = await fetch('https://api.openai.com/v1/chat/completions', {
    method: 'POST',
    body: JSON.stringify({ model: 'gpt-6-luna', messages: await request.json() }),
  });
  return Response.json(await response.json());
}
`,
    },
    {
      when: 'the signal can only be fired by a user',
      path: 'app/api/chat/route.ts',
      code: `export async function POST() {
  const controller = new AbortController();
  const response = await fetch('https://api.anthropic.com/v1/messages', { method: 'POST', signal: controller.signal });
  return Response.json(await response.json());
}
`,
    },
    {
      when: 'openai 3 is called without a timeout',
      versions: { openai: '3.3.0' },
      code: `import { Configuration, OpenAIApi } from 'openai';
const openai = new OpenAIApi(new Configuration({ apiKey: process.env.OPENAI_API_KEY }));
await openai.createChatCompletion({ model: 'gpt-4', messages: [] });
`,
    },
    {
      when: 'an SDK tries again, but bounds nothing',
      versions: { ai: '5.0.277' },
      code: `import { generateText } from 'ai';
import { openai } from '@ai-sdk/openai';
await generateText({ model: openai('gpt-6-luna'), prompt: 'hi' });
`,
    },
    {
      when: 'nobody knows who calls the function: a hint only',
      severity: 'hint',
      code: `export async function ask(prompt: string) {
  return fetch('https://api.openai.com/v1/responses', { method: 'POST', body: prompt });
}
`,
    },
    {
      when: '`requests` waits without a limit',
      path: 'app.py',
      code: `import requests
answer = requests.post("https://api.openai.com/v1/responses", json={"model": "gpt-6-luna", "input": "hi"})
`,
    },
    {
      when: "Python's `None` takes the SDK's limit away",
      path: 'app.py',
      code: `from openai import OpenAI
client = OpenAI(timeout=None)
print(client.responses.create(model="gpt-6-luna", input="hi"))
`,
    },
    {
      when: 'a LangChain model hands on that it has no timeout',
      path: 'app.py',
      code: `from langchain_anthropic import ChatAnthropic
model = ChatAnthropic(model="claude-sonnet-5-5")
print(model.invoke("hi"))
`,
    },
  ],
  silent: [
    {
      when: 'the request carries a timeout signal',
      path: 'app/api/chat/route.ts',
      code: `export async function POST() {
  const response = await fetch('https://api.openai.com/v1/responses', { method: 'POST', signal: AbortSignal.timeout(30_000) });
  return Response.json(await response.json());
}
`,
    },
    {
      when: 'a timer aborts the controller',
      path: 'app/api/chat/route.ts',
      code: `export async function POST() {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), 20_000);
  const response = await fetch('https://api.anthropic.com/v1/messages', { method: 'POST', signal: controller.signal });
  clearTimeout(timer);
  return Response.json(await response.json());
}
`,
    },
    {
      when: 'the SDK ships a timeout of its own',
      code: `import OpenAI from 'openai';
const client = new OpenAI();
await client.responses.create({ model: 'gpt-6-luna', input: 'hi' });
`,
    },
    {
      when: 'the call races a timer',
      code: `const timer = new Promise((_, reject) => setTimeout(() => reject(new Error('slow')), 15_000));
await Promise.race([fetch('https://api.openai.com/v1/responses', { method: 'POST' }), timer]);
`,
    },
    {
      when: 'the options come from elsewhere',
      code: `import { requestOptions } from './http';
await fetch('https://api.openai.com/v1/responses', requestOptions());
`,
    },
    {
      when: 'the address is not an LLM provider',
      code: `await fetch('https://example.com/v1/chat/completions', { method: 'POST' });
`,
    },
    {
      when: 'the method belongs to something that is no LLM SDK',
      code: `import twilio from 'twilio';
const client = twilio('sid', 'token');
await client.messages.create({ body: 'hi', to: '+1', from: '+2' });
`,
    },
    {
      when: 'a block has a deadline',
      path: 'app.py',
      code: `import asyncio
from google import genai
client = genai.Client()
async def ask(question):
    async with asyncio.timeout(30):
        return await client.aio.models.generate_content(model="gemini-3.1-pro", contents=question)
`,
    },
    {
      when: 'what is spread into the call cannot be read',
      path: 'app.py',
      code: `import requests
def ask(**options):
    return requests.post("https://api.openai.com/v1/responses", json={}, **options)
`,
    },
  ],
  check,
};
