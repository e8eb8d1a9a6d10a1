/** What an outage does to each thing of the map, as the colour that it is drawn in. */
import type { LlmCall } from '../../model/call';
import type { Effect, Outage, TakenOut } from '../../model/impact';
import type { MapView } from './graph';

/** `out`: taken out. `lost`: fails with it. `survives`: goes on. `neutral`: nothing is taken out. */
export type Tone = 'out' | 'lost' | 'degraded' | 'survives' | 'neutral';

const order: readonly Tone[] = ['neutral', 'survives', 'degraded', 'lost', 'out'];

export const worst = (one: Tone, other: Tone): Tone =>
  order.indexOf(one) >= order.indexOf(other) ? one : other;

const toneOf: Readonly<Record<Effect, Tone>> = {
  lost: 'lost',
  degraded: 'degraded',
  unharmed: 'survives',
};

/** By id of the entry point. */
export function entryTones({ map, outage }: MapView): ReadonlyMap<string, Tone> {
  if (outage === null) return new Map();
  const effects = new Map(outage.entryPoints.map((one) => [one.entryPoint, one.effect]));
  return new Map(map.entryPoints.map(({ id }) => [id, toneOf[effects.get(id) ?? 'unharmed']]));
}

/** By id of the call: `lost` where it fails. */
export function callTones({ map, outage }: MapView): ReadonlyMap<string, Tone> {
  if (outage === null) return new Map();
  const failing = new Set(outage.entryPoints.flatMap((one) => one.calls));
  return new Map(
    map.calls.map((call) => [call.id, isOut(call, outage, failing) ? 'lost' : 'survives']),
  );
}

/** Calls that no entry point reaches fail too: by what they name. */
function isOut(call: LlmCall, { out }: Outage, failing: ReadonlySet<string>): boolean {
  return failing.has(call.id) || (out.component === undefined && isNamed(call, out));
}

const isNamed = (call: LlmCall, { provider, model, region }: TakenOut): boolean =>
  call.provider === provider &&
  (model === undefined || call.model === model) &&
  (region === undefined || call.region === region);
