/** What a text takes from other modules and gives to them, by name, from a look at it: no parsing. */
import type { Ecosystem } from '../project/ecosystem';
import { readPythonLinks } from './pythonLinks';

/** One import or re-export. Comments and strings may add too much, never too little. */
export interface Link {
  readonly specifier: string;
  /** Exported names that are taken; `*` stands for all of them. */
  readonly names: readonly string[];
  /** A re-export: the names given on, one for each of `names`; `*` for the same ones. */
  readonly passedAs?: readonly string[];
}

export interface TextLinks {
  readonly links: readonly Link[];
  /** Names that the text exports itself; `*` where that cannot be seen. */
  readonly exports: readonly string[];
}

export const readLinks = (text: string, ecosystem: Ecosystem): TextLinks =>
  ecosystem === 'pypi' ? readPythonLinks(text) : readScriptLinks(text);

const specifierPattern = /\b(from|import|require)\s*\(?\s*['"]([^'"\n]+)['"]/g;

/** Longest list of names that is looked at. */
const maxClause = 4_000;

function readScriptLinks(text: string): TextLinks {
  const links: Link[] = [];
  for (const match of text.matchAll(specifierPattern)) {
    const [, word = '', specifier = ''] = match;
    links.push({ specifier, ...namesOf(word, text, match.index, match.index + match[0].length) });
  }
  return { links: merged(links), exports: [...exportedNames(text)] };
}

type Names = Omit<Link, 'specifier'>;

const all: Names = { names: ['*'] };

function namesOf(word: string, text: string, start: number, end: number): Names {
  if (word === 'from') return clauseNames(text, start);
  if (word === 'require') return requiredNames(text, start, end);
  return text.slice(start, end).includes('(') ? all : { names: [] };
}

// ----------------------------------------------------------------------------------------------- statements

/** The clause between `import` or `export` and the `from` that stands at `at`. */
function clauseNames(text: string, at: number): Names {
  const imported = text.lastIndexOf('import', at - 1);
  const exported = text.lastIndexOf('export', at - 1);
  const start = Math.max(imported, exported);
  if (start < 0 || at - start > maxClause) return all;
  const clause = text.slice(start + 'import'.length, at).replace(/\/\*[^]*?\*\/|\/\/[^\n]*/g, ' ');
  if (!/^[\s\w$*{},]*$/.test(clause)) return all;
  const names = clauseParts(clause);
  if (exported > imported) return passedOn(names);
  const space = names.find(({ name }) => name === '*');
  const taken = names.filter((one) => one !== space).map(({ name }) => name);
  return { names: space ? [...taken, ...membersOf(space.as, text)] : taken };
}

interface Part {
  readonly name: string;
  readonly as: string;
}

/** `default, { a as b, type C }`, `* as space`: each with the name that it has here. */
function clauseParts(clause: string): readonly Part[] {
  const [, before = '', braces = ''] = /^([^{]*)(?:\{([^}]*))?/.exec(clause) ?? [];
  const inBraces = braces.split(',').flatMap((part) => partOf(part) ?? []);
  const outside = before.split(',').flatMap((part): readonly Part[] => {
    const read = partOf(part);
    if (read === null) return [];
    return read.name === '*' ? [read] : [{ name: 'default', as: read.name }];
  });
  return [...outside, ...inBraces];
}

function partOf(text: string): Part | null {
  const words = text.trim().split(/\s+/).filter(Boolean);
  if (words[0] === 'type' && words.length > 1 && words[1] !== 'as') words.shift();
  const [name, , as] = words;
  return name === undefined ? null : { name, as: as ?? name };
}

function passedOn(parts: readonly Part[]): Names {
  const names = parts.map(({ name }) => name);
  return { names, passedAs: parts.map(({ as }) => as) };
}

// -------------------------------------------------------------------------------------------------- requires

function requiredNames(text: string, start: number, end: number): Names {
  const member = /^\s*\)\s*\.\s*([\w$]+)/.exec(text.slice(end, end + 100))?.[1];
  if (member !== undefined) return { names: [member] };
  const before = text.slice(Math.max(0, start - 400), start);
  const [, braces, space] =
    /\b(?:const|let|var)\s+(?:\{([\w$\s,:]*)\}|([\w$]+))\s*=\s*$/.exec(before) ?? [];
  if (braces !== undefined)
    return { names: braces.split(',').flatMap((part) => /[\w$]+/.exec(part)?.[0] ?? []) };
  // What is not a list of names may be the module's one export: called, or constructed.
  return space === undefined ? all : { names: ['=', 'default', ...membersOf(space, text)] };
}

/** What is read of a namespace; everything where it is handed on as a whole. In a specifier it is no use. */
function membersOf(space: string, text: string): readonly string[] {
  // Half-typed: `import * from './llm'`.
  if (!/^[\w$]+$/.test(space)) return ['*'];
  const uses = new RegExp(
    `(?<![\\w$.])${space.replaceAll('$', '\\$')}(?![\\w$'"\`/-])(?:\\s*\\??\\.\\s*([\\w$]+))?`,
    'g',
  );
  const names = new Set<string>();
  for (const { 1: member, index } of text.matchAll(uses)) {
    if (member !== undefined) names.add(member);
    else if (!/\bas\s+$|\b(?:const|let|var)\s+$/.test(text.slice(Math.max(0, index - 12), index)))
      return ['*'];
  }
  return [...names];
}

// --------------------------------------------------------------------------------------------------- exports

const exportPattern =
  /\bexport\s+((?:(?:default|declare|abstract|async|const|let|var|function|class|enum|type|interface|namespace)\b[\s*]*)+)([\w$]+)?|\bexport\s*\{([^}]*)\}(?!\s*from\b)|\bexport\s*=|\b(?:module\.)?exports\b/g;

function exportedNames(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [, words, name, braces] of text.matchAll(exportPattern)) {
    if (braces !== undefined) for (const { as } of clauseParts(`{${braces}}`)) names.add(as);
    else if (words?.includes('default') === true) names.add('default');
    else names.add(words === undefined ? '*' : (name ?? '*'));
  }
  return names;
}

// ---------------------------------------------------------------------------------------------------- merging

/** One link for each specifier and kind: texts repeat their imports, and graphs need them once. */
function merged(links: readonly Link[]): readonly Link[] {
  const imports = new Map<string, Set<string>>();
  const others: Link[] = [];
  for (const { specifier, names, passedAs } of links) {
    if (passedAs !== undefined) others.push({ specifier, names, passedAs });
    else {
      const known = imports.get(specifier) ?? new Set();
      for (const name of names) known.add(name);
      imports.set(specifier, known);
    }
  }
  return [
    ...[...imports].map(([specifier, names]) => ({ specifier, names: [...names] })),
    ...others,
  ];
}
