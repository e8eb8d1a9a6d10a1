/** Which functions the outside world calls, what they are called, and which of them reach a call. */
import { describe, expect, it } from 'vitest';
import { mapFolder, shown } from '../../support/mapFolder';
import type { Folder } from '../../support/scanFolder';

const ask = `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  return client.responses.create({ model: 'gpt-5', input });
}
`;

const importAsk = (from: string): string => `import { ask } from '${from}';\n`;

type Case = readonly [says: string, files: Folder, expected: readonly string[]];

const check = (cases: readonly Case[]): void => {
  it.each(cases)('%s', async (_, files, expected) => {
    expect(shown(await mapFolder({ 'src/ask.ts': ask, ...files }))).toEqual(expected);
  });
};

describe('web frameworks', () => {
  check([
    [
      'a route handler of Next.js, but not the one beside it',
      {
        'src/app/api/(v1)/chat/route.ts': `${importAsk('../../../../ask')}export async function POST() { return ask('a'); }
export async function GET() { return Response.json({}); }
`,
      },
      ['POST /api/chat src/app/api/(v1)/chat/route.ts:2 lost'],
    ],
    [
      'a handler inside a wrapper of the project',
      {
        'src/auth.ts': `export const withAuth = (handler: (r: Request) => Promise<Response>) => async (r: Request) => {
  if (!r.headers.get('auth')) return new Response('', { status: 401 });
  return handler(r);
};
`,
        'src/app/api/a/route.ts': `${importAsk('../../../ask')}import { withAuth } from '../../../auth';
export const POST = withAuth(async () => Response.json(await ask('a')));
`,
      },
      ['POST /api/a src/app/api/a/route.ts:3 lost'],
    ],
    [
      'a handler inside a wrapper that nobody knows',
      {
        'src/app/api/a/route.ts': `${importAsk('../../../ask')}import { withAuth } from 'auth';
export const POST = withAuth(async () => Response.json(await ask('a')));
`,
      },
      ['POST /api/a src/app/api/a/route.ts:3 lost'],
    ],
    [
      'a page, and no page that asks its own route by URL',
      {
        'src/app/shop/[id]/page.tsx': `${importAsk('../../../ask')}export default async function Page() {
  return String(await ask('a'));
}
`,
        'src/app/client/page.tsx': `export default function Page() {
  return fetch('/api/chat', { method: 'POST' });
}
`,
      },
      ['/shop/[id] src/app/shop/[id]/page.tsx:2 lost'],
    ],
    [
      'server actions, by the directive of their module',
      {
        'src/actions.ts': `'use server';\n${importAsk('./ask')}export async function reply() { return ask('a'); }\n`,
      },
      ['reply src/actions.ts:3 lost'],
    ],
    [
      'routes of one router, each for itself, and callers up to six files away',
      {
        'src/a.ts': `${importAsk('./ask')}export const a = () => ask('a');\n`,
        'src/b.ts': `import { a } from './a';\nexport const b = () => a();\n`,
        'src/c.ts': `import { b } from './b';\nexport const c = () => b();\n`,
        'src/d.ts': `import { c } from './c';\nexport const d = () => c();\n`,
        'src/server.ts': `import express from 'express';
import { d } from './d';
const app = express();
app.get('/health', (req, res) => res.json({}));
app.post('/chat', async (req, res) => { res.json(await d()); });
`,
      },
      ['POST /chat src/server.ts:5 lost'],
    ],
  ]);
});

describe('commands, jobs and scripts', () => {
  check([
    [
      'a command by the name in its chain',
      {
        'src/cli.ts': `${importAsk('./ask')}import { program } from 'commander';
program
  .command('fix <file>')
  .action(async () => { await ask('a'); });
`,
      },
      ['command fix src/cli.ts:5 lost'],
    ],
    [
      'the function that a script calls at its top level',
      {
        'scripts/run.ts': `${importAsk('../src/ask')}async function main() { console.log(await ask('a')); }
main().catch((error) => { console.error(error); process.exit(1); });
`,
      },
      ['scripts/run.ts main scripts/run.ts:2 lost'],
    ],
    [
      'a call at the top level of a module',
      {
        'scripts/run.ts': `${importAsk('../src/ask')}const answer = await ask('a');\nconsole.log(answer);\n`,
      },
      ['scripts/run.ts scripts/run.ts:2 lost'],
    ],
    [
      'functions in a table that a schedule runs',
      {
        'src/jobs/a.ts': `${importAsk('../ask')}export async function summarize() { await ask('a'); }\n`,
        'src/jobs/b.ts': `export async function backup() { return 1; }\n`,
        'src/jobs/index.ts': `import cron from 'node-cron';
import { summarize } from './a';
import { backup } from './b';
const jobs = [{ cron: '* * * * *', fn: summarize }, { cron: '* * * * *', fn: backup }];
export function start() {
  for (const job of jobs) cron.schedule(job.cron, () => { job.fn().catch((error) => console.error(error)); });
}
`,
      },
      ['job summarize src/jobs/a.ts:2 lost'],
    ],
    [
      'functions in a table that are handed to a worker by their key',
      {
        'src/jobs/a.ts': `${importAsk('../ask')}export async function enrich() { await ask('a'); }\n`,
        'src/worker.ts': `import { Worker } from 'bullmq';
import { enrich } from './jobs/a';
async function main() {
  const defs = [{ name: 'enrich', processor: enrich }];
  for (const def of defs) new Worker(def.name, def.processor);
}
main();
`,
      },
      ['BullMQ worker enrich src/jobs/a.ts:2 lost'],
    ],
  ]);
});

describe('editors, libraries and components', () => {
  check([
    [
      'a command of VS Code, and not the function that registers it',
      {
        'src/extension.ts': `${importAsk('./ask')}import * as vscode from 'vscode';
export function activate() {
  const run = async () => { await ask('a'); };
  vscode.commands.registerCommand('cat.names', run);
}
`,
      },
      ['VS Code command cat.names src/extension.ts:4 lost'],
    ],
    ['an export that nobody here uses', {}, ['ask src/ask.ts:3 lost']],
    [
      'hooks and components of React',
      {
        'src/useChat.ts': `import { useState } from 'react';
${importAsk('./ask')}export function useChat() {
  const [text, setText] = useState('');
  const send = async () => setText(String(await ask(text)));
  return { text, send };
}
`,
      },
      ['useChat src/useChat.ts:3 lost?'],
    ],
  ]);
});

describe('frameworks of classes, chains and listeners', () => {
  check([
    [
      'a method of a controller, by what is injected into its class',
      {
        'src/chat.service.ts': `${importAsk('./ask')}export class ChatService {
  answer(input: string) { return ask(input); }
  plain() { return 1; }
}
`,
        'src/chat.controller.ts': `import { Controller, Get, Post } from '@nestjs/common';
import { ChatService } from './chat.service';
@Controller('chat')
export class ChatController {
  constructor(private readonly service: ChatService) {}
  @Post('answer')
  answer() { return this.service.answer('a'); }
  @Get()
  plain() { return this.service.plain(); }
}
`,
      },
      ['POST /chat/answer src/chat.controller.ts:7 lost'],
    ],
    [
      'a command that is added to a program handed over',
      {
        'src/commands.ts': `${importAsk('./ask')}export function addCommands(program: any) {
  program.command('review <file>').description('a').action(async () => { await ask('a'); });
  program.command('list').action(() => console.log(1));
}
`,
      },
      ['command review src/commands.ts:3 lost'],
    ],
    [
      'a listener at the top of a module',
      {
        'src/background.ts': `${importAsk('./ask')}chrome.runtime.onMessage.addListener(async () => { await ask('a'); });
`,
      },
      ['chrome.runtime.onMessage src/background.ts:2 lost?'],
    ],
  ]);
});
