/** Clients that are built anew for each request. */
import type { RebuiltClient } from '../../model/evidence';
import type { EvidenceQuestion } from './question';

export const rebuiltOf = (_question: EvidenceQuestion): RebuiltClient | null => null;
