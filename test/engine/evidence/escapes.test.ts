import { describe, expect, it } from 'vitest';
import { reported } from '../../support/reported';

const client = `import OpenAI from 'openai';
const openai = new OpenAI();
const ask = () => openai.responses.create({ model: 'gpt-5', input: 'hi' });
`;
const says = (code: string, options = {}): string[] =>
  reported('unhandled-failure', client + code, options);

describe('promises that nobody awaits', () => {
  it.each([
    ['in a function that others call', `export function start() { ask(); }`],
    ['marked with void', `export function start() { void ask(); }`],
    [
      'with a then and no catch',
      `export function start() { ask().then((answer) => show(answer)); }`,
    ],
    ['in a listener of a page', `document.addEventListener('click', () => { ask(); });`],
  ])('%s', (_name, code) => {
    expect(says(code)).toHaveLength(1);
  });

  it.each([
    ['with a catch', `export function start() { ask().then(show).catch(report); }`],
    ['with a second argument of then', `export function start() { ask().then(show, report); }`],
    ['kept for later', `export function start() { pending = ask(); }`],
    ['at the end of a script', `ask().then(console.log);`],
    ['in a function of a script', `function main() { ask(); } main();`],
    ['given back', `export const start = () => ask();`],
    ['handed to somebody unknown', `export function start() { track(ask()); }`],
    [
      'caught in an own helper',
      `async function quiet() { try { await ask(); } catch (error) { report(error); } } export function start() { quiet(); }`,
    ],
  ])('are not seen %s', (_name, code) => {
    expect(says(code)).toEqual([]);
  });

  it('end the process on Node, and only show in the console of a browser', () => {
    const code = `export function start() { ask(); }`;
    expect(says(code)[0]).toContain('by default Node then ends the whole process');
    expect(says(code, { runtime: 'browser' })[0]).toContain("only the browser's console");
    expect(says(code, { runtime: 'unknown' })[0]).toContain('the error reaches nobody');
  });
});

describe('streams and sockets that raise events', () => {
  it.each([
    `export function start() { openai.chat.completions.stream({ model: 'gpt-5', messages: [] }); }`,
    `export function start() { new WebSocket('wss://api.openai.com/v1/realtime'); }`,
  ])('reject nothing: %s', (code) => {
    expect(says(code)).toEqual([]);
  });
});

describe('timers and events', () => {
  it('name the line of the timer', () => {
    expect(says(`setTimeout(async () => { await ask(); }, 5_000);`)[0]).toMatch(
      /^The timer on line 4 /,
    );
  });

  it.each([
    [
      'events',
      `import { EventEmitter } from 'node:events'; const bus = new EventEmitter(); bus.on('go', async () => { await ask(); });`,
    ],
    [
      'ws',
      `import { WebSocketServer } from 'ws'; const ws = new WebSocketServer({ port: 80 }); ws.on('connection', async () => { await ask(); });`,
    ],
    [
      'node-telegram-bot-api',
      `import Bot from 'node-telegram-bot-api'; const bot = new Bot('token'); bot.on('message', async () => { await ask(); });`,
    ],
    [
      'a socket of a route',
      `import { app } from './app'; app.ws('/talk', (ws) => { ws.on('message', async () => { await ask(); }); });`,
    ],
  ])('of %s do not wait', (_name, code) => {
    expect(says(code)).toHaveLength(1);
  });

  it.each([
    [
      'of a framework with an end of its own for errors',
      `import { Bot } from 'grammy'; const bot = new Bot('token'); bot.on('message', async () => { await ask(); });`,
    ],
    [
      'that a platform keeps alive',
      `export default { fetch(request, env, context) { context.waitUntil(ask()); return new Response(); } };`,
    ],
    [
      'of somebody unknown',
      `import { bus } from './bus'; bus.on('go', async () => { await ask(); });`,
    ],
  ])('are not seen %s', (_name, code) => {
    expect(says(code)).toEqual([]);
  });
});

describe('jobs by version', () => {
  const cron = `import { CronJob } from 'cron'; new CronJob('* * * * *', async () => { await ask(); });`;
  const nodeCron = `import cron from 'node-cron'; cron.schedule('* * * * *', async () => { await ask(); });`;

  it('lose the error where the package does not catch', () => {
    expect(says(cron, { versions: { cron: '3.5.0' } })[0]).toContain('ends the whole process');
    expect(says(nodeCron, { versions: { 'node-cron': '3.0.3' } })[0]).toContain('drops the error');
  });

  it('log it in later versions', () => {
    expect(says(cron, { versions: { cron: '4.4.0' } })).toEqual([]);
    expect(says(nodeCron, { versions: { 'node-cron': '4.6.0' } })).toEqual([]);
  });

  it('say nothing where the version is not known', () => {
    expect(says(cron)).toEqual([]);
  });
});

describe('handlers of Express 4', () => {
  const versions = { express: '4.21.2' };
  const handler = `async (req, res) => { res.json(await ask()); }`;

  it.each([
    [
      'an application',
      `import express from 'express'; const app = express(); app.post('/chat', ${handler});`,
    ],
    [
      'a router',
      `import { Router } from 'express'; const router = Router(); router.post('/chat', ${handler});`,
    ],
    [
      'an application by its type',
      `import type { Express } from 'express'; export function routes(app: Express) { app.post('/chat', ${handler}); }`,
    ],
    [
      'a named handler',
      `import express from 'express'; const app = express(); const chat = ${handler}; app.post('/chat', chat);`,
    ],
  ])('of %s', (_name, code) => {
    expect(says(code, { versions })[0]).toContain('without an answer');
  });

  it.each([
    [
      'of another package',
      `import { Hono } from 'hono'; const app = new Hono(); app.post('/chat', ${handler});`,
    ],
    [
      'in a wrapper that may catch',
      `import express from 'express'; import wrap from 'express-async-handler'; const app = express(); app.post('/chat', wrap(${handler}));`,
    ],
    [
      'of an object that nobody knows',
      `import { app } from './app'; app.post('/chat', ${handler});`,
    ],
  ])('are not seen %s', (_name, code) => {
    expect(says(code, { versions })).toEqual([]);
  });
});

describe('new promises', () => {
  it('never settle where an async executor throws', () => {
    const code = `export const start = () => new Promise(async (resolve) => { resolve(await ask()); });`;
    expect(says(code)[0]).toContain('never settles');
  });

  it.each([
    `export const start = () => new Promise(async (resolve, reject) => { try { resolve(await ask()); } catch (error) { reject(error); } });`,
    `export const start = () => new Promise((resolve, reject) => { ask().then(resolve).catch(reject); });`,
    `export const start = () => new Promise((resolve, reject) => { ask().then(resolve, reject); });`,
  ])('are rejected: %s', (code) => {
    expect(says(code)).toEqual([]);
  });
});
