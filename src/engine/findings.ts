/** Runs the rules over one module's calls and makes findings: at most one for each call and each client. */
import { answerOutage, answerPythonOutage, declareWrapper, suppress } from '../fixes';
import type { Range } from '../model/call';
import type { FileConfig } from '../model/config';
import type { Cause, Finding, Fix, Severity } from '../model/finding';
import type { CallSubject, ClientSubject, FixPlan, Problem, RuleContext } from '../model/subject';
import { rules } from '../rules';
import type { Rule } from '../rules/rule';
import type { AnalysisFailure } from './contract';
import { fingerprintOf } from './fingerprint';
import {
  madeFixes,
  severityOf,
  suppressionBy,
  type FindingsInput,
  type Silenced,
} from './findingParts';
import { suppressionFindings } from './suppressionFindings';
import type { Directive } from './suppressions';

interface Report {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly problem: Problem;
  /** What it is about; see `Cause`. */
  readonly about: string;
  readonly anchor: Range;
  readonly at: number;
  readonly subject: CallSubject;
}

const order: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

export interface Findings {
  readonly findings: readonly Finding[];
  readonly failures: readonly AnalysisFailure[];
}

export function findingsOf(input: FindingsInput): Findings {
  if (input.config.findings === 'off') return { findings: [], failures: [] };
  const failures: AnalysisFailure[] = [];
  const reports = rules.flatMap((rule) => reportsOf(rule, input, failures));
  const groups = new Map<string, Report[]>();
  for (const report of reports) {
    const key = `${String(report.anchor.startLine)}:${String(report.anchor.startColumn)}`;
    groups.set(key, [...(groups.get(key) ?? []), report]);
  }
  const silenced: Silenced = new Map();
  const findings = [...groups.values()].flatMap((group) => mergedFindings(group, input, silenced));
  const isJudged = input.isWhole && failures.length === 0;
  findings.push(...suppressionFindings(input, isJudged ? silenced : null));
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
    const calls = input.calls.flatMap((subject) => {
      const problem = rule.check?.(subject, context);
      return problem ? [callReport(rule, subject, problem, input.config)] : [];
    });
    return [
      ...sharedReports(calls),
      ...input.clients.flatMap((client) => {
        const problem = rule.checkClient?.(client, context);
        return problem ? [clientReport(rule, client, problem, input.config)] : [];
      }),
    ];
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    failures.push({ path: input.path, part: rule.id, message });
    return [];
  }
}

/** One report for what several calls share; the others are told with it. */
function sharedReports(reports: readonly Report[]): readonly Report[] {
  const sharing = (key: string): readonly Report[] =>
    reports.filter(({ problem }) => problem.once === key);
  return reports.flatMap((report) => {
    const { once } = report.problem;
    const all = once === undefined ? [report] : sharing(once);
    if (all[0] !== report) return [];
    const calls = all.map(({ subject }) => subject);
    return all.length === 1 ? [report] : [{ ...report, problem: { ...report.problem, calls } }];
  });
}

const callReport = (
  rule: Rule,
  subject: CallSubject,
  problem: Problem,
  config: FileConfig,
): Report => ({
  rule,
  problem,
  subject,
  severity: severityOf(rule, problem, config),
  about: subject.call.id.replace(`${subject.call.path}#`, ''),
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
  config: FileConfig,
): Report {
  const subject = problem.calls?.[0] ?? client.calls[0];
  if (!subject) throw new Error(`client ${client.id} has no calls`);
  const { sdk, provider } = subject.call;
  // Which call comes first changes when functions change places; what they share does not.
  const about = client.name === null ? `${sdk} to ${provider}` : `client ${client.name}`;
  const report = { ...callReport(rule, subject, problem, config), about };
  if (!client.construction) return report;
  return { ...report, anchor: client.anchor, at: client.construction.node.start };
}

// --------------------------------------------------------------------------------------------- one finding

/** One finding of what is open, and one of what comments suppress. */
function mergedFindings(
  group: readonly Report[],
  input: FindingsInput,
  silenced: Silenced,
): readonly Finding[] {
  const open: Report[] = [];
  const ignored: { report: Report; by: Directive }[] = [];
  for (const report of group) {
    const by = input.suppressions.find(report.rule.id, linesOf(report, input));
    if (by) {
      ignored.push({ report, by });
      silenced.set(by, (silenced.get(by) ?? new Set()).add(report.rule.id));
    } else open.push(report);
  }
  const [first] = ignored;
  const hidden = ignored.map((one) => one.report);
  return [
    ...(open.length > 0 ? [findingOf(open, input, null)] : []),
    ...(first ? [findingOf(hidden, input, suppressionBy(first.by, input.positions))] : []),
  ];
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
  const causes: readonly Cause[] = sorted.map(({ rule, about }) => ({ rule: rule.id, about }));
  return {
    rule: first.rule.id,
    also: rest.map((report) => report.rule.id),
    severity: first.severity,
    path: input.path,
    range: first.anchor,
    callId: first.subject.call.id,
    message: sorted.map((report) => report.problem.message).join('\n'),
    fingerprint: fingerprintOf(input.path, { rule: first.rule.id, about: first.about }),
    causes,
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

/** The rules' own fixes in their order, then what only says more about the code, the suppression last. */
const fixesOf = (
  group: readonly Report[],
  ids: readonly string[],
  at: number,
  input: FindingsInput,
): readonly Fix[] =>
  madeFixes(
    [
      ...group.flatMap(({ rule, problem }) => problem.fixes.map((plan) => chosenBy(rule, plan))),
      ...group
        .slice(0, 1)
        .flatMap(({ subject }) => [answerOutage(subject), answerPythonOutage(subject)]),
      ...group.flatMap((report) => declareWrapper(report.subject)),
      suppress(ids, at),
    ],
    input,
  );

const chosenBy =
  ({ id }: Rule, plan: FixPlan): FixPlan =>
  (tools) => {
    const fix = plan(tools);
    return fix && { ...fix, rule: id };
  };
