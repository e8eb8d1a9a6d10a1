/** Interceptors that send a request again: `client.interceptors.response.use(null, (error) => client(error.config))`. */
import type { CallExpression, Expression, FunctionFact } from '../model/facts';
import { isSame, madeBy } from './clientPatches';
import { outageKinds } from './failures';
import type { FoundCall } from './findCalls';
import { endOfFunction } from './handlerRuns';
import type { Surroundings } from './surroundings';
import { isExpression, someInside } from './tree';
import type { ClientInstance, Resolver } from './values';

export interface Interceptor {
  readonly call: CallExpression;
  readonly around: Surroundings;
}

/** The interceptor of the call's client that repeats a request after an outage; null where there is none. */
export function repeatingInterceptor(
  { client, request }: FoundCall,
  { program }: Surroundings,
): Interceptor | null {
  const paths = new Set([request, ...madeBy(client)].map(({ home }) => home.path));
  for (const path of paths) {
    const around = program.around(path);
    for (const call of around ? interceptorsIn(around, client) : [])
      if (around && repeats(call.args[1]?.value, client, around)) return { call, around };
  }
  return null;
}

function interceptorsIn(
  { index, resolver }: Surroundings,
  client: ClientInstance,
): readonly CallExpression[] {
  return (index.members.get('use') ?? []).flatMap((member) => {
    const call = index.parents.get(member);
    const response = member.object;
    if (!call || !isExpression(call) || call.kind !== 'call' || call.callee !== member) return [];
    if (response.kind !== 'member' || response.property !== 'response') return [];
    const list = response.object;
    if (list.kind !== 'member' || list.property !== 'interceptors') return [];
    return isOf(list.object, client, resolver) ? [call] : [];
  });
}

const isOf = (object: Expression, client: ClientInstance, resolver: Resolver): boolean =>
  resolver
    .clients(resolver.valueOf(object))
    .some((one) => one.path.length === 0 && isSame(one.client, client));

/** The handler of errors makes a request of what it is handed, and an outage comes as far as that. */
function repeats(
  handler: Expression | undefined,
  client: ClientInstance,
  around: Surroundings,
): boolean {
  const value = handler ? around.resolver.valueOf(handler) : null;
  if (value?.kind !== 'function') return false;
  const there = around.program.around(value.home.path);
  return (
    there !== null &&
    sends(value.fn, client, there.resolver) &&
    outageKinds.some((kind) => {
      const end = endOfFunction(value.fn, kind, there);
      return end === 'returns' || end === 'unknown';
    })
  );
}

/** `client(config)`, `client.request(config)`, or the same by the package that the client is of. */
const sends = (fn: FunctionFact, client: ClientInstance, resolver: Resolver): boolean =>
  someInside(fn.body, (node) => {
    if (!('kind' in node) || node.kind !== 'call') return false;
    const { callee, args } = node;
    const isHanded = args.length === 1 && args[0]?.value.kind !== 'literal';
    const sender =
      callee.kind === 'member' && callee.property === 'request' ? callee.object : callee;
    return (
      isHanded &&
      resolver
        .clients(resolver.valueOf(sender))
        .some((one) => one.path.length === 0 && one.client.sdk === client.sdk)
    );
  });
