/** Bounds on time in a transport that the code brings: its own `fetch`, or a dispatcher with limits of its own. */
import type { TimeoutPolicy } from '../model/call';
import type { CallExpression, Expression, FunctionFact } from '../model/facts';
import type { TransportTimer, VersionFacts } from '../model/knowledge';
import type { FoundCall } from './findCalls';
import { globalName } from './globals';
import { numberOf } from './numbers';
import { losesSignal, ownFetches, type OwnFetch } from './ownFetch';
import { optionReadings } from './sdkOptions';
import { readOption, settledExpression } from './statics';
import { abortsWhere, timersOf } from './timers';
import { everything, type Located, type Resolver } from './values';

export interface TransportBound {
  readonly policy: TimeoutPolicy | null;
  /** The transport may set a bound that cannot be read. */
  readonly opaque: boolean;
}

const nothing: TransportBound = { policy: null, opaque: false };
const hidden: TransportBound = { policy: null, opaque: true };

/** The first that bounds the request; else whether something is hidden. */
export function transportTimeout(call: FoundCall, version: VersionFacts | null): TransportBound {
  const bounds = [
    ...ownFetches(call.client, version).map((own) => boundOfFetch(own, version)),
    ...handedTransports(call, version),
  ];
  return (
    bounds.find(({ policy }) => policy !== null) ?? bounds.find(({ opaque }) => opaque) ?? nothing
  );
}

/** A timer in the code's own `fetch` that the client was given. */
function boundOfFetch(own: OwnFetch, version: VersionFacts | null): TransportBound {
  const { fn, home } = own;
  const timer = losesSignal(own, version) ? null : requestTimer(fn, home);
  if (!timer) return dispatcherInside(own);
  const at = home.positions.place(timer.node);
  return {
    policy: { source: 'transport', ms: timer.ms, covers: 'total', at, because: null },
    opaque: false,
  };
}

/** `AbortSignal.timeout(…)`, or a timer that aborts, inside a function. Other timers only wait. */
function requestTimer(
  fn: FunctionFact,
  home: Resolver,
): { readonly ms: number | null; readonly node: CallExpression } | null {
  for (const node of home.index.calls) {
    if (node.kind !== 'call' || node.start < fn.start || node.end > fn.end) continue;
    const delay = node.args[0]?.value;
    if (delay && globalName(node.callee, home) === 'AbortSignal.timeout')
      return { ms: numberOf(delay, home)?.value ?? null, node };
  }
  return timersOf(home, fn).find((timer) => abortsWhere(timer, () => true)) ?? null;
}

// --------------------------------------------------------------------------------------------- dispatchers

/** `fetch(url, { dispatcher: new Agent({ headersTimeout: 20_000 }) })` */
const handedTransports = (
  call: FoundCall,
  version: VersionFacts | null,
): readonly TransportBound[] =>
  (version?.transportTimers ?? []).flatMap((timer) =>
    optionReadings(call, { name: timer.option, places: ['call', 'client'] }).flatMap(
      ({ reading }) =>
        reading.state === 'set'
          ? [boundOfTransport({ expression: reading.value, home: reading.home }, timer)]
          : [],
    ),
  );

/** The same in a request that an own `fetch` makes. */
function dispatcherInside({ fn, home }: OwnFetch): TransportBound {
  for (const call of home.index.calls) {
    if (call.start < fn.start || call.end > fn.end) continue;
    for (const timer of timersOfRequest(call.callee, home))
      for (const { value } of call.args) {
        const reading = value.kind === 'object' ? readOption(value, timer.option, home) : null;
        if (reading?.state === 'set')
          return boundOfTransport({ expression: reading.value, home: reading.home }, timer);
      }
  }
  return nothing;
}

const timersOfRequest = (callee: Expression, home: Resolver): readonly TransportTimer[] =>
  home
    .clients(home.valueOf(callee))
    .flatMap(({ client }) => client.base.sdk.versions[0]?.transportTimers ?? []);

function boundOfTransport(given: Located, timer: TransportTimer): TransportBound {
  const { expression, home } = settledExpression(given.expression, given.home) ?? given;
  if (expression.kind !== 'new' || !isOfPackage(expression.callee, timer, home)) return hidden;
  for (const { value } of expression.args) {
    const reading = readOption(value, timer.setting, home);
    if (reading.state !== 'set') continue;
    const ms = numberOf(reading.value, reading.home)?.value ?? null;
    // Zero switches the limit off, the runtime's too.
    if (ms === 0) return hidden;
    const at = reading.home.positions.place(reading.property);
    return {
      policy: { source: 'transport', ms, covers: timer.covers, at, because: null },
      opaque: false,
    };
  }
  return nothing;
}

const isOfPackage = (callee: Expression, timer: TransportTimer, home: Resolver): boolean =>
  everything(home.valueOf(callee)).some(
    (value) => value.kind === 'external' && timer.packages.includes(value.source),
  );
