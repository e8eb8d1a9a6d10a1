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
export const frameworkFamilies: readonly Family[] = [
  {
    name: 'ai',
    members: [
      member(
        '4.3.19',
        { ai: 'ai-4', '@ai-sdk/openai': 'ai-openai-1' },
        { '@ai-sdk/openai': '1.3.24' },
      ),
      member(
        '5.0.277',
        { ai: 'ai-5', '@ai-sdk/openai': 'ai-openai-2' },
        { '@ai-sdk/openai': '2.0.131' },
      ),
      member(
        '6.0.326',
        { ai: 'ai-6', '@ai-sdk/openai': 'ai-openai-3' },
        { '@ai-sdk/openai': '3.0.141' },
      ),
    ],
    shapes: aiSdk,
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
    shapes: langchain(
      `import { ChatOpenAI } from '@langchain/openai';`,
      `new ChatOpenAI({ model: 'gpt-5' })`,
    ),
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
];
