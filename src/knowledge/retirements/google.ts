/** Gemini models, by the two ways to them: Google names dates for each. */
import type { Retirements } from '../../model/knowledge';

const flash = 'gemini-3.6-flash';
const flashLite = 'gemini-3.1-flash-lite';
const pro = 'gemini-3.1-pro-preview';
const embedding = 'gemini-embedding-2';

const family = (name: string, ...suffixes: readonly string[]): readonly string[] => [
  name,
  ...suffixes.map((suffix) => `${name}-${suffix}`),
];

export const googleGemini: Retirements = {
  provider: 'google-gemini',
  prefixes: ['models/'],
  models: [
    { ids: ['gemini-1.0-pro-vision', 'gemini-pro-vision'], date: '2024-07-12' },
    { ids: ['gemini-1.0-pro', 'gemini-pro'], date: '2025-02-18', replacement: flash },
    { ids: ['gemini-2.5-pro-exp-03-25'], date: '2025-06-26', replacement: pro },
    { ids: ['gemini-2.5-flash-preview-04-17'], date: '2025-07-15', replacement: flash },
    {
      ids: [
        ...family('gemini-1.5-pro', 'latest', '001', '002'),
        ...family('gemini-1.5-flash', 'latest', '001', '002'),
        ...family('gemini-1.5-flash-8b', 'latest', '001'),
      ],
      date: '2025-09-29',
      replacement: flash,
    },
    {
      ids: ['embedding-001', 'gemini-embedding-exp', 'gemini-embedding-exp-03-07'],
      date: '2025-10-30',
      replacement: embedding,
    },
    { ids: ['imagen-3.0-generate-002'], date: '2025-11-10' },
    {
      ids: ['gemini-2.0-flash-preview-image-generation', 'gemini-2.0-flash-exp-image-generation'],
      date: '2025-11-14',
    },
    {
      ids: ['gemini-2.5-flash-preview-05-20', 'gemini-2.5-flash-lite-preview-06-17'],
      date: '2025-11-18',
    },
    {
      ids: [
        ...['gemini-2.5-pro-preview-03-25', 'gemini-2.5-pro-preview-05-06'],
        'gemini-2.5-pro-preview-06-05',
      ],
      date: '2025-12-02',
      replacement: pro,
    },
    { ids: family('gemini-2.0-flash-thinking-exp', '01-21', '1219'), date: '2025-12-02' },
    {
      ids: [
        ...['gemini-2.0-flash-exp', 'gemini-2.0-pro-exp', 'gemini-2.0-pro-exp-02-05'],
        ...family('gemini-2.0-flash-lite-preview', '02-05'),
        ...['gemini-2.0-flash-live-001', 'gemini-live-2.5-flash-preview'],
      ],
      date: '2025-12-09',
    },
    { ids: ['text-embedding-004'], date: '2026-01-14', replacement: embedding },
    { ids: ['gemini-2.5-flash-image-preview'], date: '2026-01-15' },
    { ids: ['gemini-2.5-flash-preview-09-25'], date: '2026-02-17', replacement: flash },
    { ids: ['gemini-3-pro-preview'], date: '2026-03-09', replacement: pro },
    { ids: ['gemini-2.5-flash-lite-preview-09-2025'], date: '2026-03-31', replacement: flashLite },
    {
      ids: ['gemini-2.0-flash', 'gemini-2.0-flash-001'],
      date: '2026-06-01',
      replacement: flash,
    },
    {
      ids: ['gemini-2.0-flash-lite', 'gemini-2.0-flash-lite-001'],
      date: '2026-06-01',
      replacement: flashLite,
    },
    {
      ids: ['veo-2.0-generate-001', 'veo-3.0-generate-001', 'veo-3.0-fast-generate-001'],
      date: '2026-06-30',
    },
    {
      ids: [
        ...['imagen-4.0-generate-001', 'imagen-4.0-ultra-generate-001'],
        'imagen-4.0-fast-generate-001',
      ],
      date: '2026-08-17',
      replacement: 'gemini-3.1-flash-image',
    },
    {
      ids: ['gemini-2.5-pro'],
      date: '2026-12-01',
      replacement: 'gemini-3.8-flash',
      then: '`gemini-3.8-flash` answers its requests from then on',
    },
    {
      ids: ['gemini-2.5-flash'],
      date: '2026-12-01',
      replacement: 'gemini-3.5-flash-lite',
      then: '`gemini-3.5-flash-lite` answers its requests from then on',
    },
  ],
  apis: [],
  source: {
    from: 'Google, Gemini deprecations and release notes (ai.google.dev/gemini-api/docs/deprecations, …/changelog)',
    date: '2026-11-23',
  },
};

export const googleVertex: Retirements = {
  provider: 'google-vertex',
  prefixes: [],
  models: [
    {
      ids: [
        ...['gemini-2.0-flash', 'gemini-2.0-flash-001'],
        ...['gemini-2.0-flash-lite', 'gemini-2.0-flash-lite-001'],
      ],
      date: '2026-06-01',
    },
    { ids: ['gemini-2.5-pro'], date: '2026-10-20' },
    { ids: ['gemini-2.5-flash', 'gemini-2.5-flash-lite'], date: '2026-10-20' },
  ],
  apis: [],
  source: {
    from: 'Google Cloud, model versions of the agent platform (docs.cloud.google.com/gemini-enterprise-agent-platform/models)',
    date: '2026-11-23',
  },
};
