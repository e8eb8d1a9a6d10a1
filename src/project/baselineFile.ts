/** `lifeboat.baseline.json`: findings that were there when somebody began to look, and are not reported until they change. */
import { dirname, join, resolve } from 'node:path';
import * as v from 'valibot';
import type { FileSystem } from '../platform/ports';
import { repositoryTop } from './discover';
import { isObject } from './manifest';

export const baselineFileName = 'lifeboat.baseline.json';

/** Fields but the first are for people who read the file. */
export interface BaselineEntry {
  readonly fingerprint: string;
  readonly rule: string;
  /** POSIX, relative to the baseline's directory. */
  readonly path: string;
  /** See `Cause`. */
  readonly about: string;
  /** How many findings have this fingerprint. */
  readonly count: number;
}

export interface FoundBaseline {
  /** Absolute. */
  readonly file: string;
  /** Null where it cannot be read. */
  readonly text: string | null;
  /** Null where it is not a baseline; `problem` says why. */
  readonly entries: readonly BaselineEntry[] | null;
  readonly problem: string | null;
}

/** The nearest baseline from `root` up to the repository's top. Never rejects. */
export async function findBaseline(root: string, files: FileSystem): Promise<FoundBaseline | null> {
  const top = await repositoryTop(root, files);
  for (let directory = resolve(root); ; directory = dirname(directory)) {
    const file = join(directory, baselineFileName);
    if ((await files.stat(file).catch(() => null)) !== null) return readFrom(file, files);
    if (directory === top || dirname(directory) === directory) return null;
  }
}

async function readFrom(file: string, files: FileSystem): Promise<FoundBaseline> {
  try {
    const text = await files.readText(file);
    return { file, text, ...parseBaseline(text) };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return { file, text: null, entries: null, problem };
  }
}

const text = v.string('must be a text');

const schema = v.object(
  {
    version: v.literal(1, 'must be 1'),
    findings: v.array(
      v.object(
        {
          fingerprint: text,
          rule: text,
          path: text,
          about: text,
          count: v.optional(
            v.pipe(
              v.number('must be a number'),
              v.integer('must be a whole number'),
              v.minValue(1, 'must be at least 1'),
            ),
            1,
          ),
        },
        'must be an object with fingerprint, rule, path and about',
      ),
      'must be a list',
    ),
  },
  'must be an object with version and findings',
);

/** All or nothing: half a baseline would report what somebody had put aside. */
export function parseBaseline(content: string): Pick<FoundBaseline, 'entries' | 'problem'> {
  const value = parsed(content);
  if (value === undefined) return { entries: null, problem: 'it is not valid JSON' };
  if (!isObject(value))
    return { entries: null, problem: 'it must be an object with version and findings' };
  const result = v.safeParse(schema, value);
  if (result.success) return { entries: merged(result.output.findings), problem: null };
  const [issue] = result.issues;
  const at = issue.path?.map((step) => String(step.key)).join('.') ?? 'it';
  const isMissing = issue.type === 'object' && issue.expected.startsWith('"');
  return { entries: null, problem: `${at} ${isMissing ? 'is missing' : issue.message}` };
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

/** Two branches may have put the same finding aside. */
function merged(entries: readonly BaselineEntry[]): readonly BaselineEntry[] {
  const known = new Map<string, BaselineEntry>();
  for (const one of entries) {
    const before = known.get(one.fingerprint);
    if (before === undefined || before.count < one.count) known.set(one.fingerprint, one);
  }
  return [...known.values()];
}

/** In an order of its own, so that two runs write the same; line ends as in `before`. */
export function baselineText(entries: readonly BaselineEntry[], before: string | null): string {
  const findings = entries.toSorted(inOrder).map(({ path, rule, about, count, fingerprint }) => ({
    ...{ path, rule, about, fingerprint },
    ...(count > 1 && { count }),
  }));
  const written = `${JSON.stringify({ version: 1, findings }, null, 2)}\n`;
  return before?.includes('\r\n') === true ? written.replaceAll('\n', '\r\n') : written;
}

const keyOf = ({ path, rule, about, fingerprint }: BaselineEntry): readonly string[] => [
  ...[path, rule, about, fingerprint],
];

function inOrder(a: BaselineEntry, b: BaselineEntry): number {
  const others = keyOf(b);
  for (const [index, part] of keyOf(a).entries()) {
    const other = others[index] ?? '';
    // No locale has a say.
    if (part !== other) return part < other ? -1 : 1;
  }
  return 0;
}
