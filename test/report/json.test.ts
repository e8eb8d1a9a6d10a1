import { describe, expect, it } from 'vitest';
import { callsJson, editedPaths, findingsJson } from '../../src/report/json';
import { createPositions } from '../../src/model/positions';
import { sampleCall, sampleFinding } from './support/sampleCall';
import { readSchema, violations } from './support/schema';

const rangeOf = (text: string, start: number, end: number) =>
  createPositions('a.ts', text).range({ start, end });

const edit = (path: string, start: number, end: number) => ({ path, start, end, newText: 'x' });
const fix = (...edits: readonly ReturnType<typeof edit>[]) => ({
  ...{ title: 'Bound it', safe: true, kind: 'client-timeout', preferred: true, edits },
});

describe('calls', () => {
  const place = { path: 'src/llm.ts', line: 3 };
  const call = sampleCall();
  const calls = [
    call,
    sampleCall({
      ...{ model: null, streaming: null, cell: 2, sdkVersion: null, versionSource: 'none' },
      timeout: { source: 'none', ms: null, covers: null, at: null, because: null },
      retries: { ...call.retries, attempts: null, at: { ...place, column: 4 } },
      budget: { ...call.budget, requests: null, untilErrorMs: null, unbounded: true },
    }),
  ];

  it('follow their schema', () => {
    const skipped = [{ path: 'a.js', reason: 'minified' }];
    const json: unknown = JSON.parse(
      JSON.stringify(callsJson({ root: '.', files: 2, skipped, calls })),
    );
    expect(violations(json, readSchema('calls'))).toEqual([]);
    expect(json).toMatchObject({ version: 1, root: '.', files: 2, skipped });
  });

  it('keep what only the engine needs to themselves', () => {
    const json = JSON.stringify(callsJson({ root: '.', files: 2, skipped: [], calls }));
    expect(json).not.toMatch(/anchor|callersKnown|deliberate/);
  });
});

describe('findings', () => {
  const text = 'one\r\ntwo 😀 three\n';
  const textOf = (path: string): string | null => (path === 'src/chat.ts' ? text : null);
  const suppressed = { by: 'comment' as const, reason: null, range: rangeOf(text, 0, 3) };
  const entry = { path: 'a.ts', rule: 'long-wait', about: 'client a', fingerprint: 'f', count: 2 };
  const stale = [{ ...entry, more: 1 }];
  const finding = sampleFinding({
    suppressed,
    related: [{ path: 'src/llm.ts', range: rangeOf(text, 0, 3), message: 'the client' }],
    fixes: [fix(edit('src/chat.ts', 9, 11)), fix(edit('src/chat.ts', 0, 0), edit('gone.ts', 0, 1))],
  });
  const json: unknown = JSON.parse(
    JSON.stringify(
      findingsJson({ root: '.', findings: [finding, sampleFinding()], stale, textOf }),
    ),
  );

  it('follow their schema', () => {
    expect(violations(json, readSchema('check'))).toEqual([]);
  });

  it('name what the baseline holds in vain, field by field', () => {
    expect(json).toMatchObject({ stale: [entry] });
    expect(JSON.stringify(json)).not.toContain('more');
  });

  it('give edits as ranges, and no fix by half', () => {
    const range = { startLine: 2, startColumn: 5, endLine: 2, endColumn: 7 };
    const edits = [{ path: 'src/chat.ts', range, newText: 'x' }];
    expect(json).toMatchObject({
      findings: [{ fixes: [{ title: 'Bound it', safe: true, edits }] }, { fixes: [] }],
    });
  });

  it('say which texts they need', () => {
    expect(editedPaths([finding, sampleFinding()])).toEqual(['gone.ts', 'src/chat.ts']);
  });
});

it('offsets become lines and columns', () => {
  const find = (start: number, end: number) => rangeOf('ab\ncd\n', start, end);
  const at = (start: number, end: number): unknown[] => Object.values(find(start, end));
  expect(at(0, 2)).toEqual([1, 1, 1, 3]);
  expect(at(2, 3)).toEqual([1, 3, 2, 1]);
  expect(at(6, 99)).toEqual([3, 1, 3, 1]);
  expect(Object.values(rangeOf('', 0, 0))).toEqual([1, 1, 1, 1]);
});

it('the validator of these tests finds what is wrong', () => {
  const schema = readSchema('check');
  const range = { startLine: 0, startColumn: 1, endLine: 1, endColumn: 1 };
  const wrong = {
    version: 2,
    root: 5,
    findings: [{ rule: 'x', severity: 'loud', range }],
    more: 1,
  };
  const found = violations(wrong, schema).join('\n');
  for (const part of ['not 1', 'not string', 'more is unknown', 'loud', 'startLine: below 1']) {
    expect(found).toContain(part);
  }
});
