/** Requests for all elements of a collection at once. */
import type { Crowd } from '../../model/evidence';
import type { EvidenceQuestion } from './question';

export const crowdOf = (_question: EvidenceQuestion): Crowd | null => null;
