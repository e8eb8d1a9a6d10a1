/** `.catch(() => '')`: the failure becomes nothing, and what follows goes on where there is no answer. */
import type { CallExpression, Expression, Statement } from '../model/facts';
import type { FoundCall } from './findCalls';
import { type Look } from './answerValues';
import { callIn } from './answeringCalls';
import { returnsOnSuccess, statementsAfter } from './handlers';
import { returnsOf } from './returns';
import { isExpression, isFunction, isHandler, someInside, type FactNode } from './tree';

/** The call that answers behind an empty answer, where success has left before; null where none does. */
export function callBehindEmpty(
  caught: CallExpression,
  handler: Expression | null,
  look: Look,
): FoundCall | null {
  const holder = handler && givesNothing(handler, look) ? statementOf(caught, look) : null;
  const name = holder ? nameSet(holder) : null;
  if (!holder || name === null) return null;
  const rest = statementsAfter(holder, look.around);
  const at = rest.findIndex((one) => leavesWith(name, one));
  if (at < 0) return null;
  return callIn(rest.slice(at + 1), look, 0) ?? callNextTurn(holder, look);
}

/** In a loop over candidates the next turn comes to the others of its body. */
function callNextTurn(holder: Statement, look: Look): FoundCall | null {
  const { parents } = look.around.index;
  let below: FactNode = holder;
  for (let at = parents.get(holder); at && !isFunction(at); at = parents.get(at)) {
    if ('kind' in at && at.kind === 'loop')
      return callIn(
        at.body.filter((one) => one !== below),
        look,
        0,
      );
    below = at;
  }
  return null;
}

/** A function that gives back an empty text, null or nothing, whatever it logs. */
function givesNothing(handler: Expression, { around }: Look): boolean {
  const value = around.resolver.valueOf(handler);
  if (value.kind !== 'function') return false;
  const body = value.fn.body;
  return (
    !someInside(body, (node) => 'kind' in node && node.kind === 'throw') &&
    returnsOf(value.fn).every((one) => one === null || isEmpty(one))
  );
}

const isEmpty = (value: Expression): boolean =>
  value.kind === 'literal'
    ? !value.value
    : value.kind === 'reference' && value.name === 'undefined';

function statementOf(node: CallExpression, { around }: Look): Statement | null {
  let at: FactNode | undefined = around.index.parents.get(node);
  while (at && isExpression(at)) at = around.index.parents.get(at);
  return at && 'kind' in at && !isFunction(at) && !isHandler(at) ? at : null;
}

/** `const answer = …;`, `answer = …;`. */
function nameSet(statement: Statement): string | null {
  const target =
    statement.kind === 'declare'
      ? statement.target
      : statement.kind === 'expression' && statement.value.kind === 'assign'
        ? statement.value.target
        : null;
  return target?.kind === 'name' ? target.name : null;
}

/** `if (answer) return answer;` */
const leavesWith = (name: string, statement: Statement): boolean =>
  statement.kind === 'branch' &&
  returnsOnSuccess(statement.then) &&
  statement.test !== null &&
  someInside(
    [statement.test],
    (node) => 'kind' in node && node.kind === 'reference' && node.name === name,
  );
