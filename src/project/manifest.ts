/** What a `package.json` says, as far as it matters here. */

export interface Manifest {
  readonly name: string | null;
  readonly version: string | null;
  /** Ranges as written, of all kinds of dependencies. */
  readonly dependencies: ReadonlyMap<string, string>;
  readonly engines: ReadonlyMap<string, string>;
  /** `"type": "module"`. */
  readonly isModule: boolean;
  /** Subpath (`.`, `./client`) to file, from `exports`, `main`, `module`, `types` and `source`; best first. */
  readonly entries: ReadonlyMap<string, readonly string[]>;
}

export const emptyManifest: Manifest = {
  name: null,
  version: null,
  dependencies: new Map(),
  engines: new Map(),
  isModule: false,
  entries: new Map(),
};

/** Later kinds overrule: what a program runs with counts more than what its tests need. */
const dependencyKinds = [
  'peerDependencies',
  'devDependencies',
  'optionalDependencies',
  'dependencies',
];

/** Parses a manifest. Null for text that is no JSON object; odd parts inside are left out. */
export function parseManifest(text: string): Manifest | null {
  const data = parseObject(text);
  if (data === null) {
    return null;
  }
  return {
    name: stringOrNull(data['name']),
    version: stringOrNull(data['version']),
    dependencies: new Map(dependencyKinds.flatMap((kind) => stringEntries(data[kind]))),
    engines: new Map(stringEntries(data['engines'])),
    isModule: data['type'] === 'module',
    entries: entriesOf(data),
  };
}

/** The range that this manifest gives, also under an alias (`"gpt": "npm:openai@^6"`); null when not declared. */
export function declaredRange(manifest: Manifest, name: string): string | null {
  const range = manifest.dependencies.get(name);
  if (range === undefined) {
    return null;
  }
  const alias = /^npm:@?[^@]+@(.+)$/.exec(range);
  return alias?.[1] ?? (range.startsWith('npm:') ? '*' : range);
}

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function parseObject(text: string): JsonObject | null {
  try {
    const data: unknown = JSON.parse(text);
    return isObject(data) ? data : null;
  } catch {
    return null;
  }
}

/** The string-valued entries of what may be an object. */
export function stringEntries(value: unknown): readonly (readonly [string, string])[] {
  return isObject(value)
    ? Object.entries(value).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string',
      )
    : [];
}

export function stringOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function entriesOf(data: JsonObject): ReadonlyMap<string, readonly string[]> {
  const entries = new Map<string, readonly string[]>();
  const { exports } = data;
  if (isObject(exports) && Object.keys(exports).some((key) => key.startsWith('.'))) {
    for (const [subpath, target] of Object.entries(exports)) {
      entries.set(subpath, targetsOf(target));
    }
  } else if (exports !== undefined) {
    entries.set('.', targetsOf(exports));
  }
  const fields = ['source', 'types', 'module', 'main'].map((field) => data[field]);
  const main = fields.filter((field) => typeof field === 'string');
  entries.set('.', [...(entries.get('.') ?? []), ...main]);
  return entries;
}

/** All files that a conditional export may name, in its own order. */
function targetsOf(target: unknown): readonly string[] {
  if (typeof target === 'string') {
    return [target];
  }
  const parts = Array.isArray(target) ? target : isObject(target) ? Object.values(target) : [];
  return parts.flatMap(targetsOf);
}
