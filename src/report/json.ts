/**
 * The JSON of `docs/json.md`: a contract with other programs. Fields are named one by one, so that what the model
 * gains or renames does not leak out.
 */
import type { LlmCall } from '../model/call';
import type { Finding, Fix } from '../model/finding';
import { fixEdits } from './fixEdits';

export const jsonVersion = 1;

export interface CallsInput {
  /** As the user gave it; the paths of all answers are relative to it. */
  readonly root: string;
  readonly files: number;
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
  readonly calls: readonly LlmCall[];
}

export interface FindingsInput {
  readonly root: string;
  readonly findings: readonly Finding[];
  /** Entries of the baseline that no longer occur. */
  readonly stale: readonly StaleEntry[];
  /** The text that the edits of a file refer to; null where it cannot be had, and its fixes are left out. */
  readonly textOf: (path: string) => string | null;
}

/** An entry of the baseline. */
export interface StaleEntry {
  readonly path: string;
  readonly rule: string;
  readonly about: string;
  readonly fingerprint: string;
  readonly count: number;
}

export interface BaselineInput {
  readonly root: string;
  /** As it can be opened from the working directory. */
  readonly file: string;
  readonly findings: number;
  readonly added: readonly StaleEntry[];
  readonly gone: readonly StaleEntry[];
}

/** `lifeboat baseline --format json` */
export function baselineJson({ root, file, findings, added, gone }: BaselineInput): object {
  return {
    version: jsonVersion,
    root,
    file,
    findings,
    added: added.map(entryJson),
    gone: gone.map(entryJson),
  };
}

const entryJson = ({ path, rule, about, fingerprint, count }: StaleEntry): object => ({
  ...{ path, rule, about, fingerprint, count },
});

/** `lifeboat calls --format json` */
export function callsJson({ root, files, skipped, calls }: CallsInput): object {
  return {
    version: jsonVersion,
    root,
    files,
    skipped: skipped.map(({ path, reason }) => ({ path, reason })),
    calls: calls.map(callJson),
  };
}

/** `lifeboat check --format json` */
export function findingsJson({ root, findings, stale, textOf }: FindingsInput): object {
  return {
    version: jsonVersion,
    root,
    findings: findings.map((finding) => findingJson(finding, textOf)),
    stale: stale.map(entryJson),
  };
}

/** The paths whose texts `findingsJson` asks for. */
export function editedPaths(findings: readonly Finding[]): readonly string[] {
  const edits = findings.flatMap(({ fixes }) => fixes.flatMap((fix) => fix.edits));
  return [...new Set(edits.map((edit) => edit.path))].sort();
}

function callJson(call: LlmCall): object {
  const { timeout, retries, fallback, errors, budget } = call;
  return {
    id: call.id,
    path: call.path,
    line: call.line,
    column: call.column,
    endLine: call.endLine,
    endColumn: call.endColumn,
    language: call.language,
    runtime: call.runtime,
    test: call.test,
    cell: call.cell,
    provider: call.provider,
    model: call.model,
    host: call.host,
    region: call.region,
    sdk: call.sdk,
    sdkVersion: call.sdkVersion,
    versionSource: call.versionSource,
    operation: call.operation,
    api: call.api,
    streaming: call.streaming,
    crossFile: call.crossFile,
    function: call.function,
    entryPoints: call.entryPoints,
    timeout: {
      source: timeout.source,
      ms: timeout.ms,
      covers: timeout.covers,
      at: timeout.at,
      because: timeout.because,
    },
    retries: {
      source: retries.source,
      attempts: retries.attempts,
      at: retries.at,
      because: retries.because,
      layers: retries.layers.map(layerJson),
    },
    fallback: { kind: fallback.kind, at: fallback.at },
    errors: { handling: errors.handling, swallowed: errors.swallowed, at: errors.at },
    budget: {
      requests: budget.requests,
      untilErrorMs: budget.untilErrorMs,
      firstTokenMs: budget.firstTokenMs,
      silenceMs: budget.silenceMs,
      bodyBounded: budget.bodyBounded,
      unbounded: budget.unbounded,
      unknown: budget.unknown,
      retryAfter: { honoured: budget.retryAfter.honoured, capMs: budget.retryAfter.capMs },
    },
  };
}

function layerJson(layer: LlmCall['retries']['layers'][number]): object {
  return {
    name: layer.name,
    kind: layer.kind,
    attempts: layer.attempts,
    endless: layer.endless,
    deadlineMs: layer.deadlineMs,
    waitsMs: layer.waitsMs,
    retriesTimeouts: layer.retriesTimeouts,
    at: layer.at,
    because: layer.because,
  };
}

function findingJson(finding: Finding, textOf: FindingsInput['textOf']): object {
  const { suppressed } = finding;
  return {
    rule: finding.rule,
    also: finding.also,
    severity: finding.severity,
    path: finding.path,
    cell: finding.cell ?? null,
    range: finding.range,
    callId: finding.callId,
    message: finding.message,
    fingerprint: finding.fingerprint,
    related: finding.related.map(({ path, cell = null, range, message }) => ({
      ...{ path, cell, range, message },
    })),
    suppressed: suppressed && {
      by: suppressed.by,
      reason: suppressed.reason,
      range: suppressed.range,
    },
    fixes: finding.fixes.flatMap((fix) => fixJson(fix, textOf) ?? []),
  };
}

function fixJson(fix: Fix, textOf: FindingsInput['textOf']): object | null {
  const edits = fixEdits(fix, textOf);
  if (edits === null) return null;
  const { title, safe, creates = [] } = fix;
  return {
    title,
    safe,
    edits: edits.map(({ path, range, newText }) => ({ path, range, newText })),
    creates,
  };
}
