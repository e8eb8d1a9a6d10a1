/** Comments that silence findings, and what is said of those that should not stay. */
import { describe, expect, it } from 'vitest';
import type { Config } from '../../src/model/config';
import type { Finding } from '../../src/model/finding';
import { readSuppressionComment } from '../../src/engine/suppressionComments';
import { applyFix, checkCode } from '../support/checkCode';
import { growth, straightLine } from '../support/growth';

const request = "await fetch('https://api.openai.com/v1/responses', { method: 'POST' });";
const rulesThere = 'missing-timeout, missing-retry, missing-fallback';

const check = (code: string, config: Partial<Config> = {}, path = 'src/app.ts') =>
  checkCode(code, { config, path }).findings;

const shown = (findings: readonly Finding[]): readonly string[] =>
  findings.filter(({ suppressed }) => suppressed === null).map(({ rule }) => rule);

const complaints = (code: string, config: Partial<Config> = {}): readonly string[] =>
  check(code, config).flatMap(({ rule, message, suppressed }) =>
    rule === 'bad-suppression' && suppressed === null ? [message] : [],
  );

const read = (text: string) => {
  const found = readSuppressionComment({ text, start: 0, end: text.length });
  return found && [found.form, found.rules, found.reason, found.expires];
};

describe('the words of a comment', () => {
  const cases: readonly (readonly [string, unknown])[] = [
    ['lifeboat-ignore-line', ['line', [], null, null]],
    ['lifeboat-ignore-file a-b -- why', ['file', ['a-b'], 'why', null]],
    ['lifeboat-ignore-next-line a,b c -- x -- y', ['next-line', ['a', 'b', 'c'], 'x -- y', null]],
    ['lifeboat-ignore-next-line a -- reason:', ['next-line', ['a'], null, null]],
    ['lifeboat-ignore-next-line a --', ['next-line', ['a'], null, null]],
    ['lifeboat-ignore-next-line a expires 2027-01-31', ['next-line', ['a'], null, '2027-01-31']],
    ['lifeboat-ignore-next-line a, expires: soon -- b', ['next-line', ['a'], 'b', 'soon']],
    ['lifeboat-ignore-line a -- b, expires 2027-01-31', ['line', ['a'], 'b', '2027-01-31']],
    ['lifeboat-ignore-line a -- expires 2027-01-31: b', ['line', ['a'], 'b', '2027-01-31']],
    ['lifeboat-ignore-line a -- b (expires 2027-01-31)', ['line', ['a'], 'b', '2027-01-31']],
    [
      'lifeboat-ignore-line a -- key expires 2027-01-31 at noon',
      ['line', ['a'], 'key expires 2027-01-31 at noon', null],
    ],
    ['lifeboat-ignore-start a\n   -- over\n   lines', ['start', ['a'], 'over\n   lines', null]],
    ['lifeboat-ignore-end', ['end', [], null, null]],
    ['lifeboat-ignore-nextline a', [null, ['a'], null, null]],
    ['lifeboat-ignored things', null],
    ['see lifeboat-ignore-line', null],
  ];
  it.each(cases)('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

it.each([' ', '- ', '-- ', ', ', ' expires ', ' expires 2027-01-31', '\n'])(
  'noise of any length is read at once: %j',
  (noise) => {
    const reason = (size: number): unknown =>
      read(`lifeboat-ignore-line a -- ${noise.repeat(size)}x`);
    const rules = (size: number): unknown => read(`lifeboat-ignore-line ${noise.repeat(size)}`);
    expect(growth(reason, 200_000)).toBeLessThan(straightLine);
    expect(growth(rules, 200_000)).toBeLessThan(straightLine);
  },
);

describe('a comment silences', () => {
  const silent: readonly (readonly [string, string])[] = [
    ['the next line', `// lifeboat-ignore-next-line ${rulesThere} -- why\n${request}\n`],
    ['the next line of code', `// lifeboat-ignore-next-line -- why\n\n// note\n${request}\n`],
    ['its own line', `${request} // lifeboat-ignore-line -- why\n`],
    ['its file', `${request}\n// lifeboat-ignore-file -- why\n`],
    [
      'its block',
      `// lifeboat-ignore-start -- why\n\n${request}\n// lifeboat-ignore-end\nconsole.log(1);\n`,
    ],
    ['with CRLF', `// lifeboat-ignore-next-line -- why\r\n${request}\r\n`],
    ['until its day', `// lifeboat-ignore-next-line expires 2026-11-23 -- why\n${request}\n`],
    [
      'a block in a block',
      `// lifeboat-ignore-start missing-timeout, missing-retry -- a
// lifeboat-ignore-start missing-fallback -- b
${request}
// lifeboat-ignore-end missing-fallback
// lifeboat-ignore-end missing-timeout
`,
    ],
  ];
  it.each(silent)('%s', (_name, code) => {
    const findings = check(code);
    expect(shown(findings)).toEqual([]);
    expect(findings[0]?.suppressed).toMatchObject({ by: 'comment' });
  });

  const heard: readonly (readonly [string, string])[] = [
    ['the line after the next', `// lifeboat-ignore-next-line -- why\nlet a = 1;\n${request}\n`],
    [
      'what is behind its block',
      `// lifeboat-ignore-start -- why\n// lifeboat-ignore-end\n${request}\n`,
    ],
    [
      'anything after its day',
      `// lifeboat-ignore-next-line expires 2026-11-22 -- why\n${request}\n`,
    ],
    ['anything from a string', `const a = '// lifeboat-ignore-file -- why';\n${request}\n`],
  ];
  it.each(heard)('not %s', (_name, code) => {
    expect(shown(check(code))).toContain('missing-timeout');
  });

  it('the rules that it names alone', () => {
    const findings = check(`// lifeboat-ignore-next-line missing-retry -- why\n${request}\n`);
    expect(findings.map(({ rule, also, suppressed }) => [rule, also, suppressed?.reason])).toEqual([
      ['missing-timeout', ['missing-fallback'], undefined],
      ['missing-retry', [], 'why'],
    ]);
  });
});

describe('a comment is reported that', () => {
  const call = `export const ask = () => ${request.replace('await ', '').replace('POST', 'GET')}`;
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    [
      'gives no reason',
      `// lifeboat-ignore-next-line\n${request}\n`,
      ['This suppression gives no reason: write one behind ` -- `.'],
    ],
    [
      'is over',
      `// lifeboat-ignore-next-line expires 2026-11-22 -- why\n${request}\n`,
      ['This suppression expired after 2026-11-22.'],
    ],
    [
      'has a day that is none',
      `// lifeboat-ignore-next-line expires 2026-02-30 -- why\n${request}\n`,
      ['`2026-02-30` is no day such as 2027-01-31: this does not expire.'],
    ],
    [
      'names a rule that nobody knows',
      `// lifeboat-ignore-next-line missing-timeot -- why\n${request}\n`,
      ['`missing-timeot` is no rule: did you mean `missing-timeout`?'],
    ],
    [
      'has its reason in the wrong place',
      `// lifeboat-ignore-next-line missing-timeout tested\n${request}\n`,
      [
        '`tested` is no rule: rules are ids such as `missing-timeout`, and a reason stands behind ` -- `. This suppression gives no reason: write one behind ` -- `.',
      ],
    ],
    [
      'silences nothing',
      `${call}\n// lifeboat-ignore-next-line -- why\nconsole.log(1);\n`,
      ['This suppression silences nothing.'],
    ],
    [
      'silences less than it names',
      `// lifeboat-ignore-next-line missing-timeout, missing-retry, missing-fallback, long-wait -- why\n${request}\n`,
      ['This silences nothing of `long-wait`.'],
    ],
    [
      'does what another one does',
      `// lifeboat-ignore-file -- all of it\n${request} // lifeboat-ignore-line -- why\n`,
      ['This suppression silences nothing.'],
    ],
    [
      'has a form that does not exist',
      `// lifeboat-ignore-nextline missing-timeout -- why\n${request}\n`,
      ['`lifeboat-ignore-nextline` silences nothing: write lifeboat-ignore-next-line.'],
    ],
    [
      'ends nothing',
      `${call}\n// lifeboat-ignore-end\n`,
      ['No `lifeboat-ignore-start` stands before this end.'],
    ],
    [
      'has no end',
      `// lifeboat-ignore-start -- why\n${request}\n`,
      ['No `lifeboat-ignore-end` follows: this reaches to the end of the file.'],
    ],
    [
      'is alone in its file',
      `// lifeboat-ignore-file -- why\nexport const a = 1;\n`,
      ['This suppression silences nothing.'],
    ],
  ];
  it.each(cases)('%s', (_name, code, messages) => {
    expect(complaints(code)).toEqual(messages);
  });
});

describe('a comment is left alone', () => {
  const idle = `${request}\n// lifeboat-ignore-next-line long-wait -- why\nconsole.log(1);\n`;

  it('where its rule is off', () => {
    expect(complaints(idle)).toHaveLength(1);
    expect(complaints(idle, { rules: { 'long-wait': 'off' } })).toEqual([]);
  });

  it('in tests, and in text that is half typed', () => {
    expect(check(idle, {}, 'src/app.test.ts')).toEqual([]);
    expect(complaints(`${idle}const half = (`)).toEqual([]);
  });

  it('where the rule about comments is off, or a comment names it', () => {
    expect(complaints(idle, { rules: { 'bad-suppression': 'off' } })).toEqual([]);
    const kept = `// lifeboat-ignore-file bad-suppression -- kept for later\n${idle}`;
    expect(complaints(kept)).toEqual([]);
    expect(complaints(`// lifeboat-ignore-file -- all\n${idle}`)).toHaveLength(1);
    expect(complaints(`// lifeboat-ignore-file bad-suppression -- nothing\n${request}\n`)).toEqual([
      'This suppression silences nothing.',
    ]);
  });
});

it('has the severity that the settings give', () => {
  const config = { rules: { 'bad-suppression': 'error' } } as const;
  const [finding] = check(`// lifeboat-ignore-file -- why\nexport const a = 1;\n`, config);
  expect(finding).toMatchObject({ severity: 'error', callId: null, also: [] });
});

describe('fixes', () => {
  const fixed = (code: string, title: string): string => {
    const fixes = check(code).flatMap((finding) =>
      finding.rule === 'bad-suppression' ? finding.fixes : [],
    );
    const fix = fixes.find((one) => one.title === title);
    expect(fixes.map((one) => one.title)).toContain(title);
    expect(fix?.safe).toBe(false);
    return fix ? applyFix(code, fix) : '';
  };
  const remove = 'Remove this lifeboat-ignore-next-line';

  it('take the comment away with its line', () => {
    const code = `let a = 1;\r\n  // lifeboat-ignore-next-line -- why\r\na += 1;\r\n${request}\r\n`;
    expect(fixed(code, remove)).toBe(`let a = 1;\r\na += 1;\r\n${request}\r\n`);
  });

  it('take the comment away and leave the code beside it', () => {
    const code = `let a = 1; /* lifeboat-ignore-line -- why */ a += 1;\n${request}\n`;
    expect(fixed(code, 'Remove this lifeboat-ignore-line')).toBe(
      `let a = 1;  a += 1;\n${request}\n`,
    );
    const behind = `let a = 1; // lifeboat-ignore-line -- why\n${request}\n`;
    expect(fixed(behind, 'Remove this lifeboat-ignore-line')).toBe(`let a = 1;\n${request}\n`);
  });

  it('take the last line away', () => {
    const code = `${request}\n// lifeboat-ignore-next-line -- why`;
    expect(fixed(code, remove)).toBe(`${request}\n`);
  });

  it('write the rule that was meant', () => {
    const code = `// lifeboat-ignore-next-line missing-timeot -- why\n${request}\n`;
    expect(fixed(code, 'Write missing-timeout')).toContain('next-line missing-timeout -- why');
  });

  it('keep the rules that are needed', () => {
    const code = `// lifeboat-ignore-next-line long-wait, missing-timeout, missing-retry -- why\n${request}\n`;
    expect(fixed(code, 'Ignore missing-timeout, missing-retry only')).toContain(
      'next-line missing-timeout, missing-retry -- why',
    );
  });
});

describe('what a finding is known by', () => {
  const keys = (code: string): readonly string[] =>
    check(code)
      .map(({ fingerprint }) => fingerprint)
      .sort();
  const one = `import OpenAI from 'openai';
const openai = new OpenAI();
export async function a() { return openai.responses.create({ model: 'gpt-5', input: 'a' }); }
`;
  const two = `export async function b() { return openai.responses.create({ model: 'gpt-5', input: 'b' }); }
`;

  it('stays when lines and functions move', () => {
    const [head = '', client = '', a = ''] = one.split('\n');
    expect(keys(`${head}\n\n// new\n${client}\n${two}${a}\n`)).toEqual(keys(one + two));
  });

  it('differs by rule, path and function', () => {
    expect(keys(one)).not.toEqual(
      keys(one.replaceAll('openai =', 'ai =').replace('openai.r', 'ai.r')),
    );
    const elsewhere = check(one, {}, 'src/b.ts').map(({ fingerprint }) => fingerprint);
    expect(elsewhere).not.toEqual(keys(one));
  });
});
