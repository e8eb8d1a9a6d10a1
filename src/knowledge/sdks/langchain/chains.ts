/** Chains, agents and graphs: who answers, and how long that takes, is a matter of the model they are handed. */
import type { ArgumentPlace, ClientFact, Operation } from '../../../model/knowledge';
import { modelPrefix } from './modelNames';
import { carriers, chain, runnableHandles } from './runnables';

interface Names {
  /** Classes. */
  readonly names?: readonly string[];
  readonly factories?: readonly string[];
}

/** A chain around the model at `inner`. */
const around = (names: Names, operation: Operation, inner: ArgumentPlace): ClientFact => ({
  names: names.names ?? [],
  ...(names.factories === undefined ? {} : { factories: names.factories }),
  optionsArgument: inner.argument,
  inner: { ...inner, settings: true },
  copies: [],
  handles: runnableHandles,
  carriers,
  operations: chain(operation),
});

const at = (argument: number, property?: string): ArgumentPlace =>
  property === undefined ? { argument } : { argument, property };

/** `@langchain/core`: sequences of runnables. */
const sequences: readonly ClientFact[] = [
  around({ factories: ['RunnableSequence.from'] }, 'generate', at(0)),
  around({ names: ['RunnableSequence'] }, 'generate', at(0, 'last')),
  around({ names: ['RunnableBinding'] }, 'generate', at(0, 'bound')),
  around({ names: ['RunnableWithMessageHistory'] }, 'generate', at(0, 'runnable')),
];

/** `langchain` 0.x and `@langchain/classic`. */
const chains: readonly ClientFact[] = [
  around(
    {
      names: ['LLMChain', 'ConversationChain'],
      factories: [
        'createStuffDocumentsChain',
        'createHistoryAwareRetriever',
        'createSqlQueryChain',
        'GraphCypherQAChain.fromLLM',
      ],
    },
    'generate',
    at(0, 'llm'),
  ),
  around(
    {
      factories: [
        'loadQAChain',
        'loadQAStuffChain',
        'loadQAMapReduceChain',
        'loadQARefineChain',
        'loadSummarizationChain',
        'RetrievalQAChain.fromLLM',
        'ConversationalRetrievalQAChain.fromLLM',
        'ChatVectorDBQAChain.fromLLM',
        'VectorDBQAChain.fromLLM',
        'APIChain.fromLLMAndAPIDocs',
        'ConstitutionalChain.fromLLM',
        'MultiPromptChain.fromLLMAndPrompts',
        'MultiRetrievalQAChain.fromLLMAndRetrievers',
      ],
    },
    'generate',
    at(0),
  ),
  around(
    {
      factories: [
        'createExtractionChain',
        'createExtractionChainFromZod',
        'createTaggingChain',
        'createTaggingChainFromZod',
      ],
    },
    'generate',
    at(1),
  ),
  around(
    { factories: ['createStructuredOutputRunnable', 'createOpenAIFnRunnable'] },
    'generate',
    at(0, 'llm'),
  ),
  around(
    { names: ['StuffDocumentsChain', 'MapReduceDocumentsChain'] },
    'generate',
    at(0, 'llmChain'),
  ),
  around({ factories: ['createRetrievalChain'] }, 'generate', at(0, 'combineDocsChain')),
  around(
    { names: ['RetrievalQAChain', 'VectorDBQAChain'] },
    'generate',
    at(0, 'combineDocumentsChain'),
  ),
  around({ names: ['SequentialChain', 'SimpleSequentialChain'] }, 'generate', at(0, 'chains')),
];

const agents: readonly ClientFact[] = [
  around(
    {
      factories: [
        'createReactAgent',
        'createOpenAIToolsAgent',
        'createOpenAIFunctionsAgent',
        'createToolCallingAgent',
        'createStructuredChatAgent',
        'createXmlAgent',
      ],
    },
    'agent',
    at(0, 'llm'),
  ),
  {
    ...around({ factories: ['createSupervisor'] }, 'agent', at(0, 'llm')),
    handles: [...runnableHandles, { path: 'compile', to: '=', by: 'call' }],
  },
  {
    ...around({ factories: ['createAgent', 'createDeepAgent'] }, 'agent', at(0, 'model')),
    inner: { ...at(0, 'model'), settings: true, prefix: modelPrefix },
  },
  around(
    {
      factories: [
        'createConversationalRetrievalAgent',
        'ChatAgent.fromLLMAndTools',
        'ChatConversationalAgent.fromLLMAndTools',
        'ZeroShotAgent.fromLLMAndTools',
        'OpenAIAgent.fromLLMAndTools',
        'StructuredChatAgent.fromLLMAndTools',
        'XMLAgent.fromLLMAndTools',
        'createSqlAgent',
        'createOpenApiAgent',
        'createVectorStoreAgent',
      ],
    },
    'agent',
    at(0),
  ),
  around(
    { factories: ['initializeAgentExecutor', 'initializeAgentExecutorWithOptions'] },
    'agent',
    at(1),
  ),
  around(
    {
      names: ['AgentExecutor'],
      factories: ['AgentExecutor.fromAgentAndTools'],
    },
    'agent',
    at(0, 'agent'),
  ),
  around({ names: ['LLMSingleActionAgent'] }, 'agent', at(0, 'llmChain')),
];

export const chainClients: readonly ClientFact[] = [...sequences, ...chains, ...agents];
