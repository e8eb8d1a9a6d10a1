/** How a handler ends for one kind of failure: it lets the program go on, gives something back, or throws. */
import type { Expression, FunctionFact, Handler, Statement } from '../model/facts';
import { seen, truthOf, isAbout, type Seen, type Sight } from './errorValues';
import type { FailureKind } from './failures';
import { handlerFor, takes } from './handlersOfKinds';
import type { Surroundings } from './surroundings';
import { everything } from './values';

export type RunEnd = 'falls' | 'continues' | 'breaks' | 'returns' | 'throws' | 'unknown';

interface Run {
  readonly end: RunEnd;
  /** What is given back. */
  readonly value: Seen | null;
}

/** Which exception classes a call never raises; none where nobody asks. */
export type IsForeign = (type: Expression) => boolean;

const never: IsForeign = () => false;

/** Of ways that something else than the error decides between, the one that does not give up counts. */
const preference: readonly RunEnd[] = [
  'continues',
  'falls',
  'returns',
  'unknown',
  'breaks',
  'throws',
];

export function endOfHandler(
  handler: Handler,
  kind: FailureKind,
  around: Surroundings,
  isForeign: IsForeign = never,
): RunEnd {
  // Where handlers name exceptions, those tell which of them takes this one, if any does.
  const tried = around.index.parents.get(handler);
  const beside = tried && 'kind' in tried && tried.kind === 'try' ? tried.handlers : [handler];
  const taker = handlerFor(beside, kind, around);
  if (!taker) return 'throws';
  const { end } = runAll(taker.body, sightOf(taker, kind, around, isForeign), { left: maxSteps });
  // Whether it passes the handler or is raised again there comes to the same.
  if (takes(taker, kind, around) === null) return end === 'throws' ? end : 'unknown';
  return end;
}

/** The same for statements that see no error. */
export const endOfStatements = (
  statements: readonly Statement[],
  kind: FailureKind,
  around: Surroundings,
): RunEnd =>
  runAll(
    statements,
    {
      ...{ kind, around, depth: 0, resultOf, isForeign: never },
      ...{ given: new Map(), isCaught: () => false },
    },
    { left: maxSteps },
  ).end;

/** Whether a condition holds for an answer with the status of such a failure: `!response.ok`, `response.status >= 500`. */
export const holdsForAnswer = (
  test: Expression,
  kind: FailureKind,
  answer: Expression,
  around: Surroundings,
): ReturnType<typeof truthOf> =>
  truthOf(
    seen(test, {
      ...{ kind, around, depth: 0, resultOf, isForeign: never, given: new Map() },
      isCaught: ({ writes }) =>
        writes.some(({ value }) => value === answer) &&
        writes.every(({ value }) => value === answer || value === null),
    }),
  );

const maxSteps = 240;

const sightOf = (
  handler: Handler,
  kind: FailureKind,
  around: Surroundings,
  isForeign: IsForeign,
): Sight => ({
  kind,
  around,
  isForeign,
  given: new Map(),
  depth: 0,
  resultOf,
  isCaught: ({ kind: bound, name, scope }) =>
    bound === 'outside' &&
    handler.param?.kind === 'name' &&
    handler.param.name === name &&
    scope.fn === around.resolver.enclosingFunction(handler),
});

/** How a function that is handed such a failure ends: `(error) => client(error.config)`. */
export const endOfFunction = (fn: FunctionFact, kind: FailureKind, around: Surroundings): RunEnd =>
  runAll(
    fn.body,
    {
      ...{ kind, around, depth: 0, resultOf, isForeign: never, isCaught: () => false },
      given: new Map([[fn, [{ is: 'error' }]]]),
    },
    { left: maxSteps },
  ).end;

/** What a predicate says of such a failure: `shouldRetry: (error) => …`. */
export function answerOfPredicate(
  fn: FunctionFact,
  kind: FailureKind,
  around: Surroundings,
): boolean | 'free' | null {
  const sight: Sight = {
    ...{ kind, around, depth: 0, resultOf, isForeign: never },
    given: new Map(),
    isCaught: () => false,
  };
  return truthOf(resultOf(fn, [{ is: 'error' }], sight));
}

function resultOf(fn: FunctionFact, given: readonly Seen[], sight: Sight): Seen {
  const inside = {
    ...sight,
    depth: sight.depth + 1,
    given: new Map([...sight.given, [fn, given] as const]),
  };
  const run = runAll(fn.body, inside, { left: maxSteps });
  if (run.end === 'returns') return run.value ?? { is: 'value', value: undefined };
  return run.end === 'falls' ? { is: 'value', value: undefined } : { is: 'unknown' };
}

interface Steps {
  left: number;
}

const ended = (end: RunEnd, value: Seen | null = null): Run => ({ end, value });

function runAll(statements: readonly Statement[], sight: Sight, steps: Steps): Run {
  steps.left -= 1;
  if (steps.left < 0 || sight.depth > 10) return ended('unknown');
  const [statement, ...rest] = statements;
  if (!statement) return ended('falls');
  const go = (more: readonly Statement[]): Run => runAll([...more, ...rest], sight, steps);
  switch (statement.kind) {
    case 'throw':
      return ended('throws');
    case 'return':
      return returned(statement.value, sight);
    case 'jump':
      return ended(statement.jump === 'continue' ? 'continues' : 'breaks');
    case 'block':
    case 'with':
      return go(statement.body);
    case 'try':
      return go([...statement.body, ...statement.finalizer]);
    case 'branch':
      return branched(statement, sight, go);
    case 'expression':
      return called(statement.value, sight) ?? go([]);
    default:
      return go([]);
  }
}

function returned(value: Expression | null, sight: Sight): Run {
  const isRejected =
    value?.kind === 'call' && value.callee.kind === 'member' && value.callee.property === 'reject';
  if (isRejected) return ended('throws');
  return ended('returns', value ? seen(value, sight) : null);
}

function branched(
  { test, then, otherwise }: Statement & { kind: 'branch' },
  sight: Sight,
  go: (more: readonly Statement[]) => Run,
): Run {
  // A case of a `switch` carries the value that it is for.
  const isCase = test === null || (test.kind === 'literal' && typeof test.value !== 'boolean');
  const truth = isCase ? null : truthOf(seen(test, sight));
  if (truth === true) return go(then);
  if (truth === false) return go(otherwise);
  const [one, other] = [go(then), go(otherwise)];
  if (one.end === other.end && truth !== 'free' && one.end !== 'returns') return one;
  if (truth === null) return sameAnswer(one, other) ? one : ended('unknown');
  const wins = costOf(one) <= costOf(other);
  return wins ? one : other;
}

/** A predicate that says yes at first is one that says yes. */
const costOf = ({ end, value }: Run): number =>
  preference.indexOf(end) + (end === 'returns' && value && truthOf(value) === false ? 0.5 : 0);

const sameAnswer = (one: Run, other: Run): boolean =>
  one.end === 'returns' &&
  other.end === 'returns' &&
  truthOf(one.value ?? { is: 'free' }) === truthOf(other.value ?? { is: 'free' }) &&
  !areTwoTexts(one.value, other.value);

/** `'auth'` and `'unknown'` are both true, and whoever compares them with a name gets two answers. */
const areTwoTexts = (one: Seen | null, other: Seen | null): boolean =>
  one?.is === 'value' &&
  other?.is === 'value' &&
  one.value !== other.value &&
  typeof one.value !== 'boolean';

/** An own function that is handed the error may throw it; one whose name says so may do it unseen. */
function called(expression: Expression, sight: Sight): Run | null {
  const call = expression.kind === 'await' ? expression.value : expression;
  if (call.kind !== 'call') return null;
  const [only, ...more] = everything(sight.around.resolver.valueOf(call.callee));
  if (only?.kind === 'function' && more.length === 0) {
    if (sight.given.has(only.fn)) return null;
    const there = sight.around.program.around(only.home.path);
    if (!there) return null;
    const given = call.args.map(({ value }) => seen(value, sight));
    const inside = {
      ...{ ...sight, around: there, depth: sight.depth + 1 },
      given: new Map([...sight.given, [only.fn, given] as const]),
    };
    const { end } = runAll(only.fn.body, inside, { left: maxSteps });
    return end === 'throws' || end === 'unknown' ? ended(end) : null;
  }
  const name =
    call.callee.kind === 'reference'
      ? call.callee.name
      : call.callee.kind === 'member'
        ? (call.callee.property ?? '')
        : '';
  return mayThrow.test(name) && isAbout(call, sight) ? ended('unknown') : null;
}

const mayThrow = /throw|raise|assert|handle|reject|bail|abort/i;
