/** Tables of code shapes: code on the left, what must be read from it on the right. */
import { describe, expect, it } from 'vitest';
import type { LlmCall } from '../../../src/model/call';
import { scanFolder, type Folder } from '../../support/scanFolder';

/**
 * What is expected of one call; what is left out may be anything. `timeout` is its source and milliseconds
 * (`client 20000`), `retries` its source and attempts (`wrapper 3`); a number that cannot be read is `?`.
 */
export interface Expected {
  readonly provider?: string;
  readonly sdk?: string;
  readonly api?: string;
  readonly operation?: string;
  readonly model?: string | null;
  readonly streaming?: boolean | null;
  readonly crossFile?: boolean;
  readonly timeout?: string;
  readonly retries?: string;
  readonly fallback?: LlmCall['fallback']['kind'];
  readonly errors?: LlmCall['errors']['handling'];
  readonly swallowed?: boolean;
  readonly requests?: number | null;
  readonly entryPoints?: readonly string[];
}

/**
 * The name begins with the shape's number. In the code, `// call` or `# call` marks every line on which a call begins. One file is
 * `src/app.ts`. Expectations stand in the order of paths and lines; a single one counts for all calls.
 */
export type Shape = readonly [name: string, code: string | Folder, ...expected: Expected[]];

export function shapes(title: string, cases: readonly Shape[]): void {
  describe(title, () => {
    for (const [name, code, ...expected] of cases) it(name, () => check(code, expected));
  });
}

async function check(code: string | Folder, expected: readonly Expected[]): Promise<void> {
  const folder: Folder = typeof code === 'string' ? { 'src/app.ts': code } : code;
  const { calls, errors } = await scanFolder({ 'package.json': '{}', ...folder });
  expect(errors).toEqual([]);
  const inOrder = calls.toSorted((a, b) => compare(a.path, b.path) || a.line - b.line);
  expect(inOrder.map(({ path, line }) => `${path}:${line}`)).toEqual(marked(folder));
  const [first] = expected;
  const wanted = expected.length === 1 ? inOrder.map(() => first) : expected;
  expect(inOrder.map(seen)).toMatchObject(wanted);
}

/** No timeout but, at most, what the runtime has. */
export const nobodyChose = expect.stringMatching(/^(?:none|runtime-default \d+)$/) as string;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function marked(folder: Folder): readonly string[] {
  return Object.keys(folder)
    .sort(compare)
    .flatMap((path) =>
      (folder[path] ?? '')
        .split('\n')
        .flatMap((text, index) => (/(?:\/\/|#) call/.test(text) ? [`${path}:${index + 1}`] : [])),
    );
}

const withoutNumber: ReadonlySet<string> = new Set(['none', 'unknown', 'disabled']);

const told = (source: string, value: number | null): string =>
  withoutNumber.has(source) ? source : `${source} ${value ?? '?'}`;

function seen(call: LlmCall): Expected {
  return {
    provider: call.provider,
    sdk: call.sdk,
    api: call.api,
    operation: call.operation,
    model: call.model,
    streaming: call.streaming,
    crossFile: call.crossFile,
    timeout: told(call.timeout.source, call.timeout.ms),
    retries: told(call.retries.source, call.retries.attempts),
    fallback: call.fallback.kind,
    errors: call.errors.handling,
    swallowed: call.errors.swallowed,
    requests: call.budget.requests,
    entryPoints: call.entryPoints,
  };
}
