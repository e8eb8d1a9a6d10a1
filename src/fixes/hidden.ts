/** A failure that a handler hides is told: in the log, or to the caller. */
import { fixOf } from './fix';
import { writerAt } from './places';
import type { HiddenFailure } from '../model/evidence';
import type { Span } from '../model/facts';
import type { TextEdit } from '../model/finding';
import type { CallSubject, FixPlan } from '../model/subject';
import type { Writer } from '../model/writer';

const log = "console.error('The LLM call failed:', $error$);";

/** Looks for what failed among results that nobody reads. */
const logRejected = (isTyped: boolean): string => `async function $name$(all${
  isTyped ? ': Promise<PromiseSettledResult<unknown>[]>' : ''
}) {
  for (const result of await all) {
    if (result.status === 'rejected') {
      console.error('The LLM call failed:', result.reason);
    }
  }
}`;

/** A log line where the failure ends; what the program does stays as it is. */
export function logHidden(subject: CallSubject, hidden: HiddenFailure): FixPlan {
  return (tools) => {
    const { span } = hidden;
    const writer = span && writerAt(span.path, subject, tools);
    if (!writer || writer.language(span.start) === 'python') return null;
    const edits = hidden.kind === 'unread' ? readSettled(span, writer) : inHandler(span, writer);
    const where = span.path === subject.call.path ? '' : ` in ${span.path}`;
    return (
      edits && fixOf('log-hidden', `Log the failure that is hidden here${where}`, false, edits)
    );
  };
}

function inHandler(span: Span, writer: Writer): readonly TextEdit[] | null {
  // A function that does nothing is as well the log itself.
  if (/^\(\s*\)\s*=>\s*\{\s*\}$/.test(writer.sourceOf(span)))
    return writer.replaceExpression(span, { kind: 'reference', name: 'console.error' });
  return writer.beginHandler(span, { error: 'error', code: log });
}

function readSettled(span: Span, writer: Writer): readonly TextEdit[] | null {
  const declared = writer.declareCode(
    {
      name: 'logFailed',
      comment: 'Nobody else looks at what failed.',
      code: logRejected(writer.language(span.start) === 'typescript'),
      place: 'end',
    },
    span.start,
  );
  return declared && [...writer.wrapExpression(span, declared.name, []), ...declared.edits];
}

/** The caller hears of it: it must be ready for that. Only where the handler does nothing but give a value back. */
export function rethrowHidden(subject: CallSubject, { span, kind }: HiddenFailure): FixPlan {
  return (tools) => {
    const writer = span && kind === 'like-success' ? writerAt(span.path, subject, tools) : null;
    const source = span && writer?.sourceOf(span);
    if (!span || !writer || !source?.startsWith('catch') || /\/[/*]/.test(source)) return null;
    const head = source.slice(0, source.indexOf('{')).trim();
    const name = /^catch\s*\((\w+)/.exec(head)?.[1] ?? 'error';
    const body = `${log.replace('$error$', name)}\nthrow ${name};`.replace(/^/gm, '  ');
    const code = `${head === 'catch' ? 'catch (error)' : head} {\n${body}\n}`;
    const edits = writer.replaceExpression(span, { kind: 'code', code });
    return fixOf('rethrow-hidden', 'Log the failure and let the caller decide', false, edits);
  };
}
