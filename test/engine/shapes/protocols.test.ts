/** Requests whose host the code leaves open: their path, and where that says too little their body, tell. */
import { nobodyChose, shapes } from './shape';

const post = (body: string): string => `{ method: 'POST', body: JSON.stringify(${body}) }`;
const chat = post(`{ model: 'm', messages: [] }`);
const open = { provider: 'unknown', sdk: 'fetch', timeout: nobodyChose, retries: 'none' };

shapes('a path that only an LLM server has', [
  [
    'chat completions behind a base from the environment',
    `const base = process.env.LLM_BASE;
const answer = await fetch(\`\${base}/chat/completions\`, ${chat}); // call
console.log(answer.status);`,
    { ...open, api: 'chat.completions.create', operation: 'generate', errors: 'none' },
  ],
  [
    'chat completions behind a base that a caller hands over',
    `export async function ask(server: string, prompt: string) {
  const body = { model: 'm', stream: true, messages: [{ role: 'user', content: prompt }] };
  return fetch(server + '/v1/chat/completions', { method: 'POST', body: JSON.stringify(body) }); // call
}`,
    { ...open, model: 'm', streaming: true, retries: 'none' },
  ],
  [
    'chat completions at a host of one’s own that is named',
    `await fetch('https://llm.garden.example/v1/chat/completions', ${chat}); // call`,
    open,
  ],
  [
    'chat completions, where the name of the variable says whose',
    `await fetch(\`\${process.env.GROQ_BASE_URL}/chat/completions\`, ${chat}); // call`,
    { ...open, provider: 'groq' },
  ],
  [
    'a deployment of Azure',
    `const { AZURE_ENDPOINT, DEPLOYMENT } = process.env;
await fetch(\`\${AZURE_ENDPOINT}/openai/deployments/\${DEPLOYMENT}/chat/completions?api-version=2024-10-21\`, ${chat}); // call`,
    { ...open, provider: 'azure-openai', operation: 'generate' },
  ],
  [
    'embeddings of a deployment of Azure',
    `const { ENDPOINT, DEPLOYMENT } = process.env;
await fetch(\`\${ENDPOINT}/openai/deployments/\${DEPLOYMENT}/embeddings?api-version=2024-10-21\`, ${post(`{ input: ['x'] }`)}); // call`,
    { ...open, provider: 'azure-openai', operation: 'embed' },
  ],
  [
    'Gemini’s method behind a colon',
    `const { BASE, MODEL } = process.env;
await fetch(\`\${BASE}/v1beta/models/\${MODEL}:generateContent\`, ${post(`{ contents: [] }`)}); // call`,
    { ...open, provider: 'google-gemini', operation: 'generate' },
  ],
]);

shapes('a base whose variable names a provider that has such a path', [
  [
    'in a field of the settings',
    `export async function ask(settings: { ANTHROPIC_API_BASE: string }) {
  return fetch(\`\${settings.ANTHROPIC_API_BASE}/messages\`, ${post(`payload()`)}); // call
}`,
    { ...open, provider: 'anthropic', api: 'messages.create' },
  ],
  [
    'without the version that the base holds',
    `const base = process.env.COHERE_BASE_URL;
await fetch(\`\${base}/chat\`, ${chat}); // call`,
    { ...open, provider: 'cohere', operation: 'generate' },
  ],
  [
    'handed to a helper',
    `const send = (url: string, payload: unknown) => fetch(url, { method: 'POST', body: JSON.stringify(payload) });
export const draw = () => send(\`\${process.env.OPENAI_API_BASE}/images/generations\`, { prompt: 'a boat' }); // call`,
    { ...open, provider: 'openai', operation: 'image' },
  ],
  [
    'and paths that it does not have, or that stand behind a host of somebody else',
    `await fetch(\`\${process.env.ANTHROPIC_API_BASE}/health\`);
await fetch(\`\${process.env.SHOP_BASE}/messages\`, { method: 'POST', body: '{}' });
await fetch(\`https://shop.example/\${process.env.OPENAI_ROOM}/images/generations\`);`,
  ],
]);

shapes('a path that says something with the right body alone', [
  [
    'messages as Anthropic has them',
    `const body = { model: 'm', max_tokens: 300, messages: [] };
await fetch(\`\${process.env.BASE}/v1/messages\`, { method: 'POST', body: JSON.stringify(body) }); // call`,
    { ...open, api: 'messages.create' },
  ],
  [
    'Ollama’s generate',
    `const host = process.env.OLLAMA_HOST ?? 'http://127.0.0.1:11434';
const response = await fetch(\`\${host}/api/generate\`, ${post(`{ model: 'llama3.2', prompt: 'x', stream: false }`)}); // call
console.log(response.status);`,
    { ...open, provider: 'ollama', api: 'generate', model: 'llama3.2', streaming: false },
  ],
  [
    'Ollama’s chat',
    `await fetch(process.env.OLLAMA_HOST + '/api/chat', ${chat}); // call`,
    { ...open, provider: 'ollama', api: 'chat' },
  ],
  [
    'embeddings',
    `await fetch(\`\${process.env.BASE}/embeddings\`, ${post(`{ model: 'm', input: 'x' }`)}); // call`,
    { ...open, operation: 'embed' },
  ],
  [
    'a completion of llama.cpp',
    `await fetch(\`\${process.env.BASE}/completion\`, ${post(`{ prompt: 'x', n_predict: 64 }`)}); // call`,
    { ...open, provider: 'llamacpp' },
  ],
  [
    'axios, with the body as it is',
    `import axios from 'axios';
const base = process.env.BASE;
await axios.post(\`\${base}/v1/responses\`, { model: 'm', input: 'x' }); // call`,
    { provider: 'unknown', sdk: 'axios', api: 'responses.create' },
  ],
]);

/** Without a sign of an LLM nobody would look into the file. */
const sign = `console.log(process.env.OLLAMA_HOST);\n`;

shapes('a path that an own server may have', [
  ['an own proxy by a path alone', `${sign}await fetch('/api/chat', ${chat});`],
  [
    'an own proxy at a named host',
    `${sign}await fetch('http://localhost:3000/api/chat', ${chat});
await fetch('https://garden.example/api/generate', ${post(`{ model: 'm', prompt: 'x' }`)});`,
  ],
  [
    'messages without what Anthropic wants',
    `const text = 'x';
await fetch(\`\${process.env.BASE}/v1/messages\`, ${post(`{ to: 'a', text }`)});`,
  ],
  [
    'no body at all',
    `${sign}const base = process.env.BASE;
await fetch(\`\${base}/api/generate\`);
await fetch(\`\${base}/v1/messages\`, { headers: { accept: 'text/html' } });
await fetch(\`\${base}/embeddings\`, { method: 'POST' });`,
  ],
  [
    'a body that nobody can read',
    `${sign}export const save = (base: string, body: string) =>
  fetch(\`\${base}/api/generate\`, { method: 'POST', body });`,
  ],
  [
    'a path that only ends like one',
    `const base = process.env.BASE;
await fetch(\`\${base}/history/chat/completions-report\`, ${chat});
await fetch(\`\${base}/v1/messages/archive\`, ${post(`{ messages: [], max_tokens: 1 }`)});`,
  ],
]);
