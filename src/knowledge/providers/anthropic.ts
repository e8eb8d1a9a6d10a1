import type { EndpointFact, Operation, Provider } from '../../model/knowledge';
import { anthropicApi, at } from './endpoints';

/** One component answers for the whole API, whatever the operation. */
const apiOperations: readonly Operation[] = ['generate', 'agent', 'batch', 'manage'];

const endpoints: readonly EndpointFact[] = [
  ...anthropicApi('/v1'),
  ...at('generate', 'completions.create', '/v1/complete'),
  ...at('manage', 'models.list', '/v1/models*'),
  ...at('manage', 'files.list', '/v1/files*'),
  ...at('agent', 'beta.sessions.events.send', '/v1/sessions/*/events*'),
  ...at('manage', 'beta.sessions.create', '/v1/sessions*'),
  ...at('manage', 'beta.agents.create', '/v1/agents*', '/v1/environments*', '/v1/skills*'),
  ...at('manage', 'admin.organizations', '/v1/organizations/*'),
  // For clients of OpenAI's SDK.
  ...at('generate', 'chat.completions.create', '/v1/chat/completions'),
];

export const anthropic: Provider = {
  id: 'anthropic',
  name: 'Anthropic',
  label: 'Claude API',
  hosts: [
    { host: 'api.anthropic.com', endpoints },
    // Claude Platform on AWS.
    { host: 'aws-external-anthropic.*.api.aws', endpoints },
    // Claude on Google Cloud, managed by Anthropic.
    {
      host: 'claude.googleapis.com',
      endpoints: anthropicApi('/v1/projects/*/locations/*/workspaces/*/invoke/v1'),
    },
    // A gateway that passes everything on.
    { host: 'anthropic.helicone.ai', endpoints },
  ],
  envWords: ['ANTHROPIC', 'CLAUDE'],
  streamPings: true,
  status: {
    url: 'https://status.claude.com',
    reader: 'statuspage',
    endpoints: [{ url: 'https://status.claude.com/api/v2/summary.json', role: 'summary' }],
    // The page's origin host: same page id, and not behind the bot protection of the first.
    fallbacks: [{ url: 'https://anthropic.statuspage.io/api/v2/summary.json', role: 'summary' }],
    history: [{ url: 'https://status.claude.com/api/v2/incidents.json', role: 'incidents' }],
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
  source: {
    from: '@anthropic-ai/sdk 1.12.0, src/client.ts and src/resources; packages/aws-sdk/src/client.ts; @anthropic-ai/google-cloud-sdk 1.1.4',
    date: '2026-11-23',
  },
};
