/** `(await name(goal)) || goal`: the caller has an answer of its own where a function gives nothing back. */
import type { FallbackPolicy } from '../model/call';
import type { Expression } from '../model/facts';
import type { FailurePath, Passage, Step } from './paths';
import { useOfResult } from './map/results';
import type { FactNode } from './tree';
import { everything } from './values';

/** Null where the function around the handler is called without one. */
export function orElse(step: Step, { through }: FailurePath): FallbackPolicy | null {
  if (step.kind !== 'try' && step.kind !== 'promise-catch') return null;
  const handled = step.kind === 'try' ? step.statement : step.call;
  const fn = step.around.resolver.enclosingFunction(handled);
  for (const passage of through) {
    const { call, around } = passage;
    const isOfHandler = everything(around.resolver.valueOf(call.callee)).some(
      (one) => one.kind === 'function' && one.fn === fn,
    );
    const other = isOfHandler ? otherOf(passage) : null;
    if (!other) continue;
    const isKnown = other.kind === 'literal' || other.kind === 'template';
    return {
      kind: isKnown ? 'degraded' : 'unknown',
      at: around.resolver.positions.place(other),
    };
  }
  return null;
}

/** `if (!plan) plan = usual(question);` behind the call of a function that gave nothing back. */
export function callersSubstitute(step: Step, { through }: FailurePath): FallbackPolicy | null {
  if (step.kind !== 'try') return null;
  const fn = step.around.resolver.enclosingFunction(step.statement);
  const passage = through.find(({ call, around }) =>
    everything(around.resolver.valueOf(call.callee)).some(
      (one) => one.kind === 'function' && one.fn === fn,
    ),
  );
  const use = passage ? useOfResult(passage.call, passage.around) : null;
  return passage && use?.kind === 'answered'
    ? { kind: 'degraded', at: passage.around.resolver.positions.place(use.at) }
    : null;
}

/** What stands behind `||` or `??`, where it is something. */
function otherOf({ call, around: { index } }: Passage): Expression | null {
  let inner: FactNode = call;
  let at = index.parents.get(call);
  if (at && 'kind' in at && at.kind === 'await') {
    inner = at;
    at = index.parents.get(at);
  }
  if (!at || !('kind' in at) || at.kind !== 'logical' || at.operator === '&&') return null;
  return at.left === inner && !isNothing(at.right) ? at.right : null;
}

const isNothing = (value: Expression): boolean =>
  (value.kind === 'literal' && !value.value) ||
  (value.kind === 'array' && value.elements.length === 0) ||
  (value.kind === 'object' && value.properties.length === 0) ||
  (value.kind === 'reference' && value.name === 'undefined');
