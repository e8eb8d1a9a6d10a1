import type { Operation, Provider } from '../../model/knowledge';

/** One component answers for the whole API, whatever the operation. */
const apiOperations: readonly Operation[] = ['generate', 'agent', 'batch', 'manage'];

export const anthropic: Provider = {
  id: 'anthropic',
  name: 'Anthropic',
  label: 'Claude API',
  hosts: [
    {
      host: 'api.anthropic.com',
      endpoints: [
        { path: '/v1/messages', operation: 'generate', api: 'messages.create' },
        { path: '/v1/messages/count_tokens', operation: 'manage', api: 'messages.countTokens' },
        { path: '/v1/messages/batches*', operation: 'batch', api: 'messages.batches.create' },
        { path: '/v1/complete', operation: 'generate', api: 'completions.create' },
        { path: '/v1/models*', operation: 'manage', api: 'models.list' },
        { path: '/v1/files*', operation: 'manage', api: 'files.list' },
      ],
    },
  ],
  streamPings: true,
  status: {
    url: 'https://status.claude.com',
    reader: 'statuspage',
    endpoints: [{ url: 'https://status.claude.com/api/v2/summary.json', role: 'summary' }],
    // The page's origin host: same page id, and not behind the bot protection of the first.
    fallbacks: [{ url: 'https://anthropic.statuspage.io/api/v2/summary.json', role: 'summary' }],
    pageId: 'tymt9n04zgry',
    components: [
      { id: 'k8w3r06qmzrp', name: 'Claude API (api.anthropic.com)', operations: apiOperations },
      // The agent SDK runs the Claude Code program.
      { id: 'yyzkbfz2thpt', name: 'Claude Code', operations: [], apis: ['query'] },
      { id: 'rwppv331jlwc', name: 'claude.ai', operations: [] },
      { id: '0qbwn08sd68x', name: 'Claude Console (platform.claude.com)', operations: [] },
      { id: 'bpp5gb3hpjcl', name: 'Claude Cowork', operations: [] },
      { id: '0scnb50nvy53', name: 'Claude for Government', operations: [] },
    ],
    // Some product of this page changes every few days: two silent weeks mean a frozen copy.
    staleAfterMinutes: 14 * 24 * 60,
    source: {
      from: 'Atlassian Statuspage of Claude, summary.json: ids read from recorded answers',
      date: '2026-10-07',
    },
  },
  source: { from: '@anthropic-ai/sdk 1.12.0, src/client.ts and src/resources', date: '2026-10-07' },
};
