import { describe, expect, test } from 'vitest';
import { apply, checkResult, writerFor } from './writerCases';

async function wrapped(before: string, target: string): Promise<string> {
  const start = before.indexOf(target);
  const ms = { kind: 'number', value: 30_000 } as const;
  const { writer } = writerFor(before);
  const edits = writer.wrapExpression({ start, end: start + target.length }, 'boundSilence', [
    ms,
    ms,
  ]);
  const after = apply(before, edits);
  await checkResult(before, after);
  return after;
}

describe('an expression is wrapped', () => {
  test('on its line', async () => {
    expect(await wrapped('for await (const event of stream) {\n  use(event);\n}\n', 'stream')).toBe(
      'for await (const event of boundSilence(stream, 30_000, 30_000)) {\n  use(event);\n}\n',
    );
  });

  test('over lines where one would be too long', async () => {
    const before =
      'for await (const event of await client.responses.create(body)) {\n  use(event);\n}\n';
    expect(await wrapped(before, 'await client.responses.create(body)')).toBe(
      'for await (const event of boundSilence(\n  await client.responses.create(body),\n  30_000,\n  30_000,\n)) {\n  use(event);\n}\n',
    );
  });

  test('over lines where it stands on several', async () => {
    const target = 'await client.create({\n  model: "m",\n  prompt: `a\nb`,\n})';
    expect(await wrapped(`for await (const e of ${target}) {\n  use(e);\n}\n`, target)).toBe(
      'for await (const e of boundSilence(\n  await client.create({\n    model: "m",\n    prompt: `a\nb`,\n  }),\n  30_000,\n  30_000,\n)) {\n  use(e);\n}\n',
    );
  });

  test('in place in a file that goes on behind braces', async () => {
    const target = 'make({\n  a: 1\n})';
    const before = `use({\n  a: 1\n}, {\n  b: 1\n})\nuse(${target})\n`;
    expect(await wrapped(before, target)).toBe(
      before.replace(target, `boundSilence(${target}, 30_000, 30_000)`),
    );
  });
});
