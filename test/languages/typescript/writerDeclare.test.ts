import { describe, expect, test } from 'vitest';
import type { NamedConstant } from '../../../src/model/writer';
import { createWriter } from '../../../src/languages/typescript/writer';
import { apply, checkResult, findTarget, timeout, writerFor } from './writerCases';

const constant: NamedConstant = {
  name: 'LLM_TIMEOUT_MS',
  value: 60_000,
  comment: 'Longest wait for an answer.',
};
const typed = '/** Longest wait for an answer. */\nconst LLM_TIMEOUT_MS = 60_000;\n';

async function declared(
  before: string,
  path = 'a.ts',
  wanted = constant,
): Promise<[string, string]> {
  const { name, edits } = writerFor(before, path).writer.declareConstant(wanted);
  const after = apply(before, edits);
  await checkResult(before, after, path);
  return [name, after];
}

const places: Readonly<Record<string, readonly [before: string, after: string, path?: string]>> = {
  'behind the imports': [
    'import a from "a";\nimport b from "b"; // b\n\nrun(a, b);\n',
    `import a from "a";\nimport b from "b"; // b\n\n${typed}\nrun(a, b);\n`,
  ],
  'behind imports without a blank line': [
    'import a from "a";\nrun(a);\n',
    `import a from "a";\n\n${typed}\nrun(a);\n`,
  ],
  'behind imports alone': ['import "a";\n', `import "a";\n\n${typed}`],
  'behind an import without a line end': ['import "a";', `import "a";\n\n${typed}`],
  'before what shares a line with the last import': [
    'import "a"; run();\n',
    `import "a";\n\n${typed}\n run();\n`,
  ],
  'at the top': ['run();\n', `${typed}\nrun();\n`],
  'in an empty file': ['', typed],
  'behind a byte order mark': ['\ufeffrun();\n', `\ufeff${typed}\nrun();\n`],
  'above the comment of the first statement': [
    '// Runs it.\nrun();\n',
    `${typed}\n// Runs it.\nrun();\n`,
  ],
  'behind a licence': ['/* Licence: MIT */\nrun();\n', `/* Licence: MIT */\n\n${typed}\nrun();\n`],
  'behind a comment that stands apart': ['// About\n\nrun();\n', `// About\n\n${typed}\nrun();\n`],
  'behind a shebang': [
    '#!/usr/bin/env node\nrun();\n',
    `#!/usr/bin/env node\n\n${typed}\nrun();\n`,
  ],
  'behind directives': [
    '"use client";\n\nexport const a = 1;\n',
    `"use client";\n\n${typed}\nexport const a = 1;\n`,
  ],
  'behind directives and imports': [
    '"use client";\nimport "a";\n\nrun();\n',
    `"use client";\nimport "a";\n\n${typed}\nrun();\n`,
  ],
  'before what runs between imports': [
    'import "a";\n\nrun();\nimport "b";\n',
    `import "a";\n\n${typed}\nrun();\nimport "b";\n`,
  ],
  'between imports and what is exported from elsewhere': [
    'import "a";\nexport { b } from "b";\n\nrun();\n',
    `import "a";\n\n${typed}\nexport { b } from "b";\n\nrun();\n`,
  ],
  'behind required modules': [
    '"use strict";\nrequire("dotenv").config();\nconst { OpenAI } = require("openai");\n\nconst client = new OpenAI();\n',
    `"use strict";\nrequire("dotenv").config();\nconst { OpenAI } = require("openai");\n\n${typed}\nconst client = new OpenAI();\n`,
    'a.cjs',
  ],
  'before a declaration that requires and does more': [
    'const a = require("a"),\n  b = 5;\nrun(a, b);\n',
    `${typed}\nconst a = require("a"),\n  b = 5;\nrun(a, b);\n`,
    'a.js',
  ],
  'with var in an old file': [
    'var a = require("a");\nrun(a);\n',
    'var a = require("a");\n\n/** Longest wait for an answer. */\nvar LLM_TIMEOUT_MS = 60000;\n\nrun(a);\n',
    'a.js',
  ],
  'without a semicolon, guarded against what follows': [
    "import a from 'a'\nimport b from 'b'\n;[a, b].map(run)\n",
    "import a from 'a'\nimport b from 'b'\n\n/** Longest wait for an answer. */\nconst LLM_TIMEOUT_MS = 60_000\n\n;[a, b].map(run)\n",
  ],
  'without a semicolon before a comment': [
    "import a from 'a'\nimport b from 'b'\n\n/** Says what it is. */\n// And why.\nexport const c = a(b)\n",
    "import a from 'a'\nimport b from 'b'\n\n/** Longest wait for an answer. */\nconst LLM_TIMEOUT_MS = 60_000\n\n/** Says what it is. */\n// And why.\nexport const c = a(b)\n",
  ],
  'with CRLF': [
    'import "a";\r\n\r\nrun("é😀");\r\n',
    `import "a";\r\n\r\n${typed.replace(/\n/g, '\r\n')}\r\nrun("é😀");\r\n`,
  ],
};

describe('a constant is declared', () => {
  for (const [name, [before, after, path]] of Object.entries(places)) {
    test(name, async () => {
      expect(await declared(before, path)).toEqual(['LLM_TIMEOUT_MS', after]);
    });
  }

  test('in the script block of a component, as far in as the code', () => {
    const before =
      '<p>it`s</p>\n<script lang="ts">\n  import a from "a";\n\n  run(a);\n</script>\n';
    const code = before.slice(before.indexOf('>\n  import') + 1, before.indexOf('</script>'));
    const blank = before.slice(0, before.indexOf(code)).replace(/[^\n]/g, ' ');
    const { facts } = writerFor(blank + code, 'a.ts');
    const { edits } = createWriter({ ...facts, path: 'a.svelte' }, before).declareConstant(
      constant,
    );
    expect(apply(before, edits)).toBe(
      before.replace(
        '"a";\n',
        '"a";\n\n  /** Longest wait for an answer. */\n  const LLM_TIMEOUT_MS = 60_000;\n',
      ),
    );
  });

  test('with a long comment on several lines that nothing closes', async () => {
    const comment = `No model of ours needs more than this, says the measurement of last year */ ${'and so on '.repeat(5)}`;
    const [, after] = await declared('run();\n', 'a.ts', { ...constant, comment });
    expect(after).toMatch(/^\/\*\*\n \* No model/);
    expect(Math.max(...after.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(80);
  });
});

describe('the name of a constant', () => {
  const unchanged = async (before: string): Promise<void> => {
    expect(await declared(before)).toEqual(['LLM_TIMEOUT_MS', before]);
  };
  const renamed = async (before: string): Promise<void> => {
    const [name, after] = await declared(before);
    expect(name).toBe('LLM_TIMEOUT_MS_2');
    expect(after).toContain('const LLM_TIMEOUT_MS_2 = 60_000;');
  };

  test('is reused with the same value', () =>
    unchanged('const LLM_TIMEOUT_MS = 60_000;\nrun();\n'));
  test('is reused with a product', () => unchanged('export const LLM_TIMEOUT_MS = 60 * 1000;\n'));
  test('is reused under the name that an earlier fix found free', async () => {
    const before = 'const LLM_TIMEOUT_MS = 5;\nconst LLM_TIMEOUT_MS_2 = 60_000;\n';
    expect(await declared(before)).toEqual(['LLM_TIMEOUT_MS_2', before]);
  });
  test('is not reused with another value', () => renamed('const LLM_TIMEOUT_MS = 5;\n'));
  test('is not reused where it is imported', () =>
    renamed('import { LLM_TIMEOUT_MS } from "./a";\n'));
  test('is not reused from inside a function', () =>
    renamed('function f() {\n  const LLM_TIMEOUT_MS = 60_000;\n  return LLM_TIMEOUT_MS;\n}\n'));
  test('is not reused where a parameter hides it', () =>
    renamed('const LLM_TIMEOUT_MS = 60_000;\nfunction f(LLM_TIMEOUT_MS: number) {}\n'));
  test('is not reused where it can be assigned', () => renamed('let LLM_TIMEOUT_MS = 60_000;\n'));
  test('is not reused below code that runs before it', () =>
    renamed('const client = new Client();\nconst LLM_TIMEOUT_MS = 60_000;\n'));
  test('counts on', async () => {
    const [name] = await declared('const LLM_TIMEOUT_MS = 5;\nconst LLM_TIMEOUT_MS_2 = 6;\n');
    expect(name).toBe('LLM_TIMEOUT_MS_3');
  });
});

test('a constant and the option that uses it go together', async () => {
  const before = 'import A from "a";\n\nexport const client = new A({ apiKey });\n';
  const { facts, writer } = writerFor(before);
  const { name, edits } = writer.declareConstant(constant);
  const option = { ...timeout(), value: { kind: 'reference', name } as const };
  const set = writer.setOptions(findTarget(facts, before, 'new A'), 0, [option]) ?? [];
  const after = apply(before, [...edits, ...set]);
  await checkResult(before, after);
  expect(after).toContain('new A({ apiKey, timeout: LLM_TIMEOUT_MS })');
});
