import { hearEnding } from '../fixes';
import type { StreamEnding } from '../model/evidence';
import type { CallSubject, Problem } from '../model/subject';
import { formatDuration } from '../model/words';
import type { Rule } from './rule';
import { fires, silent } from './examples/silent-truncation';
import { nameOf, whereWords } from './words';

function check(subject: CallSubject): Problem | null {
  const ending = subject.evidence.endings[0];
  if (!ending || subject.call.operation === 'manage') return null;
  return {
    message: messageOf(ending, subject),
    ...(ending.minor ? { severity: 'information' as const } : {}),
    fixes: [hearEnding(subject, ending)],
  };
}

function messageOf({ kind, at, ms, says }: StreamEnding, subject: CallSubject): string {
  if (kind !== 'abort') return `${says}.`;
  const deadline = ms === null ? 'The deadline' : `The deadline of ${formatDuration(ms)}`;
  const where = whereWords(at, subject.call.path);
  return `${deadline} ${where} makes half a stream of ${nameOf(subject)} look whole. ${says}.`;
}

export const silentTruncation: Rule = {
  id: 'silent-truncation',
  says: 'A cut or failed stream ends like a finished one, and the code does not look why it ended',
  severity: 'warning',
  docs: {
    outage:
      'The provider fails in the middle of an answer, or the deadline of the code cuts it. The loop over the stream then ends as if the model had finished: half an answer is shown, stored and billed as a whole one, and no error is logged.',
    ignore: 'When half an answer is as good as a whole one, for example in a live preview.',
    evidence: [
      '`streamText` of `ai` 4.3 without `onError`: after an HTTP error `textStream` ended normally with no text, `toTextStreamResponse()` answered 200 with an empty body, and `await result.text` was still pending (measured, 2026-11).',
      '`ai` 5 to 7: `textStream` ends normally after an error and after a timeout; the error is printed by the default `onError` (measured, 2026-11).',
      'Raw streams of `openai` 4 to 7 and `@anthropic-ai/sdk` 0.30 to 1.x: an abort behind the headers ends the loop normally (measured, 2026-11).',
      'Bedrock streams end normally after an abort and after `requestTimeout` (@aws-sdk/client-bedrock-runtime 3.1164, measured, 2026-11).',
      'The loop over `messages.stream()` of `@anthropic-ai/sdk` 0.30 and 1.x ends normally when the server hangs up half-way; `finalMessage()` and `finalText()` throw, `done()` does not (measured, 2026-11).',
    ],
  },
  fires,
  silent,
  check,
};
