/** What the editor and the language server say to each other beside LSP: method names and plain data. */
import type { LlmCall } from '../model/call';
import type { ProviderHealth, ProviderUse } from '../model/health';
import type { DependencyMap } from '../model/impact';

export const protocol = {
  /** Request, editor to server: `CallsParams` → `readonly FolderCalls[]`. */
  calls: 'lifeboat/calls',
  /** Request, editor to server: no parameters → `readonly FolderImpact[]`. */
  impact: 'lifeboat/impact',
  /** Request, editor to server: no parameters → `ScanSummary`. Looks at all workspace folders anew. */
  scan: 'lifeboat/scan',
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
