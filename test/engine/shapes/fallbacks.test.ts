/** Who answers when the provider does not. */
import { shapes } from './shape';

const claude = `import Anthropic from '@anthropic-ai/sdk';\nconst claude = new Anthropic();\n`;
const openai = `import OpenAI from 'openai';\nconst openai = new OpenAI();\n`;
const viaClaude = `claude.messages.create({ model: 'claude-sonnet-4-5', max_tokens: 900, messages: [{ role: 'user', content: text }] })`;
const viaOpenai = `openai.responses.create({ model: 'gpt-5', input: text })`;
const last = { fallback: 'none', errors: 'none' } as const;

shapes('another call', [
  [
    '36 a nested try for each provider',
    `${claude}${openai}import { Mistral } from '@mistralai/mistralai';
const mistral = new Mistral({ apiKey: 'k' });
async function answer(text: string) {
  try {
    return await ${viaClaude}; // call
  } catch (first) {
    console.warn('claude', first);
    try {
      return await ${viaOpenai}; // call
    } catch (second) {
      console.warn('openai', second);
      return await mistral.chat.complete({ model: 'mistral-small-latest', messages: [] }); // call
    }
  }
}
await answer('x');`,
    { provider: 'anthropic', fallback: 'other-provider', errors: 'try-catch' },
    { provider: 'openai', fallback: 'other-provider', errors: 'try-catch' },
    { provider: 'mistral', ...last },
  ],
  [
    '36 a second call in the catch, in functions of their own',
    `${claude}${openai}const first = (text: string) => ${viaClaude}; // call
const second = (text: string) => ${viaOpenai}; // call
async function answer(text: string) {
  try {
    return (await first(text)).id;
  } catch {
    return (await second(text)).id;
  }
}
await answer('x');`,
    { provider: 'anthropic', fallback: 'other-provider', errors: 'caller' },
    { provider: 'openai', ...last },
  ],
  [
    '36 a smaller model of the same provider in the catch',
    `${openai}async function answer(text: string) {
  try {
    return await ${viaOpenai}; // call
  } catch {
    return await openai.responses.create({ model: 'gpt-5-mini', input: text }); // call
  }
}
await answer('x');`,
    { provider: 'openai', fallback: 'other-model', errors: 'try-catch' },
    { provider: 'openai', ...last },
  ],
  [
    '36 candidate models in a loop',
    `${openai}const MODELS = ['gpt-5', 'gpt-5-mini', 'gpt-4.1'];
async function answer(text: string) {
  for (const model of MODELS) {
    try {
      return await openai.responses.create({ model, input: text }); // call
    } catch (error) {
      console.warn(model, error);
    }
  }
  throw new Error('no model answers');
}
await answer('x');`,
    { provider: 'openai', fallback: 'other-model', errors: 'try-catch', retries: 'sdk-default 3' },
  ],
  [
    '36 an array of providers in a loop',
    `${claude}${openai}const askClaude = async (text: string) => (await ${viaClaude}).id; // call
const askOpenai = async (text: string) => (await ${viaOpenai}).id; // call
const providers = [
  { name: 'claude', ask: askClaude },
  { name: 'openai', ask: askOpenai },
];
async function answer(text: string) {
  for (const provider of providers) {
    try {
      return await provider.ask(text);
    } catch (error) {
      console.warn(provider.name, error);
    }
  }
  throw new Error('nobody answers');
}
await answer('x');`,
    { provider: 'anthropic', fallback: 'other-provider', errors: 'caller' },
    { provider: 'openai', fallback: 'other-provider', errors: 'caller' },
  ],
  [
    '36 an array of functions in a loop',
    `${claude}${openai}async function answer(text: string) {
  const chain = [
    async () => (await ${viaClaude}).id, // call
    async () => (await ${viaOpenai}).id, // call
  ];
  for (const ask of chain) {
    try {
      return await ask();
    } catch (error) {
      console.warn(error);
    }
  }
  throw new Error('nobody answers');
}
await answer('x');`,
    { provider: 'anthropic', fallback: 'other-provider' },
    { provider: 'openai', fallback: 'other-provider' },
  ],
  [
    '36 retry, then a faster model, in the caller',
    {
      'src/ask.ts': `${openai}export async function ask(model: string, text: string) {
  const answer = await openai.responses.create({ model, input: text }); // call
  return answer.output_text;
}`,
      'src/app.ts': `import { ask } from './ask';
async function answer(text: string) {
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      return await ask('gpt-5', text);
    } catch (error) {
      console.warn('attempt', attempt, error);
    }
  }
  return ask('gpt-5-nano', text);
}
await answer('x');`,
    },
    { provider: 'openai' },
  ],
  [
    '36 the first that answers, of two asked at once',
    `${claude}${openai}const text = 'x';
const winner = await Promise.any([
  ${viaClaude}, // call
  ${viaOpenai}, // call
]);
console.log(winner);`,
    { provider: 'anthropic', fallback: 'other-provider' },
    { provider: 'openai', fallback: 'other-provider' },
  ],
  [
    '36 another way to the same provider is none',
    `${openai}async function answer(text: string) {
  try {
    return await openai.responses.create({ model: 'gpt-5', input: text }); // call
  } catch {
    const response = await fetch('https://api.openai.com/v1/responses', { // call
      method: 'POST',
      body: JSON.stringify({ model: 'gpt-5', input: text }),
    });
    return response.json();
  }
}
await answer('x');`,
    { provider: 'openai', sdk: 'openai', fallback: 'none', errors: 'try-catch' },
    { provider: 'openai', sdk: 'fetch', ...last },
  ],
  [
    '36 .catch that asks another',
    `${claude}${openai}async function answer(text: string) {
  return ${viaClaude} // call
    .then((message) => message.id)
    .catch(() => ${viaOpenai}.then((response) => response.id)); // call
}
await answer('x');`,
    { provider: 'anthropic', fallback: 'other-provider', errors: 'promise-catch' },
    { provider: 'openai', ...last },
  ],
]);

shapes('a value', [
  [
    '36 an empty list from a .catch at the caller',
    {
      'src/tags.ts': `${openai}export async function tags(text: string): Promise<string[]> {
  const answer = await ${viaOpenai}; // call
  return answer.output_text.split(',');
}`,
      'src/app.ts': `import { tags } from './tags';
const found = await tags('x').catch(() => []);
console.log(found.length);`,
    },
    { provider: 'openai', fallback: 'degraded', errors: 'caller' },
  ],
  [
    '36 a rule that answers in the catch',
    `${openai}const guess = (text: string) => (text.includes('invoice') ? 'billing' : 'other');
async function topic(text: string) {
  try {
    return (await ${viaOpenai}).output_text; // call
  } catch (error) {
    console.warn('guessing', error);
    return guess(text);
  }
}
await topic('x');`,
    { provider: 'openai', fallback: 'degraded', errors: 'try-catch' },
  ],
  [
    '36 a route that answers 500 has none',
    `import OpenAI from 'openai';
const openai = new OpenAI();
export async function POST(request: Request) {
  try {
    const { text } = await request.json();
    const answer = await ${viaOpenai}; // call
    return Response.json({ answer: answer.output_text });
  } catch (error) {
    console.error(error);
    return Response.json({ error: 'The model does not answer' }, { status: 500 });
  }
}`,
    { provider: 'openai', fallback: 'none', errors: 'try-catch' },
  ],
]);

shapes('what only looks like a fallback', [
  [
    '36 a request parameter that handles refusals alone',
    `${claude}const answer = await claude.beta.messages.create({ // call
  model: 'claude-opus-4-5',
  max_tokens: 900,
  messages: [],
  fallbacks: [{ model: 'claude-sonnet-4-5' }],
});
console.log(answer.id);`,
    { provider: 'anthropic', fallback: 'none' },
  ],
  [
    '36 models of a gateway do handle outages',
    `import OpenAI from 'openai';
const router = new OpenAI({ baseURL: 'https://openrouter.ai/api/v1' });
const body = { model: 'anthropic/claude-sonnet-4.5', models: ['openai/gpt-5'], messages: [] };
await router.chat.completions.create(body); // call`,
    { provider: 'openrouter', api: 'chat.completions.create' },
  ],
]);

shapes('a factory whose functions are named like the SDK’s', [
  [
    '37 the calls of the shadow are none, the one inside is',
    {
      'src/ai.ts': `import { generateObject as sdkGenerateObject } from 'ai';
import { openai } from '@ai-sdk/openai';
export function createGenerateObject(label: string) {
  return async (prompt: string) => {
    try {
      return await sdkGenerateObject({ model: openai('gpt-5'), schema: {}, prompt }); // call
    } catch (error) {
      console.error(label, error);
      throw error;
    }
  };
}`,
      'src/app.ts': `import { createGenerateObject } from './ai';
const generateObject = createGenerateObject('plans');
console.log(await generateObject('plan a week'));`,
    },
    { provider: 'openai', sdk: 'ai', api: 'generateObject', errors: 'try-catch', fallback: 'none' },
  ],
  [
    '37 in the same file, where the shadow hides the import',
    `import { generateText } from 'ai';
import { openai } from '@ai-sdk/openai';
const createGenerateText = () => (prompt: string) => generateText({ model: openai('gpt-5'), prompt, maxRetries: 5 }); // call
async function main() {
  const generateText = createGenerateText();
  console.log(await generateText('hello'));
}
await main();`,
    { provider: 'openai', sdk: 'ai', api: 'generateText', retries: 'call 6', errors: 'none' },
  ],
]);

shapes('a handler that tries again, and asks another when that does not help', [
  [
    'by recursion, then by another model',
    `import { generateText } from 'ai';
import { openai } from '@ai-sdk/openai';
async function ask(prompt: string, left = 2): Promise<string> {
  try {
    return (await generateText({ model: openai('gpt-5'), prompt })).text; // call
  } catch (error) {
    if (left > 0) return ask(prompt, left - 1);
    try {
      return (await generateText({ model: openai('gpt-5-mini'), prompt })).text; // call
    } catch {
      throw error;
    }
  }
}
console.log(await ask('hello'));`,
    { provider: 'openai', fallback: 'other-model' },
    { provider: 'openai', fallback: 'none' },
  ],
]);

shapes('a callback that a helper calls again with another provider', [
  [
    'behind a try inside a condition',
    `import OpenAI from 'openai';
async function resilient<T>(run: (client: OpenAI) => Promise<T>, first: OpenAI | null, second: OpenAI) {
  if (first) {
    try {
      return await run(first);
    } catch (error) {
      console.error('first provider failed', error);
    }
  }
  return await run(second);
}
const first = new OpenAI();
const second = new OpenAI({ baseURL: 'https://api.groq.com/openai/v1' });
await resilient((client: OpenAI) => client.responses.create({ model: 'm', input: 'x' }), first, second); // call`,
    { fallback: 'other-provider' },
  ],
  [
    'the same once more is another try, not another provider',
    `import OpenAI from 'openai';
async function twice<T>(run: (client: OpenAI) => Promise<T>, client: OpenAI) {
  try {
    return await run(client);
  } catch (error) {
    console.error('failed once', error);
  }
  return await run(client);
}
await twice((client: OpenAI) => client.responses.create({ model: 'm', input: 'x' }), new OpenAI()); // call`,
    { fallback: 'none' },
  ],
]);
