import type { OperationFact, Sdk, Source, VersionFacts } from '../../../model/knowledge';
import { fetchIgnored } from '../ignored';
import { plainSignal, timerOff } from '../traps';
import { dispatcherTimers } from './fetch';
import { fetchLike, plain, timeoutAnywhere } from './plain';
import { atOnce } from '../plain';

const source: Source = {
  from: 'ofetch 1.5.1: README and source (retry 1, for POST 0), and a loopback server',
  date: '2026-11-23',
};

/**
 * A number of retries counts for POST too, where it is set; none of the waits doubles. The timer stops at the headers
 * and is not even started where a signal is given.
 */
const facts: VersionFacts = {
  ...plain,
  transport: 'fetch',
  timeout: {
    ...plain.timeout,
    option: timeoutAnywhere,
    covers: 'headers',
    coversStream: 'headers',
    offBySignal: true,
  },
  traps: [timerOff, ...plainSignal],
  retries: {
    defaultRetries: 0,
    option: { name: 'retry', places: ['client', 'call'] },
    counts: 'retries',
    on: { statuses: [408, 409, 425, 429], serverErrors: true, connection: true, timeouts: true },
    backoff: atOnce,
    retryAfter: { honoured: false, capMs: null },
  },
  baseUrl: { name: 'baseURL', places: ['client', 'call'] },
  transports: ['dispatcher'],
  transportTimers: dispatcherTimers,
  source,
};

const native: OperationFact = {
  ...fetchLike('native'),
  without: ['timeout', 'retries'],
  ignored: fetchIgnored,
};

const create = { path: 'create', to: '=', by: 'call', optionsArgument: 0 } as const;

export const ofetch: Sdk = {
  id: 'ofetch',
  ecosystem: 'npm',
  packages: ['ofetch', 'ohmyfetch'],
  provider: null,
  label: 'ofetch',
  clients: [
    {
      names: ['$Fetch'],
      instances: ['ofetch', '$fetch', 'default'],
      optionsArgument: 0,
      copies: [],
      handles: [create],
      operations: [fetchLike(''), fetchLike('raw'), native],
    },
  ],
  versions: [facts],
  source,
};

const nuxt: Source = {
  from: 'Nuxt documentation: $fetch (ofetch, a global) and useFetch (whose failure is a value of its result)',
  date: '2026-11-23',
};

export const nuxtFetch: Sdk = {
  id: '$fetch',
  ecosystem: 'runtime',
  packages: [],
  provider: null,
  label: "Nuxt's `$fetch`",
  clients: [
    {
      names: ['$fetch'],
      instances: ['$fetch', 'globalThis.$fetch'],
      optionsArgument: 0,
      copies: [],
      handles: [create],
      operations: [fetchLike(''), fetchLike('raw'), native],
    },
    {
      names: ['useFetch'],
      instances: ['useFetch', 'useLazyFetch'],
      optionsArgument: 0,
      copies: [],
      operations: [{ ...fetchLike(''), failsLater: true }],
    },
  ],
  versions: [{ ...facts, source: nuxt }],
  source: nuxt,
};
