/** The registry. The order decides which of two findings of equal severity is named first. */
import { badBound } from './bad-bound';
import { badSuppression } from './bad-suppression';
import { clientPerCall } from './client-per-call';
import { deadlineMismatch } from './deadline-mismatch';
import { cutStream } from './cut-stream';
import { ignoredOption } from './ignored-option';
import { longWait } from './long-wait';
import { missingFallback } from './missing-fallback';
import { missingRetry } from './missing-retry';
import { missingTimeout } from './missing-timeout';
import { retiredApi } from './retired-api';
import { retiredModel } from './retired-model';
import { retryAmplification } from './retry-amplification';
import type { Rule } from './rule';
import { silentTruncation } from './silent-truncation';
import { stalledStream } from './stalled-stream';
import { swallowedFailure } from './swallowed-failure';
import { unboundedConcurrency } from './unbounded-concurrency';
import { unhandledFailure } from './unhandled-failure';
import { unsafeRetry } from './unsafe-retry';
import { weakFallback } from './weak-fallback';

export const rules: readonly Rule[] = [
  retiredApi,
  retiredModel,
  badBound,
  ignoredOption,
  missingTimeout,
  deadlineMismatch,
  longWait,
  unhandledFailure,
  swallowedFailure,
  silentTruncation,
  stalledStream,
  cutStream,
  missingRetry,
  retryAmplification,
  unsafeRetry,
  missingFallback,
  weakFallback,
  unboundedConcurrency,
  clientPerCall,
  badSuppression,
];
