/** Calls of the SDKs of Google and AWS and of the editor's models, and what looks like them. */
import { describe, expect, it } from 'vitest';
import { checkCode } from '../../support/checkCode';

type Case = readonly [says: string, code: string, expected: readonly object[]];
type Versions = Readonly<Record<string, string>>;

const check = (cases: readonly Case[], versions: Versions = {}): void => {
  it.each(cases)('%s', (_, code, expected) => {
    expect(checkCode(`${code}\n`, { versions })).toMatchObject({ calls: expected, failures: [] });
  });
};

const timeout = (source: string, ms: number | null, covers: string | null = null): object => ({
  timeout: { source, ms, ...(covers === null ? {} : { covers }) },
});

describe('@google/genai', () => {
  const ai = (options: string): string =>
    `import { GoogleGenAI } from '@google/genai';\nconst ai = new GoogleGenAI(${options});\n`;
  const generate = "await ai.models.generateContent({ model: 'gemini-3-flash', contents: 'hi' });";
  const slow = "{ apiKey: 'k', httpOptions: { timeout: 31_000 } }";

  check([
    [
      'the options of the client hold for the body too',
      ai(slow) + generate,
      [
        {
          ...{ provider: 'google-gemini', model: 'gemini-3-flash', streaming: false },
          ...timeout('client', 31_000, 'total'),
          retries: { source: 'none', attempts: 1 },
        },
      ],
    ],
    [
      'a request has its own in its config',
      `${ai('{}')}await ai.models.generateContentStream({ contents: 'hi', config: {
  httpOptions: { timeout: 32_000, retryOptions: { attempts: 3 } } } });`,
      [
        {
          streaming: true,
          ...timeout('call', 32_000),
          retries: { source: 'call', attempts: 3 },
        },
      ],
    ],
    [
      'a chat is a handle, and its messages are the requests',
      `${ai(slow)}const chat = ai.chats.create({ model: 'gemini-3-pro' });
await chat.sendMessage({ message: 'hi' });
for await (const chunk of await chat.sendMessageStream({ message: 'more' })) console.log(chunk);`,
      [
        { line: 4, model: 'gemini-3-pro', streaming: false, ...timeout('client', 31_000) },
        { line: 5, model: 'gemini-3-pro', streaming: true, ...timeout('client', 31_000) },
      ],
    ],
    [
      'interactions retry although models do not',
      `${ai('{}')}await ai.interactions.create({ model: 'gemini-3-flash', input: 'hi' });`,
      [{ retries: { source: 'sdk-default', attempts: 5 } }],
    ],
    [
      'a live session',
      `${ai('{}')}await ai.live.connect({ model: 'gemini-live' });`,
      [{ operation: 'realtime', streaming: true }],
    ],
  ]);

  describe('2.29 and later lift the limits of the runtime', () => {
    check([['nothing ends it', ai('{}') + generate, [timeout('none', null)]]], {
      '@google/genai': '2.29.0',
    });
  });

  describe('2.28 and earlier leave them', () => {
    check(
      [
        [
          "Node's own limit ends it",
          ai('{}') + generate,
          [{ ...timeout('runtime-default', 300_000), budget: { unbounded: false } }],
        ],
      ],
      { '@google/genai': '2.28.0' },
    );
  });

  describe('before 2.16 only the client retries', () => {
    check(
      [
        [
          'options of a request are not read',
          `${ai('{}')}await ai.models.generateContent({ contents: 'hi', config: {
  httpOptions: { retryOptions: { attempts: 3 } } } });`,
          [{ retries: { source: 'none', attempts: 1 } }],
        ],
      ],
      { '@google/genai': '1.52.0' },
    );
  });
});

describe('model objects of Google', () => {
  const model = `import { GoogleGenerativeAI } from '@google/generative-ai';
const model = new GoogleGenerativeAI('k').getGenerativeModel({ model: 'gemini-1' }, { timeout: 9_000 });
`;
  const vertex = `import { VertexAI } from '@google-cloud/vertexai';
const vertex = new VertexAI({ project: 'p', location: 'l' });
`;

  check([
    [
      'carry the options',
      `${model}await model.generateContent('hi');`,
      [
        {
          ...{ provider: 'google-gemini', model: 'gemini-1' },
          ...timeout('client', 9_000, 'total'),
        },
      ],
    ],
    [
      'and a chat of theirs, which takes its own per request',
      `${model}const chat = model.startChat();\nawait chat.sendMessageStream('hi', { timeout: 8_000 });`,
      [{ streaming: true, model: 'gemini-1', ...timeout('call', 8_000) }],
    ],
    [
      'Vertex AI, also by its preview',
      `${vertex}await vertex.preview.getGenerativeModel({ model: 'gemini-2' }, { timeout: 7_000 }).generateContent('hi');`,
      [{ provider: 'google-vertex', model: 'gemini-2', ...timeout('client', 7_000) }],
    ],
    [
      'Vertex AI takes no options per request',
      `${vertex}const model = vertex.getGenerativeModel({ model: 'gemini-2' });
await model.generateContentStream('hi', { timeout: 7_000 });`,
      [{ streaming: true, ...timeout('runtime-default', 300_000) }],
    ],
  ]);
});

describe('Bedrock', () => {
  const client = (
    options = '{}',
  ): string => `import * as bedrock from '@aws-sdk/client-bedrock-runtime';
import { BedrockRuntimeClient, ConverseCommand, ConverseStreamCommand } from '@aws-sdk/client-bedrock-runtime';
const client = new BedrockRuntimeClient(${options});
`;

  check([
    [
      'a command in a variable',
      `${client()}const command = new ConverseCommand({ modelId: 'amazon.nova' });
await client.send(command);`,
      [
        {
          ...{ provider: 'aws-bedrock', model: 'amazon.nova', streaming: false },
          ...timeout('none', null),
          retries: { source: 'sdk-default', attempts: 3 },
        },
      ],
    ],
    [
      'a command that streams',
      `${client()}await client.send(new ConverseStreamCommand({ modelId: 'amazon.nova' }));`,
      [{ streaming: true }],
    ],
    [
      'maxAttempts counts all attempts; the timeout is that of the request handler',
      `${client('{ maxAttempts: 2, requestHandler: { requestTimeout: 6_000 } }')}
await client.send(new ConverseCommand({}));`,
      [{ ...timeout('client', 6_000, 'silence'), retries: { source: 'client', attempts: 2 } }],
    ],
    [
      'the class that has a method for each command',
      `${client()}const whole = new bedrock.BedrockRuntime({});
await whole.invokeModelWithResponseStream({ modelId: 'amazon.nova' }, { requestTimeout: 5_000 });`,
      [{ streaming: true, model: 'amazon.nova', ...timeout('call', 5_000) }],
    ],
    [
      'agents',
      `import { BedrockAgentRuntimeClient, InvokeAgentCommand } from '@aws-sdk/client-bedrock-agent-runtime';
await new BedrockAgentRuntimeClient({}).send(new InvokeAgentCommand({ agentId: 'a' }));`,
      [{ provider: 'aws-bedrock', operation: 'agent', streaming: true }],
    ],
  ]);
});

describe("the editor's models", () => {
  check([
    [
      'the one that the user chose',
      `import * as vscode from 'vscode';
export async function answer(request: vscode.ChatRequest, token: vscode.CancellationToken) {
  return request.model.sendRequest([], {}, token);
}`,
      [{ provider: 'vscode-lm', streaming: true, retries: { attempts: 1 } }],
    ],
    [
      'the first of a list',
      `import * as vscode from 'vscode';
const [model] = await vscode.lm.selectChatModels({ vendor: 'copilot' });
await model.sendRequest([]);`,
      [{ provider: 'vscode-lm', line: 3 }],
    ],
    [
      'a parameter with its type',
      `import { LanguageModelChat } from 'vscode';
export const ask = (model: LanguageModelChat) => model.sendRequest([]);`,
      [{ provider: 'vscode-lm' }],
    ],
  ]);
});

describe('no LLM calls', () => {
  const silent: Readonly<Record<string, string>> = {
    'a command of another service': `import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
await new DynamoDBClient({}).send(new PutItemCommand({}));`,
    'another command on a client of Bedrock': `import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
const client = new BedrockRuntimeClient({});
await client.send(new PutItemCommand({}));`,
    'the language protocol': `import { LanguageClient } from 'vscode-languageclient/node';
const client = new LanguageClient('x', {}, {});
await client.sendRequest('textDocument/hover', {});`,
    'a chat that only begins': `import { GoogleGenAI } from '@google/genai';
export const chat = new GoogleGenAI({}).chats.create({ model: 'gemini-3' });`,
    'a model object that nobody asks': `import { GoogleGenerativeAI } from '@google/generative-ai';
export const model = new GoogleGenerativeAI('k').getGenerativeModel({ model: 'g' });`,
  };

  it.each(Object.entries(silent))('%s', (_, code) => {
    expect(checkCode(`${code}\n`)).toMatchObject({ calls: [], findings: [], failures: [] });
  });
});

describe('@google/generative-ai before a request took options', () => {
  const code = `import { GoogleGenerativeAI } from '@google/generative-ai';
const model = new GoogleGenerativeAI('k').getGenerativeModel({ model: 'gemini-pro' }, { timeout: 33_000 });
await model.generateContent('hi', { timeout: 34_000, signal: AbortSignal.timeout(5_000) });`;

  describe('0.15', () => {
    check([['only the model object counts', code, [timeout('client', 33_000, 'total')]]], {
      '@google/generative-ai': '0.15.0',
    });
  });

  describe('0.16', () => {
    check([['the request counts', code, [timeout('signal', 5_000, 'total')]]], {
      '@google/generative-ai': '0.16.0',
    });
  });
});
