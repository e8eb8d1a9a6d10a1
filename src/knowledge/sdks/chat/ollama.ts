import type { Sdk, Source } from '../../../model/knowledge';
import { bodyDecides } from '../stainless';
import { sentAlong, unread } from '../ignored';
import { methods, plainFetch } from './parts';

const read: Source = { from: 'ollama 0.6.4: source read, and measured', date: '2026-11-23' };

export const ollama: Sdk = {
  id: 'ollama',
  ecosystem: 'npm',
  packages: ['ollama'],
  provider: 'ollama',
  label: 'the Ollama SDK',
  clients: [
    {
      names: ['Ollama'],
      instances: ['default'],
      optionsArgument: 0,
      copies: [],
      operations: methods([
        ['chat', 'generate', bodyDecides],
        ['generate', 'generate', bodyDecides],
        ['embed', 'embed'],
        ['embeddings', 'embed'],
        ['pull', 'manage', bodyDecides],
        ['push', 'manage', bodyDecides],
        ['create', 'manage', bodyDecides],
        ['list', 'manage'],
        ['show', 'manage'],
        ['ps', 'manage'],
        ['copy', 'manage'],
        ['delete', 'manage'],
        ['webSearch', 'manage'],
        ['webFetch', 'manage'],
      ]).map((operation) => ({ ...operation, optionsArgument: null })),
    },
  ],
  versions: [
    {
      ...plainFetch,
      range: '*',
      baseUrl: { name: 'host', places: ['client'] },
      handsSignal: true,
      ignored: [
        ...unread('client', ['timeout', 'maxRetries', 'signal']),
        ...unread({ argument: 1 }, ['timeout', 'maxRetries', 'signal', 'abortSignal']),
        ...sentAlong(['timeout', 'maxRetries', 'signal', 'abortSignal']),
      ],
      source: read,
    },
  ],
  source: read,
};
