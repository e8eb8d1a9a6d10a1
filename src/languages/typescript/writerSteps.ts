/** Two changes of one call that reach into each other, as one edit. */
import type { CallExpression, ModuleFacts, NewExpression } from '../../model/facts';
import type { TextEdit } from '../../model/finding';
import type { Writer, WriterFactory } from '../../model/writer';
import { parseModule } from './parse';
import { scriptBlocks } from './scriptBlocks';
import { type Fact, walkFactsAt } from './writerNames';

type Call = CallExpression | NewExpression;

/**
 * Makes the first edits, reads what they leave, and makes those that `then` wants of the call as it is now. Null where
 * one of the steps cannot be made, or touches anything but the call.
 */
export function inTwoSteps(
  { facts, text }: { readonly facts: ModuleFacts; readonly text: string },
  target: Call,
  first: readonly TextEdit[],
  then: (writer: Writer, target: Call) => readonly TextEdit[] | null,
  createWriter: WriterFactory,
): readonly TextEdit[] | null {
  const changed = within(text, target, first);
  if (changed === null) return null;
  const now = readAgain(facts, target, changed);
  const call = callBetween(now.body, target.start, changed.end);
  const edits = call && then(createWriter(now, changed.text), call);
  const done = call && edits ? within(changed.text, call, edits) : null;
  if (!done) return null;
  return [
    {
      path: facts.path,
      start: target.start,
      end: target.end,
      newText: done.text.slice(target.start, done.end),
    },
  ];
}

/** Facts of the statement around the call alone: a long text is not read again for each of its calls. */
function readAgain(
  facts: ModuleFacts,
  { start, end }: Call,
  changed: { readonly text: string; readonly end: number },
): ModuleFacts {
  const around = facts.body.find((one) => one.start <= start && one.end >= end);
  // What stands before it becomes white space, so that offsets stay; script blocks are found by the text around them.
  if (!around || scriptBlocks(facts.path, changed.text))
    return parseModule(facts.path, changed.text);
  const upTo = around.end + changed.end - end;
  const code = ' '.repeat(around.start) + changed.text.slice(around.start, upTo);
  const { body, exports } = parseModule(facts.path, code);
  return { ...facts, body, exports };
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
