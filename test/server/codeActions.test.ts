import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding, Fix, TextEdit } from '../../src/model/finding';
import { codeActions, safeEdits, type ActionRequest } from '../../src/server/codeActions';

const edit = (start: number, end: number, newText: string, path = 'a.ts'): TextEdit => ({
  ...{ path, start, end, newText },
});

const fix = (edits: readonly TextEdit[], more: Partial<Fix> = {}): Fix => ({
  ...{ title: 'Bound this call', safe: true, kind: 'call-timeout', preferred: false, edits },
  ...more,
});

const finding = (fixes: readonly Fix[], more: Partial<Finding> = {}): Finding => ({
  rule: 'missing-timeout',
  also: [],
  severity: 'warning',
  path: 'a.ts',
  range: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 6 },
  callId: 'a.ts#fetch@1',
  message: 'No timeout.',
  fingerprint: 'f1',
  causes: [{ rule: 'missing-timeout', about: 'fetch@1' }],
  related: [],
  suppressed: null,
  fixes,
  ...more,
});

const text = 'fetch(one);\nfetch(two);\n';
const target = (name: string, version: number | null) => ({
  uri: `file:///${name}`,
  document: TextDocument.create(`file:///${name}`, 'typescript', 1, text),
  version,
});

const request = (more: Partial<ActionRequest>): ActionRequest => ({
  findings: [],
  range: { start: { line: 0, character: 2 }, end: { line: 0, character: 2 } },
  diagnostics: [],
  only: null,
  path: 'a.ts',
  targets: new Map([['a.ts', target('a.ts', 4)]]),
  documentChanges: true,
  ...more,
});

describe('codeActions', () => {
  it('offers fixes in the order of the finding and suppressions after all of them', () => {
    const ignore = fix([edit(0, 0, '// x\n')], { kind: 'suppress', title: 'Ignore', safe: false });
    const first = fix([edit(10, 10, '!')], { title: 'First', preferred: true });
    const findings = [
      finding([ignore, first]),
      finding([fix([edit(9, 9, '?')], { title: 'Second', safe: false })]),
    ];
    const actions = codeActions(request({ findings }));
    expect(actions.map((one) => one.title)).toEqual(['First', 'Second', 'Ignore']);
    expect(actions.map((one) => one.isPreferred ?? false)).toEqual([true, false, false]);
  });

  it('looks only where the caret is, an end of the squiggle included', () => {
    const findings = [finding([fix([edit(0, 0, 'x')])])];
    const at = (character: number) => ({
      start: { line: 0, character },
      end: { line: 0, character },
    });
    expect(codeActions(request({ findings, range: at(5) })).length).toBe(1);
    expect(codeActions(request({ findings, range: at(6) }))).toEqual([]);
  });

  it('links the diagnostic by its fingerprint, or by rule and place where a client keeps no data', () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 5 } };
    const base = { range, source: 'lifeboat', code: 'missing-timeout', message: '' };
    const ours = { ...base, data: { fingerprint: 'f1' } };
    const other = { ...base, data: { fingerprint: 'f2' } };
    const foreign = { ...base, source: 'eslint' };
    const findings = [finding([fix([edit(0, 0, 'x')])])];
    const linked = (diagnostics: ActionRequest['diagnostics']) =>
      codeActions(request({ findings, diagnostics }))[0]?.diagnostics;
    expect(linked([other, foreign, ours])).toEqual([ours]);
    expect(linked([base])).toEqual([base]);
    expect(linked([foreign])).toBeUndefined();
  });

  it('edits other files with the version that is open, and none that it cannot see', () => {
    const edits = [edit(0, 0, 'a'), edit(12, 17, 'call', 'b.ts')];
    const findings = [finding([fix(edits)])];
    expect(codeActions(request({ findings }))).toEqual([]);
    const targets = new Map([
      ['a.ts', target('a.ts', 4)],
      ['b.ts', target('b.ts', null)],
    ]);
    expect(codeActions(request({ findings, targets }))[0]?.edit?.documentChanges).toEqual([
      {
        textDocument: { uri: 'file:///a.ts', version: 4 },
        edits: [
          {
            range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
            newText: 'a',
          },
        ],
      },
      {
        textDocument: { uri: 'file:///b.ts', version: null },
        edits: [
          {
            range: { start: { line: 1, character: 0 }, end: { line: 1, character: 5 } },
            newText: 'call',
          },
        ],
      },
    ]);
  });

  it('gives all safe fixes at once only when asked for', () => {
    const findings = [finding([fix([edit(0, 0, 'x')])])];
    const kinds = (only: readonly string[] | null) =>
      codeActions(request({ findings, only })).map((one) => one.kind);
    expect(kinds(null)).toEqual(['quickfix']);
    expect(kinds(['source'])).toEqual(['source.fixAll.lifeboat']);
    expect(kinds(['source.fixAll.lifeboat'])).toEqual(['source.fixAll.lifeboat']);
    expect(kinds(['source.fixAll.eslint'])).toEqual([]);
    expect(kinds(['quickfix'])).toEqual(['quickfix']);
    expect(kinds(['refactor'])).toEqual([]);
  });

  it('offers to mend the whole file where more than one safe fix stays in it', () => {
    const here = finding([fix([edit(0, 0, 'x')], { title: 'First', preferred: true })]);
    const range = { startLine: 2, startColumn: 1, endLine: 2, endColumn: 6 };
    const there = finding([fix([edit(12, 12, 'y')])], { range, fingerprint: 'f2' });
    const ignore = finding([fix([edit(9, 9, '//')], { kind: 'suppress', title: 'Ignore' })]);
    const titles = (findings: readonly Finding[]) =>
      codeActions(request({ findings })).map((one) => one.title);
    expect(titles([here])).toEqual(['First']);
    expect(titles([{ ...here, fixes: [...here.fixes, ...ignore.fixes] }, there])).toEqual([
      ...['First', 'Fix all 2 safe Lifeboat problems in this file', 'Ignore'],
    ]);
    const unsafe = finding([fix([edit(0, 0, 'x')], { title: 'First', safe: false })]);
    expect(titles([unsafe, there, { ...there, fingerprint: 'f3' }])).toEqual(['First']);
  });

  it('says nothing of what is suppressed', () => {
    const { range } = finding([]);
    const findings = [
      finding([fix([edit(0, 0, 'x')])], { suppressed: { by: 'comment', reason: null, range } }),
    ];
    expect(codeActions(request({ findings, only: ['quickfix', 'source.fixAll'] }))).toEqual([]);
  });
});

describe('safeEdits', () => {
  it('takes the preferred safe fix of each finding, and a shared edit once', () => {
    const shared = edit(0, 0, 'const wait = 60_000;\n');
    const findings = [
      finding([fix([edit(1, 2, 'no')], { safe: false }), fix([shared, edit(9, 9, ', a')])]),
      finding([fix([edit(3, 4, 'not')]), fix([shared, edit(20, 20, ', b')], { preferred: true })]),
    ];
    expect(safeEdits(findings, 'a.ts')).toEqual([shared, edit(9, 9, ', a'), edit(20, 20, ', b')]);
  });

  it('leaves out what meets an edit that is taken, and what goes to another file', () => {
    const findings = [
      finding([fix([edit(5, 10, 'x')])]),
      finding([fix([edit(10, 12, 'y')])]),
      finding([fix([edit(30, 30, 'z'), edit(0, 0, 'w', 'b.ts')])]),
      finding([fix([edit(14, 15, 'v')])]),
    ];
    expect(safeEdits(findings, 'a.ts')).toEqual([edit(5, 10, 'x'), edit(14, 15, 'v')]);
  });
});

describe('in a notebook', () => {
  const cell = (number: number, start: number, source: string) => {
    const uri = `cell:${number}`;
    const document = TextDocument.create(uri, 'python', 7, source);
    const span = { cell: number, start, end: start + source.length, firstLine: 1, lastLine: 1 };
    return { uri, version: 7, cell: number, span, document };
  };
  const notebook = {
    ...target('a.ts', 4),
    cells: [cell(1, 0, 'a = 1'), { ...cell(2, 0, '# x'), span: null }, cell(3, 8, 'b\nccc')],
  };
  const editsOf = (...edits: readonly TextEdit[]) =>
    codeActions(
      request({ findings: [finding([fix(edits)])], targets: new Map([['a.ts', notebook]]) }),
    ).map(({ edit: one }) => one?.documentChanges);

  it('edits go to their cells', () => {
    const [changes] = editsOf(edit(2, 2, 'X'), edit(11, 13, 'Y'), edit(13, 13, 'Z'));
    expect(changes).toEqual([
      {
        textDocument: { uri: 'cell:1', version: 7 },
        edits: [{ range: lineRange(0, 2, 2), newText: 'X' }],
      },
      {
        textDocument: { uri: 'cell:3', version: 7 },
        edits: [
          { range: lineRange(1, 1, 3), newText: 'Y' },
          { range: lineRange(1, 3, 3), newText: 'Z' },
        ],
      },
    ]);
  });

  it('an import behind the last one of a cell stays in that cell', () => {
    const [changes] = editsOf(edit(8, 8, 'import x\n'));
    expect(changes).toEqual([
      {
        textDocument: { uri: 'cell:1', version: 7 },
        edits: [{ range: lineRange(0, 5, 5), newText: '\nimport x' }],
      },
    ]);
    expect(JSON.stringify(editsOf(edit(8, 8, '# x\n')))).toContain('cell:3');
  });

  it('nothing goes above the magic of a cell', () => {
    const timed = { ...notebook, cells: [cell(1, 0, '%%time\na = 1')] };
    const offered = (at: number) =>
      codeActions(
        request({
          findings: [finding([fix([edit(at, at, '# x\n')])])],
          targets: new Map([['a.ts', timed]]),
        }),
      );
    expect(offered(0)).toEqual([]);
    expect(offered(7)).toHaveLength(1);
  });

  it.each([
    [edit(4, 9, 'over two cells')],
    [edit(6, 6, 'between two')],
    [edit(40, 40, 'behind the last')],
  ])('%j is not offered, nor what goes with it', (lost) => {
    expect(editsOf(edit(2, 2, 'X'), lost)).toEqual([]);
  });
});

const lineRange = (line: number, from: number, to: number) => ({
  start: { line, character: from },
  end: { line, character: to },
});
