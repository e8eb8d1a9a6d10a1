/** What the editor and the language server say to each other beside LSP: method names and plain data. */
import type { LlmCall, Place } from '../model/call';
import type { Severity } from '../model/finding';
import type { ProviderHealth, ProviderUse } from '../model/health';
import type { DependencyMap } from '../model/impact';

export const protocol = {
  /** Request, editor to server: `CallsParams` → `readonly FolderCalls[]`. */
  calls: 'lifeboat/calls',
  /** Request, editor to server: no parameters → `readonly FolderImpact[]`. */
  impact: 'lifeboat/impact',
  /** Request, editor to server: no parameters → `ScanSummary`. Looks at all workspace folders anew. */
  scan: 'lifeboat/scan',
  /** Request, editor to server: no parameters → `FixAllAnswer`. Looks at all workspace folders anew, and changes nothing. */
  fixAll: 'lifeboat/fixAll',
  /** Notification, editor to server: `HealthParams`. */
  health: 'lifeboat/health',
  /** Notification, server to editor: `UsageParams`. Sent when it differs from the last one. */
  usage: 'lifeboat/usage',
} as const;

export interface CallsParams {
  /** Only calls of this provider. */
  readonly provider?: string;
}

export interface FolderCalls {
  /** URI of the folder; the paths of `calls` are relative to it. */
  readonly folder: string;
  readonly calls: readonly LlmCall[];
}

export interface FolderImpact {
  /** URI of the folder; the paths of `map` are relative to it. */
  readonly folder: string;
  readonly map: DependencyMap;
  /** Those that are not suppressed. */
  readonly findings: readonly FolderFinding[];
}

/** A finding as a list shows it. */
export interface FolderFinding extends Place {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** Null where it is about no call. */
  readonly callId: string | null;
}

export interface ScanSummary {
  readonly files: number;
  readonly skipped: number;
  readonly calls: number;
  /** Findings that are not suppressed. */
  readonly findings: number;
  /** Somebody cancelled, or a newer scan took over: the numbers are those of what was seen. */
  readonly cancelled: boolean;
}

export interface HealthParams {
  /** All watched providers; what is missing is not watched. */
  readonly health: readonly ProviderHealth[];
}

export interface UsageParams {
  readonly uses: readonly ProviderUse[];
}

/** All safe fixes of the workspace: edits as LSP has them, each with the label of its fix. */
export interface FixAllAnswer {
  readonly fixes: number;
  readonly files: readonly LabelledFile[];
  /** What a fix changes, by the id that its edits carry. */
  readonly labels: Readonly<Record<string, string>>;
}

export interface LabelledFile {
  /** `version` is null for a file that is not open. */
  readonly textDocument: { readonly uri: string; readonly version: number | null };
  readonly edits: readonly LabelledEdit[];
}

export interface LabelledEdit {
  readonly range: { readonly start: LspPosition; readonly end: LspPosition };
  readonly newText: string;
  readonly annotationId: string;
}

/** Counts from 0. */
export interface LspPosition {
  readonly line: number;
  readonly character: number;
}
