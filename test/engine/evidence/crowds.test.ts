import { describe, expect, it } from 'vitest';
import { reported } from '../../support/reported';

const client = `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
const ask = (content: string) =>
  client.messages.create({ model: 'claude-sonnet-4-5', max_tokens: 9, messages: [{ role: 'user', content }] });
`;
const says = (code: string): string[] => reported('unbounded-concurrency', client + code);

describe('all at once', () => {
  it.each([
    ['a parameter', `export const all = (texts: string[]) => Promise.all(texts.map(ask));`],
    [
      'a name between',
      `export async function all(texts: string[]) { const pending = texts.map((text) => ask(text)); return await Promise.all(pending); }`,
    ],
    [
      'a part of a request',
      `export async function all(request) { const body = await request.json(); return Promise.all(body.items.map(async (item) => ask(item.text))); }`,
    ],
    [
      'a filtered list',
      `export const all = (texts: string[]) => Promise.all(texts.filter(Boolean).map(ask));`,
    ],
    [
      'the rest of a list',
      `export const all = (texts: string[]) => Promise.all(texts.slice(1).map(ask));`,
    ],
    [
      'an own list that is filled elsewhere',
      `const texts = []; export const all = () => Promise.allSettled(texts.map(ask));`,
    ],
    [
      'a loop that collects',
      `export async function all(texts: string[]) { const pending = []; for (const text of texts) pending.push(ask(text)); await Promise.all(pending); }`,
    ],
    [
      'forEach that collects',
      `export async function all(texts: string[]) { const pending = []; texts.forEach((text) => { pending.push(ask(text)); }); await Promise.all(pending); }`,
    ],
    [
      'the outer of two lists',
      `const tones = ['a', 'b']; export const all = (texts: string[]) => Promise.all(texts.map((text) => Promise.all(tones.map((tone) => ask(tone + text)))));`,
    ],
  ])('over %s', (_name, code) => {
    expect(says(code)).toHaveLength(1);
  });

  it('names the list and its line', () => {
    expect(
      says(`export const all = (texts: string[]) => Promise.all(texts.map(ask));`)[0],
    ).toContain('each element of `texts` on line 5');
  });
});

describe('small by what the code says', () => {
  it.each([
    ['a literal', `Promise.all(['a', 'b'].map(ask));`],
    [
      'a constant',
      `const texts = ['a', 'b']; export const all = () => Promise.all(texts.map(ask));`,
    ],
    [
      'a constant of another module',
      `import { PROMPTS } from './prompts'; export const all = () => Promise.all(PROMPTS.map(ask));`,
    ],
    [
      'a literal from every caller',
      `const all = (texts: string[]) => Promise.all(texts.map(ask)); await all(['a', 'b']);`,
    ],
    ['a slice', `export const all = (texts: string[]) => Promise.all(texts.slice(0, 3).map(ask));`],
    [
      'a batch',
      `export async function all(batches: string[][]) { for (const batch of batches) await Promise.all(batch.map(ask)); }`,
    ],
    [
      'chosen copies',
      `export const all = (text: string, count: number) => Promise.all(Array.from({ length: count }, () => ask(text)));`,
    ],
    [
      'a query with a limit',
      `export async function all(db) { const { rows } = await db.from('notes').select().limit(5); return Promise.all(rows.map(ask)); }`,
    ],
    [
      'a checked list',
      `export function all(texts: string[]) { if (texts.length > 20) return null; return Promise.all(texts.map(ask)); }`,
    ],
    [
      'the keys of an object',
      `const tones = { a: 1, b: 2 }; export const all = () => Promise.all(Object.keys(tones).map(ask));`,
    ],
  ])('is %s', (_name, code) => {
    expect(says(code)).toEqual([]);
  });
});

describe('not at once', () => {
  it.each([
    [
      'a loop that waits',
      `export async function all(texts: string[]) { for (const text of texts) await ask(text); }`,
    ],
    [
      'a queue',
      `import PQueue from 'p-queue'; const queue = new PQueue({ concurrency: 3 }); export const all = (texts: string[]) => Promise.all(texts.map((text) => queue.add(() => ask(text))));`,
    ],
    [
      'a semaphore of its own',
      `export const all = (texts: string[], semaphore) => Promise.all(texts.map(async (text) => { await semaphore.acquire(); try { return await ask(text); } finally { semaphore.release(); } }));`,
    ],
    [
      'a loop that empties its list',
      `export async function all(texts: string[]) { let pending = []; for (const text of texts) { pending.push(ask(text)); if (pending.length >= 5) { await Promise.all(pending); pending = []; } } await Promise.all(pending); }`,
    ],
    [
      'starts that are spread out',
      `export const all = (texts: string[]) => Promise.all(texts.map(async (text, at) => { await sleep(at * 200); return ask(text); }));`,
    ],
  ])('is %s', (_name, code) => {
    expect(says(code)).toEqual([]);
  });
});

const python = `import asyncio
from anthropic import AsyncAnthropic
client = AsyncAnthropic(timeout=10)
async def ask(text):
    return await client.messages.create(model="m", max_tokens=9, messages=[])
`;
const saysInPython = (code: string): string[] =>
  reported('unbounded-concurrency', python + code, { path: 'app.py' });

describe('tasks of Python', () => {
  it.each([
    [
      'of a parameter',
      `async def all(texts):\n    return await asyncio.gather(*[ask(t) for t in texts])`,
    ],
    [
      'of the rest of a list',
      `async def all(texts):\n    return await asyncio.gather(*[ask(t) for t in texts[1:]])`,
    ],
    [
      'of all but the last',
      `async def all(texts):\n    return await asyncio.gather(*[ask(t) for t in texts[:-1]])`,
    ],
    [
      'inside a block that limits nothing',
      `async def one(text):\n    async with timer():\n        return await ask(text)\nasync def all(texts):\n    return await asyncio.gather(*[one(t) for t in texts])`,
    ],
    [
      'of a list of any length that is told',
      `async def all(texts):\n    print(len(texts))\n    return await asyncio.gather(*[ask(t) for t in texts])`,
    ],
  ])('run all at once %s', (_name, code) => {
    expect(saysInPython(code)).toHaveLength(1);
  });

  it.each([
    [
      'a semaphore around the request',
      `async def one(sem, text):\n    async with sem:\n        return await ask(text)\nasync def all(texts):\n    sem = asyncio.Semaphore(5)\n    return await asyncio.gather(*[one(sem, t) for t in texts])`,
    ],
    [
      'a slot that is acquired',
      `slots = asyncio.Semaphore(5)\nasync def one(task):\n    await slots.acquire()\n    try:\n        return await task\n    finally:\n        slots.release()\nasync def all(texts):\n    tasks = [ask(t) for t in texts]\n    return await asyncio.gather(*[one(task) for task in tasks])`,
    ],
    [
      'a semaphore around each task',
      `async def all(texts):\n    tasks = [ask(t) for t in texts]\n    limiter = asyncio.Semaphore(5)\n    async def one(task):\n        async with limiter:\n            return await task\n    return await asyncio.gather(*[one(task) for task in tasks])`,
    ],
    [
      'a slice',
      `async def all(texts):\n    return await asyncio.gather(*[ask(t) for t in texts[:5]])`,
    ],
    [
      'a check of the length',
      `async def all(texts):\n    if len(texts) > 20:\n        raise ValueError("too many")\n    return await asyncio.gather(*[ask(t) for t in texts])`,
    ],
  ])('are few by %s', (_name, code) => {
    expect(saysInPython(code)).toEqual([]);
  });
});
