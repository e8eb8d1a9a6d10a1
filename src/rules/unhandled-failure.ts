import { takeFailure } from '../fixes';
import type { Escape } from '../model/evidence';
import type { CallSubject, Problem } from '../model/subject';
import type { Rule } from './rule';
import { nameOf, sharedPlace, whereWords } from './words';

function check(subject: CallSubject): Problem | null {
  const { escape } = subject.evidence;
  if (!escape || !isOpenTo(escape, subject)) return null;
  return {
    message: `${reasonOf(escape, subject)} When ${nameOf(subject)} fails, ${escape.says}.`,
    ...(escape.answered ? { severity: 'hint' as const } : {}),
    once: sharedPlace(escape.at),
    fixes: [takeFailure(subject, escape)],
  };
}

/** Nobody handles it; a promise that never settles hides who would have. */
const isOpenTo = ({ kind }: Escape, { call }: CallSubject): boolean =>
  call.errors.handling === 'none' ||
  (kind === 'promise-constructor' && call.errors.handling === 'unknown');

/** Who ought to take the failure and does not. */
function reasonOf({ kind, at }: Escape, { call }: CallSubject): string {
  const where = whereWords(at, call.path);
  switch (kind) {
    case 'floating':
      return `Nobody awaits or catches what is started ${where}.`;
    case 'timer':
      return `The timer ${where} does not wait for its function, and nothing in it catches.`;
    case 'emitter':
      return `The event ${where} does not wait for its listener, and nothing in it catches.`;
    case 'cron':
      return `Nothing in the job scheduled ${where} catches.`;
    case 'async-handler':
      return `The handler registered ${where} is async, and nothing in it catches.`;
    case 'promise-constructor':
      return `Nothing rejects the \`new Promise\` ${where}.`;
  }
}

export const unhandledFailure: Rule = {
  id: 'unhandled-failure',
  says: 'A failure of this call reaches nobody: no caller, no handler, no user',
  severity: 'warning',
  docs: {
    outage:
      'The provider answers 529, and the rejection has no handler: by default a Node server ends, and with it every request that it was working on. Elsewhere the page keeps its spinner, the request its open connection, and only a console has the error.',
    ignore:
      "When a handler for the process (`process.on('unhandledRejection', …)`) is the place where such failures are meant to end.",
    evidence: [
      'Node 15 and later end the process on an unhandled rejection (documentation; measured on 20.20, 2026-11).',
      'An async handler that throws: Express 4.21 answered nobody and the process ended; Express 5.1 answered 500 (measured, 2026-11).',
      'An async job that throws: node-schedule 2.1 and cron 2 and 3 ended the process, node-cron 3 dropped the error without a word; node-cron 4 and cron 4 log it (measured, 2026-11).',
      'A rejection inside `new Promise(async …)` settles nothing outside (ECMAScript).',
    ],
  },
  fires: [
    {
      when: 'a server starts the request and goes on',
      path: 'app/api/notes/route.ts',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
async function index(text: string) {
  const { data } = await openai.embeddings.create({ model: 'text-embedding-3-small', input: text });
  await store(data);
}
export async function POST(request: Request) {
  void index(await request.text());
  return new Response('ok');
}
`,
    },
    {
      when: 'a timer runs the request',
      code: `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
setInterval(async () => {
  const message = await client.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 99, messages: [] });
  await post(message);
}, 60_000);
`,
    },
    {
      when: 'a listener of a socket runs the request',
      code: `import { WebSocketServer } from 'ws';
import OpenAI from 'openai';
const openai = new OpenAI();
const server = new WebSocketServer({ port: 8080 });
server.on('connection', (socket) => {
  socket.on('message', async (text) => {
    const answer = await openai.responses.create({ model: 'gpt-6-luna', input: String(text) });
    socket.send(answer.output_text);
  });
});
`,
    },
    {
      when: 'a job is scheduled by a package that does not catch',
      versions: { 'node-schedule': '2.1.1' },
      code: `import schedule from 'node-schedule';
import OpenAI from 'openai';
const openai = new OpenAI();
schedule.scheduleJob('0 9 * * *', async () => {
  await openai.responses.create({ model: 'gpt-6-luna', input: 'The news, please.' });
});
`,
    },
    {
      when: 'Express 4 has an async handler',
      versions: { express: '4.21.2' },
      code: `import express from 'express';
import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
const app = express();
app.post('/chat', async (req, res) => {
  res.json(await client.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 99, messages: req.body }));
});
`,
    },
    {
      when: 'the executor of a promise is async',
      code: `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
export const ask = () =>
  new Promise(async (resolve) => {
    resolve(await client.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 99, messages: [] }));
  });
`,
    },
    {
      when: 'a new promise is resolved and never rejected',
      code: `export const ask = (body: string) =>
  new Promise((resolve) => {
    fetch('https://api.openai.com/v1/responses', { method: 'POST', body }).then(resolve);
  });
`,
    },
  ],
  silent: [
    {
      when: 'the failure is caught where it starts',
      path: 'app/api/notes/route.ts',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function POST(request: Request) {
  void openai.responses.create({ model: 'gpt-6-luna', input: 'hi' }).catch(console.error);
  return new Response('ok');
}
`,
    },
    {
      when: 'a script breaks off with its message',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
async function main() {
  console.log(await openai.responses.create({ model: 'gpt-6-luna', input: 'hi' }));
}
main();
`,
    },
    {
      when: 'Express 5 answers 500',
      versions: { express: '5.1.0' },
      code: `import express from 'express';
import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
const app = express();
app.post('/chat', async (req, res) => {
  res.json(await client.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 99, messages: req.body }));
});
`,
    },
    {
      when: 'Express 4 is mended by a package',
      versions: { express: '4.21.2', 'express-async-errors': '3.1.1' },
      code: `import express from 'express';
import OpenAI from 'openai';
const openai = new OpenAI();
const app = express();
app.post('/chat', async (req, res) => {
  res.json(await openai.responses.create({ model: 'gpt-6-luna', input: req.body.text }));
});
`,
    },
    {
      when: 'the handler hands the error on',
      versions: { express: '4.21.2' },
      code: `import express from 'express';
import OpenAI from 'openai';
const openai = new OpenAI();
const app = express();
app.post('/chat', async (req, res, next) => {
  try {
    res.json(await openai.responses.create({ model: 'gpt-6-luna', input: req.body.text }));
  } catch (error) {
    next(error);
  }
});
`,
    },
    {
      when: 'whoever raises the event is not known, and may wait',
      code: `import OpenAI from 'openai';
import { bot } from './bot';
const openai = new OpenAI();
bot.on('message', async (text) => {
  await openai.responses.create({ model: 'gpt-6-luna', input: text });
});
`,
    },
    {
      when: 'a caller waits for the promise',
      path: 'app/api/chat/route.ts',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function POST() {
  const pending = openai.responses.create({ model: 'gpt-6-luna', input: 'hi' });
  return Response.json(await pending);
}
`,
    },
    {
      when: 'a task is stopped when it takes too long, and asked for its result',
      path: 'app.py',
      code: `import asyncio
from openai import APIError, AsyncOpenAI

client = AsyncOpenAI()


async def ask(text):
    return await client.responses.create(model="gpt-6-luna", input=text)


async def translate(text):
    task = asyncio.create_task(ask(text))
    while not task.done():
        await asyncio.sleep(0.1)
        if too_late():
            task.cancel()
            task = asyncio.create_task(ask(text))
    try:
        return await task
    except APIError as error:
        raise RuntimeError("no answer") from error
`,
    },
    {
      when: 'the promise is rejected with the error',
      code: `export const ask = (body: string) =>
  new Promise((resolve, reject) => {
    fetch('https://api.openai.com/v1/responses', { method: 'POST', body }).then(resolve, reject);
  });
`,
    },
    {
      when: 'the stream tells its errors while it is read',
      versions: { ai: '5.0.277' },
      code: `import { streamText } from 'ai';
import { openai } from '@ai-sdk/openai';
export function start() {
  const result = streamText({ model: openai('gpt-6-luna'), prompt: 'hi' });
  void result.consumeStream();
}
`,
    },
  ],
  check,
};
