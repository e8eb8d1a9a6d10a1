/** Where the failure of a function goes: to callers in any module, through callbacks, literals and functions that are given back. */
import type {
  CallExpression,
  Expression,
  FunctionFact,
  NewExpression,
  ReferenceExpression,
} from '../model/facts';
import { isHandedOut, usesOfArgument } from './handedOver';
import { callableOf, calling, withFields } from './instances';
import {
  boundCall,
  isHandedOver,
  usesOfExport,
  usesOfMethod,
  usesOfValue,
  type Uses,
} from './callers';
import type { Binding } from './moduleIndex';
import { isSameFunction } from './references';
import { add, withWrapper, type Trail } from './trail';
import { isClass, isExpression, isFunction, isHandler, type FactNode } from './tree';
import { exportedAs, placeIn, registrationOf, wrapperOf, type Surroundings } from './surroundings';
import { followMade, followRun } from './flowRuns';
import { withArguments } from './statics';
import { isMeantFor } from './typeTests';
import { alternatives } from './values';
import { type Walk, edgeEnd, end, unknownEnd, outsideEnd } from './walk';
import { followValue } from './flow';
import { followDecorators } from './flowDecorators';

/** The failure leaves `fn` as its result: follow it through what decorates it to whoever called. */
export function followResult(fn: FunctionFact, trail: Trail, walk: Walk): void {
  const isEdge = walk.within !== undefined && walk.within !== fn && !isInside(fn, trail);
  if (isEdge) end({ ...trail, seen: [...trail.seen, fn] }, edgeEnd, walk);
  else followDecorators(fn, fn.decorators.length - 1, trail, walk);
}

/** Within a helper that was entered, the way back is still open. */
function isInside({ start, end: last }: FunctionFact, { returns }: Trail): boolean {
  const entered = returns.at(-1)?.fn;
  return entered !== undefined && entered.start <= start && entered.end >= last;
}

/** The same behind its decorators. */
export function followPlainResult(fn: FunctionFact, trail: Trail, walk: Walk): void {
  const entered = trail.returns.at(-1);
  if (entered?.fn === fn) {
    const back = { ...trail, around: entered.around, returns: trail.returns.slice(0, -1) };
    followValue(entered.to, back, walk);
    return;
  }
  if (trail.seen.includes(fn)) {
    walk.cut?.push(trail);
    return;
  }
  const next: Trail = {
    ...trail,
    seen: [...trail.seen, fn],
    returns: isInside(fn, trail) ? trail.returns : [],
  };
  const holder = trail.around.index.parents.get(fn);
  if (!holder) {
    if (fn.name === null) followExported(fn, fn, next, walk);
    else followNamed(fn.name, fn, next, walk);
  } else if (isClass(holder)) {
    followMethod(fn, holder, next, walk);
  } else if (isExpression(holder) && holder.kind === 'function') {
    followFunctionValue(holder, fn, next, walk);
  } else if (fn.name !== null) {
    followNamed(fn.name, fn, next, walk);
  } else {
    end(next, unknownEnd, walk);
  }
}

/** A function expression: called at once, handed on, or kept under a name. */
function followFunctionValue(node: Expression, fn: FunctionFact, from: Trail, walk: Walk): void {
  const trail = { ...from, at: node };
  const parent = trail.around.index.parents.get(node);
  if (parent && isClass(parent)) {
    followMethod(fn, parent, trail, walk);
    return;
  }
  if (!parent) {
    followExported(node, fn, trail, walk);
    return;
  }
  if (isFunction(parent) || isHandler(parent)) {
    end(trail, unknownEnd, walk);
    return;
  }
  switch (parent.kind) {
    case 'call':
    case 'new':
      if (parent.callee === node) followValue(parent, trail, walk);
      else followCallback(node, parent, trail, walk);
      break;
    case 'declare':
      if (parent.target.kind === 'name') followNamed(parent.target.name, fn, trail, walk);
      else end(trail, unknownEnd, walk);
      break;
    case 'object':
    case 'array':
      followKept(node, parent, fn, trail, walk);
      break;
    case 'return':
      followGivenBack(node, fn, trail, walk);
      break;
    case 'conditional':
    case 'logical':
      followFunctionValue(parent, fn, trail, walk);
      break;
    case 'unknown':
      // A handler in markup: the page calls it, and nobody hears of its failure.
      end(trail, outsideEnd, walk);
      break;
    case 'expression':
      followExported(node, fn, trail, walk);
      break;
    case 'assign':
      if (parent.target.kind === 'name') followNamed(parent.target.name, fn, trail, walk);
      else if (isExported(node, trail.around)) followExported(node, fn, trail, walk);
      else if (parent.target.kind === 'target')
        followUses(usesOfValue(fn, parent.target.expression.property, trail.around), trail, walk);
      else end(trail, unknownEnd, walk);
      break;
    default:
      end(trail, unknownEnd, walk);
  }
}

/** Names under which an expression is exported where it stands: `export default`, `exports.ask = …`. */
const exportsOf = (node: FactNode, { index }: Surroundings): readonly string[] =>
  index.facts.exports.flatMap(({ value, exported }) =>
    value?.start === node.start && value.end === node.end ? [exported] : [],
  );

const isExported = (node: FactNode, around: Surroundings): boolean =>
  exportsOf(node, around).length > 0;

/** A function that is an export by itself: `export default async () => …`. */
function followExported(node: FactNode, fn: FunctionFact, trail: Trail, walk: Walk): void {
  const { around } = trail;
  const names = exportsOf(node, around);
  if (names.length === 0) {
    end(trail, unknownEnd, walk);
    return;
  }
  const entry = around.entryPoint(names);
  if (entry) end(trail, { kind: 'entry', ...entry }, walk);
  else followUses(usesOfExport(names, fn, around), trail, walk);
}

/** A function in a literal: `useQuery({ queryFn })`, `const service = { ask: async () => … }`, `[askOne, askOther]`. */
function followKept(
  node: Expression,
  literal: Expression,
  fn: FunctionFact,
  trail: Trail,
  walk: Walk,
): void {
  const { index } = trail.around;
  let outer: FactNode = literal;
  let holder = index.parents.get(outer);
  while (holder && 'kind' in holder && (holder.kind === 'object' || holder.kind === 'array')) {
    outer = holder;
    holder = index.parents.get(outer);
  }
  if (holder && isExpression(holder) && (holder.kind === 'call' || holder.kind === 'new'))
    followCallback(node, holder, trail, walk);
  else if (!followMade(keyOf(node, literal), literal, trail, walk))
    followUses(usesOfValue(fn, keyOf(node, literal), trail.around), trail, walk);
}

const keyOf = (node: Expression, literal: Expression): string | null =>
  literal.kind === 'object'
    ? (literal.properties.find(({ value }) => value === node)?.key ?? null)
    : null;

/** A function that another gives back: `withAuth(handler)` returns one that calls the handler. */
function followGivenBack(node: Expression, fn: FunctionFact, trail: Trail, walk: Walk): void {
  const entered = trail.returns.at(-1);
  const giver = trail.around.resolver.enclosingFunction(node);
  if (entered?.fn === giver) {
    const back = { ...trail, around: entered.around, returns: trail.returns.slice(0, -1) };
    const { decorated } = entered;
    if (decorated) followDecorators(decorated.fn, decorated.at - 1, back, walk);
    else followFunctionValue(entered.to, fn, back, walk);
  } else {
    followUses(usesOfValue(fn, null, trail.around), trail, walk);
  }
}

/** A function handed to another: a wrapper we know, an own helper that we can follow, a route, or nobody knows. */
function followCallback(
  node: Expression,
  call: CallExpression | NewExpression,
  trail: Trail,
  walk: Walk,
): void {
  const entry = registrationOf(call, node, trail.around);
  const wrapper = entry?.bound === true ? null : wrapperOf(call, node, trail.around);
  if (wrapper?.wrapper.effect.kind === 'detached') {
    end(trail, { kind: 'detached', call, wrapper: wrapper.wrapper, around: trail.around }, walk);
    return;
  }
  if (wrapper) {
    followRun(wrapper, call, withWrapper(trail, wrapper, call), walk);
    return;
  }
  if (entry) {
    end(trail, { kind: 'entry', ...entry, around: trail.around }, walk);
    return;
  }
  if (!followHelper(node, call, trail, walk, followReference)) followOpaque(call, trail, walk);
}

/** Nobody knows what a function does with what it is handed. A walk of one function alone sees where its result goes. */
export function followOpaque(call: CallExpression | NewExpression, trail: Trail, walk: Walk): void {
  const next = add(trail, { kind: 'opaque', at: call });
  if (walk.within === undefined) end(next, unknownEnd, walk);
  else followValue(call, { ...next, guessed: true }, walk);
}

/** Enters an own helper: the failure is raised where the helper calls its parameter. */
export function followHelper(
  node: FactNode,
  call: CallExpression | NewExpression,
  trail: Trail,
  walk: Walk,
  follow: (use: Expression, trail: Trail, walk: Walk) => void,
): boolean {
  if (call.kind !== 'call') return false;
  const callee = callableOf(trail.around.resolver.valueOf(call.callee));
  if (!callee || trail.seen.includes(callee.fn)) return false;
  // What a helper hands to itself goes the way that is followed already.
  if (trail.returns.some((back) => back.fn === callee.fn)) {
    walk.cut?.push(trail);
    return true;
  }
  const around = trail.around.program.around(callee.home.path);
  const uses = around ? usesOfArgument(callee.fn, placeIn(call, node, trail.around), around) : [];
  const held = follow === followPromise ? 'object' : 'function';
  const inside = around ? uses.filter((use) => isMeantFor(use, held, around.index)) : [];
  if (!around || inside.length === 0) return false;
  const back = { fn: callee.fn, to: call, around: trail.around, handed: true };
  // Inside, parameters stand for what this call hands over: counts, delays, other functions.
  const here = { expression: call, home: trail.around.resolver };
  const object = withFields(around.resolver, call.callee, trail.around.resolver);
  const resolver = withArguments(object, callee.fn, here);
  const entered: Trail = {
    ...trail,
    around: { ...around, resolver },
    returns: [...trail.returns, back],
  };
  for (const one of inside) follow(one, entered, walk);
  return true;
}

/** Where a helper waits for a promise that it was handed. */
export const followPromise = (use: Expression, trail: Trail, walk: Walk): void => {
  followValue(use, trail, walk);
};

function followNamed(name: string, fn: FunctionFact, trail: Trail, walk: Walk): void {
  const { around } = trail;
  const exported = exportedAs(name, around);
  if (exported.length > 0) {
    const entry = around.entryPoint(exported);
    if (entry) end(trail, { kind: 'entry', ...entry }, walk);
  }
  const references = (around.index.references.get(name) ?? []).filter(
    (reference) =>
      !isExported(reference, around) &&
      isOrGives(around.resolver.bindingOf(reference), reference, fn, around),
  );
  const outside = references.filter((one) => one.start < fn.start || one.end > fn.end);
  if (exported.length > 0 && !around.entryPoint(exported))
    followAbroad(exported, fn, outside.length > 0, trail, walk);
  if (outside.length === 0 && exported.length === 0) end(trail, outsideEnd, walk);
  for (const reference of outside) followReference(reference, trail, walk);
}

/** Callers in other modules; where its own module alone calls it, nobody else is missed. */
function followAbroad(
  exported: readonly string[],
  fn: FunctionFact,
  isUsedHere: boolean,
  trail: Trail,
  walk: Walk,
): void {
  const found = usesOfExport(exported, fn, trail.around);
  if (found.uses.length > 0 || !found.complete || !isUsedHere) followUses(found, trail, walk);
}

/** The name is that of the function, or of what an own helper made of it. */
const isOrGives = (
  binding: Binding | null,
  reference: ReferenceExpression,
  fn: FunctionFact,
  { resolver }: Surroundings,
): boolean =>
  isSameFunction(binding, fn) ||
  (binding?.kind !== 'parameter' &&
    alternatives(resolver.valueOf(reference)).some(
      (value) => value.kind === 'function' && value.fn === fn,
    ));

/** Goes on in other modules; somebody who was not found is an end of his own. */
function followUses({ uses, complete, guessed }: Uses, trail: Trail, walk: Walk): void {
  if (!complete) end(trail, unknownEnd, walk);
  else if (uses.length + guessed.length === 0) end(trail, outsideEnd, walk);
  for (const { node, around } of uses) followReference(node, { ...trail, around }, walk);
  // What is certain makes guesses needless.
  if (uses.length > 0) return;
  for (const { node, around } of guessed)
    followReference(node, { ...trail, around, guessed: true }, walk);
}

export function followReference(reference: Expression, from: Trail, walk: Walk): void {
  const value = boundCall(reference, from.around) ?? reference;
  const trail = { ...from, at: value };
  const parent = trail.around.index.parents.get(value);
  if (!parent || !isExpression(parent) || (parent.kind !== 'call' && parent.kind !== 'new')) {
    followNamedValue(reference, value, trail, walk);
  } else if (parent.callee === value) {
    const passage = { call: parent, around: trail.around };
    followValue(parent, { ...trail, through: [...trail.through, passage] }, walk);
  } else {
    followCallback(value, parent, trail, walk);
  }
}

const keptIn = new Set('object array return declare assign conditional logical unknown'.split(' '));

/** A function's name, bound or not, where it is no callee: kept in a literal, renamed, given back, handed on. */
function followNamedValue(
  reference: Expression,
  value: Expression,
  trail: Trail,
  walk: Walk,
): void {
  const parent = trail.around.index.parents.get(value);
  const named = alternatives(trail.around.resolver.valueOf(reference));
  const fn = named.find((one) => one.kind === 'function')?.fn;
  const isKept = parent && 'kind' in parent && keptIn.has(parent.kind);
  if (fn && isKept) followFunctionValue(value, fn, trail, walk);
  else end(trail, unknownEnd, walk);
}

function followMethod(
  fn: FunctionFact,
  cls: FactNode & { readonly name: string | null },
  trail: Trail,
  walk: Walk,
): void {
  const { around } = trail;
  if (!isClass(cls)) return;
  const method = cls.methods.find((one) => one.fn === fn);
  const field = cls.fields.find(({ value }) => value?.kind === 'function' && value.fn === fn);
  const name = method?.name ?? field?.name ?? null;
  const shared =
    cls.name === null ||
    exportedAs(cls.name, around).length > 0 ||
    cls.superclass !== null ||
    isHandedOut(cls.name, around);
  const isPrivate = name?.startsWith('#') === true;
  if (name === null || (method && method.role !== 'method')) {
    end(trail, unknownEnd, walk);
    return;
  }
  if ((shared || name === calling) && !isPrivate) {
    followUses(usesOfMethod(cls, name, around), trail, walk);
    return;
  }
  const calls = (around.index.members.get(name) ?? []).flatMap((member) => {
    const parent = around.index.parents.get(member);
    return parent && isExpression(parent) && parent.kind === 'call' && parent.callee === member
      ? [parent]
      : [];
  });
  const handed = (around.index.members.get(name) ?? []).filter(
    (member) => member.object.kind === 'self' && isHandedOver(member, around),
  );
  if (calls.length + handed.length === 0) end(trail, outsideEnd, walk);
  for (const call of calls)
    followValue(call, { ...trail, through: [...trail.through, { call, around }] }, walk);
  for (const member of handed) followReference(member, trail, walk);
}
