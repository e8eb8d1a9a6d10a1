/** Models and APIs that end. */
import type { Retirement } from '../../model/evidence';
import type { EvidenceQuestion } from './question';

export const retirementsOf = (_question: EvidenceQuestion): readonly Retirement[] => [];
