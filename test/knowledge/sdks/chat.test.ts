/** Calls of the SDKs of model vendors: found, with their policy, each on its own facts. */
import { describe, expect, it } from 'vitest';
import { checkCode } from '../../support/checkCode';

type Case = readonly [says: string, code: string, expected: readonly object[]];

const check = (cases: readonly Case[], versions: Readonly<Record<string, string>> = {}): void => {
  it.each(cases)('%s', (_, code, expected) => {
    const { calls, failures } = checkCode(`${code}\n`, { versions });
    expect(failures).toEqual([]);
    expect(calls).toHaveLength(expected.length);
    expect(calls).toMatchObject(expected);
  });
};

const timeout = (source: string, ms: number | null, covers?: string): object => ({
  timeout: { source, ms, ...(covers === undefined ? {} : { covers }) },
});

const retries = (source: string, attempts: number | null): object => ({
  retries: { source, attempts },
});

/** Nobody chose: Node ends the wait for headers. */
const nodeAlone = timeout('runtime-default', 300_000);

const chatBody = "{ model: 'm', messages: [] }";
const chat = `client.chat.completions.create(${chatBody})`;
const streamed = "client.chat.completions.create({ model: 'm', messages: [], stream: true })";

describe('Anthropic', () => {
  const client = "import Anthropic from '@anthropic-ai/sdk';\nconst client = new Anthropic();\n";

  check([
    [
      'a thread of messages is made without a request; its turns are the requests',
      `${client}const thread = client.beta.messages.thread({ model: 'claude-opus-5', max_tokens: 9 }, { timeout: 21_000 });
await thread.send('hi');
await thread.stream('more', {}, { maxRetries: 0 }).finalMessage();`,
      [
        { line: 4, model: 'claude-opus-5', streaming: false, ...timeout('client', 21_000) },
        { line: 5, streaming: true, ...retries('disabled', 1) },
      ],
    ],
    [
      'events sent to a session of a managed agent',
      `${client}await client.beta.sessions.events.send('sesn_1', { events: [] }, { timeout: 22_000 });`,
      [{ operation: 'agent', ...timeout('call', 22_000) }],
    ],
    [
      'making a session generates nothing',
      `${client}await client.beta.sessions.create({ agent: 'agent_1', environment_id: 'env_1' });`,
      [{ operation: 'manage', api: 'beta.sessions.create' }],
    ],
    [
      'counting tokens and files generate nothing',
      `${client}await client.messages.countTokens({ model: 'm', messages: [] });
await client.beta.files.upload({ file });`,
      [{ operation: 'manage' }, { operation: 'manage' }],
    ],
    ...(
      [
        ['bedrock', 'AnthropicBedrock', 'aws-bedrock'],
        ['vertex', 'AnthropicVertex', 'google-vertex'],
        ['foundry', 'AnthropicFoundry', 'azure-openai'],
        ['aws', 'AnthropicAws', 'anthropic'],
        ['google-cloud', 'AnthropicGoogleCloud', 'anthropic'],
      ] as const
    ).flatMap(([cloud, name, provider]): Case[] => [
      [
        `${cloud}: the default export`,
        `import Client from '@anthropic-ai/${cloud}-sdk';
const client = new Client({ timeout: 23_000 });
await client.messages.create({ model: 'm', max_tokens: 9, messages: [] });`,
        [{ provider, ...timeout('client', 23_000, 'headers'), ...retries('sdk-default', 3) }],
      ],
      [
        `${cloud}: the class by its name`,
        `const { ${name} } = require('@anthropic-ai/${cloud}-sdk');
const client = new ${name}();
const stream = client.messages.stream({ model: 'm', max_tokens: 9, messages: [] });
await stream.finalMessage();`,
        [{ provider, streaming: true, ...timeout('sdk-default', 600_000) }],
      ],
    ]),
  ]);
});

describe('OpenAI', () => {
  const client =
    "import OpenAI, { AzureOpenAI, toFile } from 'openai';\nconst client = new OpenAI();\n";

  check([
    [
      'Azure names the deployment at the client',
      `${client}const azure = new AzureOpenAI({ deployment: 'gpt-5-eu', maxRetries: 5 });
await azure.chat.completions.create({ messages: [] });`,
      [{ provider: 'azure-openai', model: 'gpt-5-eu', ...retries('client', 6) }],
    ],
    [
      'Bedrock by OpenAI',
      `import { BedrockOpenAI } from 'openai';
await new BedrockOpenAI({ timeout: 24_000 }).responses.create({ model: 'm', input: '' });`,
      [{ provider: 'aws-bedrock', ...timeout('client', 24_000) }],
    ],
    [
      'runs of assistants, tool outputs among them',
      `${client}await client.beta.threads.runs.create('t', { assistant_id: 'a' }, { timeout: 25_000 });
await client.beta.threads.runs.submitToolOutputs('run', { thread_id: 't', tool_outputs: [] }, { timeout: 26_000 });
client.beta.threads.runs.createAndStream('t', { assistant_id: 'a' });`,
      [
        { operation: 'agent', streaming: false, ...timeout('call', 25_000) },
        { operation: 'agent', ...timeout('call', 26_000) },
        { operation: 'agent', streaming: true },
      ],
    ],
    [
      'files, vector stores, models and tokens generate nothing',
      `${client}await client.files.create({ file, purpose: 'assistants' });
await client.vectorStores.files.uploadAndPoll('vs', file);
await client.models.list();
await client.responses.inputTokens.count({ model: 'm', input: '' });`,
      Array.from({ length: 4 }, () => ({ operation: 'manage' })),
    ],
    [
      'a socket is opened by constructing it',
      `import { OpenAIRealtimeWS } from 'openai/realtime/ws';
const socket = new OpenAIRealtimeWS({ model: 'gpt-realtime' });
socket.send({ type: 'response.create' });`,
      [{ operation: 'realtime', provider: 'openai' }],
    ],
    [
      'a socket for an own client goes where that client goes',
      `import { AzureOpenAI } from 'openai';
import { OpenAIRealtimeWS } from 'openai/realtime/ws';
const azure = new AzureOpenAI({ deployment: 'gpt-realtime' });
const socket = await OpenAIRealtimeWS.azure(azure);`,
      [{ operation: 'realtime', provider: 'azure-openai' }],
    ],
    [
      'openai-edge asks once and waits',
      `import { Configuration, OpenAIApi } from 'openai-edge';
const api = new OpenAIApi(new Configuration({ apiKey: 'k' }));
await api.createChatCompletion({ model: 'm', messages: [], stream: true });`,
      [
        {
          ...{ sdk: 'openai-edge', provider: 'openai', streaming: true },
          ...nodeAlone,
          ...retries('none', 1),
        },
      ],
    ],
  ]);
});

describe('vendors that Stainless generates', () => {
  const built = (name: string, source: string, options: string): string =>
    `import ${name} from '${source}';\nconst client = new ${name}(${options});\n`;

  check([
    [
      'Groq: a minute by default',
      `${built('Groq', 'groq-sdk', '{}')}await ${chat};`,
      [{ provider: 'groq', ...timeout('sdk-default', 60_000), ...retries('sdk-default', 3) }],
    ],
    [
      'Groq: transcripts',
      `${built('Groq', 'groq-sdk', '{ maxRetries: 0 }')}await client.audio.transcriptions.create({ file, model: 'whisper' }, { timeout: 27_000 });`,
      [{ operation: 'transcribe', ...timeout('call', 27_000), ...retries('disabled', 1) }],
    ],
    [
      'Together: the client streams, too',
      `${built('Together', 'together-ai', '{ timeout: 28_000 }')}for await (const part of await ${streamed}) show(part);`,
      [{ provider: 'together', streaming: true, ...timeout('client', 28_000, 'headers') }],
    ],
    [
      'Perplexity: fifteen minutes',
      `${built('Perplexity', '@perplexity-ai/perplexity_ai', '')}await ${chat};
await client.search.create({ query: 'q' });`,
      [{ provider: 'perplexity', ...timeout('sdk-default', 900_000) }, { operation: 'manage' }],
    ],
    [
      'Cerebras',
      `${built('Cerebras', '@cerebras/cerebras_cloud_sdk', '{ maxRetries: 1 }')}await ${chat};`,
      [{ provider: 'cerebras', ...timeout('sdk-default', 60_000), ...retries('client', 2) }],
    ],
  ]);
});

describe('Mistral', () => {
  const client = (options: string): string =>
    `import { Mistral } from '@mistralai/mistralai';\nconst client = new Mistral(${options});\n`;

  check([
    [
      'one deadline covers the stream',
      `${client('{ timeoutMs: 31_000 }')}for await (const part of await client.chat.stream(${chatBody})) show(part);`,
      [
        {
          ...{ provider: 'mistral', streaming: true, model: 'm' },
          ...timeout('client', 31_000, 'total'),
          ...retries('none', 1),
        },
      ],
    ],
    [
      'a retry policy is an object: how often cannot be read',
      `${client("{ retryConfig: { strategy: 'backoff' } }")}await client.chat.complete(${chatBody});`,
      [{ ...timeout('sdk-default', 300_000), retries: { attempts: null } }],
    ],
    [
      'agents, moderation and embeddings',
      `${client('{}')}await client.agents.complete({ agentId: 'a', messages: [] }, { timeoutMs: 32_000 });
await client.classifiers.moderate({ inputs: [] });
await client.embeddings.create({ model: 'm', inputs: [] });`,
      [
        { operation: 'agent', ...timeout('call', 32_000) },
        { operation: 'moderate' },
        { operation: 'embed' },
      ],
    ],
    [
      'a function of its own, on a core',
      `import { MistralCore } from '@mistralai/mistralai/core.js';
import { chatComplete } from '@mistralai/mistralai/funcs/chatComplete.js';
const core = new MistralCore({ timeoutMs: 33_000 });
await chatComplete(core, ${chatBody});`,
      [{ provider: 'mistral', model: 'm', ...timeout('client', 33_000) }],
    ],
    [
      'on Google Cloud',
      `import { MistralGoogleCloud } from '@mistralai/mistralai-gcp';
await new MistralGoogleCloud().chat.complete(${chatBody});`,
      [{ provider: 'google-vertex', ...timeout('sdk-default', 60_000) }],
    ],
  ]);
});

describe('Cohere and Voyage count in seconds', () => {
  check([
    [
      'the second generation',
      `import { CohereClientV2 } from 'cohere-ai';
const cohere = new CohereClientV2({ timeoutInSeconds: 34 });
await cohere.chat({ model: 'command-a', messages: [] });`,
      [
        {
          ...{ provider: 'cohere', model: 'command-a' },
          ...timeout('client', 34_000, 'headers'),
          ...retries('sdk-default', 3),
        },
      ],
    ],
    [
      'v2 of the first',
      `import { CohereClient } from 'cohere-ai';
const cohere = new CohereClient();
await cohere.v2.rerank({ query: 'q', documents: [] }, { maxRetries: 0 });
await cohere.v2.chatStream({ model: 'm', messages: [] });`,
      [
        { operation: 'rerank', ...timeout('sdk-default', 300_000), ...retries('disabled', 1) },
        { streaming: true },
      ],
    ],
    [
      'Voyage',
      `import { VoyageAIClient } from 'voyageai';
await new VoyageAIClient().embed({ input: ['a'], model: 'voyage-4' }, { timeoutInSeconds: 9 });`,
      [{ provider: 'voyage', operation: 'embed', ...timeout('call', 9_000) }],
    ],
  ]);
});

describe('OpenRouter, Ollama, Replicate and Hugging Face', () => {
  check([
    [
      'OpenRouter tries for an hour, and wraps the body',
      `import { OpenRouter } from '@openrouter/sdk';
const router = new OpenRouter({ timeoutMs: 35_000 });
await router.chat.send({ chatRequest: { model: 'x/y', messages: [], stream: true } });`,
      [
        {
          ...{ provider: 'openrouter', model: 'x/y', streaming: true },
          ...timeout('client', 35_000, 'total'),
          retries: { source: 'sdk-default' },
        },
      ],
    ],
    [
      'Ollama is ready without construction',
      `import ollama from 'ollama';
for await (const part of await ollama.chat({ model: 'llama4', messages: [], stream: true })) show(part);
await ollama.list();`,
      [
        {
          ...{ provider: 'ollama', model: 'llama4', streaming: true },
          ...nodeAlone,
          ...retries('none', 1),
        },
        { operation: 'manage' },
      ],
    ],
    [
      'Ollama in the browser',
      `import { Ollama } from 'ollama/browser';
await new Ollama({ host: 'http://gpu:11434' }).embed({ model: 'nomic', input: 'a' });`,
      [{ operation: 'embed', model: 'nomic' }],
    ],
    [
      'Replicate hears no signal while it runs',
      `import Replicate from 'replicate';
const replicate = new Replicate();
await replicate.run('a/b', { input: {}, signal: AbortSignal.timeout(9_000) });
await replicate.predictions.create({ model: 'a/b', input: {}, signal: AbortSignal.timeout(9_000) });`,
      [
        { provider: 'replicate', ...nodeAlone, ...retries('sdk-default', 6) },
        { ...timeout('signal', 9_000) },
      ],
    ],
    [
      'Hugging Face by client and by function',
      `import { InferenceClient, textToImage } from '@huggingface/inference';
const hf = new InferenceClient('token');
for await (const part of hf.chatCompletionStream(${chatBody})) show(part);
await textToImage({ inputs: 'a cat' }, { signal: AbortSignal.timeout(8_000) });
await hf.endpoint('https://own.example').featureExtraction({ inputs: 'a' });`,
      [
        { provider: 'huggingface', streaming: true, ...nodeAlone },
        { operation: 'image', ...timeout('signal', 8_000) },
        { operation: 'embed' },
      ],
    ],
  ]);
});

describe('Portkey, Azure and others', () => {
  check([
    [
      'Portkey has no timer of its own: `requestTimeout` is a header for the gateway',
      `import Portkey from 'portkey-ai';
const portkey = new Portkey({ apiKey: 'k', requestTimeout: 9_000 });
await portkey.chat.completions.create(${chatBody});
await portkey.responses.create({ model: 'm', input: '' });`,
      [
        { provider: 'portkey', ...nodeAlone, ...retries('sdk-default', 2) },
        { ...timeout('sdk-default', 600_000), ...retries('none', 1) },
      ],
    ],
    [
      'Azure AI models: a path leads to a route, and posting to it is the request',
      `import ModelClient, { isUnexpected } from '@azure-rest/ai-inference';
const client = ModelClient(endpoint, credential, { retryOptions: { maxRetries: 1 } });
const response = await client.path('/chat/completions').post({ body: ${chatBody}, timeout: 36_000 });
if (isUnexpected(response)) throw response.body.error;`,
      [
        {
          ...{ provider: 'azure-openai', model: 'm', streaming: false },
          ...timeout('call', 36_000),
          ...retries('client', 2),
        },
      ],
    ],
    [
      'the betas of @azure/openai',
      `import { OpenAIClient, AzureKeyCredential } from '@azure/openai';
const client = new OpenAIClient(endpoint, new AzureKeyCredential('k'));
await client.getChatCompletions('gpt', [], { requestOptions: { timeout: 37_000 } });
for await (const event of await client.streamChatCompletions('gpt', [])) show(event);`,
      [
        { provider: 'azure-openai', ...timeout('call', 37_000), ...retries('sdk-default', 4) },
        { streaming: true, ...timeout('none', null) },
      ],
    ],
    [
      'chatgpt',
      `import { ChatGPTAPI } from 'chatgpt';
const api = new ChatGPTAPI({ apiKey: 'k', completionParams: { model: 'gpt-4' } });
await api.sendMessage('hi', { timeoutMs: 38_000 });`,
      [
        {
          ...{ provider: 'openai', model: 'gpt-4', streaming: false },
          ...timeout('call', 38_000, 'total'),
          ...retries('none', 1),
        },
      ],
    ],
    [
      'ElevenLabs and Deepgram',
      `import { ElevenLabsClient } from '@elevenlabs/elevenlabs-js';
import { DeepgramClient } from '@deepgram/sdk';
await new ElevenLabsClient().textToSpeech.convert('voice', { text: 'hi' }, { timeoutInSeconds: 39 });
await new DeepgramClient().listen.v1.media.transcribeUrl({ url: 'u' });`,
      [
        { provider: 'elevenlabs', operation: 'speech', ...timeout('call', 39_000) },
        { provider: 'deepgram', operation: 'transcribe', ...timeout('sdk-default', 60_000) },
      ],
    ],
  ]);
});
