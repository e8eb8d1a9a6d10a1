/** Settings that nobody reads: each fact of each SDK family, and the same setting where it is read. */
import { describe, expect, it } from 'vitest';
import { checkCode } from '../../support/checkCode';

type Versions = Readonly<Record<string, string>>;
type Row = readonly [says: string, code: string, names: readonly string[], versions?: Versions];

const ignored = (code: string, versions: Versions = {}) => {
  const { calls, failures, findings } = checkCode(code, { versions });
  expect(failures).toEqual([]);
  expect(calls.length).toBeGreaterThan(0);
  return findings
    .filter((one) => one.rule === 'ignored-option' || one.also.includes('ignored-option'))
    .flatMap((one) => [
      ...one.message.matchAll(/`([\w.]+)` (?:in \S+ )?on line \d+ (?:is|does|only)/gu),
    ])
    .map((match) => match[1] ?? '');
};

const check = (rows: readonly Row[]): void => {
  it.each(rows.map((row) => ({ says: row[0], row })))('$says', ({ row }) => {
    const [, code, names, versions] = row;
    expect(ignored(code, versions)).toEqual(names);
  });
};

const stop = 'const stop = new AbortController();\n';

// ---------------------------------------------------------------------------------------------------- Stainless

const vendors: readonly (readonly [pkg: string, name: string])[] = [
  ['openai', 'OpenAI'],
  ['groq-sdk', 'Groq'],
  ['together-ai', 'Together'],
  ['@perplexity-ai/perplexity_ai', 'Perplexity'],
  ['@cerebras/cerebras_cloud_sdk', 'Cerebras'],
];

describe.each(vendors)('%s', (pkg, name) => {
  const chat = (body: string, options = '', client = '{}'): string =>
    `import ${name} from '${pkg}';\n${stop}const client = new ${name}(${client});\nawait client.chat.completions.create({ model: 'm', messages: []${body} }${options});\n`;

  check([
    ['timeout in the body', chat(', timeout: 20_000'), ['timeout']],
    ['retries in the body', chat(', maxRetries: 1'), ['maxRetries']],
    ['a signal in the body', chat(', signal: stop.signal'), ['signal']],
    ['another name of the signal', chat('', ', { abortSignal: stop.signal }'), ['abortSignal']],
    [
      'all behind the body',
      chat('', ', { timeout: 9_000, maxRetries: 1, signal: stop.signal }'),
      [],
    ],
    [
      'an override in an own fetch',
      chat(
        '',
        '',
        '{ fetch: (url, init) => fetch(url, { signal: AbortSignal.timeout(9_000), ...init }) }',
      ),
      ['signal'],
    ],
    [
      'a signal of both',
      chat(
        '',
        '',
        '{ fetch: (url, init) => fetch(url, { ...init, signal: AbortSignal.timeout(9_000) }) }',
      ),
      [],
    ],
    [
      'timeout in an own fetch',
      chat('', '', '{ fetch: (url, init) => fetch(url, { ...init, timeout: 9_000 }) }'),
      ['timeout'],
    ],
  ]);
});

describe('an agent', () => {
  const agent = (pkg: string, name: string): string =>
    `import ${name} from '${pkg}';\nimport { agent } from './agent';\nconst client = new ${name}({ httpAgent: agent });\nawait client.models.list();\n`;

  check([
    ['of openai 4', agent('openai', 'OpenAI'), [], { openai: '4.104.0' }],
    ['of openai 5', agent('openai', 'OpenAI'), ['httpAgent'], { openai: '5.23.2' }],
    [
      'of Anthropic 0.39',
      agent('@anthropic-ai/sdk', 'Anthropic'),
      [],
      { '@anthropic-ai/sdk': '0.39.0' },
    ],
    [
      'of Anthropic 1',
      agent('@anthropic-ai/sdk', 'Anthropic'),
      ['httpAgent'],
      { '@anthropic-ai/sdk': '1.12.0' },
    ],
    ['of groq-sdk 0', agent('groq-sdk', 'Groq'), [], { 'groq-sdk': '0.37.0' }],
    ['of groq-sdk 1', agent('groq-sdk', 'Groq'), ['httpAgent'], { 'groq-sdk': '1.6.0' }],
    ['of a version that nobody knows', agent('openai', 'OpenAI'), []],
  ]);
});

describe('openai 3', () => {
  const old = { openai: '3.3.0' };
  const chat = (settings: string, options: string): string =>
    `import { Configuration, OpenAIApi } from 'openai';\nconst api = new OpenAIApi(new Configuration({ apiKey: 'k'${settings} }));\nawait api.createChatCompletion({ model: 'm', messages: [] }${options});\n`;

  check([
    ['timeout of the configuration', chat(', timeout: 9_000', ''), ['timeout'], old],
    ['timeout of its base options', chat(', baseOptions: { timeout: 9_000 }', ''), [], old],
    ['retries of the configuration', chat(', maxRetries: 2', ''), ['maxRetries'], old],
    ['timeout of the call', chat('', ', { timeout: 9_000 }'), [], old],
  ]);
});

// ------------------------------------------------------------------------------------------------------- AI SDK

describe('the AI SDK', () => {
  const ai = (fn: string, options: string, provider = ''): string =>
    `import { ${fn} } from 'ai';\nimport { createOpenAI } from '@ai-sdk/openai';\n${stop}const openai = createOpenAI({${provider}});\nawait ${fn}({ model: openai('gpt-5'), prompt: 'hi', ${options} });\n`;
  const bounded = 'abortSignal: AbortSignal.timeout(9_000)';

  check([
    ...['3.4.33', '4.3.19', '5.0.277', '6.0.13'].map((version): Row => [
      `timeout in ${version}`,
      ai('generateText', 'timeout: 9_000'),
      ['timeout'],
      { ai: version },
    ]),
    ...['6.0.14', '6.0.326', '7.0.173'].map((version): Row => [
      `timeout in ${version}`,
      ai('generateText', 'timeout: 9_000'),
      [],
      { ai: version },
    ]),
    ...[
      'generateObject',
      'streamObject',
      'embed',
      'embedMany',
      'generateImage',
      'transcribe',
      'rerank',
    ].map((fn): Row => [
      `timeout of ${fn}`,
      ai(fn, 'timeout: 9_000'),
      ['timeout'],
      { ai: '7.0.173' },
    ]),
    [
      'the signal of other SDKs',
      ai('generateText', 'signal: stop.signal'),
      ['signal'],
      { ai: '7.0.173' },
    ],
    ['its own signal', ai('generateText', bounded), [], { ai: '7.0.173' }],
    [
      'a timeout of the provider',
      ai('generateText', bounded, 'timeout: 9_000'),
      ['timeout'],
      { ai: '7.0.173' },
    ],
    [
      'retries of the provider',
      ai('generateText', bounded, 'maxRetries: 9'),
      ['maxRetries'],
      { ai: '7.0.173' },
    ],
    [
      'an override in the provider',
      ai(
        'generateText',
        bounded,
        'fetch: (url, init) => fetch(url, { signal: AbortSignal.timeout(9_000), ...init })',
      ),
      ['signal'],
      { ai: '7.0.173' },
    ],
  ]);
});

// ---------------------------------------------------------------------------------------- LangChain, LlamaIndex

describe('LangChain', () => {
  const model = (pkg: string, name: string, options: string, call = ''): string =>
    `import { ${name} } from '@langchain/${pkg}';\n${stop}const model = new ${name}({ model: 'm'${options} });\nawait model.invoke('hi'${call});\n`;

  check([
    [
      'timeout of ChatAnthropic',
      model('anthropic', 'ChatAnthropic', ', timeout: 9_000'),
      ['timeout'],
    ],
    [
      'timeout of its client',
      model('anthropic', 'ChatAnthropic', ', clientOptions: { timeout: 9_000 }'),
      [],
    ],
    [
      'retries of its client',
      model('anthropic', 'ChatAnthropic', ', clientOptions: { maxRetries: 3 }'),
      ['clientOptions.maxRetries'],
    ],
    ['timeout of ChatOpenAI', model('openai', 'ChatOpenAI', ', timeout: 9_000'), []],
    [
      'an override in its fetch',
      model(
        'openai',
        'ChatOpenAI',
        ', configuration: { fetch: (url, init) => fetch(url, { signal: AbortSignal.timeout(9_000), ...init }) }',
      ),
      ['signal'],
    ],
    [
      'timeout of ChatGoogleGenerativeAI',
      model('google-genai', 'ChatGoogleGenerativeAI', ', timeout: 9_000'),
      ['timeout'],
    ],
    [
      'timeout of its call',
      model('google-genai', 'ChatGoogleGenerativeAI', '', ', { timeout: 9_000 }'),
      ['timeout'],
    ],
    [
      'a signal of its call',
      model('google-genai', 'ChatGoogleGenerativeAI', '', ', { signal: stop.signal }'),
      ['signal'],
    ],
    [
      'timeout of ChatMistralAI',
      model('mistralai', 'ChatMistralAI', ', timeoutMs: 9_000'),
      ['timeoutMs'],
    ],
    ['retries of ChatOllama', model('ollama', 'ChatOllama', ', maxRetries: 3'), ['maxRetries']],
    ['timeout of ChatGroq', model('groq', 'ChatGroq', ', timeout: 9_000'), []],
    [
      'retries of ChatBedrockConverse',
      model('aws', 'ChatBedrockConverse', ', maxRetries: 3'),
      ['maxRetries'],
    ],
    [
      'a timeout of embeddings',
      "import { OpenAIEmbeddings } from '@langchain/openai';\nconst model = new OpenAIEmbeddings();\nawait model.embedQuery('hi', { timeout: 9_000 });\n",
      ['timeout'],
    ],
  ]);
});

describe('LlamaIndex', () => {
  const chat = (options: string, built = ''): string =>
    `import { OpenAI } from '@llamaindex/openai';\n${stop}const llm = new OpenAI({ model: 'gpt-5'${built} });\nawait llm.chat({ messages: []${options} });\n`;

  check([
    ['a signal', chat(', signal: stop.signal'), ['signal']],
    ['a timeout of the call', chat(', timeout: 9_000'), ['timeout']],
    ['a timeout of the model', chat('', ', timeout: 9_000'), []],
  ]);
});

// ------------------------------------------------------------------------------------------- Google and clouds

describe('Google', () => {
  const genai = (config: string, client = '', more = ''): string =>
    `import { GoogleGenAI } from '@google/genai';\n${stop}const ai = new GoogleGenAI({ apiKey: 'k'${client} });\nawait ai.models.generateContent({ model: 'm', contents: 'hi'${config} }${more});\n`;
  const old = (options: string, model = '', key = ''): string =>
    `import { GoogleGenerativeAI } from '@google/generative-ai';\n${stop}const ai = new GoogleGenerativeAI('k'${key});\nconst model = ai.getGenerativeModel({ model: 'm'${model} });\nawait model.generateContent('hi'${options});\n`;
  const retries = ', config: { httpOptions: { retryOptions: { attempts: 3 } } }';

  check([
    ['timeout of the client', genai('', ', timeout: 9_000'), ['timeout']],
    ['timeout of its HTTP options', genai('', ', httpOptions: { timeout: 9_000 }'), []],
    ['timeout of the request', genai(', timeout: 9_000'), ['timeout']],
    ['timeout of the config', genai(', config: { timeout: 9_000 }'), ['config.timeout']],
    ['another name of the signal', genai(', config: { signal: stop.signal }'), ['config.signal']],
    ['the signal', genai(', config: { abortSignal: stop.signal }'), []],
    ['a second argument', genai('', '', ', { timeout: 9_000 }'), ['timeout']],
    [
      'retries of a request in 1',
      genai(retries),
      ['config.httpOptions.retryOptions'],
      { '@google/genai': '1.52.0' },
    ],
    ['retries of a request in 3', genai(retries), [], { '@google/genai': '3.1.0' }],
    ['timeout behind the key', old('', '', ', { timeout: 9_000 }'), ['timeout']],
    ['timeout of the model parameters', old('', ', timeout: 9_000'), ['timeout']],
    ['timeout of the request of the older SDK', old(', { timeout: 9_000 }'), []],
    [
      'the same before 0.16',
      old(', { timeout: 9_000 }'),
      ['timeout'],
      { '@google/generative-ai': '0.15.0' },
    ],
  ]);

  it('does not count what stands behind the key as a timeout', () => {
    const { calls } = checkCode(old('', '', ', { timeout: 9_000 }'));
    expect(calls[0]?.timeout.source).not.toBe('client');
  });
});

describe('AWS', () => {
  const bedrock = (options: string, call = ''): string =>
    `import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime';\nimport { NodeHttpHandler } from '@smithy/node-http-handler';\n${stop}const client = new BedrockRuntimeClient({ ${options} });\nawait client.send(new ConverseCommand({ modelId: 'm', messages: [] })${call});\n`;
  const handler = (more = ''): string =>
    bedrock(`requestHandler: new NodeHttpHandler({ requestTimeout: 9_000${more} })`);

  check([
    ['timeout beside the handler', bedrock('requestTimeout: 9_000'), ['requestTimeout']],
    ['timeout of the handler', bedrock('requestHandler: { requestTimeout: 9_000 }'), []],
    ['retries by the old name', bedrock('maxRetries: 3'), ['maxRetries']],
    [
      'timeout by the old name',
      bedrock('httpOptions: { timeout: 9_000 }'),
      ['httpOptions.timeout'],
    ],
    ['another name of the signal', bedrock('', ', { signal: stop.signal }'), ['signal']],
    [
      'a timeout that only warns',
      handler(),
      ['requestHandler.requestTimeout'],
      { '@smithy/node-http-handler': '4.4.0' },
    ],
    ['the same before it only warned', handler(), [], { '@smithy/node-http-handler': '4.3.0' }],
    ['the same where nobody knows', handler(), []],
    [
      'one that throws',
      handler(', throwOnRequestTimeout: true'),
      [],
      { '@smithy/node-http-handler': '4.4.0' },
    ],
  ]);
});

// -------------------------------------------------------------------------------------------------- other SDKs

const sdk = (imports: string, built: string, call: string): string =>
  `${imports}\n${stop}const client = ${built};\nawait client.${call};\n`;

describe('Speakeasy SDKs', () => {
  const mistral = (options: string, call: string): string =>
    sdk(
      "import { Mistral } from '@mistralai/mistralai';",
      `new Mistral({ ${options} })`,
      `chat.complete({ model: 'm', messages: [] }, { ${call} })`,
    );
  const router = (options: string, call: string): string =>
    sdk(
      "import { OpenRouter } from '@openrouter/sdk';",
      `new OpenRouter({ ${options} })`,
      `chat.send({ chatRequest: { model: 'm', messages: [] } }, { ${call} })`,
    );
  const recent = { '@openrouter/sdk': '1.3.19' };

  check([
    ['timeout by another name', mistral('timeout: 9_000', ''), ['timeout']],
    ['timeout of a call by another name', mistral('', 'timeout: 9_000'), ['timeout']],
    ['its own timeout', mistral('timeoutMs: 9_000', ''), []],
    ['retries by another name', mistral('maxRetries: 3', ''), ['maxRetries']],
    [
      'a timeout that a signal switches off',
      mistral('timeoutMs: 9_000', 'signal: stop.signal'),
      ['timeoutMs'],
    ],
    [
      'a signal that bounds in its place',
      mistral('timeoutMs: 9_000', 'signal: AbortSignal.timeout(5_000)'),
      [],
    ],
    [
      'a fired signal that is tried again',
      router('', 'signal: AbortSignal.timeout(9_000)'),
      ['signal'],
      recent,
    ],
    [
      'the same without retries',
      router("retryConfig: { strategy: 'none' }", 'signal: AbortSignal.timeout(9_000)'),
      [],
      recent,
    ],
    ['the signal of a user', router('', 'signal: stop.signal'), [], recent],
  ]);

  it('counts neither the timer that is switched off nor the default', () => {
    const { calls } = checkCode(mistral('timeoutMs: 9_000', 'signal: stop.signal'));
    expect(calls[0]?.timeout).toMatchObject({ source: 'runtime-default' });
  });

  it('does not count a signal that is tried again', () => {
    const { calls } = checkCode(router('', 'signal: AbortSignal.timeout(9_000)'), {
      versions: recent,
    });
    expect(calls[0]?.timeout).toMatchObject({ source: 'runtime-default' });
  });
});

describe('SDKs with few options', () => {
  const ollama = (options: string, body: string, call = ''): string =>
    sdk(
      "import { Ollama } from 'ollama';",
      `new Ollama({ ${options} })`,
      `chat({ model: 'm', messages: []${body} }${call})`,
    );
  const hf = (options: string, call: string, body = ''): string =>
    sdk(
      "import { InferenceClient } from '@huggingface/inference';",
      `new InferenceClient('k', { ${options} })`,
      `chatCompletion({ model: 'm', messages: []${body} }, { ${call} })`,
    );
  const replicate = (options: string, call: string): string =>
    sdk(
      "import Replicate from 'replicate';",
      `new Replicate({ ${options} })`,
      `run('a/b', { input: {}, ${call} })`,
    );
  const portkey = (options: string, call: string): string =>
    sdk(
      "import Portkey from 'portkey-ai';",
      `new Portkey({ ${options} })`,
      `chat.completions.create({ model: 'm', messages: [] }${call})`,
    );
  const cohere = (options: string, call: string): string =>
    sdk(
      "import { CohereClientV2 } from 'cohere-ai';",
      `new CohereClientV2({ ${options} })`,
      `chat({ model: 'm', messages: [] }, { ${call} })`,
    );

  check([
    ['Ollama: timeout of the client', ollama('timeout: 9_000', ''), ['timeout']],
    ['Ollama: timeout of the request', ollama('', ', timeout: 9_000'), ['timeout']],
    ['Ollama: a second argument', ollama('', '', ', { signal: stop.signal }'), ['signal']],
    [
      'Ollama: an own fetch',
      ollama(
        'fetch: (url, init) => fetch(url, { ...init, signal: AbortSignal.timeout(9_000) })',
        '',
      ),
      [],
    ],
    ['Hugging Face: timeout of the client', hf('timeout: 9_000', ''), ['timeout']],
    ['Hugging Face: timeout of the call', hf('', 'timeout: 9_000'), ['timeout']],
    ['Hugging Face: signal in the body', hf('', '', ', signal: stop.signal'), ['signal']],
    ['Hugging Face: signal of the call', hf('', 'signal: stop.signal'), []],
    ['Replicate: timeout of the client', replicate('timeout: 9_000', ''), ['timeout']],
    [
      'Replicate: a timer that a request does not hear',
      replicate('', 'signal: AbortSignal.timeout(9_000)'),
      ['signal'],
    ],
    ['Replicate: a user who stops the polling', replicate('', 'signal: stop.signal'), []],
    ['Portkey: a signal as parameters', portkey('', ', { signal: stop.signal }'), ['signal']],
    ['Portkey: a signal as options', portkey('', ', {}, { signal: stop.signal }'), ['signal']],
    ['Portkey: what the gateway is told', portkey('requestTimeout: 9_000', ''), []],
    ['Cohere: timeout in milliseconds', cohere('timeout: 9_000', ''), ['timeout']],
    ['Cohere: another name of the signal', cohere('', 'signal: stop.signal'), ['signal']],
    ['Cohere: its own options', cohere('timeoutInSeconds: 9', 'abortSignal: stop.signal'), []],
    [
      'Cohere: options of the client before 7.20',
      cohere('timeoutInSeconds: 9', ''),
      ['timeoutInSeconds'],
      { 'cohere-ai': '7.15.0' },
    ],
  ]);
});

// ------------------------------------------------------------------------------------------------ HTTP clients

describe('HTTP clients', () => {
  const url = "'https://api.openai.com/v1/responses'";
  const send = (imports: string, call: string): string => `${imports}\nawait ${call};\n`;

  check([
    [
      'timeout of fetch',
      send('', `fetch(${url}, { method: 'POST', timeout: 9_000 })`),
      ['timeout'],
    ],
    ['retries of fetch', send('', `fetch(${url}, { method: 'POST', retries: 3 })`), ['retries']],
    [
      'a signal of fetch',
      send('', `fetch(${url}, { method: 'POST', signal: AbortSignal.timeout(9_000) })`),
      [],
    ],
    ['false is no setting', send('', `fetch(${url}, { method: 'POST', timeout: false })`), []],
    [
      'a fetch of another make',
      send("globalThis.fetch = require('node-fetch');", `fetch(${url}, { timeout: 9_000 })`),
      [],
    ],
    [
      'node-fetch 3',
      send("import fetch from 'node-fetch';", `fetch(${url}, { timeout: 9_000 })`),
      ['timeout'],
      { 'node-fetch': '3.3.2' },
    ],
    [
      'node-fetch 2',
      send("import fetch from 'node-fetch';", `fetch(${url}, { timeout: 9_000 })`),
      [],
      { 'node-fetch': '2.7.0' },
    ],
    [
      'fetch of undici',
      send("import { fetch } from 'undici';", `fetch(${url}, { headersTimeout: 9_000 })`),
      ['headersTimeout'],
    ],
    [
      'request of undici',
      send(
        "import { request } from 'undici';",
        `request(${url}, { method: 'POST', headersTimeout: 9_000 })`,
      ),
      [],
    ],
    ['axios', send("import axios from 'axios';", `axios.post(${url}, {}, { timeout: 9_000 })`), []],
    [
      'a signal of old axios',
      send(
        `import axios from 'axios';\n${stop}`,
        `axios.post(${url}, {}, { signal: stop.signal })`,
      ),
      ['signal'],
      { axios: '0.21.4' },
    ],
    [
      'retries of POST with ky',
      send("import ky from 'ky';", `ky.post(${url}, { retry: 3 })`),
      ['retry'],
    ],
    [
      'retries of POST with ky, named',
      send("import ky from 'ky';", `ky.post(${url}, { retry: { limit: 3, methods: ['post'] } })`),
      [],
    ],
    [
      'retries of POST with got',
      send("import got from 'got';", `got.post(${url}, { retry: { limit: 3 } })`),
      ['retry.limit'],
    ],
    [
      'a signal beside the timeout of ofetch',
      send(
        `import { ofetch } from 'ofetch';\n${stop}`,
        `ofetch(${url}, { method: 'POST', timeout: 9_000, signal: stop.signal })`,
      ),
      ['timeout'],
    ],
  ]);

  it('counts retries of POST only where they are named', () => {
    const one = checkCode(send("import ky from 'ky';", `ky.post(${url}, { retry: { limit: 3 } })`));
    const two = checkCode(
      send("import ky from 'ky';", `ky.post(${url}, { retry: { limit: 3, methods: ['post'] } })`),
    );
    expect(one.calls[0]?.retries.attempts).toBe(1);
    expect(two.calls[0]?.retries.attempts).toBe(4);
  });
});

describe('where it is said', () => {
  it('once for a client with several calls, in its own file', () => {
    const { findings } = checkCode(
      `import { ChatAnthropic } from '@langchain/anthropic';\nconst model = new ChatAnthropic({ timeout: 9_000 });\nawait model.invoke('a');\nawait model.invoke('b');\n`,
    );
    const lines = findings
      .filter((one) => one.message.includes('clientOptions'))
      .map((one) => one.range.startLine);
    expect(lines).toEqual([2]);
  });
});
