/** Settings that this SDK does not read where they stand. */
import type { IgnoredSetting } from '../../model/evidence';
import type { EvidenceQuestion } from './question';

export const ignoredOf = (_question: EvidenceQuestion): readonly IgnoredSetting[] => [];
