/** LangChain, LangGraph and LlamaIndex. */
import type { ClientFact, Sdk } from '../../../model/knowledge';
import { chainClients } from './chains';
import { langchainCommunity, legacyModels } from './community';
import { callTimeout, clientAndCall, measured, onFetch } from './core';
import { llamaindexSdks } from './llamaindex';
import { modelPrefix, providersByName } from './modelNames';
import { langchainCompatible, langchainOpenai } from './openai';
import { langchainProviders } from './providers';
import { carriers, embeddings, languageModel, runnableHandles } from './runnables';
import { vectorStoreClients } from './vectorStores';

/** Models that only run time knows, by the base class of a parameter, and those that a text names. */
const openModels: readonly ClientFact[] = [
  {
    names: ['BaseChatModel', 'BaseLLM', 'BaseLanguageModel'],
    types: [
      'BaseLanguageModelInterface',
      'LLM',
      'Runnable',
      'RunnableInterface',
      'SimpleChatModel',
    ],
    optionsArgument: 1,
    copies: [],
    handles: runnableHandles,
    carriers,
    operations: languageModel,
  },
  {
    names: ['ConfigurableModel'],
    factories: ['initChatModel'],
    optionsArgument: 1,
    model: { argument: 0 },
    inner: { argument: 0, settings: false, prefix: modelPrefix },
    providers: Object.entries(providersByName).map(([equals, provider]) => ({
      option: 'modelProvider',
      equals,
      provider,
    })),
    copies: [],
    handles: runnableHandles,
    carriers,
    operations: languageModel,
  },
  {
    names: ['Embeddings'],
    types: ['EmbeddingsInterface'],
    optionsArgument: 0,
    copies: [],
    operations: embeddings,
  },
];

/** Settings are those of the model inside; of one that is unknown, what LangChain itself does for every model. */
const langchain: Sdk = {
  id: 'langchain',
  ecosystem: 'npm',
  packages: [
    'langchain',
    '@langchain/classic',
    '@langchain/community',
    '@langchain/core',
    '@langchain/langgraph',
    '@langchain/langgraph-supervisor',
    '@langchain/azure-cosmosdb',
    '@langchain/cloudflare',
    '@langchain/mongodb',
    '@langchain/pinecone',
    '@langchain/qdrant',
    '@langchain/redis',
    '@langchain/turbopuffer',
    '@langchain/weaviate',
    'deepagents',
  ],
  provider: null,
  label: 'LangChain',
  clients: [...openModels, ...chainClients, ...vectorStoreClients],
  versions: [{ ...onFetch, transport: 'none', timeout: { ...callTimeout, option: clientAndCall } }],
  source: measured,
};

/** Before 0.2 the package `langchain` brought the models itself. */
const legacy: Sdk = {
  ...langchain,
  id: 'langchain-legacy',
  packages: ['langchain'],
  clients: legacyModels,
};

export const langchainSdks: readonly Sdk[] = [
  langchainOpenai,
  ...langchainProviders,
  ...langchainCompatible,
  langchainCommunity,
  langchain,
  legacy,
  ...llamaindexSdks,
];
