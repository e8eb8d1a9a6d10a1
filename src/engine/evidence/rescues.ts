/** Fallbacks that do not answer when they are needed. */
import type { RescueWeakness } from '../../model/evidence';
import type { EvidenceQuestion } from './question';

export const rescuesOf = (_question: EvidenceQuestion): readonly RescueWeakness[] => [];
