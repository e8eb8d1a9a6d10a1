/** A parsed module in short: which of its statements mention which names. Plain data, made from facts and text. */
import type { AnalyzedModule } from '../engine/contract';
import type { Ecosystem } from '../project/ecosystem';
import type { Signs } from './candidates';
import { readLinks } from './links';
import { submodule } from './pythonLinks';

export interface Outline {
  readonly imports: readonly OutlineImport[];
  readonly statements: readonly OutlineStatement[];
  /** Names that the module exports from its own statements, and the local names that each stands for. */
  readonly exports: readonly OutlineExport[];
}

export interface OutlineExport {
  readonly exported: string;
  readonly mentions: readonly string[];
  /** A declared type, whose objects may be made beside it. */
  readonly isType: boolean;
}

export interface OutlineImport {
  readonly source: string;
  readonly imported: string;
  readonly local: string;
  /** A client of an SDK, or what makes one. */
  readonly isSource: boolean;
}

/** One statement at the top of a module. */
export interface OutlineStatement {
  readonly declares: readonly string[];
  /** Names of the module's top level in it; `space.name` for a member of a namespace. */
  readonly mentions: readonly string[];
  /** Modules that it loads itself. */
  readonly loads: readonly string[];
  /** It loads an SDK, or holds the address of an API. */
  readonly isSource: boolean;
  /** Interfaces that a class here implements: who knows its objects may know them by these names alone. */
  readonly implemented: readonly string[];
}

export function outlineOf(
  { facts, text }: AnalyzedModule,
  ecosystem: Ecosystem,
  { isSource, isClient }: Signs,
): Outline {
  const plain = facts.imports.flatMap(({ source, names }) =>
    names.map(({ imported, local }) => ({
      ...{ source, imported, local },
      isSource: isClient(source, imported),
    })),
  );
  const imports = ecosystem === 'pypi' ? [...plain, ...modulesIn(facts)] : plain;
  const spaces = new Set(imports.flatMap((one) => (one.imported === '*' ? [one.local] : [])));
  const spans = [...facts.body, ...facts.exports.filter((one) => one.source === null)];
  const declared = facts.body.map((statement) => declaredIn(statement, text));
  const given = imports.some(({ local }) => local === '*') ? wordsIn(text) : [];
  const known = new Set([...imports.map((one) => one.local), ...declared.flat(), ...given]);
  const mentionsAt = (start: number, end: number): readonly string[] =>
    mentionedIn(text.slice(start, end), known, spaces);
  const mayLoad = ecosystem === 'pypi' ? /\bimport/ : /\b(?:import|require|from)\b/;
  // What no part of the text is, none of its statements is.
  const mayBeSource = isSource(text);
  return {
    imports,
    statements: spans.map(({ start, end }, at) => {
      const own = text.slice(start, end);
      return {
        declares: declared[at] ?? [],
        mentions: mentionsAt(start, end),
        loads: mayLoad.test(own)
          ? readLinks(own, ecosystem).links.map(({ specifier }) => specifier)
          : [],
        isSource: mayBeSource && isSource(own),
        implemented: ecosystem === 'pypi' ? basesIn(own) : implementedIn(own),
      };
    }),
    exports: facts.exports
      .filter((one) => one.source === null)
      .map(({ exported, local, value, start, end, typeOnly }) => ({
        exported,
        isType: typeOnly,
        mentions: local !== null ? [local] : mentionsAt(value?.start ?? start, value?.end ?? end),
      })),
  };
}

/**
 * What may be modules of a package: `from app import llm` where `app/llm.py` is one, and `import app.llm`, which is known
 * by the name `app`. Those that are none lead nowhere.
 */
const modulesIn = ({ imports, exports }: AnalyzedModule['facts']): readonly OutlineImport[] => [
  // `from app.llm import *`: any name here may be one of its own.
  ...exports.flatMap(({ exported, source }) =>
    exported === '*' && source !== null
      ? [{ source, imported: '*', local: '*', isSource: false }]
      : [],
  ),
  ...imports.flatMap(({ source, names }): readonly OutlineImport[] => {
    const whole = { imported: '*', isSource: false };
    if (names.length === 0) return [{ source, local: source.split('.')[0] ?? source, ...whole }];
    return names.flatMap(({ imported, local }) =>
      imported === '*' ? [] : [{ source: submodule(source, imported), local, ...whole }],
    );
  }),
];

/** `class GeminiProvider extends Base implements Provider, Closable<string> {`. */
const implementedIn = (text: string): readonly string[] =>
  [...text.matchAll(/\bclass\s[^{]*?\bimplements\s+([\w$.,<>\s[\]|]+)\{/g)].flatMap(
    ([, list = '']) =>
      list
        .replaceAll(/<[^>]*>+/g, '')
        .split(',')
        .map((one) => one.trim())
        .filter(Boolean),
  );

/** `class GeminiProvider(Provider, abc.Closable[str]):`: in Python a base class is what an interface is elsewhere. */
const basesIn = (text: string): readonly string[] =>
  [...text.matchAll(/^[ \t]*class[ \t]+\w+[ \t]*\(([^)]*)\)/gm)].flatMap(([, list = '']) =>
    list.split(',').flatMap((one) => /^\s*([A-Za-z_]\w*)(?![\w\s]*=)/.exec(one)?.[1] ?? []),
  );

type Statement = AnalyzedModule['facts']['body'][number];

function declaredIn(statement: Statement, text: string): readonly string[] {
  switch (statement.kind) {
    case 'declare':
      return wordsIn(text.slice(statement.target.start, statement.target.end));
    case 'function-statement':
      return statement.fn.name === null ? [] : [statement.fn.name];
    case 'class-statement':
      return statement.cls.name === null ? [] : [statement.cls.name];
    default:
      return assignedRoot(text.slice(statement.start, statement.end));
  }
}

/** `handlers.ask = …` gives `handlers` what stands to the right, and `router.post('/ask', …)` what stands inside. */
function assignedRoot(text: string): readonly string[] {
  const root = (/^\s*([A-Za-z_$][\w$]*)\s*[.[][^=;(]*=(?![=>])/.exec(text) ??
    /^\s*([A-Za-z_$][\w$]*)\s*\.\s*[a-z]+\(\s*['"`]\//.exec(text))?.[1];
  return root === undefined ? [] : [root];
}

const wordsIn = (text: string): readonly string[] => text.match(/[A-Za-z_$][\w$]*/g) ?? [];

/** Also words of comments and texts: too much is no harm. */
function mentionedIn(
  text: string,
  known: ReadonlySet<string>,
  spaces: ReadonlySet<string>,
): readonly string[] {
  const found = new Set(wordsIn(text).filter((word) => known.has(word)));
  for (const space of spaces)
    if (found.has(space)) for (const member of membersIn(text, space)) found.add(member);
  return [...found];
}

/** `space.name` for each member of a namespace that the text reads. */
const membersIn = (text: string, space: string): readonly string[] =>
  [
    ...text.matchAll(
      new RegExp(
        `(?<![\\w$])${space.replaceAll('$', '\\$')}\\s*\\??\\.\\s*([A-Za-z_$][\\w$]*)`,
        'g',
      ),
    ),
  ].map(([, member = '']) => `${space}.${member}`);

/** Statements that mention one of `names`, by themselves or through what other statements declare. */
export function statementsAbout(
  { statements }: Outline,
  names: ReadonlySet<string>,
  isStart: (statement: OutlineStatement) => boolean,
): ReadonlySet<OutlineStatement> {
  const about = new Set<OutlineStatement>();
  const hot = new Set(names);
  for (let grows = true; grows;) {
    grows = false;
    for (const statement of statements) {
      if (about.has(statement)) continue;
      if (!isStart(statement) && !statement.mentions.some((name) => hot.has(name))) continue;
      about.add(statement);
      for (const name of statement.declares) hot.add(name);
      grows = true;
    }
  }
  return about;
}

/** `start`, and the statements that declare what those mention. */
export function withNeeds(
  { statements }: Outline,
  start: Iterable<OutlineStatement>,
): ReadonlySet<OutlineStatement> {
  const needed = new Set(start);
  const declaring = new Map<string, OutlineStatement[]>();
  for (const statement of statements)
    for (const name of statement.declares)
      declaring.set(name, [...(declaring.get(name) ?? []), statement]);
  // A set visits what is added to it while it is walked.
  for (const statement of needed)
    for (const name of statement.mentions)
      for (const other of declaring.get(name) ?? []) needed.add(other);
  return needed;
}
