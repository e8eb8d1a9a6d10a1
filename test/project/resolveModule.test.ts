import { describe, expect, it } from 'vitest';
import type { ModuleResolver } from '../../src/project/resolveModule';
import { createResolver } from '../../src/project/resolveModule';
import { memoryFiles } from './support/memoryFiles';

async function resolver(tree: Readonly<Record<string, string>>): Promise<ModuleResolver> {
  const paths = Object.keys(tree);
  return createResolver({
    ...{ root: '/repo', files: memoryFiles('/repo', tree) },
    sources: paths.filter((path) => /\.[cm]?[jt]sx?$/.test(path)),
    manifests: paths.filter((path) => path.endsWith('package.json')),
    tsconfigs: paths.filter((path) => /(?:^|\/)[jt]sconfig\.json$/.test(path)),
  });
}

describe('a relative import', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['./llm', 'src/llm.ts'],
    ['./llm.js', 'src/llm.ts'],
    ['./view.js', 'src/view.tsx'],
    ['./esm.mjs', 'src/esm.mts'],
    ['./plain.js', 'src/plain.js'],
    ['./clients', 'src/clients/index.ts'],
    ['../lib/util', 'lib/util.cjs'],
    ['.', 'src/index.ts'],
    ['./name.with.dots', 'src/name.with.dots.ts'],
  ];
  it.each(cases)('%s', async (specifier, expected) => {
    const resolve = await resolver({
      ...{ 'src/llm.ts': '', 'src/view.tsx': '', 'src/esm.mts': '', 'src/plain.js': '' },
      ...{ 'src/clients/index.ts': '', 'lib/util.cjs': '', 'src/index.ts': '' },
      'src/name.with.dots.ts': '',
    });
    expect(resolve('src/app.ts', specifier)).toBe(expected);
  });

  it.each(['./missing', '../../outside', '/src/llm', 'openai', 'node:fs'])(
    '%s leads nowhere',
    async (specifier) => {
      const resolve = await resolver({ 'src/llm.ts': '' });
      expect(resolve('src/app.ts', specifier)).toBeNull();
    },
  );
});

describe('tsconfig paths', () => {
  it('map patterns, the longest first, with comments in the file', async () => {
    const resolve = await resolver({
      'tsconfig.json': `{ // aliases
        "compilerOptions": { "paths": { "@/*": ["./src/*"], "@/llm/*": ["./lib/llm/*", "./gen/*"], "config": ["./config.ts"], }, } }`,
      ...{ 'src/a.ts': '', 'lib/llm/b.ts': '', 'gen/c.ts': '', 'config.ts': '' },
    });
    expect(resolve('src/x/y.ts', '@/a')).toBe('src/a.ts');
    expect(resolve('src/x/y.ts', '@/llm/b')).toBe('lib/llm/b.ts');
    expect(resolve('src/x/y.ts', '@/llm/c')).toBe('gen/c.ts');
    expect(resolve('src/x/y.ts', 'config')).toBe('config.ts');
    expect(resolve('src/x/y.ts', '@/none')).toBeNull();
  });

  it('follow extends, from where each path was written', async () => {
    const resolve = await resolver({
      'configs/base.json': '{"compilerOptions": {"baseUrl": "../shared"}}',
      'app/tsconfig.json': '{"extends": ["../configs/base"], "compilerOptions": {"strict": true}}',
      ...{ 'shared/llm.ts': '', 'app/a.ts': '' },
    });
    expect(resolve('app/a.ts', 'llm')).toBe('shared/llm.ts');
  });

  it('follow extends into a package', async () => {
    const resolve = await resolver({
      'node_modules/@acme/tsconfig/tsconfig.json':
        '{"compilerOptions": {"paths": {"~/*": ["${configDir}/src/*"]}}}',
      'tsconfig.json': '{"extends": "@acme/tsconfig"}',
      'src/a.ts': '',
    });
    // The template stands for the directory of the config that extends.
    expect(resolve('src/b.ts', '~/a')).toBe('src/a.ts');
  });

  it('look into the configs that a solution refers to', async () => {
    const resolve = await resolver({
      'tsconfig.json': '{"files": [], "references": [{"path": "./tsconfig.app.json"}]}',
      'tsconfig.app.json': '{"compilerOptions": {"paths": {"@/*": ["./src/*"]}}}',
      'src/a.ts': '',
    });
    expect(resolve('src/b.ts', '@/a')).toBe('src/a.ts');
  });

  it('survive loops and broken files', async () => {
    const resolve = await resolver({
      'a/tsconfig.json': '{"extends": "../b/tsconfig.json"}',
      'b/tsconfig.json': '{"extends": "../a/tsconfig.json"}',
      'c/tsconfig.json': '{"extends": 5, "compilerOptions": {"paths": [1], "baseUrl": {}}',
      'c/x.ts': '',
    });
    expect(resolve('a/x.ts', 'x')).toBeNull();
    expect(resolve('c/y.ts', './x')).toBe('c/x.ts');
  });
});

describe('frameworks whose own config is not written yet', () => {
  const kit = {
    'package.json': '{"devDependencies": {"@sveltejs/kit": "^2.0.0"}}',
    'src/lib/index.ts': '',
    'src/lib/server/llm.ts': '',
  };
  const extendsKit = '{"extends": "./.svelte-kit/tsconfig.json"}';
  const nuxt = (major: number): Readonly<Record<string, string>> => ({
    'package.json': `{"dependencies": {"nuxt": "^${major}.0.0"}}`,
    'server/llm.ts': '',
    'shared/models.ts': '',
  });

  it.each(['tsconfig.json', 'jsconfig.json'])('SvelteKit has its library, in %s', async (name) => {
    const resolve = await resolver({ ...kit, [name]: extendsKit });
    expect(resolve('src/routes/+server.ts', '$lib')).toBe('src/lib/index.ts');
    expect(resolve('src/routes/+server.ts', '$lib/server/llm')).toBe('src/lib/server/llm.ts');
    expect(resolve('src/routes/+server.ts', '$libs/server/llm')).toBeNull();
  });

  it('the package has to name the framework, and the config to be its', async () => {
    const unnamed = await resolver({ ...kit, 'package.json': '{}', 'tsconfig.json': extendsKit });
    expect(unnamed('src/routes/+server.ts', '$lib')).toBeNull();
    const other = await resolver({
      ...kit,
      'tsconfig.json': '{"extends": "./gone/tsconfig.json"}',
    });
    expect(other('src/routes/+server.ts', '$lib')).toBeNull();
  });

  it('a config that is written says it all', async () => {
    const resolve = await resolver({
      ...{ ...kit, 'tsconfig.json': extendsKit },
      '.svelte-kit/tsconfig.json': '{"compilerOptions": {"paths": {"$x/*": ["../src/lib/*"]}}}',
    });
    expect(resolve('src/a.ts', '$x/server/llm')).toBe('src/lib/server/llm.ts');
    expect(resolve('src/a.ts', '$lib/server/llm')).toBeNull();
  });

  it('own paths overrule the same pattern and leave the others', async () => {
    const resolve = await resolver({
      ...{ ...kit, 'core/llm.ts': '', 'src/lib/own.ts': '' },
      'tsconfig.json': `{"extends": "./.svelte-kit/tsconfig.json",
        "compilerOptions": {"paths": {"$lib/*": ["./core/*"]}}}`,
    });
    expect(resolve('src/a.ts', '$lib/llm')).toBe('core/llm.ts');
    expect(resolve('src/a.ts', '$lib/own')).toBeNull();
    expect(resolve('src/a.ts', '$lib')).toBe('src/lib/index.ts');
  });

  it('Nuxt 3 starts at the root', async () => {
    const resolve = await resolver({
      ...{ ...nuxt(3), 'composables/useLlm.ts': '', 'app/router.options.ts': '' },
      'tsconfig.json': '{"extends": "./.nuxt/tsconfig.json"}',
    });
    expect(resolve('pages/a.vue', '~/composables/useLlm')).toBe('composables/useLlm.ts');
    expect(resolve('pages/a.vue', '@/server/llm')).toBe('server/llm.ts');
    expect(resolve('server/api/a.ts', '~~/server/llm')).toBe('server/llm.ts');
  });

  it('Nuxt 4 starts in app, through the configs it refers to', async () => {
    const resolve = await resolver({
      ...{ ...nuxt(4), 'app/composables/useLlm.ts': '', 'composables/useLlm.ts': '' },
      'tsconfig.json': `{"files": [], "references": [{"path": "./.nuxt/tsconfig.app.json"},
        {"path": "./.nuxt/tsconfig.server.json"}]}`,
    });
    expect(resolve('app/app.vue', '~/composables/useLlm')).toBe('app/composables/useLlm.ts');
    expect(resolve('app/app.vue', '@/composables/useLlm')).toBe('app/composables/useLlm.ts');
    expect(resolve('server/api/a.ts', '@@/server/llm')).toBe('server/llm.ts');
    expect(resolve('server/api/a.ts', '#shared/models')).toBe('shared/models.ts');
  });

  it('Nuxt starts where its config says, in a package below the manifest too', async () => {
    const resolve = await resolver({
      'package.json': '{"dependencies": {"nuxt": "^3.0.0"}}',
      'web/nuxt.config.ts': "export default defineNuxtConfig({\n  srcDir: 'client/',\n});",
      'web/tsconfig.json': '{"extends": "./.nuxt/tsconfig.json"}',
      ...{ 'web/client/llm.ts': '', 'web/llm.ts': '', 'web/other.ts': '' },
    });
    expect(resolve('web/client/a.ts', '~/llm')).toBe('web/client/llm.ts');
    expect(resolve('web/client/a.ts', '~/other')).toBeNull();
  });
});

describe('packages of the workspace', () => {
  const tree = {
    'packages/llm/package.json': JSON.stringify({
      name: '@acme/llm',
      main: './dist/index.js',
      exports: { '.': { types: './dist/index.d.ts' }, './client': './dist/esm/client.js' },
    }),
    'packages/llm/src/index.ts': '',
    'packages/llm/src/client.ts': '',
    'packages/llm/src/deep/tool.ts': '',
    'packages/plain/package.json': '{"name": "plain"}',
    'packages/plain/index.js': '',
  };
  const cases: readonly (readonly [string, string | null])[] = [
    ['@acme/llm', 'packages/llm/src/index.ts'],
    ['@acme/llm/client', 'packages/llm/src/client.ts'],
    ['@acme/llm/deep/tool', 'packages/llm/src/deep/tool.ts'],
    ['plain', 'packages/plain/index.js'],
    ['@acme/llm-other', null],
    ['plainer', null],
  ];
  it.each(cases)('%s', async (specifier, expected) => {
    const resolve = await resolver(tree);
    expect(resolve('apps/web/a.ts', specifier)).toBe(expected);
  });
});
