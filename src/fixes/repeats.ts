/** Own loops that try again: not what no repeat can mend, and not without a pause. */
import { fixOf } from './fix';
import { writerAt } from './places';
import type { RepeatHazard } from '../model/evidence';
import type { CallSubject, FixPlan } from '../model/subject';

/** What says that the request itself is at fault; 408, 409 and 429 pass by themselves. */
const finalCode = (status: string, isTyped: boolean): string =>
  `function $name$(error${isTyped ? ': unknown' : ''})${isTyped ? ': boolean' : ''} {
  const { ${status === 'status' ? 'status' : `${status}: status`} = 0 } = error${isTyped ? ` as { ${status}?: number }` : ''};
  return status >= 400 && status < 500 && ![408, 409, 429].includes(status);
}`;

/** Leaves the loop for a bad request or a wrong key. */
export function passOnFinal(subject: CallSubject, { kind, handler }: RepeatHazard): FixPlan {
  return (tools) => {
    const { failure, call } = subject;
    const writer = handler && writerAt(handler.path, subject, tools);
    // Who throws for a status of a raw request decides what its error holds.
    if (kind !== 'client-errors' || !writer || !failure || failure.answers === true) return null;
    const language = writer.language(handler.start);
    if (language === 'python') return null;
    const declared = writer.declareCode(
      {
        name: 'isFinal',
        comment: 'The request itself is at fault, and another attempt gets the same answer.',
        code: finalCode(failure.status, language === 'typescript'),
        place: 'end',
      },
      handler.start,
    );
    const code = declared && `if (${declared.name}($error$)) throw $error$;`;
    const edits = code === null ? null : writer.beginHandler(handler, { error: 'error', code });
    const where = handler.path === call.path ? '' : ` in ${handler.path}`;
    const title = `Do not repeat a bad request (400) or a wrong key (401)${where}`;
    return declared && edits && fixOf('pass-on-final', title, false, [...edits, ...declared.edits]);
  };
}

/** A pause in the handler, by chance longer or shorter, so that not all come back at once. */
export function pauseRepeats(subject: CallSubject, { kind, handler }: RepeatHazard): FixPlan {
  return (tools) => {
    const writer = handler && writerAt(handler.path, subject, tools);
    if (kind !== 'no-wait' || !writer || writer.language(handler.start) === 'python') return null;
    const code = `await new Promise((resolve) =>
  setTimeout(resolve, 1000 + Math.random() * 1000),
);`;
    const edits = writer.beginHandler(handler, { error: null, code });
    return edits && fixOf('pause-repeats', 'Wait 1 to 2 s after each failure', false, edits);
  };
}
