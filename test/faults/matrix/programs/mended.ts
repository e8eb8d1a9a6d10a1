/** Handlers, loops and fallbacks that are there and do harm, and libraries that are at hand. */
import { body, family, shape } from './parts';
import type { Family, Shape } from '../table';

const openaiImport = `import OpenAI from 'openai';`;
const anthropicImport = `import Anthropic from '@anthropic-ai/sdk';`;

const chatCall = `client.chat.completions.create({
      model: 'gpt-5',
      messages: [{ role: 'user', content: 'Hello' }],
    })`;

const quick = 'const client = new OpenAI({ timeout: 9_000, maxRetries: 0 });';

// ------------------------------------------------------------------------------------------------- handlers

const hidden: readonly Shape[] = [
  shape(
    'failure in an empty handler',
    false,
    body(
      openaiImport,
      `const client = new OpenAI({ timeout: 19_000 });`,
      `  const seen = [];
  try {
    seen.push(await ${chatCall});
  } catch {}
  return seen.length;
`,
    ),
  ),
];

// ---------------------------------------------------------------------------------------------------- loops

const loop = (handler: string): string => `  for (let attempt = 1; attempt <= 3; attempt += 1) {
    try {
      const answer = await ${chatCall.replaceAll('\n', '\n  ')};
      return answer.choices[0]?.message.content;
    } catch (error) {
      console.warn(error);${handler}
    }
  }
  throw new Error('no answer');
`;

const pause = `
      await new Promise((resolve) => setTimeout(resolve, 1000 * attempt));`;

const lettingGo = `
      if (error instanceof OpenAI.APIError && Number(error.status) < 500)
        throw error;`;

const loops: readonly Shape[] = [
  shape('loop that repeats bad requests', false, body(openaiImport, quick, loop(pause))),
  shape('loop without a pause', false, body(openaiImport, quick, loop(lettingGo))),
];

// ------------------------------------------------------------------------------------------------ fallbacks

const rescued = (first: string, check: string): string =>
  body(
    `${anthropicImport}\n${openaiImport}`,
    `const client = ${first};
const claude = new Anthropic({ timeout: 9_000, maxRetries: 1 });`,
    `  try {
    const answer = await ${chatCall};
    return answer.choices[0]?.message.content;
  } catch (error) {
    ${check}
    const answer = await claude.messages.create({
      model: 'claude-sonnet-5-5',
      max_tokens: 100,
      messages: [{ role: 'user', content: 'Hello' }],
    });
    return answer.content[0]?.type;
  }
`,
  );

const quickClient = `new OpenAI({ timeout: 9_000, maxRetries: 0 })`;
const withClaude: Partial<Shape> = {
  needs: { '@anthropic-ai/sdk': 'anthropic-1' },
  installed: { '@anthropic-ai/sdk': '1.12.0' },
};

const rescues: readonly Shape[] = [
  shape(
    'fallback that is asked too late',
    false,
    rescued('new OpenAI()', 'console.warn(error);'),
    withClaude,
  ),
  shape(
    'fallback for a rate limit alone',
    false,
    rescued(quickClient, 'if (!(error instanceof OpenAI.RateLimitError)) throw error;'),
    withClaude,
  ),
];

// ---------------------------------------------------------------------------------------- libraries at hand

const question = `  const answer = await client.messages.create({
    model: 'claude-sonnet-5',
    max_tokens: 100,
    messages: [{ role: 'user', content: 'Hello' }],
  });
  return answer.content[0]?.type;
`;

const breakers: readonly Shape[] = [
  shape(
    'OpenAI and opossum at hand',
    false,
    body(
      anthropicImport,
      'const claude = new Anthropic();',
      question.replace('client.', 'claude.'),
    ),
    {
      needs: { opossum: 'opossum-9', '@types/opossum': 'opossum-types' },
      installed: { openai: '6.49.0', opossum: '9.0.0' },
    },
  ),
];

const crowd = body(
  openaiImport,
  `const client = new OpenAI({ timeout: 19_000 });
const questions = Object.keys(JSON.parse('{ "Hello": 1, "Good day": 2 }'));`,
  `  const answers = await Promise.all(
    questions.map((question) =>
      client.chat.completions.create({
        model: 'gpt-5',
        messages: [{ role: 'user', content: question }],
      }),
    ),
  );
  return answers.length;
`,
);

const crowds: readonly Shape[] = [
  shape('all at once, cockatiel at hand', false, crowd, {
    ...{ installed: { cockatiel: '3.2.1' }, needs: { cockatiel: 'cockatiel-3' } },
    calls: 2,
  }),
  shape('all at once, p-limit at hand', false, crowd, {
    ...{ installed: { 'p-limit': '7.3.0' }, needs: { 'p-limit': 'p-limit-7' } },
    ...{ languages: ['ts', 'js'], calls: 2 },
  }),
  ...(
    [
      ['p-queue', 'p-queue-9', '9.3.5', ['ts', 'js']],
      ['p-queue', 'p-queue-6', '6.6.2', ['ts', 'cjs']],
      ['bottleneck', 'bottleneck-2', '2.19.5', ['ts', 'js', 'cjs']],
    ] as const
  ).map(([name, alias, version, languages]) =>
    shape(`all at once, ${alias} at hand`, false, crowd, {
      ...{ installed: { [name]: version }, needs: { [name]: alias } },
      ...{ languages, calls: 2 },
    }),
  ),
];

const retired: readonly Shape[] = [
  shape(
    'model that is gone',
    false,
    body(
      anthropicImport,
      'const client = new Anthropic({ timeout: 19_000 });',
      question.replace('claude-sonnet-5', 'claude-3-opus-20240229'),
    ),
    { retirements: true },
  ),
];

// ------------------------------------------------------------------------------- an SDK that sends once

const sentOnce: readonly Shape[] = [
  shape(
    'async-retry at hand',
    false,
    body(
      `import { GoogleGenerativeAI } from '@google/generative-ai';`,
      `const client = new GoogleGenerativeAI('drill');
const model = client.getGenerativeModel(
  { model: 'gemini-3-flash' },
  { timeout: 9_000 },
);`,
      `  const answer = await model.generateContent('Hello');
  return answer.response.text();
`,
    ),
    {
      needs: { 'async-retry': 'async-retry-1', '@types/async-retry': 'async-retry-types' },
      installed: { 'async-retry': '1.3.3' },
      bareErrors: true,
    },
  ),
];

export const mendedFamilies: readonly Family[] = [
  family('openai', ['6.49.0'], 'openai', [...hidden, ...loops, ...rescues, ...crowds]),
  family('@anthropic-ai/sdk', ['1.12.0'], 'anthropic', [...breakers, ...retired]),
  family('@google/generative-ai', ['0.24.1'], 'generative-ai', sentOnce),
];
