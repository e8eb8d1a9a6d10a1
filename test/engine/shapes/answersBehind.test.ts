/** What stands behind a `try` or a loop that runs on after a failure. */
import { shapes } from './shape';

const openai = `import OpenAI from 'openai';\nconst openai = new OpenAI();\n`;
const claude = `import Anthropic from '@anthropic-ai/sdk';\nconst claude = new Anthropic();\n`;
const viaOpenai = `openai.responses.create({ model: 'gpt-5', input })`;
const viaClaude = `claude.messages.create({ model: 'claude-sonnet-4-5', max_tokens: 900, messages: [{ role: 'user', content: input }] })`;
const first = { provider: 'openai', errors: 'try-catch' } as const;
const last = { provider: 'anthropic', fallback: 'none', errors: 'none' } as const;
const waits = `const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));\n`;

shapes('behind a try that runs on', [
  [
    'a text',
    `${openai}async function title(input: string) {
  try {
    return (await ${viaOpenai}).output_text; // call
  } catch {}
  return 'Sorry, ask me later.';
}
await title('x');`,
    { ...first, fallback: 'degraded' },
  ],
  [
    'a text from a function, after a warning',
    `${openai}const canned = (input: string) => \`Notes on \${input}\`;
async function title(input: string) {
  try {
    return (await ${viaOpenai}).output_text; // call
  } catch (error) {
    console.warn('model is away', error);
  }
  return canned(input);
}
await title('x');`,
    { ...first, fallback: 'degraded', swallowed: false },
  ],
  [
    'another provider',
    `${openai}${claude}async function title(input: string) {
  try {
    return (await ${viaOpenai}).output_text; // call
  } catch (error) {
    console.warn(error);
  }
  return (await ${viaClaude}).id; // call
}
await title('x');`,
    { ...first, fallback: 'other-provider' },
    last,
  ],
  [
    'nothing but null is no answer',
    `${openai}async function title(input: string) {
  try {
    return (await ${viaOpenai}).output_text; // call
  } catch (error) {
    console.warn(error);
  }
  return null;
}
await title('x');`,
    { ...first, fallback: 'none' },
  ],
  [
    'an error is no answer',
    `${openai}async function title(input: string) {
  try {
    return (await ${viaOpenai}).output_text; // call
  } catch (error) {
    console.warn(error);
  }
  throw new Error('no title');
}
await title('x');`,
    { ...first, fallback: 'none' },
  ],
  [
    'what success reaches as well is no answer to a failure',
    `${openai}async function title(input: string) {
  try {
    console.log((await ${viaOpenai}).output_text); // call
  } catch (error) {
    console.error(error);
  }
  return 'done';
}
await title('x');`,
    { ...first, fallback: 'none' },
  ],
]);

shapes('behind a loop that gives up', [
  [
    'another provider',
    `${openai}${claude}async function title(input: string) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return (await ${viaOpenai}).output_text; // call
    } catch (error) {
      console.warn(attempt, error);
    }
  }
  return (await ${viaClaude}).id; // call
}
await title('x');`,
    { ...first, retries: 'wrapper 3', fallback: 'other-provider' },
    last,
  ],
  [
    'a text',
    `${openai}async function title(input: string) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return (await ${viaOpenai}).output_text; // call
    } catch (error) {
      console.warn(attempt, error);
    }
  }
  return 'Untitled';
}
await title('x');`,
    { ...first, retries: 'wrapper 3', fallback: 'degraded' },
  ],
]);

shapes('a loop over waits', [
  [
    'tries as often as there are numbers',
    `${openai}${waits}async function title(input: string) {
  for (const delay of [1_000, 2_000]) {
    try {
      return await ${viaOpenai}; // call
    } catch (error) {
      console.warn(error);
      await wait(delay);
    }
  }
  throw new Error('gave up');
}
await title('x');`,
    { ...first, retries: 'wrapper 2', fallback: 'none' },
  ],
  [
    'that are kept in a constant',
    `${openai}${waits}const delays = [0, 500, 1_000, 4_000];
async function title(input: string) {
  for (const delay of delays) {
    await wait(delay);
    try {
      return await ${viaOpenai}; // call
    } catch (error) {
      console.warn(error);
    }
  }
  throw new Error('gave up');
}
await title('x');`,
    { ...first, retries: 'wrapper 4', fallback: 'none' },
  ],
  [
    'is no loop over models',
    `${openai}async function title(input: string) {
  for (const model of ['gpt-5', 'gpt-5-nano']) {
    try {
      return await openai.responses.create({ model, input }); // call
    } catch (error) {
      console.warn(error);
    }
  }
  throw new Error('gave up');
}
await title('x');`,
    { ...first, retries: 'sdk-default 3', fallback: 'other-model' },
  ],
]);

shapes('a verdict where success gives one too', [
  [
    'false stands for an answer',
    `import OpenAI from 'openai';
const client = new OpenAI();
export async function isSpam(input: string) {
  try {
    const answer = await client.responses.create({ model: 'm', input }); // call
    return answer.output_text === 'spam';
  } catch (error) {
    console.error(error);
    return false;
  }
}`,
    { fallback: 'degraded', errors: 'try-catch' },
  ],
  [
    'false says that it failed where success gives true',
    `import OpenAI from 'openai';
const client = new OpenAI();
export async function warmUp(input: string) {
  try {
    await client.responses.create({ model: 'm', input }); // call
    return true;
  } catch (error) {
    console.error(error);
    return false;
  }
}`,
    { fallback: 'none', errors: 'try-catch' },
  ],
]);
