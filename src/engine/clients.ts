/** Calls grouped by what holds their settings. */
import type { CallExpression, Expression, NewExpression } from '../model/facts';
import type { CallSubject, ClientSubject } from '../model/subject';
import type { Surroundings } from './surroundings';
import { alternatives, type Resolver, type Value } from './values';
import { importersOf } from './callers';

export interface ClientsInput {
  readonly around: Surroundings;
  /** Calls of a module of the program. */
  readonly subjects: (path: string) => readonly CallSubject[];
}

/** One subject for each client, and one for all raw requests of the file to one provider. */
export function clientsOf({ around, subjects }: ClientsInput): readonly ClientSubject[] {
  const { path, resolver } = around;
  const built = constructionsIn(resolver);
  const elsewhere = built.length > 0 ? callsElsewhere(around, subjects) : [];
  const groups = new Map<string, CallSubject[]>();
  for (const subject of [...subjects(path), ...elsewhere]) {
    const key = subject.call.client?.id ?? `${path}:${subject.call.sdk}:${subject.call.provider}`;
    const known = groups.get(key);
    if (known) known.push(subject);
    else groups.set(key, [subject]);
  }
  return [...groups].flatMap(([id, members]) => {
    const [first] = members;
    return first ? [clientSubject(id, first, members, resolver, built)] : [];
  });
}

function clientSubject(
  id: string,
  first: CallSubject,
  members: readonly CallSubject[],
  resolver: Resolver,
  built: readonly (NewExpression | CallExpression)[],
): ClientSubject {
  const { client } = first.call;
  const isOwn = client?.at.path === resolver.path;
  const node = isOwn ? built.find((one) => idOf(resolver, one) === id) : undefined;
  const argument = first.clientOptionsArgument;
  return {
    id,
    path: resolver.path,
    role: client === null ? 'none' : isOwn ? 'own' : 'foreign',
    anchor: node ? resolver.positions.range(lastName(node.callee)) : first.call.anchor,
    name: client?.name ?? null,
    construction: node && argument !== null ? { node, optionsArgument: argument } : null,
    options: first.options,
    calls: members,
  };
}

/** Identifies a client among all: where it is built. */
export const idOf = (home: Resolver, construction: { readonly start: number }): string =>
  `${home.path}:${String(construction.start)}`;

/** Where this module builds clients. */
export const constructionsIn = (resolver: Resolver): readonly (NewExpression | CallExpression)[] =>
  resolver.index.calls.flatMap((node) =>
    alternatives(resolver.valueOf(node)).some(
      (value) => value.kind === 'client' && (node.kind === 'new' || isByClass(node, value.client)),
    )
      ? [node]
      : [],
  );

/** Languages without `new` build by calling the class; Python's factories take the same settings as classes do. */
const isByClass = (
  node: CallExpression,
  { construction, base }: Extract<Value, { kind: 'client' }>['client'],
): boolean =>
  construction?.expression === node &&
  (base.sdk.ecosystem === 'pypi' ||
    (node.callee.kind === 'reference' && base.fact.names.includes(node.callee.name)) ||
    (node.callee.kind === 'member' && base.fact.names.includes(node.callee.property ?? '')));

/** Calls in other modules whose client is built in this one. */
function callsElsewhere(
  around: Surroundings,
  subjects: (path: string) => readonly CallSubject[],
): readonly CallSubject[] {
  return [...importersOf(around).paths]
    .filter((path) => path !== around.path)
    .flatMap((path) => subjects(path))
    .filter(({ call }) => call.client?.at.path === around.path && !call.test);
}

const lastName = (callee: Expression): { start: number; end: number } =>
  callee.kind === 'member' ? callee.propertySpan : callee;
