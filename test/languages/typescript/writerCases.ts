/** What the writer's tests share: finds targets in a text, applies edits, and checks every result. */
import { format } from 'prettier';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { parseModule } from '../../../src/languages/typescript/parse';
import { createWriter } from '../../../src/languages/typescript/writer';
import { walkFacts } from '../../../src/languages/typescript/writerNames';
import type { CallExpression, ModuleFacts, NewExpression } from '../../../src/model/facts';
import type { TextEdit } from '../../../src/model/finding';
import type { OptionValue, Writer } from '../../../src/model/writer';

export function timeout(value = 60_000, name = 'timeout'): OptionValue {
  return { name, value: { kind: 'number', value } };
}

export function signal(ms = 60_000): OptionValue {
  return { name: 'signal', value: { kind: 'timeout-signal', ms } };
}

export function writerFor(text: string, path = 'a.ts'): { writer: Writer; facts: ModuleFacts } {
  const facts = parseModule(path, text);
  return { facts, writer: createWriter(facts, text) };
}

/** The first call or construction whose text begins with `start`. */
export function findTarget(
  facts: ModuleFacts,
  text: string,
  start: string,
): CallExpression | NewExpression {
  const found: (CallExpression | NewExpression)[] = [];
  walkFacts(facts.body, (fact) => {
    const isTarget = fact.kind === 'call' || fact.kind === 'new';
    if (isTarget && text.slice(fact.start).startsWith(start)) {
      found.push(fact as CallExpression | NewExpression);
    }
    return true;
  });
  const target = found[0];
  if (!target) throw new Error(`no ${start} in ${text}`);
  return target;
}

/** Applies edits from the end on; fails where they are not sorted or overlap. */
export function apply(text: string, edits: readonly TextEdit[]): string {
  let end = 0;
  for (const edit of edits) {
    expect(edit.start).toBeGreaterThanOrEqual(end);
    expect(edit.end).toBeGreaterThanOrEqual(edit.start);
    end = edit.end;
  }
  expect(end).toBeLessThanOrEqual(text.length);
  return edits.reduceRight(
    (before, edit) => before.slice(0, edit.start) + edit.newText + before.slice(edit.end),
    text,
  );
}

function kindOf(path: string): ts.ScriptKind {
  return path.endsWith('x')
    ? ts.ScriptKind.TSX
    : path.endsWith('.ts')
      ? ts.ScriptKind.TS
      : ts.ScriptKind.JS;
}

export function syntaxErrors(text: string, path = 'a.ts'): readonly string[] {
  const { diagnostics = [] } = ts.transpileModule(text, {
    fileName: path,
    reportDiagnostics: true,
    compilerOptions: { target: ts.ScriptTarget.ES2022, jsx: ts.JsxEmit.Preserve },
  });
  return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

export function comments(text: string, path = 'a.ts'): readonly string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true, kindOf(path));
  const found = new Map<number, string>();
  const visit = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.JsxText) return;
    const ranges = [
      ...(ts.getLeadingCommentRanges(text, node.pos) ?? []),
      ...(ts.getTrailingCommentRanges(text, node.end) ?? []),
    ];
    for (const { pos, end } of ranges)
      found.set(pos, text.slice(pos, end).replace(/\n\s*\*/g, '\n *'));
    for (const child of node.getChildren(source)) visit(child);
  };
  visit(source);
  return [...found.values()].sort();
}

export async function prettier(text: string, path: string): Promise<string> {
  return format(text, {
    parser: path.endsWith('.ts') || path.endsWith('.tsx') ? 'typescript' : 'babel',
    endOfLine: 'auto',
  });
}

/** A result is whole code with all comments, and formatted by Prettier's defaults where the text before was. */
export async function checkResult(before: string, after: string, path = 'a.ts'): Promise<void> {
  expect(syntaxErrors(after, path), after).toEqual([]);
  expect(comments(after, path)).toEqual(expect.arrayContaining([...comments(before, path)]));
  if ((await prettier(before, path)) === before) expect(await prettier(after, path)).toBe(after);
}

export interface OptionCase {
  readonly path?: string;
  readonly start?: string;
  readonly index?: number;
  readonly options?: readonly OptionValue[];
}

/** The text after `setOptions`, or null where the writer declines. */
export async function withOptions(before: string, each: OptionCase = {}): Promise<string | null> {
  const { path = 'a.ts', start = 'create(', index = 0, options = [timeout()] } = each;
  const { facts, writer } = writerFor(before, path);
  const edits = writer.setOptions(findTarget(facts, before, start), index, options);
  if (!edits) return null;
  const after = apply(before, edits);
  await checkResult(before, after, path);
  return after;
}

export type Case = readonly [before: string, after: string | null, options?: OptionCase];

/** Texts that are formatted by Prettier's defaults: the results must be, too. */
export function checkFormatted(cases: Readonly<Record<string, Case>>): void {
  for (const [name, [before, after, options]] of Object.entries(cases)) {
    test(name, async () => {
      expect(await prettier(before, options?.path ?? 'a.ts')).toBe(before);
      expect(await withOptions(before, options)).toBe(after);
    });
  }
}

/** Texts in other styles: the results stay in theirs. */
export function checkForeign(cases: Readonly<Record<string, Case>>): void {
  for (const [name, [before, after, options]] of Object.entries(cases)) {
    test(name, async () => {
      expect(await withOptions(before, options)).toBe(after);
    });
  }
}
