/** Knowledge about SDKs by the packages that carry them. */
import type { ClientFact, Sdk, Wrapper } from '../model/knowledge';
import { push } from './multimap';
import { globalSource } from './values';

/** Made once for each analysis. */
export interface SdkIndex {
  /** SDKs that a package, or a subpath of it, carries. */
  of(source: string): readonly Sdk[];
  /** Names of packages inside others: `google.genai`. */
  readonly modules: ReadonlySet<string>;
  /** Wrappers that hand arguments on to the function that they are handed. */
  readonly forwarders: readonly Wrapper[];
  /** Packages whose call gives back what it is handed: `wrapOpenAI(client)`. */
  readonly passers: ReadonlyMap<string, readonly Wrapper[]>;
  /** Facts of clients that a method of something else carries on, by the method's name. */
  readonly carriers: ReadonlyMap<string, readonly Carrier[]>;
  /** Clients that a method tells, whoever handed them over, by the method's name. */
  readonly marks: ReadonlyMap<string, OpenClient>;
  /** Clients that stand in a chain beside things of a package, by that package. */
  readonly beside: ReadonlyMap<string, OpenClient>;
}

export interface OpenClient {
  readonly sdk: Sdk;
  readonly fact: ClientFact;
}

export interface Carrier {
  readonly fact: ClientFact;
  readonly argument: number;
}

export function indexSdks(sdks: readonly Sdk[], wrappers: readonly Wrapper[]): SdkIndex {
  const byPackage = new Map<string, Sdk[]>();
  const carriers = new Map<string, Carrier[]>();
  const marks = new Map<string, OpenClient>();
  const beside = new Map<string, OpenClient>();
  for (const sdk of sdks) {
    const names =
      sdk.ecosystem === 'runtime' && sdk.packages.length === 0 ? [globalSource] : sdk.packages;
    for (const name of names) push(byPackage, name, sdk);
    for (const fact of sdk.clients) {
      for (const { method, argument } of fact.carriers ?? [])
        push(carriers, method, { fact, argument });
      for (const method of fact.marks ?? []) marks.set(method, { sdk, fact });
      for (const name of fact.beside ?? []) beside.set(name, { sdk, fact });
    }
  }
  const passers = new Map<string, Wrapper[]>();
  for (const wrapper of wrappers)
    if (
      (wrapper.effect.kind === 'transparent' || wrapper.patches === 'result') &&
      wrapper.package !== null
    )
      push(passers, wrapper.package, wrapper);
  const known = new Map<string, readonly Sdk[]>();
  return {
    modules: innerModules(sdks, wrappers),
    forwarders: wrappers.filter(({ forwards }) => forwards !== undefined),
    passers,
    ...{ carriers, marks, beside },
    of: (source) => {
      const before = known.get(source);
      if (before) return before;
      const found = parentsOf(source).flatMap((name) => byPackage.get(name) ?? []);
      known.set(source, found);
      return found;
    },
  };
}

/** Dotted names of packages, each with what it lies in. */
const innerModules = (sdks: readonly Sdk[], wrappers: readonly Wrapper[]): ReadonlySet<string> =>
  new Set(
    [
      ...sdks.flatMap(({ packages }) => packages),
      ...wrappers.flatMap((wrapper) => wrapper.package ?? []),
    ].flatMap((name) => (/^[\w.]+$/.test(name) ? parentsOf(name) : [])),
  );

/**
 * `npm:openai@6/helpers/zod` is carried by `openai/helpers/zod`, `openai/helpers` or `openai`, and `openai.lib.azure` by
 * what its dots part.
 */
export function parentsOf(source: string): readonly string[] {
  const plain = source.replace(/^(?:npm|jsr):/, '').replace(/^(@?[^@]+)@[^/]*/, '$1');
  const mark = /^[\w.]+$/.test(plain) ? '.' : '/';
  const parts = plain.split(mark);
  return parts.map((_, at) => parts.slice(0, parts.length - at).join(mark));
}
