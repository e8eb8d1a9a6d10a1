/** What rules report and what mends it, as plain data. */
import type { Range } from './call';

export type Severity = 'error' | 'warning' | 'information' | 'hint';
export type RuleSetting = Severity | 'off';

/** Replaces `range` (offsets into the file's text) by `newText`. */
export interface TextEdit {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly newText: string;
  /** The name that it declares, for nothing but the other edits of its fix. */
  readonly declares?: string;
}

export interface Fix {
  /** Says what changes: `Bound this call: 60 s, then an error`. */
  readonly title: string;
  /** Native option only, no new dependency, no change of control flow, no value below the defaults for the operation. */
  readonly safe: boolean;
  /** The kind of edit: `client-timeout`; stable. */
  readonly kind: string;
  /** The rule that chose it; absent for what mends nothing: suppressions, declarations. */
  readonly rule?: string;
  readonly preferred: boolean;
  /** Somebody must want it here: never the preferred one, and no run over many findings takes it. */
  readonly byHand?: boolean;
  readonly edits: readonly TextEdit[];
  /** Paths of files that are not there yet: the edits of each are about an empty text. */
  readonly creates?: readonly string[];
}

export interface Related {
  readonly path: string;
  readonly range: Range;
  readonly cell?: number | null;
  readonly message: string;
}

/** Why a finding is not shown. */
export interface Suppression {
  readonly by: 'comment' | 'baseline';
  /** As the comment says it; `baseline` for what the baseline holds. */
  readonly reason: string | null;
  /** The comment; null for the baseline. */
  readonly range: Range | null;
}

/** One rule that speaks in a finding, and what it speaks about. */
export interface Cause {
  readonly rule: string;
  /** Survives moved lines and leaves the path out: `answer/messages.create@1`, `client openai`, a comment's words. */
  readonly about: string;
}

export interface Finding {
  /** The rule whose severity is the worst; its id is the diagnostic's code. */
  readonly rule: string;
  /** Other rules that report the same call. */
  readonly also: readonly string[];
  readonly severity: Severity;
  readonly path: string;
  /** In a notebook: of the cell. */
  readonly range: Range;
  /** In a notebook: counted from 1 among all of its cells. */
  readonly cell?: number | null;
  /** Null where it is about no call. */
  readonly callId: string | null;
  readonly message: string;
  /** Survives moved lines: from path and first cause. */
  readonly fingerprint: string;
  /** `rule` and `also`, in that order. */
  readonly causes: readonly Cause[];
  readonly related: readonly Related[];
  readonly suppressed: Suppression | null;
  readonly fixes: readonly Fix[];
}
