import { describe, expect, it } from 'vitest';
import { readPythonLinks } from '../../src/session/pythonLinks';

const linksOf = (text: string): readonly string[] =>
  readPythonLinks(text).links.map(({ specifier, names, passedAs }) =>
    passedAs === undefined
      ? `${specifier}: ${names.join(' ')}`
      : `${specifier}: ${names.join(' ')} as ${passedAs.join(' ')}`,
  );

describe('imports', () => {
  it('takes names, gives them on, and may mean modules', () => {
    expect(linksOf('from .llm import client as llm, ask\nllm.chat()\nask()\n')).toEqual([
      '.llm: client ask',
      '.llm: client ask as llm ask',
      '.llm.client: chat',
      '.llm.client: * as llm',
      '.llm.ask: *',
      '.llm.ask: * as ask',
    ]);
  });

  it('reads what is used of a module', () => {
    const text = 'import app.llm as llm\nimport app.db\nllm.ask()\nprint(app.db.url, app.name)\n';
    expect(linksOf(text)).toEqual([
      'app.llm: ask',
      'app.llm: * as llm',
      'app.db: url',
      'app: db name',
      'app: * as app',
    ]);
  });

  it('reads lists over several lines, with comments', () => {
    const text = 'from . import (\n    a,  # the first\n    b as c,\n)\nfrom .x import \\\n    d\n';
    expect(linksOf(text).filter((one) => !one.includes(' as '))).toEqual([
      '.: a b',
      '.a: ',
      '.b: ',
      '.x: d',
      '.x.d: ',
    ]);
  });

  it('gives on only what stands at the top', () => {
    const text = [
      ...['def lazy():', '    from .llm import ask', '    return ask()'],
      ...['try:', '    from .fast import run', 'except ImportError:', '    run = None'],
    ].join('\n');
    expect(linksOf(text).filter((one) => one.includes(' as '))).toEqual([
      '.fast: run as run',
      '.fast.run: * as run',
    ]);
  });

  it('sees everything taken by a star, and modules loaded by name', () => {
    const text = "from .llm import *\nimportlib.import_module('app.plugins')\n";
    expect(linksOf(text)).toEqual(['.llm: *', '.llm: * as *', 'app.plugins: *']);
  });

  it.each([
    'from',
    'from .',
    'from . import',
    'import',
    'import ,',
    'from x import (',
    'from import x',
  ])('reads %j while it is typed', (text) => {
    expect(readPythonLinks(text).exports).toEqual([]);
    expect(
      readPythonLinks(`${text}\nfrom .llm import ask\n`).links.map((one) => one.specifier),
    ).toContain('.llm');
  });
});

describe('names that a module gives', () => {
  it('are those that its top declares', () => {
    const text = [
      ...['client: OpenAI = make()', 'a, b = 1, 2', 'x == 3', 'print(end=1)'],
      ...['async def ask():', '    inner = 1', 'class Chat:', '    field = 2'],
      ...['if debug:', '    level = 1', 'else:', '    def level(): ...'],
      ...['with open(f) as handle:', '    first = 1', 'import os as system'],
    ].join('\n');
    expect(readPythonLinks(text).exports).toEqual([
      ...['client', 'a', 'b', 'ask', 'Chat', 'level', 'handle', 'first'],
    ]);
  });

  it('may be any where the module answers for them itself', () => {
    expect(readPythonLinks('def __getattr__(name):\n    return 1\n').exports).toContain('*');
  });
});
