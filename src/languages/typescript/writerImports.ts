/** Makes names of other modules known, by `import` or by `require`, as the file does it. */
import type { Expression, ImportFact, Statement } from '../../model/facts';
import type { TextEdit } from '../../model/finding';
import type { WantedImport } from '../../model/writer';
import { displayWidth } from './style';
import { quoted } from './writerCode';
import { insertConstant, isPreamble, statementEnd } from './writerDeclare';
import { freeName, isRequire } from './writerNames';
import { edit, lineIndent, lineStart, type Page, sourceOf } from './writerText';

interface Imported {
  readonly names: readonly string[];
  readonly edits: readonly TextEdit[];
}

/** Null where nothing says how this file imports. */
export function addImport(page: Page, wanted: WantedImport): Imported | null {
  const known = wanted.names.map(({ imported }) => localName(page, wanted.module, imported));
  const missing = wanted.names.flatMap((one, index) =>
    known[index] === null ? [{ ...one, local: freeName(page.text, one.local) }] : [],
  );
  const names = wanted.names.map(
    ({ imported }, index) =>
      known[index] ?? missing.find((one) => one.imported === imported)?.local ?? imported,
  );
  if (missing.length === 0) return { names, edits: [] };
  const system = moduleSystem(page);
  if (system === null) return null;
  const text = system === 'import' ? importText(page, wanted.module, missing) : null;
  const longer =
    text === null
      ? longerRequire(page, wanted.module, missing)
      : longerImport(page, wanted.module, missing);
  if (longer) return { names, edits: [longer] };
  return { names, edits: [insertImport(page, text ?? requireText(page, wanted.module, missing))] };
}

type Missing = readonly { readonly imported: string; readonly local: string }[];

/** How this file gets at other modules; null where it does not say, and a script may be no module at all. */
function moduleSystem({ facts, text }: Page): 'import' | 'require' | null {
  const isModule =
    facts.imports.length > 0 ||
    facts.exports.some(({ start }) => /^export\b/.test(text.slice(start, start + 7))) ||
    /\.m[jt]s$/.test(facts.path);
  if (isModule) return 'import';
  if (facts.body.some((one) => requiredModule(one) !== null) || facts.exports.length > 0)
    return 'require';
  return facts.language === 'typescript' ? 'import' : null;
}

/** The name under which the file has a module's export already. */
function localName({ facts }: Page, module: string, imported: string): string | null {
  const names = facts.imports
    .filter(({ source, typeOnly }) => source === module && !typeOnly)
    .flatMap((one) => one.names);
  const name = names.find((one) => one.imported === imported && !one.typeOnly);
  return name?.local ?? requiredName(facts.body, module, imported);
}

/** `const x = require('module')`, `const { x } = require('module')`. */
function requiredName(body: readonly Statement[], module: string, imported: string): string | null {
  for (const statement of body) {
    if (statement.kind !== 'declare' || requiredModule(statement) !== module) continue;
    const { target } = statement;
    if (target.kind === 'name' && (imported === 'default' || imported === '*')) return target.name;
    if (target.kind !== 'object-pattern') continue;
    const entry = target.entries.find(({ key }) => key === imported);
    if (entry?.target.kind === 'name') return entry.target.name;
  }
  return null;
}

function requiredModule(statement: Statement): string | null {
  if (statement.kind !== 'declare' || !statement.value || !isRequire(statement.value)) return null;
  return moduleOf(statement.value);
}

const moduleOf = (value: Expression): string | null =>
  value.kind === 'import' && !value.dynamic ? value.source : null;

function importText(page: Page, module: string, names: Missing): string {
  const { quote } = page.style;
  const whole = names.find(({ imported }) => imported === '*');
  const main = names.find(({ imported }) => imported === 'default');
  const named = names.filter(({ imported }) => imported !== '*' && imported !== 'default');
  const end = ` from ${quoted(module, quote)}${page.style.semicolons ? ';' : ''}`;
  const start = main ? `import ${main.local}, ` : 'import ';
  const parts = [
    ...(main ? [main.local] : []),
    ...(whole ? [`* as ${whole.local}`] : []),
    ...(named.length > 0 ? [namedText(page, named, ' as ', start + end)] : []),
  ];
  return `import ${parts.join(', ')}${end}`;
}

function requireText(page: Page, module: string, names: Missing): string {
  const call = `require(${quoted(module, page.style.quote)})${page.style.semicolons ? ';' : ''}`;
  const whole = names.find(({ imported }) => imported === '*' || imported === 'default');
  const named = names.filter((one) => one !== whole);
  const lines = [
    ...(whole ? [`const ${whole.local} = ${call}`] : []),
    ...(named.length > 0
      ? [`const ${namedText(page, named, ': ', `const  = ${call}`)} = ${call}`]
      : []),
  ];
  return lines.join(page.style.newline);
}

/** On one line where it fits beside what stands around it, else one a line. */
function namedText({ style }: Page, names: Missing, as: string, around: string): string {
  const all = names.map(({ imported, local }) =>
    imported === local ? local : `${imported}${as}${local}`,
  );
  const flat = `{ ${all.join(', ')} }`;
  if (displayWidth(flat + around) <= style.width) return flat;
  const { newline, indent, trailingCommas } = style;
  return `{${newline}${all.map((one) => indent + one).join(`,${newline}`)}${trailingCommas ? ',' : ''}${newline}}`;
}

/** The names in an import of the same module that has some; null where a line of its own is better. */
function longerImport(page: Page, module: string, names: Missing): TextEdit | null {
  if (names.some(({ imported }) => imported === '*' || imported === 'default')) return null;
  const there = page.facts.imports.find((one) => one.source === module && !one.typeOnly);
  const last = there?.names.findLast(({ imported }) => imported !== 'default' && imported !== '*');
  if (!there || !last) return null;
  const { newline, indent, trailingCommas, width } = page.style;
  const texts = names.map(({ imported, local }) =>
    imported === local ? local : `${imported} as ${local}`,
  );
  const source = sourceOf(page, there);
  if (source.includes('\n')) {
    const line = newline + lineIndent(page.text, last.start);
    return edit(page, last.end, last.end, texts.map((text) => `,${line}${text}`).join(''));
  }
  const flat = texts.map((text) => `, ${text}`).join('');
  if (displayWidth(source + flat) + 1 <= width) return edit(page, last.end, last.end, flat);
  const [braces = '', inner = ''] = /\{([^{}/]*)\}/.exec(source) ?? [];
  if (braces === '') return null;
  const all = [...inner.split(','), ...texts].map((text) => text.trim()).filter(Boolean);
  const lines = all.map((text) => newline + indent + text).join(',');
  const start = there.start + source.indexOf(braces);
  const text = `{${lines}${trailingCommas ? ',' : ''}${newline}}`;
  return edit(page, start, start + braces.length, text);
}

/** The same for `const { a } = require('module')`. */
function longerRequire(page: Page, module: string, names: Missing): TextEdit | null {
  if (names.some(({ imported }) => imported === '*' || imported === 'default')) return null;
  const there = page.facts.body.find((one) => requiredModule(one) === module);
  if (there?.kind !== 'declare' || there.target.kind !== 'object-pattern') return null;
  const last = there.target.entries.at(-1);
  if (!last || last.fallback || there.target.rest || sourceOf(page, there).includes('\n'))
    return null;
  const text = names
    .map(({ imported, local }) => `, ${imported === local ? local : `${imported}: ${local}`}`)
    .join('');
  const width = displayWidth(sourceOf(page, there)) + displayWidth(text);
  const { end } = last.target;
  return width <= page.style.width ? edit(page, end, end, text) : null;
}

/** Behind the last import of a package, in front of those of own files. */
function insertImport(page: Page, code: string): TextEdit {
  const { newline } = page.style;
  const preamble = preambleOf(page);
  const packages = preamble.filter((one) => !isOwn(one.source));
  const last = packages.at(-1);
  if (last) {
    const at = statementEnd(page, last);
    return edit(page, at, at, newline + indentedLike(page, last, code));
  }
  const [first] = preamble;
  if (!first) return insertConstant(page, code);
  const at = lineStart(page.text, first.start);
  const start = Math.max(at, page.module.start);
  return edit(
    page,
    start,
    start,
    lineIndent(page.text, at) + indentedLike(page, first, code) + newline,
  );
}

function indentedLike(page: Page, { start }: { readonly start: number }, code: string): string {
  const { newline } = page.style;
  return code.split(newline).join(newline + lineIndent(page.text, start));
}

type Import = Pick<ImportFact, 'source' | 'start' | 'end'>;

/** Imports with which the module begins. */
function preambleOf(page: Page): readonly Import[] {
  const { facts } = page;
  const required = facts.body.flatMap((one): readonly Import[] => {
    const source = requiredModule(one);
    return source === null ? [] : [{ source, start: one.start, end: one.end }];
  });
  const other = facts.body.find((one) => !isPreamble(page, one));
  return [...facts.imports, ...required]
    .filter(({ start }) => other === undefined || start < other.start)
    .sort((a, b) => a.start - b.start);
}

const isOwn = (source: string): boolean => /^(?:\.|~|@\/|#|\$lib)/.test(source);
