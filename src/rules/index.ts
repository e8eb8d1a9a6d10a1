/** The registry. The order decides which of two findings of equal severity is named first. */
import { longWait } from './long-wait';
import { missingFallback } from './missing-fallback';
import { missingRetry } from './missing-retry';
import { missingTimeout } from './missing-timeout';
import type { Rule } from './rule';
import { stalledStream } from './stalled-stream';

export const rules: readonly Rule[] = [
  missingTimeout,
  longWait,
  stalledStream,
  missingRetry,
  missingFallback,
];
