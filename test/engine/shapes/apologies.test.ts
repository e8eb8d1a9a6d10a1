/** What stands where an answer should be: apologies, and empty answers behind which others are asked. */
import { shapes } from './shape';

const sdks = `import OpenAI from 'openai';
import Anthropic from '@anthropic-ai/sdk';
const openai = new OpenAI();
const claude = new Anthropic();
`;
const ask = `(await openai.responses.create({ model: 'gpt-5', input })).output_text`;
const other = `JSON.stringify(await claude.messages.create({ model: 'm', max_tokens: 9, messages: [] }))`;

const saying = (text: string): string => `${sdks}async function title(input: string) {
  let answer;
  try {
    answer = ${ask}; // call
  } catch (error) {
    console.error(error);
    answer = ${text};
  }
  return { answer };
}
await title('x');`;

shapes('a text in the place of an answer', [
  [
    'is none where it says that something went wrong',
    saying(`'An error occurred while generating an answer.'`),
    { fallback: 'none', errors: 'try-catch' },
  ],
  [
    'is none where it asks to come back',
    saying('`Sorry, ${new Date().getHours()} is late. Please try again.`'),
    { fallback: 'none' },
  ],
  ['is one where it can stand for itself', saying(`'Untitled'`), { fallback: 'degraded' }],
  ['is one where it is the name of a state', saying(`'failed'`), { fallback: 'degraded' }],
]);

const functions = `${sdks}async function askOpenai(input: string) {
  return ${ask}; // call
}
async function askClaude() {
  return ${other}; // call
}
`;

shapes('an empty answer', [
  [
    'lets the next provider answer',
    `${functions}async function title(input: string) {
  const first = await askOpenai(input).catch((error) => {
    console.warn(error);
    return '';
  });
  if (first) return first;
  return await askClaude();
}
await title('x');`,
    { provider: 'openai', fallback: 'other-provider', errors: 'caller' },
    { provider: 'anthropic', fallback: 'none' },
  ],
  [
    'lets the next turn of a loop answer',
    `${functions}async function title(input: string, order: readonly string[]) {
  for (const name of order) {
    if (name === 'claude') {
      const answer = await askClaude().catch(() => null);
      if (answer) return answer;
    }
    if (name === 'openai') {
      const answer = await askOpenai(input).catch(() => null);
      if (answer) return answer;
    }
  }
  throw new Error('no answer');
}
await title('x', ['openai', 'claude']);`,
    { provider: 'openai', fallback: 'other-provider' },
    { provider: 'anthropic', fallback: 'other-provider' },
  ],
  [
    'is all that there is where both are asked anyway',
    `${functions}async function title(input: string) {
  const first = await askOpenai(input).catch(() => '');
  const second = await askClaude();
  return first + second;
}
await title('x');`,
    { provider: 'openai', fallback: 'degraded' },
    { provider: 'anthropic', fallback: 'none' },
  ],
]);
