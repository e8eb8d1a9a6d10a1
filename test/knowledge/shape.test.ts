/** What holds for every fact, whoever wrote it. A violation names its culprit. */
import { Range, validRange } from 'semver';
import { describe, expect, it } from 'vitest';
import { knowledge } from '../../src/knowledge';
import type { ClientFact, Sdk, Source, VersionFacts } from '../../src/model/knowledge';

const { providers, sdks, wrappers, runtimes, frameworks } = knowledge;

/** What does not hold, in words: a pair of culprit and whether it is one. */
const culprits = (all: readonly (readonly [string, boolean])[]): readonly string[] =>
  all.filter(([, isWrong]) => isWrong).map(([name]) => name);

/** Values that occur more than once, with those who have them. */
function shared(all: readonly (readonly [value: string, owner: string])[]): readonly string[] {
  const owners = new Map<string, string[]>();
  for (const [value, owner] of all) owners.set(value, [...(owners.get(value) ?? []), owner]);
  return [...owners]
    .filter(([, by]) => by.length > 1)
    .map(([value, by]) => `${value}: ${by.join()}`);
}

const nameOf = (client: ClientFact): string =>
  client.names[0] ?? client.factories?.[0] ?? client.instances?.[0] ?? 'a client without a name';

/** Packages of two ecosystems may have one name. */
const ofEcosystem = ({ id, ecosystem }: Sdk): string =>
  ecosystem === 'pypi' ? `${id} (PyPI)` : id;

const clients = sdks.flatMap((sdk) =>
  sdk.clients.map((client) => ({ sdk, client, name: `${ofEcosystem(sdk)} › ${nameOf(client)}` })),
);

const versionLists: readonly (readonly [string, readonly VersionFacts[]])[] = [
  ...sdks.map((sdk) => [sdk.id, sdk.versions] as const),
  ...clients.flatMap(({ client, name }) =>
    client.versions ? [[name, client.versions] as const] : [],
  ),
];

const sources: readonly (readonly [string, Source])[] = [
  ...[...providers, ...sdks, ...wrappers, ...runtimes, ...frameworks].map(
    (fact) => [fact.id, fact.source] as const,
  ),
  ...providers.flatMap(({ id, status }) =>
    status ? [[`the status page of ${id}`, status.source] as const] : [],
  ),
  ...versionLists.flatMap(([name, versions]) =>
    versions.map((version) => [`${name} ${version.range}`, version.source] as const),
  ),
];

/** The day of the latest fact must have come: the build knows no other today. */
const today = new Date().toISOString().slice(0, 10);

describe('a source', () => {
  it('says where a fact was read', () => {
    expect(culprits(sources.map(([name, { from }]) => [name, from.trim().length < 5]))).toEqual([]);
  });

  it('has a day that has come', () => {
    const isDay = (date: string): boolean =>
      /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date)) && date <= today;
    expect(culprits(sources.map(([name, { date }]) => [`${name} ${date}`, !isDay(date)]))).toEqual(
      [],
    );
  });
});

describe('an id', () => {
  /** A wrapper's id is the word that people read, and several facts of a package share it. */
  const kinds: readonly (readonly [string, readonly { readonly id: string }[]])[] = [
    ['providers', providers],
    ['SDKs', sdks.map((sdk) => ({ id: ofEcosystem(sdk) }))],
    ['runtimes', runtimes],
    ['frameworks', frameworks],
  ];

  it.each(kinds)('occurs once among %s', (kind, facts) => {
    expect(shared(facts.map(({ id }) => [id, kind]))).toEqual([]);
  });

  it('of a provider is in kebab case', () => {
    expect(
      culprits(providers.map(({ id }) => [id, !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)])),
    ).toEqual([]);
  });

  it('of an SDK is that of a package, or in words', () => {
    const form = /^(@[a-z0-9-]+\/)?[a-zA-Z0-9$][\w .:-]*(\/[\w-]+)?$/;
    expect(culprits(sdks.map(({ id }) => [id, !form.test(id)]))).toEqual([]);
  });

  it('that names a provider is one of a provider', () => {
    const known = new Set(providers.map(({ id }) => id));
    const named = [
      ...sdks.map((sdk) => [sdk.id, sdk.provider] as const),
      ...clients.map(({ client, name }) => [name, client.provider ?? null] as const),
    ];
    expect(
      culprits(named.map(([name, id]) => [`${name}: ${id}`, id !== null && !known.has(id)])),
    ).toEqual([]);
  });
});

describe('a provider', () => {
  const hosts = providers.flatMap(({ id, hosts: facts }) =>
    facts.map((fact) => ({ name: `${id} ${fact.host}`, id, ...fact })),
  );

  it('names hosts in lower case, without scheme or path', () => {
    const form = /^(?=.*[a-z0-9])[a-z0-9*.-]+(:\d+)?$/;
    expect(culprits(hosts.map(({ name, host }) => [name, !form.test(host)]))).toEqual([]);
  });

  it('has its hosts for itself', () => {
    expect(shared(hosts.map(({ host, id }) => [host, id]))).toEqual([]);
  });

  it('knows what every host is for, by paths from the root', () => {
    expect(culprits(hosts.map(({ name, endpoints }) => [name, endpoints.length === 0]))).toEqual(
      [],
    );
    const paths = hosts.flatMap(({ name, endpoints }) =>
      endpoints.map(({ path }) => [`${name} ${path}`, !/^[/*]/.test(path)] as const),
    );
    expect(culprits(paths)).toEqual([]);
  });

  it('says each path of a host once', () => {
    const paths = hosts.flatMap(({ name, endpoints }) =>
      endpoints.map(({ path }) => [`${name} ${path}`, 'twice'] as const),
    );
    expect(shared(paths)).toEqual([]);
  });

  it('has words of variables for itself, each without an underscore', () => {
    const words = providers.flatMap(({ id, envWords }) =>
      (envWords ?? []).map((word) => [word, id] as const),
    );
    expect(shared(words)).toEqual([]);
    expect(culprits(words.map(([word]) => [word, !/^[A-Z][A-Z0-9]+$/.test(word)]))).toEqual([]);
  });
});

describe('the versions of an SDK', () => {
  it.each(versionLists)(
    '%s: ranges parse, and the last takes all that are older',
    (_, versions) => {
      expect(culprits(versions.map(({ range }) => [range, validRange(range) === null]))).toEqual(
        [],
      );
      const last = versions.at(-1);
      if (last) expect(new Range(last.range).test('0.0.1')).toBe(true);
    },
  );

  it('that bound a client or an operation parse', () => {
    const ranges = clients.flatMap(({ client, name }) => [
      [name, client.range] as const,
      ...client.operations.map((one) => [`${name}.${one.path}`, one.range] as const),
    ]);
    expect(
      culprits(
        ranges.map(([name, range]) => [
          `${name} ${range}`,
          range !== undefined && validRange(range) === null,
        ]),
      ),
    ).toEqual([]);
  });
});

describe('a client', () => {
  const firstNames = (sdk: Sdk): ReadonlySet<string> =>
    new Set(sdk.clients.map((client) => nameOf(client)));

  it('leads to clients of its own SDK', () => {
    const handles = clients.flatMap(({ sdk, client, name }) =>
      (client.handles ?? []).map(
        ({ path, to }) =>
          [`${name}.${path} → ${to}`, to !== '=' && !firstNames(sdk).has(to)] as const,
      ),
    );
    expect(culprits(handles)).toEqual([]);
  });

  it('says each operation once', () => {
    const paths = clients.flatMap(({ client, name }) =>
      client.operations.map(
        (one) => [`${name}.${one.path} ${one.range ?? '*'} ${one.command ?? ''}`, 'twice'] as const,
      ),
    );
    expect(shared(paths)).toEqual([]);
  });

  it('can be made, or is there', () => {
    const ways = clients.map(({ sdk, client, name }) => {
      const isReached = sdk.clients.some((other) =>
        other.handles?.some(({ to }) => to === nameOf(client)),
      );
      const ownWays = [client.names, client.factories ?? [], client.instances ?? []].flat();
      return [name, ownWays.length === 0 && !isReached] as const;
    });
    expect(culprits(ways)).toEqual([]);
  });
});

it('a wrapper does one thing to an argument once', () => {
  const said = wrappers.flatMap(({ id, package: from, names, argument, effect, ecosystem }) =>
    names.map(
      (name) =>
        [
          `${ecosystem ?? ''} ${from ?? 'any'} ${name} ${JSON.stringify(argument)} ${effect.kind}`,
          id,
        ] as const,
    ),
  );
  expect(shared(said)).toEqual([]);
});

it('no two SDKs claim the same name of a package', () => {
  const names = clients.flatMap(({ sdk, client }) =>
    [client.names, client.factories ?? [], client.instances ?? []]
      .flat()
      .flatMap((name) =>
        sdk.packages.map(
          (from) => [`${name} of ${from} ${sdk.ecosystem}`, ofEcosystem(sdk)] as const,
        ),
      ),
  );
  const between = [...new Map(names.map((one) => [one.join(), one])).values()];
  expect(shared(between)).toEqual([]);
});
