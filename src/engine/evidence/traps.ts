/** Values that mean something else than they seem, by facts of the SDK and its version. */
import type { ValueTrap } from '../../model/evidence';
import type { EvidenceQuestion } from './question';

export const trapsOf = (_question: EvidenceQuestion): readonly ValueTrap[] => [];
