/** Chains of calls, parts and handles between a client and its request. */
import { nobodyChose, shapes } from './shape';

const head = `import Anthropic from '@anthropic-ai/sdk';\n`;
const body = `{ model: 'claude-haiku-4-5', max_tokens: 500, messages: [{ role: 'user', content: text }] }`;
const claude = {
  provider: 'anthropic',
  sdk: '@anthropic-ai/sdk',
  api: 'messages.create',
  timeout: 'client 15000',
};

shapes('a receiver that is a call', [
  [
    '7 of a function',
    `${head}let shared: Anthropic | undefined;
function getClient(): Anthropic {
  return (shared ??= new Anthropic({ timeout: 15_000 }));
}
export const note = (text: string) => getClient().messages.create(${body}); // call`,
    claude,
  ],
  [
    '7 of a method of its own class',
    `${head}class Notes {
  private client?: Anthropic;
  private getClient() {
    if (!this.client) this.client = new Anthropic({ timeout: 15_000 });
    return this.client;
  }
  note(text: string) {
    return this.getClient().messages.create(${body}); // call
  }
}
await new Notes().note('x');`,
    claude,
  ],
  [
    '7 of an async method of its own class',
    `${head}class Notes {
  private async client() {
    const apiKey = await readKey();
    return new Anthropic({ apiKey, timeout: 15_000 });
  }
  async note(text: string) {
    return (await this.client()).messages.create(${body}); // call
  }
}
declare function readKey(): Promise<string>;
await new Notes().note('x');`,
    claude,
  ],
  [
    '7 of an arrow that builds one each time',
    `import Replicate from 'replicate';
const client = () => new Replicate({ auth: process.env.REPLICATE_API_TOKEN });
export async function paint(prompt: string) {
  return client().predictions.create({ model: 'black-forest-labs/flux-schnell', input: { prompt } }); // call
}`,
    { provider: 'replicate', sdk: 'replicate', api: 'predictions.create' },
  ],
  [
    '7 awaited from an async getter',
    `import OpenAI from 'openai';
async function getOpenAi() {
  return new OpenAI({ apiKey: await secret(), timeout: 15_000 });
}
declare function secret(): Promise<string>;
async function main() {
  const client = await getOpenAi();
  return client.responses.create({ model: 'gpt-5', input: 'x' }); // call
}
await main();`,
    { provider: 'openai', timeout: 'client 15000', errors: 'none' },
  ],
]);

shapes('a part of a client', [
  [
    '8 given by a getter: client.chat',
    `import OpenAI from 'openai';
class Service {
  #openai = new OpenAI({ timeout: 15_000 });
  get chat() {
    return this.#openai.chat;
  }
  reply(messages: []) {
    return this.chat.completions.create({ model: 'gpt-5', messages }); // call
  }
}
await new Service().reply([]);`,
    { provider: 'openai', api: 'chat.completions.create', timeout: 'client 15000' },
  ],
  [
    '8 given by an async function',
    `import OpenAI from 'openai';
const openai = new OpenAI({ timeout: 15_000 });
const getChat = async () => openai.chat;
const chat = await getChat();
await chat.completions.create({ model: 'gpt-5', messages: [] }); // call`,
    { provider: 'openai', api: 'chat.completions.create', timeout: 'client 15000' },
  ],
  [
    '8 in a variable: client.embeddings',
    `import OpenAI from 'openai';
const { embeddings } = new OpenAI({ timeout: 15_000 });
const vectors = await embeddings.create({ model: 'text-embedding-3-small', input: ['a', 'b'] }); // call
console.log(vectors.data.length);`,
    { provider: 'openai', api: 'embeddings.create', operation: 'embed', timeout: 'client 15000' },
  ],
]);

shapes('a class that is not imported in one step', [
  [
    '9 a member of an awaited import',
    `async function main() {
  const client = new (await import('openai')).OpenAI({ timeout: 15_000 });
  return client.responses.create({ model: 'gpt-5', input: 'x' }); // call
}
await main();`,
    { provider: 'openai', sdk: 'openai', timeout: 'client 15000' },
  ],
  [
    '9 a member of require',
    {
      'src/app.js': `const AzureOpenAI = require('openai').AzureOpenAI;
const client = new AzureOpenAI({ endpoint: process.env.AOAI, timeout: 15000 });
client.chat.completions.create({ model: 'gpt-4o', messages: [] }).then(console.log); // call`,
    },
    { provider: 'azure-openai', sdk: 'openai', timeout: 'client 15000' },
  ],
  [
    '9 the default import under another name',
    `import OpenAIApi from 'openai';
const api = new OpenAIApi({ timeout: 15_000 });
await api.responses.create({ model: 'gpt-5', input: 'x' }); // call`,
    { provider: 'openai', sdk: 'openai', timeout: 'client 15000' },
  ],
  [
    '9 taken out of the default export',
    `import sdk from 'openai';
const { AzureOpenAI } = sdk;
const client = new AzureOpenAI({ timeout: 15_000 });
await client.chat.completions.create({ model: 'gpt-4o', messages: [] }); // call`,
    { provider: 'azure-openai', sdk: 'openai', timeout: 'client 15000' },
  ],
  [
    '9 a name that is never defined',
    `async function draw(prompt) {
  const image = await openai.images.generate({ model: 'gpt-image-1', prompt });
  return image.data[0].url;
}
await draw('a boat');`,
  ],
]);

shapes('a handle in two steps', [
  [
    '10 a model of Gemini',
    `import { GoogleGenerativeAI } from '@google/generative-ai';
const genAI = new GoogleGenerativeAI(process.env.GEMINI_KEY ?? '');
const model = genAI.getGenerativeModel({ model: 'gemini-1.5-flash' });
const result = await model.generateContent('Name three rivers.'); // call
console.log(result.response.text());`,
    {
      provider: 'google-gemini',
      sdk: '@google/generative-ai',
      api: 'generateContent',
      model: 'gemini-1.5-flash',
      timeout: nobodyChose,
      retries: 'none',
    },
  ],
  [
    '10 a model of Gemini with options of its own, in one chain',
    `import { GoogleGenerativeAI } from '@google/generative-ai';
const genAI = new GoogleGenerativeAI('k');
await genAI // call
  .getGenerativeModel({ model: 'gemini-2.0-flash' }, { timeout: 15_000 })
  .generateContentStream('Go on.');`,
    { provider: 'google-gemini', api: 'generateContentStream', timeout: 'client 15000' },
  ],
  [
    '10 startChat is local, sendMessage is the request',
    `import { GoogleGenerativeAI } from '@google/generative-ai';
const model = new GoogleGenerativeAI('k').getGenerativeModel({ model: 'gemini-2.0-flash' });
const chat = model.startChat({ history: [] });
const first = await chat.sendMessage('Hello'); // call
const next = await chat.sendMessageStream('And now?'); // call
console.log(first, next);`,
    { provider: 'google-gemini', api: 'sendMessage', streaming: false },
    { provider: 'google-gemini', api: 'sendMessageStream', streaming: true },
  ],
  [
    '10 chats.create is local, sendMessage is the request',
    `import { GoogleGenAI } from '@google/genai';
const ai = new GoogleGenAI({ apiKey: process.env.KEY });
const chat = ai.chats.create({ model: 'gemini-2.5-flash' });
const answer = await chat.sendMessage({ message: 'Hello' }); // call
console.log(answer.text);`,
    { provider: 'google-gemini', sdk: '@google/genai', operation: 'generate' },
  ],
  [
    '10 a model in a field that a method builds',
    `import { GoogleGenerativeAI, type GenerativeModel } from '@google/generative-ai';
class Gardener {
  private model: GenerativeModel;
  constructor(key: string) {
    this.model = new GoogleGenerativeAI(key).getGenerativeModel({ model: 'gemini-2.0-flash' });
  }
  async advise(plant: string) {
    try {
      return (await this.model.generateContent(plant)).response.text(); // call
    } catch (error) {
      throw new Error('no advice', { cause: error });
    }
  }
}
await new Gardener('k').advise('fern');`,
    { provider: 'google-gemini', api: 'generateContent', errors: 'try-catch', fallback: 'none' },
  ],
]);

shapes('a model of the editor', [
  [
    '11 that comes with a request of annotated type',
    `import * as vscode from 'vscode';
async function answer(request: vscode.ChatRequest, stream: vscode.ChatResponseStream) {
  const messages = [vscode.LanguageModelChatMessage.User(request.prompt)];
  const reply = await request.model.sendRequest(messages, {}); // call
  for await (const part of reply.text) stream.markdown(part);
}
vscode.chat.createChatParticipant('gardener', (request, _, stream) => answer(request, stream));`,
    { sdk: 'vscode', api: 'sendRequest' },
  ],
  [
    '11 the first that is selected',
    `import * as vscode from 'vscode';
async function explain(text: string, token: vscode.CancellationToken) {
  const [model] = await vscode.lm.selectChatModels({ vendor: 'copilot', family: 'gpt-4o' });
  if (!model) return;
  const answer = await model.sendRequest([vscode.LanguageModelChatMessage.User(text)], {}, token); // call
  return answer.text;
}
vscode.commands.registerCommand('x.explain', explain);`,
    { sdk: 'vscode', api: 'sendRequest' },
  ],
  [
    '11 a parameter of its type',
    `import type { LanguageModelChat, LanguageModelChatMessage } from 'vscode';
export const ask = (model: LanguageModelChat, messages: LanguageModelChatMessage[]) =>
  model.sendRequest(messages, {}); // call`,
    { sdk: 'vscode', api: 'sendRequest' },
  ],
  [
    '11 out of the list by a method',
    `import { lm } from 'vscode';
const first = (await lm.selectChatModels()).at(0);
await first?.sendRequest([], {}); // call
const models = await lm.selectChatModels();
const small = models.find((one) => one.family === 'gpt-4o-mini') ?? models[0];
await small?.sendRequest([], {}); // call
const last = models.pop();
await last?.sendRequest([], {}); // call`,
    { sdk: 'vscode', api: 'sendRequest' },
  ],
]);

shapes('a class whose name two packages have', [
  [
    '12 OpenAI of LangChain',
    `import { OpenAI } from '@langchain/openai';
const model = new OpenAI({ model: 'gpt-3.5-turbo-instruct', timeout: 15_000 });
const text = await model.invoke('A haiku about rain.'); // call
console.log(text);`,
    { provider: 'openai', sdk: '@langchain/openai', api: 'invoke', timeout: 'client 15000' },
  ],
  [
    '12 AzureOpenAI of LangChain',
    `import { AzureOpenAI } from '@langchain/openai';
const model = new AzureOpenAI({ azureOpenAIApiDeploymentName: 'd' });
await model.invoke('A haiku about rain.'); // call`,
    { provider: 'azure-openai', sdk: '@langchain/openai', api: 'invoke' },
  ],
  [
    '12 OpenAI of LlamaIndex',
    `import { OpenAI } from '@llamaindex/openai';
const llm = new OpenAI({ model: 'gpt-4o-mini' });
const answer = await llm.chat({ messages: [{ role: 'user', content: 'hi' }] }); // call
console.log(answer.message);`,
    { provider: 'openai', sdk: '@llamaindex/openai', api: 'chat' },
  ],
]);
