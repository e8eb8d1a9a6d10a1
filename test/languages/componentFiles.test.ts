/** A scan sees component files: found, read, and joined to the modules that they import. */
import { expect, it } from 'vitest';
import { frontEnds } from '../../src/session/frontEnds';
import { createSession } from '../../src/session/createSession';
import type { AnalysisInput } from '../../src/engine/contract';
import { memoryFiles, memoryLog } from '../project/support/memoryFiles';
import { applyFix, checkCode } from '../support/checkCode';

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
        return () => ({ calls: [], findings: [], failures: [] });
      },
    },
  );
  const { files } = await session.scan();
  expect(files).toBe(5);
  const input = last as AnalysisInput | null;
  const paths = input?.modules.map(({ path }) => path);
  expect(paths).toEqual(
    expect.arrayContaining(['src/Chat.vue', 'src/llm.ts', 'src/pages/index.astro']),
  );
  expect(paths).not.toContain('src/Plain.vue');
  expect(input?.resolveModule?.('src/Chat.vue', './llm')).toBe('src/llm.ts');
  expect(input?.importers?.('src/llm.ts')).toEqual(['src/Chat.vue']);
  expect(await session.check('src/llm.d.ts')).toMatchObject({ calls: [] });
  expect(session.result().files).toBe(5);
});

it('finds and mends calls in their scripts', () => {
  const code = `<script setup lang="ts">
import OpenAI from 'openai';

const props = defineProps<{ question: string }>();
const client = new OpenAI();
const reply = await client.responses.create({ model: 'gpt-5', input: props.question });
</script>

<template><p>{{ reply.output_text }}</p></template>
`;
  const { calls, findings, failures } = checkCode(code, { path: 'src/Chat.vue' });
  expect(failures).toEqual([]);
  expect(calls).toMatchObject([{ line: 6, language: 'typescript', api: 'responses.create' }]);
  const fixes = findings.flatMap((one) => one.fixes);
  const bound = fixes.find(({ edits }) => edits.some(({ newText }) => newText.includes('timeout')));
  expect(bound).toBeDefined();
  const after = bound ? applyFix(code, bound) : '';
  expect(after).toMatch(/^<script setup lang="ts">\nimport OpenAI from 'openai';\n\n\/\*\* /);
  expect(after).toContain('new OpenAI({ timeout: ');
  expect(checkCode(after, { path: 'src/Chat.vue' }).failures).toEqual([]);
});
