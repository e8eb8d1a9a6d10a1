/** Requests without an SDK. */
import { body, family, member, shape, whole } from './parts';
import type { Family, Shape } from '../table';

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
export const httpFamilies: readonly Family[] = [
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
