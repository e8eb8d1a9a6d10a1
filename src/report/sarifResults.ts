/** Findings as SARIF results: where, by which way from an entry point, and what would mend it. */
import type { LlmCall, Place, Range } from '../model/call';
import type { Finding, Fix } from '../model/finding';
import type { DependencyMap, EntryPoint, Reach } from '../model/impact';
import { fixEdits } from './fixEdits';
import { levels, type SarifInput } from './sarif';
import { groupBy } from './textParts';

/** A reader looks at few ways; services cut long lists. */
const mostFlows = 4;

export function sarifResults(findings: readonly Finding[], input: SarifInput): readonly object[] {
  const ruleIndex = new Map(input.rules.map(({ id }, index) => [id, index]));
  const flows = flowsOf(input.map);
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const nth = (seen.get(finding.fingerprint) ?? 0) + 1;
    seen.set(finding.fingerprint, nth);
    return resultJson(finding, { input, nth, ruleIndex, flows });
  });
}

interface Surroundings {
  readonly input: SarifInput;
  /** Findings may share a fingerprint; services want it unique. */
  readonly nth: number;
  readonly ruleIndex: ReadonlyMap<string, number>;
  readonly flows: ReadonlyMap<string, readonly Flow[]>;
}

function resultJson(
  finding: Finding,
  { input, nth, ruleIndex, flows }: Surroundings,
): Readonly<Record<string, unknown>> {
  const { rule, also, severity, message, cell, fingerprint, related } = finding;
  const index = ruleIndex.get(rule);
  const ways = finding.callId === null ? [] : (flows.get(finding.callId) ?? []);
  // A comment that silences is no fix to offer to a reviewer.
  const mending = finding.fixes.filter(({ kind }) => kind !== 'suppress');
  const fixes = mending.flatMap((fix) => fixJson(fix, input) ?? []);
  const key = `${fingerprint}:${nth}`;
  return {
    ruleId: rule,
    ...(index === undefined ? {} : { ruleIndex: index }),
    level: levels[severity],
    message: { text: cell == null ? message : `Cell ${cell}: ${message}` },
    locations: [location(input.prefix, finding)],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((one, id) => ({
            id,
            ...location(input.prefix, one, one.message),
          })),
        }),
    // The first key is the one that GitHub compares alerts by.
    partialFingerprints: { primaryLocationLineHash: key, 'lifeboat/v1': key },
    ...(ways.length === 0 ? {} : { codeFlows: ways.slice(0, mostFlows).map(flowJson(input)) }),
    ...(fixes.length === 0 ? {} : { fixes }),
    ...(also.length === 0 ? {} : { properties: { also } }),
  };
}

interface Flow {
  readonly entry: EntryPoint;
  readonly reach: Reach;
  readonly call: LlmCall;
}

/** Ways by call id; what is lost comes first, so that a cut list keeps the worst. */
function flowsOf(map: DependencyMap | null): ReadonlyMap<string, readonly Flow[]> {
  if (map === null) return new Map();
  const calls = new Map(map.calls.map((call) => [call.id, call]));
  const flows = map.entryPoints.flatMap((entry) =>
    entry.reaches.flatMap((reach) => {
      const call = calls.get(reach.call);
      return call === undefined ? [] : [{ entry, reach, call }];
    }),
  );
  const gravity = ({ reach }: Flow): number => (reach.effect === 'lost' ? 0 : 1);
  return groupBy(
    flows.toSorted((a, b) => gravity(a) - gravity(b)),
    ({ reach }) => reach.call,
  );
}

const flowJson =
  ({ prefix }: SarifInput) =>
  ({ entry, reach, call }: Flow): object => {
    const start = { path: entry.path, line: entry.line, name: entry.name };
    const steps = reach.via.filter((step) => !isSameLine(step, start));
    const stops = [
      ...[start, ...steps].map((step) => placeLocation(prefix, step, step.name)),
      location(prefix, { ...call, range: call.anchor }, `${call.api} (${call.provider})`),
    ];
    const message = { text: `${entry.name} reaches this call` };
    return { message, threadFlows: [{ locations: stops.map((one) => ({ location: one })) }] };
  };

const isSameLine = (one: Place, other: Place): boolean =>
  one.path === other.path && one.line === other.line;

function fixJson(fix: Fix, { prefix, textOf }: SarifInput): object | null {
  const edits = fixEdits(fix, textOf);
  if (edits === null) return null;
  const changes = [...groupBy(edits, ({ path }) => path)].map(([path, own]) => ({
    artifactLocation: artifact(prefix, path),
    replacements: own.map(({ range, newText }) => ({
      deletedRegion: region(range),
      insertedContent: { text: newText },
    })),
  }));
  return changes.length === 0
    ? null
    : { description: { text: fix.title }, artifactChanges: changes };
}

/** The lines of a cell are not those of the file that holds its notebook. */
function location(
  prefix: string,
  { path, cell, range }: Pick<Finding, 'path' | 'cell' | 'range'>,
  text?: string,
): object {
  return {
    physicalLocation: {
      artifactLocation: artifact(prefix, path),
      ...(cell == null ? { region: region(range) } : {}),
    },
    ...(text === undefined ? {} : { message: { text } }),
  };
}

const placeLocation = (prefix: string, { path, line }: Place, text: string): object => ({
  physicalLocation: {
    artifactLocation: artifact(prefix, path),
    region: { startLine: line },
  },
  message: { text },
});

const region = ({ startLine, startColumn, endLine, endColumn }: Range): object => ({
  ...{ startLine, startColumn, endLine, endColumn },
});

/** A relative reference is meant from the root of the repository. */
function artifact(prefix: string, path: string): object {
  const whole = prefix === '' ? path : `${prefix}/${path}`;
  return { uri: whole.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}
