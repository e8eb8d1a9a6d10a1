/** Adds a requirement to a Python project's file and leaves the rest of it as it is. */
import { parse } from 'smol-toml';
import { readPipfile, readPyproject } from './manifests';
import { distributionName, parseRequirement, readRequirementsFile } from './requirements';
import type { Requirement } from './requirements';

/** Replaces `start` to `end` of the file's text. */
export interface DependencyEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** Files that can be added to, those that an installer reads first. */
export const editableNames = [
  ...['pyproject.toml', 'Pipfile', 'requirements.in', 'requirements.txt'],
] as const;

type Adder = (text: string, name: string, range: string) => DependencyEdit | null;

/** `range` as PEP 440 writes it; null where the file has no place for requirements, or is made by a tool. */
export function pythonDependencyEdit(
  file: string,
  text: string,
  name: string,
  range: string,
): DependencyEdit | null {
  const [add, read] =
    file === 'pyproject.toml'
      ? ([inPyproject, readPyproject] as const)
      : file === 'Pipfile'
        ? ([inPipfile, readPipfile] as const)
        : ([inRequirements, (one: string) => readRequirementsFile(one).requirements] as const);
  const edit = add(text, name, range);
  return edit && adds(text, edit, name, read) ? edit : null;
}

/** The file read again says the same as before, and the new requirement. */
function adds(
  text: string,
  { start, end, newText }: DependencyEdit,
  name: string,
  read: (text: string) => readonly Requirement[] | null,
): boolean {
  const names = (one: string): readonly string[] =>
    (read(one) ?? []).map(({ distribution }) => distribution).sort();
  const after = names(text.slice(0, start) + newText + text.slice(end));
  return JSON.stringify([...names(text), name].sort()) === JSON.stringify(after);
}

const newlineOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

// --------------------------------------------------------------------------------------- pyproject.toml, Pipfile

/** The list of `[project]`, else Poetry's table. A project whose dependencies come from elsewhere has neither. */
const inPyproject: Adder = (text, name, range) =>
  inArray(text, name, range) ?? inTable(text, 'tool.poetry.dependencies', name, range);

const inPipfile: Adder = (text, name, range) => inTable(text, 'packages', name, range);

/** `dependencies = [ … ]`. */
function inArray(text: string, name: string, range: string): DependencyEdit | null {
  const section = sectionOf(text, 'project');
  if (!section || !isToml(text)) return null;
  const found = /^dependencies[ \t]*=[ \t]*\[/m.exec(text.slice(section.start, section.end));
  if (!found) return null;
  const open = section.start + found.index + found[0].length;
  const items = itemsOf(text, open);
  return items && listed(text, open, items, name, name + range);
}

interface Listed {
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

/** Strings up to the closing bracket; null where something else is listed. */
function itemsOf(text: string, open: number): readonly Listed[] | null {
  const items: Listed[] = [];
  const token = /#[^\n]*|"([^"\\\n]*)"|'([^'\n]*)'|\]|[^\s,]/g;
  token.lastIndex = open;
  for (let found = token.exec(text); found; found = token.exec(text)) {
    const [mark, double, single] = found;
    if (mark === ']') return items;
    if (mark.startsWith('#')) continue;
    const value = double ?? single;
    if (value === undefined) return null;
    items.push({ start: found.index, end: token.lastIndex, value });
  }
  return null;
}

/** In its place in the alphabet where the list has an order, else at its end; on a line of its own where others are. */
function listed(
  text: string,
  open: number,
  items: readonly Listed[],
  name: string,
  requirement: string,
): DependencyEdit {
  const last = items.at(-1);
  const quote = last ? (text[last.start] ?? '"') : '"';
  const written = quote + requirement + quote;
  if (!last) return { start: open, end: open, newText: written };
  const next = items[placeIn(items.map(nameOf), name)];
  const lineOf = (at: number): string =>
    text.slice(Math.max(open, text.lastIndexOf('\n', at - 1) + 1), at);
  const isOwnLine = text.slice(open, last.start).includes('\n') && lineOf(last.start).trim() === '';
  const gap = isOwnLine ? newlineOf(text) + lineOf(last.start) : ' ';
  if (next) return { start: next.start, end: next.start, newText: `${written},${gap}` };
  const comma = /^\s*,/.exec(text.slice(last.end))?.[0] ?? '';
  const at = last.end + comma.length;
  return comma === ''
    ? { start: at, end: at, newText: `,${gap}${written}` }
    : { start: at, end: at, newText: `${gap}${written},` };
}

const nameOf = ({ value }: { readonly value: string }): string =>
  parseRequirement(value)?.distribution ?? '';

/** Where a name belongs; behind all others where these have no order. */
function placeIn(names: readonly string[], name: string): number {
  const isSorted = names.every((one, at) => at === 0 || (names[at - 1] ?? '') <= one);
  const at = isSorted && names.length > 1 ? names.findIndex((one) => one > name) : -1;
  return at < 0 ? names.length : at;
}

/** `tenacity = ">=9.0,<10"` below the other entries of a table. */
function inTable(text: string, table: string, name: string, range: string): DependencyEdit | null {
  const section = sectionOf(text, table);
  if (!section || !isToml(text)) return null;
  const body = text.slice(section.start, section.end);
  const entries = [...body.matchAll(/^[ \t]*(?:"([^"\n]+)"|([\w.-]+))[ \t]*=[^\n]*$/gm)];
  const isPlain = entries.every(([line]) => !/[[{][^\]}]*$/.test(line));
  if (!isPlain) return null;
  // Poetry's first entry is Python itself.
  const names = entries
    .map((one) => distributionName(one[1] ?? one[2] ?? ''))
    .filter((one) => one !== 'python');
  const next = entries[placeIn(names, name) + (entries.length - names.length)];
  const newline = newlineOf(text);
  const written = `${name} = "${range}"`;
  if (next && names.length > 0) {
    const at = section.start + next.index;
    return { start: at, end: at, newText: written + newline };
  }
  const last = entries.at(-1);
  const at = last ? section.start + last.index + last[0].trimEnd().length : section.start;
  return { start: at, end: at, newText: newline + written };
}

/** From the end of a table's header line to the next header. */
function sectionOf(
  text: string,
  table: string,
): { readonly start: number; readonly end: number } | null {
  const header = new RegExp(`^\\[${table.replaceAll('.', '\\.')}\\][ \\t]*(?:#[^\\n]*)?$`, 'm');
  const found = header.exec(text.replaceAll('\r', ' '));
  if (!found) return null;
  const start = found.index + found[0].trimEnd().length;
  const next = /^\[/m.exec(text.slice(start));
  return { start, end: next ? start + next.index : text.length };
}

function isToml(text: string): boolean {
  try {
    parse(text);
    return true;
  } catch {
    return false;
  }
}

// ------------------------------------------------------------------------------------------------ requirements

/** Lists with hashes, and those that a tool compiled, are no place for hands. */
const isMade = (text: string): boolean =>
  /--hash=|^#.*\b(?:autogenerated|auto-generated|generated by)\b/im.test(text);

const inRequirements: Adder = (text, name, range) => {
  if (isMade(text)) return null;
  const newline = newlineOf(text);
  const lines = [...text.matchAll(/^[^\r\n]+/gm)].filter(
    ([line]) => /^[A-Za-z]/.test(line) && parseRequirement(line.replace(/\s#.*$/, '')) !== null,
  );
  const names = lines.map(([line]) => nameOf({ value: line.replace(/\s#.*$/, '') }));
  const next = lines[placeIn(names, name)];
  if (next) return { start: next.index, end: next.index, newText: `${name}${range}${newline}` };
  const isEnded = text === '' || text.endsWith('\n');
  const written = `${isEnded ? '' : newline}${name}${range}${newline}`;
  return { start: text.length, end: text.length, newText: written };
};
