import { describe, expect, it } from 'vitest';
import { reported } from '../../support/reported';

const client = `import OpenAI from 'openai';
const openai = new OpenAI();
const ask = async (input: string) => (await openai.responses.create({ model: 'gpt-5', input })).output_text;
`;
const says = (code: string): string[] => reported('swallowed-failure', client + code);

describe('hidden failures', () => {
  it.each([
    [
      'an empty handler',
      `export async function f() { try { await save(await ask('hi')); } catch (error) {} }`,
    ],
    [
      'an empty text',
      `export async function f() { try { return await ask('hi'); } catch { return ''; } }`,
    ],
    [
      'an empty list',
      `export async function f() { try { return (await ask('hi')).split(','); } catch { return []; } }`,
    ],
    [
      'an empty object',
      `export async function f() { try { return JSON.parse(await ask('hi')); } catch { return {}; } }`,
    ],
    ['a dropped rejection', `export function f() { ask('hi').catch(() => {}); }`],
    [
      'results that nobody reads',
      `export async function f(list: string[]) { await Promise.allSettled(list.map(ask)); }`,
    ],
    [
      'a caller that takes it for an answer',
      `async function g() { try { return await ask('hi'); } catch { return ''; } } export async function f() { const text = await g(); await send({ text }); }`,
    ],
  ])('%s', (_name, code) => {
    expect(says(code)).toHaveLength(1);
  });
});

describe('failures that somebody hears of', () => {
  it.each([
    [
      'a log',
      `export async function f() { try { return await ask('hi'); } catch (error) { log(error); return ''; } }`,
    ],
    [
      'null',
      `export async function f() { try { return await ask('hi'); } catch { return null; } }`,
    ],
    [
      'false',
      `export async function f() { try { await ask('hi'); return true; } catch { return false; } }`,
    ],
    [
      'a comment in the handler',
      `export async function f() { try { await save(await ask('hi')); } catch { /* a preview only */ } }`,
    ],
    [
      'a comment in the callback',
      `export function f() { ask('hi').catch(() => { /* a preview only */ }); }`,
    ],
    [
      'a comment before the value',
      `export async function f() { try { return await ask('hi'); } catch {\n // shown as nothing\n return ''; } }`,
    ],
    [
      'a rethrow',
      `export async function f() { try { return await ask('hi'); } catch (error) { throw error; } }`,
    ],
    [
      'a retry loop',
      `export async function f() { for (let i = 0; i < 3; i += 1) { try { return await ask('hi'); } catch {} } throw new Error('none'); }`,
    ],
    [
      'code behind that looks',
      `export async function f() { let text = ''; try { text = await ask('hi'); } catch {} return text || 'nothing yet'; }`,
    ],
    [
      'an answer behind',
      `export async function f() { try { return await ask('hi'); } catch {} return 'Ask again later.'; }`,
    ],
    [
      'results that are read',
      `export async function f(list: string[]) { const all = await Promise.allSettled(list.map(ask)); return all.filter((one) => one.status === 'fulfilled'); }`,
    ],
    [
      'a caller that asks',
      `async function g() { try { return await ask('hi'); } catch { return ''; } } export async function f() { const text = await g(); if (!text) return; await send(text); }`,
    ],
    [
      'a result that is checked where it is caught',
      `export async function f() { const text = await ask('hi').catch(() => ''); return text || 'nothing'; }`,
    ],
  ])('%s', (_name, code) => {
    expect(says(code)).toEqual([]);
  });

  it('says nothing of calls that generate nothing', () => {
    expect(
      says(`export async function f() { try { await openai.models.list(); } catch {} }`),
    ).toEqual([]);
  });
});
