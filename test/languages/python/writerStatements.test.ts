import { afterAll, describe, expect, it } from 'vitest';
import { apply, callOf, open, refusedByPython } from './writerCases';

afterAll(() => {
  expect(refusedByPython()).toEqual([]);
});

describe('comments', () => {
  it.each([
    ['above the line', 'def f():\n    x = g()\n', 'def f():\n    # why\n    x = g()\n'],
    ['within brackets', 'x = h(\n    g(),\n)\n', 'x = h(\n    # why\n    g(),\n)\n'],
    [
      'above a statement that goes on behind a slash',
      'x = 1 + \\\n    g()\n',
      '# why\nx = 1 + \\\n    g()\n',
    ],
    ['above a string of several lines', 'x = f"""\n{g()}\n"""\n', '# why\nx = f"""\n{g()}\n"""\n'],
  ])('stand %s', (_name, text, expected) => {
    const opened = open(text);
    const at = callOf(opened, 'g(').start;
    expect(apply(opened, opened.writer.commentAbove(at, 'why'))).toBe(expected);
  });
});

describe('statements', () => {
  const insert = (where: 'before' | 'after', text: string): string | null => {
    const opened = open(text);
    const at = callOf(opened, 'g(').start;
    return apply(opened, opened.writer.insertStatement(where, at, 'if x:\n    log("y")'));
  };

  it('stand before and behind another', () => {
    expect(insert('before', 'if a:\n  b = g(\n    1)  # c\n')).toBe(
      'if a:\n  if x:\n    log("y")\n  b = g(\n    1)  # c\n',
    );
    expect(insert('after', "if a:\n    b = g('z', 'w')  # c\n")).toBe(
      "if a:\n    b = g('z', 'w')  # c\n    if x:\n        log('y')\n",
    );
  });

  it.each([
    ['behind a colon', 'if a: g()\n'],
    ['beside others in its line', 'a(); g()\n'],
    ['in a decorator', '@g()\ndef f():\n    pass\n'],
  ])('find no place %s', (_name, text) => {
    expect(insert('before', text)).toBe(null);
  });
});

describe('handlers', () => {
  const handler = { error: 'error', code: 'log("no answer: %s", $error$)\nraise' };
  const around = (text: string, code = handler.code): string | null => {
    const opened = open(text);
    const call = callOf(opened, 'g(');
    return apply(opened, opened.writer.tryAround(call, { ...handler, code }));
  };

  it.each([
    [
      'one statement',
      'def f():\n    x = g(\n        1,\n    )\n    return x\n',
      'def f():\n    try:\n        x = g(\n            1,\n        )\n    except Exception as error:\n        log("no answer: %s", error)\n        raise\n    return x\n',
    ],
    [
      'a text whose lines stay',
      'x = g("""\na\n  b""")\n',
      'try:\n    x = g("""\na\n  b""")\nexcept Exception as error:\n    log("no answer: %s", error)\n    raise\n',
    ],
    [
      'a name that is taken',
      'def f(error):\n    g(error)\n',
      'def f(error):\n    try:\n        g(error)\n    except Exception as error_2:\n        log("no answer: %s", error_2)\n        raise\n',
    ],
  ])('stand around %s', (_name, text, expected) => {
    expect(around(text)).toBe(expected);
  });

  it('do not swallow what later code needs', () => {
    expect(around('x = g()\nh(x)\n', 'log("no")')).toBe(null);
    expect(around('x = g()\nh(x)\n', 'x = None\nreturn')).not.toBe(null);
    expect(around('y = g()\nh(x)\n', 'log("no")')).toContain('except Exception');
  });
});

describe('expressions', () => {
  it('are wrapped', () => {
    const opened = open('x = await g(1)\n');
    const call = callOf(opened, 'g(');
    const { writer } = opened;
    expect(writer.isAwaited(call)).toBe(true);
    const args = [{ kind: 'number', value: 20 }] as const;
    expect(apply(opened, writer.wrapExpression(call, 'asyncio.wait_for', args))).toBe(
      'x = await asyncio.wait_for(g(1), 20)\n',
    );
  });

  it('are deferred', () => {
    const defer = (text: string): string | null => {
      const opened = open(text);
      const call = callOf(opened, 'g(');
      return apply(opened, opened.writer.deferExpression(call, 'retrying', ['h("b")']));
    };
    expect(defer("x = g('a')\n")).toBe("x = retrying(lambda: g('a'), lambda: h('b'))\n");
    expect(defer('x = g(\n    a,\n)\n')).toBe(
      'x = retrying(\n    lambda: g(\n        a,\n    ),\n    lambda: h("b"),\n)\n',
    );
    expect(defer('async def f():\n    return g(await a)\n')).toBe(null);
  });

  it('are chained to', () => {
    const opened = open('x = g(1)\n');
    const call = callOf(opened, 'g(');
    expect(apply(opened, opened.writer.chainCall(call, 'with_retry', 'stop_after_attempt=3'))).toBe(
      'x = g(1).with_retry(stop_after_attempt=3)\n',
    );
  });

  it('are replaced', () => {
    const opened = open('g(timeout=30)\n');
    const value = callOf(opened, 'g(').args[0]?.value;
    if (!value) throw new Error('no value');
    const edits = opened.writer.replaceExpression(value, { kind: 'number', value: 30_000 });
    expect(apply(opened, edits)).toBe('g(timeout=30_000)\n');
    expect(opened.writer.declareHelper('bound-silence')).toBe(null);
  });
});
