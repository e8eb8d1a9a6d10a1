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
}

export interface Fix {
  /** Says what changes: `Bound this call: 60 s, then an error`. */
  readonly title: string;
  /** Native option only, no new dependency, no change of control flow, no value below the defaults for the operation. */
  readonly safe: boolean;
  /** The kind of edit: `client-timeout`; stable. */
  readonly kind: string;
  readonly preferred: boolean;
  readonly edits: readonly TextEdit[];
}

export interface Related {
  readonly path: string;
  readonly range: Range;
  readonly message: string;
}

export interface Suppression {
  readonly reason: string | null;
  readonly range: Range;
}

export interface Finding {
  /** The rule whose severity is the worst; its id is the diagnostic's code. */
  readonly rule: string;
  /** Other rules that report the same call. */
  readonly also: readonly string[];
  readonly severity: Severity;
  readonly path: string;
  readonly range: Range;
  readonly callId: string;
  readonly message: string;
  /** Survives moved lines: from rule, path and the call's id. */
  readonly fingerprint: string;
  readonly related: readonly Related[];
  readonly suppressed: Suppression | null;
  readonly fixes: readonly Fix[];
}
