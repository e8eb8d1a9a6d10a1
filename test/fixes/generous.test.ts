import { describe, expect, it } from 'vitest';
import { openFindings } from './mend';
import { mend } from './mend';
import { checkCode } from '../support/checkCode';

const versions = { ai: '5.0.277' };

/** Nine attempts share a minute, or have one each. */
const repeated = `import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';

export async function POST() {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await generateText({
        model: openai('gpt-5'),
        prompt: 'hi',
        maxRetries: 0,
      });
    } catch (error) {
      if (attempt === 2) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}
`;

describe('a bound that leaves a healthy answer its time', () => {
  it('is offered beside one that the patience has room for', async () => {
    const options = { kind: 'call-signal', path: 'app/api/chat/route.ts', versions } as const;
    const patient = await mend(repeated, options);
    expect(patient?.fix).toMatchObject({
      title: 'Bound this call: 19 s × 3 attempts, error within 60 s',
      safe: false,
    });
    const generous = await mend(repeated, { ...options, nth: 1 });
    expect(generous?.fix).toMatchObject({
      title:
        'Bound this call: 60 s × 3 attempts, error within 3 min, more than the patience of 60 s',
      safe: true,
    });
    expect(generous?.after).toContain('abortSignal: AbortSignal.timeout(60_000),');
  });

  it('is all that is needed where the patience has room for it', () => {
    const code = `await fetch('https://api.openai.com/v1/embeddings', { method: 'POST' });\n`;
    expect(titlesOf(code)).toEqual(['Bound this call: error within 60 s']);
  });

  it('is not offered for a stream, which it would cut', () => {
    const stream = repeated
      .replaceAll('generateText', 'streamText')
      .replace('return await', 'const { text } =')
      .replace('    } catch', '      return await text;\n    } catch');
    expect(titlesOf(stream).filter((title) => title.includes('more than'))).toEqual([]);
  });
});

const post = `async function post(url: string, body: object) {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  return response.json();
}
`;

const ask = (body: string): string => `post('https://api.openai.com/v1/responses', ${body});\n`;

describe('a bound on the request inside a helper', () => {
  const safe = (code: string): readonly boolean[] =>
    openFindings(checkCode(code))
      .flatMap(({ fixes }) => fixes)
      .filter(({ kind }) => kind === 'call-signal')
      .map((fix) => fix.safe);

  it('is safe where all of its callers are known', () => {
    const code = `${post}await ${ask("{ model: 'a' }")}await ${ask('question')}`;
    expect(safe(code)).toEqual([true, true]);
  });

  it.each([
    ['another address', `${post}await ${ask('question')}await post('https://files.dev', {});\n`],
    ['others by an export', `export ${post}await ${ask('question')}`],
    ['whoever is handed it', `${post}await ${ask('question')}register(post);\n`],
    ['a stream too', `${post}await ${ask('question')}await ${ask('{ stream: true }')}`],
  ])('is a suggestion where it serves %s', (_name, code) => {
    expect(safe(code)).not.toContain(true);
  });
});

const titlesOf = (code: string): readonly string[] =>
  openFindings(checkCode(code, { versions }))
    .flatMap(({ fixes }) => fixes)
    .filter(({ kind }) => kind === 'call-signal' || kind === 'call-timeout')
    .map(({ title }) => title);

it('is no time that nobody would wait for', () => {
  const code = `import { OpenRouter } from '@openrouter/sdk';

const client = new OpenRouter();

export async function POST() {
  const answer = await client.chat.send({ model: 'a/b', messages: [] });
  return answer.choices[0]?.message.content;
}
`;
  const versions = { '@openrouter/sdk': '1.3.19' };
  const { findings } = checkCode(code, { path: 'app/api/chat/route.ts', versions });
  const titles = findings.flatMap(({ fixes }) => fixes.map(({ title }) => title));
  expect(titles).toContainEqual(
    expect.stringMatching(/^Bound the wait for this call: error within 60 s/),
  );
  expect(titles.filter((title) => /\d h\b/.test(title))).toEqual([]);
});
