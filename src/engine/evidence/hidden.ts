/** Handlers that hide a failure. */
import type { HiddenFailure } from '../../model/evidence';
import type { EvidenceQuestion } from './question';

export const hiddenOf = (_question: EvidenceQuestion): HiddenFailure | null => null;
