/** Failures that reach nobody. */
import type { CallExpression, Expression, NewExpression } from '../../model/facts';
import type { Escape, EscapeKind, EscapingHandler } from '../../model/evidence';
import type { LostErrors } from '../../model/knowledge';
import { pathsOfFunction } from '../flow';
import type { FailurePath, PathEnd } from '../paths';
import { isOfScript } from '../scripts';
import { isExternal, registrationOf, wrapperOf, type Surroundings } from '../surroundings';
import { isExpression, isFunction, type FactNode } from '../tree';
import { holds } from '../versions';
import type { EvidenceQuestion } from './question';

/** Null where every failure is handled, where nobody can say, and where its end is somebody else's to decide. */
export function escapeOf(question: EvidenceQuestion): Escape | null {
  if (!isRejection(question)) return null;
  for (const path of question.paths) {
    const escape = path.guessed || isHandled(path) ? null : escapeAt(path, question);
    if (escape) return escape;
  }
  return null;
}

/** What goes wrong rejects the promise that the call gives; streams and sockets tell it by other means. */
function isRejection({ found }: EvidenceQuestion): boolean {
  const { streaming, failsLater } = found.operation;
  if (failsLater === true || found.node.kind === 'new') return false;
  return streaming.kind !== 'always' || !streaming.helper;
}

/** Something on the way looks at the failure: whatever it makes of it, it is no escape. */
const isHandled = ({ steps }: FailurePath): boolean =>
  steps.some(
    (step) =>
      step.kind === 'try' ||
      step.kind === 'promise-catch' ||
      (step.kind === 'wrapper' && step.wrapper.effect.kind === 'settles'),
  );

function escapeAt(path: FailurePath, question: EvidenceQuestion): Escape | null {
  const { end } = path;
  switch (end.kind) {
    case 'floating':
      return floating(end.at, end.around, question);
    case 'detached':
      return detached(end, question);
    case 'entry':
      return atEntry(end, question);
    case 'unknown':
      return inConstructor(path);
    default:
      return null;
  }
}

/** What this runtime does with a rejection that nobody handles. */
const unhandledBy = ({ knowledge, call }: EvidenceQuestion): string =>
  knowledge.runtimes.find(({ id }) => id === call.runtime)?.unhandled ?? 'the error reaches nobody';

function escape(kind: EscapeKind, at: FactNode, { resolver }: Surroundings, says: string): Escape {
  const { path, positions } = resolver;
  const span = { path, start: at.start, end: at.end };
  return { kind, at: positions.place(at), says, answered: false, span, handler: handlerIn(at) };
}

/** The function written among the arguments of a registration; the last one there is. */
function handlerIn(at: FactNode): EscapingHandler | null {
  if (!('kind' in at) || at.kind !== 'call') return null;
  const value = at.args.findLast((one) => one.value.kind === 'function')?.value;
  const fn = value?.kind === 'function' && !value.fn.concise ? value.fn : null;
  const [first, last] = [fn?.body[0], fn?.body.at(-1)];
  if (!fn || !first || !last) return null;
  const reply = fn.params[1]?.pattern;
  return {
    body: { start: first.start, end: last.end },
    reply: reply?.kind === 'name' ? reply.name : null,
  };
}

// ------------------------------------------------------------------------------------ promises nobody awaits

/** `ask();` and `void ask();`: a script that breaks off with a message has told its user. */
function floating(at: FactNode, around: Surroundings, question: EvidenceQuestion): Escape | null {
  const parent = around.index.parents.get(at);
  // What a name or a list takes may be read in a way that is not followed.
  if (!parent || !('kind' in parent) || isTaken(at)) return null;
  if (parent.kind !== 'expression' && parent.kind !== 'unary') return null;
  const executor = executorAround(at, around);
  if (executor) return neverSettles(executor, around);
  const fn = around.resolver.enclosingFunction(at);
  if (!fn || isOfScript(pathsOfFunction(fn, around))) return null;
  return escape('floating', at, around, unhandledBy(question));
}

const isTaken = (at: FactNode): boolean => {
  if (!('kind' in at)) return true;
  if (at.kind !== 'call') return at.kind === 'assign';
  return at.callee.kind === 'member' && /^(?:push|unshift)$/.test(at.callee.property ?? '');
};

// ------------------------------------------------------------------------------------------- new Promise(…)

/** `new Promise(async (resolve) => { … })`: what rejects inside is neither resolved nor rejected outside. */
function inConstructor(path: FailurePath): Escape | null {
  const last = path.steps.at(-1);
  if (last?.kind !== 'opaque') return null;
  const { at, around } = last;
  const executor = isPromise(at, around) ? at.args[0]?.value : undefined;
  if (executor?.kind !== 'function' || !executor.fn.async) return null;
  return neverSettles(at, around);
}

const isWithin = (
  inner: { readonly start: number; readonly end: number },
  outer: { readonly start: number; readonly end: number },
): boolean => inner.start >= outer.start && inner.end <= outer.end;

const neverSettles = (at: FactNode, around: Surroundings): Escape =>
  escape(
    'promise-constructor',
    at,
    around,
    'the new promise never settles, and whoever awaits it waits for ever',
  );

const isPromise = (node: FactNode, { resolver }: Surroundings): node is NewExpression =>
  'kind' in node &&
  node.kind === 'new' &&
  node.callee.kind === 'reference' &&
  node.callee.name === 'Promise' &&
  resolver.bindingOf(node.callee) === null;

/** The `new Promise` whose executor holds the node directly, and that the node's success settles. */
function executorAround(node: FactNode, around: Surroundings): NewExpression | null {
  const { index, resolver } = around;
  const fn = resolver.enclosingFunction(node);
  const holder = fn ? index.parents.get(fn) : undefined;
  const made = holder ? index.parents.get(holder) : undefined;
  if (!fn || !made || !isPromise(made, around)) return null;
  const resolve = fn.params[0]?.pattern;
  if (resolve?.kind !== 'name') return null;
  const isSettledHere = (index.references.get(resolve.name) ?? []).some(
    (one) => isWithin(one, node) && resolver.bindingOf(one)?.parameter?.fn === fn,
  );
  return isSettledHere ? made : null;
}

// ------------------------------------------------------------------------------------------ timers and events

function detached(
  { call, wrapper, around }: PathEnd & { readonly kind: 'detached' },
  question: EvidenceQuestion,
): Escape | null {
  const { effect } = wrapper;
  const as = effect.kind === 'detached' ? effect.as : undefined;
  if (as === 'timer') return escape('timer', call, around, unhandledBy(question));
  const isEvent = as === 'event' || isListener(call, around);
  return isEvent ? escape('emitter', call, around, unhandledBy(question)) : null;
}

/** `socket.on(…)`, where a listener or a route was handed the socket: `server.on('connection', (socket) => …)`. */
function isListener(call: CallExpression | NewExpression, around: Surroundings): boolean {
  const { callee } = call;
  if (callee.kind !== 'member' || callee.object.kind !== 'reference') return false;
  const parameter = around.resolver.bindingOf(callee.object)?.parameter;
  const holder = parameter ? around.index.parents.get(parameter.fn) : undefined;
  const outer = holder ? around.index.parents.get(holder) : undefined;
  if (!holder || !outer || isFunction(outer) || !isExpression(outer)) return false;
  if (parameter?.position !== 0 || outer.kind !== 'call') return false;
  if (registrationOf(outer, holder, around)?.framework.kind === 'ws-handler') return true;
  const effect = wrapperOf(outer, holder, around)?.wrapper.effect;
  return effect?.kind === 'detached' && effect.as === 'event';
}

// ---------------------------------------------------------------------------------------------- entry points

function atEntry(
  end: PathEnd & { readonly kind: 'entry' },
  question: EvidenceQuestion,
): Escape | null {
  const { framework, registration, around } = end;
  const lost = framework.loses?.find((one) => losesNow(one, end, question));
  if (!lost) return null;
  const kind = framework.kind === 'job' ? 'cron' : 'async-handler';
  const says = sentenceOf(lost, framework.kind === 'job', question);
  return escape(kind, registration ?? question.found.node, around ?? question.around, says);
}

const sentenceOf = ({ says }: LostErrors, isJob: boolean, question: EvidenceQuestion): string => {
  const unhandled = unhandledBy(question);
  if (says === undefined) return unhandled;
  return isJob ? says : `${says}, and ${unhandled}`;
};

function losesNow(
  { package: name, range, owners, mendedBy = [] }: LostErrors,
  { registration, around }: PathEnd & { readonly kind: 'entry' },
  { project }: EvidenceQuestion,
): boolean {
  const installed = project.version(name);
  if (!installed || !holds(installed.version, range)) return false;
  if (mendedBy.some((one) => project.version(one) !== null)) return false;
  if (owners.length === 0) return true;
  const { callee } = registration ?? {};
  if (callee?.kind !== 'member' || !around) return false;
  const { object } = callee;
  return isExternal(object, name, owners, around) !== null || isTyped(object, name, owners, around);
}

/** `(app: Express) => { app.post(…) }`. */
function isTyped(
  object: Expression,
  name: string,
  owners: readonly string[],
  { resolver, index }: Surroundings,
): boolean {
  const type = object.kind === 'reference' ? resolver.bindingOf(object)?.type?.name : null;
  const [first = '', last] = type?.split('.') ?? [];
  const taken = index.root.names.get(first)?.import;
  return taken?.fact.source === name && owners.includes(last ?? taken.name.imported);
}
