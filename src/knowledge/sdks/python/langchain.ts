/** LangChain for Python: chains, agents, and models that a text or a base class names. */
import type { ArgumentPlace, ClientFact, Operation, Sdk } from '../../../model/knowledge';
import { modelPrefix } from '../langchain/modelNames';
import {
  languageModel,
  chainMethods,
  embeddings,
  handles,
  carriers,
  onOpenai,
  opaque,
  read,
} from './langchainCore';
import { legacyModels } from './langchainLegacy';
import { langchainProviders } from './langchainProviders';
import { pypi, at } from './parts';

// --------------------------------------------------------------------------------------- chains and agents

/** Around the model at `inner`; who answers, and how long that takes, is a matter of that model. */
const around = (
  names: readonly string[],
  factories: readonly string[],
  operation: Operation,
  inner: ArgumentPlace,
): ClientFact => ({
  names,
  factories: [...names, ...factories],
  optionsArgument: -1,
  inner: { ...inner, settings: true },
  copies: [],
  handles: [...handles, { path: 'compile', to: '=', by: 'call' }],
  carriers,
  operations: chainMethods(operation),
});

const chains: readonly ClientFact[] = [
  around(
    ['LLMChain', 'ConversationChain', 'SQLDatabaseChain'],
    [
      ...[
        'RetrievalQA.from_chain_type',
        'RetrievalQA.from_llm',
        'ConversationalRetrievalChain.from_llm',
      ],
      ...[
        'RetrievalQAWithSourcesChain.from_chain_type',
        'SQLDatabaseChain.from_llm',
        'GraphCypherQAChain.from_llm',
      ],
      ...[
        'load_qa_chain',
        'load_qa_with_sources_chain',
        'load_summarize_chain',
        'LLMMathChain.from_llm',
      ],
      ...[
        'create_stuff_documents_chain',
        'create_history_aware_retriever',
        'create_sql_query_chain',
      ],
      ...[
        'MultiQueryRetriever.from_llm',
        'QAGenerationChain.from_llm',
        'create_map_reduce_documents_chain',
      ],
    ],
    'generate',
    at(0, 'llm'),
  ),
  around([], ['create_extraction_chain', 'create_tagging_chain'], 'generate', at(1, 'llm')),
  around([], ['create_retrieval_chain'], 'generate', at(1, 'combine_docs_chain')),
  around(['StuffDocumentsChain', 'MapReduceDocumentsChain'], [], 'generate', at(0, 'llm_chain')),
  around(['RunnableWithMessageHistory'], [], 'generate', at(0, 'runnable')),
  around(['SequentialChain', 'SimpleSequentialChain'], [], 'generate', at(0, 'chains')),
  {
    ...around(
      [],
      ['create_agent', 'create_react_agent', 'create_deep_agent'],
      'agent',
      at(0, 'model'),
    ),
    inner: { ...at(0, 'model'), settings: true, prefix: modelPrefix },
  },
  around(
    [],
    [
      ...[
        'create_tool_calling_agent',
        'create_openai_tools_agent',
        'create_openai_functions_agent',
      ],
      ...['create_structured_chat_agent', 'create_json_chat_agent', 'create_xml_agent'],
      ...['create_sql_agent', 'create_pandas_dataframe_agent', 'create_csv_agent'],
    ],
    'agent',
    at(0, 'llm'),
  ),
  around([], ['initialize_agent'], 'agent', at(1, 'llm')),
  around(['AgentExecutor'], ['AgentExecutor.from_agent_and_tools'], 'agent', at(0, 'agent')),
];

/** Models by the base class of a parameter, and those that a text names. */
const open: readonly ClientFact[] = [
  {
    names: ['BaseChatModel', 'BaseLanguageModel', 'BaseLLM'],
    types: ['LLM', 'Runnable', 'RunnableSerializable'],
    optionsArgument: -1,
    copies: [],
    handles,
    carriers,
    marks: ['bind_tools', 'with_structured_output'],
    beside: [
      ...['langchain_core.prompts', 'langchain_core.output_parsers', 'langchain.prompts'],
      ...['langchain.output_parsers', 'langchain_core.runnables', 'langchain.schema'],
    ],
    operations: languageModel,
  },
  {
    names: ['ConfigurableModel'],
    factories: ['init_chat_model'],
    optionsArgument: -1,
    model: [at(0, 'model')],
    inner: { ...at(0, 'model'), settings: false, prefix: modelPrefix },
    providers: Object.entries(modelPrefix.providers).map(([equals, provider]) => ({
      option: 'model_provider',
      equals,
      provider,
    })),
    copies: [],
    handles,
    carriers,
    operations: languageModel,
    versions: [{ ...onOpenai, transport: 'none' }],
  },
  { names: ['Embeddings'], optionsArgument: -1, copies: [], operations: embeddings },
];

const nested = (client: ClientFact): ClientFact => {
  const modules = [
    'chains',
    'agents',
    'chat_models',
    'language_models',
    'chat_models.base',
    'embeddings',
  ];
  const all = (names: readonly string[]): readonly string[] => [
    ...names,
    ...names.flatMap((name) => modules.map((module) => `${module}.${name}`)),
  ];
  return {
    ...client,
    names: all(client.names),
    ...(client.factories ? { factories: all(client.factories) } : {}),
  };
};

const framework: Sdk = pypi({
  id: 'langchain',
  packages: [
    'langchain',
    'langchain_core',
    'langchain_classic',
    'langchain_community',
    'langgraph',
    'deepagents',
  ],
  distributions: ['langchain', 'langchain-core', 'langchain-community', 'langgraph'],
  speaks: ['invoke', 'ainvoke', 'bind_tools', 'with_structured_output'],
  provider: null,
  label: 'LangChain',
  clients: [...legacyModels, ...[...chains, ...open].map(nested)],
  versions: [opaque],
  source: read,
});

export const langchainSdks: readonly Sdk[] = [...langchainProviders, framework];
