/** Who answers behind a base address. */
import { shapes, type Shape } from './shape';

const head = `import OpenAI from 'openai';\n`;
const call = `await client.chat.completions.create({ model: 'm', messages: [] }); // call`;

const addresses: Readonly<Record<string, string>> = {
  'https://api.openai.com/v1': 'openai',
  'https://openrouter.ai/api/v1': 'openrouter',
  'https://api.groq.com/openai/v1': 'groq',
  'https://api.x.ai/v1': 'xai',
  'https://api.deepseek.com': 'deepseek',
  'https://api.together.xyz/v1': 'together',
  'https://api.fireworks.ai/inference/v1': 'fireworks',
  'https://api.moonshot.ai/v1': 'moonshot',
  'https://api.perplexity.ai': 'perplexity',
  'https://generativelanguage.googleapis.com/v1beta/openai/': 'google-gemini',
  'https://dashscope.aliyuncs.com/compatible-mode/v1': 'alibaba',
  'https://acme.openai.azure.com/openai/v1/': 'azure-openai',
  'http://localhost:11434/v1': 'ollama',
  'http://127.0.0.1:11434/v1': 'ollama',
  'http://localhost:1234/v1': 'lmstudio',
  'https://llm.internal.example.org/v1': 'unknown',
};

shapes(
  'a base address in place',
  Object.entries(addresses).map(([address, provider]): Shape => [
    address,
    `${head}const client = new OpenAI({ baseURL: '${address}', apiKey: 'k' });\n${call}`,
    { provider, sdk: 'openai', timeout: 'sdk-default 600000', retries: 'sdk-default 3' },
  ]),
);

const asked = (code: string): string => `${head}${code}\n${call}`;

shapes('a base address from elsewhere', [
  [
    'a variable of the environment that tells nothing',
    asked(`const client = new OpenAI({ baseURL: process.env.LLM_BASE_URL });`),
    { provider: 'unknown' },
  ],
  [
    'a variable whose name tells, or nothing',
    asked(`const client = new OpenAI({ baseURL: process.env.OPENAI_BASE_URL || undefined });`),
    { provider: 'openai' },
  ],
  [
    'a variable whose name tells',
    asked(`const client = new OpenAI({ baseURL: process.env.GROQ_BASE_URL });`),
    { provider: 'groq' },
  ],
  [
    'a variable with a default that tells',
    asked(
      `const client = new OpenAI({ baseURL: process.env.LLM_BASE_URL ?? 'https://openrouter.ai/api/v1' });`,
    ),
    { provider: 'openrouter' },
  ],
  [
    'a constant',
    asked(
      `const DEEPSEEK = 'https://api.deepseek.com/v1';\nconst client = new OpenAI({ baseURL: DEEPSEEK });`,
    ),
    { provider: 'deepseek' },
  ],
  [
    'a template with a host of its own',
    asked(
      `const host = process.env.OLLAMA_HOST ?? 'http://localhost:11434';\nconst client = new OpenAI({ baseURL: \`\${host}/v1\` });`,
    ),
    { provider: 'ollama' },
  ],
  [
    'a parameter',
    asked(
      `export const make = (baseURL: string) => new OpenAI({ baseURL });\nconst client = make(readAddress());\ndeclare function readAddress(): string;`,
    ),
    { provider: 'unknown' },
  ],
  ['none', asked(`const client = new OpenAI();`), { provider: 'openai' }],
  [
    'one of two by a condition',
    asked(
      `const client = new OpenAI({ baseURL: process.env.FREE ? 'https://api.groq.com/openai/v1' : 'https://api.deepseek.com' });`,
    ),
    { provider: 'unknown' },
  ],
]);

shapes('a base address of another SDK', [
  [
    'Anthropic at an address that nobody can read: hardly anybody else speaks its protocol',
    `import Anthropic from '@anthropic-ai/sdk';
const claude = new Anthropic({ baseURL: process.env.PROXY_URL });
await claude.messages.create({ model: 'claude-haiku-4-5', max_tokens: 9, messages: [] }); // call`,
    { provider: 'anthropic', sdk: '@anthropic-ai/sdk' },
  ],
  [
    'Anthropic at a host that is no known provider',
    `import Anthropic from '@anthropic-ai/sdk';
const claude = new Anthropic({ baseURL: 'https://llm.example.com' });
await claude.messages.create({ model: 'claude-haiku-4-5', max_tokens: 9, messages: [] }); // call`,
    { provider: 'unknown', sdk: '@anthropic-ai/sdk' },
  ],
  [
    'a provider of the Vercel AI SDK',
    `import { generateText } from 'ai';
import { createOpenAI } from '@ai-sdk/openai';
const groq = createOpenAI({ baseURL: 'https://api.groq.com/openai/v1' });
await generateText({ model: groq('llama-3.3-70b-versatile'), prompt: 'x' }); // call`,
    { provider: 'groq', sdk: 'ai' },
  ],
  [
    'a configuration of LangChain',
    `import { ChatOpenAI } from '@langchain/openai';
const model = new ChatOpenAI({ model: 'm', configuration: { baseURL: 'https://openrouter.ai/api/v1' } });
await model.invoke('x'); // call`,
    { provider: 'openrouter', sdk: '@langchain/openai' },
  ],
  [
    'a host of Ollama on another machine',
    `import { Ollama } from 'ollama';
const ollama = new Ollama({ host: 'http://gpu-box:11434' });
await ollama.chat({ model: 'llama3.2', messages: [] }); // call`,
    { provider: 'ollama', sdk: 'ollama' },
  ],
  [
    'a model of the gateway by name alone',
    `import { generateText } from 'ai';
await generateText({ model: 'openai/gpt-5', prompt: 'x' }); // call`,
    { provider: 'vercel-gateway', sdk: 'ai' },
  ],
]);
