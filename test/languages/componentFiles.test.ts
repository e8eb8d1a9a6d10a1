/** A scan sees component files: found, read, and joined to the modules that they import. */
import { expect, it } from 'vitest';
import { frontEnds } from '../../src/session/frontEnds';
import { createSession } from '../../src/session/createSession';
import type { AnalysisInput } from '../../src/engine/contract';
import { memoryFiles, memoryLog } from '../project/support/memoryFiles';

const component = (code: string): string =>
  `<template><p/></template>\n<script>\n${code}\n</script>\n`;

const tree = {
  '.git/HEAD': '',
  'src/llm.ts': "import OpenAI from 'openai';\nexport const client = new OpenAI();\n",
  'src/llm.d.ts': "import OpenAI from 'openai';\nexport declare const client: OpenAI;\n",
  'src/Chat.vue': component("import { client } from './llm';\nclient.responses.create({});"),
  'src/App.svelte': component("import Chat from './Chat.vue';"),
  'src/pages/index.astro': "---\nimport OpenAI from 'openai';\n---\n<p/>\n",
  'src/Plain.vue': component(''),
};

it('finds them, their candidates and their imports', async () => {
  const clock = { now: () => 0, after: () => () => undefined };
  let last: AnalysisInput | null = null;
  const session = await createSession(
    {
      ...{ root: '/repo', files: memoryFiles('/repo', tree), clock, log: memoryLog() },
      ...{ frontEnds, settings: {} },
    },
    {
      openAnalysis: (input) => {
        last = input;
        return () => ({ calls: [], findings: [], buildsClients: true, failures: [] });
      },
    },
  );
  const { files } = await session.scan();
  expect(files).toBe(5);
  const input = last as AnalysisInput | null;
  expect(input?.modules.map(({ path }) => path)).toEqual([
    'src/App.svelte',
    'src/Chat.vue',
    'src/llm.ts',
    'src/pages/index.astro',
  ]);
  expect(input?.resolveModule('src/App.svelte', './Chat.vue')).toBe('src/Chat.vue');
  expect(input?.resolveModule('src/Chat.vue', './llm')).toBe('src/llm.ts');
  expect(input?.importers('src/llm.ts')).toEqual(['src/Chat.vue']);
  expect(await session.check('src/llm.d.ts')).toMatchObject({ calls: [] });
  expect(session.result().files).toBe(5);
});
