import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/model/finding';
import type { FrontEnd } from '../../../src/model/frontEnd';
import { createPositions } from '../../../src/model/positions';
import { createSession } from '../../../src/session/createSession';
import { inCells } from '../../../src/session/notebooks/places';
import { joinCells } from '../../../src/session/notebooks/program';
import type { NotebookCell } from '../../../src/session/notebooks/program';
import type { FileResult, Session } from '../../../src/session/session';
import type { OpenAnalysis } from '../../../src/session/state';
import { memoryFiles, memoryLog } from '../../project/support/memoryFiles';

const frontEnd: FrontEnd = {
  languages: ['python'],
  parse: (path) => ({
    ...{ path, language: 'python', body: [], imports: [], exports: [] },
    ...{ directives: [], pragmas: [], problems: [] },
  }),
  writer: () => {
    throw new Error('nobody writes here');
  },
};

/** Reports each `create(…)` of a text, with a fix that adds an argument, and the place where the client stands. */
const openAnalysis: OpenAnalysis =
  () =>
  ({ path, text }) => ({
    ...{ calls: [], failures: [] },
    findings: [...text.matchAll(/create\([^)]*\)/g)].map(({ 0: code, index }): Finding => {
      const positions = createPositions(path, text);
      const range = positions.range({ start: index, end: index + code.length });
      const client = positions.range({
        start: text.indexOf('client'),
        end: text.indexOf('client') + 6,
      });
      const edit = { path, start: index + 7, end: index + 7, newText: 'timeout=60' };
      return {
        ...{ rule: 'missing-timeout', also: [], severity: 'warning', path, range, callId: null },
        ...{ message: '', fingerprint: '', causes: [], suppressed: null },
        related: [
          { path, range: client, message: 'the client' },
          { path: 'llm.py', range: { ...range, startLine: 99 }, message: 'elsewhere' },
        ],
        fixes: [{ title: '', safe: true, kind: 'timeout', preferred: true, edits: [edit] }],
      };
    }),
  });

const openSession = async (tree: Readonly<Record<string, string>>): Promise<Session> =>
  createSession(
    {
      ...{ root: '/repo', files: memoryFiles('/repo', tree), log: memoryLog(), settings: {} },
      clock: { now: () => 0, after: () => () => undefined },
      frontEnds: [{ extensions: ['.py', '.ipynb'], load: async () => frontEnd }],
    },
    { openAnalysis },
  );

const notebook = (...sources: readonly string[]): string =>
  JSON.stringify({
    cells: sources.map((source) =>
      source.startsWith('#:')
        ? { cell_type: 'markdown', source: source.slice(2) }
        : { cell_type: 'code', source },
    ),
  });

const address = '"https://api.openai.com/v1/responses"';
const shown = ({ findings }: Pick<FileResult, 'findings'>): readonly string[] =>
  findings.map(({ cell, range, related }) => {
    const [client, other] = related;
    const lines = `${range.startLine}:${range.startColumn}-${range.endLine}:${range.endColumn}`;
    return `${cell} ${lines}, client ${client?.cell} ${client?.range.startLine}, ${other?.range.startLine} ${other?.cell}`;
  });

describe('a notebook on disk', () => {
  it('is one program, and its findings stand in cells', async () => {
    const session = await openSession({
      'nb.ipynb': notebook(
        '%pip install x',
        `client = make(\n  ${address})`,
        '#:Text',
        'a = 1\nclient.create(\n a)',
      ),
    });
    const result = await session.scan();
    expect(shown(result)).toEqual(['4 2:8-3:4, client 2 1, 99 undefined']);
    expect(result.findings[0]?.fixes).toEqual([]);
  });

  it.each(['{', '[]', '{"nbformat": 4}', ''])('is skipped where it holds %j', async (text) => {
    const session = await openSession({ 'nb.ipynb': text });
    expect((await session.scan()).skipped).toEqual([
      { path: 'nb.ipynb', reason: 'not a notebook that can be read' },
    ]);
  });

  it('of another language is left alone', async () => {
    const text = JSON.stringify({
      cells: [{ cell_type: 'code', source: `client.create(${address})` }],
      metadata: { kernelspec: { language: 'R' } },
    });
    const result = await (await openSession({ 'nb.ipynb': text })).scan();
    expect([result.findings, result.skipped]).toEqual([[], []]);
  });
});

describe('an open notebook', () => {
  const cells = (...sources: readonly string[]): readonly NotebookCell[] =>
    sources.map((source) => ({ source, isPython: true }));

  it('overlays the disk, and has fixes', async () => {
    const session = await openSession({ 'nb.ipynb': notebook('x = 1') });
    session.setBuffer('nb.ipynb', cells(`client = ${address}`, 'client.create()'));
    const result = await session.check('nb.ipynb');
    expect(shown(result)).toEqual(['2 1:8-1:16, client 1 1, 99 undefined']);
    expect(result.findings[0]?.fixes[0]?.edits[0]?.start).toBe(`client = ${address}`.length + 15);
    session.setBuffer('nb.ipynb', null);
    expect((await session.check('nb.ipynb')).findings).toEqual([]);
  });

  it('keeps what one half-typed cell does not touch', async () => {
    const session = await openSession({});
    session.setBuffer(
      'nb.ipynb',
      cells(`client = ${address}`, 'print("', 'x = """', 'client.create()'),
    );
    expect(shown(await session.check('nb.ipynb'))).toEqual([
      '4 1:8-1:16, client 1 1, 99 undefined',
    ]);
  });

  it('notices a cell that is split although the program stays the same', async () => {
    const session = await openSession({ 'nb.ipynb': notebook('') });
    session.setBuffer('nb.ipynb', cells(`client = ${address}\nclient.create()`));
    expect(shown(await session.scan())).toEqual(['1 2:8-2:16, client 1 1, 99 undefined']);
    session.setBuffer('nb.ipynb', cells(`client = ${address}`, 'client.create()'));
    expect(shown(await session.scan())).toEqual(['2 1:8-1:16, client 1 1, 99 undefined']);
  });

  it('ends what reaches into the next cell with its own', () => {
    const call = { path: 'nb.ipynb', line: 1, column: 1, endLine: 2, endColumn: 4, cell: null };
    const result = { path: 'nb.ipynb', calls: [call], findings: [] } as unknown as FileResult;
    const { cells: spans } = joinCells(cells('create \\', '()'));
    expect(inCells(result, spans).calls).toEqual([{ ...call, cell: 1, endLine: 2, endColumn: 1 }]);
  });
});
