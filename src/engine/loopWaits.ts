/** How long an own loop waits between its attempts: `await sleep(1_000 * attempt)`, `2 ** attempt * base`. */
import type {
  AssignExpression,
  CallExpression,
  Expression,
  LoopStatement,
  NewExpression,
} from '../model/facts';
import type { Binding } from './moduleIndex';
import { numberOf } from './numbers';
import type { Surroundings } from './surroundings';
import { timersOf, abortsWhere, type Timer } from './timers';
import { forEachChild, isClass, isFunction, someInside, type FactNode } from './tree';
import { rangeOf } from './ranges';
import { everything, type Resolver } from './values';

/**
 * Sum of the longest waits between `attempts` attempts, in ms; 0 where nothing in the loop waits, null where something
 * does and its length cannot be read.
 */
export function waitsOfLoop(
  loop: LoopStatement,
  attempts: number | null,
  around: Surroundings,
): number | null {
  const waits = waitsIn(loop, around);
  if (waits.length === 0) return 0;
  if (attempts === null || attempts > maxAttempts) return null;
  const state = startOf(loop, around.resolver);
  let sum = 0;
  for (let gap = 1; gap < attempts; gap += 1) {
    for (const { delay, at, unitMs = 1 } of waits) {
      apply(state, (change) => !change.late && change.at < at);
      const ms = delay ? evaluate(delay, state) : null;
      if (ms === null) return null;
      sum += Math.max(0, ms) * unitMs;
      apply(state, (change) => !change.late && change.at >= at);
    }
    apply(state, (change) => change.late);
    state.gap += 1;
  }
  return sum;
}

const maxAttempts = 1_000;

/** Something in the loop lets time pass, or may. */
export const mayWait = (loop: LoopStatement, around: Surroundings): boolean =>
  waitsIn(loop, around).length > 0 || callsIn(loop, around).some(soundsLikeWaiting);

// -------------------------------------------------------------------------------------------- finding waits

interface Wait {
  readonly delay: Expression | null;
  /** Where the loop waits, as an offset. */
  readonly at: number;
  /** Milliseconds in one unit of the delay; 1 when absent. */
  readonly unitMs?: number;
}

function waitsIn(loop: LoopStatement, around: Surroundings): readonly Wait[] {
  const own = timersOf(around.resolver, loop)
    .filter((timer) => isPause(timer, around))
    .map(({ node }) => ({ delay: node.args[1]?.value ?? null, at: node.start }));
  const helped = callsIn(loop, around).flatMap((call) => {
    const wait = waitOfCall(call, around);
    return wait ? [wait] : [];
  });
  return [...own, ...helped];
}

const callsIn = (
  { body }: LoopStatement,
  { index }: Surroundings,
): readonly (CallExpression | NewExpression)[] => {
  const [first, last] = [body[0], body.at(-1)];
  if (!first || !last) return [];
  return index.calls.filter((call) => call.start >= first.start && call.end <= last.end);
};

/** A timer that only goes on, not one that aborts, rejects, or races with something. */
function isPause(timer: Timer, { index }: Surroundings): boolean {
  const { action } = timer;
  if (abortsWhere(timer, () => true) || isRejection(action)) return false;
  let isInExecutor = true;
  for (let at = index.parents.get(timer.node); at; at = index.parents.get(at)) {
    if (isFunction(at)) {
      if (!isInExecutor) break;
      isInExecutor = false;
    }
    if (!('kind' in at)) continue;
    // A promise that is kept for later races with something.
    if (at.kind === 'array' || at.kind === 'declare') return false;
    if (at.kind === 'loop' || at.kind === 'await') break;
  }
  return action.kind === 'function' || action.kind === 'reference';
}

const isRejection = (action: Expression): boolean => {
  if (action.kind === 'reference') return /rej/i.test(action.name);
  if (action.kind !== 'function') return false;
  return someInside(action.fn.body, (node) => {
    if (!('kind' in node)) return false;
    if (node.kind === 'throw' || node.kind === 'new') return true;
    return node.kind === 'reference' && /rej/i.test(node.name);
  });
};

function waitOfCall(call: CallExpression | NewExpression, around: Surroundings): Wait | null {
  const { resolver } = around;
  const [only, ...more] = everything(resolver.valueOf(call.callee));
  const first = call.args[0]?.value ?? null;
  if (only?.kind === 'function' && more.length === 0) {
    const there = around.program.around(only.home.path);
    const timer = there
      ? timersOf(there.resolver, only.fn).find((one) => isPause(one, there))
      : undefined;
    if (!timer || !there) return null;
    const delay = timer.node.args[1]?.value;
    const binding = delay?.kind === 'reference' ? there.resolver.bindingOf(delay) : null;
    const position = binding?.parameter?.fn === only.fn ? binding.parameter.position : null;
    return {
      delay: position === null ? null : (call.args[position]?.value ?? null),
      at: call.start,
    };
  }
  if (!soundsLikeWaiting(call) || isTimer(call)) return null;
  const inSeconds = only?.kind === 'external' && countsSeconds.has(only.source);
  return { delay: first, at: call.start, unitMs: inSeconds ? 1_000 : 1 };
}

/** Packages whose `sleep` counts in seconds. */
const countsSeconds = new Set(['time', 'asyncio', 'anyio', 'trio', 'gevent']);

const nameOf = ({ callee }: CallExpression | NewExpression): string =>
  callee.kind === 'reference'
    ? callee.name
    : callee.kind === 'member'
      ? (callee.property ?? '')
      : '';

const soundsLikeWaiting = (call: CallExpression | NewExpression): boolean =>
  /^(?:sleep|delay|wait|pause|back_?off)|(?:sleep|delay)(?:Ms|For)?$/i.test(nameOf(call));

const isTimer = (call: CallExpression | NewExpression): boolean => nameOf(call) === 'setTimeout';

// ------------------------------------------------------------------------------------------------ their length

interface Change {
  readonly binding: Binding;
  readonly at: number;
  /** After the body: the update of a counted loop. */
  readonly late: boolean;
  readonly next: (before: number, state: State) => number | null;
}

interface State {
  readonly resolver: Resolver;
  readonly values: Map<Binding, number | null>;
  readonly changes: readonly Change[];
  gap: number;
}

function startOf(loop: LoopStatement, resolver: Resolver): State {
  const changes = changesIn(loop, resolver);
  const values = new Map<Binding, number | null>();
  for (const { binding } of changes) {
    const first = binding.writes[0]?.value;
    values.set(binding, first ? (numberOf(first, resolver)?.value ?? null) : null);
  }
  return { resolver, values, changes, gap: 1 };
}

/** Every place in the loop that counts up or grows a name. */
function changesIn(loop: LoopStatement, resolver: Resolver): readonly Change[] {
  const changes: Change[] = [];
  const visit = (node: FactNode, late: boolean): void => {
    if (isFunction(node) || isClass(node)) return;
    const change = 'kind' in node ? changeOf(node, late, resolver) : null;
    if (change) changes.push(change);
    else
      forEachChild(node, (child) => {
        visit(child, late);
      });
  };
  loop.body.forEach((node) => {
    visit(node, false);
  });
  if (loop.update) visit(loop.update, true);
  if (loop.test) visit(loop.test, true);
  return changes;
}

function changeOf(node: FactNode, late: boolean, resolver: Resolver): Change | null {
  if (!('kind' in node)) return null;
  if (node.kind === 'unary' && (node.operator === '++' || node.operator === '--')) {
    const step = node.operator === '++' ? 1 : -1;
    const binding = node.value.kind === 'reference' ? resolver.bindingOf(node.value) : null;
    return binding && { binding, at: node.start, late, next: (before) => before + step };
  }
  if (node.kind !== 'assign' || node.target.kind !== 'name') return null;
  const binding = bindingNamed(node.target.name, node, resolver);
  return binding && { binding, at: node.start, late, next: nextOf(node) };
}

/** What an assigned name means, by a reference to it in the same function or inside it. */
const bindingNamed = (name: string, at: FactNode, resolver: Resolver): Binding | null => {
  const fn = resolver.enclosingFunction(at);
  const reference = (resolver.index.references.get(name) ?? []).find(
    ({ start, end }) => !fn || (start >= fn.start && end <= fn.end),
  );
  return reference ? resolver.bindingOf(reference) : null;
};

const nextOf =
  ({ operator, value }: AssignExpression): Change['next'] =>
  (before, state) => {
    const right = evaluate(value, state);
    if (right === null) return null;
    if (operator === '=') return right;
    if (operator === '*=') return before * right;
    return operator === '+=' ? before + right : null;
  };

function apply(state: State, when: (change: Change) => boolean): void {
  for (const change of state.changes) {
    if (!when(change)) continue;
    const before = state.values.get(change.binding) ?? null;
    state.values.set(change.binding, before === null ? null : change.next(before, state));
  }
}

function evaluate(expression: Expression, state: State, depth = 0): number | null {
  if (depth > 12) return null;
  const inner = (one: Expression): number | null => evaluate(one, state, depth + 1);
  switch (expression.kind) {
    case 'reference': {
      const binding = state.resolver.bindingOf(expression);
      if (binding && state.values.has(binding)) return state.values.get(binding) ?? null;
      const write = binding?.writes.length === 1 ? binding.writes[0] : undefined;
      if (write?.element === true && write.value) return itemAt(write.value, state.gap - 1, state);
      const settled = numberOf(expression, state.resolver)?.value;
      if (settled !== undefined) return settled;
      return write?.value && write.path.length === 0 ? inner(write.value) : null;
    }
    case 'binary':
      return arithmetic(expression.operator, inner(expression.left), inner(expression.right));
    case 'call':
      return ofMath(expression, inner);
    case 'logical':
      return (
        inner(expression.left) ?? (expression.operator === '&&' ? null : inner(expression.right))
      );
    case 'member': {
      const index = expression.index ? inner(expression.index) : null;
      return index === null
        ? (numberOf(expression, state.resolver)?.value ?? null)
        : itemAt(expression.object, index, state);
    }
    default:
      return numberOf(expression, state.resolver)?.value ?? null;
  }
}

function itemAt(list: Expression, index: number, { resolver }: State): number | null {
  const range = rangeOf(list, resolver);
  if (range) return range.start + index;
  const [only] = everything(resolver.valueOf(list));
  const item = only?.kind === 'list' ? only.items[index] : undefined;
  return item?.kind === 'literal' && typeof item.value === 'number' ? item.value : null;
}

function arithmetic(operator: string, left: number | null, right: number | null): number | null {
  if (left === null || right === null) return null;
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return right === 0 ? null : left / right;
    case '**':
      return left ** right;
    case '<<':
      return left * 2 ** right;
    default:
      return null;
  }
}

/** A function of `Math`, of Python's `math` and `random`, or of the language itself. */
function mathName(callee: Expression): string | null {
  if (callee.kind === 'reference') return builtIn.has(callee.name) ? callee.name : null;
  if (callee.kind !== 'member' || callee.object.kind !== 'reference') return null;
  return mathOwners.has(callee.object.name) ? callee.property : null;
}

const builtIn = new Set(['min', 'max', 'pow', 'round', 'int', 'float']);
const mathOwners = new Set(['Math', 'math', 'random']);

/** The longest that functions of `Math` may give; chance counts in full. */
function ofMath(
  { callee, args }: CallExpression,
  inner: (one: Expression) => number | null,
): number | null {
  const name = mathName(callee);
  if (name === null) return null;
  if (name === 'random') return 1;
  const values = args.map(({ value }) => inner(value));
  const known = values.filter((value) => value !== null);
  const [first, second] = known;
  if (name === 'min' && first !== undefined) return Math.min(...known);
  if (known.length < values.length || first === undefined) return null;
  switch (name) {
    case 'max':
    case 'uniform':
    case 'randint':
      return Math.max(...known);
    case 'pow':
      return second === undefined ? null : first ** second;
    case 'floor':
    case 'round':
    case 'ceil':
    case 'trunc':
    case 'int':
    case 'float':
      return first;
    default:
      return null;
  }
}
