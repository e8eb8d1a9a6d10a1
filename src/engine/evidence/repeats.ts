/** Repeats that make an outage worse. */
import type { RepeatHazard } from '../../model/evidence';
import type { EvidenceQuestion } from './question';

export const repeatsOf = (_question: EvidenceQuestion): readonly RepeatHazard[] => [];
