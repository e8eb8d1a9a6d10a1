/** Whether an abort signal is bound to time: `AbortSignal.timeout`, `any`, a controller with a timer. */
import type { Expression } from '../model/facts';
import { numberOf, settledExpression } from './statics';
import { globalName } from './globals';
import type { Surroundings } from './surroundings';
import { someInside, type FactNode } from './tree';

export type SignalBound =
  | { readonly kind: 'time'; readonly ms: number | null }
  /** Only a user can fire it. */
  | { readonly kind: 'cancel' }
  | { readonly kind: 'unknown' };

/** What a signal expression is bound to. */
export function boundOfSignal(
  signal: Expression,
  around: Surroundings,
  depth: number,
): SignalBound {
  if (depth > 8) return { kind: 'unknown' };
  if (signal.kind === 'conditional' || signal.kind === 'logical')
    return anyBound(
      signal.kind === 'conditional' ? [signal.then, signal.otherwise] : [signal.left, signal.right],
      around,
      depth,
    );
  if (signal.kind === 'call') return boundOfSignalCall(signal, around, depth);
  if (signal.kind === 'member' && signal.property === 'signal')
    return boundOfController(signal.object, around);
  const settled = settledExpression(signal, around.resolver);
  const there = settled ? around.program.around(settled.home.path) : null;
  return settled && there
    ? boundOfSignal(settled.expression, there, depth + 1)
    : { kind: 'unknown' };
}

function boundOfSignalCall(
  signal: Expression & { kind: 'call' },
  around: Surroundings,
  depth: number,
): SignalBound {
  const name = globalName(signal.callee, around.resolver);
  const first = signal.args[0]?.value;
  if (name === 'AbortSignal.timeout')
    return { kind: 'time', ms: first ? (numberOf(first, around.resolver)?.value ?? null) : null };
  if (name === 'AbortSignal.any' && first?.kind === 'array')
    return anyBound(first.elements, around, depth);
  return { kind: 'unknown' };
}

/** One part bound to time binds the whole; a part that cannot be read leaves it open. */
function anyBound(
  signals: readonly Expression[],
  around: Surroundings,
  depth: number,
): SignalBound {
  const bounds = signals.map((one) => boundOfSignal(one, around, depth + 1));
  const times = bounds.flatMap((bound) => (bound.kind === 'time' ? [bound] : []));
  const known = times.flatMap((bound) => (bound.ms === null ? [] : [bound.ms]));
  if (times.length > 0) return { kind: 'time', ms: known.length > 0 ? Math.min(...known) : null };
  return bounds.some((bound) => bound.kind === 'unknown')
    ? { kind: 'unknown' }
    : { kind: 'cancel' };
}

/** `controller.signal`: bound where some timer calls `controller.abort`. */
function boundOfController(controller: Expression, around: Surroundings): SignalBound {
  if (controller.kind !== 'reference') return { kind: 'unknown' };
  const binding = around.resolver.bindingOf(controller);
  const built = binding?.writes.some(
    (write) =>
      write.value?.kind === 'new' &&
      globalName(write.value.callee, around.resolver) === 'AbortController',
  );
  if (!binding || !built) return { kind: 'unknown' };
  const timers = around.index.calls.filter(
    (one) => one.kind === 'call' && globalName(one.callee, around.resolver) === 'setTimeout',
  );
  const aborts = (node: FactNode): boolean =>
    'kind' in node &&
    node.kind === 'member' &&
    node.property === 'abort' &&
    node.object.kind === 'reference' &&
    around.resolver.bindingOf(node.object) === binding;
  for (const timer of timers) {
    const [action, delay] = timer.args;
    if (!action || !callbackDoes(action.value, aborts)) continue;
    return {
      kind: 'time',
      ms: delay ? (numberOf(delay.value, around.resolver)?.value ?? null) : null,
    };
  }
  return { kind: 'cancel' };
}

const callbackDoes = (callback: Expression, test: (node: FactNode) => boolean): boolean =>
  someInside(callback.kind === 'function' ? callback.fn.body : [callback], test);
