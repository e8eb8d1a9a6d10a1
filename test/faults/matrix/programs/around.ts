/** What stands around a call and is mended too: other files, deadlines, handlers, other providers. */
import { body, family, shape } from './parts';
import type { Family, Shape } from '../table';

const openaiImport = `import OpenAI from 'openai';`;

const chatCall = `client.chat.completions.create({
    model: 'gpt-5',
    messages: [{ role: 'user', content: 'Hello' }],
  })`;

const answered = `  const answer = await ${chatCall};
  return answer.choices[0]?.message.content;
`;

const streamed = `  const stream = await client.chat.completions.create({
    model: 'gpt-5',
    messages: [{ role: 'user', content: 'Hello' }],
    stream: true,
  });
  let text = '';
  for await (const chunk of stream) {
    text += chunk.choices[0]?.delta?.content ?? '';
  }
  return text;
`;

// ------------------------------------------------------------------------------------------ other providers

const fallbackProviders = ['anthropic', 'mistral', 'groq'];

const fallbacks: readonly Shape[] = [
  shape('others to ask', false, body(openaiImport, 'const client = new OpenAI();', answered), {
    fallbackProviders,
  }),
  shape(
    'others to ask, stream',
    true,
    body(openaiImport, 'const client = new OpenAI();', streamed),
    {
      fallbackProviders: ['anthropic'],
    },
  ),
];

/** The project has the SDK of another provider, which asks in other words. */
const claudeAtHand: readonly Shape[] = [
  shape('Claude at hand', false, body(openaiImport, 'const client = new OpenAI();', answered), {
    installed: { '@anthropic-ai/sdk': '1.12.0', cockatiel: '3.2.1' },
  }),
];

const openaiAtHand: readonly Shape[] = [
  shape(
    'OpenAI at hand',
    false,
    body(
      `import Anthropic from '@anthropic-ai/sdk';`,
      'const client = new Anthropic();',
      `  const answer = await client.messages.create({
    model: 'claude-sonnet-5',
    max_tokens: 100,
    system: 'Be short.',
    messages: [{ role: 'user', content: 'Hello' }],
  });
  return answer.content[0]?.type;
`,
    ),
    { installed: { openai: '6.49.0', cockatiel: '3.2.1' } },
  ),
];

// ---------------------------------------------------------------------------------------------- other files

const elsewhere: readonly Shape[] = [
  shape('client in another file', false, body(`import { client } from './client';`, '', answered), {
    files: { './client': `${openaiImport}\n\nexport const client = new OpenAI();\n` },
  }),
  shape(
    'client in another file, stream',
    true,
    body(`import { client } from './client';`, '', streamed),
    {
      files: {
        './client': `${openaiImport}\n\nexport const client = new OpenAI({ timeout: 60_000 });\n`,
      },
    },
  ),
];

// ------------------------------------------------------------------------------- places, deadlines, handlers

const surroundings: readonly Shape[] = [
  shape(
    'platform that ends sooner',
    false,
    body(openaiImport, 'export const maxDuration = 15;\n\nconst client = new OpenAI();', answered),
  ),
  shape(
    'retries in two layers',
    false,
    body(
      `import pRetry from 'p-retry';\n${openaiImport}`,
      'const client = new OpenAI({ timeout: 4_000 });',
      `  const answer = await pRetry(
    () =>
      client.chat.completions.create({
        model: 'gpt-5',
        messages: [{ role: 'user', content: 'Hello' }],
      }),
    { retries: 5, minTimeout: 500 },
  );
  return answer.choices[0]?.message.content;
`,
    ),
    {
      ...{ needs: { 'p-retry': 'p-retry-6' }, installed: { 'p-retry': '6.2.1' } },
      languages: ['ts', 'js'],
    },
  ),
  shape(
    'failure that a handler lets go',
    false,
    `${openaiImport}
import express from 'express';

const client = new OpenAI({ timeout: 19_000 });
const app = express();

app.get('/chat', async (request, response) => {
  const answer = await ${chatCall.replaceAll('\n', '\n  ')};
  response.json(answer.choices[0]?.message.content);
});

export async function POST() {
  const server = app.listen(0, 'localhost');
  await new Promise((resolve) => server.once('listening', () => resolve(null)));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const response = await fetch(\`http://localhost:\${String(port)}/chat\`);
  const text = await response.text();
  server.close();
  return response.status === 200 ? text : [response.status, response.headers.get('retry-after')];
}
`,
    {
      needs: { express: 'express-4', '@types/express': 'express-types' },
      installed: { express: '4.22.1' },
    },
  ),
];

export const aroundFamilies: readonly Family[] = [
  family('openai', ['6.49.0'], 'openai', [
    ...fallbacks,
    ...claudeAtHand,
    ...elsewhere,
    ...surroundings,
  ]),
  family('@anthropic-ai/sdk', ['1.12.0'], 'anthropic', openaiAtHand),
];
