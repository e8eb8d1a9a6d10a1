/** Providers whose models answer inside a company's own cloud account, at hosts that other services share. */
import type { Provider } from '../../model/knowledge';
import { at, openaiApi } from './endpoints';

export const ibm: Provider = {
  id: 'ibm',
  name: 'IBM',
  label: 'watsonx.ai',
  hosts: [
    {
      host: '*.ml.cloud.ibm.com',
      shared: true,
      endpoints: [
        ...at('generate', 'textChat', '/ml/v1/text/chat*'),
        ...at('generate', 'generateText', '/ml/v1/text/generation*'),
        ...at('generate', 'deploymentGenerateText', '/ml/v1/deployments/*/text/*'),
        ...at('embed', 'embedText', '/ml/v1/text/embeddings'),
        ...at('rerank', 'textRerank', '/ml/v1/text/rerank'),
        ...at('manage', 'listFoundationModels', '/ml/v1/foundation_model_specs'),
      ],
    },
  ],
  envWords: ['WATSONX'],
  streamPings: false,
  status: null,
  source: { from: 'public clients of *.ml.cloud.ibm.com/ml/v1', date: '2026-11-23' },
};

export const yandex: Provider = {
  id: 'yandex',
  name: 'Yandex',
  label: 'YandexGPT',
  hosts: [
    {
      host: 'llm.api.cloud.yandex.net',
      endpoints: [
        ...at('generate', 'completion', '/foundationModels/v1/completion*'),
        ...at('embed', 'textEmbedding', '/foundationModels/v1/textEmbedding'),
        ...at('manage', 'tokenize', '/foundationModels/v1/tokenize*'),
        ...openaiApi('/v1'),
      ],
    },
  ],
  envWords: ['YANDEXGPT'],
  streamPings: false,
  status: null,
  source: {
    from: 'public clients of llm.api.cloud.yandex.net/foundationModels/v1',
    date: '2026-11-23',
  },
};

export const databricks: Provider = {
  id: 'databricks',
  name: 'Databricks',
  label: 'Databricks model serving',
  hosts: ['*.cloud.databricks.com', '*.azuredatabricks.net'].map((host) => ({
    host,
    shared: true,
    endpoints: [
      // Other endpoints serve what people trained themselves.
      ...at('generate', 'servingEndpoints.query', '/serving-endpoints/databricks-*/invocations'),
      ...openaiApi('/serving-endpoints'),
    ],
  })),
  streamPings: false,
  status: null,
  source: {
    from: 'public clients of *.cloud.databricks.com/serving-endpoints',
    date: '2026-11-23',
  },
};

export const snowflake: Provider = {
  id: 'snowflake',
  name: 'Snowflake',
  label: 'Snowflake Cortex',
  hosts: [
    {
      host: '*.snowflakecomputing.com',
      shared: true,
      endpoints: [
        ...at('generate', 'inferenceComplete', '/api/v2/cortex/inference:complete'),
        ...at('embed', 'inferenceEmbed', '/api/v2/cortex/inference:embed'),
        ...openaiApi('/api/v2/cortex/v1'),
      ],
    },
  ],
  streamPings: false,
  status: null,
  source: { from: 'Portkey gateway (2026-05), src/providers/cortex/api.ts', date: '2026-11-23' },
};

export const enterpriseProviders: readonly Provider[] = [ibm, yandex, databricks, snowflake];
