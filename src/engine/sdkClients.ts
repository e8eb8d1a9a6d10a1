/** From things of packages to clients: constructions, factories, ready instances, handles and clients inside clients. */
import { argumentAt, argumentNamed, byName } from '../model/arguments';
import type { Argument, CallExpression, Expression, NewExpression } from '../model/facts';
import type { ArgumentPlace, ClientFact, HandleFact, InnerFact, Sdk } from '../model/knowledge';
import type { SdkIndex } from './sdkIndex';
import { readOption } from './statics';
import {
  everything,
  type ClientInstance,
  type ExternalValue,
  type Located,
  type Resolver,
  type Value,
} from './values';

// -------------------------------------------------------------------------------------- externals to clients

/** What `new callee(…)` builds, where the callee is an SDK's class. */
export const builtClient = (
  callee: ExternalValue,
  construction: Located<NewExpression | CallExpression>,
  sdks: SdkIndex,
): readonly Value[] => made(callee, construction, sdks, (fact) => fact.names);

/** What `callee(…)` gives, where the callee is an SDK's factory. */
export const factoryClient = (
  callee: ExternalValue,
  construction: Located<CallExpression>,
  sdks: SdkIndex,
): readonly Value[] => made(callee, construction, sdks, (fact) => fact.factories ?? []);

function made(
  callee: ExternalValue,
  construction: Located<NewExpression | CallExpression>,
  sdks: SdkIndex,
  namesOf: (fact: ClientFact) => readonly string[],
): readonly Value[] {
  const found = factNamed(callee, sdks, namesOf);
  if (!found || !isMeant(found.fact, construction)) return [];
  const { sdk, fact } = found;
  const plain: ClientInstance = {
    ...found,
    base: found,
    origin: 'built',
    construction,
    copies: [],
    steps: [],
    inner: null,
  };
  if (!fact.inner) return [{ kind: 'client', client: plain }];
  return withInner(plain, fact.inner, construction.expression.args, construction.home).map(
    (client) => ({ kind: 'client', client: { ...client, sdk, fact } }),
  );
}

/** A text among the arguments tells which of many clients it is. */
function isMeant(
  { onlyWith }: ClientFact,
  { expression, home }: ClientInstance['construction'] & object,
): boolean {
  if (!onlyWith) return true;
  const value = valueAt(onlyWith, expression.args, home);
  return (
    value !== null &&
    everything(value).some(
      (one) => one.kind === 'literal' && onlyWith.texts.includes(String(one.value)),
    )
  );
}

/** The client that an exported class stands for in a type annotation. */
export function typedClient(value: ExternalValue, sdks: SdkIndex): ClientInstance | null {
  const found = factNamed(value, sdks, (fact) => [...fact.names, ...(fact.types ?? [])]);
  return found && unseenClient(found, found.fact.inner ? 'unknown' : null);
}

/** A client of which nobody saw where it comes from. */
export const unseenClient = (
  { sdk, fact }: ClientInstance['base'],
  inner: ClientInstance['inner'],
): ClientInstance => ({
  ...{ sdk, fact, base: { sdk, fact } },
  origin: 'unseen',
  construction: null,
  copies: [],
  steps: [],
  inner,
});

function factNamed(
  { source, path }: ExternalValue,
  sdks: SdkIndex,
  namesOf: (fact: ClientFact) => readonly string[],
): { sdk: Sdk; fact: ClientFact } | null {
  if (path.length > maxSteps) return null;
  for (const name of exportNames(path))
    for (const sdk of sdks.of(source)) {
      const fact = sdk.clients.find((one) => namesOf(one).includes(name));
      if (fact) return { sdk, fact };
    }
  return null;
}

const maxSteps = 6;

/** Names that a path may go by: `default` and the module itself are one in CommonJS, and either may hold the rest. */
function exportNames(path: readonly string[]): readonly string[] {
  const name = path.join('.');
  if (name === '') return ['=', 'default'];
  if (name === 'default') return ['default', '='];
  return path[0] === 'default' || path[0] === '=' ? [name, path.slice(1).join('.')] : [name];
}

/** Clients, and parts of clients, that a value may be; ready instances of packages among them. */
export const clientValues = (value: Value, sdks: SdkIndex): readonly ClientPart[] =>
  everything(value).flatMap((one): readonly ClientPart[] => {
    if (one.kind === 'client') return [{ client: one.client, path: [] }];
    if (one.kind === 'resource') return [{ client: one.client, path: one.path }];
    return one.kind === 'external' ? readyClients(one, sdks) : [];
  });

export interface ClientPart {
  readonly client: ClientInstance;
  /** Dotted steps from the client; empty for the client itself. */
  readonly path: readonly string[];
}

function readyClients(value: ExternalValue, sdks: SdkIndex): readonly ClientPart[] {
  const found: ClientPart[] = [];
  for (const sdk of sdks.of(value.source))
    for (const fact of sdk.clients)
      for (const name of fact.instances ?? []) {
        const path = stepsBehind(value.path, name);
        if (path === null || (path.length > 0 && !leadsOn(fact, path))) continue;
        const ready: ClientInstance = {
          ...{ sdk, fact, base: { sdk, fact } },
          origin: 'ready',
          construction: null,
          copies: [],
          steps: [],
          inner: null,
        };
        found.push({ client: ready, path });
      }
  return found.slice(0, 1);
}

/** Steps of a path behind an instance's name; null where the path does not begin with it. */
function stepsBehind(path: readonly string[], name: string): readonly string[] | null {
  const isModule = path[0] === 'default' || path[0] === '=';
  if (name === '=') return isModule ? path.slice(1) : path;
  if (name === 'default' && path.length === 0) return [];
  const steps = name.split('.');
  if (steps.every((step, at) => path[at] === step)) return path.slice(steps.length);
  const inner = isModule ? path.slice(1) : null;
  return inner && steps.every((step, at) => inner[at] === step) ? inner.slice(steps.length) : null;
}

/** An operation or a handle lies behind these steps. */
function leadsOn(fact: ClientFact, path: readonly string[]): boolean {
  const wanted = path.join('.');
  const leads = ({ path: known }: { readonly path: string }): boolean =>
    known === wanted || known.startsWith(`${wanted}.`);
  return (
    fact.operations.some(leads) ||
    (fact.handles ?? []).some(leads) ||
    (path.length === 1 && fact.copies.includes(wanted))
  );
}

// ------------------------------------------------------------------------------------------------- handles

/** One step further from a client: a handle that is a property leads to another client. */
export function stepInto(part: ClientPart, name: string): Value {
  const path = [...part.path, name];
  const handle = handleAt(part.client, path, 'property');
  return handle
    ? (handled(part.client, handle, null) ?? { kind: 'resource', client: part.client, path })
    : { kind: 'resource', client: part.client, path };
}

/** What calling a part of a client gives: a copy, another client, or nothing that is known. */
export function calledPart(
  { client, path }: ClientPart,
  call: Located<CallExpression>,
): Value | null {
  const [method] = path;
  if (path.length === 1 && method !== undefined && client.fact.copies.includes(method)) {
    const at = client.fact.optionsArgument === byName ? byName : 0;
    const options = argumentAt(call.expression.args, at);
    const copy = options ? { expression: options, home: call.home } : null;
    return { kind: 'client', client: { ...client, copies: [...client.copies, copy] } };
  }
  const handle = handleAt(client, path, 'call');
  return handle ? handled(client, handle, call) : null;
}

const handleAt = (
  client: ClientInstance,
  path: readonly string[],
  by: HandleFact['by'],
): HandleFact | null => {
  const wanted = path.join('.');
  return client.fact.handles?.find((one) => one.by === by && one.path === wanted) ?? null;
};

function handled(
  client: ClientInstance,
  handle: HandleFact,
  call: Located<CallExpression> | null,
): Value | null {
  if (client.steps.length > maxSteps) return null;
  const fact =
    handle.to === '=' ? client.fact : client.sdk.clients.find((one) => one.names[0] === handle.to);
  if (!fact) return null;
  const isOwn = client.base.sdk === client.sdk && client.base.fact === client.fact;
  const next: ClientInstance = {
    ...client,
    fact,
    base: isOwn && fact.versions ? { sdk: client.sdk, fact } : client.base,
    copies: copiesAfter(client, handle, call),
    steps: [...client.steps, { handle, call }],
  };
  const value: Value = { kind: 'client', client: next };
  return handle.many === true ? { kind: 'list', items: [value] } : value;
}

function copiesAfter(
  { copies }: ClientInstance,
  { optionsArgument }: HandleFact,
  call: Located<CallExpression> | null,
): ClientInstance['copies'] {
  if (optionsArgument === undefined || !call) return copies;
  const options = argumentAt(call.expression.args, optionsArgument);
  return options ? [...copies, { expression: options, home: call.home }] : copies;
}

// ------------------------------------------------------------------------------------------- clients inside

/** The client, once for each that may stand inside it; `args` are those of its construction or call. */
export function withInner(
  client: ClientInstance,
  inner: InnerFact,
  args: readonly Argument[],
  home: Resolver,
): readonly ClientInstance[] {
  const value = valueAt(inner, args, home);
  const clients = value ? innerClients(value, home, 0) : [];
  if (clients.length === 0) {
    if (inner.optional === true && isAbsent(inner, args, home)) return [client];
    return [{ ...client, inner: value ? named(value, inner) : 'unknown' }];
  }
  const known = clients.map((one) =>
    inner.settings
      ? { ...one, sdk: client.sdk, fact: client.fact, inner: one.inner }
      : { ...client, inner: one },
  );
  // One of several that nobody can read may be anybody.
  return value && isOpen(value, home) ? [...known, { ...client, inner: 'unknown' }] : known;
}

const isOpen = (value: Value, home: Resolver): boolean =>
  value.kind === 'choice' &&
  value.options.some((one) => {
    if (one.kind === 'unknown') return true;
    // Something of a package that is no client by name: a registry of them.
    return one.kind === 'external' ? home.clients(one).length === 0 : isOpen(one, home);
  });

const isAbsent = (
  { argument, name, property }: InnerFact,
  args: readonly Argument[],
  home: Resolver,
): boolean => {
  const options = argumentNamed(args, argument, name);
  return (
    !options || (property !== undefined && readOption(options, property, home).state === 'absent')
  );
};

/** A text in the place of a client names a model, and may name who has it. */
function named(value: Value, { prefix }: InnerFact): ClientInstance['inner'] {
  const texts = everything(value).flatMap((one) =>
    one.kind === 'literal' && typeof one.value === 'string' ? [one.value] : [],
  );
  const [text] = texts;
  if (text === undefined) return 'unknown';
  if (!prefix) return 'named';
  const start = Object.keys(prefix.models ?? {}).find((one) => text.startsWith(one));
  const owner = start === undefined ? undefined : prefix.models?.[start];
  if (!text.includes(prefix.separator)) return owner === undefined ? 'named' : { provider: owner };
  const [name = ''] = text.split(prefix.separator);
  const provider = prefix.providers[name];
  return provider === undefined ? 'unknown' : { provider };
}

function innerClients(value: Value, home: Resolver, depth: number): readonly ClientInstance[] {
  if (depth > 4) return [];
  return everything(value).flatMap((one): readonly ClientInstance[] => {
    if (one.kind === 'list')
      return leading(one.items.map((item) => innerClients(item, home, depth + 1)));
    if (one.kind === 'object')
      return one.node.properties
        .flatMap((property) => innerClients(one.home.valueOf(property.value), one.home, depth + 1))
        .slice(0, 1);
    return home.clients(one).map((part) => part.client);
  });
}

/** Of several in a sequence the one that generates leads: a retriever before it only embeds. */
function leading(items: readonly (readonly ClientInstance[])[]): readonly ClientInstance[] {
  const generates = ({ fact }: ClientInstance): boolean =>
    fact.operations.some(({ operation }) => operation === 'generate' || operation === 'agent');
  return (
    items.find((clients) => clients.some(generates)) ??
    items.find((clients) => clients.length > 0) ??
    []
  );
}

/** What stands at an argument, or at a property of the object there. */
export function valueAt(
  place: ArgumentPlace,
  args: readonly Argument[],
  home: Resolver,
): Value | null {
  const argument = argumentNamed(args, place.argument, place.name);
  if (!argument) return null;
  if (place.property === undefined) return home.valueOf(argument);
  return place.property
    .split('.')
    .reduce<Value>((value, name) => home.propertyOf(value, name), valueOf(argument, home));
}

/** Arguments by name are an object that code does not write. */
const valueOf = (argument: Expression, home: Resolver): Value =>
  argument.kind === 'object' ? { kind: 'object', node: argument, home } : home.valueOf(argument);

/** The client that a method of something else carries on: `prompt.pipe(model)`. */
export function carriedClient(
  method: string,
  call: CallExpression,
  home: Resolver,
  sdks: SdkIndex,
): readonly ClientInstance[] {
  return (sdks.carriers.get(method) ?? []).flatMap(({ fact, argument }) => {
    const expression = argumentAt(call.args, argument);
    const clients = expression ? home.clients(home.valueOf(expression)) : [];
    return clients.flatMap(({ client, path }) =>
      path.length === 0 && client.fact === fact ? [behind(client)] : [],
    );
  });
}

/** Python's chains hand the options of a call to their first step alone; JavaScript's to each. */
const behind = (client: ClientInstance): ClientInstance =>
  client.sdk.ecosystem === 'pypi' ? { ...client, laterStep: true } : client;
