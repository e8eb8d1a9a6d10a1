/** Limits of the platform that the project declares. */
import type { DeclaredLimit } from '../../model/evidence';
import type { EvidenceQuestion } from './question';

export const limitsOf = (_question: EvidenceQuestion): readonly DeclaredLimit[] => [];
