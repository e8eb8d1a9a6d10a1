/** Vector stores and their retrievers: each document and each question is embedded by the model they are handed. */
import type { ClientFact, HandleFact, InnerFact, OperationFact } from '../../../model/knowledge';
import { request } from './runnables';

const embeds = (paths: readonly string[]): readonly OperationFact[] =>
  paths.map((path) => ({ ...request(path, 'embed'), bodyArgument: null, optionsArgument: null }));

/** Classes whose constructor takes `(embeddings, config)`. */
const stores: readonly string[] = [
  'AnalyticDBVectorStore',
  'AstraDBVectorStore',
  'AzionVectorStore',
  'AzureAISearchVectorStore',
  'AzureCosmosDBMongoDBVectorStore',
  'AzureCosmosDBNoSQLVectorStore',
  'AzureCosmosDBVectorStore',
  'CassandraStore',
  'Chroma',
  'ClickHouseStore',
  'CloudflareVectorizeStore',
  'ConvexVectorStore',
  'CouchbaseQueryVectorStore',
  'CouchbaseSearchVectorStore',
  'CouchbaseVectorStore',
  'ElasticVectorSearch',
  'FaissStore',
  'HNSWLib',
  'HanaDB',
  'LanceDB',
  'LibSQLVectorStore',
  'MatchingEngine',
  'MariaDBStore',
  'MemoryVectorStore',
  'Milvus',
  'MomentoVectorIndex',
  'MongoDBAtlasVectorSearch',
  'MyScaleStore',
  'Neo4jVectorStore',
  'NeonPostgres',
  'OpenSearchVectorStore',
  'PGVectorStore',
  'PineconeStore',
  'PrismaVectorStore',
  'QdrantVectorStore',
  'RedisVectorStore',
  'RocksetStore',
  'SingleStoreVectorStore',
  'SupabaseHybridSearch',
  'SupabaseVectorStore',
  'TigrisVectorStore',
  'TurbopufferVectorStore',
  'TypeORMVectorStore',
  'Typesense',
  'USearch',
  'UpstashVectorStore',
  'VercelPostgres',
  'VoyVectorStore',
  'WeaviateStore',
  'XataVectorSearch',
];

const statics = (...names: readonly string[]): readonly string[] =>
  stores.flatMap((store) => names.map((name) => `${store}.${name}`));

const at = (argument: number): InnerFact => ({ argument, settings: true });

const searches = embeds([
  'addDocuments',
  'similaritySearch',
  'similaritySearchWithScore',
  'maxMarginalRelevanceSearch',
]);

const asRetriever: readonly HandleFact[] = [
  { path: 'asRetriever', to: 'VectorStoreRetriever', by: 'call' },
];

const store = (inner: number): Omit<ClientFact, 'names'> => ({
  optionsArgument: inner,
  inner: at(inner),
  copies: [],
  handles: asRetriever,
  operations: searches,
});

export const vectorStoreClients: readonly ClientFact[] = [
  {
    ...store(0),
    names: stores,
    factories: statics(
      'fromExistingCollection',
      'fromExistingGraph',
      'fromExistingIndex',
      'initialize',
    ),
    types: ['VectorStore', 'VectorStoreInterface', 'SaveableVectorStore'],
  },
  { ...store(1), names: [], factories: statics('fromDocuments', 'load') },
  { ...store(2), names: [], factories: statics('fromTexts') },
  {
    names: [],
    instances: stores,
    optionsArgument: 0,
    copies: [],
    operations: [
      ...embeds(['fromDocuments']).map((operation) => ({ ...operation, inner: at(1) })),
      ...embeds(['fromTexts']).map((operation) => ({ ...operation, inner: at(2) })),
    ],
  },
  {
    names: ['VectorStoreRetriever'],
    factories: ['ScoreThresholdRetriever.fromVectorStore'],
    optionsArgument: 0,
    inner: at(0),
    copies: [],
    operations: embeds(['invoke', 'batch', 'getRelevantDocuments']),
  },
];
