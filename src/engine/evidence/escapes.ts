/** Failures that reach nobody. */
import type { Escape } from '../../model/evidence';
import type { EvidenceQuestion } from './question';

export const escapeOf = (_question: EvidenceQuestion): Escape | null => null;
