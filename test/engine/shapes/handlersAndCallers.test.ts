/** Who handles a failure, where it was once misread: helpers that throw, error answers, barrels, shadowed names. */
import { shapes } from './shape';

const openai = `import OpenAI from 'openai';\nconst openai = new OpenAI();\n`;
const ask = `openai.responses.create({ model: 'gpt-5', input })`;

shapes('a handler', [
  [
    'that ends in a helper which always throws passes the error on',
    `${openai}function fail(error: unknown): never {
  throw new Error('no answer', { cause: error });
}
async function title(input: string) {
  try {
    return await ${ask}; // call
  } catch (error) {
    fail(error);
  }
}
const shown = await title('x').catch(() => 'Untitled');`,
    { fallback: 'degraded' },
  ],
  [
    'that answers with a status of 500 tells of the failure',
    `${openai}async function handle(input: string) {
  try {
    return { statusCode: 200, body: (await ${ask}).output_text }; // call
  } catch (error) {
    return { statusCode: 500, headers: {}, body: 'no answer' };
  }
}
await handle('x');`,
    { fallback: 'none', errors: 'try-catch' },
  ],
  [
    'that gives back a response made of the error tells of it too',
    `${openai}async function handle(input: string) {
  try {
    return Response.json({ text: (await ${ask}).output_text }); // call
  } catch (error) {
    const response = Response.json({ error: 'no answer' }, { status: 502 });
    return response;
  }
}
await handle('x');`,
    { fallback: 'none', errors: 'try-catch' },
  ],
  [
    'that sets a text on one of its ways answers',
    `${openai}async function title(input: string) {
  let text = '';
  try {
    text = (await ${ask}).output_text; // call
  } catch (error) {
    if ((error as { status?: number }).status === 429) text = 'Busy, try again soon.';
    else text = 'Untitled';
  }
  return text;
}
await title('x');`,
    { fallback: 'degraded' },
  ],
  [
    'with a button that asks again is no fallback',
    `${openai}import Anthropic from '@anthropic-ai/sdk';
const claude = new Anthropic();
async function title(input: string) {
  try {
    return (await ${ask}).output_text; // call
  } catch (error) {
    window.confirmLater('Ask Claude?').then(async (yes: boolean) => {
      if (yes) await claude.messages.create({ model: 'm', max_tokens: 9, messages: [] }); // call
    });
    throw error;
  }
}
await title('x');`,
    { provider: 'openai', fallback: 'none' },
    { provider: 'anthropic' },
  ],
]);

shapes('a caller', [
  [
    'behind an import that is exported again by name',
    {
      'src/ask.ts': `${openai}export async function gen(input: string) {
  return ${ask}; // call
}
`,
      'src/index.ts': "import { gen } from './ask';\nexport { gen };\n",
      'src/page.ts': `import { gen } from './index';
try {
  await gen('x');
} catch (error) {
  console.error(error);
}
`,
    },
    { errors: 'caller' },
  ],
  [
    'in the same file alone, of a function that is exported',
    `${openai}export async function gen(input: string) {
  return ${ask}; // call
}
async function run() {
  try {
    return await gen('x');
  } catch {
    return 'Untitled';
  }
}
await run();`,
    { errors: 'caller', fallback: 'degraded' },
  ],
  [
    'that requires a part of what a CommonJS module exports',
    {
      'src/ask.js': `const OpenAI = require('openai');
const openai = new OpenAI();
async function gen(input) {
  return ${ask}; // call
}
module.exports = { gen };
`,
      'src/page.js': `const { gen } = require('./ask');
async function page() {
  try {
    await gen('x');
  } catch (error) {
    console.error(error);
  }
}
page();
`,
    },
    { errors: 'caller' },
  ],
  [
    'whose name for the answer is another name further in',
    `${openai}async function title(input: string) {
  const result = ${ask}; // call
  for (const part of [1, 2]) {
    const result = String(part);
    console.log(result);
  }
  return (await result).output_text;
}
await title('x');`,
    { errors: 'none', fallback: 'none' },
  ],
]);

const again = (behind: string): string => `${openai}
async function again<T>(work: () => Promise<T>, times = 3): Promise<T | string> {
  for (let turn = 1; turn <= times; turn += 1) {
    try {
      return await work();
    } catch (error) {
      if (turn === times) break;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
  ${behind}
}`;

shapes('a helper that is handed the request and repeats it', [
  [
    'handles nothing where its last failure goes on',
    `${again("throw new Error('no answer');")}
export const title = (input: string) => again(() => ${ask}); // call
await title('x');`,
    { retries: 'wrapper 3', errors: 'none', fallback: 'none' },
  ],
  [
    'leaves the failure to whoever catches it',
    `${again("throw new Error('no answer');")}
export const title = (input: string) => again(() => ${ask}); // call
await title('x').catch(console.error);`,
    { retries: 'wrapper 3', errors: 'caller' },
  ],
  [
    'handles the failure where it answers in the end',
    `${again("return 'Untitled';")}
export const title = (input: string) => again(() => ${ask}); // call
await title('x');`,
    { retries: 'wrapper 3', errors: 'caller', fallback: 'degraded' },
  ],
]);
