/** What a rule is: words, examples, check and choice of fix in one file; registry, docs and settings derive from it. */
import type { Severity } from '../model/finding';
import type {
  CallSubject,
  ClientSubject,
  Problem,
  RuleContext,
  SuppressionSubject,
} from '../model/subject';

export interface Example {
  /** Ends the sentence "Fires where …" or "Silent where …". */
  readonly when: string;
  readonly code: string;
  /** `src/app.ts` when absent. */
  readonly path?: string;
  /** Other files of the project, by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** Installed versions by package. */
  readonly versions?: Readonly<Record<string, string>>;
  /** The severity that a firing example is reported with; the rule's own when absent. */
  readonly severity?: Severity;
}

export interface RuleDocs {
  /** What happens in an outage, in a short paragraph. */
  readonly outage: string;
  /** When to ignore it. */
  readonly ignore: string;
  /** Facts that it rests on, with source. */
  readonly evidence: readonly string[];
}

export interface Rule {
  readonly id: string;
  /** One line for tables: what the finding says. */
  readonly says: string;
  readonly severity: Severity;
  readonly docs: RuleDocs;
  readonly fires: readonly Example[];
  readonly silent: readonly Example[];
  /** About one call. */
  readonly check?: (subject: CallSubject, context: RuleContext) => Problem | null;
  /** About a client, or a file's raw requests to one provider: reported once. */
  readonly checkClient?: (client: ClientSubject, context: RuleContext) => Problem | null;
  /** About a comment that silences findings. */
  readonly checkSuppression?: (suppression: SuppressionSubject) => Problem | null;
}
