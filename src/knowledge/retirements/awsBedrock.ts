/** Models at the end of their life on Amazon Bedrock, whose dates are its own. */
import type { Retirements } from '../../model/knowledge';

const claude = (...names: readonly string[]): readonly string[] =>
  names.map((name) => `anthropic.claude-${name}`);

export const awsBedrock: Retirements = {
  provider: 'aws-bedrock',
  // Inference profiles across regions.
  prefixes: ['us.', 'eu.', 'apac.', 'us-gov.', 'global.'],
  models: [
    { ids: claude('v1'), date: '2024-02-28' },
    {
      ids: [
        ...['meta.llama2-13b-chat-v1', 'meta.llama2-70b-chat-v1'],
        ...['meta.llama2-13b-v1', 'meta.llama2-70b-v1'],
      ],
      date: '2024-10-30',
    },
    { ids: claude('v2', 'v2:1', 'instant-v1'), date: '2025-07-21' },
    { ids: ['ai21.jamba-instruct-v1:0'], date: '2025-08-01' },
    { ids: ['cohere.command-text-v14', 'cohere.command-light-text-v14'], date: '2025-08-12' },
    {
      ids: ['amazon.titan-text-premier-v1:0'],
      date: '2025-08-15',
      replacement: 'amazon.nova-pro-v1:0',
    },
    {
      ids: ['amazon.titan-text-express-v1'],
      date: '2025-08-15',
      replacement: 'amazon.nova-micro-v1:0',
    },
    {
      ids: ['amazon.titan-text-lite-v1'],
      date: '2025-08-15',
      replacement: 'amazon.nova-lite-v1:0',
    },
    { ids: ['amazon.titan-image-generator-v1'], date: '2025-08-15' },
    { ids: claude('3-opus-20240229-v1:0'), date: '2026-01-15' },
    { ids: claude('opus-4-20250514-v1:0'), date: '2026-05-31' },
    {
      ids: claude(
        '3-sonnet-20240229-v1:0',
        '3-5-sonnet-20240620-v1:0',
        '3-5-sonnet-20241022-v2:0',
        '3-7-sonnet-20250219-v1:0',
      ),
      date: '2026-07-30',
    },
    { ids: ['cohere.command-r-v1:0', 'cohere.command-r-plus-v1:0'], date: '2026-08-19' },
    { ids: claude('3-haiku-20240307-v1:0'), date: '2026-09-10' },
    { ids: ['amazon.nova-premier-v1:0', 'amazon.nova-sonic-v1:0'], date: '2026-09-14' },
    {
      ids: ['amazon.nova-canvas-v1:0', 'amazon.nova-reel-v1:0', 'amazon.nova-reel-v1:1'],
      date: '2026-09-30',
    },
    { ids: claude('sonnet-4-20250514-v1:0'), date: '2026-10-14' },
    {
      ids: ['ai21.jamba-1-5-large-v1:0', 'ai21.jamba-1-5-mini-v1:0'],
      date: '2026-11-26',
    },
    { ids: claude('opus-4-1-20250805-v1:0'), date: '2027-01-08' },
  ],
  apis: [],
  source: {
    from: 'AWS, Amazon Bedrock model lifecycle (docs.aws.amazon.com/bedrock/latest/userguide/model-lifecycle.html)',
    date: '2026-11-23',
  },
};
