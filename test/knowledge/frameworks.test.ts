/** Where the outside world calls in, and what is no such place. */
import { describe, expect, it } from 'vitest';
import { checkCode } from '../support/checkCode';

const client = "import OpenAI from 'openai';\nconst client = new OpenAI({ timeout: 9_000 });\n";
const ask = "await client.responses.create({ model: 'gpt-5', input: 'hi' });";

const callIn = (code: string, path = 'src/app.ts') => {
  const { calls, failures } = checkCode(`${code}\n`, { path });
  expect(failures).toEqual([]);
  expect(calls).toHaveLength(1);
  return calls[0];
};

// ----------------------------------------------------------------------------------------------- by exports

type File = readonly [path: string, name: string];

const files: readonly File[] = [
  ['app/api/chat/route.ts', 'POST'],
  ['src/app/page.tsx', 'default'],
  ['pages/api/chat.ts', 'default'],
  ['pages/index.tsx', 'getServerSideProps'],
  ['middleware.ts', 'middleware'],
  ['src/routes/chat/+server.ts', 'POST'],
  ['src/routes/chat/+page.server.ts', 'load'],
  ['app/routes/chat.tsx', 'action'],
  ['src/pages/chat.ts', 'POST'],
  ['src/lambda/chat.ts', 'handler'],
  ['netlify/functions/chat.ts', 'default'],
  ['api/chat.ts', 'default'],
];

const exporting = (name: string): string =>
  name === 'default'
    ? `${client}async function answer() { ${ask} }\nexport { answer as default };`
    : `${client}export async function ${name}() { ${ask} }`;

describe('an export of a file', () => {
  it.each(files)('%s: %s', (path, name) => {
    expect(callIn(exporting(name), path)).toMatchObject({
      entryPoints: [`${name} ${path}`],
      patience: 'interactive',
      callersKnown: true,
    });
  });

  const elsewhere: readonly File[] = [
    ['src/lib/chat.ts', 'POST'],
    ['app/api/chat/route.ts', 'helper'],
    ['src/api/chat.ts', 'default'],
    ['src/chat.ts', 'handler'],
    ['src/routes/chat/server.ts', 'load'],
  ];

  it.each(elsewhere)('is none in %s: %s', (path, name) => {
    expect(callIn(exporting(name), path)).toMatchObject({ entryPoints: [], callersKnown: false });
  });
});

// ---------------------------------------------------------------------------------- by handing a function over

const handler = `async () => { ${ask} }`;

type Handed = readonly [says: string, before: string, code: string, entry: string];

const interactive: readonly Handed[] = [
  ['a route', '', `app.post('/chat', ${handler});`, 'POST /chat'],
  ['a route with options', '', `app.post('/chat', { schema }, ${handler});`, 'POST /chat'],
  ['a socket', '', `app.ws('/voice', ${handler});`, 'WS /voice'],
  [
    'a route of Fastify as an object',
    "import Fastify from 'fastify';",
    `const app = Fastify();\napp.route({ method: 'POST', url: '/chat', handler: ${handler} });`,
    'express-route /chat',
  ],
  [
    'an event handler of h3',
    "import { defineEventHandler } from 'h3';",
    `export default defineEventHandler(${handler});`,
    'next-route',
  ],
  ['an event handler of Nuxt', '', `export default defineEventHandler(${handler});`, 'next-route'],
  [
    'a procedure of tRPC',
    "import { initTRPC } from '@trpc/server';",
    `const t = initTRPC.create();\nexport const ask = t.procedure.mutation(${handler});`,
    'library-export',
  ],
  ['Deno.serve', '', `Deno.serve(${handler});`, 'express-route'],
  [
    'serve by the name that an import map gives it',
    "import { serve } from 'std/http/server.ts';",
    `serve(${handler});`,
    'express-route',
  ],
  ['Bun.serve', '', `Bun.serve({ port: 3000, fetch: ${handler} });`, 'express-route'],
  [
    'a function of Firebase',
    "import { onRequest } from 'firebase-functions/v2/https';",
    `export const chat = onRequest({ cors: true }, ${handler});`,
    'serverless',
  ],
  [
    'a function of Firebase 1',
    "import * as functions from 'firebase-functions';",
    `export const chat = functions.https.onCall(${handler});`,
    'serverless',
  ],
  [
    'a function of Azure',
    "import { app } from '@azure/functions';",
    `app.http('chat', { methods: ['POST'], handler: ${handler} });`,
    'serverless chat',
  ],
  [
    'a command of commander',
    "import { Command } from 'commander';",
    `const program = new Command();\nprogram.command('ask').action(${handler});`,
    'cli',
  ],
  [
    'the program of commander',
    "import { program } from 'commander';",
    `program.action(${handler});`,
    'cli',
  ],
  [
    'a command of yargs',
    "import yargs from 'yargs';",
    `yargs(argv).command('ask', 'asks', build, ${handler}).parse();`,
    'cli ask',
  ],
  [
    'a command of cac',
    "import cac from 'cac';",
    `cac('x').command('ask', 'asks').action(${handler});`,
    'cli',
  ],
  ['cleye', "import { cli } from 'cleye';", `cli({ name: 'ask' }, ${handler});`, 'cli ask'],
  [
    'a command of VS Code',
    "import * as vscode from 'vscode';",
    `vscode.commands.registerCommand('x.ask', ${handler});`,
    'vscode-command x.ask',
  ],
  [
    'a chat participant',
    "import * as vscode from 'vscode';",
    `vscode.chat.createChatParticipant('x.cat', ${handler});`,
    'bot-event x.cat',
  ],
  [
    'a tool of VS Code',
    "import * as vscode from 'vscode';",
    `vscode.lm.registerTool('x_ask', { invoke: ${handler} });`,
    'bot-event x_ask',
  ],
  [
    'Slack',
    "import { App } from '@slack/bolt';",
    `const app = new App({});\napp.message('hi', ${handler});`,
    'bot-event hi',
  ],
  [
    'grammY',
    "import { Bot } from 'grammy';",
    `const bot = new Bot('t');\nbot.command('ask', ${handler});`,
    'bot-event ask',
  ],
];

describe('a function that answers somebody', () => {
  it.each(interactive)('%s', (_, before, code, entry) => {
    expect(callIn(`${before}\n${client}${code}`)).toMatchObject({
      entryPoints: [entry],
      patience: 'interactive',
      callersKnown: true,
    });
  });
});

const background: readonly Handed[] = [
  ['Bull', "import Queue from 'bull';", `new Queue('x').process(2, ${handler});`, 'job'],
  [
    'Bee-Queue',
    "import Queue from 'bee-queue';",
    `const queue = new Queue('x');\nqueue.process(${handler});`,
    'job',
  ],
  [
    'Agenda',
    "import { Agenda } from 'agenda';",
    `const agenda = new Agenda();\nagenda.define('nightly', ${handler});`,
    'job nightly',
  ],
  [
    'pg-boss',
    "import PgBoss from 'pg-boss';",
    `const boss = new PgBoss('x');\nboss.work('mail', ${handler});`,
    'job mail',
  ],
  [
    'Inngest',
    "import { Inngest } from 'inngest';",
    `const inngest = new Inngest({ id: 'x' });\nexport const enrich = inngest.createFunction({ id: 'enrich' }, { event: 'e' }, ${handler});`,
    'job enrich',
  ],
  [
    'Inngest, in a step',
    "import { Inngest } from 'inngest';",
    `const inngest = new Inngest({ id: 'x' });\nexport const enrich = inngest.createFunction({ id: 'enrich', triggers }, async ({ step }) => { await step.run('ask', ${handler}); });`,
    'job enrich',
  ],
  [
    'Trigger.dev',
    "import { task } from '@trigger.dev/sdk/v3';",
    `export const enrich = task({ id: 'enrich', run: ${handler} });`,
    'job enrich',
  ],
  [
    'Upstash Workflow',
    "import { serve } from '@upstash/workflow/nextjs';",
    `export const { POST } = serve(${handler});`,
    'job',
  ],
  [
    'node-cron',
    "import cron from 'node-cron';",
    `cron.schedule('0 3 * * *', ${handler});`,
    'job 0 3 * * *',
  ],
  [
    'cron',
    "import { CronJob } from 'cron';",
    `new CronJob('0 3 * * *', ${handler}).start();`,
    'job 0 3 * * *',
  ],
  [
    'a Convex action',
    "import { internalActionGeneric } from 'convex/server';",
    `export const enrich = internalActionGeneric({ args: {}, handler: ${handler} });`,
    'job',
  ],
];

describe('a function that nobody waits for', () => {
  it.each(background)('%s', (_, before, code, entry) => {
    expect(callIn(`${before}\n${client}${code}`)).toMatchObject({
      entryPoints: [entry],
      patience: 'background',
      callersKnown: true,
    });
  });
});

const strangers: readonly (readonly [string, string, string])[] = [
  ['a path that is none', '', `cache.get('chat', ${handler});`],
  ['an action of something else', '', `store.action(${handler});`],
  [
    'a schedule of its own',
    "import cron from './cron';",
    `cron.schedule('0 3 * * *', ${handler});`,
  ],
  ['a task of its own', "import { task } from './task';", `task({ id: 'x', run: ${handler} });`],
  [
    'another property',
    "import { task } from '@trigger.dev/sdk';",
    `task({ id: 'x', init: ${handler} });`,
  ],
  ['another method', "import cron from 'node-cron';", `cron.validate('0 3 * * *', ${handler});`],
  ['an own Deno', 'const Deno = { serve: use };', `Deno.serve(${handler});`],
];

describe('no entry point', () => {
  it.each(strangers)('%s', (_, before, code) => {
    expect(callIn(`${before}\n${client}${code}`)).toMatchObject({ entryPoints: [] });
  });
});

// --------------------------------------------------------------------------------------------- agent graphs

describe('a node of a graph', () => {
  const graph = (code: string): string =>
    `import { END, START, StateGraph, entrypoint, task } from '@langchain/langgraph';
${client}const node = async () => { ${ask} };
${code}`;

  it.each([
    ["const graph = new StateGraph(state);\ngraph.addNode('think', node);", 'think'],
    [
      "new StateGraph(state).addNode('first', () => 1).addEdge(START, 'first').addNode('think', node);",
      'think',
    ],
    ["new StateGraph(state).addConditionalEdges('think', node);", 'think'],
    ["const step = task('think', node);", 'think'],
  ])('runs inside: %s', (code, name) => {
    expect(callIn(graph(code))).toMatchObject({
      entryPoints: [expect.stringContaining(name)],
      patience: 'interactive',
      callersKnown: true,
    });
  });

  it('is none of something else that has nodes', () => {
    const code = `import { Tree } from './tree';
${client}const node = async () => { ${ask} };
new Tree().addNode('think', node);`;
    expect(callIn(code)).toMatchObject({ callersKnown: false });
  });
});

describe('a handler that streams on AWS Lambda', () => {
  it('is an entry point', () => {
    const code = `${client}export const handler = awslambda.streamifyResponse(async (event, stream) => { ${ask} });`;
    expect(callIn(code, 'src/chat.ts')).toMatchObject({
      patience: 'interactive',
      callersKnown: true,
    });
  });
});
