/** Google's two SDKs. */
import { body, family, shape } from './parts';
import type { Family, Shape } from '../table';

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

const vertex = genai.map(({ id, streaming, source }) => ({
  ...{ id: `Vertex AI, ${id}`, streaming },
  source: source.replace('apiKey: process', 'vertexai: true, apiKey: process'),
}));

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
    { bareErrors: true },
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
    { bareErrors: true },
  ),
];

export const googleFamilies: readonly Family[] = [
  family('@google/genai', ['1.52.0', '2.32.0', '3.1.0'], 'genai', genai, { 3: '24' }),
  family('@google/genai', ['2.32.0'], 'genai', vertex),
  family('@google/generative-ai', ['0.24.1'], 'generative-ai', generativeAi),
];
