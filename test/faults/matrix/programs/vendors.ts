/** SDKs of one provider each. */
import { body, chat, family, shape } from './parts';
import type { Family, Shape } from '../table';

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
export const vendorFamilies: readonly Family[] = [
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
  family('ollama', ['0.6.4'], 'ollama', ollama),
];
