/** What libraries put into a client for all its requests: `axiosRetry(client, { retries: 3 })`. */
import type { CallExpression } from '../model/facts';
import type { Wrapper } from '../model/knowledge';
import type { FoundCall } from './findCalls';
import type { Step } from './paths';
import { settledExpression } from './statics';
import { isExternal, type Surroundings } from './surroundings';
import type { ClientInstance, Located, Resolver } from './values';

/** Steps that every failure of the call passes first. */
export function patchesOf(found: FoundCall, around: Surroundings): readonly Step[] {
  const homes = [found.request, ...madeBy(found.client)].map(({ home }) => home.path);
  return [...new Set(homes)].flatMap((path) => {
    const there = around.program.around(path);
    return there ? patchesIn(there, found) : [];
  });
}

const patchesIn = (around: Surroundings, found: FoundCall): readonly Step[] =>
  patchingIn(around).flatMap(({ wrapper, call }): Step[] =>
    isPatched(wrapper, call, found, around)
      ? [{ kind: 'wrapper', wrapper, call, made: null, around }]
      : [],
  );

interface Patching {
  readonly wrapper: Wrapper;
  readonly call: CallExpression;
}

const known = new WeakMap<Resolver, readonly Patching[]>();

/** Calls of such libraries in a module, looked for once. */
function patchingIn(around: Surroundings): readonly Patching[] {
  const before = known.get(around.resolver);
  if (before) return before;
  const libraries = around.knowledge.wrappers.filter(({ patches }) => patches !== undefined);
  const found = around.index.calls.flatMap((call) =>
    libraries.flatMap((wrapper): Patching[] => {
      const { package: source, names } = wrapper;
      if (call.kind !== 'call' || source === null) return [];
      return isExternal(call.callee, source, names, around) === null ? [] : [{ wrapper, call }];
    }),
  );
  known.set(around.resolver, found);
  return found;
}

/** The call changes the client of the request, or gives back what makes the request. */
function isPatched(
  { patches, argument }: Wrapper,
  call: CallExpression,
  { client: mine, request }: FoundCall,
  { resolver }: Surroundings,
): boolean {
  if (patches === 'result') {
    const maker = settledExpression(request.node.callee, request.home)?.expression;
    return maker === call;
  }
  const given = typeof argument === 'number' ? call.args[argument]?.value : undefined;
  const clients = given ? resolver.clients(resolver.valueOf(given)) : [];
  return clients.some(({ client, path }) => path.length === 0 && isSame(client, mine));
}

/** The constructions and calls that a client comes from; of one that a package brings along there are none. */
export const madeBy = ({ construction, steps }: ClientInstance): readonly Located[] =>
  [construction, ...steps.map(({ call }) => call)].filter((one) => one !== null);

export function isSame(one: ClientInstance, other: ClientInstance): boolean {
  const [mine, theirs] = [madeBy(one), madeBy(other)];
  return (
    one.fact === other.fact &&
    one.origin === other.origin &&
    one.origin !== 'unseen' &&
    mine.length === theirs.length &&
    mine.every(({ expression }, at) => expression === theirs[at]?.expression)
  );
}
