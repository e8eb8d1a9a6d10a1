import { describe, expect, it } from 'vitest';
import { mend } from './mend';

describe('a signal that fires by itself', () => {
  it('adds options', async () => {
    const mended = await mend(
      `await fetch('https://api.openai.com/v1/responses');
`,
      { kind: 'call-signal' },
    );
    expect(mended?.after).toBe(`await fetch('https://api.openai.com/v1/responses', {
  signal: AbortSignal.timeout(60_000),
});
`);
  });
  it('joins options; whether it streams is not known', async () => {
    const mended = await mend(
      `const body = JSON.stringify(question());
await fetch('https://api.anthropic.com/v1/messages', { method: 'POST', body });
`,
      { kind: 'call-signal' },
    );
    expect(mended?.after).toBe(`const body = JSON.stringify(question());
await fetch('https://api.anthropic.com/v1/messages', {
  method: 'POST',
  body,
  signal: AbortSignal.timeout(60_000),
});
`);
    expect(mended?.fix.title).toBe(
      'Bound this call: error within 60 s; a longer stream is cut too',
    );
    expect(mended?.fix.safe).toBe(false);
  });
  it('is safe for an answer that is no stream', async () => {
    const mended = await mend(
      `await fetch('https://api.openai.com/v1/embeddings', {
  method: 'POST',
  body: JSON.stringify({ model: 'text-embedding-3-small', input: 'hi' }),
});
`,
      { kind: 'call-signal' },
    );
    expect(mended?.after).toBe(`await fetch('https://api.openai.com/v1/embeddings', {
  method: 'POST',
  body: JSON.stringify({ model: 'text-embedding-3-small', input: 'hi' }),
  signal: AbortSignal.timeout(60_000),
});
`);
    expect(mended?.fix.title).toBe('Bound this call: error within 60 s');
    expect(mended?.fix.safe).toBe(true);
  });
  it('is a suggestion for a stream', async () => {
    const mended = await mend(
      `await fetch('https://api.openai.com/v1/responses', {
  method: 'POST',
  body: JSON.stringify({ model: 'gpt-5', input: 'hi', stream: true }),
});
`,
      { kind: 'call-signal' },
    );
    expect(mended?.after).toBe(`await fetch('https://api.openai.com/v1/responses', {
  method: 'POST',
  body: JSON.stringify({ model: 'gpt-5', input: 'hi', stream: true }),
  signal: AbortSignal.timeout(60_000),
});
`);
    expect(mended?.fix.title).toBe(
      'Bound this call: error within 60 s; a longer stream is cut too',
    );
    expect(mended?.fix.safe).toBe(false);
  });
  it('keeps the signal of the user', async () => {
    const mended = await mend(
      `const stop = new AbortController();
await fetch('https://api.openai.com/v1/responses', {
  method: 'POST',
  signal: stop.signal,
});
`,
      { kind: 'call-signal' },
    );
    expect(mended?.after).toBe(`const stop = new AbortController();
await fetch('https://api.openai.com/v1/responses', {
  method: 'POST',
  signal: AbortSignal.any([stop.signal, AbortSignal.timeout(60_000)]),
});
`);
  });
  it('is not offered for a variable, which may carry the signal of the user', async () => {
    const mended = await mend(
      `import { init } from './init';
await fetch('https://api.openai.com/v1/responses', init);
`,
      { kind: 'call-signal' },
    );
    expect(mended).toBeNull();
  });
  it('is put beside a variable that surely has none', async () => {
    const mended = await mend(
      `const init = { method: 'POST' };
await fetch('https://api.openai.com/v1/responses', init);
`,
      { kind: 'call-signal' },
    );
    expect(mended?.after).toMatch(/\.\.\.init,\s+signal: AbortSignal\.timeout\(60_000\)/);
  });
  it('is not offered where a spread may hide a signal', async () => {
    const mended = await mend(
      `await fetch('https://api.openai.com/v1/responses', { ...init() });
`,
      { kind: 'call-signal' },
    );
    expect(mended).toBeNull();
  });
  it('keeps comments, tabs and bare ends of lines', async () => {
    const mended = await mend(
      `async function ask() {
	// one question
	return await fetch("https://api.openai.com/v1/responses", {
		method: "POST", // always
		/* headers come from the proxy */
	})
}
void ask()
`,
      { kind: 'call-signal' },
    );
    expect(mended?.after).toBe(`async function ask() {
	// one question
	return await fetch("https://api.openai.com/v1/responses", {
		method: "POST", // always
		signal: AbortSignal.timeout(60_000),
		/* headers come from the proxy */
	})
}
void ask()
`);
  });
  it('CRLF and CommonJS', async () => {
    const mended = await mend(
      `async function ask() {\r
  return fetch('https://api.openai.com/v1/responses', {\r
    method: 'POST',\r
  });\r
}\r
\r
module.exports = { ask };\r
`,
      { kind: 'call-signal', path: 'lib/ask.cjs' },
    );
    expect(mended?.after).toBe(`async function ask() {\r
  return fetch('https://api.openai.com/v1/responses', {\r
    method: 'POST',\r
    signal: AbortSignal.timeout(60_000),\r
  });\r
}\r
\r
module.exports = { ask };\r
`);
  });
  it('shares the patience among the tries of a wrapper', async () => {
    const mended = await mend(
      `import pRetry from 'p-retry';

const ask = () =>
  fetch('https://api.openai.com/v1/embeddings', { method: 'POST' });
await pRetry(ask, { retries: 2, minTimeout: 1000 });
`,
      { kind: 'call-signal' },
    );
    expect(mended?.after).toBe(`import pRetry from 'p-retry';

const ask = () =>
  fetch('https://api.openai.com/v1/embeddings', {
    method: 'POST',
    signal: AbortSignal.timeout(19_000),
  });
await pRetry(ask, { retries: 2, minTimeout: 1000 });
`);
    expect(mended?.fix.title).toBe('Bound this call: 19 s × 3 attempts, error within 60 s');
  });
  it('bounds a call of an SDK that has no timeout to set', async () => {
    const mended = await mend(
      `import { generateText } from 'ai';
import { openai } from '@ai-sdk/openai';

await generateText({
  model: openai('gpt-5'),
  prompt: 'hi',
});
`,
      { kind: 'call-signal', versions: { ai: '5.0.277' } },
    );
    expect(mended?.after).toBe(`import { generateText } from 'ai';
import { openai } from '@ai-sdk/openai';

await generateText({
  model: openai('gpt-5'),
  prompt: 'hi',
  abortSignal: AbortSignal.timeout(60_000),
});
`);
    expect(mended?.fix.title).toBe('Bound this call: error within 60 s');
    expect(mended?.fix.safe).toBe(true);
  });
  it('is not offered for the stream of an SDK, nor where the SDK has a timeout', async () => {
    const code = (name: string): string => `import { ${name} } from 'ai';
import { openai } from '@ai-sdk/openai';

await ${name}({ model: openai('gpt-5'), prompt: 'hi' });
`;
    const ofVersion = (version: string) =>
      ({ kind: 'call-signal', versions: { ai: version } }) as const;
    expect(await mend(code('streamText'), ofVersion('5.0.277'))).toBeNull();
    expect(await mend(code('generateText'), ofVersion('7.0.173'))).toBeNull();
  });
});
