/** Who answers in a call's place: others in a list that are tried in turn, or that a wrapper is handed. */
import type { FallbackPolicy } from '../model/call';
import { argumentAt, byName } from '../model/arguments';
import type { CallExpression, Expression, NewExpression } from '../model/facts';
import type { ArgumentPlace, FallbackOption } from '../model/knowledge';
import { isClient, talking } from './answering';
import type { FoundCall } from './findCalls';
import { isProviderName, unknownProvider } from './hosts';
import type { Binding } from './moduleIndex';
import { modelOf } from './requestBody';
import { readOption } from './statics';
import { valueAt } from './sdkClients';
import type { Surroundings } from './surroundings';
import { everything, type ClientInstance, type Located, type Resolver, type Value } from './values';

export interface Judge {
  readonly call: FoundCall;
  readonly provider: string;
  readonly providerOf: (call: FoundCall) => string;
  /** What the provider understands of a request's body, whatever SDK sends it. */
  readonly fallbackOptions?: readonly FallbackOption[] | undefined;
}

type Kind = FallbackPolicy['kind'];

/** What another call is to the first: another provider, another model, or the same again. */
export function kindOfCall(other: FoundCall, judge: Judge): Kind {
  const theirProvider = judge.providerOf(other);
  if (theirProvider === unknownProvider.id || judge.provider === unknownProvider.id)
    return 'unknown';
  if (theirProvider !== judge.provider) return 'other-provider';
  const mine = modelOf(judge.call);
  const theirs = isRefilled(judge.call, other)
    ? [other, ...other.others].map(modelOf).find((one) => one !== mine)
    : modelOf(other);
  return mine !== null && theirs && mine !== theirs ? 'other-model' : 'none';
}

/** `model = client.getModel('b');` between two calls of one variable: the second asks what it holds by then. */
function isRefilled(first: FoundCall, other: FoundCall): boolean {
  const held = heldBy(first);
  if (!held || held !== heldBy(other)) return false;
  return held.writes.some(
    ({ value }) => value && value.start >= first.node.end && value.end <= other.node.start,
  );
}

/** The variable whose methods a call asks. */
function heldBy({ node, home }: FoundCall): Binding | null {
  let { callee } = node;
  while (callee.kind === 'member') callee = callee.object;
  return callee.kind === 'reference' ? home.bindingOf(callee) : null;
}

/** A collection whose elements are tried in turn. */
export function kindOfCandidates(collection: Expression, around: Surroundings, judge: Judge): Kind {
  const items = everything(around.resolver.valueOf(collection)).flatMap(elementsOf);
  const calls = items.flatMap((item) => callsOf(item, around));
  const providers = new Set(calls.map(judge.providerOf));
  if (providers.size > 1) return 'other-provider';
  const texts = items.flatMap((item) =>
    item.kind === 'literal' && typeof item.value === 'string' ? [item.value] : [],
  );
  if (texts.some((text) => isProviderName(text, around.knowledge))) return 'other-provider';
  const isText = texts.length > 0;
  if (isText || providers.size === 1) return 'other-model';
  return /model/i.test(nameOf(collection))
    ? kindOfAgain('other-model', true, judge.call)
    : 'other-provider';
}

/** A model that is an object brings its provider along: where nobody can read it, another one may answer. */
export const kindOfAgain = (
  as: 'other-provider' | 'other-model',
  held: boolean,
  { client }: FoundCall,
): Kind => (held && talking(client).inner === 'unknown' ? 'other-provider' : as);

const elementsOf = (value: Value): readonly Value[] =>
  value.kind === 'list' ? value.items.flatMap(everything) : [];

const nameOf = (expression: Expression): string =>
  expression.kind === 'reference'
    ? expression.name
    : expression.kind === 'member'
      ? (expression.property ?? '')
      : expression.kind === 'call'
        ? nameOf(expression.callee)
        : '';

/** LLM calls inside a function, a class or an object. */
function callsOf(value: Value, { program }: Surroundings): readonly FoundCall[] {
  if (value.kind === 'function') return callsWithin(value.fn, value.home, program);
  if (value.kind === 'own-instance' || value.kind === 'class')
    return callsWithin(value.cls, value.home, program);
  return value.kind === 'object' ? callsWithin(value.node, value.home, program) : [];
}

export function callsWithin(
  { start, end }: { readonly start: number; readonly end: number },
  home: Resolver,
  program: Surroundings['program'],
): readonly FoundCall[] {
  return home.index.calls.flatMap((node) =>
    node.start >= start && node.end <= end ? (program.found(node, home.path) ?? []) : [],
  );
}

/** Those that a wrapper is handed to answer instead: `model.withFallbacks([other])`. */
export function kindOfOthers(
  place: ArgumentPlace,
  call: CallExpression | NewExpression,
  home: Resolver,
  judge: Judge,
): Kind {
  // The others may stand where the object with their property does.
  const values = [
    valueAt(place, call.args, home),
    valueAt({ argument: place.argument }, call.args, home),
  ];
  const clients = values.flatMap((value) => (value ? clientsIn(value, home) : []));
  if (clients.length === 0) return 'unknown';
  return clients
    .map((one) => asCall(one, judge))
    .some((one) => judge.providerOf(one) !== judge.provider)
    ? 'other-provider'
    : 'other-model';
}

const asCall = (client: ClientInstance, { call }: Judge): FoundCall => ({
  ...call,
  client,
  endpoint: null,
});

const clientsIn = (value: Value, home: Resolver): readonly ClientInstance[] =>
  everything(value).flatMap((one) =>
    one.kind === 'list'
      ? one.items.flatMap((item) => clientsIn(item, home))
      : home.clients(one).map(({ client }) => client),
  );

/** Clients that follow in the construction of one on the way to the call: `FallbackModel(first, second)`. */
export function kindOfFollowing(
  call: FoundCall,
  judge: Judge,
): { readonly kind: Kind; readonly at: Located } | null {
  for (let at: ClientInstance | null = call.client; at; at = isClient(at.inner) ? at.inner : null) {
    if (at.fact.othersFollow !== true || !at.construction) continue;
    const { expression, home } = at.construction;
    const others = expression.args
      .slice(1)
      .flatMap(({ value }) => clientsIn(home.valueOf(value), home))
      .map((client) => asCall(client, judge));
    const [first] = others;
    if (!first) return { kind: 'unknown', at: at.construction };
    const isOther = others.some((one) => judge.providerOf(one) !== judge.provider);
    return { kind: isOther ? 'other-provider' : 'other-model', at: at.construction };
  }
  return null;
}

/** Options of the request or the client that name others: `models: ['a', 'b']` of a gateway. */
export function kindOfOptions(
  call: FoundCall,
  body: { readonly expression: Expression; readonly home: Resolver } | null,
  judge: Judge,
): {
  readonly kind: Kind;
  readonly at: { readonly start: number };
  readonly home: Resolver;
} | null {
  const { client, request } = call;
  const { sdk, construction } = client;
  for (const { name, place, kind } of [
    ...(sdk.fallbackOptions ?? []),
    ...(judge.fallbackOptions ?? []),
  ]) {
    const holder =
      place === 'body'
        ? body
        : place === 'client'
          ? optionsOf(
              construction &&
                argumentAt(construction.expression.args, client.base.fact.optionsArgument),
              construction?.home,
            )
          : optionsOf(
              argumentAt(request.node.args, byName) ?? request.node.args.at(-1)?.value,
              request.home,
            );
    if (!holder) continue;
    const reading = readOption(holder.expression, name, holder.home);
    if (reading.state !== 'set') continue;
    const others = clientsIn(reading.home.valueOf(reading.value), reading.home);
    const isOther = others.some((one) => judge.providerOf(asCall(one, judge)) !== judge.provider);
    return {
      kind: isOther ? 'other-provider' : kind,
      at: reading.property,
      home: reading.home,
    };
  }
  return isClient(client.inner)
    ? kindOfOptions({ ...call, client: client.inner }, body, judge)
    : null;
}

const optionsOf = (
  expression: Expression | null | undefined,
  home: Resolver | undefined,
): { expression: Expression; home: Resolver } | null =>
  expression && home ? { expression, home } : null;
