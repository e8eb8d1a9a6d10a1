/** Whether an abort signal is bound to time: `AbortSignal.timeout`, `any`, a controller with a timer. */
import type { Expression } from '../model/facts';
import { returnsOf } from './returns';
import { numberOf } from './numbers';
import { settledExpression, withArguments } from './statics';
import { globalName } from './globals';
import type { Surroundings } from './surroundings';
import { abortsWhere, timersOf } from './timers';
import { everything, type ExternalValue, type Located, type Resolver, type Value } from './values';

export type SignalBound =
  | TimeBound
  /** Only a user can fire it. */
  | { readonly kind: 'cancel' }
  | { readonly kind: 'unknown' };

export interface TimeBound {
  readonly kind: 'time';
  readonly ms: number | null;
  /** The number in code; null where there is none. */
  readonly delay: Located | null;
  /** The signal's own timer (`AbortSignal.timeout`), or a timer that aborts a controller: errors of two kinds. */
  readonly by: 'signal' | 'timer';
}

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
  const taken = controllersIn(around.resolver.valueOf(signal), 'signal');
  if (taken.length > 0) return boundByTimers(taken, around);
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
  if (name === 'AbortSignal.timeout') return timeBound('signal', first ?? null, around.resolver);
  if (name === 'AbortSignal.any' && first?.kind === 'array')
    return anyBound(first.elements, around, depth);
  for (const value of everything(around.resolver.valueOf(signal.callee))) {
    if (value.kind !== 'function') continue;
    const there = around.program.around(value.home.path);
    const call = { expression: signal, home: around.resolver };
    const [result] = returnsOf(value.fn);
    if (!there || !result) continue;
    const inside = { ...there, resolver: withArguments(value.home, value.fn, call) };
    return boundOfSignal(result, inside, depth + 1);
  }
  return { kind: 'unknown' };
}

const timeBound = (by: TimeBound['by'], delay: Expression | null, home: Resolver): TimeBound => ({
  kind: 'time',
  ms: delay ? (numberOf(delay, home)?.value ?? null) : null,
  delay: delay && { expression: delay, home },
  by,
});

/** One part bound to time binds the whole; a part that cannot be read leaves it open. */
function anyBound(
  signals: readonly Expression[],
  around: Surroundings,
  depth: number,
): SignalBound {
  const bounds = signals.map((one) => boundOfSignal(one, around, depth + 1));
  const times = bounds.flatMap((bound) => (bound.kind === 'time' ? [bound] : []));
  const [first] = times.toSorted((a, b) => (a.ms ?? Infinity) - (b.ms ?? Infinity));
  if (first) return first;
  return bounds.some((bound) => bound.kind === 'unknown')
    ? { kind: 'unknown' }
    : { kind: 'cancel' };
}

/** `controller.signal`: bound where some timer calls `controller.abort`, here or where the controller is made. */
function boundOfController(controller: Expression, around: Surroundings): SignalBound {
  const made = controllersIn(around.resolver.valueOf(controller));
  // The signal of an incoming request fires when the user goes away.
  if (made.length === 0) return isRequest(controller) ? { kind: 'cancel' } : { kind: 'unknown' };
  return boundByTimers(made, around);
}

function boundByTimers(made: readonly Made[], around: Surroundings): SignalBound {
  for (const origin of made) {
    const places = [around, around.program.around(origin.home.path)];
    for (const there of places) {
      const timer = there ? timerThatAborts(origin.expression, there) : null;
      if (timer) return timer;
    }
  }
  return { kind: 'cancel' };
}

const isRequest = (owner: Expression): boolean => {
  const name =
    owner.kind === 'reference' ? owner.name : owner.kind === 'member' ? owner.property : null;
  return name !== null && /^(?:req|request)$/i.test(name);
};

type Made = NonNullable<ExternalValue['made']>;

/** Constructions of controllers, or those of which `member` is taken: `const { signal } = controller`. */
function controllersIn(value: Value, member?: string): readonly Made[] {
  const wanted = ['AbortController', 'new', ...(member === undefined ? [] : [member])].join('.');
  return everything(value).flatMap((one) =>
    one.kind === 'external' && one.made && one.path.join('.') === wanted ? [one.made] : [],
  );
}

function timerThatAborts(
  origin: Made['expression'],
  { resolver }: Surroundings,
): SignalBound | null {
  const timer = timersOf(resolver).find((one) =>
    abortsWhere(one, ({ object }) =>
      controllersIn(resolver.valueOf(object)).some(({ expression }) => expression === origin),
    ),
  );
  return timer ? timeBound('timer', timer.delay, resolver) : null;
}
