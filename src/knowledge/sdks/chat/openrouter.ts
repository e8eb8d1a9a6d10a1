import type {
  IgnoredOption,
  OperationFact,
  Sdk,
  Source,
  VersionFacts,
} from '../../../model/knowledge';
import { bodyDecides } from '../stainless';
import { callSignal, manages, method, methods, plainFetch, speakeasyRetries } from './parts';
import { speakeasyIgnored } from '../ignored';
import { noRetries } from '../plain';
import { positiveSignal } from '../traps';

const read: Source = {
  from: '@openrouter/sdk 0.1.27, 0.5.1, 0.8.0, 0.11.2, 0.12.0 and 0.13.7: source read; 1.3.19 measured',
  date: '2026-11-23',
};

/** The body stands below a property of the request since 0.8. */
const wrapped = (path: string, property: string): readonly OperationFact[] => [
  { ...method(path, 'generate', bodyDecides), bodyProperty: property, range: '>=0.8.0' },
  { ...method(path, 'generate', bodyDecides), range: '<0.8.0' },
];

const operations: readonly OperationFact[] = [
  ...wrapped('chat.send', 'chatRequest'),
  ...wrapped('responses.send', 'responsesRequest'),
  ...wrapped('beta.responses.send', 'responsesRequest'),
  ...methods([
    ['callModel', 'agent'],
    ['embeddings.generate', 'embed'],
    ['images.generate', 'image'],
    ['rerank.rerank', 'rerank'],
    ['tts.createSpeech', 'speech'],
    ['stt.createTranscription', 'transcribe'],
    ['videoGeneration.generate', 'video'],
  ]),
  ...manages([
    'models.list',
    'models.get',
    'models.count',
    'providers.list',
    'generations.getGeneration',
  ]),
];

const common: Omit<VersionFacts, 'range' | 'source'> = {
  ...plainFetch,
  timeout: {
    defaultMs: null,
    option: { name: 'timeoutMs', places: ['client', 'call'] },
    unit: 'ms',
    covers: 'total',
    coversStream: 'total',
    scope: 'attempt',
    offBySignal: true,
  },
  retries: {
    ...noRetries,
    // An object that counts time: no number can be read from it.
    option: {
      name: 'retries',
      clientName: 'retryConfig',
      takes: speakeasyRetries,
      places: ['client', 'call'],
    },
  },
  signal: callSignal,
  baseUrl: { name: 'serverURL', places: ['client', 'call'] },
  transports: ['httpClient'],
  ignored: speakeasyIgnored,
  traps: positiveSignal,
};

/**
 * Tries for an hour, timeouts too. The model counts attempts: 70 are those whose waits add up to that hour; that
 * timeouts repeat is left out, or each of the 70 would be billed with a full timeout.
 */
const forAnHour: VersionFacts['retries'] = {
  ...common.retries,
  defaultRetries: 70,
  on: { statuses: [], serverErrors: true, connection: true, timeouts: false },
  backoff: { initialMs: 500, factor: 1.5, maxMs: 60_000, jitter: 0 },
  retryAfter: { honoured: true, capMs: 60_000 },
  endless: {
    says: 'repeats server errors, lost connections and timeouts for up to an hour',
    off: {
      name: 'retries',
      clientName: 'retryConfig',
      takes: speakeasyRetries,
      places: ['client', 'call'],
    },
    // A signal that fires counts as one more timeout (measured, 1.3.19).
    signalEnds: false,
  },
};

/** What `AbortSignal.timeout` raises counts as a timeout to try again after (measured: pending with a fired signal). */
const retriedTimeouts: readonly IgnoredOption[] = ['signal', 'fetchOptions.signal'].map((name) => ({
  name,
  place: 'call',
  timed: 'timeout-signal',
  unless: ['retries', 'retryConfig'],
  says: 'does not end the call: a fired `AbortSignal.timeout` counts as an error to retry, for an hour',
  instead: null,
}));

export const openrouter: Sdk = {
  id: '@openrouter/sdk',
  ecosystem: 'npm',
  packages: ['@openrouter/sdk'],
  provider: 'openrouter',
  label: 'the OpenRouter SDK',
  clients: [{ names: ['OpenRouter'], optionsArgument: 0, copies: [], operations }],
  versions: [
    {
      ...common,
      range: '>=0.12.0',
      retries: forAnHour,
      ignored: [...speakeasyIgnored, ...retriedTimeouts],
      source: read,
    },
    { ...common, range: '*', source: read },
  ],
  fallbackOptions: [{ name: 'models', place: 'body', kind: 'other-model' }],
  source: read,
};
