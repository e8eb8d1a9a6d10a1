import { describe, expect, it } from 'vitest';
import type { CallExpression } from '../../../src/model/facts';
import type { TextEdit } from '../../../src/model/finding';
import type { Writer } from '../../../src/model/writer';
import { frontEnd } from '../../../src/typescript';

const path = 'app.ts';
const text = `const before = 1; // 🛟
const answer = await client.chat.create({
  model: 'm',
});
`;

const signal = { name: 'signal', value: { kind: 'timeout-signal', ms: 5_000 } } as const;

function steps(
  first: (writer: Writer, call: CallExpression) => readonly TextEdit[] | null,
  then: Parameters<NonNullable<Writer['inTwoSteps']>>[2],
): string | null {
  const facts = frontEnd.parse(path, text);
  const writer = frontEnd.writer(facts, text);
  const [, declared] = facts.body;
  const awaited = declared?.kind === 'declare' ? declared.value : null;
  if (awaited?.kind !== 'await' || awaited.value.kind !== 'call') throw new Error('no call');
  const edits = writer.inTwoSteps?.(awaited.value, first(writer, awaited.value) ?? [], then);
  const [only, ...others] = edits ?? [];
  expect(others).toEqual([]);
  return only ? text.slice(0, only.start) + only.newText + text.slice(only.end) : null;
}

describe('two steps', () => {
  it('change a call inside and around as one edit', () => {
    const after = steps(
      (writer, call) => writer.setOptions(call, 1, [signal]),
      (writer, call) => writer.chainCall(call, 'catch', '() => null'),
    );
    expect(after).toBe(`const before = 1; // 🛟
const answer = await client.chat
  .create(
    {
      model: 'm',
    },
    { signal: AbortSignal.timeout(5000) },
  )
  .catch(() => null);
`);
  });

  it('are none where one of them reaches outside, or cannot be made', () => {
    const outside: readonly TextEdit[] = [{ path, start: 0, end: 5, newText: 'let' }];
    const inside = (writer: Writer, call: CallExpression) => writer.setOptions(call, 1, [signal]);
    expect(
      steps(
        () => outside,
        () => [],
      ),
    ).toBeNull();
    expect(steps(inside, () => outside)).toBeNull();
    expect(steps(inside, () => null)).toBeNull();
  });
});
