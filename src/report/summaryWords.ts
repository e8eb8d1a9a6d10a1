/** The sentences that end a report. */
import type { LlmCall } from '../model/call';
import type { Finding, Severity } from '../model/finding';
import { countOf, listWords } from '../model/words';

export const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** `12 calls to Anthropic and OpenAI in 5 files`; `No LLM calls in 812 files`. */
export function callsSummary(
  calls: readonly LlmCall[],
  files: number,
  providerName: (id: string) => string,
): string {
  if (calls.length === 0) {
    return `No LLM calls in ${countOf(files, 'file')}`;
  }
  const ids = [...new Set(calls.map((call) => call.provider))];
  const known = ids
    .filter((id) => id !== 'unknown')
    .map(providerName)
    .sort();
  const providers = ids.includes('unknown') ? [...known, 'an unknown provider'] : known;
  const holders = new Set(calls.map((call) => call.path)).size;
  return `${countOf(calls.length, 'call')} to ${listWords(providers)} in ${countOf(holders, 'file')}`;
}

/** `3 findings: 2 warnings, 1 information; 2 have a safe fix`. */
export function findingsSummary(findings: readonly Finding[]): string {
  const counted = severities.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [severityCount(count, severity)];
  });
  const safe = findings.filter((finding) => finding.fixes.some((fix) => fix.safe)).length;
  const fixes = safe === 0 ? '' : `; ${safe} ${safe === 1 ? 'has' : 'have'} a safe fix`;
  return `${countOf(findings.length, 'finding')}: ${counted.join(', ')}${fixes}`;
}

/** `3 files skipped: 2 minified, 1 binary`; empty where none were. */
export function skippedSummary(skipped: readonly { readonly reason: string }[]): string {
  if (skipped.length === 0) {
    return '';
  }
  const reasons = [...new Set(skipped.map(({ reason }) => reason))].sort();
  const counted = reasons.map((reason) => {
    const count = skipped.filter((file) => file.reason === reason).length;
    return `${count} ${reason}`;
  });
  return `${countOf(skipped.length, 'path')} skipped: ${counted.join(', ')}`;
}

function severityCount(count: number, severity: Severity): string {
  return severity === 'information' ? `${count} information` : countOf(count, severity);
}
