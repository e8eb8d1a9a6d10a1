import { describe, expect, it } from 'vitest';
import { parseManifest } from '../../src/project/manifest';
import { emptyManifest } from '../../src/project/manifest';
import type { PackageEvidence } from '../../src/project/runtimeGuess';
import { createProjects } from '../../src/project/projects';
import { guessRuntime, runtimeInText } from '../../src/project/runtimeGuess';
import { memoryFiles, memoryLog } from './support/memoryFiles';

const nothing: PackageEvidence = {
  manifest: emptyManifest,
  names: new Set(),
  nearNames: new Set(),
  isExtension: false,
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
    ["import OpenAI from 'openai';\nimport {\n  useMemo,\n  useState,\n} from 'react';", 'browser'],
    ['/* a */ import \'./x.css\' // b\nimport React, { useEffect } from "react"', 'browser'],
    ["import { useState } from 'react';\nimport fs from 'fs';", 'node'],
  ];
  it.each(signs)('%j', (text, id) => {
    expect(runtimeInText(text)?.id).toBe(id);
  });

  it.each([
    'const text = document.pageContent; const n = window.length;',
    "if (typeof window !== 'undefined') window.location.reload();",
    "import { chromium } from 'playwright'; page.evaluate(() => document.body.innerText);",
    "import * as cheerio from 'cheerio'; const prompt = 'Use document.querySelector to find it';",
    "import { captureException } from '@sentry/node'; const script = 'window.location.href';",
    "const help = `say 'use client' first`;",
    'const dangerouslyAllowBrowser = false;',
    "import { cache, useId } from 'react';",
    "import type { useState } from 'react';",
    "import { useState } from './react';",
    "const prompt = `\nimport { useState } from 'react';\n`;",
    "import { useState } from 'react';\nexport async function getServerSideProps() {}",
    "import { useState } from 'react';\nexport const loader = async () => null;",
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
    [
      'deno.json beside a package that Vite builds',
      'src/a.ts',
      evidence({ devDependencies: { vite: '7' } }, ['deno.json']),
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
    ['a Vue component', 'pages/Chat.vue', evidence({}, ['wrangler.toml']), 'browser'],
    ['a Svelte component', 'src/routes/+page.svelte', nothing, 'browser'],
    ['a component of the server', 'components/Chat.server.vue', nothing, 'node'],
    [
      'a component beside a worker',
      'src/client/components/Chat.tsx',
      evidence({ dependencies: { react: '19', hono: '4' } }, ['wrangler.jsonc']),
      'browser',
    ],
    [
      'the worker beside a component',
      'src/worker/index.ts',
      evidence({ dependencies: { react: '19', hono: '4' } }, ['wrangler.jsonc']),
      'edge',
    ],
    [
      'a Nuxt composable',
      'app/composables/useChat.ts',
      evidence({ dependencies: { nuxt: '4' } }, ['wrangler.toml']),
      'browser',
    ],
    [
      "a composable of Nuxt's server",
      'server/composables/chat.ts',
      evidence({ dependencies: { nuxt: '4' } }, ['wrangler.toml']),
      'edge',
    ],
    [
      'a component for the terminal',
      'src/components/Chat.tsx',
      evidence({ dependencies: { react: '19', ink: '6' } }),
      'node',
    ],
    ['an extension', 'src/a.ts', evidence({ devDependencies: { wxt: '0.20' } }), 'browser'],
    [
      'an extension with its server',
      'server/a.ts',
      evidence({ dependencies: { express: '5' }, devDependencies: { '@types/chrome': '0.1' } }),
      'node',
    ],
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

  it('leaves hooks to the package where React draws elsewhere', () => {
    const hooks = runtimeInText("import { useState } from 'react';");
    const ink = evidence({ dependencies: { react: '19', ink: '6' } });
    const worker = evidence({ dependencies: { react: '19' } }, ['wrangler.toml']);
    expect(guessRuntime('src/useChat.ts', hooks, ink).id).toBe('node');
    expect(guessRuntime('src/useChat.ts', hooks, worker).id).toBe('browser');
  });

  const manifests: readonly (readonly [string, string, string])[] = [
    ['src/manifest.json', '{ // ours\n "manifest_version": 3 }', 'browser'],
    ['manifest.json', '{"manifest_version": 2}', 'browser'],
    ['manifest.json', '{"start_url": "/", "display": "standalone"}', 'node'],
    ['manifest.json', '{"id": "a", "minAppVersion": "1.0.0"}', 'node'],
    ['manifest.json', 'manifest_version', 'node'],
    ['../manifest.json', '{"manifest_version": 3}', 'node'],
  ];
  it.each(manifests)('%s with %s', async (name, text, id) => {
    const at = name.replace('../', '');
    const own = name === at ? '' : 'packages/a/';
    const projects = createProjects({
      files: memoryFiles('/repo', { '.git/HEAD': '', [`${own}package.json`]: '{}', [at]: text }),
      ...{ root: '/repo', log: memoryLog(), packages: [] },
      ...{ newestKnown: () => null, newestDistribution: () => null, runtimeInText: () => null },
    });
    const path = `${own}src/background/a.ts`;
    expect((await projects.load(path)).runtime(path).id).toBe(id);
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
