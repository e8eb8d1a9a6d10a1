/** Places imports where isort and ruff would. */
import type { TextEdit } from '../../model/finding';
import type { WantedImport } from '../../model/writer';
import { standardModules } from './standardModules';
import { itemsOf } from './writerList';
import { freeName } from './writerNames';
import { childNamed } from './reader';
import type { Node } from './tree';
import {
  edit,
  isMultiLine,
  lineEnd,
  lineIndent,
  lineStart,
  type Page,
  sourceOf,
} from './writerPage';

interface Imported {
  readonly names: readonly string[];
  readonly edits: readonly TextEdit[];
}

/** `*` is the module itself: `import module`. Other names come `from` it. */
export function addImport(page: Page, wanted: WantedImport): Imported {
  const locals = wanted.names.map((one) => ({
    ...one,
    known: knownName(page, wanted.module, one.imported),
  }));
  const missing = locals
    .filter(({ known }) => known === null)
    .map(({ imported, local }) => ({ imported, local: freeName(page, local) }));
  const names = locals.map(
    ({ known, imported, local }) =>
      known ?? missing.find((one) => one.imported === imported)?.local ?? local,
  );
  if (missing.length === 0) return { names, edits: [] };
  const plain = missing.filter(({ imported, local }) => imported === local);
  const others = missing.filter((one) => one.imported !== one.local || one.imported === '*');
  const longer = plain.length > 0 ? longerImport(page, wanted.module, plain) : null;
  const lines = others.map((one) => otherText(wanted.module, one));
  if (plain.length > 0 && !longer) lines.unshift(fromText(page, wanted.module, plain));
  const edits = lines.map((line) => insertImport(page, wanted.module, line));
  return { names, edits: longer ? [longer, ...edits] : edits };
}

type Missing = readonly { readonly imported: string; readonly local: string }[];

/** The name under which the module's top level has it already. */
function knownName({ facts }: Page, module: string, imported: string): string | null {
  const inFunction = ({ start }: { readonly start: number }): boolean =>
    facts.body.some(
      (one) => one.kind === 'function-statement' && one.start <= start && start < one.end,
    );
  for (const fact of facts.imports) {
    if (fact.source !== module || fact.typeOnly || inFunction(fact)) continue;
    const name = fact.names.find((one) => one.imported === imported);
    if (name) return name.local;
  }
  return null;
}

/** The module itself, or one name under another: each on a line of its own. */
function otherText(module: string, { imported, local }: Missing[number]): string {
  if (imported !== '*') return `from ${module} import ${imported} as ${local}`;
  const isOwn = module === local || module.startsWith(`${local}.`);
  return isOwn ? `import ${module}` : `import ${module} as ${local}`;
}

function fromText({ style }: Page, module: string, names: Missing): string {
  const all = names.map(({ local }) => local).sort(byKind);
  const flat = `from ${module} import ${all.join(', ')}`;
  if (flat.length <= style.width) return flat;
  const lines = all.map((one) => `${style.newline}${style.indent}${one},`).join('');
  return `from ${module} import (${lines}${style.newline})`;
}

/** Constants, then classes, then the rest, each by the alphabet. */
function byKind(a: string, b: string): number {
  return kindOf(a) - kindOf(b) || compare(a.toLowerCase(), b.toLowerCase()) || compare(a, b);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function kindOf(name: string): number {
  if (/^[A-Z0-9_]{2,}\b/.test(name) && !/^[A-Z0-9_]*[a-z]/.test(name.split(' ')[0] ?? '')) return 0;
  return /^_*[A-Z]/.test(name) ? 1 : 2;
}

// ----------------------------------------------------------------------------------------------- longer imports

/** The names in an import from the same module at the top; null where there is none, or no room in its line. */
function longerImport(page: Page, module: string, names: Missing): TextEdit | null {
  const there = preamble(page).find((one) => one.isFrom && one.module === module);
  if (!there) return null;
  const known = namesIn(there.node).map((node) => ({ ...node, text: sourceOf(page, node) }));
  if (known.length === 0 || known.some(({ text }) => text === '*' || text.includes('#')))
    return null;
  if (!isMultiLine(page, there.node)) {
    const all = [...known.map(({ text }) => text), ...names.map(({ local }) => local)];
    const isSorted = known.every(
      ({ text }, at) => at === 0 || byKind(known[at - 1]?.text ?? '', text) <= 0,
    );
    if (isSorted) all.sort(byKind);
    const [first] = known;
    const last = known.at(-1);
    const text = all.join(', ');
    const width =
      sourceOf(page, there.node).length - ((last?.end ?? 0) - (first?.start ?? 0)) + text.length;
    if (!first || !last || width > page.style.width) return null;
    return edit(page, first.start, last.end, text);
  }
  const lines = names.map(({ local }) => local).sort(byKind);
  const after = known.findLast(({ text }) => byKind(text, lines[0] ?? '') < 0);
  const place = after ?? known[0];
  if (!place || !/^[ \t]*$/.test(page.text.slice(lineStart(page.text, place.start), place.start)))
    return null;
  const indent = lineIndent(page.text, place.start);
  const { newline } = page.style;
  if (!after) {
    const at = lineStart(page.text, place.start);
    return edit(page, at, at, lines.map((one) => `${indent}${one},${newline}`).join(''));
  }
  const hasComma = page.text[after.end] === ',';
  const text = lines.map((one) => `${newline}${indent}${one},`).join('');
  const at = hasComma ? lineEnd(page.text, after.end) : after.end;
  return edit(page, at, at, hasComma ? text : `,${text}`);
}

function namesIn(node: Node): readonly { readonly start: number; readonly end: number }[] {
  const at = node.children.findIndex(({ name }) => name === 'import');
  const list = node.children.slice(at + 1);
  const open = childNamed(node, '(');
  const inside = open ? list.slice(1, list.at(-1)?.name === ')' ? -1 : undefined) : list;
  const groups = itemsOf({
    name: 'ArgList',
    start: node.start,
    end: node.end,
    children: [bracket('('), ...inside, bracket(')')],
  });
  return groups ?? [];
}

const bracket = (name: string): Node => ({ name, start: 0, end: 0, children: [] });

// ---------------------------------------------------------------------------------------------------- sections

interface Placed {
  readonly node: Node;
  readonly module: string;
  readonly isFrom: boolean;
  readonly section: number;
}

const sections = { future: 0, standard: 1, packages: 2, own: 3 } as const;

function sectionOf(module: string): number {
  if (module === '__future__') return sections.future;
  if (module.startsWith('.')) return sections.own;
  const [top = ''] = module.split('.');
  return standardModules.has(top) || top.startsWith('_') ? sections.standard : sections.packages;
}

/** Imports at the top level, before anything else runs. */
export function preamble(page: Page): readonly Placed[] {
  const found: Placed[] = [];
  for (const node of page.tree.body) {
    if (node.name === 'ImportStatement') found.push(placed(page, node));
    else if (!isDocstring(node) || found.length > 0) break;
  }
  return found;
}

export const isDocstring = ({ name, children }: Node): boolean =>
  name === 'ExpressionStatement' && children.length === 1 && children[0]?.name === 'String';

function placed(page: Page, node: Node): Placed {
  const isFrom = node.children[0]?.name === 'from';
  const text = sourceOf(page, node).replace(/\s+/g, ' ');
  const module = (isFrom ? /^from ([\w.]+)/ : /^import ([\w.]+)/).exec(text)?.[1] ?? '';
  return { node, module, isFrom, section: sectionOf(module) };
}

/** In its section by the alphabet, modules before names; a section that is not there yet gets one. */
function insertImport(page: Page, module: string, line: string): TextEdit {
  const { newline } = page.style;
  const all = preamble(page);
  const section = sectionOf(module);
  const isFrom = line.startsWith('from');
  const own = firstGroup(
    page,
    all.filter((one) => one.section === section),
  );
  const isBefore = (one: Placed): boolean =>
    one.isFrom === isFrom ? compare(one.module.toLowerCase(), module.toLowerCase()) < 0 : isFrom;
  const previous = own.findLast(isBefore);
  if (previous) return after(page, previous.node, newline + line);
  const [next] = own;
  if (next) return edit(page, next.node.start, next.node.start, line + newline);
  const above = all.findLast((one) => one.section < section);
  if (above) return after(page, above.node, newline + newline + line);
  const [below] = all;
  if (below) return edit(page, below.node.start, below.node.start, line + newline + newline);
  return firstLine(page, line);
}

/** Packages of the project itself often make a group of their own, behind a blank line. */
function firstGroup(page: Page, placedIn: readonly Placed[]): readonly Placed[] {
  const end = placedIn.findIndex((one, at) => {
    const before = placedIn[at - 1];
    return (
      before !== undefined && /\n[ \t]*\r?\n/.test(page.text.slice(before.node.end, one.node.start))
    );
  });
  return end < 0 ? placedIn : placedIn.slice(0, end);
}

function after(page: Page, node: Node, text: string): TextEdit {
  const at = lineEnd(page.text, node.end);
  return edit(page, at, at, text);
}

/** Above all code, but behind a docstring and the comments with which the file begins. */
function firstLine(page: Page, line: string): TextEdit {
  const { newline } = page.style;
  const [first] = page.tree.body;
  if (first && isDocstring(first)) return after(page, first, newline + newline + line);
  const at = first ? lineStart(page.text, first.start) : page.text.length;
  const head = page.text.slice(0, at);
  const open = head === '' || head.endsWith('\n') ? '' : newline;
  return edit(page, at, at, `${open}${line}${newline}${first ? newline : ''}`);
}
