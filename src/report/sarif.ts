/** `--format sarif`: SARIF 2.1.0 (OASIS), in the parts of it that code scanning services show. */
import type { Finding, Severity } from '../model/finding';
import type { DependencyMap } from '../model/impact';
import type { StaleEntry } from './json';
import { sarifResults } from './sarifResults';

/** What a rule says of itself; the registry's rules have this shape. */
export interface RuleWords {
  readonly id: string;
  readonly says: string;
  readonly severity: Severity;
  readonly docs: {
    readonly outage: string;
    readonly ignore: string;
    readonly evidence: readonly string[];
  };
}

export interface SarifInput {
  readonly findings: readonly Finding[];
  readonly stale: readonly StaleEntry[];
  readonly rules: readonly RuleWords[];
  /** For code flows from entry points to calls; null where nobody asked who depends on what. */
  readonly map: DependencyMap | null;
  /** The folder that paths are relative to, as seen from the repository: `packages/app`; empty for the repository itself. */
  readonly prefix: string;
  /** As for the JSON report: the text that edits refer to. */
  readonly textOf: (path: string) => string | null;
  readonly version: string;
  /** Web address of the tool. */
  readonly homepage: string | null;
}

const schema =
  'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

export const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** How code scanning sorts: its own three words. */
const problemSeverities: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'recommendation',
  hint: 'recommendation',
};

/**
 * A SARIF log with one run. Suppressed findings are left out: not every service understands that a result is
 * suppressed, and would open an alert for what the code says is meant.
 */
export function sarifLog(input: SarifInput): object {
  const { version, homepage, rules } = input;
  const open = input.findings.filter(({ suppressed }) => suppressed === null);
  const driver = {
    name: 'Lifeboat',
    semanticVersion: version,
    ...(homepage === null ? {} : { informationUri: homepage }),
    rules: rules.map((rule) => ruleJson(rule, homepage)),
  };
  return {
    $schema: schema,
    version: '2.1.0',
    runs: [
      {
        tool: { driver },
        invocations: [{ executionSuccessful: true }],
        columnKind: 'utf16CodeUnits',
        results: sarifResults(open, input),
      },
    ],
  };
}

function ruleJson({ id, says, severity, docs }: RuleWords, homepage: string | null): object {
  const page = pageOf(id, homepage);
  const markdown = [
    docs.outage,
    `**When to ignore it.** ${docs.ignore}`,
    '**What it rests on**',
    docs.evidence.map((fact) => `- ${fact}`).join('\n'),
  ].join('\n\n');
  return {
    id,
    name: pascalCase(id),
    shortDescription: { text: says },
    fullDescription: { text: docs.outage },
    help: { text: `${docs.outage}\n\nWhen to ignore it: ${docs.ignore}`, markdown },
    ...(page === null ? {} : { helpUri: page }),
    defaultConfiguration: { level: levels[severity] },
    properties: {
      tags: ['reliability', 'ai'],
      precision: 'high',
      'problem.severity': problemSeverities[severity],
    },
  };
}

/** The page of a rule beside the tool's home on the web. */
function pageOf(id: string, homepage: string | null): string | null {
  return homepage === null ? null : `${homepage.replace(/#.*$/, '')}/blob/main/docs/rules/${id}.md`;
}

const pascalCase = (id: string): string =>
  id
    .split('-')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');
