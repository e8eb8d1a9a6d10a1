/** What the writer's tests share: targets in a text, edits applied, and a look of CPython at every result. */
import { spawnSync } from 'node:child_process';
import { expect } from 'vitest';
import { forEachChild, type FactNode } from '../../../src/engine/tree';
import { parseModule } from '../../../src/languages/python/parse';
import { createWriter } from '../../../src/languages/python/writer';
import { byName } from '../../../src/model/arguments';
import type { CallExpression, ModuleFacts } from '../../../src/model/facts';
import type { TextEdit } from '../../../src/model/finding';
import type { OptionValue, Writer } from '../../../src/model/writer';

export interface Opened {
  readonly text: string;
  readonly facts: ModuleFacts;
  readonly writer: Writer;
}

export function open(text: string): Opened {
  const facts = parseModule('a.py', text);
  return { text, facts, writer: createWriter(facts, text) };
}

/** The first call whose text begins with `start`. */
export function callOf({ text, facts }: Opened, start: string): CallExpression {
  const found: CallExpression[] = [];
  const visit = (node: FactNode): void => {
    if ('kind' in node && node.kind === 'call' && text.startsWith(start, node.start))
      found.push(node);
    forEachChild(node, visit);
  };
  facts.body.forEach(visit);
  const [first] = found;
  if (!first) throw new Error(`no ${start} in ${text}`);
  return first;
}

/** Applies edits from the end on; fails where they overlap. Every result is kept for CPython to look at. */
export function apply({ text }: Opened, edits: readonly TextEdit[] | null): string | null {
  if (edits === null) return null;
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let end = 0;
  for (const edit of sorted) {
    expect(edit.start).toBeGreaterThanOrEqual(end);
    expect(edit.end).toBeGreaterThanOrEqual(edit.start);
    ({ end } = edit);
  }
  const result = sorted.reduceRight(
    (before, edit) => before.slice(0, edit.start) + edit.newText + before.slice(edit.end),
    text,
  );
  expect(parseModule('a.py', result).problems, result).toEqual([]);
  written.push(result);
  return result;
}

const written: string[] = [];

/** What CPython says of all results so far; empty where it takes every one. Fails where there is no Python. */
export function refusedByPython(): readonly string[] {
  const script =
    'import ast, json, sys\nfor text in json.load(sys.stdin):\n  try: ast.parse(text)\n  except SyntaxError as error: print(error, repr(text))\n';
  const { stdout, error, status, stderr } = spawnSync('python3', ['-c', script], {
    input: JSON.stringify(written),
    encoding: 'utf8',
  });
  if (error || status !== 0)
    throw new Error(`These tests need python3: ${error?.message ?? stderr}`);
  expect(written.length).toBeGreaterThan(0);
  return stdout.split('\n').filter((line) => line !== '');
}

export const timeout = (value = 20, name = 'timeout'): OptionValue => ({
  name,
  value: { kind: 'number', value },
});

/** Sets options by name, or in the dictionary at `index`. */
export function set(
  text: string,
  start: string,
  options: readonly OptionValue[] = [timeout()],
  index = byName,
): string | null {
  const opened = open(text);
  return apply(opened, opened.writer.setOptions(callOf(opened, start), index, options));
}
