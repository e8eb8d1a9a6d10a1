/** Code beside the SDKs of model vendors that makes no request. */
import { expect, it } from 'vitest';
import { checkCode } from '../../support/checkCode';

const silent: Readonly<Record<string, string>> = {
  'making a thread': `import Anthropic from '@anthropic-ai/sdk';
const thread = new Anthropic().beta.messages.thread({ model: 'm', max_tokens: 9 });
thread.append({ role: 'user', content: 'hi' });
const copy = thread.fork();`,
  'sending on another thread': `import { Worker } from 'node:worker_threads';
const thread = new Worker('./worker.js');
thread.send('hi');`,
  'types of clouds': `import type { AnthropicBedrock } from '@anthropic-ai/bedrock-sdk';
export const region = (client: AnthropicBedrock): string => client.awsRegion;`,
  'files made for an upload': `import { toFile, APIError } from 'openai';
const file = await toFile(buffer, 'a.txt');`,
  'an own Groq': `import Groq from './groq';
await new Groq().chat.completions.create({ model: 'm', messages: [] });`,
  'a query language of that name': `import { groq } from 'next-sanity';
export const query = groq\`*[_type == "chat"]\`;
await client.fetch(query);`,
  'an error class of Together': `import Together from 'together-ai';
export const isDown = (error: unknown): boolean => error instanceof Together.APIError;`,
  'environments and errors of Perplexity': `import Perplexity from '@perplexity-ai/perplexity_ai';
const client = new Perplexity();
console.log(client.baseURL);`,
  'errors of Cerebras': `import { APIError } from '@cerebras/cerebras_cloud_sdk';
if (error instanceof APIError) throw error;`,
  'errors of Mistral': `import { SDKError } from '@mistralai/mistralai/models/errors';
if (error instanceof SDKError) throw error;`,
  'chat of something else than Cohere': `import { Client } from '@slack/cohere';
await new Client().chat({ message: 'hi' });`,
  'telling Cohere its key': `const cohere = require('cohere-ai');
cohere.init('key');`,
  'embedding with an own client': `import { VoyageAIClient } from './voyageai';
await new VoyageAIClient().embed({ input: 'a' });`,
  'sending on a router': `import { OpenRouter } from './router';
await new OpenRouter().chat.send({ chatRequest: {} });`,
  'stopping Ollama': `import ollama from 'ollama';
ollama.abort();`,
  'a webhook of Replicate': `import { validateWebhook } from 'replicate';
await validateWebhook(request, secret);`,
  'running another thing': `import Replicate from './replicate';
await new Replicate().run('a/b', {});`,
  'naming an endpoint': `import { InferenceClient } from '@huggingface/inference';
const endpoint = new InferenceClient('token').endpoint('https://own.example');`,
  'headers for a gateway': `import { createHeaders, PORTKEY_GATEWAY_URL } from 'portkey-ai';
export const headers = createHeaders({ provider: 'openai' });`,
  'another client of Azure': `import createClient from '@azure-rest/maps-search';
await createClient(credential).path('/search/address/json').get();
await createClient(credential).path('/chat/completions').post({ body: {} });`,
  'a path that is not asked': `import ModelClient from '@azure-rest/ai-inference';
const route = ModelClient(endpoint, credential).path('/chat/completions');`,
  'a credential of Azure': `import { AzureKeyCredential } from '@azure/openai';
export const credential = new AzureKeyCredential('k');`,
  'a message of a bot': `import { Telegraf } from 'telegraf';
await new Telegraf('token').telegram.sendMessage(1, 'hi');`,
  'playing what was spoken': `import { play } from '@elevenlabs/elevenlabs-js';
await play(audio);`,
  'an environment of Deepgram': `import { DeepgramEnvironment } from '@deepgram/sdk';
console.log(DeepgramEnvironment.Production);`,
};

it.each(Object.entries(silent))('%s', (_, code) => {
  expect(checkCode(`${code}\n`)).toMatchObject({ calls: [], findings: [], failures: [] });
});
