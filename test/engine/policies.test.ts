/** What one file says about one call: code on the left, policy on the right. */
import { describe, expect, it } from 'vitest';
import { checkCode } from '../support/checkCode';

type Case = readonly [says: string, code: string, expected: object];

const client = "import OpenAI from 'openai';\nconst client = new OpenAI({ timeout: 19_000 });\n";
const call = "client.responses.create({ model: 'gpt-5', input: 'hi' })";

const signalled = (before: string, signal: string): string =>
  `${client}${before}await client.responses.create({}, { signal: ${signal} });`;

const first = (code: string) => {
  const { calls, failures } = checkCode(`${code}\n`);
  expect(failures).toEqual([]);
  return calls[0];
};

const check = (cases: readonly Case[]): void => {
  it.each(cases)('%s', (_, code, expected) => {
    expect(first(code)).toMatchObject(expected);
  });
};

// ------------------------------------------------------------------------------------------------- options

const built = (before: string, options: string): string =>
  `import OpenAI from 'openai';\n${before}const client = new OpenAI(${options});\nawait ${call};`;

const chosen = (ms: number | null): object => ({
  timeout: { source: 'client', ms },
  budget: { unknown: ms === null },
});

describe('a timeout in the options of the client', () => {
  check([
    ['a number', built('', '{ timeout: 20_000 }'), chosen(20_000)],
    ['a constant', built('const T = 20_000;\n', '{ timeout: T }'), chosen(20_000)],
    ['a product', built('', '{ timeout: 60 * 1000 }'), chosen(60_000)],
    ['shorthand', built('const timeout = 21_000;\n', '{ timeout }'), chosen(21_000)],
    [
      'a member of an object',
      built('const cfg = { llm: { timeout: 22_000 } };\n', '{ timeout: cfg.llm.timeout }'),
      chosen(22_000),
    ],
    ['options in a variable', built('const o = { timeout: 23_000 };\n', 'o'), chosen(23_000)],
    [
      'a spread',
      built('const o = { timeout: 24_000 };\n', '{ ...o, maxRetries: 1 }'),
      chosen(24_000),
    ],
    [
      'a spread that overrides it',
      built('const o = { timeout: 25_000 };\n', '{ timeout: 5_000, ...o }'),
      chosen(25_000),
    ],
    [
      'the default beside the environment',
      built('', '{ timeout: Number(process.env.LLM_TIMEOUT ?? 30_000) }'),
      { timeout: { ms: 30_000, because: expect.stringContaining('default') as string } },
    ],
    [
      'a parsed default beside the environment',
      built('', "{ timeout: parseInt(process.env.LLM_TIMEOUT || '30000', 10) }"),
      chosen(30_000),
    ],
    [
      'undefined, which is none',
      built('', '{ timeout: undefined }'),
      { timeout: { source: 'sdk-default', ms: 600_000 } },
    ],
    [
      'a spread that cannot be read',
      built('', '{ ...settings() }'),
      { timeout: { source: 'unknown', ms: null }, retries: { source: 'unknown' } },
    ],
  ]);
});

describe('a timeout longer than the runtime waits', () => {
  const comesFirst = { timeout: { because: expect.stringContaining('comes first') as string } };

  it('says what comes first', () => {
    expect(first(built('', '{}'))).toMatchObject(comesFirst);
    expect(first(built('', '{}'))).toMatchObject({ timeout: { ms: 600_000 } });
    expect(first(built('', '{ timeout: 400_000 }'))).toMatchObject(comesFirst);
  });

  it('says nothing where nothing comes first', () => {
    expect(first(built('', '{ timeout: 300_000 }'))).not.toMatchObject(comesFirst);
    expect(first(built('', '{ fetch: own }'))).not.toMatchObject(comesFirst);
  });
});

describe('a bound whose value cannot be read', () => {
  const unread: readonly (readonly [string, string])[] = [
    ['a setting', built("import { settings } from './settings';\n", '{ timeout: settings.ms }')],
    ['one of two', built('', '{ timeout: slow ? 600_000 : undefined }')],
    ['assigned again', built('let ms = 21_000;\nif (slow) ms = 500_000;\n', '{ timeout: ms }')],
    ['a signal', signalled('', 'AbortSignal.timeout(limit())')],
    [
      'a deadline around the call',
      `import pTimeout from 'p-timeout';\n${client}await pTimeout(${call}, { milliseconds: limit() });`,
    ],
  ];

  it.each(unread)('%s is no evidence of a long wait', (_, code) => {
    expect(first(code)?.budget.unknown).toBe(true);
    const findings = checkCode(code).findings.flatMap(({ rule, also }) => [rule, ...also]);
    expect(findings).toEqual(['missing-fallback']);
  });
});

describe('retries in the options', () => {
  check([
    [
      'of the client',
      built('', '{ maxRetries: 4 }'),
      { retries: { source: 'client', attempts: 5 }, budget: { requests: 5 } },
    ],
    [
      'of the call, which win',
      `${client}await client.responses.create({}, { maxRetries: 1 });`,
      { retries: { source: 'call', attempts: 2 }, budget: { requests: 2, untilErrorMs: 38_500 } },
    ],
    [
      'of a copy',
      `${client}await client.withOptions({ maxRetries: 4 }).responses.create({});`,
      { retries: { attempts: 5 }, budget: { requests: 5 } },
    ],
    [
      'switched off',
      built('', '{ maxRetries: 0 }'),
      { retries: { source: 'disabled', attempts: 1, deliberate: false }, budget: { requests: 1 } },
    ],
    [
      'switched off with a word',
      built('', '{\n  maxRetries: 0, // the queue\n}'),
      { retries: { source: 'disabled', deliberate: true } },
    ],
    [
      'in the body, where nobody reads them',
      `${client}await client.responses.create({ maxRetries: 9, timeout: 9_000 });`,
      { retries: { source: 'sdk-default', attempts: 3 }, timeout: { ms: 19_000 } },
    ],
  ]);
});

// ------------------------------------------------------------------------------------------------- signals

const bySignal = {
  timeout: { source: 'signal', ms: 9_000, covers: 'total' },
  budget: { untilErrorMs: 9_000, bodyBounded: true, unknown: false },
};

describe('a signal', () => {
  check([
    ['that fires by itself', signalled('', 'AbortSignal.timeout(9_000)'), bySignal],
    ['in a variable', signalled('const s = AbortSignal.timeout(9_000);\n', 's'), bySignal],
    [
      'joined with that of the user',
      signalled(
        'const user = new AbortController();\n',
        'AbortSignal.any([user.signal, AbortSignal.timeout(9_000)])',
      ),
      bySignal,
    ],
    [
      'of a controller with a timer',
      signalled(
        'const c = new AbortController();\nsetTimeout(() => c.abort(), 9_000);\n',
        'c.signal',
      ),
      bySignal,
    ],
    [
      'that only the user fires is no timeout',
      signalled(
        'const c = new AbortController();\nbutton.onclick = () => c.abort();\n',
        'c.signal',
      ),
      { timeout: { source: 'client', ms: 19_000 }, budget: { untilErrorMs: 58_500 } },
    ],
    [
      'from elsewhere is unknown',
      signalled('', 'context.signal'),
      { timeout: { source: 'client' }, budget: { unknown: true } },
    ],
  ]);
});

// ------------------------------------------------------------------------------------------------ wrappers

describe('a wrapper', () => {
  check([
    [
      'p-retry multiplies',
      `import pRetry from 'p-retry';\n${client}await pRetry(() => ${call}, { retries: 3 });`,
      { retries: { source: 'wrapper', attempts: 4 }, budget: { requests: 12 } },
    ],
    [
      'p-timeout ends',
      `import pTimeout from 'p-timeout';\n${client}await pTimeout(${call}, { milliseconds: 8_000 });`,
      { timeout: { source: 'wrapper', ms: 8_000 }, budget: { untilErrorMs: 8_000 } },
    ],
    [
      'a race with a timer in place',
      `${client}await Promise.race([${call}, new Promise((_, no) => setTimeout(no, 8_000))]);`,
      { timeout: { source: 'wrapper', ms: 8_000 } },
    ],
    [
      'a race with a timer of an own function',
      `${client}const answer = ${call};
await Promise.race([answer, late(8_000)]);
function late(ms: number) { return new Promise((_, no) => setTimeout(() => no(new Error('late')), ms)); }`,
      { timeout: { source: 'wrapper', ms: 8_000 } },
    ],
    [
      'an own loop',
      `${client}async function ask() {
  for (let i = 0; i < 3; i++) {
    try { return await ${call}; } catch (error) { if (i === 2) throw error; await sleep(1000); }
  }
}
await ask();`,
      { retries: { source: 'wrapper', attempts: 3 }, budget: { requests: 9 } },
    ],
    [
      'an own loop with a count that is not read',
      `${client}async function ask() {
  let tries = 0;
  while (true) {
    try { return await ${call}; } catch (error) { if (++tries > 3) throw error; }
  }
}
await ask();`,
      { retries: { source: 'wrapper', attempts: null }, budget: { requests: null, unknown: true } },
    ],
    [
      'an own loop without end',
      `${client}async function ask() {
  while (true) { try { return await ${call}; } catch { await sleep(1000); } }
}
await ask();`,
      { retries: { source: 'wrapper' }, budget: { requests: null, unbounded: true } },
    ],
    [
      'an own helper',
      `${client}async function withRetry(run: () => Promise<unknown>, tries = 4) {
  for (let i = 1; ; i++) {
    try { return await run(); } catch (error) { if (i >= tries) throw error; }
  }
}
await withRetry(() => ${call});`,
      { retries: { source: 'wrapper' }, callersKnown: true, budget: { unknown: true } },
    ],
    [
      'a helper from elsewhere leaves everything open',
      `import { resilient } from './resilient';\n${client}await resilient(() => ${call});`,
      { callersKnown: false, fallback: { kind: 'unknown' }, errors: { handling: 'unknown' } },
    ],
  ]);
});

// ----------------------------------------------------------------------------------------------- fallbacks

const caught = (handler: string, before = ''): string => `${before}${client}async function ask() {
  try { return await ${call}; } catch (error) { ${handler} }
}
await ask();`;

const answered = (kind: string, handling: string, swallowed = false): object => ({
  fallback: { kind },
  errors: { handling, swallowed },
});

const claude = "import Anthropic from '@anthropic-ai/sdk';\nconst claude = new Anthropic();\n";

describe('a failure', () => {
  check([
    [
      'becomes an answer',
      caught("return { text: 'Ask later' };"),
      answered('degraded', 'try-catch'),
    ],
    [
      'goes to another provider',
      caught('return claude.messages.create({ model: "claude-sonnet-4-5" });', claude),
      answered('other-provider', 'try-catch'),
    ],
    [
      'goes to another model',
      caught("return client.responses.create({ model: 'gpt-5-mini', input: 'hi' });"),
      answered('other-model', 'try-catch'),
    ],
    [
      'becomes an error record',
      caught('return { error: error.message };'),
      answered('none', 'try-catch'),
    ],
    ['becomes null', caught('return null;'), answered('none', 'try-catch')],
    ['is passed on', caught('console.error(error); throw error;'), answered('none', 'try-catch')],
    ['is hidden', caught(''), answered('none', 'try-catch', true)],
    ['is logged', caught('console.error(error);'), answered('none', 'try-catch')],
    [
      'becomes a status of 500',
      `${client}app.post('/chat', async (request, response) => {
  try { response.json(await ${call}); } catch { response.status(500).json({ message: 'down' }); }
});`,
      answered('none', 'try-catch'),
    ],
    [
      'becomes a list that is empty',
      `${client}const list = await ${call}.then((answer) => answer.output).catch(() => []);`,
      answered('degraded', 'promise-catch'),
    ],
    [
      'is hidden in a chain',
      `${client}await ${call}.catch(() => {});`,
      answered('none', 'promise-catch', true),
    ],
    [
      'passes a try that does not await',
      `${client}async function ask() { try { return ${call}; } catch { return 'sorry'; } }\nawait ask();`,
      answered('none', 'none'),
    ],
    [
      'is met by the caller',
      `${client}const ask = () => ${call};\ntry { await ask(); } catch { console.log('down'); process.exit(1); }`,
      answered('none', 'caller'),
    ],
    [
      'tries the next candidate',
      `${client}for (const model of ['gpt-5', 'gpt-5-mini']) {
  try { console.log(await client.responses.create({ model, input: 'hi' })); break; } catch { continue; }
}`,
      { fallback: { kind: 'other-model' } },
    ],
    [
      'is lost in a promise that nobody rejects',
      `${client}await new Promise((resolve) => { ${call}.then(resolve); });`,
      answered('none', 'none'),
    ],
    [
      'of an exported function is for whoever calls it',
      `${client}export const ask = () => ${call};`,
      { callersKnown: false, ...answered('unknown', 'unknown') },
    ],
  ]);
});

// -------------------------------------------------------------------------------------- an own transport

describe('an own fetch of the client', () => {
  const withFetch = (fetch: string): string =>
    `import OpenAI from 'openai';\nconst openai = new OpenAI({ fetch: ${fetch} });\nawait openai.responses.create({ model: 'm', input: 'x' });`;
  check([
    [
      'bounds the request by a signal',
      withFetch('(u, i) => fetch(u, { ...i, signal: AbortSignal.timeout(5_000) })'),
      { timeout: { source: 'transport', ms: 5_000 } },
    ],
    [
      'only waits where its timer aborts nothing',
      withFetch(
        'async (u, i) => { await new Promise((r) => setTimeout(r, 1_000)); return fetch(u, i); }',
      ),
      { timeout: { source: 'sdk-default' } },
    ],
  ]);
});

describe('a dispatcher', () => {
  const undici = `import { Agent } from 'undici';\n`;
  const ask = (init: string): string =>
    `await fetch('https://api.openai.com/v1/responses', { method: 'POST', body: '{}', ${init} });`;
  check([
    [
      'with a limit of its own bounds what it sends',
      `${undici}${ask('dispatcher: new Agent({ headersTimeout: 20_000 })')}`,
      { timeout: { source: 'transport', ms: 20_000, covers: 'headers' } },
    ],
    [
      'made before it is handed over',
      `${undici}const agent = new Agent({ headersTimeout: 20_000 });\n${ask('dispatcher: agent')}`,
      { timeout: { source: 'transport', ms: 20_000 } },
    ],
    [
      'in a field that is the client’s fetch',
      `import { Ollama } from 'ollama';
${undici}export class Chat {
  readonly model = new Ollama({ fetch: this.send });
  readonly send = (url: string, init: object) =>
    fetch(url, { ...init, dispatcher: new Agent({ headersTimeout: this.limit }) });
  constructor(private readonly limit: number) {}
  ask() { return this.model.chat({ model: 'm', messages: [] }); }
}`,
      { timeout: { source: 'transport', ms: null } },
    ],
    [
      'without a limit of its own leaves the runtime’s',
      `${undici}${ask('dispatcher: new Agent({ connections: 4 })')}`,
      { timeout: { source: 'runtime-default' } },
    ],
    [
      'whose limit is switched off has none that is known',
      `${undici}${ask('dispatcher: new Agent({ headersTimeout: 0 })')}`,
      { timeout: { source: 'unknown' } },
    ],
    [
      'that comes from elsewhere may hold any limit',
      `export async function send(dispatcher: unknown) { ${ask('dispatcher')} }`,
      { timeout: { source: 'unknown' } },
    ],
  ]);
});
