/** Two changes of one call that reach into each other, as one edit. */
import type { CallExpression, NewExpression } from '../../model/facts';
import type { TextEdit } from '../../model/finding';
import type { Writer, WriterFactory } from '../../model/writer';
import { parseModule } from './parse';
import { type Fact, walkFactsAt } from './writerNames';

type Call = CallExpression | NewExpression;

/**
 * Makes the first edits, reads what they leave, and makes those that `then` wants of the call as it is now. Null where
 * one of the steps cannot be made, or touches anything but the call.
 */
export function inTwoSteps(
  { path, text }: { readonly path: string; readonly text: string },
  target: Call,
  first: readonly TextEdit[],
  then: (writer: Writer, target: Call) => readonly TextEdit[] | null,
  createWriter: WriterFactory,
): readonly TextEdit[] | null {
  const changed = within(text, target, first);
  if (changed === null) return null;
  const facts = parseModule(path, changed.text);
  const call = callBetween(facts.body, target.start, changed.end);
  const edits = call && then(createWriter(facts, changed.text), call);
  const done = call && edits ? within(changed.text, call, edits) : null;
  if (!done) return null;
  return [
    {
      path,
      start: target.start,
      end: target.end,
      newText: done.text.slice(target.start, done.end),
    },
  ];
}

/** The text with edits that stay inside of a call, and where the call ends then. */
function within(
  text: string,
  { start, end }: Call,
  edits: readonly TextEdit[],
): { readonly text: string; readonly end: number } | null {
  if (edits.some((edit) => edit.start < start || edit.end > end)) return null;
  // From the end on, so that offsets stay; what goes to one place keeps its order.
  const changed = edits
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
    .reduceRight(
      (rest, edit) => rest.slice(0, edit.start) + edit.newText + rest.slice(edit.end),
      text,
    );
  return { text: changed, end: end + changed.length - text.length };
}

function callBetween(body: unknown, start: number, end: number): Call | null {
  let found: Call | null = null;
  walkFactsAt(body, { start, end }, (fact: Fact) => {
    const isCall = fact.kind === 'call' || fact.kind === 'new';
    if (isCall && fact.start === start && fact.end === end) found ??= fact as Call;
    return (fact.start ?? 0) <= start;
  });
  return found;
}
