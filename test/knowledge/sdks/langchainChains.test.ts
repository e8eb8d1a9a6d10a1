/** Chains, agents and vector stores of LangChain have the provider, timeouts and retries of the model inside. */
import { describe, expect, it } from 'vitest';
import { checkCode } from '../../support/checkCode';

type Case = readonly [says: string, code: string, expected: object];

const header = `import { ChatOpenAI, OpenAIEmbeddings } from '@langchain/openai';
import { ChatPromptTemplate } from '@langchain/core/prompts';
import { StringOutputParser } from '@langchain/core/output_parsers';
const model = new ChatOpenAI({ model: 'gpt-5', timeout: 12_000, maxRetries: 1 });
const embeddings = new OpenAIEmbeddings({ timeout: 11_000 });
const prompt = ChatPromptTemplate.fromTemplate('{input}');
`;

const callsOf = (code: string) => {
  const { calls, failures } = checkCode(`${header}${code}\n`);
  expect(failures).toEqual([]);
  return calls;
};

const check = (cases: readonly Case[], shared: object): void => {
  it.each(cases)('%s', (_, code, expected) => {
    expect(callsOf(code)).toMatchObject([{ ...shared, ...expected }]);
  });
};

const own = { provider: 'openai', timeout: { source: 'client', ms: 12_000 }, model: 'gpt-5' };
const generate = { ...own, operation: 'generate', retries: { attempts: 2 } };
const invoke = "await chain.invoke({ input: 'hi' });";

describe('what is derived from a model', () => {
  check(
    [
      [
        'structured output',
        `await model.withStructuredOutput(schema).invoke('hi');`,
        { api: 'invoke' },
      ],
      ['tools', `await model.bindTools(tools).invoke('hi');`, {}],
      ['other settings', `await model.withConfig({ tags: ['a'] }).invoke('hi');`, {}],
      ['a bound option', `await model.bind({ stop: ['x'] }).stream('hi');`, { streaming: true }],
      ['a prompt before it', `const chain = prompt.pipe(model);\n${invoke}`, {}],
      [
        'a prompt before and a parser after it',
        `const chain = prompt.pipe(model).pipe(new StringOutputParser());\n${invoke}`,
        {},
      ],
      [
        'a chain that is filled later',
        `import type { Runnable } from '@langchain/core/runnables';
let chain: Runnable;
if (process.env.TOOLS) chain = prompt.pipe(model.bindTools(tools));
else chain = prompt.pipe(model);
${invoke}`,
        {},
      ],
      [
        'a sequence',
        `import { RunnableSequence } from '@langchain/core/runnables';
const chain = RunnableSequence.from([prompt, model, new StringOutputParser()]);
${invoke}`,
        {},
      ],
      [
        'a sequence of sequences',
        `import { RunnableSequence } from '@langchain/core/runnables';
const first = RunnableSequence.from([prompt, model]);
const chain = RunnableSequence.from([{ question: first }, prompt, new StringOutputParser()]);
${invoke}`,
        {},
      ],
      [
        'a history',
        `import { RunnableWithMessageHistory } from '@langchain/core/runnables';
const chain = new RunnableWithMessageHistory({ runnable: prompt.pipe(model) });
${invoke}`,
        {},
      ],
    ],
    generate,
  );

  it('retries on top of its own', () => {
    const budgets = ['{ stopAfterAttempt: 4 }', ''].map(
      (options) => callsOf(`await model.withRetry(${options}).invoke('hi');`)[0]?.budget.requests,
    );
    expect(budgets).toEqual([8, 6]);
  });
});

describe('a chain that is handed a model', () => {
  const chains = (name: string, from: string, making: string, use = invoke): string =>
    `import { ${name} } from '${from}';\nconst chain = ${making};\n${use}`;
  const call = "await chain.call({ question: 'why?' });";
  check(
    [
      [
        'LLMChain',
        chains('LLMChain', 'langchain/chains', 'new LLMChain({ llm: model, prompt })', call),
        { api: 'call' },
      ],
      [
        'ConversationChain',
        chains(
          'ConversationChain',
          '@langchain/classic/chains',
          'new ConversationChain({ llm: model })',
          "await chain.predict({ input: 'hi' });",
        ),
        {},
      ],
      [
        'loadQAStuffChain',
        chains('loadQAStuffChain', 'langchain/chains', 'loadQAStuffChain(model)', call),
        {},
      ],
      [
        'loadSummarizationChain',
        chains('loadSummarizationChain', 'langchain/chains', 'loadSummarizationChain(model)', call),
        {},
      ],
      [
        'RetrievalQAChain',
        chains(
          'RetrievalQAChain',
          'langchain/chains',
          'RetrievalQAChain.fromLLM(model, store.asRetriever())',
          call,
        ),
        {},
      ],
      [
        'ConversationalRetrievalQAChain',
        chains(
          'ConversationalRetrievalQAChain',
          'langchain/chains',
          'ConversationalRetrievalQAChain.fromLLM(model, store.asRetriever(), {})',
          call,
        ),
        {},
      ],
      [
        'createRetrievalChain',
        chains(
          'createRetrievalChain',
          'langchain/chains/retrieval',
          'await createRetrievalChain({ retriever, combineDocsChain })',
        ).replace(
          'const chain',
          `import { createStuffDocumentsChain } from 'langchain/chains/combine_documents';
const combineDocsChain = await createStuffDocumentsChain({ llm: model, prompt });
const chain`,
        ),
        {},
      ],
    ],
    generate,
  );
});

describe('an agent', () => {
  const agent = (name: string, from: string, making: string): string =>
    `import { ${name} } from '${from}';\nconst agent = ${making};\n`;
  const made = agent(
    'AgentExecutor, createToolCallingAgent',
    '@langchain/classic/agents',
    'createToolCallingAgent({ llm: model, tools, prompt })',
  );
  const ask = 'await agent.invoke({ messages });';
  check(
    [
      [
        'of LangGraph',
        `${agent('createReactAgent', '@langchain/langgraph/prebuilt', 'createReactAgent({ llm: model, tools })')}${ask}`,
        {},
      ],
      [
        'of langchain 1',
        `${agent('createAgent', 'langchain', 'createAgent({ model, tools })')}${ask}`,
        {},
      ],
      [
        'in an executor',
        `${made}const executor = new AgentExecutor({ agent, tools });
for await (const event of executor.streamEvents({ input }, { version: 'v2' })) console.log(event);`,
        { streaming: true },
      ],
      [
        'in an executor of a factory',
        `${made}await AgentExecutor.fromAgentAndTools({ agent, tools }).invoke({ input });`,
        {},
      ],
      [
        'of langchain 0.0',
        `import { initializeAgentExecutorWithOptions } from 'langchain/agents';
const executor = await initializeAgentExecutorWithOptions(tools, model, { agentType: 'chat' });
await executor.call({ input });`,
        {},
      ],
    ],
    { ...own, operation: 'agent', retries: { attempts: 2 } },
  );

  it('whose model is a text has no settings that one could read', () => {
    expect(
      callsOf(
        `${agent('createAgent', 'langchain', "createAgent({ model: 'openai:gpt-5', tools })")}${ask}`,
      ),
    ).toMatchObject([{ operation: 'agent', timeout: { source: 'unknown' } }]);
  });

  it('of own nodes calls the model in its nodes only', () => {
    const code = `import { StateGraph } from '@langchain/langgraph';
const graph = new StateGraph(State)
  .addNode('ask', async (state) => ({ messages: await model.invoke(state.messages) }))
  .compile();
await graph.invoke({ messages });`;
    expect(callsOf(code).map(({ api, operation }) => [api, operation])).toEqual([
      ['invoke', 'generate'],
    ]);
  });
});

describe('a vector store', () => {
  const store = (name: string, from: string, use: string): string =>
    `import { ${name} } from '${from}';\n${use}`;
  const memory = (use: string): string =>
    store('MemoryVectorStore', 'langchain/vectorstores/memory', use);
  const built = 'const store = new MemoryVectorStore(embeddings);\n';
  check(
    [
      [
        'fills itself from documents',
        store(
          'FaissStore',
          '@langchain/community/vectorstores/faiss',
          'await FaissStore.fromDocuments(docs, embeddings);',
        ),
        { api: 'fromDocuments' },
      ],
      [
        'fills itself from texts',
        memory("await MemoryVectorStore.fromTexts(['a'], [{}], embeddings);"),
        { api: 'fromTexts' },
      ],
      ['takes documents', memory(`${built}await store.addDocuments(docs);`), {}],
      ['is searched', memory(`${built}await store.similaritySearch('why?', 4);`), {}],
      ['is asked by a retriever', memory(`${built}await store.asRetriever().invoke('why?');`), {}],
      [
        'is there already',
        store(
          'PineconeStore',
          '@langchain/pinecone',
          `const store = await PineconeStore.fromExistingIndex(embeddings, { index });
await store.similaritySearchWithScore('why?');`,
        ),
        {},
      ],
      [
        'is loaded from a file',
        store(
          'HNSWLib',
          '@langchain/community/vectorstores/hnswlib',
          "const store = await HNSWLib.load('dir', embeddings);\nawait store.similaritySearch('why?');",
        ),
        {},
      ],
    ],
    {
      provider: 'openai',
      operation: 'embed',
      timeout: { source: 'client', ms: 11_000 },
      retries: { attempts: 7 },
    },
  );

  it('embeds when it is filled and when it is asked', () => {
    const code = store(
      'Chroma',
      '@langchain/community/vectorstores/chroma',
      `const store = await Chroma.fromDocuments(docs, embeddings, {});
const retriever = store.asRetriever(4);
await retriever.getRelevantDocuments('why?');`,
    );
    expect(callsOf(code).map(({ api, provider }) => [api, provider])).toEqual([
      ['fromDocuments', 'openai'],
      ['getRelevantDocuments', 'openai'],
    ]);
  });

  it('asks the model, not the embeddings, in a chain behind a retriever', () => {
    const code = memory(`${built}const chain = store.asRetriever().pipe(format).pipe(model);
await chain.invoke('why?');`);
    expect(callsOf(code)).toMatchObject([generate]);
  });
});
