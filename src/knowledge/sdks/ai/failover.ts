import type { Sdk, Source } from '../../../model/knowledge';
import { bare } from '../cloud/plain';

const readFallback: Source = { from: 'ai-fallback 2.0.1: source read', date: '2026-11-23' };

const readRetry: Source = { from: 'ai-retry 2.4.0: types read', date: '2026-11-23' };

/** Goes on with the next model of the list where one fails with 401, 403, 408, 409, 413, 429 or 500 and above. */
export const aiFallback: Sdk = {
  id: 'ai-fallback',
  ecosystem: 'npm',
  packages: ['ai-fallback'],
  provider: null,
  label: 'ai-fallback',
  clients: [
    {
      names: ['FallbackModel'],
      factories: ['createFallback'],
      optionsArgument: 0,
      inner: { argument: 0, property: 'models', settings: false },
      copies: [],
      operations: [],
    },
  ],
  versions: [{ ...bare, source: readFallback }],
  fallbackOptions: [{ name: 'models', place: 'client', kind: 'other-model' }],
  source: readFallback,
};

/** Conditions and models in `retries` tell what is tried again, and by whom. */
export const aiRetry: Sdk = {
  id: 'ai-retry',
  ecosystem: 'npm',
  packages: ['ai-retry'],
  provider: null,
  label: 'ai-retry',
  clients: [
    {
      names: ['createRetryable'],
      factories: ['createRetryable', 'createRetryableModel'],
      optionsArgument: 0,
      inner: { argument: 0, property: 'model', settings: false },
      copies: [],
      operations: [],
    },
  ],
  versions: [{ ...bare, source: readRetry }],
  fallbackOptions: [{ name: 'retries', place: 'client', kind: 'other-model' }],
  source: readRetry,
};
