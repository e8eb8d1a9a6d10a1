import { describe, expect, test } from 'vitest';
import { growth, straightLine } from '../../support/growth';
import {
  detectStyle,
  displayWidth,
  numberText,
  type Style,
} from '../../../src/languages/typescript/style';

const cases: readonly (readonly [text: string, style: Partial<Style>])[] = [
  [
    '',
    { quote: '"', semicolons: true, indent: '  ', newline: '\n', trailingCommas: true, width: 80 },
  ],
  ["const a = 'b'\nconst c = 'd'\n", { quote: "'", semicolons: false }],
  ['const a = "b";\nconst c = \'d\';\nconst e = "f";\n', { quote: '"', semicolons: true }],
  ['const a = <p id="a" name="b" />;\nconst c = \'d\';\n', { quote: "'" }],
  ["// don't 'count' this\nconst a = `'x' 'y'`;\nconst b = \"it's\";\n", { quote: '"' }],
  ["const a = /['`]/;\nconst b = 'c';\nconst d = e / f / 'g';\n", { quote: "'", semicolons: true }],
  ['const a = `${f(`x;`)};\n`\nconst b = 1\n', { semicolons: false }],
  ['if (a) {\n\tb();\n}\n', { indent: '\t' }],
  ['if (a) {\n    b();\n}\n', { indent: '    ' }],
  ['  if (a) {\n    b();\n  }\n', { indent: '  ' }],
  ['a();\r\nb();\r\n', { newline: '\r\n' }],
  ['f({\n  a: 1\n})\n', { trailingCommas: false }],
  ['f({\n  a: 1,\n})\n', { trailingCommas: true }],
  ['f({\n}, {\n  b: 1\n})\n', { hugsObjects: true }],
  [`const a = b(${'c'.repeat(80)});\n`.repeat(3), { width: 100 }],
  [`const a = b(${'c'.repeat(80)});\n`.repeat(2), { width: 80 }],
  [`const a = b("${'c'.repeat(80)}");\n`.repeat(5), { width: 80 }],
];

describe('a style is detected', () => {
  for (const [text, style] of cases) {
    test(JSON.stringify(text.slice(0, 50)), () => {
      expect(detectStyle(text, true)).toMatchObject(style);
    });
  }

  test('of old and of newer JavaScript', () => {
    expect(detectStyle('var a = 1;\n', false)).toMatchObject({ es5: true, separators: false });
    expect(detectStyle('var a = 1_000;\n', false)).toMatchObject({ es5: true, separators: true });
    expect(detectStyle('const a = 1;\n', false)).toMatchObject({ es5: false, separators: true });
  });

  test('of text that is no code, in little time', () => {
    const noise = (size: number): string => '\'"`${/*<{('.repeat(size);
    expect(detectStyle(noise(20_000), true).indent).toBe('  ');
    expect(growth((size) => detectStyle(noise(size), true), 20_000)).toBeLessThan(straightLine);
  });
});

test('numbers have separators from five digits on', () => {
  const style = detectStyle('', true);
  expect(
    [0.5, -1, 5000, 10_000, 60_000, 1_234_567].map((value) => numberText(value, style)),
  ).toEqual(['0.5', '-1', '5000', '10_000', '60_000', '1_234_567']);
  expect(numberText(60_000, { ...style, separators: false })).toBe('60000');
});

test('wide letters and tabs take two columns', () => {
  expect(displayWidth('a\té日😀')).toBe(8);
});
