/** SDKs that talk to many providers. */
import { body, member, sameNames, shape } from './parts';
import type { Family, Shape } from '../table';

const aiSdk: readonly Shape[] = [
  shape(
    'whole',
    false,
    body(
      `import { openai } from '@ai-sdk/openai';\nimport { generateText } from 'ai';`,
      '',
      `  const { text } = await generateText({ model: openai.chat('gpt-5'), prompt: 'Hello' });
  return text;
`,
    ),
  ),
  shape(
    'stream',
    true,
    body(
      `import { openai } from '@ai-sdk/openai';\nimport { streamText } from 'ai';`,
      '',
      `  const result = streamText({ model: openai.chat('gpt-5'), prompt: 'Hello' });
  let text = '';
  for await (const delta of result.textStream) {
    text += delta;
  }
  return text;
`,
    ),
  ),
];

/** Who waits for a promise of the result hears of a stream that broke off. */
const awaitedText: readonly Shape[] = [
  shape(
    'stream, text awaited',
    true,
    body(
      `import { openai } from '@ai-sdk/openai';\nimport { streamText } from 'ai';`,
      '',
      `  const result = streamText({ model: openai.chat('gpt-5'), prompt: 'Hello' });
  return await result.text;
`,
    ),
  ),
];

const langchain = (imports: string, model: string): readonly Shape[] => [
  shape(
    'whole',
    false,
    body(
      imports,
      `const model = ${model};`,
      `  const answer = await model.invoke('Hello');\n  return answer.content;\n`,
    ),
  ),
  shape(
    'stream',
    true,
    body(
      imports,
      `const model = ${model};`,
      `  const stream = await model.stream('Hello');
  let text = '';
  for await (const chunk of stream) {
    text += chunk.content;
  }
  return text;
`,
    ),
  ),
];
const lcMembers = (
  name: string,
  version: string,
  more: readonly string[] = [],
): Family['members'] => [
  member(
    version,
    sameNames(name, '@langchain/core', ...more),
    { '@langchain/core': '1.4.0' },
    '24',
  ),
];

const llamaindex: readonly Shape[] = [
  shape(
    'whole',
    false,
    body(
      `import { OpenAI } from '@llamaindex/openai';`,
      `const llm = new OpenAI({ model: 'gpt-5' });`,
      `  const answer = await llm.chat({ messages: [{ role: 'user', content: 'Hello' }] });
  return answer.message.content;
`,
    ),
  ),
  shape(
    'stream',
    true,
    body(
      `import { OpenAI } from '@llamaindex/openai';`,
      `const llm = new OpenAI({ model: 'gpt-5' });`,
      `  const stream = await llm.chat({
    messages: [{ role: 'user', content: 'Hello' }],
    stream: true,
  });
  let text = '';
  for await (const chunk of stream) {
    text += chunk.delta;
  }
  return text;
`,
    ),
  ),
];

const chatOpenAi = langchain(
  `import { ChatOpenAI } from '@langchain/openai';`,
  `new ChatOpenAI({ model: 'gpt-5' })`,
);

/** Another provider that may be asked. */
const withOther = (shapes: readonly Shape[], needs: Shape['needs'] = {}): readonly Shape[] =>
  shapes.map((one) => ({
    ...one,
    ...{ id: `others to ask, ${one.id}`, fallbackProviders: ['anthropic'], needs },
  }));

const aiMembers: Family['members'] = [
  member(
    '4.3.19',
    { ai: 'ai-4', '@ai-sdk/openai': 'ai-openai-1', '@ai-sdk/anthropic': 'ai-anthropic-1' },
    { '@ai-sdk/openai': '1.3.24' },
  ),
  member(
    '5.0.277',
    { ai: 'ai-5', '@ai-sdk/openai': 'ai-openai-2', '@ai-sdk/anthropic': 'ai-anthropic-2' },
    { '@ai-sdk/openai': '2.0.131' },
  ),
  member(
    '6.0.326',
    { ai: 'ai-6', '@ai-sdk/openai': 'ai-openai-3', '@ai-sdk/anthropic': 'ai-anthropic-3' },
    { '@ai-sdk/openai': '3.0.141' },
  ),
  member(
    '7.0.173',
    { ai: 'ai-7', '@ai-sdk/openai': 'ai-openai-4', '@ai-sdk/anthropic': 'ai-anthropic-4' },
    { '@ai-sdk/openai': '4.0.117' },
    '24',
  ),
];

/** A library that makes one model of two, at hand. */
const switching = (name: string, alias: string, version: string): readonly Shape[] =>
  aiSdk.map((one) => ({
    ...one,
    ...{ id: `${name} at hand, ${one.id}`, fallbackProviders: ['anthropic'] },
    ...{ needs: { [name]: alias }, installed: { [name]: version } },
    languages: ['ts', 'js'],
  }));

export const frameworkFamilies: readonly Family[] = [
  {
    name: 'ai',
    members: aiMembers,
    shapes: [...aiSdk, ...withOther(aiSdk)],
  },
  { name: 'ai', members: aiMembers.slice(2), shapes: awaitedText },
  {
    name: 'ai',
    members: aiMembers.slice(3),
    shapes: [
      ...switching('ai-fallback', 'ai-fallback-3', '3.0.0'),
      ...switching('ai-retry', 'ai-retry-2', '2.4.0'),
    ],
  },
  {
    name: '@langchain/openai',
    members: [
      member(
        '1.6.0',
        sameNames('@langchain/openai', '@langchain/core'),
        { '@langchain/core': '1.4.0' },
        '24',
      ),
    ],
    shapes: [...chatOpenAi, ...withOther(chatOpenAi, sameNames('@langchain/anthropic'))],
  },
  {
    name: '@langchain/anthropic',
    members: [
      member(
        '1.5.11',
        sameNames('@langchain/anthropic', '@langchain/core'),
        { '@langchain/core': '1.4.0' },
        '24',
      ),
    ],
    shapes: langchain(
      `import { ChatAnthropic } from '@langchain/anthropic';`,
      `new ChatAnthropic({ model: 'claude-sonnet-5' })`,
    ),
  },
  {
    name: '@langchain/google-genai',
    members: lcMembers('@langchain/google-genai', '2.3.2'),
    shapes: langchain(
      `import { ChatGoogleGenerativeAI } from '@langchain/google-genai';`,
      `new ChatGoogleGenerativeAI({ model: 'gemini-3-flash' })`,
    ),
  },
  {
    name: '@langchain/mistralai',
    members: lcMembers('@langchain/mistralai', '1.2.0'),
    shapes: langchain(
      `import { ChatMistralAI } from '@langchain/mistralai';`,
      `new ChatMistralAI({ model: 'mistral-large-latest' })`,
    ),
  },
  {
    name: '@langchain/groq',
    members: lcMembers('@langchain/groq', '1.3.1'),
    shapes: langchain(
      `import { ChatGroq } from '@langchain/groq';`,
      `new ChatGroq({ model: 'llama-3.3-70b-versatile' })`,
    ),
  },
  {
    name: '@langchain/ollama',
    members: lcMembers('@langchain/ollama', '1.3.0'),
    shapes: langchain(
      `import { ChatOllama } from '@langchain/ollama';`,
      `new ChatOllama({ model: 'llama3.2' })`,
    ),
  },
  {
    name: '@llamaindex/openai',
    members: [member('0.4.23', sameNames('@llamaindex/openai', '@llamaindex/core'), {})],
    shapes: llamaindex,
  },
];
