/** The sample application as a program of modules, of which one can be replaced by a broken text. */
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { createScanner, LanguageVariant, ScriptTarget, SyntaxKind } from 'typescript';
import { analyze } from '../../src/engine/analyze';
import type { Analysis, AnalyzedModule } from '../../src/engine/contract';
import { knowledge } from '../../src/knowledge';
import { defaultConfig } from '../../src/model/config';
import type { TextEdit } from '../../src/model/finding';
import { frontEnd } from '../../src/typescript';

export interface Source {
  readonly path: string;
  readonly text: string;
}

const root = new URL('../../', import.meta.url);
const read = (path: string): Source => ({ path, text: readFileSync(new URL(path, root), 'utf8') });

const samples: readonly Source[] = [
  'samples/app/api/chat/route.ts',
  'samples/app/api/draft/route.ts',
  'samples/app/api/summarize/route.ts',
  'samples/lib/llm.ts',
  'samples/lib/resilient.ts',
  'samples/scripts/backfill.ts',
  'samples/worker/enrich.ts',
].map(read);

/** The same code in the script blocks of component files. */
const components: readonly Source[] = [
  {
    path: 'samples/app/Draft.vue',
    text: `<template>\n  <p @click="send">{{ reply }}</p>\n</template>\n\n<script setup lang="ts">\n${indent(1)}</script>\n`,
  },
  { path: 'samples/app/summary.astro', text: `---\n${indent(2)}---\n<p>{reply}</p>\n` },
];

function indent(index: number): string {
  return (samples[index]?.text ?? '').replace('../../../lib', '../lib').replace(/^(?=.)/gm, '  ');
}

/** Ten files of this repository that call LLMs. */
export const sources: readonly Source[] = [...samples, ...components, read('src/healthCheck.ts')];

export function moduleOf({ path, text }: Source): AnalyzedModule {
  return { path, text, facts: frontEnd.parse(path, text) };
}

const whole: ReadonlyMap<string, AnalyzedModule> = new Map(
  samples.map((source) => [source.path, moduleOf(source)]),
);

/**
 * All samples together with one module, which takes the place of the sample of its path. Answers for that module,
 * and for the others where they import it.
 */
export function analyzeWith(module: AnalyzedModule): Analysis {
  const modules = [...whole.values()].filter((one) => one.path !== module.path).concat(module);
  return analyzeAll(modules, module.path.startsWith('samples/lib/') ? null : module.path);
}

export function analyzeAll(
  modules: readonly AnalyzedModule[],
  only: string | null = null,
): Analysis {
  const paths = new Set(modules.map(({ path }) => path));
  return analyze({
    modules,
    resolveModule: (from, specifier) => {
      const path = posix.join(posix.dirname(from), specifier);
      return [path, `${path}.ts`].find((one) => paths.has(one)) ?? null;
    },
    importers: () => null,
    ...(only === null ? {} : { report: new Set([only]) }),
    knowledge,
    project: () => ({
      root: '',
      version: () => null,
      isTest: () => false,
      limits: () => [],
      runtime: () => ({ id: 'node', because: 'test' }),
    }),
    config: defaultConfig,
    today: '2026-11-23',
    writers: { typescript: frontEnd.writer, javascript: frontEnd.writer },
  });
}

/** Ends of tokens, as a plain scanner sees them: good enough as places to cut. */
export function tokenEnds(text: string): number[] {
  const scanner = createScanner(ScriptTarget.Latest, true, LanguageVariant.Standard, text);
  const ends: number[] = [];
  while (scanner.scan() !== SyntaxKind.EndOfFileToken) ends.push(scanner.getTokenEnd());
  return ends;
}

/** What an answer places outside of the texts that it is about, in words; empty for a good one. */
export function badPlaces(analysis: Analysis, texts: ReadonlyMap<string, string>): string[] {
  const bad: string[] = [];
  const check = (path: string, line: number, column: number): void => {
    const length = texts.get(path)?.split('\n')[line - 1]?.length;
    if (length === undefined || column < 1 || column > length + 1)
      bad.push(`${path}:${line}:${column}`);
  };
  for (const call of analysis.calls) {
    check(call.path, call.line, call.column);
    check(call.path, call.endLine, call.endColumn);
    check(call.path, call.anchor.endLine, call.anchor.endColumn);
  }
  for (const { path, range, related, fixes } of analysis.findings) {
    for (const one of [{ path, range }, ...related]) {
      check(one.path, one.range.startLine, one.range.startColumn);
      check(one.path, one.range.endLine, one.range.endColumn);
    }
    for (const edit of fixes.flatMap((fix) => fix.edits))
      if (!isInside(edit, texts)) bad.push(`edit of ${edit.path} at ${edit.start}-${edit.end}`);
  }
  return bad;
}

const isInside = ({ path, start, end }: TextEdit, texts: ReadonlyMap<string, string>): boolean =>
  start >= 0 && start <= end && end <= (texts.get(path)?.length ?? -1);
