import { format } from 'prettier';
import { describe, expect, test } from 'vitest';
import type { ModuleCode, WantedImport } from '../../../src/model/writer';
import { apply, checkResult, findTarget, prettier, writerFor } from './writerCases';

const retry: WantedImport = {
  module: 'cockatiel',
  names: [
    { imported: 'retry', local: 'retry' },
    { imported: 'handleAll', local: 'handleAll' },
  ],
};

function imported(before: string, wanted = retry, path = 'a.ts'): string | null {
  const made = writerFor(before, path).writer.addImport(wanted);
  return made && apply(before, made.edits);
}

describe('an import', () => {
  test.each([
    ['behind those of packages', "import a from 'a';\nimport b from './b';\n\na(b);\n"],
    ['in front of own files', "import b from './b';\n\nb();\n"],
    ['where there is none', "'use client';\n\nexport const a = 1;\n"],
    ['longer than before', "import { noop } from 'cockatiel';\n\nnoop();\n"],
  ])('%s', async (_, source) => {
    const before = await prettier(source, 'a.ts');
    const after = imported(before) ?? '';
    await checkResult(before, after);
    expect(after).toContain('retry, handleAll }');
    expect(await prettier(after, 'a.ts')).toBe(after);
    expect(imported(after)).toBe(after);
  });

  test.each([
    [
      'breaks the line of an import that would be too long',
      "import { BrokenCircuitError, circuitBreaker, SamplingBreaker } from 'cockatiel';\n\nrun();\n",
    ],
    [
      'goes into an import of several lines',
      "import {\n  BrokenCircuitError,\n  circuitBreaker,\n  SamplingBreaker,\n} from 'cockatiel';\n\nrun();\n",
    ],
  ])('%s', async (_, source) => {
    const before = await format(source, { parser: 'typescript', singleQuote: true });
    const after = imported(before) ?? '';
    await checkResult(before, after);
    expect(after).toContain('  SamplingBreaker,\n  retry,\n  handleAll,\n} from');
    expect(imported(after)).toBe(after);
  });

  test('stands in front of a paragraph of its own', () => {
    expect(imported('run();\n')).toBe('import { retry, handleAll } from "cockatiel";\n\nrun();\n');
  });

  test.each([
    [
      'goes into a require of the same module',
      "const { noop } = require('cockatiel');\n\nnoop();\n",
      "const { noop, retry, handleAll } = require('cockatiel');\n\nnoop();\n",
    ],
    [
      'stands below a module that is required for its effects',
      "require('dotenv').config();\nconst a = require('a');\n\na();\n",
      "require('dotenv').config();\nconst a = require('a');\nconst { retry, handleAll } = require('cockatiel');\n\na();\n",
    ],
  ])('%s', async (_, before, wanted) => {
    const after = imported(before, retry, 'a.js') ?? '';
    await checkResult(before, after, 'a.js');
    expect(after).toBe(wanted);
    expect(imported(after, retry, 'a.js')).toBe(after);
  });

  test('is a require where the file has requires', async () => {
    const before = "'use strict';\nconst a = require('a');\n\na();\n";
    const after = imported(before, retry, 'a.js') ?? '';
    await checkResult(before, after, 'a.js');
    expect(after).toContain(
      "const a = require('a');\nconst { retry, handleAll } = require('cockatiel');",
    );
    expect(imported(after, retry, 'a.js')).toBe(after);
  });

  test('takes names that are there, and others where a name is taken', () => {
    const before = "import { retry as again } from 'cockatiel';\n\nconst handleAll = again;\n";
    const made = writerFor(before).writer.addImport(retry);
    expect(made?.names).toEqual(['again', 'handleAll2']);
    expect(apply(before, made?.edits ?? [])).toContain(
      "{ retry as again, handleAll as handleAll2 } from 'cockatiel'",
    );
  });

  test('is none in a script that may be no module', () => {
    expect(imported('fetch("x");\n', retry, 'a.js')).toBeNull();
  });
});

const policy: ModuleCode = {
  name: 'again',
  comment: 'Tries twice more.',
  code: "const $name$ = retry({\n  name: '$name$',\n  attempts: 2,\n});",
  place: 'top',
};

describe('a declaration', () => {
  test('is written in the style of the file, once', () => {
    const before = 'import a from "a"\r\n\r\nfunction f() {\r\n\ta("b")\r\n}\r\n';
    const { writer } = writerFor(before);
    const made = writer.declareCode(policy);
    const after = apply(before, made?.edits ?? []);
    expect(after).toContain(
      '\r\n/** Tries twice more. */\r\nconst again = retry({\r\n\tname: "again",\r\n\tattempts: 2,\r\n})\r\n',
    );
    expect(writerFor(after).writer.declareCode(policy)).toEqual({ name: 'again', edits: [] });
  });

  test('gets a free name', () => {
    expect(writerFor('const again = 1;\n').writer.declareCode(policy)?.name).toBe('again2');
  });

  test('is none in old scripts', () => {
    expect(
      writerFor('var a = 1;\nvar b = function () {};\n', 'a.js').writer.declareCode(policy),
    ).toBeNull();
  });
});

function deferred(before: string, start: string, others?: readonly string[]): string | null {
  const { facts, writer } = writerFor(before);
  const edits = writer.deferExpression(findTarget(facts, before, start), 'again', others);
  return edits && apply(before, edits);
}

describe('a deferred expression', () => {
  test.each([
    ['const a = await client.create({ b: 1 });\n'],
    ['const a = await client.create({\n  b: `\n  c`,\n});\n'],
    ["const answer = await client.create({ model: 'some-model', messages: messages });\n"],
    [
      "async function f() {\n  const answer = await client.messages.create({ model: 'some-model', messages: messages, tokens: 1 });\n}\n",
    ],
  ])('%s', async (source) => {
    const before = await prettier(source, 'a.ts');
    const after = deferred(before, 'client.') ?? '';
    await checkResult(before, after);
    expect(after).toContain('await again(() =>');
    expect(await prettier(after, 'a.ts')).toBe(after);
    const both = deferred(before, 'client.', ['other({ b: 2 })']) ?? '';
    await checkResult(before, both);
    expect(await prettier(both, 'a.ts')).toBe(both);
  });

  test('is none where it waits inside', () => {
    expect(deferred('await client.create(await body());\n', 'client.')).toBeNull();
    expect(deferred('await client.create(async () => await body());\n', 'client.')).not.toBeNull();
  });
});

describe('a chained call', () => {
  test.each([
    ['const a = await client.create({ b: 1 });\n'],
    ['const a = await client.messages.create({\n  b: 1,\n});\n'],
    ['const a = await client.messages\n  .create({\n    b: 1,\n  });\n'],
  ])('%s', async (source) => {
    const before = await prettier(source, 'a.ts');
    const { facts, writer } = writerFor(before);
    const target = findTarget(facts, before, 'client.');
    const code = '(error) => {\n  log(error);\n  throw error;\n}';
    const after = apply(before, writer.chainCall(target, 'catch', code) ?? []);
    await checkResult(before, after);
    expect(after).toContain('.catch((error) => {');
  });
});

const block = `async function f() {
  // Why.
  const a = await client.create({
    b: 1,
  });
  if (a) send(a);
  else stop();
}
`;

describe('a statement', () => {
  test('is written before or behind another', () => {
    const { writer } = writerFor(block);
    const before = apply(
      block,
      writer.insertStatement('before', block.indexOf('create'), 'begin();') ?? [],
    );
    expect(before).toContain('  // Why.\n  begin();\n  const a = await');
    const behind = apply(
      block,
      writer.insertStatement('after', block.indexOf('create'), 'end();') ?? [],
    );
    expect(behind).toContain('  });\n  end();\n  if (a)');
  });

  test('is none where braces are missing', () => {
    const { writer } = writerFor(block);
    expect(writer.insertStatement('before', block.indexOf('send'), 'begin();')).toBeNull();
    expect(writer.insertStatement('before', block.indexOf('stop'), 'begin();')).toBeNull();
    const arrow = 'const f = () =>\n  client.create();\n';
    expect(
      writerFor(arrow).writer.insertStatement('before', arrow.indexOf('create'), 'x();'),
    ).toBeNull();
  });

  test('goes under a handler', async () => {
    const source = 'async function f() {\n  await client.create({\n    b: `\n`,\n  });\n}\n';
    const { writer } = writerFor(source);
    const at = source.indexOf('client');
    const handler = { error: 'error', code: 'log($error$);\nthrow $error$;' };
    const after = apply(source, writer.tryAround({ start: at, end: at + 1 }, handler) ?? []);
    await checkResult(source, after);
    expect(after).toBe(
      'async function f() {\n  try {\n    await client.create({\n      b: `\n`,\n    });\n  } catch (error) {\n    log(error);\n    throw error;\n  }\n}\n',
    );
  });

  test('stays where others use what it declares', () => {
    const { writer } = writerFor(block);
    const at = block.indexOf('client');
    expect(writer.tryAround({ start: at, end: at + 1 }, { error: null, code: '' })).toBeNull();
    const all = { start: at, end: block.indexOf('if (a)') + 2 };
    expect(writer.tryAround(all, { error: null, code: 'x();' })).not.toBeNull();
  });
});

describe('a hoisted expression', () => {
  const hoisted = (source: string): string | null => {
    const { facts, writer } = writerFor(source);
    const edits = writer.hoist(findTarget(facts, source, 'new Client'), 'client', 'One for all.');
    return (
      edits &&
      apply(
        source,
        [...edits].sort((a, b) => a.start - b.start),
      )
    );
  };

  test('stands in front of the function that needs it', async () => {
    const source =
      'const key = 1;\n\n// Asks.\nexport async function f() {\n  const c = new Client({\n    key,\n  });\n}\n';
    const after = hoisted(source) ?? '';
    await checkResult(source, after);
    expect(after).toBe(
      'const key = 1;\n\n/** One for all. */\nconst client = new Client({\n  key,\n});\n\n// Asks.\nexport async function f() {\n  const c = client;\n}\n',
    );
  });

  test('stays where it needs its place', () => {
    expect(hoisted('function f(key) {\n  return new Client({ key });\n}\n')).toBeNull();
    expect(hoisted('function f() {\n  return new Client(this.key);\n}\n')).toBeNull();
    expect(hoisted('function f() {\n  return new Client(key);\n}\nconst key = 1;\n')).toBeNull();
  });
});
