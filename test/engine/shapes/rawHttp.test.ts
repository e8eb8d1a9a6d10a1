/** Requests without an SDK: what counts is where the address says that it is an LLM's. */
import { nobodyChose, shapes } from './shape';

const send = `method: 'POST', headers, body: JSON.stringify({ model: 'm', messages })`;
const given = `const headers = { authorization: 'Bearer ' + process.env.KEY };\nconst messages: object[] = [];\n`;
const openai = { provider: 'openai', sdk: 'fetch', timeout: nobodyChose, retries: 'none' };

shapes('the address of a fetch', [
  [
    '25 a literal',
    `${given}const answer = await fetch('https://api.openai.com/v1/chat/completions', { ${send} }); // call
console.log(await answer.json());`,
    { ...openai, errors: 'none' },
  ],
  [
    '25 a literal on the next line',
    `${given}const answer = await fetch( // call
  'https://api.anthropic.com/v1/messages',
  { ${send} },
);
console.log(answer.status);`,
    { ...openai, provider: 'anthropic' },
  ],
  [
    '25 a constant',
    `${given}const ENDPOINT = 'https://api.openai.com/v1/responses';
await fetch(ENDPOINT, { ${send} }); // call`,
    openai,
  ],
  [
    '25 a member of an object',
    `${given}const server = { chat: 'https://api.openai.com/v1/chat/completions', image: 'https://api.openai.com/v1/images/generations' };
await fetch(server.chat, { ${send} }); // call`,
    openai,
  ],
  [
    '25 a template with a base from settings',
    `${given}const settings = { baseUrl: 'https://api.deepseek.com' };
await fetch(\`\${settings.baseUrl}/chat/completions\`, { ${send} }); // call`,
    { ...openai, provider: 'deepseek' },
  ],
  [
    '25 a template with a base in a field',
    `${given}class Groq {
  private readonly base = 'https://api.groq.com/openai/v1';
  ask() {
    return fetch(\`\${this.base}/chat/completions\`, { ${send} }); // call
  }
}
await new Groq().ask();`,
    { ...openai, provider: 'groq' },
  ],
  [
    '25 a part of the path is a variable',
    `${given}const model = 'gemini-2.0-flash';
await fetch(\`https://generativelanguage.googleapis.com/v1beta/models/\${model}:generateContent?key=\${process.env.KEY}\`, { ${send} }); // call`,
    { ...openai, provider: 'google-gemini' },
  ],
  [
    '25 a URL object',
    `${given}await fetch(new URL('/v1/chat/completions', 'https://api.openai.com'), { ${send} }); // call`,
    openai,
  ],
  [
    '25 from the environment alone: the body tells what it is, nothing tells who answers',
    `${given}await fetch(process.env.INFERENCE_URL + '/chat/completions', { ${send} }); // call`,
    { ...openai, provider: 'unknown' },
  ],
  [
    '25 from the environment, with a default',
    `${given}const base = process.env.LLM_BASE ?? 'http://localhost:11434';
await fetch(\`\${base}/api/chat\`, { ${send} }); // call`,
    { ...openai, provider: 'ollama' },
  ],
  [
    '25 from the environment, under a telling name',
    `${given}await fetch(\`\${process.env.OLLAMA_HOST}/api/chat\`, { ${send} }); // call`,
    { ...openai, provider: 'ollama' },
  ],
  [
    '25 joined with the result of a function',
    `${given}const base = () => 'https://api.mistral.ai';
await fetch(base() + '/v1/chat/completions', { ${send} }); // call`,
    { ...openai, provider: 'mistral' },
  ],
]);

shapes('an address that comes as a parameter', [
  [
    '26 whose literal stands two callers up',
    `${given}async function post(url: string) {
  return fetch(url, { ${send} });
}
async function complete(base = 'https://api.openai.com/v1') {
  const response = await post(\`\${base}/chat/completions\`); // call
  return response.json();
}
console.log(await complete());`,
    { provider: 'openai', timeout: nobodyChose },
  ],
  [
    '26 a helper that one caller uses for an LLM and another for the own back end',
    `${given}async function postJson(url: string, body: unknown) {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}
await postJson('https://api.anthropic.com/v1/messages', { model: 'm', messages }); // call
await postJson('/api/telemetry', { asked: 1 });`,
    { provider: 'anthropic' },
  ],
]);

shapes('axios', [
  [
    '27 a method with the address in place',
    `import axios from 'axios';
const { data } = await axios.post('https://api.openai.com/v1/embeddings', { model: 'text-embedding-3-small', input: 'x' }, { timeout: 15_000 }); // call
console.log(data);`,
    { provider: 'openai', sdk: 'axios', timeout: 'call 15000', retries: 'none', errors: 'none' },
  ],
  [
    '27 a config from a function',
    `import axios from 'axios';
const configFor = (text: string) => ({
  method: 'post',
  url: 'https://api.openai.com/v1/chat/completions',
  timeout: 15_000,
  data: { model: 'gpt-4o', messages: [{ role: 'user', content: text }] },
});
const answer = await axios(configFor('hi')); // call
console.log(answer.data);`,
    { provider: 'openai', sdk: 'axios', timeout: 'call 15000' },
  ],
  [
    '27 an instance with the whole address as its base',
    `import axios from 'axios';
const client = axios.create({ baseURL: 'https://openrouter.ai/api/v1/chat/completions' });
const answer = await client.post('', { model: 'm', messages: [] }); // call
console.log(answer.data);`,
    { provider: 'openrouter', sdk: 'axios', timeout: nobodyChose },
  ],
  [
    '27 an instance in a field, with a timeout',
    `import axios, { type AxiosInstance } from 'axios';
class Local {
  private readonly http: AxiosInstance;
  constructor() {
    this.http = axios.create({ baseURL: 'http://127.0.0.1:11434', timeout: 15_000 });
  }
  async generate(prompt: string) {
    const { data } = await this.http.post('/api/generate', { model: 'llama3.2', prompt, stream: false }); // call
    return data.response;
  }
}
await new Local().generate('x');`,
    { provider: 'ollama', sdk: 'axios', timeout: 'client 15000', errors: 'none' },
  ],
]);

shapes('other clients', [
  [
    '28 https.request with host and path apart',
    `import https from 'node:https';
const request = https.request( // call
  { hostname: 'api.openai.com', path: '/v1/chat/completions', method: 'POST', timeout: 15_000 },
  (response) => response.resume(),
);
request.end('{}');`,
    { provider: 'openai', errors: 'none' },
  ],
  [
    '28 a WebSocket',
    `import WebSocket from 'ws';
const socket = new WebSocket('wss://api.openai.com/v1/realtime?model=gpt-realtime', { headers: {} }); // call
socket.on('open', () => socket.send('{}'));`,
    { provider: 'openai', operation: 'realtime' },
  ],
  [
    '28 fetchEventSource',
    `import { fetchEventSource } from '@microsoft/fetch-event-source';
await fetchEventSource('https://api.openai.com/v1/chat/completions', { // call
  method: 'POST',
  body: JSON.stringify({ model: 'gpt-4o', messages: [], stream: true }),
  onmessage: (event) => console.log(event.data),
});`,
    { provider: 'openai', streaming: true },
  ],
]);
