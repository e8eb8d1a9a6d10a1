import ts from 'typescript';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { apply, checkResult, prettier, writerFor } from './writerCases';

function declared(before: string, path = 'a.ts'): { name: string; after: string } {
  const made = writerFor(before, path).writer.declareHelper('bound-silence');
  return { name: made?.name ?? '', after: apply(before, made?.edits ?? []) };
}

describe('the helper is declared', () => {
  for (const path of ['a.ts', 'a.js']) {
    test(`at the end of ${path}, as Prettier would write it`, async () => {
      const before = 'import "a";\n\nrun();\n';
      const { name, after } = declared(before, path);
      await checkResult(before, after, path);
      expect(name).toBe('boundSilence');
      expect(after.startsWith(`${before}\n/**\n * Passes a stream on`)).toBe(true);
      expect(after.endsWith('  }\n}\n')).toBe(true);
      expect(after.includes('AsyncIterable')).toBe(path === 'a.ts');
      expect(await prettier(after, path)).toBe(after);
    });
  }

  test('in the style of the file', () => {
    const before = "import a from 'a'\r\nif (a) {\r\n    a()\r\n}\r\n";
    const { after } = declared(before);
    expect(after.replace(/\r\n/g, '')).not.toContain('\n');
    expect(after.slice(before.length)).not.toMatch(/;\r\n/);
    expect(after).toContain('\r\n    const items');
  });

  test('behind text without a line end', async () => {
    const { after } = declared('run();');
    await checkResult('run();', after);
    expect(after.startsWith('run();\n\n/**')).toBe(true);
    expect(after.endsWith('}\n')).toBe(true);
  });

  test('once', () => {
    const first = declared('run();\n');
    expect(declared(first.after)).toEqual({ name: 'boundSilence', after: first.after });
  });

  test('once, whatever its layout', () => {
    const first = declared('run();\n').after.replace(/ {2}/g, '\t').replace(/;$/gm, '');
    expect(declared(first)).toEqual({ name: 'boundSilence', after: first });
  });

  test('under another name where its own is taken', async () => {
    const before = 'import { boundSilence } from "./own";\n\nboundSilence();\n';
    const { name, after } = declared(before);
    await checkResult(before, after);
    expect(name).toBe('boundSilence2');
    expect(after).toContain('function* boundSilence2<T = ReturnType<typeof JSON.parse>>(');
    expect(declared(after)).toEqual({ name, after });
  });
});

test('the typed helper passes the strictest compiler and keeps the element type', () => {
  const helper = declared('').after;
  const use = `
declare class AbortController { abort(): void }
declare function setTimeout(run: () => void, ms: number): { unref(): void };
declare function clearTimeout(timer: { unref(): void }): void;
interface SdkStream<T> extends AsyncIterable<T> { controller: AbortController; tee(): void }
interface SdkHelper<T> extends AsyncIterable<T> { controller: AbortController; abort(): void; on(event: string): this }
declare const stream: SdkStream<{ type: 'a' } | { type: 'b'; text: string }>;
declare const helper: SdkHelper<number>;
declare const plain: AsyncGenerator<string, number, boolean>;
declare const untyped: any;
export async function run(): Promise<string> {
  for await (const event of boundSilence(stream, 30_000)) if (event.type === 'b') return event.text;
  // @ts-expect-error: the element type is known
  for await (const event of boundSilence(stream, 1)) event.missing;
  for await (const count of boundSilence(helper, 30_000, 5_000)) return count.toFixed();
  for await (const text of boundSilence(plain, 1)) return text.trim();
  // What comes without a type goes on without one.
  for await (const event of boundSilence(untyped, 1)) return event.choices[0].text;
  return '';
}
`;
  expect(typeErrors(helper + use)).toEqual([]);
});

function typeErrors(text: string): readonly string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noImplicitReturns: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2022.d.ts'],
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (name, target) =>
    name === 'main.ts' ? ts.createSourceFile(name, text, target) : getSourceFile(name, target);
  const program = ts.createProgram(['main.ts'], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

type Bound = <T>(
  stream: AsyncIterable<T> & { controller?: AbortController; abort?: () => void },
  firstMs: number,
  idleMs?: number,
) => AsyncGenerator<T, void, undefined>;

/** The helper itself, run from the very text that is inserted. */
async function load(path: string): Promise<Bound> {
  const { outputText } = ts.transpileModule(
    `${declared('', path).after}\nexport { boundSilence };`,
    {
      compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
    },
  );
  const url = `data:text/javascript,${encodeURIComponent(outputText)}`;
  const loaded = (await import(/* @vite-ignore */ url)) as { boundSilence: Bound };
  return loaded.boundSilence;
}

interface FakeStream extends AsyncIterable<number> {
  readonly controller: AbortController;
  /** How often the iterator was told to end. */
  readonly returns: () => number;
}

type Step = number | 'error' | 'hang';

/** Each item comes after one second; a hang lasts until the stream is aborted, and fails then. */
function fakeStream(steps: readonly Step[]): FakeStream {
  const controller = new AbortController();
  let returned = 0;
  let index = 0;
  const aborted = new Promise<never>((_resolve, reject) => {
    controller.signal.addEventListener('abort', () => reject(new Error('request aborted')));
  });
  aborted.catch(() => undefined);
  const next = async (): Promise<IteratorResult<number>> => {
    const step = steps[index++];
    if (step === 'hang') return aborted;
    await new Promise((resolve) => setTimeout(resolve, 1000));
    if (step === 'error') throw new Error('overloaded');
    return step === undefined ? { done: true, value: undefined } : { done: false, value: step };
  };
  const end = (): Promise<IteratorResult<number>> => {
    returned++;
    return Promise.reject(new Error('return failed'));
  };
  return {
    controller,
    returns: () => returned,
    [Symbol.asyncIterator]: () => ({ next, return: end }),
  };
}

/** What arrived, and the message of the error that ended it. */
async function drain(
  stream: AsyncIterable<number>,
  limit = Infinity,
): Promise<readonly (number | string)[]> {
  const got: (number | string)[] = [];
  try {
    for await (const item of stream) {
      got.push(item);
      if (got.length >= limit) break;
    }
  } catch (error) {
    got.push((error as Error).message);
  }
  return got;
}

describe.each(['a.ts', 'a.js'])('the helper of %s', (path) => {
  const rejections: unknown[] = [];
  const note = (reason: unknown): void => void rejections.push(reason);

  beforeEach(() => {
    vi.useFakeTimers();
    process.on('unhandledRejection', note);
  });

  afterEach(async () => {
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
    await new Promise((resolve) => setTimeout(resolve, 5));
    process.off('unhandledRejection', note);
    expect(rejections.splice(0)).toEqual([]);
  });

  const run = async (
    stream: AsyncIterable<number>,
    limit?: number,
  ): Promise<readonly (number | string)[]> => {
    const answer = drain(stream, limit);
    await vi.runAllTimersAsync();
    return answer;
  };

  test('passes everything on', async () => {
    const bound = await load(path);
    const stream = fakeStream([1, 2, 3]);
    expect(await run(bound(stream, 1500, 1500))).toEqual([1, 2, 3]);
    expect(stream.controller.signal.aborted).toBe(false);
    expect(stream.returns()).toBe(0);
  });

  test('ends a stream that never begins', async () => {
    const bound = await load(path);
    const stream = fakeStream(['hang']);
    expect(await run(bound(stream, 30_000, 5000))).toEqual(['no data for 30 s: stream aborted']);
    expect(stream.controller.signal.aborted).toBe(true);
    expect(stream.returns()).toBe(1);
  });

  test('ends a stream that falls silent', async () => {
    const bound = await load(path);
    const stream = fakeStream([1, 2, 'hang']);
    expect(await run(bound(stream, 30_000, 5000))).toEqual([
      1,
      2,
      'no data for 5 s: stream aborted',
    ]);
    expect(stream.controller.signal.aborted).toBe(true);
  });

  test('bounds every wait alike where one bound is given', async () => {
    const bound = await load(path);
    expect(await run(bound(fakeStream([1, 'hang']), 2500))).toEqual([
      1,
      'no data for 2.5 s: stream aborted',
    ]);
  });

  test('aborts by the stream itself where there is no controller', async () => {
    const bound = await load(path);
    const { controller, [Symbol.asyncIterator]: iterate } = fakeStream(['hang']);
    const abort = (): void => controller.abort();
    expect(await run(bound({ abort, [Symbol.asyncIterator]: iterate }, 1000))).toEqual([
      'no data for 1 s: stream aborted',
    ]);
    expect(controller.signal.aborted).toBe(true);
  });

  test('ends a stream that cannot be aborted', async () => {
    const bound = await load(path);
    const stream = {
      [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => undefined) }),
    };
    expect(await run(bound(stream, 1000))).toEqual(['no data for 1 s: stream aborted']);
  });

  test('passes errors on', async () => {
    const bound = await load(path);
    const stream = fakeStream([1, 'error']);
    expect(await run(bound(stream, 1500))).toEqual([1, 'overloaded']);
    expect(stream.controller.signal.aborted).toBe(false);
  });

  test('ends the stream when its reader leaves', async () => {
    const bound = await load(path);
    const stream = fakeStream([1, 2, 3]);
    expect(await run(bound(stream, 1500), 2)).toEqual([1, 2]);
    expect(stream.returns()).toBe(1);
  });

  test('does not count the time of a slow reader', async () => {
    const bound = await load(path);
    const read = async (): Promise<number> => {
      let items = 0;
      for await (const item of bound(fakeStream([1, 2]), 1500)) {
        items += item;
        await new Promise((resolve) => setTimeout(resolve, 60_000));
      }
      return items;
    };
    const answer = read();
    await vi.runAllTimersAsync();
    expect(await answer).toBe(3);
  });
});
