/** What a function does beside the call that fails: whether its own work goes on. */
import type { Expression, Statement } from '../../model/facts';
import { globalName } from '../globals';
import type { Surroundings } from '../surroundings';
import {
  forEachChild,
  isClass,
  isExpression,
  isFunction,
  isHandler,
  someInside,
  type FactNode,
} from '../tree';

/** Statements that run behind a node in the function around it, from the nearest outward. */
export function restAfter(node: FactNode, around: Surroundings): readonly Statement[] {
  const rest: Statement[] = [];
  let below = node;
  for (let at = around.index.parents.get(node); at; at = around.index.parents.get(at)) {
    const lists = listsOf(at);
    const list = lists.find((one) => (one as readonly FactNode[]).includes(below));
    if (list) rest.push(...list.slice((list as readonly FactNode[]).indexOf(below) + 1));
    if (isFunction(at)) return rest;
    below = at;
  }
  const body: readonly FactNode[] = around.index.facts.body;
  return [...rest, ...around.index.facts.body.slice(body.indexOf(below) + 1)];
}

function listsOf(node: FactNode): readonly (readonly Statement[])[] {
  if (isFunction(node) || isHandler(node)) return [node.body];
  if (isClass(node) || isExpression(node) || !('kind' in node)) return [];
  switch (node.kind) {
    case 'branch':
      return [node.then, node.otherwise];
    case 'try':
      return [node.body, node.finalizer];
    case 'block':
    case 'loop':
    case 'with':
      return [node.body];
    default:
      return [];
  }
}

/** The function goes on with something that somebody waits for: an answer, a call that is no mere note. */
export const goesOnWithWork = (node: FactNode, around: Surroundings): boolean =>
  restAfter(node, around).some((statement) => isWork(statement, around));

/** The function has work of its own before or behind a node. */
export function hasOtherWork(node: FactNode, around: Surroundings): boolean {
  const fn = around.resolver.enclosingFunction(node);
  const all = fn ? fn.body : around.index.facts.body;
  return all.some(
    (one) => !(one.start <= node.start && one.end >= node.end) && isWork(one, around),
  );
}

export function isWork(statement: Statement, around: Surroundings): boolean {
  const some = (list: readonly Statement[]): boolean => list.some((one) => isWork(one, around));
  switch (statement.kind) {
    case 'return':
      return statement.value !== null && !isEmpty(statement.value);
    case 'expression':
      return doesSomething(statement.value, around);
    case 'branch':
      return some(statement.then) || some(statement.otherwise);
    case 'try':
      return some(statement.body);
    case 'loop':
    case 'block':
    case 'with':
      return some(statement.body);
    default:
      return false;
  }
}

const isEmpty = (value: Expression): boolean =>
  (value.kind === 'literal' && value.value === null) ||
  (value.kind === 'reference' && value.name === 'undefined') ||
  (value.kind === 'unary' && value.operator === 'void');

/** A call that does more than take a note, show progress or end the process. */
function doesSomething(value: Expression, around: Surroundings): boolean {
  const inner = value.kind === 'await' || value.kind === 'unary' ? value.value : value;
  if (inner.kind === 'yield') return true;
  if (inner.kind !== 'call') return false;
  const { callee } = inner;
  const name = globalName(callee, around.resolver) ?? '';
  if (/^(?:console\.|process\.(?:exit|on)|clearTimeout|clearInterval|print$)/.test(name))
    return false;
  return !isNote(callee);
}

const notes =
  /^(?:log|logger|logging|debug|info|warn|error|trace|span|spinner|ora|outro|intro|metrics?|telemetry|stats|tracer|sentry|posthog|captureException|captureMessage|setLoading|setIsLoading|toast)$/i;

function isNote(callee: Expression): boolean {
  if (callee.kind === 'reference') return notes.test(callee.name);
  if (callee.kind !== 'member') return false;
  const owner = callee.object;
  const ownerName =
    owner.kind === 'reference' ? owner.name : owner.kind === 'member' ? owner.property : null;
  return notes.test(callee.property ?? '') || (ownerName !== null && notes.test(ownerName));
}

/** Names that are written inside a node and read in some statements. */
export function isReadIn(names: ReadonlySet<string>, statements: readonly Statement[]): boolean {
  let found = false;
  const visit = (node: FactNode): void => {
    if ('kind' in node && node.kind === 'reference' && names.has(node.name)) found = true;
    if (!found) forEachChild(node, visit);
  };
  statements.forEach(visit);
  return found;
}

/** Names that are assigned inside; what is declared inside does not leave it. */
export function assignedNames(root: readonly FactNode[]): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: FactNode): void => {
    if (isFunction(node) || isClass(node)) return;
    if ('kind' in node && node.kind === 'assign') {
      const { target } = node;
      if (target.kind === 'name') names.add(target.name);
      if (target.kind === 'object-pattern')
        for (const one of target.entries)
          if (one.target.kind === 'name') names.add(one.target.name);
    }
    forEachChild(node, visit);
  };
  root.forEach(visit);
  return names;
}

/** Every way through ends the function. */
export const isLeaving = (body: readonly Statement[]): boolean =>
  body.some(
    (one) =>
      one.kind === 'return' ||
      one.kind === 'throw' ||
      (one.kind === 'block' && isLeaving(one.body)) ||
      (one.kind === 'branch' && isLeaving(one.then) && isLeaving(one.otherwise)),
  );

const receivers =
  /^(?:res|response|reply|stream|writer|controller|ctx|context|c|socket|ws|connection|interaction|message|channel|bot|sse)$/i;
const deliveries =
  /^(?:json|send|sendStatus|end|write|render|redirect|markdown|reply|editReply|followUp|enqueue|emit|status|body)$/;

/** What is made goes to whoever waits right there: a response, a stream, the pieces of an answer one by one. */
export const handsOver = (body: readonly Statement[]): boolean =>
  someInside(body, (node) => {
    if (!('kind' in node)) return false;
    if (node.kind === 'yield') return true;
    if (node.kind === 'loop') return node.each?.awaits === true;
    return isDelivery(node);
  });

/** `res.json(…)`, `res.status(201).json(…)`. */
function isDelivery(node: FactNode): boolean {
  if (!('kind' in node) || node.kind !== 'call' || node.callee.kind !== 'member') return false;
  const { object, property } = node.callee;
  if (!deliveries.test(property ?? '')) return false;
  if (object.kind === 'reference') return receivers.test(object.name);
  return object.kind === 'call' && isDelivery(object);
}

/** The function has answered before it came to the node. */
export function hasAnswered(node: FactNode, around: Surroundings): boolean {
  const fn = around.resolver.enclosingFunction(node);
  return someInside(fn?.body ?? [], (one) => one.end <= node.start && isDelivery(one));
}
