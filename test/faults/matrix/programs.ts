/**
 * The programs of the matrix, as data: what people write with each SDK family. Each exports `POST`, without types, so
 * that the same text is TypeScript and JavaScript. Written in Prettier's single-quote style; other styles are made of it.
 */
import type { Family, Shape } from './table';

const body = (imports: string, setup: string, work: string): string =>
  `${imports}\n\n${setup === '' ? '' : `${setup}\n\n`}export async function POST() {\n${work}}\n`;

const shape = (
  id: string,
  streaming: boolean,
  source: string,
  rest: Partial<Shape> = {},
): Shape => ({ id, streaming, source, ...rest });

// ---------------------------------------------------------------------------------------------- Anthropic

const claude = (client: string, rest: string, callOptions = ''): string =>
  body(
    `import Anthropic from '@anthropic-ai/sdk';`,
    `const client = new Anthropic(${client});`,
    `  const answer = await client.messages.create(${callOptions === '' ? '' : '\n    '}{
    model: 'claude-sonnet-5',
    max_tokens: 100,
    messages: [{ role: 'user', content: 'Hello' }],
  }${callOptions});
${rest}`,
  );

const claudeStream = body(
  `import Anthropic from '@anthropic-ai/sdk';`,
  'const client = new Anthropic();',
  `  const stream = await client.messages.create({
    model: 'claude-sonnet-5',
    max_tokens: 100,
    messages: [{ role: 'user', content: 'Hello' }],
    stream: true,
  });
  let text = '';
  for await (const event of stream) {
    if (event.type === 'content_block_delta' && event.delta.type === 'text_delta') {
      text += event.delta.text;
    }
  }
  return text;
`,
);

const anthropic: readonly Shape[] = [
  shape('whole', false, claude('', '  return answer.content;\n')),
  shape(
    'retries off',
    false,
    claude('{ maxRetries: 0, timeout: 19_000 }', '  return answer.content;\n'),
  ),
  shape('stream', true, claudeStream),
  shape(
    'stream helper',
    true,
    body(
      `import Anthropic from '@anthropic-ai/sdk';`,
      'const client = new Anthropic();',
      `  const stream = client.messages.stream({
    model: 'claude-sonnet-5',
    max_tokens: 100,
    messages: [{ role: 'user', content: 'Hello' }],
  });
  let events = 0;
  for await (const event of stream) {
    if (event.type !== 'message_stop') events += 1;
  }
  return events;
`,
    ),
  ),
];

// ------------------------------------------------------------------------------------------------- OpenAI

const chatCall = `client.chat.completions.create({
    model: 'gpt-5',
    messages: [{ role: 'user', content: 'Hello' }],
  })`;

const chat = (imports: string, client: string, model = 'gpt-5'): readonly Shape[] => [
  shape(
    'whole',
    false,
    body(
      imports,
      `const client = ${client};`,
      `  const answer = await ${chatCall.replace('gpt-5', model)};
  return answer.choices[0]?.message?.content;
`,
    ),
  ),
  shape(
    'stream',
    true,
    body(
      imports,
      `const client = ${client};`,
      `  const stream = await client.chat.completions.create({
    model: '${model}',
    messages: [{ role: 'user', content: 'Hello' }],
    stream: true,
  });
  let text = '';
  for await (const chunk of stream) {
    text += chunk.choices[0]?.delta?.content ?? '';
  }
  return text;
`,
    ),
  ),
];

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
    { needs: { 'p-retry': 'p-retry-6' }, installed: { 'p-retry': '6.2.1' } },
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
    { languages: ['js'] },
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

// ------------------------------------------------------------------------------------------------- Google

const genai: readonly Shape[] = [
  shape(
    'whole',
    false,
    body(
      `import { GoogleGenAI } from '@google/genai';`,
      'const client = new GoogleGenAI({ apiKey: process.env.GEMINI_API_KEY });',
      `  const answer = await client.models.generateContent({
    model: 'gemini-3-flash',
    contents: 'Hello',
  });
  return answer.text;
`,
    ),
  ),
  shape(
    'stream',
    true,
    body(
      `import { GoogleGenAI } from '@google/genai';`,
      'const client = new GoogleGenAI({ apiKey: process.env.GEMINI_API_KEY });',
      `  const stream = await client.models.generateContentStream({
    model: 'gemini-3-flash',
    contents: 'Hello',
  });
  let text = '';
  for await (const chunk of stream) {
    text += chunk.text ?? '';
  }
  return text;
`,
    ),
  ),
];

const oldModel = `const client = new GoogleGenerativeAI('drill');
const model = client.getGenerativeModel({ model: 'gemini-3-flash' });`;

const generativeAi: readonly Shape[] = [
  shape(
    'whole',
    false,
    body(
      `import { GoogleGenerativeAI } from '@google/generative-ai';`,
      oldModel,
      `  const answer = await model.generateContent('Hello');
  return answer.response.text();
`,
    ),
  ),
  shape(
    'stream',
    true,
    body(
      `import { GoogleGenerativeAI } from '@google/generative-ai';`,
      oldModel,
      `  const { stream } = await model.generateContentStream('Hello');
  let text = '';
  for await (const chunk of stream) {
    text += chunk.text();
  }
  return text;
`,
    ),
  ),
];

// ---------------------------------------------------------------------------------------- other families

const mistral: readonly Shape[] = [
  shape(
    'whole',
    false,
    body(
      `import { Mistral } from '@mistralai/mistralai';`,
      `const client = new Mistral({ apiKey: 'drill' });`,
      `  const answer = await client.chat.complete({
    model: 'mistral-large-latest',
    messages: [{ role: 'user', content: 'Hello' }],
  });
  return answer.choices?.[0]?.message?.content;
`,
    ),
  ),
  shape(
    'stream',
    true,
    body(
      `import { Mistral } from '@mistralai/mistralai';`,
      `const client = new Mistral({ apiKey: 'drill' });`,
      `  const stream = await client.chat.stream({
    model: 'mistral-large-latest',
    messages: [{ role: 'user', content: 'Hello' }],
  });
  let text = '';
  for await (const event of stream) {
    text += event.data.choices[0]?.delta.content ?? '';
  }
  return text;
`,
    ),
  ),
];

const cohere: readonly Shape[] = [
  shape(
    'whole',
    false,
    body(
      `import { CohereClientV2 } from 'cohere-ai';`,
      `const client = new CohereClientV2({ token: 'drill' });`,
      `  const answer = await client.chat({
    model: 'command-a-03-2025',
    messages: [{ role: 'user', content: 'Hello' }],
  });
  return answer.message.content;
`,
    ),
  ),
  shape(
    'stream',
    true,
    body(
      `import { CohereClientV2 } from 'cohere-ai';`,
      `const client = new CohereClientV2({ token: 'drill' });`,
      `  const stream = await client.chatStream({
    model: 'command-a-03-2025',
    messages: [{ role: 'user', content: 'Hello' }],
  });
  let text = '';
  for await (const event of stream) {
    if (event.type === 'content-delta') text += event.delta?.message?.content?.text ?? '';
  }
  return text;
`,
    ),
  ),
];

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

const ollama: readonly Shape[] = [
  shape(
    'whole',
    false,
    body(
      `import { Ollama } from 'ollama';`,
      `const client = new Ollama({ host: 'http://127.0.0.1:11434' });`,
      `  const answer = await client.chat({
    model: 'llama3.2',
    messages: [{ role: 'user', content: 'Hello' }],
  });
  return answer.message.content;
`,
    ),
  ),
];

// ------------------------------------------------------------------------------------------- raw requests

const requestBody = `{ model: 'gpt-5', messages: [{ role: 'user', content: 'Hello' }] }`;

const rawFetch: readonly Shape[] = [
  shape(
    'whole',
    false,
    `export async function POST() {
  const response = await fetch('https://api.openai.com/v1/chat/completions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      model: 'gpt-5',
      messages: [{ role: 'user', content: 'Hello' }],
    }),
  });
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}
`,
  ),
  shape(
    'stream',
    true,
    `export async function POST() {
  const response = await fetch('https://api.openai.com/v1/chat/completions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      model: 'gpt-5',
      messages: [{ role: 'user', content: 'Hello' }],
      stream: true,
    }),
  });
  if (!response.ok || !response.body) throw new Error(String(response.status));
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body) {
    text += decoder.decode(chunk, { stream: true });
  }
  return text;
}
`,
  ),
];

/** The same request in a project that has a library for retries. */
const withLibraryAtHand: readonly Shape[] = [
  { ...whole(rawFetch), id: 'p-retry at hand', installed: { 'p-retry': '6.2.1' } },
  { ...whole(rawFetch), id: 'cockatiel at hand', installed: { cockatiel: '3.2.1' } },
];

const client = (imports: string, request: string): Shape =>
  shape('whole', false, body(imports, '', request));

export const families: readonly Family[] = [
  family('@anthropic-ai/sdk', ['0.30.1', '0.60.0', '0.137.0', '1.12.0'], 'anthropic', anthropic),
  family('openai', ['4.104.0', '5.23.2', '6.49.0', '7.57.0'], 'openai', openai, { 7: '24' }),
  family('openai', ['6.49.0'], 'openai', [...responses, ...wrapped]),
  family('@google/genai', ['1.52.0', '2.32.0', '3.1.0'], 'genai', genai, { 3: '24' }),
  family('@google/generative-ai', ['0.24.1'], 'generative-ai', generativeAi),
  family('@mistralai/mistralai', ['1.15.1', '2.7.0'], 'mistral', mistral),
  family('cohere-ai', ['7.21.0', '8.1.0'], 'cohere', cohere),
  family(
    'groq-sdk',
    ['0.37.0', '1.6.0'],
    'groq',
    chat(`import Groq from 'groq-sdk';`, 'new Groq()', 'llama-3.3-70b-versatile'),
  ),
  family(
    'together-ai',
    ['0.52.0'],
    'together',
    chat(
      `import Together from 'together-ai';`,
      'new Together()',
      'meta-llama/Llama-3.3-70B-Instruct-Turbo',
    ),
  ),
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
  family('ollama', ['0.6.4'], 'ollama', ollama),
  {
    name: 'fetch',
    members: [member('Node 20', {}, {})],
    shapes: [...rawFetch, ...withLibraryAtHand],
  },
  family('axios', ['1.21.1'], 'axios', [
    client(
      `import axios from 'axios';`,
      `  const { data } = await axios.post('https://api.openai.com/v1/chat/completions', {
    model: 'gpt-5',
    messages: [{ role: 'user', content: 'Hello' }],
  });
  return data;
`,
    ),
  ]),
  family('got', ['14.6.6'], 'got', [
    client(
      `import got from 'got';`,
      `  return got
    .post('https://api.openai.com/v1/chat/completions', {
      json: ${requestBody},
    })
    .json();
`,
    ),
  ]),
  family('ky', ['1.14.3'], 'ky', [
    client(
      `import ky from 'ky';`,
      `  return ky
    .post('https://api.openai.com/v1/chat/completions', {
      json: ${requestBody},
    })
    .json();
`,
    ),
  ]),
];

function whole(shapes: readonly Shape[]): Shape {
  const [first] = shapes;
  if (!first) throw new Error('no shape');
  return first;
}

function sameNames(...names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, name]));
}

function member(
  version: string,
  packages: Readonly<Record<string, string>>,
  others: Readonly<Record<string, string>>,
  node: '20' | '24' = '20',
): Family['members'][number] {
  return { version, packages, others, node };
}

/** `alias-<major>`, or `alias-0-<minor>` where several versions below 1 stand beside each other. */
function family(
  name: string,
  versions: readonly string[],
  alias: string,
  shapes: readonly Shape[],
  nodes: Readonly<Record<string, '24'>> = {},
): Family {
  const members = versions.map((version) => {
    const [major = '', minor = ''] = version.split('.');
    const installed = major === '0' && alias === 'anthropic' ? `0-${minor}` : major;
    return member(version, { [name]: `${alias}-${installed}` }, {}, nodes[major] ?? '20');
  });
  return { name, members, shapes };
}
