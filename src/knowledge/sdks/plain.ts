/** What SDKs of all families share where they add nothing to a request. */
import type { BackoffFact, StreamingFact, VersionFacts } from '../../model/knowledge';

export const alwaysStreams: StreamingFact = { kind: 'always', helper: false };

/** The next attempt follows at once. */
export const atOnce: BackoffFact = { initialMs: 0, factor: 1, maxMs: 0, jitter: 0 };

/** Nothing is tried again, and no option changes that. */
export const noRetries: VersionFacts['retries'] = {
  defaultRetries: 0,
  option: null,
  counts: 'retries',
  on: { statuses: [], serverErrors: false, connection: false, timeouts: false },
  backoff: atOnce,
  retryAfter: { honoured: false, capMs: null },
};
