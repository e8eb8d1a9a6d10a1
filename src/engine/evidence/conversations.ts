/** Whether a fallback is handed the conversation that the first call was handed. */
import type { Expression, ReferenceExpression } from '../../model/facts';
import type { FoundCall } from '../findCalls';
import { bodyOf } from '../requestBody';
import { readOption } from '../statics';
import { someInside, type FactNode } from '../tree';

/** Where bodies carry what was said so far. */
const places = ['messages', 'contents', 'input'];

/** Surely: the first call has a history of any length, and the other one only a message that stands beside it. */
export function losesConversation(other: FoundCall, own: FoundCall): boolean {
  const mine = saidIn(own);
  const theirs = saidIn(other);
  if (!mine || !theirs || own.home.path !== other.home.path) return false;
  const history = historyOf(mine);
  if (history.size === 0 || !isClosed(theirs)) return false;
  const known = new Set(referencesIn(mine).map(({ name }) => name));
  const whole = referencesIn(theirs).filter(({ name }) => history.has(name));
  const rest = referencesIn(theirs).filter(({ name }) => !history.has(name));
  const isPartOnly = whole.every((reference) => isLastOf(reference, other));
  const hasOwn = whole.length > 0 || rest.length > 0;
  return hasOwn && isPartOnly && rest.every(({ name }) => known.has(name));
}

function saidIn(call: FoundCall): Expression | null {
  const body = bodyOf(call);
  if (!body) return null;
  for (const name of places) {
    const reading = readOption(body.expression, name, body.home);
    if (reading.state === 'unknown') return null;
    if (reading.state === 'set' && reading.home.path === call.home.path) return reading.value;
  }
  return null;
}

/** Names of lists that are handed over whole: `messages`, `[...history, question]`. */
function historyOf(said: Expression): ReadonlySet<string> {
  if (said.kind === 'reference') return new Set([said.name]);
  if (said.kind !== 'array') return new Set();
  return new Set(
    said.elements.flatMap((one) =>
      one.kind === 'spread' && one.value.kind === 'reference' ? [one.value.name] : [],
    ),
  );
}

/** A list that is written out in place: nothing can have been put into it elsewhere. */
const isClosed = (said: Expression): boolean =>
  said.kind === 'array' && said.elements.every(({ kind }) => kind === 'object');

function referencesIn(root: FactNode): readonly ReferenceExpression[] {
  const found: ReferenceExpression[] = [];
  someInside([root], (node) => {
    if ('kind' in node && node.kind === 'reference') found.push(node);
    return false;
  });
  return found;
}

/** `messages[messages.length - 1]`, `messages.at(-1)`. */
function isLastOf(reference: ReferenceExpression, { home }: FoundCall): boolean {
  const parent = home.index.parents.get(reference);
  if (!parent || !('kind' in parent) || parent.kind !== 'member') return false;
  return parent.index !== null || parent.property === 'at' || parent.property === 'length';
}
