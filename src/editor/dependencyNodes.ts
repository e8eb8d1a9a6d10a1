/** What the AI Dependencies view shows, as plain data. Pure; imports nothing of VS Code. */
import type { LlmCall, Place } from '../model/call';
import type { Severity } from '../model/finding';
import type { HealthState } from '../model/health';
import { worstEffect } from '../impact/outages';
import type { Effect, EntryPoint, Reach } from '../model/impact';
import { approximateDuration, countOf, stateWords } from '../model/words';
import type { FolderFinding } from '../protocol/messages';
import type { JoinedFolders } from './impactFolders';

export const groupings = ['provider', 'entryPoint', 'file', 'finding'] as const;
export type Grouping = (typeof groupings)[number];

/** How well a call is guarded, by the gravest thing that is known of it. */
export type Protection = 'fallback' | 'bare' | 'unknown' | Severity;

export interface DependencyNode {
  /** Unique in the tree. */
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** For screen readers, and for the clipboard: a whole sentence. */
  readonly words: string;
  readonly icon:
    | { readonly kind: 'provider'; readonly health: HealthState | null }
    | { readonly kind: 'call'; readonly protection: Protection }
    | { readonly kind: 'entry'; readonly effect: Effect }
    | { readonly kind: 'file' | 'rule' | 'lost' };
  readonly place: Place | null;
  /** Provider that a question about an outage would be about. */
  readonly provider: string | null;
  readonly children: readonly DependencyNode[];
}

type Build = (given: Given) => readonly DependencyNode[];

interface Given extends JoinedFolders {
  readonly calls: readonly LlmCall[];
  readonly byCall: ReadonlyMap<string, readonly FolderFinding[]>;
}

/** Calls of tests are no part of what runs. `filter`: words that a node, or one below it, must say. */
export function dependencyNodes(
  joined: JoinedFolders,
  grouping: Grouping,
  filter: string,
): readonly DependencyNode[] {
  const calls = joined.page.map.calls.filter(({ test }) => !test);
  const byCall = new Map<string, FolderFinding[]>();
  for (const finding of joined.findings) {
    const { callId } = finding;
    if (callId !== null) byCall.set(callId, [...(byCall.get(callId) ?? []), finding]);
  }
  const nodes = builders[grouping]({ ...joined, calls, byCall });
  const wanted = filter.trim().toLowerCase();
  return wanted === '' ? nodes : nodes.flatMap((node) => filtered(node, wanted));
}

/** A node that says it stays whole; one above such a node stays for its sake. */
function filtered(node: DependencyNode, wanted: string): readonly DependencyNode[] {
  if (node.words.toLowerCase().includes(wanted)) return [node];
  const children = node.children.flatMap((child) => filtered(child, wanted));
  return children.length === 0 ? [] : [{ ...node, children }];
}

// ---------------------------------------------------------------------------------------------- groupings

const byProvider: Build = (given) => {
  const { page, calls } = given;
  const ids = [...new Set(calls.map(({ provider }) => provider))];
  const known = ids.toSorted((a, b) => (nameOf(given, a) < nameOf(given, b) ? -1 : 1));
  return known.map((provider) => {
    const own = calls.filter((call) => call.provider === provider);
    const health = page.health[provider] ?? null;
    const bare = own.filter(({ fallback }) => fallback.kind === 'none').length;
    const counted = bare === 0 ? [] : [`${bare} without a fallback`];
    const state = health === null || health === 'unknown' ? [] : [stateWords[health]];
    const description = [...state, countOf(own.length, 'call'), ...counted].join(' · ');
    const children = [...entriesOf(given, own, provider), ...orphans(given, own, provider)];
    const icon = { kind: 'provider', health } as const;
    return node(provider, nameOf(given, provider), description, icon, { provider, children });
  });
};

const byEntryPoint: Build = (given) => [
  ...entriesOf(given, given.calls, ''),
  ...orphans(given, given.calls, ''),
];

const byFile: Build = (given) => {
  const paths = [...new Set(given.calls.map(({ path }) => path))].sort();
  return paths.map((path) => {
    const own = given.calls.filter((call) => call.path === path);
    const children = own.map((call) => callNode(given, call, path));
    const place = { path, line: own[0]?.line ?? 1 };
    return node(path, path, countOf(own.length, 'call'), { kind: 'file' }, { place, children });
  });
};

const byFinding: Build = (given) => {
  const rules = [...new Set(given.findings.map(({ rule }) => rule))].sort();
  return rules.map((rule) => {
    const own = given.findings.filter((finding) => finding.rule === rule);
    const children = own.map((finding, index) => findingNode(finding, `${rule}/${index}`));
    return node(rule, rule, countOf(own.length, 'finding'), { kind: 'rule' }, { children });
  });
};

const builders: Readonly<Record<Grouping, Build>> = {
  provider: byProvider,
  entryPoint: byEntryPoint,
  file: byFile,
  finding: byFinding,
};

// ---------------------------------------------------------------------------------------------------- nodes

function node(
  id: string,
  label: string,
  description: string,
  icon: DependencyNode['icon'],
  more: Partial<DependencyNode> = {},
): DependencyNode {
  const words = description === '' ? label : `${label}: ${description}`;
  return {
    id,
    label,
    description,
    words,
    icon,
    place: null,
    provider: null,
    children: [],
    ...more,
  };
}

const nameOf = ({ page }: Given, provider: string): string => page.labels[provider] ?? provider;

/** Entry points that reach some of these calls, each with those calls. */
function entriesOf(
  given: Given,
  calls: readonly LlmCall[],
  prefix: string,
): readonly DependencyNode[] {
  const wanted = new Map(calls.map((call) => [call.id, call]));
  return given.page.map.entryPoints.flatMap((entry) => {
    const reaches = entry.reaches.filter(({ call }) => wanted.has(call));
    if (reaches.length === 0) return [];
    const id = `${prefix}/entry/${entry.id}`;
    const children = reaches.flatMap((reach) => {
      const call = wanted.get(reach.call);
      return call === undefined ? [] : [callNode(given, call, id, reach)];
    });
    const effect = worstEffect(reaches.map((reach) => reach.effect));
    const description = `${effectWords[effect]} · ${entry.path}:${entry.line}`;
    const icon = { kind: 'entry', effect } as const;
    return [node(id, entry.name, description, icon, { place: placeOf(entry), children })];
  });
}

/** What an outage does to it. */
const effectWords: Readonly<Record<Effect, string>> = {
  lost: 'lost in an outage',
  degraded: 'degraded in an outage',
  unharmed: 'goes on in an outage',
};

const placeOf = ({ path, line }: EntryPoint | LlmCall): Place => ({ path, line });

/** Calls that no entry point was found for. */
function orphans(
  given: Given,
  calls: readonly LlmCall[],
  prefix: string,
): readonly DependencyNode[] {
  const unreached = new Set(given.page.map.unreached);
  const own = calls.filter(({ id }) => unreached.has(id));
  if (own.length === 0) return [];
  const id = `${prefix}/unreached`;
  const children = own.map((call) => callNode(given, call, id));
  const counted = countOf(own.length, 'call');
  return [node(id, 'No entry point found', counted, { kind: 'lost' }, { children })];
}

const fallbackWords: Readonly<Record<LlmCall['fallback']['kind'], string>> = {
  'other-provider': 'another provider answers',
  'other-model': 'another model answers',
  degraded: 'a degraded answer',
  none: 'no fallback',
  unknown: 'fallback unknown',
};

function callNode(given: Given, call: LlmCall, prefix: string, reach?: Reach): DependencyNode {
  const findings = given.byCall.get(call.id) ?? [];
  const after = reach === undefined ? call.budget.untilErrorMs : reach.untilHeardMs;
  const fallback = reach?.fallback.kind ?? call.fallback.kind;
  const description = [
    fallbackWords[fallback],
    ...(call.budget.unbounded
      ? ['no end']
      : after === null
        ? []
        : [`error after ${approximateDuration(after)}`]),
    ...(reach?.certain === false ? ['guessed from a name'] : []),
    ...(call.model === null ? [] : [call.model]),
    `${call.path}:${call.line}`,
  ].join(' · ');
  const protection = protectionOf(fallback, findings);
  return node(
    `${prefix}/call/${call.id}`,
    call.api,
    description,
    { kind: 'call', protection },
    {
      ...{
        place: { path: call.path, line: call.anchor.startLine, column: call.anchor.startColumn },
      },
      provider: call.provider,
    },
  );
}

const gravity: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

function protectionOf(
  fallback: LlmCall['fallback']['kind'],
  findings: readonly FolderFinding[],
): Protection {
  const worst = gravity.find((one) => findings.some(({ severity }) => severity === one));
  if (worst === 'error' || worst === 'warning') return worst;
  if (fallback === 'unknown') return 'unknown';
  return fallback === 'none' ? 'bare' : 'fallback';
}

function findingNode(finding: FolderFinding, id: string): DependencyNode {
  const { path, line, message, severity } = finding;
  const [first = ''] = message.split('\n');
  return node(
    id,
    first.replaceAll('`', ''),
    `${path}:${line}`,
    { kind: 'call', protection: severity },
    {
      place: { path, line },
      words: `${severity}: ${message} (${path}:${line})`,
    },
  );
}
