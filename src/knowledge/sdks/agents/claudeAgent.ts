import type { Sdk, Source } from '../../../model/knowledge';
import { bare } from '../cloud/plain';
import { alwaysStreams } from '../plain';

const read: Source = {
  from: '@anthropic-ai/claude-agent-sdk 0.3.330 and @anthropic-ai/claude-code 1.0.50: types read',
  date: '2026-11-23',
};

/**
 * `query({ prompt, options })` starts a program that talks to the API and retries by its own rules; code sets neither its
 * timeouts nor its retries.
 */
export const claudeAgent: Sdk = {
  id: '@anthropic-ai/claude-agent-sdk',
  ecosystem: 'npm',
  packages: ['@anthropic-ai/claude-agent-sdk', '@anthropic-ai/claude-code'],
  provider: 'anthropic',
  label: 'the Claude Agent SDK',
  clients: [
    {
      names: ['='],
      instances: ['='],
      optionsArgument: 0,
      copies: [],
      operations: [
        {
          path: 'query',
          operation: 'agent',
          streaming: alwaysStreams,
          bodyArgument: 0,
          modelProperty: 'options.model',
          optionsArgument: 0,
          failsLater: true,
          rejects: [],
        },
      ],
    },
  ],
  versions: [{ ...bare, transport: 'none', opaque: true, source: read }],
  fallbackOptions: [{ name: 'options.fallbackModel', place: 'body', kind: 'other-model' }],
  source: read,
};
