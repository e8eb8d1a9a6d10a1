/** Models that Groq no longer hosts. */
import type { Retirements } from '../../model/knowledge';

const large = 'openai/gpt-oss-120b';
const small = 'openai/gpt-oss-20b';

export const groq: Retirements = {
  provider: 'groq',
  prefixes: [],
  models: [
    { ids: ['llama-3.2-11b-text-preview', 'llava-v1.5-7b-4096-preview'], date: '2024-10-28' },
    { ids: ['llama-3.2-90b-text-preview'], date: '2024-11-25' },
    { ids: ['gemma-7b-it'], date: '2024-12-18' },
    {
      ids: ['llama3-groq-70b-8192-tool-use-preview', 'llama3-groq-8b-8192-tool-use-preview'],
      date: '2025-01-06',
    },
    { ids: ['llama-3.1-70b-versatile', 'llama-3.1-70b-specdec'], date: '2025-01-24' },
    { ids: ['mixtral-8x7b-32768'], date: '2025-03-20' },
    {
      ids: [
        ...['llama-3.2-1b-preview', 'llama-3.2-3b-preview', 'llama-3.3-70b-specdec'],
        ...['llama-3.2-11b-vision-preview', 'llama-3.2-90b-vision-preview'],
        ...['qwen-2.5-32b', 'qwen-2.5-coder-32b', 'deepseek-r1-distill-qwen-32b'],
        'deepseek-r1-distill-llama-70b-specdec',
      ],
      date: '2025-04-14',
    },
    { ids: ['llama-guard-3-8b'], date: '2025-06-06' },
    { ids: ['qwen-qwq-32b'], date: '2025-07-14' },
    { ids: ['mistral-saba-24b'], date: '2025-07-30' },
    {
      ids: ['distil-whisper-large-v3-en'],
      date: '2025-08-23',
      replacement: 'whisper-large-v3-turbo',
    },
    { ids: ['llama3-70b-8192', 'llama3-8b-8192'], date: '2025-08-30' },
    { ids: ['deepseek-r1-distill-llama-70b'], date: '2025-10-02', replacement: large },
    { ids: ['gemma2-9b-it'], date: '2025-10-08' },
    { ids: ['moonshotai/kimi-k2-instruct'], date: '2025-10-10', replacement: large },
    { ids: ['playai-tts'], date: '2025-12-31', replacement: 'canopylabs/orpheus-v1-english' },
    {
      ids: ['playai-tts-arabic'],
      date: '2025-12-31',
      replacement: 'canopylabs/orpheus-arabic-saudi',
    },
    { ids: ['meta-llama/llama-guard-4-12b'], date: '2026-03-05' },
    {
      ids: ['meta-llama/llama-4-maverick-17b-128e-instruct'],
      date: '2026-03-09',
      replacement: large,
    },
    { ids: ['moonshotai/kimi-k2-instruct-0905'], date: '2026-04-15', replacement: large },
    {
      ids: ['meta-llama/llama-4-scout-17b-16e-instruct', 'qwen/qwen3-32b'],
      date: '2026-07-17',
      replacement: large,
    },
    { ids: ['llama-3.3-70b-versatile'], date: '2026-08-16', replacement: large },
    { ids: ['llama-3.1-8b-instant'], date: '2026-08-16', replacement: small },
  ],
  apis: [],
  source: {
    from: 'Groq, Model Deprecation (console.groq.com/docs/deprecations)',
    date: '2026-11-23',
  },
};
