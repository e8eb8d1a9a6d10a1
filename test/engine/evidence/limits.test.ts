import { describe, expect, it } from 'vitest';
import { applyFix, checkCode, type CheckOptions } from '../../support/checkCode';

const mismatch = (code: string, options: CheckOptions = {}) =>
  checkCode(code, options).findings.filter(
    ({ rule, also }) => rule === 'deadline-mismatch' || also.includes('deadline-mismatch'),
  );

const route = 'app/api/chat/route.ts';

const handler = (before: string, client = '', options = ''): string => `import OpenAI from 'openai';
${before}
const openai = new OpenAI(${client});
export async function POST(request) {
  return Response.json(await openai.responses.create({ model: 'm', input: 'hi' }${options}));
}
`;

describe('what is said', () => {
  it('names who ends it, when, where that stands, and what the call costs', () => {
    const [found] = mismatch(handler('export const maxDuration = 30;'), { path: route });
    expect(found?.severity).toBe('warning');
    expect(found?.message.split('\n')[0]).toBe(
      'The platform ends this function after 30 s (`maxDuration` on line 2). When OpenAI API hangs, the call fails only after about 15 min: the code that handles its error never runs.',
    );
  });

  it('in place of the long wait', () => {
    const { findings } = checkCode(handler('export const maxDuration = 30;'), { path: route });
    const ids = findings.flatMap(({ rule, also }) => [rule, ...also]);
    expect(ids).toContain('deadline-mismatch');
    expect(ids).not.toContain('long-wait');
  });

  it('of a limit that another file has', () => {
    const files = { 'vercel.json': `{ "functions": {\n"app/**/*": { "maxDuration": 45 } } }` };
    const [found] = mismatch(handler(''), { path: route, files });
    expect(found?.message).toContain(
      'Vercel ends this function after 45 s (`maxDuration` in vercel.json on line 2)',
    );
  });

  it('of the handler that reaches the call in another module', () => {
    const code = `import OpenAI from 'openai';
const openai = new OpenAI();
export const ask = async (input) => openai.responses.create({ model: 'm', input });
`;
    const entry = `import { ask } from '../../../lib/llm';
export const maxDuration = 20;
export async function POST(request) {
  return Response.json(await ask(await request.text()));
}
`;
    const [found] = mismatch(code, { path: 'lib/llm.ts', files: { [route]: entry } });
    expect(found?.message).toContain(`after 20 s (\`maxDuration\` in ${route} on line 2)`);
  });
});

describe('limits in code', () => {
  it.each([
    ['a constant', `const limit = 30;\nexport const maxDuration = limit;`],
    ['arithmetic', 'export const maxDuration = 2 * 15;'],
  ])('as %s', (_, before) => {
    expect(mismatch(handler(before), { path: route })).toHaveLength(1);
  });

  it.each([
    ['a value from outside', 'export const maxDuration = Number(process.env.LIMIT ?? 30);'],
    ['no number', `export const maxDuration = 'max';`],
    ['zero', 'export const maxDuration = 0;'],
    ['a name that is not exported', 'const maxDuration = 30;'],
  ])('but not as %s', (_, before) => {
    expect(mismatch(handler(before), { path: route })).toEqual([]);
  });

  it('overrule those in files', () => {
    const files = { 'vercel.json': `{ "functions": { "app/**/*": { "maxDuration": 45 } } }` };
    const code = handler('export const maxDuration = 300;', '{ timeout: 60_000 }');
    expect(mismatch(code, { path: route, files })).toEqual([]);
    const open = handler('export const maxDuration = Number(process.env.LIMIT);');
    expect(mismatch(open, { path: route, files })).toEqual([]);
  });

  it('in the config of an API route', () => {
    const code = `import OpenAI from 'openai';
const openai = new OpenAI();
export const config = { maxDuration: 10 };
export default async function handler(request, response) {
  response.json(await openai.responses.create({ model: 'm', input: 'hi' }));
}
`;
    expect(mismatch(code, { path: 'pages/api/chat.ts' })).toHaveLength(1);
    expect(mismatch(code, { path: 'lib/chat.ts' })).toEqual([]);
  });

  it('of a Firebase function of the first generation', () => {
    const code = `import * as functions from 'firebase-functions/v1';
import OpenAI from 'openai';
const openai = new OpenAI();
export const ask = functions.runWith({ timeoutSeconds: 60 }).https.onCall(async (data) =>
  openai.responses.create({ model: 'm', input: data }),
);
`;
    const [found] = mismatch(code);
    expect(found?.message).toContain(
      'Firebase ends this function after 60 s (`timeoutSeconds` on line 4)',
    );
  });
});

describe('nothing is said', () => {
  it('where the budget cannot be known', () => {
    const code = handler(
      `import { settings } from './settings';\nexport const maxDuration = 30;`,
      '{ ...settings }',
    );
    expect(mismatch(code, { path: route })).toEqual([]);
  });

  it('where the call fails within the limit, to the millisecond', () => {
    const client = '{ timeout: 30_000, maxRetries: 0 }';
    expect(mismatch(handler('export const maxDuration = 30;', client), { path: route })).toEqual(
      [],
    );
    const longer = '{ timeout: 30_001, maxRetries: 0 }';
    expect(
      mismatch(handler('export const maxDuration = 30;', longer), { path: route }),
    ).toHaveLength(1);
  });

  it('of what runs at the edge', () => {
    const code = handler('export const maxDuration = 30;');
    expect(mismatch(code, { path: route, runtime: 'edge' })).toEqual([]);
  });

  it('of another function of the module', () => {
    const files = {
      'serverless.yml': `provider: aws\nfunctions:\n  a: { handler: src/app.other, timeout: 10 }\n`,
    };
    const code = `import OpenAI from 'openai';
const openai = new OpenAI();
export const main = async () => openai.responses.create({ model: 'm', input: 'hi' });
export const other = async () => 'pong';
`;
    expect(mismatch(code, { files })).toEqual([]);
  });

  it('where one of several ways out is bounded on its own, which the budget does not tell apart', () => {
    const code = `import OpenAI from 'openai';
import pTimeout from 'p-timeout';
export const maxDuration = 30;
const openai = new OpenAI();
const ask = async () => openai.responses.create({ model: 'm', input: 'hi' });
export async function POST() {
  return Response.json(await pTimeout(ask(), { milliseconds: 20_000 }));
}
setInterval(async () => { await ask(); }, 1000);
`;
    expect(mismatch(code, { path: route })).toEqual([]);
  });
});

describe('the fix', () => {
  it('fits the limit and leaves a tenth of it', () => {
    const code = handler('export const maxDuration = 30;');
    const fix = mismatch(code, { path: route })[0]?.fixes.find(
      ({ kind }) => kind === 'call-timeout',
    );
    expect(fix?.title).toBe('Bound this call: 8 s × 3 attempts, error within 27 s');
    expect(fix?.safe).toBe(false);
    const fixed = fix ? applyFix(code, fix) : '';
    expect(mismatch(fixed, { path: route })).toEqual([]);
  });
});
