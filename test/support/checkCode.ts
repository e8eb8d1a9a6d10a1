/** One text through front end, engine and rules, as the editor would see it. */
import { analyze } from '../../src/engine/analyze';
import type { Analysis, AnalysisInput } from '../../src/engine/contract';
import { knowledge } from '../../src/knowledge';
import { frontEnd as python } from '../../src/python';
import { frontEnd } from '../../src/typescript';
import { defaultConfig, type Config } from '../../src/model/config';
import type { RuntimeId } from '../../src/model/knowledge';
import type { ManifestFacts, ProjectInfo } from '../../src/model/project';
import { dependencyEdits } from '../../src/project/dependencyEdit';
import { declaredRange, emptyManifest, parseManifest } from '../../src/project/manifest';
import { directoryOf, joinPosix } from '../../src/project/paths';
import { limitFileNames, limitsFor, readLimits } from '../../src/project/platformLimits';
import type { DirectoryLimits } from '../../src/project/platformLimits';
import { isTestPath } from '../../src/project/testPaths';
import type { Fix } from '../../src/model/finding';

export interface CheckOptions {
  readonly path?: string;
  readonly versions?: Readonly<Record<string, string>>;
  readonly runtime?: RuntimeId;
  readonly config?: Partial<Config>;
  /** Other files by path: modules that the code may import by relative paths, and files that describe the project. */
  readonly files?: Readonly<Record<string, string>>;
  /** Names of models count with their dates; else they are only names, so that time leaves other tests alone. */
  readonly retirements?: boolean;
  /** The text of `package.json`; without it, fixes know of no project. */
  readonly manifest?: string;
  /** The same for a project of another kind. */
  readonly facts?: ManifestFacts;
  /** Of which files findings are wanted; of `path` alone when absent. */
  readonly report?: readonly string[];
}

const dateless = { ...knowledge, retirements: [] };

export function checkCode(code: string, options: CheckOptions = {}): Analysis {
  const path = options.path ?? 'src/app.ts';
  const texts = Object.entries({ ...options.files, [path]: code });
  const modules = texts.filter(([one]) => scriptName.test(one));
  const limits = texts.flatMap(([one, text]) => limitsIn(one, text));
  const project: ProjectInfo = {
    root: '',
    version: (name) => {
      const version = options.versions?.[name];
      return version === undefined ? null : { version, source: 'installed' };
    },
    isTest: (one) => isTestPath(one),
    runtime: (one) => ({
      id: options.runtime ?? (isPython(one) ? 'python' : 'node'),
      because: 'test',
    }),
    limits: (one) => limitsFor(one, limits),
    ...(options.manifest === undefined ? {} : { manifest: manifestOf(options.manifest) }),
    ...(options.facts && { manifest: options.facts }),
  };
  return analyze({
    modules: modules.map(([one, text]) => ({
      path: one,
      text,
      facts: (isPython(one) ? python : frontEnd).parse(one, text),
    })),
    ...(options.files === undefined ? {} : linksBetween(modules)),
    report: new Set(options.report ?? [path]),
    knowledge: options.retirements === true ? knowledge : dateless,
    project: () => project,
    config: { ...defaultConfig, ...options.config },
    today: '2026-11-23',
    writers: {
      typescript: frontEnd.writer,
      javascript: frontEnd.writer,
      python: python.writer,
    },
  });
}

/** The facts of one `package.json` at the root. */
function manifestOf(text: string): ManifestFacts {
  const manifest = parseManifest(text) ?? emptyManifest;
  const node = /\d+/.exec(manifest.engines.get('node') ?? '')?.[0];
  return {
    declared: (name) => declaredRange(manifest, name),
    oldestNode: node === undefined ? null : Number(node),
    isModule: manifest.isModule,
    addition: (name, range) =>
      dependencyEdits(text, name, range)?.map((edit) => ({ path: 'package.json', ...edit })) ??
      null,
  };
}

const scriptName = /\.(?:[cm]?[jt]sx?|vue|svelte|astro|py)$/;

const isPython = (path: string): boolean => path.endsWith('.py');

function limitsIn(path: string, text: string): readonly DirectoryLimits[] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (!limitFileNames.includes(name)) return [];
  return [{ directory: directoryOf(path), files: [{ name, limits: readLimits(name, text) }] }];
}

/** Relative imports between the modules; everybody may use everybody. */
function linksBetween(
  modules: readonly (readonly [string, string])[],
): Pick<AnalysisInput, 'resolveModule' | 'importers'> {
  const paths = modules.map(([path]) => path);
  const resolveModule = (from: string, specifier: string): string | null => {
    if (isPython(from)) return pythonModule(from, specifier, paths);
    if (!specifier.startsWith('.')) return null;
    const wanted = joinPosix(directoryOf(from), specifier).replace(scriptName, '');
    return paths.find((one) => one.replace(scriptName, '') === wanted) ?? null;
  };
  return { resolveModule, importers: (path) => paths.filter((one) => one !== path) };
}

/** `.clients` beside the importing file, `app.clients` from the root. */
function pythonModule(from: string, specifier: string, paths: readonly string[]): string | null {
  const dots = /^\.*/.exec(specifier)?.[0].length ?? 0;
  const above = dots === 0 ? '' : from.split('/').slice(0, -dots).join('/');
  const below = specifier.slice(dots).replaceAll('.', '/');
  const wanted = [above, below].filter(Boolean).join('/');
  return paths.find((one) => one === `${wanted}.py` || one === `${wanted}/__init__.py`) ?? null;
}

/** Applies a fix's edits to the text they were made for. */
export function applyFix(code: string, fix: Fix): string {
  const own = fix.edits.filter(({ path }) => path !== 'package.json');
  return own.reduceRight(
    (text, edit) => text.slice(0, edit.start) + edit.newText + text.slice(edit.end),
    code,
  );
}
