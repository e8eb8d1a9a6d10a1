/** What OpenAI has shut down, and what has a date. Azure has dates of its own, for deployments whose names say nothing. */
import type { Retirements } from '../../model/knowledge';

const gpt56Sol = 'gpt-5.6-sol';
const gpt56Terra = 'gpt-5.6-terra';
const gpt56Luna = 'gpt-5.6-luna';

const embeddings = ['ada', 'babbage', 'curie', 'davinci'].flatMap((size) => [
  `text-similarity-${size}-001`,
  `text-search-${size}-doc-001`,
  `text-search-${size}-query-001`,
]);
const codeEmbeddings = ['ada', 'babbage'].flatMap((size) => [
  `code-search-${size}-code-001`,
  `code-search-${size}-text-001`,
]);

export const openai: Retirements = {
  provider: 'openai',
  prefixes: [],
  models: [
    { ids: ['code-davinci-001', 'code-cushman-002', 'code-cushman-001'], date: '2023-03-23' },
    {
      ids: [
        ...['text-ada-001', 'text-babbage-001', 'text-curie-001', 'text-davinci-001'],
        ...['text-davinci-002', 'text-davinci-003', 'code-davinci-002'],
        ...['ada', 'babbage', 'curie', 'davinci', 'text-davinci-edit-001', 'code-davinci-edit-001'],
      ],
      date: '2024-01-04',
    },
    {
      ids: [...embeddings, ...codeEmbeddings],
      date: '2024-01-04',
      replacement: 'text-embedding-3-small',
    },
    {
      ids: ['gpt-3.5-turbo-0301', 'gpt-3.5-turbo-0613', 'gpt-3.5-turbo-16k-0613'],
      date: '2024-09-13',
    },
    { ids: ['gpt-4-vision-preview', 'gpt-4-1106-vision-preview'], date: '2024-12-06' },
    { ids: ['gpt-4-32k', 'gpt-4-32k-0314', 'gpt-4-32k-0613'], date: '2025-06-06' },
    { ids: ['gpt-4.5-preview'], date: '2025-07-14' },
    { ids: ['o1-preview'], date: '2025-07-28' },
    {
      ids: ['gpt-4o-audio-preview-2024-10-01', 'gpt-4o-realtime-preview-2024-10-01'],
      date: '2025-10-10',
    },
    { ids: ['o1-mini'], date: '2025-10-27' },
    {
      ids: ['text-moderation-007', 'text-moderation-stable', 'text-moderation-latest'],
      date: '2025-10-27',
      replacement: 'omni-moderation-latest',
    },
    { ids: ['codex-mini-latest'], date: '2026-02-12' },
    { ids: ['chatgpt-4o-latest'], date: '2026-02-17' },
    { ids: ['gpt-4-0314', 'gpt-4-0125-preview', 'gpt-4-turbo-preview'], date: '2026-03-26' },
    {
      ids: [
        ...['gpt-4o-realtime-preview', 'gpt-4o-realtime-preview-2025-06-03'],
        ...['gpt-4o-realtime-preview-2024-12-17', 'gpt-4o-mini-realtime-preview'],
        ...['gpt-4o-audio-preview', 'gpt-4o-mini-audio-preview'],
      ],
      date: '2026-05-07',
    },
    { ids: ['dall-e-2', 'dall-e-3'], date: '2026-05-12', replacement: 'gpt-image-2' },
    {
      ids: [
        ...['o3-deep-research', 'o3-deep-research-2025-06-26'],
        ...['o4-mini-deep-research', 'o4-mini-deep-research-2025-06-26'],
        ...['gpt-5-chat-latest', 'gpt-5-codex', 'gpt-5.1-chat-latest', 'gpt-5.1-codex'],
        ...['gpt-5.1-codex-max', 'gpt-5.2-codex'],
      ],
      date: '2026-07-23',
      replacement: gpt56Sol,
    },
    {
      ids: [
        ...['computer-use-preview', 'computer-use-preview-2025-03-11', 'gpt-5.1-codex-mini'],
        ...['gpt-4o-search-preview-2025-03-11', 'gpt-4o-mini-search-preview-2025-03-11'],
      ],
      date: '2026-07-23',
      replacement: gpt56Terra,
    },
    {
      ids: ['gpt-5.2-chat-latest', 'gpt-5.3-chat-latest'],
      date: '2026-08-10',
      replacement: gpt56Sol,
    },
    {
      ids: [
        ...['sora-2', 'sora-2-pro', 'sora-2-2025-10-06', 'sora-2-2025-12-08'],
        'sora-2-pro-2025-10-06',
      ],
      date: '2026-09-24',
    },
    {
      ids: ['gpt-3.5-turbo-instruct', 'gpt-3.5-turbo-1106', 'babbage-002', 'davinci-002'],
      date: '2026-09-28',
      replacement: gpt56Terra,
    },
    {
      ids: ['gpt-3.5-turbo', 'gpt-3.5-turbo-0125', 'o4-mini', 'o4-mini-2025-04-16'],
      date: '2026-10-23',
      replacement: gpt56Terra,
    },
    {
      ids: [
        ...['gpt-4', 'gpt-4-0613', 'gpt-4-1106-preview', 'gpt-4-turbo', 'gpt-4-turbo-2024-04-09'],
        ...['gpt-4o-2024-05-13', 'o1', 'o1-2024-12-17', 'o1-pro', 'o1-pro-2025-03-19'],
        ...['o3-mini', 'o3-mini-2025-01-31'],
      ],
      date: '2026-10-23',
      replacement: gpt56Sol,
    },
    {
      ids: ['gpt-4.1-nano', 'gpt-4.1-nano-2025-04-14'],
      date: '2026-10-23',
      replacement: gpt56Luna,
    },
    { ids: ['gpt-image-1'], date: '2026-10-23', replacement: 'gpt-image-2' },
    {
      ids: [
        ...['gpt-image-1-mini', 'gpt-image-1.5', 'gpt-image-1.5-2025-12-16'],
        'chatgpt-image-latest',
      ],
      date: '2026-12-01',
    },
    {
      ids: ['gpt-5', 'gpt-5-2025-08-07'],
      date: '2026-12-11',
      replacement: 'gpt-6.1-sol',
    },
    {
      ids: ['gpt-5-mini', 'gpt-5-mini-2025-08-07'],
      date: '2026-12-11',
      replacement: 'gpt-6.1-terra',
    },
    { ids: ['gpt-5-nano', 'gpt-5-nano-2025-08-07'], date: '2026-12-11', replacement: gpt56Luna },
    {
      ids: [
        ...['gpt-5-pro', 'gpt-5-pro-2025-10-06', 'o3', 'o3-2025-04-16', 'o3-pro'],
        'o3-pro-2025-06-10',
      ],
      date: '2026-12-11',
      replacement: gpt56Sol,
    },
    {
      // The undated names have no other snapshot left.
      ids: [
        ...['gpt-4o', 'gpt-4o-2024-08-06', 'gpt-4o-2024-11-20'],
        ...['gpt-4o-mini', 'gpt-4o-mini-2024-07-18', 'gpt-4.1', 'gpt-4.1-2025-04-14'],
        ...['gpt-4.1-mini', 'gpt-4.1-mini-2025-04-14'],
      ],
      date: '2027-01-14',
      replacement: 'gpt-6-luna',
    },
    {
      ids: ['gpt-realtime', 'gpt-4o-realtime'],
      date: '2027-01-20',
      replacement: 'gpt-realtime-2.1',
    },
    {
      ids: ['gpt-realtime-mini', 'gpt-4o-mini-realtime'],
      date: '2027-01-20',
      replacement: 'gpt-realtime-2.1-mini',
    },
    {
      ids: ['gpt-audio', 'gpt-audio-mini', 'gpt-4o-audio', 'gpt-4o-mini-audio'],
      date: '2027-01-20',
      replacement: 'gpt-audio-1.5',
    },
    {
      ids: ['whisper-1', 'gpt-4o-transcribe', 'gpt-4o-mini-transcribe'],
      date: '2027-02-26',
    },
    { ids: ['gpt-5.1', 'gpt-5.1-2025-11-13'], date: '2027-04-01' },
  ],
  apis: [
    {
      name: 'the Assistants API',
      apis: ['beta.assistants.*', 'beta.threads.*'],
      date: '2026-08-26',
      replacement: 'the Responses API',
    },
    { name: 'the Videos API', apis: ['videos.*'], date: '2026-09-24' },
  ],
  // Types of openai 7.57.0: `max_tokens` is deprecated, and not compatible with reasoning models.
  renames: [
    {
      models: ['gpt-5', 'gpt-6', 'o'],
      sdk: 'openai',
      range: '>=4.64.0',
      api: 'chat.completions.create',
      option: 'max_tokens',
      to: 'max_completion_tokens',
    },
  ],
  source: {
    from: 'OpenAI, Deprecations (developers.openai.com/api/docs/deprecations), its Assistants migration guide and model pages',
    date: '2026-11-23',
  },
};
