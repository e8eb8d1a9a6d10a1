/** Where imports lead in frameworks that write this into a config of their own, for checkouts where none is written yet. */
import { basename, dirname, join, resolve } from 'node:path';
import type { FileSystem } from '../platform/ports';
import { parseManifest } from './manifest';
import type { PathPattern } from './tsconfig';

interface Framework {
  /** The directory into which it writes its configs. */
  readonly writesTo: string;
  readonly dependency: string;
  readonly patterns: (root: string, files: FileSystem) => Patterns | Promise<Patterns>;
}

type Patterns = readonly PathPattern[];

const frameworks: readonly Framework[] = [
  { writesTo: '.svelte-kit', dependency: '@sveltejs/kit', patterns: sveltePatterns },
  { writesTo: '.nuxt', dependency: 'nuxt', patterns: nuxtPatterns },
];

/**
 * What the missing config at `path` (absolute) would say: the framework's own defaults. Empty where no framework that
 * the package names writes such a config. Never rejects.
 */
export async function patternsOfUnwritten(path: string, files: FileSystem): Promise<Patterns> {
  const directory = dirname(path);
  const framework = frameworks.find(({ writesTo }) => writesTo === basename(directory));
  const root = dirname(directory);
  return framework !== undefined && (await names(root, framework.dependency, files))
    ? framework.patterns(root, files)
    : [];
}

/** True where the nearest manifest at or above the directory names the package. */
async function names(directory: string, dependency: string, files: FileSystem): Promise<boolean> {
  const text = await files.readText(join(directory, 'package.json')).catch(() => null);
  const parent = dirname(directory);
  if (text === null) {
    return parent !== directory && names(parent, dependency, files);
  }
  return parseManifest(text)?.dependencies.has(dependency) === true;
}

function sveltePatterns(root: string): Patterns {
  const library = join(root, 'src', 'lib');
  return [
    { pattern: '$lib', targets: [library] },
    { pattern: '$lib/*', targets: [join(library, '*')] },
  ];
}

async function nuxtPatterns(root: string, files: FileSystem): Promise<Patterns> {
  const given = await nuxtSourceDirectory(root, files);
  // Version 4 has its sources in `app`, unless they still lie where earlier ones had them: whichever holds the file.
  const places = given === null ? [join(root, 'app'), root] : [resolve(root, given)];
  const sources = places.map((place) => join(place, '*'));
  const top = [join(root, '*')];
  return [
    { pattern: '~/*', targets: sources },
    { pattern: '@/*', targets: sources },
    { pattern: '~~/*', targets: top },
    { pattern: '@@/*', targets: top },
    { pattern: '#shared/*', targets: [join(root, 'shared', '*')] },
  ];
}

/** Only where the config gives it as a plain string. */
async function nuxtSourceDirectory(root: string, files: FileSystem): Promise<string | null> {
  for (const extension of ['ts', 'js', 'mjs']) {
    const path = join(root, `nuxt.config.${extension}`);
    const text = await files.readText(path).catch(() => null);
    if (text !== null) {
      return /(?:^|[{,])[ \t]*srcDir\s*:\s*['"]([^'"\n]+)['"]/m.exec(text)?.[1] ?? null;
    }
  }
  return null;
}
