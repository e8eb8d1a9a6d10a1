import { afterAll, describe, expect, it } from 'vitest';
import type { NamedConstant, WantedImport } from '../../../src/model/writer';
import { apply, callOf, open, refusedByPython } from './writerCases';

afterAll(() => {
  expect(refusedByPython()).toEqual([]);
});

const constant: NamedConstant = {
  name: 'LLM_TIMEOUT_SECONDS',
  value: 20,
  comment: '3 attempts end within 1 min.',
};
const declared = '# 3 attempts end within 1 min.\nLLM_TIMEOUT_SECONDS = 20\n';

describe('constants', () => {
  const declare = (text: string, wanted = constant): string | null => {
    const opened = open(text);
    return apply(opened, opened.writer.declareConstant(wanted).edits);
  };

  it.each([
    [
      'behind the imports',
      'import a\nfrom b import (\n    c,\n)\n\nx = 1\n',
      `import a\nfrom b import (\n    c,\n)\n\n${declared}\nx = 1\n`,
    ],
    ['where nothing else is', 'import a\n', `import a\n\n${declared}`],
    ['behind the docstring', '"""Doc."""\n\nx = 1\n', `"""Doc."""\n\n${declared}\nx = 1\n`],
    ['at the top', '#!/usr/bin/env python\nx = 1\n', `#!/usr/bin/env python\n${declared}\nx = 1\n`],
    [
      'and no import of a function moves them',
      'import a\n\n\ndef f():\n    import b\n',
      `import a\n\n${declared}\n\ndef f():\n    import b\n`,
    ],
    ['in an empty file', '', declared],
  ])('stand %s', (_name, text, expected) => {
    expect(declare(text)).toBe(expected);
  });

  it('are used again', () => {
    const opened = open(`${declared}f()\n`);
    expect(opened.writer.declareConstant(constant)).toEqual({ name: constant.name, edits: [] });
    const other = opened.writer.declareConstant({ ...constant, value: 30 });
    expect(other.name).toBe('LLM_TIMEOUT_SECONDS_2');
    expect(apply(opened, other.edits)).toContain('LLM_TIMEOUT_SECONDS_2 = 30\n');
  });

  it('break a long comment', () => {
    const comment = 'because '.repeat(14).trim();
    const lines = declare('', { ...constant, comment })?.split('\n') ?? [];
    expect(lines.length).toBe(4);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(88);
  });
});

describe('imports', () => {
  const add = (text: string, wanted: WantedImport) => {
    const opened = open(text);
    const imported = opened.writer.addImport(wanted);
    return { names: imported?.names, text: apply(opened, imported?.edits ?? null) };
  };
  const retry: WantedImport = {
    module: 'tenacity',
    names: [{ imported: 'retry', local: 'retry' }],
  };
  const asyncio: WantedImport = { module: 'asyncio', names: [{ imported: '*', local: 'asyncio' }] };

  it.each([
    [
      'behind the package before it',
      retry,
      'import os\n\nimport httpx\nfrom openai import A\n\nfrom .a import b\n',
      'import os\n\nimport httpx\nfrom openai import A\nfrom tenacity import retry\n\nfrom .a import b\n',
    ],
    [
      'in front of the package behind it',
      retry,
      'from yaml import load\n',
      'from tenacity import retry\nfrom yaml import load\n',
    ],
    [
      'in a section of its own',
      retry,
      'import os\n\nfrom .a import b\n',
      'import os\n\nfrom tenacity import retry\n\nfrom .a import b\n',
    ],
    [
      'among modules of Python',
      asyncio,
      'from __future__ import annotations\n\nimport os\nfrom abc import ABC\n\nimport httpx\n',
      'from __future__ import annotations\n\nimport asyncio\nimport os\nfrom abc import ABC\n\nimport httpx\n',
    ],
    ['above all others', asyncio, 'import httpx\n', 'import asyncio\n\nimport httpx\n'],
    [
      'behind the docstring',
      asyncio,
      '"""Doc."""\n\nx = 1\n',
      '"""Doc."""\n\nimport asyncio\n\nx = 1\n',
    ],
    ['in a file without any', asyncio, '# why\nx = 1\n', '# why\nimport asyncio\n\nx = 1\n'],
    [
      'in a longer import',
      retry,
      'from tenacity import RetryError, stop_after_attempt\n',
      'from tenacity import RetryError, retry, stop_after_attempt\n',
    ],
    [
      'on a line of a longer import',
      retry,
      'from tenacity import (\n    RetryError,\n    stop_after_attempt,\n)\n',
      'from tenacity import (\n    RetryError,\n    retry,\n    stop_after_attempt,\n)\n',
    ],
  ])('stand %s', (_name, wanted, text, expected) => {
    expect(add(text, wanted).text).toBe(expected);
  });

  it.each([
    [
      'the name that is there',
      'from tenacity import retry as again\n',
      ['again'],
      'from tenacity import retry as again\n',
    ],
    [
      'another name where it is taken',
      'retry = 1\n',
      ['retry_2'],
      'from tenacity import retry as retry_2\n\nretry = 1\n',
    ],
  ])('give %s', (_name, text, names, expected) => {
    const added = add(text, retry);
    expect(added.names).toEqual(names);
    expect(added.text).toBe(expected);
  });

  it('do not take an import of a function for one of the module', () => {
    const text = 'def f():\n    from tenacity import retry\n';
    expect(add(text, retry).names).toEqual(['retry_2']);
  });
});

describe('functions', () => {
  const code = 'def $name$(value):\n    return "x"';

  it.each([
    [
      'above the statement that needs them',
      'import a\n\n\n@b\ndef f():\n    return g()\n',
      'import a\n\n\n# Why.\ndef bounded(value):\n    return "x"\n\n\n@b\ndef f():\n    return g()\n',
    ],
    [
      'and not too close to it',
      'x = 1\n# about g\ng()\n',
      'x = 1\n\n\n# Why.\ndef bounded(value):\n    return "x"\n\n\n# about g\ng()\n',
    ],
  ])('stand %s', (_name, text, expected) => {
    const opened = open(text);
    const wanted = { name: 'bounded', comment: 'Why.', code, place: 'end' } as const;
    const made = opened.writer.declareCode(wanted, callOf(opened, 'g(').start);
    expect(apply(opened, made?.edits ?? null)).toBe(expected);
    const again = open(expected).writer.declareCode(wanted);
    expect(again).toEqual({ name: 'bounded', edits: [] });
  });
});

describe('constants of what stands in a place', () => {
  const hoist = (text: string, start: string): string | null => {
    const opened = open(text);
    return apply(opened, opened.writer.hoist(callOf(opened, start), 'CLIENT', 'One for all.'));
  };

  it('stand above the function', () => {
    expect(hoist('import a\n\n\ndef f():\n    return a.C(1)\n', 'a.C(')).toBe(
      'import a\n\n\n# One for all.\nCLIENT = a.C(1)\n\n\ndef f():\n    return CLIENT\n',
    );
  });

  it.each([
    ['a parameter', 'import a\n\n\ndef f(key):\n    return a.C(key)\n'],
    ['a name that comes later', 'def f():\n    return a.C()\n\n\nimport a\n'],
    ['a wait', 'import a\n\n\nasync def f():\n    return a.C(await a.b())\n'],
  ])('are not made of %s', (_name, text) => {
    expect(hoist(text, 'a.C(')).toBe(null);
  });
});
