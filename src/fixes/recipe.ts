/** Puts the code of a recipe into a file: its imports, its declarations, and its package into the manifest. */
import type { TextEdit } from '../model/finding';
import type { Library, Recipe, RecipeKind, RecipePiece } from '../model/knowledge';
import type { FixTools } from '../model/subject';
import type { Declared, Writer } from '../model/writer';

export interface Supplied {
  /** What calls are handed to: `llmRetry.execute`. */
  readonly runs: string;
  readonly edits: readonly TextEdit[];
  /** Ends a title: `, then install cockatiel`; empty where it is there already. */
  readonly install: string;
  /** The package that is to be installed; null where it is there. */
  readonly added: string | null;
}

/**
 * The first recipe whose package the project has, else the first whose package can be added. `values`: what stands for
 * `$status$` and the like. `at`: where the code is needed.
 */
export function supply(
  kind: RecipeKind,
  values: Readonly<Record<string, string>>,
  at: number,
  tools: FixTools,
): Supplied | null {
  const language = tools.writer.language(at);
  const fitting = (tools.recipes ?? []).filter(
    (one) => one.kind === kind && one.languages.includes(language),
  );
  for (const recipe of fitting) {
    const isThere = declaredOf(recipe, tools) !== null;
    const supplied = isThere ? written(recipe, values, at, tools) : null;
    if (supplied && mayLoad(supplied, recipe, declaredOf(recipe, tools) ?? '')) return supplied;
  }
  for (const recipe of fitting) {
    const { library } = recipe;
    if (library === null) continue;
    const range = rangeOf(library, tools);
    const added = additionOf(library, tools);
    const supplied = added ? written(recipe, values, at, tools) : null;
    if (range === undefined || !supplied || !added || !mayLoad(supplied, recipe, range)) continue;
    const edits = [...supplied.edits, ...added];
    return { ...supplied, edits, install: `, then install ${library}`, added: library };
  }
  return null;
}

/** The range that the project asks for; empty where nothing is needed. */
const declaredOf = ({ library }: Recipe, { manifest }: FixTools): string | null =>
  library === null ? '' : (manifest?.declared(library) ?? null);

/** What can only be imported is not required, and what is too old is not used. A range without a number is the newest. */
const mayLoad = (
  { edits }: Supplied,
  { library, from = 0, modulesFrom = Infinity }: Recipe,
  range: string,
): boolean => {
  if (library === null) return true;
  const major = Number(/\d+/.exec(range)?.[0] ?? Infinity);
  const isRequired = edits.some(
    ({ newText }) => /\brequire\(/.test(newText) && newText.includes(library),
  );
  return major >= from && (major < modulesFrom || !isRequired);
};

/** Edits that add a package that is known to the project's manifest; null where there is none that suits it. */
export function additionOf(name: string, tools: FixTools): readonly TextEdit[] | null {
  const range = rangeOf(name, tools);
  return range === undefined ? null : (tools.manifest?.addition(name, range) ?? null);
}

function rangeOf(name: string, tools: FixTools): string | undefined {
  const library = tools.libraries?.find((one) => one.package === name);
  return library && rangeFor(library, tools);
}

/** Node 20 and Python 3.10 are what a project runs on that says nothing. */
const usualNode = 20;
const usualPython = '3.10';

const rangeFor = ({ ranges }: Library, { manifest }: FixTools): string | undefined =>
  ranges.find(
    ({ node = 0, python = '3', modulesOnly, beside }) =>
      node <= (manifest?.oldestNode ?? usualNode) &&
      isRelease(manifest?.oldestPython ?? usualPython, python) &&
      (modulesOnly !== true || manifest?.isModule === true) &&
      (beside === undefined || beside.some((one) => goesWith(one, manifest))),
  )?.range;

/** `^1.2.0` asks for version 1. */
const goesWith = (
  { package: name, version }: { readonly package: string; readonly version: string },
  manifest: FixTools['manifest'],
): boolean => `${manifest?.declared(name)?.replace(/^\D+/, '') ?? ''}.`.startsWith(`${version}.`);

/** `3.10` is at least `3.9`. */
export function isRelease(version: string, least: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [leastMajor = 0, leastMinor = 0] = least.split('.').map(Number);
  return major > leastMajor || (major === leastMajor && minor >= leastMinor);
}

function written(
  { library, imports, pieces, runs }: Recipe,
  values: Readonly<Record<string, string>>,
  at: number,
  { writer }: FixTools,
): Supplied | null {
  const imported =
    library === null
      ? { names: [], edits: [] }
      : writer.addImport({ module: library, names: imports }, at);
  if (!imported) return null;
  const names = new Map(Object.entries(values));
  for (const [index, { local }] of imports.entries())
    names.set(local, imported.names[index] ?? local);
  const declared = declarePieces(pieces, names, at, writer);
  if (!declared) return null;
  const edits = [...imported.edits, ...declared.edits];
  return { runs: runs.replaceAll('$name$', declared.name), edits, install: '', added: null };
}

/** Declares them in their order; `name` is the last one's. `names`: what `$x$` stands for in their code. */
export function declarePieces(
  pieces: readonly RecipePiece[],
  names: ReadonlyMap<string, string>,
  at: number,
  writer: Writer,
): Declared | null {
  const known = new Map(names);
  const isPlain = writer.language(at) === 'javascript';
  const edits: TextEdit[] = [];
  let name = '';
  for (const piece of pieces) {
    const code = filled(piece.code.replace(isPlain ? /«[^»]*»/g : /[«»]/g, ''), known);
    const wanted = filled(piece.as ?? piece.name, known);
    const declared = writer.declareCode({ ...piece, name: wanted, code }, at);
    if (!declared) return null;
    known.set(piece.name, declared.name);
    for (const edit of declared.edits) edits.push(behind(edits.at(-1), edit));
    name = declared.name;
  }
  return { name, edits };
}

/** What goes to the same place as a piece that ends with blank lines needs none in front. */
const behind = (before: TextEdit | undefined, edit: TextEdit): TextEdit =>
  before?.start === edit.start && /\n\s*\n$/.test(before.newText)
    ? { ...edit, newText: edit.newText.replace(/^[\r\n]+/, '') }
    : edit;

const filled = (code: string, names: ReadonlyMap<string, string>): string =>
  [...names].reduce((text, [key, name]) => text.replaceAll(`$${key}$`, name), code);
