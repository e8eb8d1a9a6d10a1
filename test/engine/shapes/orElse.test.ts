/** What a caller puts in the place of an answer that did not come. */
import { shapes } from './shape';

const head = `import OpenAI from 'openai';
const openai = new OpenAI();
async function name(goal: string) {
  try {
    return (await openai.responses.create({ model: 'gpt-5', input: goal })).output_text; // call
  } catch (error) {
    console.error(error);
    return undefined;
  }
}
`;

shapes('what the caller has instead', [
  ['is a text', `${head}console.log((await name('x')) || 'Untitled');`, { fallback: 'degraded' }],
  [
    'is a value of its own',
    `${head}console.log((await name('x')) ?? goal);`,
    { fallback: 'unknown' },
  ],
  ['is nothing', `${head}console.log((await name('x')) || '');`, { fallback: 'none' }],
  [
    'comes with an answer alone',
    `${head}console.log((await name('x')) && 'Named');`,
    { fallback: 'none' },
  ],
  [
    'belongs to another question',
    `${head}console.log(other(await name('x')) || 'Untitled');`,
    { fallback: 'none' },
  ],
]);
