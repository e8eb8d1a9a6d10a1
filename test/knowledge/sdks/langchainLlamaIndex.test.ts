/** LlamaIndex for TypeScript, and code that looks like LangChain or LlamaIndex and is neither. */
import { describe, expect, it } from 'vitest';
import { checkCode } from '../../support/checkCode';

const callsOf = (code: string) => {
  const { calls, failures } = checkCode(`${code}\n`);
  expect(failures).toEqual([]);
  return calls;
};

const minute = {
  timeout: { source: 'sdk-default', ms: 60_000 },
  retries: { source: 'sdk-default', attempts: 11 },
};

const openai = "import { OpenAI } from '@llamaindex/openai';\n";
const impatient = `${openai}const llm = new OpenAI({ model: 'gpt-5', timeout: 9_000, maxRetries: 1 });\n`;
const own = {
  provider: 'openai',
  timeout: { source: 'client', ms: 9_000 },
  retries: { attempts: 2 },
};

describe('LlamaIndex', () => {
  const cases: readonly (readonly [says: string, code: string, expected: object])[] = [
    [
      'chat',
      `${openai}await new OpenAI({ model: 'gpt-5' }).chat({ messages });`,
      { provider: 'openai', sdk: '@llamaindex/openai', model: 'gpt-5', ...minute },
    ],
    [
      'a stream',
      `${openai}await new OpenAI().chat({ messages, stream: true });`,
      { streaming: true },
    ],
    ['settings', `${impatient}await llm.complete({ prompt });`, own],
    [
      'a helper',
      `import { anthropic } from '@llamaindex/anthropic';
await anthropic({ model: 'claude-sonnet-4-5' }).chat({ messages });`,
      { provider: 'anthropic', ...minute },
    ],
    [
      'the one package of old',
      `import { OpenAI } from 'llamaindex';\nawait new OpenAI().chat({ messages });`,
      { provider: 'openai', sdk: 'llamaindex', ...minute },
    ],
    [
      'a model without settings',
      `import { Gemini } from '@llamaindex/google';\nawait new Gemini().chat({ messages });`,
      { provider: 'google-gemini', timeout: { source: 'unknown' } },
    ],
    [
      'a model like that of OpenAI',
      `import { groq } from '@llamaindex/groq';\nawait groq({ model: 'm' }).chat({ messages });`,
      { provider: 'groq', ...minute },
    ],
    [
      'embeddings',
      `import { OpenAIEmbedding } from '@llamaindex/openai';
await new OpenAIEmbedding().getTextEmbedding('hi');`,
      { provider: 'openai', operation: 'embed', ...minute },
    ],
    [
      'an agent',
      `import { agent } from '@llamaindex/workflow';\n${impatient}await agent({ llm, tools }).run('hi');`,
      { operation: 'agent', ...own },
    ],
    [
      'an agent of old',
      `import { ReActAgent } from 'llamaindex';
${impatient}const agent = new ReActAgent({ llm, tools });
await agent.chat({ message: 'hi' });`,
      { operation: 'agent', ...own },
    ],
    [
      'a chat engine',
      `import { SimpleChatEngine } from 'llamaindex';
${impatient}await new SimpleChatEngine({ llm }).chat({ message: 'hi' });`,
      { operation: 'generate', ...own },
    ],
  ];

  it.each(cases)('%s', (_, code, expected) => {
    expect(callsOf(code)).toMatchObject([expected]);
  });

  it('embeds an index and asks it, with models set elsewhere', () => {
    const code = `import { VectorStoreIndex } from 'llamaindex';
const index = await VectorStoreIndex.fromDocuments(documents);
const engine = index.asQueryEngine();
await engine.query({ query: 'why?' });
const chat = index.asChatEngine();
await chat.chat({ message: 'why?' });
const retriever = index.asRetriever();
await retriever.retrieve('why?');`;
    expect(callsOf(code).map(({ api, operation, provider }) => [api, operation, provider])).toEqual(
      [
        ['fromDocuments', 'embed', 'unknown'],
        ['query', 'generate', 'unknown'],
        ['chat', 'generate', 'unknown'],
        ['retrieve', 'embed', 'unknown'],
      ],
    );
  });
});

const silent: Readonly<Record<string, string>> = {
  'streams of Node': `import { createReadStream, createWriteStream } from 'node:fs';
createReadStream('a').pipe(createWriteStream('b'));
const chain = stream.pipe(zlib.createGzip());
await chain.invoke?.('x');`,
  'methods of functions': `function predict(this: unknown, text: string) { return text; }
predict.call(null, 'hi');
predict.apply(null, ['hi']);
predict.bind(null)('hi');`,
  'an own chain': `class Chain { async invoke(input: string) { return input; } stream() {} run() {} }
await new Chain().invoke('hi');
new Chain().run();`,
  'own classes with names of LangChain': `import { ChatOpenAI } from './fakes';
await new ChatOpenAI({ model: 'x' }).invoke('hi');`,
  'prompts and parsers': `import { ChatPromptTemplate } from '@langchain/core/prompts';
import { StringOutputParser } from '@langchain/core/output_parsers';
const prompt = ChatPromptTemplate.fromTemplate('{input}');
await prompt.invoke({ input: 'hi' });
await prompt.pipe(new StringOutputParser()).invoke({ input: 'hi' });`,
  tools: `import { tool } from '@langchain/core/tools';
const add = tool(async ({ a, b }) => a + b, { name: 'add' });
await add.invoke({ a: 1, b: 2 });`,
  'text splitters and loaders': `import { RecursiveCharacterTextSplitter } from 'langchain/text_splitter';
import { PDFLoader } from 'langchain/document_loaders/fs/pdf';
const docs = await new PDFLoader('a.pdf').load();
await new RecursiveCharacterTextSplitter({ chunkSize: 9 }).splitDocuments(docs);`,
  'messages and memory': `import { HumanMessage } from '@langchain/core/messages';
import { BufferMemory } from 'langchain/memory';
await new BufferMemory().saveContext({ input: new HumanMessage('hi') }, {});`,
  'a model that nobody asks': `import { ChatOpenAI } from '@langchain/openai';
const model = new ChatOpenAI({ model: 'gpt-5' }).bindTools(tools).withConfig({});
console.log(model.getName());`,
  'a graph whose model is not in sight': `import { StateGraph } from '@langchain/langgraph';
import { node } from './node';
const graph = new StateGraph(State).addNode('a', node).compile();
await graph.invoke({});`,
  'fake models for tests': `import { FakeListChatModel } from '@langchain/core/utils/testing';
await new FakeListChatModel({ responses: ['a'] }).invoke('hi');`,
  'methods of the SDK on a class of that name': `import { OpenAI } from '@llamaindex/openai';
await new OpenAI().responses.create({});
await new OpenAI().chat.completions.create({});`,
};

describe('is silent about', () => {
  it.each(Object.entries(silent))('%s', (_, code) => {
    expect(checkCode(`${code}\n`)).toMatchObject({ calls: [], findings: [], failures: [] });
  });
});
