/** Which texts are worth parsing: a look at the text costs a thousandth of a parse. */
import type { ClientFact, Knowledge, Sdk } from '../model/knowledge';
import type { Ecosystem } from '../project/ecosystem';

export interface Signs {
  /** The text names an SDK, an API host or the path of an API, or a variable that may hold an address. */
  readonly isCandidate: (text: string) => boolean;
  /** The text loads an SDK, holds the address of an API or speaks to a client: what it declares may lead to one. */
  readonly isSource: (text: string) => boolean;
  /** What an SDK exports under this name makes requests; `default` and `*` may. */
  readonly isClient: (specifier: string, imported: string) => boolean;
}

/** What to look for in files of one ecosystem. Each test lets too much through rather than too little. */
export function readSigns(knowledge: Knowledge, ecosystem: Ecosystem): Signs {
  const sdks = knowledge.sdks.filter(
    (sdk) => (sdk.ecosystem === 'pypi') === (ecosystem === 'pypi') && !needsAddress(sdk),
  );
  const names = [...new Set(sdks.flatMap((sdk) => sdk.packages))];
  const loads = ecosystem === 'pypi' ? testOf(pythonLoading(names)) : scriptLoads(names);
  const holdsAddress = addressTest(knowledge);
  const namesVariable = testOf(variablePatterns(knowledge));
  const speaks = testOf(methodCalls(sdks));
  const isSource: Test = (text) => loads(text) || holdsAddress(text) || speaks(text);
  return {
    isSource,
    isCandidate: (text) => isSource(text) || namesVariable(text),
    isClient: ecosystem === 'pypi' ? pythonClients(sdks) : scriptClients(sdks),
  };
}

type Test = (text: string) => boolean;

const testOf = (patterns: readonly string[]): Test => {
  if (patterns.length === 0) return () => false;
  const pattern = new RegExp(patterns.join('|'));
  return (text) => pattern.test(text);
};

/** An HTTP client says nothing by itself: the address that it is given does. */
function needsAddress({ clients }: Sdk): boolean {
  const operations = clients.flatMap((client) => client.operations);
  return operations.length > 0 && operations.every(({ url }) => url !== undefined);
}

const specifierPattern = /\b(?:from|import|require)\s*\(?\s*['"`]([^'"`\n]+)['"`]/g;

/** A package, or a path in it (`openai/helpers`), with `npm:` in front or a version behind (`npm:openai@6`). */
function scriptLoads(packages: readonly string[]): Test {
  const known = new Set(packages);
  return (text) => {
    for (const [, specifier = ''] of text.matchAll(specifierPattern))
      if (known.has(packageOf(specifier))) return true;
    return false;
  };
}

/** `from openai.types import`, `import os, openai`, `from google import genai`, `import_module('openai')`. */
const pythonLoading = (packages: readonly string[]): readonly string[] => [
  ...oneOf(packages).flatMap((names) => [
    `\\bfrom[ \\t]+${names}\\b`,
    `\\bimport[ \\t]+(?:[\\w.]+(?:[ \\t]+as[ \\t]+\\w+)?[ \\t]*,[ \\t]*)*${names}\\b`,
    `\\b(?:import_module|__import__)\\s*\\(\\s*['"]${names}\\b`,
  ]),
  ...packages.flatMap((name) => {
    const dot = name.lastIndexOf('.');
    if (dot < 0) return [];
    const [parent, last] = [name.slice(0, dot), name.slice(dot + 1)].map(escapeRegExp);
    return [`\\bfrom[ \\t]+${parent}[ \\t]+import\\b[\\w\\s,(]*\\b${last}\\b`];
  }),
];

/** `model.invoke(`: whoever was handed a client need not load its package. */
const methodCalls = (sdks: readonly Sdk[]): readonly string[] =>
  oneOf(sdks.flatMap(({ speaks }) => speaks ?? [])).map((names) => `\\.${names}\\(`);

/**
 * Few texts hold any address, and a hundred addresses are slow to look for: their ends (`.com`, `:11434`) are looked for
 * first.
 */
function addressTest({ providers, protocols }: Knowledge): Test {
  const hosts = providers.flatMap((provider) => provider.hosts.map(({ host }) => host));
  const paths = protocols.filter(({ anyHost }) => anyHost).flatMap((protocol) => protocol.paths);
  const addresses = shortest([...hosts, ...paths].map(fixedPart));
  const mayHoldOne = testOf([...new Set(addresses.map(endPattern))]);
  const holdsOne = testOf(oneOf(addresses));
  return (text) => mayHoldOne(text) && holdsOne(text);
}

/** `.com` of `api.openai.com`, which no word follows; `.chat` and `.run` end addresses too, `.run(` is a call. */
function endPattern(address: string): string {
  const [domain] = /\.\w+$/.exec(address) ?? [];
  if (domain) return `${escapeRegExp(domain)}(?![\\w(])`;
  return escapeRegExp(/[:/]\w+$/.exec(address)?.[0] ?? address);
}

/** `OLLAMA_BASE_URL`: whoever reads it may ask that provider by HTTP. */
function variablePatterns({ providers }: Knowledge): readonly string[] {
  return oneOf(providers.flatMap(({ envWords }) => envWords ?? [])).map(
    (words) => `(?<![A-Z0-9])${words}(?:_[A-Z0-9]+)*_(?:URL|URI|HOST|ENDPOINT|BASE|SERVER|ADDRESS)`,
  );
}

// --------------------------------------------------------------------------------------------------- clients

function scriptClients(sdks: readonly Sdk[]): Signs['isClient'] {
  const known = clientNames(sdks);
  return (specifier, imported) => known.get(packageOf(specifier))?.has(imported) ?? false;
}

/** A package may hold others (`google.genai` in `google`), which an import takes from it like a name. */
function pythonClients(sdks: readonly Sdk[]): Signs['isClient'] {
  const known = clientNames(sdks);
  return (specifier, imported) =>
    known.has(`${specifier}.${imported}`) ||
    selfAndParents(specifier).some((name) => known.get(name)?.has(imported) === true);
}

/** `openai.types.chat`, `openai.types`, `openai`. */
function selfAndParents(name: string): readonly string[] {
  const parts = name.split('.');
  return parts.map((_, at) => parts.slice(0, parts.length - at).join('.'));
}

function clientNames(sdks: readonly Sdk[]): ReadonlyMap<string, ReadonlySet<string>> {
  const known = new Map<string, Set<string>>();
  for (const sdk of sdks)
    for (const name of sdk.packages) {
      const names = known.get(name) ?? new Set(['default', '*', '=']);
      for (const client of sdk.clients) for (const one of namesIn(client)) names.add(one);
      known.set(name, names);
    }
  return known;
}

/** First parts of everything that a client can be reached by; the functions of a package that is a client itself. */
function namesIn(client: ClientFact): readonly string[] {
  const { names, factories = [], instances = [], types = [], operations, handles = [] } = client;
  const whole = instances.includes('=') ? [...operations, ...handles].map(({ path }) => path) : [];
  return [...names, ...factories, ...instances, ...types, ...whole].map(
    (name) => name.split('.')[0] ?? name,
  );
}

/** `npm:@scope/name@1/sub` is `@scope/name`. */
function packageOf(specifier: string): string {
  return /^(?:npm:)?(@[^/]+\/[^/@]+|[^/@]+)/.exec(specifier)?.[1] ?? specifier;
}

// --------------------------------------------------------------------------------------------------- patterns

function oneOf(words: readonly string[]): readonly string[] {
  const known = [...new Set(words)].filter((word) => word !== '').sort();
  return known.length === 0 ? [] : [`(?:${known.map(escapeRegExp).join('|')})`];
}

/** Without words that hold another one: whoever finds that has found them too. */
function shortest(words: readonly string[]): readonly string[] {
  return words.filter((word) => !words.some((other) => other !== word && word.includes(other)));
}

/** The longest run without a wildcard: `*.openai.azure.com` is looked for as `.openai.azure.com`. */
function fixedPart(text: string): string {
  return text.split('*').reduce((best, part) => (part.length > best.length ? part : best), '');
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
