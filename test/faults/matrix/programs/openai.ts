/** OpenAI's SDK, chat and responses, and what stands around its calls. */
import { body, chat, chatCall, family, shape } from './parts';
import type { Family, Shape } from '../table';

const openaiImport = `import OpenAI from 'openai';`;
const openai: readonly Shape[] = [
  ...chat(openaiImport, 'new OpenAI()'),
  shape(
    'retries off',
    false,
    body(
      openaiImport,
      'const client = new OpenAI({ maxRetries: 0, timeout: 19_000 });',
      `  const answer = await ${chatCall};
  return answer.choices[0]?.message.content;
`,
    ),
  ),
  shape(
    'seconds for milliseconds',
    false,
    body(
      openaiImport,
      'const client = new OpenAI({ timeout: 30 });',
      `  const answer = await ${chatCall};
  return answer.choices[0]?.message.content;
`,
    ),
    { broken: true },
  ),
  shape(
    'option in the body',
    false,
    body(
      openaiImport,
      'const client = new OpenAI();',
      `  const request = { timeout: 19_000 };
  const answer = await client.chat.completions.create(
    { model: 'gpt-5', messages: [{ role: 'user', content: 'Hello' }] },
    { ...request, maxRetries: 1 },
  );
  return answer.choices[0]?.message.content;
`,
    ),
  ),
];

const azure = chat(
  `import { AzureOpenAI } from 'openai';`,
  `new AzureOpenAI({ endpoint: 'https://drill.openai.azure.com', apiVersion: '2025-04-01-preview' })`,
).map((one) => ({ ...one, id: `Azure, ${one.id}` }));

const responses: readonly Shape[] = [
  shape(
    'responses',
    false,
    body(
      openaiImport,
      'const client = new OpenAI();',
      `  const answer = await client.responses.create({ model: 'gpt-5', input: 'Hello' });
  return answer.output_text;
`,
    ),
  ),
  shape(
    'responses stream',
    true,
    body(
      openaiImport,
      'const client = new OpenAI();',
      `  const stream = await client.responses.create({ model: 'gpt-5', input: 'Hello', stream: true });
  let text = '';
  for await (const event of stream) {
    if (event.type === 'response.output_text.delta') text += event.delta;
  }
  return text;
`,
    ),
  ),
];

const withLibrary = (imports: string, work: string): string =>
  body(`${imports}\n${openaiImport}`, 'const client = new OpenAI();', work);

const wrapped: readonly Shape[] = [
  shape(
    'p-retry around',
    false,
    withLibrary(
      `import pRetry from 'p-retry';`,
      `  const answer = await pRetry(
    () =>
      client.chat.completions.create({
        model: 'gpt-5',
        messages: [{ role: 'user', content: 'Hello' }],
      }),
    { retries: 2 },
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
    'cockatiel at hand',
    false,
    withLibrary(
      `import { ConsecutiveBreaker, circuitBreaker, handleAll } from 'cockatiel';`,
      `  const breaker = circuitBreaker(handleAll, {
    halfOpenAfter: 10_000,
    breaker: new ConsecutiveBreaker(5),
  });
  const answer = await breaker.execute(() =>
    client.chat.completions.create({
      model: 'gpt-5',
      messages: [{ role: 'user', content: 'Hello' }],
    }),
  );
  return answer.choices[0]?.message.content;
`,
    ),
    { needs: { cockatiel: 'cockatiel-3' }, installed: { cockatiel: '3.2.1' } },
  ),
  shape(
    'all at once',
    false,
    body(
      openaiImport,
      `const client = new OpenAI({ timeout: 19_000 });
const questions = JSON.parse('["Hello", "Hello"]');`,
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
    ),
    { languages: ['js', 'cjs'], calls: 2 },
  ),
  shape(
    'hidden failure',
    false,
    body(
      openaiImport,
      'const client = new OpenAI({ timeout: 19_000 });',
      `  try {
    const answer = await client.chat.completions.create({
      model: 'gpt-5',
      messages: [{ role: 'user', content: 'Hello' }],
    });
    return answer.choices[0]?.message.content;
  } catch {
    return null;
  }
`,
    ),
  ),
];
export const openaiFamilies: readonly Family[] = [
  family('openai', ['4.104.0', '5.23.2', '6.49.0', '7.57.0'], 'openai', openai, { 7: '24' }),
  family('openai', ['6.49.0'], 'openai', [...azure, ...responses, ...wrapped]),
];
