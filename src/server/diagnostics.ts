/** Findings and config problems as LSP diagnostics. Pure. */
import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver';
import type { Finding, Related, Severity } from '../model/finding';
import type { ConfigProblem } from '../session/session';
import type { ClientFeatures } from './clientFeatures';
import { lineRange, toLspRange } from './positions';

/** Where each rule is explained; the id and `.md` follow. */
const rulePages = 'https://github.com/lifeboat-dev/lifeboat/blob/main/docs/rules/';

export const diagnosticSource = 'lifeboat';

/** Travels with a diagnostic and comes back with a request for code actions. */
export interface DiagnosticData {
  readonly fingerprint: string;
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export function rulePage(rule: string): string {
  return `${rulePages}${rule}.md`;
}

/** `uriOf` gives the URI of a place that a finding names. Suppressed findings are not for this function. */
export function toDiagnostic(
  finding: Finding,
  client: ClientFeatures,
  uriOf: (place: Pick<Related, 'path' | 'cell'>) => string,
): Diagnostic {
  const data: DiagnosticData = { fingerprint: finding.fingerprint };
  return {
    range: toLspRange(finding.range),
    severity: severities[finding.severity],
    source: diagnosticSource,
    code: finding.rule,
    message: finding.message,
    ...(client.codeDescription && { codeDescription: { href: rulePage(finding.rule) } }),
    ...(client.diagnosticData && { data }),
    ...(client.relatedInformation &&
      finding.related.length > 0 && {
        relatedInformation: finding.related.map((related) => ({
          location: { uri: uriOf(related), range: toLspRange(related.range) },
          message: related.message,
        })),
      }),
  };
}

export function toConfigDiagnostic(problem: ConfigProblem): Diagnostic {
  return {
    range: problem.range === null ? lineRange(1) : toLspRange(problem.range),
    severity: DiagnosticSeverity.Warning,
    source: diagnosticSource,
    message: `${problem.key ?? 'This file'} ${problem.message}`,
  };
}
