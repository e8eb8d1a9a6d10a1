import { describe, expect, it } from 'vitest';
import { parseManifest } from '../../src/project/manifest';
import { emptyManifest } from '../../src/project/manifest';
import type { PackageEvidence } from '../../src/project/runtimeGuess';
import { guessRuntime, runtimeInText } from '../../src/project/runtimeGuess';

const nothing: PackageEvidence = {
  manifest: emptyManifest,
  names: new Set(),
  nearNames: new Set(),
};

const evidence = (manifest: object, names: readonly string[] = []): PackageEvidence => ({
  ...nothing,
  manifest: parseManifest(JSON.stringify(manifest)) ?? emptyManifest,
  names: new Set(names),
});

describe('what a text says', () => {
  const signs: readonly (readonly [string, string])[] = [
    ["'use client';\nimport x from 'openai';", 'browser'],
    ['// a comment\n/* and\n another */\n"use client"', 'browser'],
    ["export const runtime = 'edge';", 'edge'],
    ['export const runtime: string = "experimental-edge"', 'edge'],
    ["export const config = { maxDuration: 5, runtime: 'edge' };", 'edge'],
    ["export const runtime = 'nodejs';", 'node'],
    ["const key = Deno.env.get('KEY');", 'deno'],
    ["import OpenAI from 'npm:openai@6';", 'deno'],
    ['const key = Bun.env.KEY;', 'bun'],
    ['new OpenAI({ apiKey, dangerouslyAllowBrowser: true })', 'browser'],
    ["import { readFile } from 'node:fs/promises';", 'node'],
    ["const url = window.location.href + document.querySelector('a');", 'browser'],
  ];
  it.each(signs)('%j', (text, id) => {
    expect(runtimeInText(text)?.id).toBe(id);
  });

  it.each([
    'const text = document.pageContent; const n = window.length;',
    "if (typeof window !== 'undefined') window.location.reload();",
    "import { chromium } from 'playwright'; page.evaluate(() => document.body.innerText);",
    "const help = `say 'use client' first`;",
    'const dangerouslyAllowBrowser = false;',
  ])('nothing in %j', (text) => {
    expect(runtimeInText(text)).toBeNull();
  });
});

describe('what a package says', () => {
  const vite = { dependencies: { react: '^19.0.0' }, devDependencies: { vite: '^7.0.0' } };
  const packages: readonly (readonly [string, string, PackageEvidence, string])[] = [
    ['nothing', 'src/a.ts', nothing, 'node'],
    ['engines.node', 'src/a.ts', evidence({ engines: { node: '>=20' } }), 'node'],
    ['deno.json', 'src/a.ts', evidence({}, ['deno.json']), 'deno'],
    [
      'deno.json and engines.node',
      'a.ts',
      evidence({ engines: { node: '20' } }, ['deno.json']),
      'node',
    ],
    ['a nearer deno.json', 'a/b.ts', { ...nothing, nearNames: new Set(['deno.json']) }, 'deno'],
    ['a Supabase function', 'supabase/functions/chat/index.ts', nothing, 'deno'],
    ['wrangler.toml', 'src/a.ts', evidence({}, ['wrangler.toml']), 'edge'],
    ['engines.bun', 'src/a.ts', evidence({ engines: { bun: '1' } }), 'bun'],
    ['a bun.lock alone', 'src/a.ts', evidence({}, ['bun.lock']), 'node'],
    [
      'a bun.lock and Bun types',
      'src/a.ts',
      evidence({ devDependencies: { '@types/bun': '1' } }, ['bun.lock']),
      'bun',
    ],
    ['a Vite component', 'src/components/Chat.tsx', evidence(vite), 'browser'],
    ['another file of that app', 'scripts/seed.ts', evidence(vite), 'node'],
    [
      'a component beside a server',
      'src/components/Chat.tsx',
      evidence({ ...vite, dependencies: { react: '19', next: '16' } }),
      'node',
    ],
  ];
  it.each(packages)('%s', (_title, path, seen, id) => {
    expect(guessRuntime(path, null, seen).id).toBe(id);
  });

  it('says when it is an assumption', () => {
    expect(guessRuntime('a.ts', null, nothing).because).toMatch(/^assumed/);
  });

  it("yields to the file's own words, but not to imports that Deno understands too", () => {
    const deno = evidence({}, ['deno.json']);
    const client = runtimeInText("'use client'");
    const builtin = runtimeInText("import fs from 'node:fs'");
    expect(guessRuntime('a.ts', client, deno).id).toBe('browser');
    expect(guessRuntime('a.ts', builtin, deno).id).toBe('deno');
    expect(guessRuntime('a.ts', builtin, nothing).id).toBe('node');
  });
});
