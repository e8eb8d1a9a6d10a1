/** Clients that are built anew for each request. */
import type { Expression, FunctionFact, LoopStatement } from '../../model/facts';
import type { RebuiltClient } from '../../model/evidence';
import type { FailurePath } from '../paths';
import { isClass, isFunction, isHandler, type FactNode } from '../tree';
import { alternatives, type Located } from '../values';
import type { EvidenceQuestion } from './question';

/** Null where its connections are shared anyway, where it is kept, and where its function runs once. */
export function rebuiltOf(question: EvidenceQuestion): RebuiltClient | null {
  const { construction } = question.found.client;
  if (question.version?.ownPool !== true || !construction) return null;
  const builder = construction.home.enclosingFunction(construction.expression);
  if (!builder || isInHandler(construction, builder) || isKept(construction, builder)) return null;
  const made = madeBeside(construction, builder, question);
  if (!made || !runsOften(made, question)) return null;
  return {
    at: construction.home.positions.place(construction.expression),
    says: 'each pays for new connections, and none is used again',
  };
}

/** Built only after another call has failed: an outage pays for that, and no healthy request. */
function isInHandler({ expression, home }: Located, builder: FunctionFact): boolean {
  let at: FactNode | undefined = expression;
  while (at && at !== builder && !isHandler(at)) at = home.index.parents.get(at);
  return at !== undefined && isHandler(at);
}

/** The construction, or the call of the own function that builds, in a function that holds the request. */
function madeBeside(
  { expression, home }: Located,
  builder: FunctionFact,
  { found, around }: EvidenceQuestion,
): Expression | null {
  const { node } = found;
  if (home.path === around.path && isWithin(node, builder)) return expression;
  const user = around.resolver.enclosingFunction(node);
  if (!user) return null;
  return (
    around.index.calls.find(
      (call) =>
        isWithin(call, user) &&
        alternatives(around.resolver.valueOf(call.callee)).some(
          (callee) => callee.kind === 'function' && callee.fn === builder,
        ),
    ) ?? null
  );
}

interface Offsets {
  readonly start: number;
  readonly end: number;
}

const isWithin = (inner: Offsets, outer: Offsets): boolean =>
  inner.start >= outer.start && inner.end <= outer.end;

// --------------------------------------------------------------------------------------------------- keeping

/** It outlives the function: a field, a name outside, a cache, or what a constructor sets up. */
function isKept({ expression, home }: Located, builder: FunctionFact): boolean {
  const { index } = home;
  const holder = index.parents.get(builder);
  if (holder && isClass(holder)) {
    const method = holder.methods.find(({ fn }) => fn === builder);
    if (method?.role !== 'method') return true;
  }
  for (
    let at: FactNode | undefined = expression;
    at && at !== builder;
    at = index.parents.get(at)
  ) {
    if (!('kind' in at)) continue;
    if (at.kind === 'assign') return isOutside(at.target, builder, { expression, home });
    // `if (!client) client = …` and `clients[key] ??= …`.
    if (at.kind === 'logical') return true;
    if (at.kind === 'declare')
      return at.target.kind !== 'name' || isPassedOn(at.target.name, builder, home);
  }
  return false;
}

function isOutside(
  target: { readonly kind: string; readonly name?: string },
  builder: FunctionFact,
  { home }: Located,
): boolean {
  if (target.kind !== 'name' || target.name === undefined) return true;
  const [reference] = home.index.references.get(target.name) ?? [];
  const binding = reference ? home.bindingOf(reference) : null;
  return binding?.scope.fn !== builder || isPassedOn(target.name, builder, home);
}

/** The local name is put into something else: `clients.set(region, client)`, `cached = client`. */
const isPassedOn = (name: string, builder: FunctionFact, { index }: Located['home']): boolean =>
  (index.references.get(name) ?? []).some((one) => {
    const parent = index.parents.get(one);
    if (!parent || !isWithin(one, builder) || !('kind' in parent)) return false;
    if (parent.kind === 'assign') return parent.value === one;
    if (parent.kind !== 'call' || parent.callee.kind !== 'member') return false;
    return keeping.has(parent.callee.property ?? '');
  });

const keeping = new Set(['set', 'push', 'add', 'register', 'provide']);

// --------------------------------------------------------------------------------------------------- running

const runsOften = (made: Expression, question: EvidenceQuestion): boolean =>
  question.paths.some((path) => !path.guessed && isAskedFor(path)) || isRepeated(made, question);

/** Somebody outside starts the function each time: a route, a job, an event. A command runs once. */
const isAskedFor = ({ end }: FailurePath): boolean =>
  end.kind === 'entry' && end.framework.onError !== 'process-exits';

/** It is built inside a loop, or for each element of a list, that also holds the request. */
function isRepeated(made: Expression, { found, around, paths }: EvidenceQuestion): boolean {
  for (let at = around.index.parents.get(made); at; at = around.index.parents.get(at)) {
    if (isFunction(at)) break;
    if ('kind' in at && at.kind === 'loop' && isWithin(found.node, at)) return !isRetry(at);
  }
  return paths.some(({ passed }) =>
    passed.some(
      ({ by, call, around: there }) =>
        by?.perElement === true &&
        there.path === around.path &&
        call.args.some(({ value }) => isWithin(made, value) && isWithin(found.node, value)),
    ),
  );
}

/** Another try after a failure is no other request. */
const isRetry = ({ body, style }: LoopStatement): boolean =>
  style === 'while' || style === 'until' || body.some(({ kind }) => kind === 'try');
