/** The registry. The order decides which of two findings of equal severity is named first. */
import { badSuppression } from './bad-suppression';
import { clientPerCall } from './client-per-call';
import { deadlineMismatch } from './deadline-mismatch';
import { longWait } from './long-wait';
import { missingFallback } from './missing-fallback';
import { missingRetry } from './missing-retry';
import { missingTimeout } from './missing-timeout';
import { retiredApi } from './retired-api';
import { retiredModel } from './retired-model';
import type { Rule } from './rule';
import { silentTruncation } from './silent-truncation';
import { stalledStream } from './stalled-stream';
import { unboundedConcurrency } from './unbounded-concurrency';
import { unhandledFailure } from './unhandled-failure';

export const rules: readonly Rule[] = [
  retiredApi,
  retiredModel,
  missingTimeout,
  deadlineMismatch,
  longWait,
  unhandledFailure,
  silentTruncation,
  stalledStream,
  missingRetry,
  missingFallback,
  unboundedConcurrency,
  clientPerCall,
  badSuppression,
];
