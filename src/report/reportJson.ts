/** `lifeboat report --format json`: calls, findings, entry points and outages in one object; see `docs/json.md`. */
import type { EntryPoint, Reach } from '../model/impact';
import { callsJson, findingsJson, type CallsInput, type FindingsInput } from './json';
import { whatIfJson, type WhatIfInput } from './whatIfJson';

export type ReportJsonInput = CallsInput & FindingsInput & WhatIfInput;

export function reportJson(input: ReportJsonInput): object {
  return {
    ...callsJson(input),
    ...findingsJson(input),
    entryPoints: input.map.entryPoints.map(entryJson),
    ...whatIfJson(input),
  };
}

function entryJson(entry: EntryPoint): object {
  return {
    id: entry.id,
    name: entry.name,
    kind: entry.kind,
    path: entry.path,
    line: entry.line,
    patience: entry.patience,
    package: entry.package,
    reaches: entry.reaches.map(reachJson),
  };
}

function reachJson(reach: Reach): object {
  return {
    call: reach.call,
    via: reach.via.map(({ name, path, line }) => ({ name, path, line })),
    effect: reach.effect,
    fallback: { kind: reach.fallback.kind, at: reach.fallback.at },
    untilHeardMs: reach.untilHeardMs,
    requests: reach.requests,
    certain: reach.certain,
    conditional: reach.conditional,
  };
}
