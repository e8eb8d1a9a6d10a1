/** The registry. The order decides which of two findings of equal severity is named first. */
import { badSuppression } from './bad-suppression';
import { longWait } from './long-wait';
import { missingFallback } from './missing-fallback';
import { missingRetry } from './missing-retry';
import { missingTimeout } from './missing-timeout';
import type { Rule } from './rule';
import { silentTruncation } from './silent-truncation';
import { stalledStream } from './stalled-stream';
import { unhandledFailure } from './unhandled-failure';

export const rules: readonly Rule[] = [
  missingTimeout,
  longWait,
  unhandledFailure,
  silentTruncation,
  stalledStream,
  missingRetry,
  missingFallback,
  badSuppression,
];
