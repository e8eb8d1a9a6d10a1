import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutOf } from '../../../src/session/notebooks/layout';
import { withoutMagics } from '../../../src/session/notebooks/magics';
import { cellAt, cellOfLine, joinCells } from '../../../src/session/notebooks/program';
import { readNotebook } from '../../../src/session/notebooks/readNotebook';

describe('magics', () => {
  it.each([
    ['%pip install openai', '#pip install openai'],
    ['  !ls -la', '  #ls -la'],
    ['!pip install \\\n  openai\nx = 1', '#pip install \\\n  #penai\nx = 1'],
    ['x = !ls -la\ny = 2', 'x = _ls__la\ny = 2'],
    ['%time answer = ask()', '      answer = ask()'],
    ['%timeit -n 10 -r 3 ask()', '                   ask()'],
    ['answer = %time ask()', 'answer =       ask()'],
    ['%time', '#time'],
    ['?client', '#client'],
    ['client.chat?', '#lient.chat?'],
    ['client??', '#lient??'],
    ['%%time\nask()', '#%time\nask()'],
    ['%%bash\npip install x\n\n  echo "', '#%bash\n#ip install x\n\n  #cho "'],
    ['%%unheard_of\nask()', '#%unheard_of\n#sk()'],
    ['ask(\n!ls', 'ask(\n#ls'],
  ])('%j', (source, expected) => {
    expect(withoutMagics(source)).toBe(expected);
  });

  it.each([
    'a = (b\n% c)',
    'text = """\n%pip\n!ls\n"""',
    'x = 5 %y',
    'a != b',
    'a = b \\\n  %c',
    "print('50%')  # is it?",
    'x = "why?"',
  ])('%j stays', (source) => {
    expect(withoutMagics(source)).toBe(source);
  });

  it('never move anything', () => {
    const piece = fc.constantFrom(
      '%',
      '!',
      '?',
      '\n',
      '"""',
      "'",
      '(',
      ')',
      '\\',
      '#',
      'a',
      ' ',
      '=',
      '%%b',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const source = pieces.join('');
        const code = withoutMagics(source);
        expect(code.length).toBe(source.length);
        expect(code.split('\n').map((line) => line.length)).toEqual(
          source.split('\n').map((line) => line.length),
        );
      }),
    );
  });
});

describe('what a cell leaves open', () => {
  it.each([
    ['f(a, [1, {', '}])'],
    ['f("', '")'],
    ["f('a\\'", "')"],
    ['f("a\nb', ')'],
    ['"""text', '"""'],
    ["f('''text", "''')"],
    ['f(")")', ''],
    ['"""a"""', ''],
    ['""""""', ''],
    ['"""', '"""'],
    ['"""""', '"""'],
    ['f(]', ')'],
    ['# (', ''],
  ])('%j is closed by %j', (source, closers) => {
    expect(layoutOf(source).closers).toBe(closers);
  });
});

describe('the program of a notebook', () => {
  const python = (source: string) => ({ source, isPython: true });
  const program = joinCells([
    python('client = OpenAI()'),
    { source: '# Title', isPython: false },
    python('ask(\n'),
    python(''),
    python('%pip list\nask(1)\n'),
  ]);

  it('holds its Python cells, each by itself', () => {
    expect(program.text).toBe('client = OpenAI()\nask(\n)\n\n#pip list\nask(1)\n\n');
    expect(
      program.cells.map(({ cell, firstLine, lastLine }) => [cell, firstLine, lastLine]),
    ).toEqual([
      ...[
        [1, 1, 1],
        [3, 2, 3],
        [4, 4, 4],
        [5, 5, 7],
      ],
    ]);
  });

  it('says which cell an offset and a line lie in', () => {
    expect(cellAt(program.text.indexOf('ask(1)'), program.cells)?.cell).toBe(5);
    expect(cellAt(0, program.cells)?.cell).toBe(1);
    expect(cellOfLine(6, program.cells)?.cell).toBe(5);
    expect(cellAt(3, [])).toBeNull();
  });
});

describe('reading .ipynb', () => {
  const notebook = (cells: unknown, metadata: unknown = {}): string =>
    JSON.stringify({ nbformat: 4, cells, metadata });
  const code = (source: unknown, more = {}): object => ({ cell_type: 'code', source, ...more });

  it('keeps the cells in order, outputs aside', () => {
    const text = notebook([
      { cell_type: 'markdown', source: ['# Hi'] },
      code(['a = 1\n', 'b = 2'], { outputs: [{ text: 'import openai' }] }),
      code('c = 3'),
      { cell_type: 'raw', source: 'x' },
    ]);
    expect(readNotebook(text)).toEqual([
      { source: '# Hi', isPython: false },
      { source: 'a = 1\nb = 2', isPython: true },
      { source: 'c = 3', isPython: true },
      { source: 'x', isPython: false },
    ]);
  });

  it('leaves other languages alone, and cells of theirs', () => {
    const isPython = (text: string): readonly boolean[] =>
      (readNotebook(text) ?? []).map((cell) => cell.isPython);
    expect(isPython(notebook([code('x')], { language_info: { name: 'R' } }))).toEqual([false]);
    expect(isPython(notebook([code('x')], { kernelspec: { name: 'julia-1.9' } }))).toEqual([false]);
    expect(isPython(notebook([code('x')], { kernelspec: { name: 'python3' } }))).toEqual([true]);
    const sql = code('x', { metadata: { vscode: { languageId: 'sql' } } });
    expect(isPython(notebook([sql, code('y')]))).toEqual([false, true]);
  });

  it('reads the older format', () => {
    const cells = [{ cell_type: 'code', language: 'python', input: ['a = 1'] }];
    expect(readNotebook(JSON.stringify({ nbformat: 3, worksheets: [{ cells }] }))).toEqual([
      { source: 'a = 1', isPython: true },
    ]);
  });

  it.each(['', '{', '[]', '3', '{}', '{"cells": 3}', '{"worksheets": []}'])(
    '%j is none',
    (text) => {
      expect(readNotebook(text)).toBeNull();
    },
  );

  it('takes odd cells for empty ones', () => {
    expect(
      readNotebook(notebook([null, 3, code(3), code([1, 'a'])]))?.map((cell) => cell.source),
    ).toEqual([...['', '', '', 'a']]);
  });
});
