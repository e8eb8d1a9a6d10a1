/** The house as data, and the proof that the tree keeps it. docs/architecture.md explains it in words. */
import { posix } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundles } from './support/bundles';
import type { Bundle } from './support/bundles';
import { filesUnder, functionSizes, importsOf, lineCount, read } from './support/sources';
import type { ImportEdge } from './support/sources';

/**
 * What each part may import beside itself. `name/` is a folder of src, `name.ts` a file directly in src, and
 * `platform/ports` one file of a folder: the rest of that folder is closed then. Packages are spelt as npm
 * spells them; `node:*` is all of Node.
 */
const house: Readonly<Record<string, readonly string[]>> = {
  'model/': [],
  'knowledge/': ['model/'],
  'languages/': ['model/', 'typescript', '@lezer/python', '@lezer/common'],
  'fixes/': ['model/'],
  'rules/': ['model/', 'fixes/'],
  'engine/': ['model/', 'rules/', 'fixes/', 'semver', 'picomatch'],
  'platform/': ['node:*'],
  'project/': [
    ...['model/', 'platform/ports', 'node:path'],
    ...['jsonc-parser', 'yaml', 'smol-toml', 'valibot', 'semver', 'picomatch', 'ignore'],
  ],
  'session/': [
    ...['model/', 'knowledge/', 'project/', 'engine/', 'platform/ports', 'platform/decodeText'],
    ...['typescript.ts', 'python.ts', 'node:path'],
  ],
  'status/': ['model/', 'platform/ports', 'valibot', 'fast-xml-parser'],
  'impact/': ['model/'],
  'report/': ['model/', 'diff', '@dagrejs/dagre'],
  'check/': ['model/', 'platform/httpFailure'],
  'protocol/': ['model/'],
  'panel/': ['model/', 'protocol/', 'report/'],
  'server/': [
    ...['model/', 'protocol/', 'session/', 'platform/'],
    ...['project/paths', 'status/uses'],
    ...['vscode-languageserver', 'vscode-languageserver-textdocument', 'vscode-uri', 'node:*'],
  ],
  'cli/': [
    ...['model/', 'session/', 'impact/', 'report/', 'knowledge/', 'platform/', 'status/', 'rules/'],
    ...['project/paths', 'commander', 'node:*'],
  ],
  'editor/': [
    ...['model/', 'protocol/', 'status/', 'platform/', 'impact/', 'report/page/style'],
    ...['vscode', 'vscode-languageclient', 'node:crypto'],
  ],

  // One short file per bundle. The last two are loaded only when they are needed.
  'extension.ts': [
    ...['editor/', 'knowledge/', 'platform/', 'status/'],
    ...['statusPoller.ts', 'healthCheck.ts', 'vscode'],
  ],
  'server.ts': ['server/', 'session/', 'knowledge/', 'platform/', 'vscode-languageserver'],
  'cli.ts': ['cli/', 'server.ts', 'session/', 'platform/', 'node:*'],
  'typescript.ts': ['languages/', 'model/frontEnd'],
  'python.ts': ['languages/', 'model/frontEnd'],
  'statusPoller.ts': ['status/'],
  'healthCheck.ts': ['model/', 'check/', '@anthropic-ai/sdk'],
};

/** Packages that one part alone may know; each of these bans is an invariant of docs/architecture.md. */
const keptIn: Readonly<Record<string, readonly string[]>> = {
  vscode: ['editor/', 'extension.ts'],
  'vscode-languageclient': ['editor/'],
  typescript: ['languages/'],
  '@lezer/python': ['languages/'],
  '@lezer/common': ['languages/'],
  '@anthropic-ai/sdk': ['healthCheck.ts'],
};

/** Bundles that start with the editor or the command, and what must not slow their start down. */
const lightBundles = ['extension.js', 'server.js', 'cli.js'];
const heavyPackages = ['typescript', '@lezer/python', '@anthropic-ai/sdk'];
const extensionLimitBytes = 600_000;

const fileLimit = 400;
const functionLimit = 80;

const sources = filesUnder('src', '.ts');
const parts = [...new Set(sources.map(partOf))].sort();

/** `engine/` for src/engine/calls/find.ts, `cli.ts` for src/cli.ts, with or without the extension. */
function partOf(path: string): string {
  const [first = '', ...rest] = path.replace(/^src\//, '').split('/');
  return rest.length > 0 ? `${first}/` : `${first.replace(/\.ts$/, '')}.ts`;
}

/** The words in the row of an import's own part that would allow it: `server/ project/` or `server/ project/paths`. */
function wordsFor({ from, to, local }: ImportEdge): readonly string[] {
  const part = partOf(from);
  if (!local) return [`${part} ${to}`, ...(to.startsWith('node:') ? [`${part} node:*`] : [])];
  return [`${part} ${partOf(to)}`, `${part} ${to.replace(/^src\//, '')}`];
}

function isAllowed(edge: ImportEdge): boolean {
  const part = partOf(edge.from);
  if (edge.local && partOf(edge.to) === part) return true;
  const allowed = (house[part] ?? []).map((name) => `${part} ${name}`);
  return wordsFor(edge).some((word) => allowed.includes(word));
}

const say = (edge: ImportEdge): string => `${edge.from} imports ${edge.to}`;

describe('the house', () => {
  it('has a row in the table for every part of src', () => {
    expect(parts.filter((part) => !(part in house))).toEqual([]);
  });

  it('lets no part import what its row does not name', () => {
    const broken = sources.flatMap(importsOf).filter((edge) => !isAllowed(edge));
    expect(broken.map(say)).toEqual([]);
  });

  it('names nothing in the table that its part does not use', () => {
    const used = new Set(sources.flatMap(importsOf).flatMap(wordsFor));
    const idle = Object.entries(house).flatMap(([part, allowed]) =>
      allowed.map((name) => `${part} ${name}`).filter((row) => !used.has(row)),
    );
    expect(idle).toEqual([]);
  });

  it('keeps the packages of one part in that part', () => {
    const rows = Object.entries(house).flatMap(([part, allowed]) =>
      allowed.filter((name) => keptIn[name]?.includes(part) === false).map((name) => [part, name]),
    );
    expect(rows).toEqual([]);
  });

  it('has no cycles between parts', () => {
    expect(cycleOf(house)).toEqual([]);
  });

  it('imports only files that are inside src', () => {
    const outside = sources
      .flatMap(importsOf)
      .filter((edge) => edge.local && !posix.normalize(edge.to).startsWith('src/'));
    expect(outside.map(say)).toEqual([]);
  });

  it('is described in docs/architecture.md, part by part', () => {
    const section = /\n## The house\n(.*?)\n## /s.exec(read('docs/architecture.md'))?.[1] ?? '';
    const described = [...section.matchAll(/^\| `([\w.]+\/?)` +\|/gm)]
      .map((match) => match[1] ?? '')
      .sort();
    expect(described).toEqual(parts);
  });
});

describe('sizes', () => {
  const measured = sources.filter((path) => !path.startsWith('src/knowledge/'));

  it(`keeps files to ${fileLimit} lines`, () => {
    const long = measured
      .map((path) => ({ path, lines: lineCount(read(path)) }))
      .filter(({ lines }) => lines > fileLimit);
    expect(long).toEqual([]);
  });

  it(`keeps functions to ${functionLimit} lines`, () => {
    const long = measured.flatMap(functionSizes).filter(({ lines }) => lines > functionLimit);
    expect(long).toEqual([]);
  });
});

describe('bundles', () => {
  let built: readonly Bundle[] = [];
  beforeAll(() => {
    built = bundles();
  });

  it.each(lightBundles)('%s starts without a parser and without the AI SDK', (name) => {
    const bundle = built.find((candidate) => candidate.name === name);
    expect(bundle, `esbuild.mjs writes dist/${name} and its metafile`).toBeDefined();
    expect(bundle?.packages.filter((each) => heavyPackages.includes(each))).toEqual([]);
  });

  it(`extension.js is no larger than ${extensionLimitBytes} bytes`, () => {
    const extension = built.find(({ name }) => name === 'extension.js');
    expect(extension?.bytes).toBeLessThanOrEqual(extensionLimitBytes);
  });
});

/** One cycle of a graph of names, or nothing. Names without a row are packages. */
function cycleOf(graph: Readonly<Record<string, readonly string[]>>): readonly string[] {
  const done = new Set<string>();
  const walk = (name: string, path: readonly string[]): readonly string[] => {
    if (path.includes(name)) return [...path.slice(path.indexOf(name)), name];
    if (done.has(name)) return [];
    for (const next of graph[name] ?? []) {
      const cycle = walk(/^\w+\//.test(next) ? partOf(next) : next, [...path, name]);
      if (cycle.length > 0) return cycle;
    }
    done.add(name);
    return [];
  };
  for (const name of Object.keys(graph)) {
    const cycle = walk(name, []);
    if (cycle.length > 0) return cycle;
  }
  return [];
}
