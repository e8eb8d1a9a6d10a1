/** What a Python text takes from other modules and gives to them, by name, from a look at it: no parsing. */
import type { Link, TextLinks } from './links';

/**
 * Every name at the top of a Python module is given to others, imported ones too, so each import is a link and a
 * re-export. A name that is imported from a package may be a module of it: that is a link of its own, which leads
 * nowhere where there is no such module.
 */
export function readPythonLinks(text: string): TextLinks {
  const tops = topStatements(text);
  const imports = importsIn(text);
  const membersOf = membersIn(text, imports);
  const isTop = topTest(tops);
  const links = imports.flatMap((one) => linksOf(one, isTop(one.start), membersOf));
  return { links: [...links, ...loadedByName(text)], exports: [...exportedNames(text, tops)] };
}

/** One import statement; `source` is null for `import a.b`. */
interface PythonImport {
  readonly start: number;
  readonly end: number;
  readonly source: string | null;
  readonly names: readonly { readonly name: string; readonly as: string | null }[];
}

// ------------------------------------------------------------------------------------------------- imports

const oneLine = '(?:[^\\n;#\\\\]|\\\\\\r?\\n)*';
const inParentheses = '\\((?:[\\w\\s,]|#[^\\n]*\\n)*\\)';
const statement = new RegExp(
  `(?:^|[;:])[ \\t]*(?:from[ \\t]+(\\.*[\\w.]*)[ \\t]*\\bimport\\b[ \\t]*(${inParentheses}|${oneLine})` +
    `|import[ \\t]+((?:[\\w., \\t]|\\\\\\r?\\n)+))`,
  'gm',
);

/** Longest list of names that is looked at. */
const maxClause = 8_000;

function importsIn(text: string): readonly PythonImport[] {
  const found: PythonImport[] = [];
  for (const match of text.matchAll(statement)) {
    const [whole, source, clause, modules] = match;
    const names = namesIn((clause ?? modules ?? '').slice(0, maxClause));
    const from = source ?? null;
    if (names.length === 0 || from === '') continue;
    found.push({ start: match.index, end: match.index + whole.length, source: from, names });
  }
  return found;
}

function namesIn(clause: string): PythonImport['names'] {
  return clause
    .replace(/#[^\n]*|\\\r?\n|[()]/g, ' ')
    .split(',')
    .flatMap((part) => {
      const [, name, as] = /^\s*([\w.]+|\*)(?:\s+as\s+(\w+))?/.exec(part) ?? [];
      return name === undefined ? [] : [{ name, as: as ?? null }];
    });
}

/** `.llm` in `.`, `app.llm` in `app`. */
export const submodule = (source: string, name: string): string =>
  source.endsWith('.') ? source + name : `${source}.${name}`;

type MembersOf = (name: string) => readonly string[];

function linksOf(
  { source, names }: PythonImport,
  isTop: boolean,
  membersOf: MembersOf,
): readonly Link[] {
  if (source === null) return names.flatMap((one) => moduleLinks(one, isTop, membersOf));
  const taken = names.map(({ name }) => name);
  const passedAs = names.map(({ name, as }) => as ?? name);
  const submodules = names.flatMap(({ name, as }): readonly Link[] => {
    if (name === '*') return [];
    return spaceLinks(submodule(source, name), as ?? name, isTop, membersOf);
  });
  return [
    { specifier: source, names: taken },
    ...(isTop ? [{ specifier: source, names: taken, passedAs }] : []),
    ...submodules,
  ];
}

/** `import a.b` gives the name `a`, and with it both modules. */
function moduleLinks(
  { name, as }: PythonImport['names'][number],
  isTop: boolean,
  membersOf: MembersOf,
): readonly Link[] {
  if (as !== null || !name.includes('.')) return spaceLinks(name, as ?? name, isTop, membersOf);
  const [first = name] = name.split('.');
  return [
    { specifier: name, names: membersOf(name) },
    ...spaceLinks(first, first, isTop, membersOf),
  ];
}

/** A module that goes by the name `local` here. */
function spaceLinks(
  specifier: string,
  local: string,
  isTop: boolean,
  membersOf: MembersOf,
): readonly Link[] {
  return [
    { specifier, names: membersOf(local) },
    ...(isTop ? [{ specifier, names: ['*'], passedAs: [local] }] : []),
  ];
}

const byName = /\b(?:import_module|__import__)\s*\(\s*(?:name\s*=\s*)?['"]([\w.]+)['"]/g;

const loadedByName = (text: string): readonly Link[] =>
  [...text.matchAll(byName)].map(([, specifier = '']) => ({ specifier, names: ['*'] }));

/**
 * What is read of each imported name as of a module; everything where it is handed on as a whole. One walk over the
 * text for all names: texts import dozens.
 */
function membersIn(text: string, imports: readonly PythonImport[]): MembersOf {
  const locals = new Set(
    imports.flatMap(({ source, names }) =>
      names.flatMap(({ name, as }) => {
        if (as !== null || source !== null) return [as ?? name];
        return [name, name.split('.')[0] ?? name];
      }),
    ),
  );
  locals.delete('*');
  const found = new Map<string, Set<string>>([...locals].map((name) => [name, new Set()]));
  if (locals.size === 0) return () => [];
  const dotted = [...locals].filter((name) => name.includes('.'));
  const plain = [...locals].filter((name) => !name.includes('.'));
  for (const names of [plain, dotted])
    if (names.length > 0) collectMembers(text, names, imports, found);
  return (name) => [...(found.get(name) ?? [])];
}

function collectMembers(
  text: string,
  names: readonly string[],
  imports: readonly PythonImport[],
  found: ReadonlyMap<string, Set<string>>,
): void {
  const words = names.map((name) => name.replaceAll('.', '\\.')).join('|');
  const uses = new RegExp(`(?<![\\w.])(${words})\\b(?:\\s*\\.\\s*([A-Za-z_]\\w*))?`, 'g');
  let at = 0;
  for (const { 1: name = '', 2: member, index } of text.matchAll(uses)) {
    while ((imports[at]?.end ?? Infinity) <= index) at += 1;
    if ((imports[at]?.start ?? Infinity) <= index) continue;
    found.get(name)?.add(member ?? '*');
  }
}

// ------------------------------------------------------------------------------------------- top statements

interface TopStatement {
  readonly start: number;
  /** `def`, `class`: names inside are not the module's. */
  readonly isClosed: boolean;
  readonly isBlock: boolean;
}

const topLine =
  /^(?:(async[ \t]+def|def|class)\b|(if|elif|else|try|except|finally|with|for|while|match|async)\b|[A-Za-z_@("'[])/gm;

/** Lines that begin at the margin. Those inside of strings are taken for statements too. */
function topStatements(text: string): readonly TopStatement[] {
  return [...text.matchAll(topLine)].map(({ 1: closed, 2: block, index }) => ({
    start: index,
    isClosed: closed !== undefined,
    isBlock: block !== undefined,
  }));
}

/** Whether what stands at an offset belongs to the module's own names. Offsets must be asked in rising order. */
function topTest(tops: readonly TopStatement[]): (offset: number) => boolean {
  let at = 0;
  return (offset) => {
    // The pattern of an import may begin at the line's end before it.
    while ((tops[at + 1]?.start ?? Infinity) <= offset + 1) at += 1;
    return tops[at]?.isClosed !== true;
  };
}

const declared = new RegExp(
  [
    '^[ \\t]*(?:(?:async[ \\t]+)?def|class)[ \\t]+(\\w+)',
    '^[ \\t]*([A-Za-z_]\\w*(?:[ \\t]*,[ \\t]*[A-Za-z_]\\w*)*)[ \\t]*(?::[^=\\n]*)?=(?!=)',
    '^[ \\t]*(?:async[ \\t]+)?(?:for[ \\t]+|with\\b[^\\n]*\\bas[ \\t]+)([A-Za-z_]\\w*)',
    '\\b([A-Za-z_]\\w*)[ \\t]*:=',
  ].join('|'),
  'gm',
);

function exportedNames(text: string, tops: readonly TopStatement[]): ReadonlySet<string> {
  const names = new Set<string>();
  tops.forEach(({ start, isClosed, isBlock }, at) => {
    const end = isBlock ? (tops[at + 1]?.start ?? text.length) : lineEnd(text, start);
    const own = text.slice(start, end);
    for (const [, defined, assigned, bound, inside] of own.matchAll(declared)) {
      for (const name of (defined ?? assigned ?? bound ?? inside ?? '').split(','))
        names.add(name.trim());
      if (isClosed) break;
    }
  });
  // PEP 562: the module answers for names that nobody declares.
  if (names.has('__getattr__')) names.add('*');
  return names;
}

function lineEnd(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end;
}
