/** Runs the rules over one module's calls and makes findings: at most one for each call and each client. */
import { suppress } from '../fixes';
import type { Range } from '../model/call';
import type { Config } from '../model/config';
import type { Finding, Fix, Severity } from '../model/finding';
import type { CallSubject, ClientSubject, FixPlan, Problem, RuleContext } from '../model/subject';
import type { Writer } from '../model/writer';
import { rules } from '../rules';
import type { Rule } from '../rules/rule';
import type { AnalysisFailure } from './contract';
import { fingerprintOf } from './fingerprint';
import type { Suppressions } from './suppressions';

export interface FindingsInput {
  readonly path: string;
  readonly test: boolean;
  readonly calls: readonly CallSubject[];
  readonly clients: readonly ClientSubject[];
  readonly suppressions: Suppressions;
  readonly config: Config;
  readonly today: string;
  /** Made when the first fix is wanted; null where the language has no writer: findings then come without fixes. */
  readonly writer: () => Writer | null;
  /** First line of the statement that holds an offset: where a suppression may stand above. */
  readonly statementLine: (offset: number) => number;
}

interface Report {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly problem: Problem;
  readonly anchor: Range;
  readonly at: number;
  readonly subject: CallSubject;
}

const order: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

export function findingsOf(input: FindingsInput): {
  readonly findings: readonly Finding[];
  readonly failures: readonly AnalysisFailure[];
} {
  const failures: AnalysisFailure[] = [];
  const reports = input.test ? [] : rules.flatMap((rule) => reportsOf(rule, input, failures));
  const groups = new Map<string, Report[]>();
  for (const report of reports) {
    const key = `${String(report.anchor.startLine)}:${String(report.anchor.startColumn)}`;
    groups.set(key, [...(groups.get(key) ?? []), report]);
  }
  const findings = [...groups.values()].flatMap((group) => mergedFindings(group, input));
  findings.sort(
    (a, b) => a.range.startLine - b.range.startLine || a.range.startColumn - b.range.startColumn,
  );
  return { findings, failures };
}

/** A rule that fails is reported and left out; the others go on. */
function reportsOf(rule: Rule, input: FindingsInput, failures: AnalysisFailure[]): Report[] {
  const setting = input.config.rules[rule.id];
  if (setting === 'off') return [];
  const context: RuleContext = { patience: input.config.patienceSeconds, today: input.today };
  try {
    return [
      ...input.calls.flatMap((subject) => {
        const problem = rule.check?.(subject, context);
        return problem ? [callReport(rule, subject, problem, setting)] : [];
      }),
      ...input.clients.flatMap((client) => {
        const problem = rule.checkClient?.(client, context);
        return problem ? [clientReport(rule, client, problem, setting)] : [];
      }),
    ];
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    failures.push({ path: input.path, part: rule.id, message });
    return [];
  }
}

const severityOf = (rule: Rule, problem: Problem, setting: Severity | undefined): Severity =>
  setting ?? problem.severity ?? rule.severity;

const callReport = (
  rule: Rule,
  subject: CallSubject,
  problem: Problem,
  setting: Severity | undefined,
): Report => ({
  rule,
  problem,
  subject,
  severity: severityOf(rule, problem, setting),
  anchor: subject.call.anchor,
  at: anchorOffset(subject),
});

const anchorOffset = ({ node }: CallSubject): number =>
  node.callee.kind === 'member' ? node.callee.propertySpan.start : node.callee.start;

/** At the client where it is in sight, else at the first call that the problem is about. */
function clientReport(
  rule: Rule,
  client: ClientSubject,
  problem: Problem,
  setting: Severity | undefined,
): Report {
  const subject = problem.calls?.[0] ?? client.calls[0];
  if (!subject) throw new Error(`client ${client.id} has no calls`);
  const report = callReport(rule, subject, problem, setting);
  if (!client.construction) return report;
  return { ...report, anchor: client.anchor, at: client.construction.node.start };
}

// --------------------------------------------------------------------------------------------- one finding

/** One finding of what is open, and one of what comments suppress. */
function mergedFindings(group: readonly Report[], input: FindingsInput): readonly Finding[] {
  const open: Report[] = [];
  const ignored: { report: Report; by: NonNullable<Finding['suppressed']> }[] = [];
  for (const report of group) {
    const by = input.suppressions.find(report.rule.id, linesOf(report, input));
    if (by) ignored.push({ report, by });
    else open.push(report);
  }
  const findings: Finding[] = [];
  if (open.length > 0) findings.push(findingOf(open, input, null));
  const first = ignored[0];
  if (first)
    findings.push(
      findingOf(
        ignored.map((one) => one.report),
        input,
        first.by,
      ),
    );
  return findings;
}

const linesOf = (report: Report, input: FindingsInput): readonly number[] => [
  report.anchor.startLine,
  report.subject.call.anchor === report.anchor ? report.subject.call.line : report.anchor.startLine,
  input.statementLine(report.at),
];

function findingOf(
  group: readonly Report[],
  input: FindingsInput,
  suppressed: Finding['suppressed'],
): Finding {
  const sorted = group.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  const [first, ...rest] = sorted as [Report, ...Report[]];
  const ids = sorted.map((report) => report.rule.id);
  return {
    rule: first.rule.id,
    also: rest.map((report) => report.rule.id),
    severity: first.severity,
    path: input.path,
    range: first.anchor,
    callId: first.subject.call.id,
    message: sorted.map((report) => report.problem.message).join('\n'),
    fingerprint: fingerprintOf([first.rule.id, input.path, first.subject.call.id]),
    related: relatedOf(sorted),
    suppressed,
    fixes: suppressed ? [] : fixesOf(sorted, ids, first.at, input),
  };
}

/** The calls that a finding at a client is about. */
function relatedOf(group: readonly Report[]): Finding['related'] {
  const seen = new Set<string>();
  return group.flatMap((report) =>
    (report.problem.calls ?? []).flatMap(({ call }) => {
      if (seen.has(call.id) || call.anchor === report.anchor) return [];
      seen.add(call.id);
      return [{ path: call.path, range: call.anchor, message: `\`${call.api}\` is called here` }];
    }),
  );
}

/** In half-typed code a construct may end before it begins: such a fix is not offered. */
const isSound = ({ edits }: Fix): boolean =>
  edits.length > 0 && edits.every((edit) => edit.start <= edit.end && edit.start >= 0);

/** The rules' own fixes in their order, the first one preferred; the suppression last. */
function fixesOf(
  group: readonly Report[],
  ids: readonly string[],
  at: number,
  input: FindingsInput,
): readonly Fix[] {
  const { config } = input;
  const writer = input.writer();
  if (!writer) return [];
  const tools = { writer, patience: config.patienceSeconds };
  const plans: readonly FixPlan[] = group.flatMap((report) => report.problem.fixes);
  const titles = new Set<string>();
  const fixes: Fix[] = [];
  for (const plan of [...plans, suppress(ids, at)]) {
    const fix = plan(tools);
    if (!fix || titles.has(fix.title) || !isSound(fix)) continue;
    titles.add(fix.title);
    fixes.push({
      ...fix,
      preferred: fixes.length === 0 && fix.kind !== 'suppress',
      edits: fix.edits.toSorted((a, b) => a.start - b.start || a.end - b.end),
    });
  }
  return fixes;
}
