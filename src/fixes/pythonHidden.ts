/** A failure that an `except` hides is told: in the log, or to the caller. */
import { fixOf } from './fix';
import { writerAt } from './places';
import { loggerOf } from './pythonLog';
import type { HiddenFailure } from '../model/evidence';
import type { Fix } from '../model/finding';
import type { CallSubject, FixPlan, FixTools } from '../model/subject';
import type { Writer } from '../model/writer';

interface Place {
  readonly writer: Writer;
  readonly span: { readonly start: number; readonly end: number };
  /** ` in app/llm.py`, for a place in another file. */
  readonly where: string;
}

function placeOf(subject: CallSubject, { span }: HiddenFailure, tools: FixTools): Place | null {
  if (subject.call.language !== 'python' || !span) return null;
  const writer = writerAt(span.path, subject, tools);
  if (!writer || !/^except\b/.test(writer.sourceOf(span))) return null;
  return { writer, span, where: span.path === subject.call.path ? '' : ` in ${span.path}` };
}

/** A log line with the traceback; what the program does stays as it is. */
export function logExcept(subject: CallSubject, hidden: HiddenFailure): FixPlan {
  return (tools) => {
    const place = placeOf(subject, hidden, tools);
    return place && logging(place, '', 'log-hidden', 'Log the failure that is hidden here');
  };
}

/** The caller hears of it: it must be ready for that. */
export function raiseExcept(subject: CallSubject, hidden: HiddenFailure): FixPlan {
  return (tools) => {
    const place = placeOf(subject, hidden, tools);
    const title = 'Log the failure and let the caller decide';
    if (!place) return null;
    if (hidden.kind === 'empty') return logging(place, '\nraise', 'rethrow-hidden', title);
    const { writer, span, where } = place;
    const header = /^except\b[^\n#]*?:(?=\s)/.exec(writer.sourceOf(span))?.[0];
    const log = hidden.kind === 'like-success' ? loggerOf(writer, span.start) : null;
    if (!log || header === undefined || writer.sourceOf(span).includes('#')) return null;
    const code = `${header}\n    ${lineOf(log.logger)}\n    raise`;
    const edits = writer.replaceExpression(span, { kind: 'code', code });
    return fixOf('rethrow-hidden', title + where, false, [...log.edits, ...edits]);
  };
}

const lineOf = (logger: string): string => `${logger}.exception("The LLM call failed")`;

function logging(
  { writer, span, where }: Place,
  tail: string,
  kind: string,
  title: string,
): Fix | null {
  const log = loggerOf(writer, span.start);
  const code = log && lineOf(log.logger) + tail;
  const edits = code === null ? null : writer.beginHandler(span, { error: null, code });
  return log && edits && fixOf(kind, title + where, false, [...log.edits, ...edits]);
}
