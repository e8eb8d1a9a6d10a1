/** Component files: only their scripts are code, and every offset is that of the file. */
import { describe, expect, it } from 'vitest';
import { parseModule } from '../../../src/languages/typescript/parse';
import { createWriter } from '../../../src/languages/typescript/writer';
import type { ModuleFacts } from '../../../src/model/facts';
import { showBody, showImport } from '../../support/showFacts';
import { badSpans, callTexts } from '../../support/spans';
import { apply, findTarget } from './writerCases';

function read(path: string, text: string): ModuleFacts {
  const facts = parseModule(path, text);
  expect(badSpans(facts, text)).toEqual([]);
  return facts;
}

const calls = (path: string, text: string): readonly string[] => callTexts(read(path, text), text);

const vue = `<script>
import a from 'a'
export default { name: 'Chat' }
</script>

<script setup lang="ts">
import { b } from 'b'
const reply = await b.ask<string>('q')
</script>

<template>
  <p @click="notCode(1)">{{ notCode(2) }}</p>
</template>

<style scoped>
p { color: red }
</style>
`;

describe('script blocks', () => {
  it('of Vue are one module, with the offsets of the file', () => {
    const facts = read('Chat.vue', vue);
    expect(facts.imports.map(showImport)).toEqual(['a(default>a)', 'b(b>b)']);
    expect(showBody(facts.body)).toBe('(do {name:"Chat"}) (const reply (await (b.ask "q")))');
    expect(facts.exports.map(({ exported }) => exported)).toEqual(['default']);
    expect(facts).toMatchObject({ path: 'Chat.vue', language: 'typescript', problems: [] });
    expect(callTexts(facts, vue)).toEqual(["b.ask<string>('q')"]);
    expect(vue.slice(facts.imports[1]?.start, facts.imports[1]?.end)).toBe("import { b } from 'b'");
  });

  it('of Svelte are one module', () => {
    const text = `<script module>export const load = () => f(1)</script>
<script>
  $: reply = f(2);
</script>
{#await f(3)}…{:then x}{x}{/await}
`;
    const facts = read('Chat.svelte', text);
    expect(callTexts(facts, text)).toEqual(['f(1)', 'f(2)']);
    expect(facts).toMatchObject({ language: 'javascript', problems: [] });
    expect(facts.exports.map(({ exported }) => exported)).toEqual(['load']);
  });

  it('of Astro are its front matter and its scripts', () => {
    const text = `---
import A from 'a';
const prompt = \`
---
notCode(1)
\`;
const reply = await A.ask(prompt as string);
if (!reply) return Astro.redirect('/');
---
<h1>{notCode(2)}</h1>
<script define:vars={{ a: () => 1 > 0, b: "</p>" }}>f(3)</script>
<script>g<number>(4)</script>
`;
    const facts = read('index.astro', text);
    expect(callTexts(facts, text)).toEqual([
      'A.ask(prompt as string)',
      "Astro.redirect('/')",
      'f(3)',
      'g<number>(4)',
    ]);
    expect(facts).toMatchObject({ language: 'typescript', problems: [] });
  });

  it.each([
    ['a file of markup', '<p>{{ f(1) }}</p>', []],
    ['no text', '', []],
    ['a script elsewhere', '<script src="./a.ts">f(1)</script><script>f(2)</script>', ['f(2)']],
    ['data', '<script type="application/json">f(1)</script>', []],
    ['an import map', '<script type="importmap">f(1)</script>', []],
    ['a module', '<script type="module">f(1)</script>', ['f(1)']],
    ['a type of old', '<script type="text/javascript">f(1)</script>', ['f(1)']],
    ['another language', '<script lang="coffee">f(1)</script>', []],
    ['JSX', '<script lang="jsx">x = <p>{f(1)}</p></script>', ['f(1)']],
    ['TSX', "<script lang='tsx'>x = <p>{f<T>(1)}</p></script>", ['f<T>(1)']],
    ['casts', '<script lang=ts>x = <T>f(1)</script>', ['f(1)']],
    ['a type for a language', '<script type="text/typescript">f<T>(1)</script>', ['f<T>(1)']],
    ['a comment', '<!-- <script>f(1)</script> --><script>f(2)</script>', ['f(2)']],
    ['an open comment', '<!-- <script>f(1)</script>', ['f(1)']],
    ['a style', '<style>a::after{content:"<script>f(1)"}</style><script>f(2)</script>', ['f(2)']],
    ['an open style', '<style><script>f(1)</script>', ['f(1)']],
    ['an empty element', '<script setup/><script>f(2)</script>', ['f(2)']],
    ['a component of that name', '<Script>f(1)</Script><script-box>f(2)</script-box>', []],
    ['a tag on several lines', '<script\n  lang="ts"\n  setup\n>\nf(1)\n</script\n>', ['f(1)']],
    [
      'generics in the tag',
      '<script setup lang="ts" generic="T extends A<B>">f(1)</script>',
      ['f(1)'],
    ],
    ['text that looks like a tag', "<script>x = '<script>' + f(1)</script>", ['f(1)']],
    [
      'an unclosed statement',
      '<script>f(1</script>\n<script setup>(g)(2)</script>',
      ['f(1', '(g)(2)'],
    ],
  ])('beside %s', (_name, text, expected) => {
    expect(calls('a.vue', text)).toEqual(expected);
    expect(calls('a.svelte', text)).toEqual(expected);
  });

  it.each([
    ['a script without an end', 'a.vue', '<p>\n<script>\nf(1)\n', ['f(1)']],
    ['a tag without an end', 'a.vue', '<script lang="ts', []],
    ['a front matter without an end', 'a.astro', '---\nf(1)\n', ['f(1)']],
    ['a front matter in one line', 'a.astro', '--- const x = f(1) ---\n<p/>', ['f(1)']],
    ['no front matter', 'a.astro', '<p/>\n---\n<script>f(1)</script>', ['f(1)']],
    ['an open template', 'a.vue', '<template><p\n<script>f(1)</script>', ['f(1)']],
    ['a byte order mark and CRLF', 'a.vue', '\ufeff<script>\r\nf(1)\r\n</script>\r\n', ['f(1)']],
  ])('%s', (_name, path, text, expected) => {
    expect(calls(path, text)).toEqual(expected);
  });

  it('say in which line they are broken', () => {
    const text = '<template/>\n<script>\nf(1)\nconst = 3\n</script>';
    expect(read('a.vue', text).problems).toEqual(['line 4: Variable declaration expected.']);
    expect(read('a.vue', '<script>f()').problems).toEqual(['a script block has no end']);
  });

  it('hold comments that speak to Lifeboat', () => {
    const text = '<!-- lifeboat-ignore a -->\n<script>\n// lifeboat-ignore b\nf()\n</script>';
    expect(read('a.svelte', text).directives.map((one) => one.text)).toEqual(['lifeboat-ignore b']);
  });

  it.each([
    ['comments', '<!--'.repeat(50_000)],
    ['styles', '<style>'.repeat(50_000)],
    ['scripts', '<script>'.repeat(50_000)],
    ['tags', '<script '.repeat(50_000)],
    ['small scripts', '<script>f()</script>'.repeat(20_000)],
    ['fences', '---\n'.repeat(50_000)],
  ])('end, whatever the number of %s', (_name, text) => {
    for (const path of ['a.vue', 'a.astro']) expect(parseModule(path, text).path).toBe(path);
  });
});

describe('edits of script blocks', () => {
  const constant = { name: 'LLM_TIMEOUT_MS', value: 60_000, comment: 'Longest wait.' };

  function mended(path: string, text: string, start: string): string {
    const facts = read(path, text);
    const writer = createWriter(facts, text);
    const target = findTarget(facts, text, start);
    const { name, edits } = writer.declareConstant(constant, target.start);
    const value = { kind: 'reference', name } as const;
    const set = writer.setOptions(target, 1, [{ name: 'timeout', value }]) ?? [];
    const after = apply(text, [...edits, ...set]);
    expect(parseModule(path, after).problems).toEqual([]);
    return after;
  }

  it('stay in the block that they are for', () => {
    expect(mended('Chat.vue', vue, 'b.ask')).toBe(
      vue
        .replace(
          "from 'b'\n",
          "from 'b'\n\n/** Longest wait. */\nconst LLM_TIMEOUT_MS = 60_000\n\n",
        )
        .replace("('q')", "('q', { timeout: LLM_TIMEOUT_MS })"),
    );
  });

  it('reuse nothing that another block holds', () => {
    const text = `---
const LLM_TIMEOUT_MS = 60_000;
---
<script>
  ask(1);
</script>
`;
    expect(mended('a.astro', text, 'ask(')).toBe(`---
const LLM_TIMEOUT_MS = 60_000;
---
<script>
  /** Longest wait. */
  const LLM_TIMEOUT_MS_2 = 60_000;

  ask(1, { timeout: LLM_TIMEOUT_MS_2 });
</script>
`);
  });

  it('put helpers at the end of their block, in its language', () => {
    const text = '<script is:inline>\n  run();\n</script>\n<p/>\n';
    const writer = createWriter(read('a.astro', text), text);
    const after = apply(
      text,
      writer.declareHelper('bound-silence', text.indexOf('run'))?.edits ?? [],
    );
    expect(after).toMatch(
      /async function\* boundSilence\(stream, [^]*\n {2}\}\n<\/script>\n<p\/>\n$/,
    );
  });

  it.each([
    ['<script>run(1)</script>', '<script>\n// why\nrun(1)</script>'],
    ['<script>\n  run(1)\n</script>', '<script>\n  // why\n  run(1)\n</script>'],
  ])('write comments into %j', (text, after) => {
    const writer = createWriter(read('a.vue', text), text);
    expect(apply(text, writer.commentAbove(text.indexOf('run'), 'why'))).toBe(after);
  });
});
