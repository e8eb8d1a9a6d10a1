/** What a collector of evidence is given: one call, finished, with everything that the engine knows around it. */
import type { Budget, Layer, LlmCall } from '../../model/call';
import type { Knowledge, VersionFacts } from '../../model/knowledge';
import type { ProjectInfo } from '../../model/project';
import type { StreamFacts } from '../../model/subject';
import type { FoundCall } from '../findCalls';
import type { FailurePath } from '../paths';
import type { Surroundings } from '../surroundings';
import type { TimeoutFacts } from '../timeouts';

export interface EvidenceQuestion {
  readonly found: FoundCall;
  readonly call: LlmCall;
  readonly version: VersionFacts | null;
  readonly timeouts: TimeoutFacts;
  readonly stream: StreamFacts | null;
  readonly paths: readonly FailurePath[];
  readonly around: Surroundings;
  readonly project: ProjectInfo;
  /** The project of another module. */
  readonly projectOf: (path: string) => ProjectInfo;
  readonly knowledge: Knowledge;
  /** What the call costs inside these layers alone. */
  readonly budgetWithin: (layers: readonly Layer[]) => Budget;
  /** Provider id of another call. */
  readonly providerOf: (call: FoundCall) => string;
}
