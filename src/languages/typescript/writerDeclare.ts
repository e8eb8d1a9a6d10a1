/** Declares constants behind the imports and helpers at the end of the module. */
import type { Expression, Span, Statement } from '../../model/facts';
import type { TextEdit } from '../../model/finding';
import type { Declared, HelperId, ModuleCode, NamedConstant } from '../../model/writer';
import { displayWidth, numberText } from './style';
import { bareCode, inStyle, withName } from './writerCode';
import { helperNames, helperSource, sameCode } from './writerHelpers';
import {
  constantNumber,
  declaredValues,
  freeName,
  isRequire,
  nextName,
  usesName,
  walkFacts,
} from './writerNames';
import { lex, skipComments } from './writerScan';
import { edit, lineEnd, lineIndent, type Page, sourceOf } from './writerText';

export function declareConstant(page: Page, constant: NamedConstant): Declared {
  const name = freeName(page.text, constant.name);
  const known = knownNames(page.text, constant.name, name).find((one) =>
    canReuse(page, { ...constant, name: one }),
  );
  if (known !== undefined) return { name: known, edits: [] };
  const { style } = page;
  const indent = moduleIndent(page);
  const keyword = style.es5 ? 'var' : 'const';
  const end = style.semicolons ? ';' : '';
  const declaration = `${keyword} ${name} = ${numberText(constant.value, style)}${end}`;
  const lines = [
    ...commentLines(constant.comment, style.width - displayWidth(indent)),
    declaration,
  ];
  return {
    name,
    edits: [insertConstant(page, lines.map((line) => indent + line).join(style.newline))],
  };
}

/** Fixes of many calls declare the same code: one look at the whole text serves all of them. */
const declared = new WeakMap<Page, Map<string, Declared | null>>();

/** Declares what a fix holds ready; the same code is used again. Null where the text knows only `var`. */
export function declareCode(page: Page, wanted: ModuleCode): Declared | null {
  const known = declared.get(page) ?? new Map<string, Declared | null>();
  declared.set(page, known);
  const key = JSON.stringify(wanted);
  const before = known.get(key);
  if (before !== undefined) return before;
  const now = newCode(page, wanted);
  known.set(key, now);
  return now;
}

function newCode(page: Page, wanted: ModuleCode): Declared | null {
  if (page.style.es5) return null;
  const source = (name: string): string => inStyle(withName(wanted.code, 'name', name), page.style);
  const name = freeName(page.text, wanted.name);
  for (const known of knownNames(page.text, wanted.name, name)) {
    const isThere = bareCode(page.text).includes(bareCode(source(known)));
    if (isThere) return { name: known, edits: [] };
  }
  const { newline, width } = page.style;
  const indent = moduleIndent(page);
  const comment =
    wanted.comment === '' ? [] : commentLines(wanted.comment, width - displayWidth(indent));
  const lines = [...comment, ...source(name).split(newline)];
  if (wanted.place === 'end') return { name, edits: [appendToModule(page, lines.join(newline))] };
  const code = lines.map((line) => (line === '' ? line : indent + line)).join(newline);
  return { name, edits: [insertConstant(page, code)] };
}

/** The names before the first free one. */
function knownNames(text: string, wanted: string, free: string): readonly string[] {
  const names: string[] = [];
  for (let name = wanted; name !== free && usesName(text, name);) {
    names.push(name);
    name = nextName(wanted, names.length + 1);
  }
  return names;
}

/** A constant of the module with this name and value serves, unless something could run before it or hides it. */
function canReuse(page: Page, { name, value }: NamedConstant): boolean {
  if (!usesName(page.text, name)) return false;
  const bound = declaredValues(page.facts, name);
  if (bound.length !== 1 || constantNumber(bound[0] ?? null) !== value) return false;
  const place = page.facts.body.findIndex(
    (each) =>
      each.kind === 'declare' &&
      each.target.kind === 'name' &&
      each.target.name === name &&
      each.binding === 'const',
  );
  return place >= 0 && !page.facts.body.slice(0, place).some(runsCode);
}

/** Whether a statement of the module calls anything when the module loads, other than `require`. */
function runsCode(statement: Statement): boolean {
  let runs = false;
  walkFacts(statement, (fact) => {
    const isCall = fact.kind === 'new' || fact.kind === 'call' || fact.kind === 'await';
    runs ||= isCall && !isRequire(fact as Expression);
    return !('params' in fact);
  });
  return runs;
}

/** Comments cannot be closed from inside. */
export function commentLines(comment: string, width: number): readonly string[] {
  const text = comment.replace(/\*\//g, '* /').replace(/\s+/g, ' ').trim();
  const single = `/** ${text} */`;
  if (displayWidth(single) <= width) return [single];
  const lines: string[] = [' *'];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`;
    if (displayWidth(longer) <= width || lines.at(-1) === ' *') lines.splice(-1, 1, longer);
    else lines.push(` * ${word}`);
  }
  return ['/**', ...lines, ' */'];
}

/** Script blocks of component files may stand further in. */
function moduleIndent(page: Page): string {
  const first = [...page.facts.imports, ...page.facts.body].sort((a, b) => a.start - b.start)[0];
  return first && page.module.start > 0 ? lineIndent(page.text, first.start) : '';
}

/** As a paragraph of its own behind imports and header, else at the top. */
export function insertConstant(page: Page, code: string): TextEdit {
  const { text, module } = page;
  const { newline } = page.style;
  const anchor = preambleEnd(page) ?? headerEnd(page);
  if (anchor === null && module.start === 0) {
    const top = text.startsWith('\ufeff') ? 1 : 0;
    return edit(page, top, top, code + newline.repeat(text.trim() === '' ? 1 : 2));
  }
  const at = anchor ?? module.start;
  const follows = text.slice(at, module.end);
  const before = newline.repeat(anchor === null ? 1 : 2);
  // A comment goes on with nothing; what stands behind it may.
  const next = follows.replace(/^(?:\s+|\/\/.*|\/\*[^]*?\*\/)+/, '');
  const guard = /^[([`+\-/]/.test(next) && !page.style.semicolons ? ';' : '';
  return edit(page, at, at, before + code + guard + newline.repeat(linesBehind(follows)));
}

/** Line ends that a paragraph needs before this text. */
function linesBehind(follows: string): number {
  if (follows.trim() === '') return follows === '' ? 1 : 0;
  if (/^[ \t]*\r?\n[ \t]*\r?\n/.test(follows)) return 0;
  return /^[ \t]*\r?\n/.test(follows) ? 1 : 2;
}

/** End of the imports with which the module begins, behind their semicolon and comment; null where it begins otherwise. */
function preambleEnd(page: Page): number | null {
  const { facts } = page;
  const statements = [...facts.imports, ...facts.body].sort((a, b) => a.start - b.start);
  let end: number | null = null;
  for (const statement of statements) {
    if ('kind' in statement && !isPreamble(page, statement)) break;
    if ('kind' in statement && isPragma(statement)) continue;
    end = statementEnd(page, statement);
  }
  return end;
}

export function isPreamble(page: Page, statement: Statement): boolean {
  if (isPragma(statement)) return true;
  if (statement.kind !== 'declare' && statement.kind !== 'expression') return false;
  if (!statement.value || !isRequire(statement.value)) return false;
  return page.text[skipComments(page.text, statement.end, page.module.end)] !== ',';
}

function isPragma(statement: Statement): boolean {
  return statement.kind === 'expression' && statement.value.kind === 'literal';
}

/** Behind the semicolon and the comments that follow in the same line; one on the next line guards what it is before. */
export function statementEnd(page: Page, statement: Span): number {
  const guard = /\r?\n\s*;$/.exec(sourceOf(page, statement))?.[0].length ?? 0;
  let end = statement.end - guard;
  for (const token of lex(page.text, end, lineEnd(page.text, end))) {
    if (token.kind !== 'comment' && sourceOf(page, token) !== ';') break;
    end = token.end;
  }
  return end;
}

const speaksForFile =
  /licen[cs]e|copyright|@file|@module|@ts-|@jsx|@jest|@vitest|@flow|eslint|global |prettier/i;

/** End of shebang, directives and comments that speak for the whole file; null where there are none. */
function headerEnd(page: Page): number | null {
  const { text, module } = page;
  const start =
    module.start + (/^\ufeff?#!.*/.exec(text.slice(module.start, module.end))?.[0].length ?? 0);
  const tokens = lex(text, start, module.end);
  let end = start > module.start ? start : null;
  for (const [index, token] of tokens.entries()) {
    const source = sourceOf(page, token);
    if (token.kind === 'comment') {
      const next = tokens[index + 1];
      const apart = !next || /\n\s*\n/.test(text.slice(token.end, next.start));
      if (apart || speaksForFile.test(source)) end = token.end;
    } else if (token.kind === 'string' && page.facts.pragmas.includes(source.slice(1, -1))) {
      end = statementEnd(page, token);
    } else if (source !== ';') {
      return end;
    }
  }
  return end;
}

/** Adds a helper at the end of the module; one with the same code is used again. */
export function declareHelper(page: Page, id: HelperId): Declared {
  const wanted = helperNames[id];
  const typescript = page.facts.language === 'typescript';
  const source = (name: string): ReturnType<typeof helperSource> =>
    helperSource(id, name, typescript, page.style);
  for (const statement of page.facts.body) {
    const name = statement.kind === 'function-statement' ? statement.fn.name : null;
    if (!name?.startsWith(wanted)) continue;
    if (sameCode(sourceOf(page, statement), source(name).code)) return { name, edits: [] };
  }
  const name = freeName(page.text, wanted);
  const { comment, code } = source(name);
  return { name, edits: [appendToModule(page, `${comment}${page.style.newline}${code}`)] };
}

function appendToModule(page: Page, code: string): TextEdit {
  const { text, module } = page;
  const { newline } = page.style;
  const indent = moduleIndent(page);
  const lines = code.split(newline).map((line) => (line === '' ? line : indent + line));
  const end = module.start + text.slice(module.start, module.end).trimEnd().length;
  const before = end > module.start ? 2 : Math.min(module.start, 1);
  const after = text.slice(end, module.end).includes('\n') ? 0 : 1;
  return edit(page, end, end, newline.repeat(before) + lines.join(newline) + newline.repeat(after));
}
