/** Tells the log what a stream does not tell its reader, and what nobody waits for. */
import { fixOf } from './fix';
import type { Escape, StreamEnding } from '../model/evidence';
import type { CallSubject, FixPlan } from '../model/subject';

/** Sets the option of the request that hears how a stream ends: `onError`. Safe: it listens, and nothing else changes. */
export function hearEnding(
  { node, call }: CallSubject,
  { options = [], kind }: StreamEnding,
): FixPlan {
  return ({ writer }) => {
    const name = options.find((one) => /error/i.test(one) === (kind !== 'abort'));
    if (name === undefined) return null;
    const code =
      kind === 'abort'
        ? `() => {
  console.error('The answer was cut off.');
}`
        : `({ error }) => {
  console.error('The stream failed:', error);
}`;
    const edits = writer.setOptions(node, 0, [{ name, value: { kind: 'code', code } }]);
    const what = kind === 'abort' ? 'is cut off' : 'fails';
    return edits && call.language !== 'python'
      ? fixOf('hear-ending', `Log it when this stream ${what}: \`${name}\``, true, edits)
      : null;
  };
}

const log = "console.error('The LLM call failed:', $error$);";

/** Takes the failure where it escapes: at the promise, or in the function that nobody waits for. */
export function takeFailure(subject: CallSubject, escape: Escape): FixPlan {
  return ({ writer }) => {
    const { span, handler, kind } = escape;
    if (span?.path !== subject.call.path || subject.call.language === 'python') return null;
    if (kind === 'floating') {
      const type = writer.language(span.start) === 'typescript' ? ': unknown' : '';
      const code = `(error${type}) => {\n  ${log.replace('$error$', 'error')}\n}`;
      const edits = writer.chainCall(span, 'catch', code);
      return (
        edits && fixOf('take-failure', 'Catch and log what this promise fails with', false, edits)
      );
    }
    if (!handler) return null;
    const reply = kind === 'async-handler' ? handler.reply : null;
    const code = reply === null ? log : `${log}\n${answerWith(reply)}`;
    const edits = writer.tryAround(handler.body, { error: 'error', code });
    const title =
      reply === null
        ? 'Catch and log what fails here'
        : 'Answer 503 with Retry-After when this fails';
    return edits && fixOf('take-failure', title, false, edits);
  };
}

/** Nothing can be said any more where the answer has begun. */
const answerWith = (reply: string): string => `if (!${reply}.headersSent) {
  ${reply}
    .status(503)
    .set('Retry-After', '30')
    .json({ error: 'No answer at the moment. Try again later.' });
}`;
