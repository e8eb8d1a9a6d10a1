import { describe, expect, test } from 'vitest';
import { apply, checkResult, syntaxErrors, writerFor } from './writerCases';

const comment = 'lifeboat-ignore-next-line missing-timeout -- measured';

/** `|` marks the place; `^^` in the result stands for the comment. */
async function check(marked: string, expected: string, path = 'a.tsx'): Promise<void> {
  const at = marked.indexOf('|');
  const before = marked.replace('|', '');
  const after = apply(before, writerFor(before, path).writer.commentAbove(at, comment));
  expect(after).toBe(expected.replace('^^', `// ${comment}`));
  expect(syntaxErrors(after, path)).toEqual([]);
  await checkResult(before, after, path);
}

describe('a comment stands above', () => {
  test('the line', () => check('a();\n  |b();\n', 'a();\n  ^^\n  b();\n'));
  test('the first line', () => check('await |a();\n', '^^\nawait a();\n'));
  test('the line inside a statement', () =>
    check('const a = [\n  b,\n  c.|d(),\n];\n', 'const a = [\n  b,\n  ^^\n  c.d(),\n];\n'));
  test('a concise body', () =>
    check('const f = () =>\n  |g();\n', 'const f = () =>\n  ^^\n  g();\n'));
  test('the property whose template holds it', () =>
    check(
      'f({\n  a: 1,\n  b: `x\n    ${g(|h())}\n  `,\n});\n',
      'f({\n  a: 1,\n  ^^\n  b: `x\n    ${g(h())}\n  `,\n});\n',
    ));
  test('a line of code inside a template', () =>
    check('f(`x${\n  |h()\n}`);\n', 'f(`x${\n  ^^\n  h()\n}`);\n'));
  test('the statement whose template holds it', () =>
    check('  const a = `x\n  ${|h()}`;\n', '  ^^\n  const a = `x\n  ${h()}`;\n'));
  test('the field whose template holds it', () =>
    check('class A {\n  a = `x\n${|h()}`;\n}\n', 'class A {\n  ^^\n  a = `x\n${h()}`;\n}\n'));
  test('the statement whose JSX holds it', () =>
    check(
      'async function P() {\n  return (\n    <p>\n      it`s <b>{await |g()}</b>\n      {await g()}\n    </p>\n  );\n}\n',
      'async function P() {\n  ^^\n  return (\n    <p>\n      it`s <b>{await g()}</b>\n      {await g()}\n    </p>\n  );\n}\n',
    ));
  test('the statement above an element among children', () =>
    check(
      'const a = (\n  <ul>\n    <Li a={|g()} />\n  </ul>\n);\n',
      '^^\nconst a = (\n  <ul>\n    <Li a={g()} />\n  </ul>\n);\n',
    ));
  test('an attribute', () =>
    check(
      'const a = (\n  <ul\n    x="1"\n    a={|g()}\n  />\n);\n',
      'const a = (\n  <ul\n    x="1"\n    ^^\n    a={g()}\n  />\n);\n',
    ));
  test('a statement inside an attribute', () =>
    check(
      'const a = (\n  <ul\n    a={() => {\n      |g();\n    }}\n  />\n);\n',
      'const a = (\n  <ul\n    a={() => {\n      ^^\n      g();\n    }}\n  />\n);\n',
    ));
  test('an expression among children that has its own line', () =>
    check(
      'const a = (\n  <ul>\n    {b &&\n      |g()}\n  </ul>\n);\n',
      'const a = (\n  <ul>\n    {b &&\n      ^^\n      g()}\n  </ul>\n);\n',
    ));
  test('comments that other tools read for the same line', () =>
    check(
      'a();\n// eslint-disable-next-line no-await-in-loop\nawait |b();\n',
      'a();\n^^\n// eslint-disable-next-line no-await-in-loop\nawait b();\n',
    ));
  test('with CRLF, tabs and letters beyond ASCII', () =>
    check('f("😀é");\r\n\t|g();\r\n', 'f("😀é");\r\n\t^^\r\n\tg();\r\n'));
});

test('a comment of several lines becomes one', () => {
  const { writer } = writerFor('a();\n');
  expect(writer.commentAbove(0, 'one\r\n  two')[0]?.newText).toBe('// one two\n');
});
