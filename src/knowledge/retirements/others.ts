/** Providers with few entries. */
import type { Retirements } from '../../model/knowledge';

const date = '2026-11-23';

const cohere: Retirements = {
  provider: 'cohere',
  prefixes: [],
  models: [
    {
      ids: ['rerank-english-v2.0', 'rerank-multilingual-v2.0'],
      date: '2025-04-30',
      replacement: 'rerank-v3.5',
    },
    {
      ids: ['embed-english-v2.0', 'embed-english-light-v2.0', 'embed-multilingual-v2.0'],
      date: '2026-04-04',
      replacement: 'embed-v4.0',
    },
    { ids: ['c4ai-aya-expanse-8b', 'c4ai-aya-vision-8b'], date: '2026-04-04' },
    {
      ids: [
        ...['command', 'command-light', 'command-r', 'command-r-03-2024'],
        ...['command-r-plus', 'command-r-plus-04-2024'],
      ],
      date: null,
      replacement: 'command-a-03-2025',
    },
  ],
  apis: [
    {
      name: 'the Generate API',
      apis: ['generate', 'generateStream'],
      date: null,
      replacement: 'the Chat API',
    },
    { name: 'the Summarize API', apis: ['summarize'], date: null, replacement: 'the Chat API' },
    { name: 'the Classify API', apis: ['classify'], date: null },
  ],
  source: { from: 'Cohere, Deprecations (docs.cohere.com/docs/deprecations)', date },
};

const xai: Retirements = {
  provider: 'xai',
  prefixes: [],
  models: [
    {
      ids: [
        ...['grok-3', 'grok-4', 'grok-4-0709', 'grok-code-fast-1', 'grok-4-fast', 'grok-4-1-fast'],
        ...['grok-4-fast-reasoning', 'grok-4-1-fast-reasoning'],
      ],
      date: '2026-05-15',
      replacement: 'grok-4.3',
    },
    {
      ids: ['grok-4-fast-non-reasoning', 'grok-4-1-fast-non-reasoning', 'grok-imagine-image-pro'],
      date: '2026-05-15',
    },
  ],
  apis: [],
  source: {
    from: 'xAI, Grok Model Retirement on May 15, 2026 (docs.x.ai/developers/migration/may-15-retirement)',
    date,
  },
};

const deepseek: Retirements = {
  provider: 'deepseek',
  prefixes: [],
  models: [
    {
      ids: ['deepseek-chat', 'deepseek-reasoner'],
      date: '2026-07-24',
      replacement: 'deepseek-flash',
    },
  ],
  apis: [],
  source: {
    from: 'DeepSeek, V4 release and Your First API Call (api-docs.deepseek.com)',
    date,
  },
};

const perplexity: Retirements = {
  provider: 'perplexity',
  prefixes: [],
  models: [
    {
      ids: ['small', 'large', 'huge'].map((size) => `llama-3.1-sonar-${size}-128k-online`),
      date: '2025-02-22',
    },
  ],
  apis: [],
  source: { from: 'Perplexity, model cards (docs.perplexity.ai), as clients quote them', date },
};

const moonshot: Retirements = {
  provider: 'moonshot',
  prefixes: [],
  models: [
    { ids: ['kimi-thinking-preview'], date: '2025-11-11' },
    { ids: ['kimi-latest'], date: '2026-01-28' },
    {
      ids: [
        ...['kimi-k2-0711-preview', 'kimi-k2-0905-preview', 'kimi-k2-turbo-preview'],
        ...['kimi-k2-thinking', 'kimi-k2-thinking-turbo'],
      ],
      date: '2026-05-25',
    },
  ],
  apis: [],
  source: { from: 'Moonshot, Kimi model list (platform.kimi.ai/docs/models)', date },
};

export const otherRetirements: readonly Retirements[] = [
  cohere,
  xai,
  deepseek,
  perplexity,
  moonshot,
];
