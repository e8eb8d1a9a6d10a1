/** Models that Mistral has retired from its own API. */
import type { Retirements } from '../../model/knowledge';

export const mistral: Retirements = {
  provider: 'mistral',
  prefixes: [],
  models: [
    {
      ids: ['open-mistral-7b', 'open-mixtral-8x7b', 'open-mixtral-8x22b', 'mistral-large-2407'],
      date: '2025-03-30',
    },
    { ids: ['open-codestral-mamba'], date: '2025-06-06' },
    {
      ids: [
        ...['mistral-medium-2312', 'mistral-small-2402', 'mistral-large-2402'],
        'codestral-2405',
      ],
      date: '2025-06-16',
    },
    { ids: ['mistral-saba-2502'], date: '2025-09-30' },
    {
      ids: [
        ...['mistral-small-2409', 'mistral-small-2501', 'mistral-small-2503', 'codestral-2501'],
        ...['magistral-medium-2506', 'magistral-medium-2507', 'magistral-small-2506'],
        ...['magistral-small-2507', 'devstral-small-2505'],
      ],
      date: '2025-11-30',
    },
    {
      ids: ['ministral-3b-2410', 'ministral-8b-2410', 'pixtral-12b-2409', 'mistral-ocr-2503'],
      date: '2025-12-31',
    },
    {
      ids: [
        ...['mistral-large-2411', 'pixtral-large-2411', 'devstral-medium-2507'],
        ...['devstral-small-2507', 'mistral-ocr-2505', 'voxtral-mini-2507'],
      ],
      date: '2026-05-31',
    },
    { ids: ['mistral-moderation-2411'], date: '2026-06-30' },
    {
      ids: [
        ...['mistral-small-2506', 'open-mistral-nemo-2407', 'magistral-small-2509'],
        ...['magistral-medium-2509', 'devstral-2512'],
      ],
      date: '2026-07-31',
    },
    { ids: ['mistral-medium-2505', 'mistral-medium-2508'], date: '2026-08-31' },
  ],
  apis: [],
  source: {
    from: 'Mistral, Models overview and model pages (docs.mistral.ai/models)',
    date: '2026-11-23',
  },
};
