/** What a scan came to, in a sentence. Pure. */
import { countOf } from '../model/words';
import type { ScanSummary } from '../protocol/messages';

export function scanWords({ files, calls, findings, skipped }: ScanSummary): string {
  const found = calls === 0 ? 'no LLM calls' : countOf(calls, 'LLM call');
  const flagged =
    calls === 0 ? '' : `, ${findings === 0 ? 'no findings' : countOf(findings, 'finding')}`;
  const left = skipped === 0 ? '' : ` (${skipped} could not be read)`;
  return `Lifeboat: ${found}${flagged} in ${countOf(files, 'file')}${left}.`;
}
