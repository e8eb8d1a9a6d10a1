/** Models that Anthropic has retired from its own API; clouds that resell them have dates of their own. */
import type { Retirements } from '../../model/knowledge';

const haiku = 'claude-haiku-4-5-20251001';
const sonnet = 'claude-sonnet-4-6';
const opus = 'claude-opus-4-8';

export const anthropic: Retirements = {
  provider: 'anthropic',
  prefixes: [],
  models: [
    {
      ids: [
        ...['claude-1.0', 'claude-1.1', 'claude-1.2', 'claude-1.3'],
        ...['claude-instant-1.0', 'claude-instant-1.1', 'claude-instant-1.2'],
      ],
      date: '2024-11-06',
      replacement: haiku,
    },
    { ids: ['claude-2.0', 'claude-2.1'], date: '2025-07-21', replacement: opus },
    { ids: ['claude-3-sonnet-20240229'], date: '2025-07-21', replacement: sonnet },
    {
      ids: [
        ...['claude-3-5-sonnet-20240620', 'claude-3-5-sonnet-20241022'],
        'claude-3-5-sonnet-latest',
      ],
      date: '2025-10-28',
      replacement: sonnet,
    },
    {
      ids: ['claude-3-opus-20240229', 'claude-3-opus-latest'],
      date: '2026-01-05',
      replacement: opus,
    },
    {
      ids: ['claude-3-7-sonnet-20250219', 'claude-3-7-sonnet-latest'],
      date: '2026-02-19',
      replacement: sonnet,
    },
    {
      ids: ['claude-3-5-haiku-20241022', 'claude-3-5-haiku-latest'],
      date: '2026-02-19',
      replacement: haiku,
    },
    { ids: ['claude-3-haiku-20240307'], date: '2026-04-20', replacement: haiku },
    {
      ids: ['claude-sonnet-4-20250514', 'claude-sonnet-4-0'],
      date: '2026-06-15',
      replacement: sonnet,
    },
    { ids: ['claude-opus-4-20250514', 'claude-opus-4-0'], date: '2026-06-15', replacement: opus },
    { ids: ['claude-opus-4-1-20250805', 'claude-opus-4-1'], date: '2026-08-05', replacement: opus },
  ],
  apis: [],
  source: {
    from: 'Anthropic, Model deprecations (platform.claude.com/docs/en/about-claude/model-deprecations)',
    date: '2026-11-23',
  },
};
