/** What Python's own tools say of programs: ruff and black of their layout, ruff of their names, pyright of their types. */
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { groupBy } from '../../../src/report/textParts';
import { environmentNames, type Environments } from './environments';
import type { StyleName } from './table';

/** By path: what is wrong; a path that has none is sound. */
export type Complaints = ReadonlyMap<string, readonly string[]>;

/** `ruff.toml` of the folder with the programs of each style; null: black's own style. */
const settings: Readonly<Record<StyleName, string | null>> = {
  ruff: '',
  black: null,
  single: 'line-length = 100\nformat.quote-style = "single"\n',
  tabs: 'format.indent-style = "tab"\n',
  crlf: 'format.line-ending = "cr-lf"\n',
};

export const styles = Object.keys(settings) as StyleName[];
const ruffStyles = styles.filter((style) => settings[style] !== null);

/** Folders for the programs of each style below `root`. */
export async function makeFolders(root: string): Promise<void> {
  for (const style of styles) {
    const folder = join(root, style);
    await mkdir(folder, { recursive: true });
    const own = settings[style];
    if (own !== null) await writeFile(join(folder, 'ruff.toml'), own);
  }
}

interface Said {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Rejects only where the tool cannot be started; `input` is its standard input. */
function tool(python: string, args: readonly string[], cwd: string, input = ''): Promise<Said> {
  return new Promise((resolve, reject) => {
    const options = { cwd, maxBuffer: 2 ** 28, env: { ...process.env, ...quiet } };
    const child = execFile(python, args, options, (error, stdout, stderr) => {
      const code = error === null ? 0 : error.code;
      if (typeof code === 'number') resolve({ code, stdout, stderr });
      else reject(error ?? new Error('no exit code'));
    });
    child.stdin?.end(input);
  });
}

const quiet = { PYRIGHT_PYTHON_IGNORE_WARNINGS: '1', NO_COLOR: '1' };

function sound({ code, stderr, stdout }: Said, what: string): void {
  if (code !== 0) throw new Error(`${what} fails:\n${stderr}${stdout}`);
}

/** Lays out the programs in all folders of `roots` as their style has it. */
export async function layOut({ tools }: Environments, roots: readonly string[]): Promise<void> {
  for (const root of roots) {
    const sort = ['-m', 'ruff', 'check', '--quiet', '--select', 'I', '--fix', ...styles];
    sound(await tool(tools, sort, root), 'ruff check');
    sound(await tool(tools, ['-m', 'ruff', 'format', '--quiet', ...ruffStyles], root), 'ruff');
    sound(await tool(tools, ['-m', 'black', '--quiet', 'black'], root), 'black');
  }
}

/** The programs that ruff or black would lay out otherwise. */
export async function untidy(
  { tools }: Environments,
  roots: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const root of roots) {
    const ruff = await tool(tools, ['-m', 'ruff', 'format', '--check', ...ruffStyles], root);
    const black = await tool(tools, ['-m', 'black', '--check', 'black'], root);
    for (const [, path = ''] of ruff.stdout.matchAll(/^Would reformat: (.+)$/gm))
      found.add(join(root, path));
    for (const [, path = ''] of black.stderr.matchAll(/^would reformat (.+)$/gm)) found.add(path);
  }
  return found;
}

interface LintEntry {
  readonly filename: string;
  readonly code: string;
  readonly message: string;
}

/** Order of imports, names that are unknown or unused. */
export async function lintAll(
  { tools }: Environments,
  roots: readonly string[],
): Promise<Complaints> {
  const found: (readonly [string, string])[] = [];
  for (const root of roots) {
    const args = ['-m', 'ruff', 'check', '--select', 'I,F,E9', '--output-format', 'json'];
    const { stdout } = await tool(tools, [...args, ...styles], root);
    for (const { filename, code, message } of JSON.parse(stdout) as LintEntry[])
      found.push([filename, `${message} (${code})`]);
  }
  return grouped(found);
}

interface TypeEntry {
  readonly file: string;
  readonly severity: string;
  readonly message: string;
  readonly rule?: string;
}

/** Errors of pyright's standard mode, without lines: the same words before and after are the same error. */
export async function typeErrors(
  { tools, python }: Environments,
  rootOf: (name: (typeof environmentNames)[number]) => string,
): Promise<Complaints> {
  const runs = environmentNames.map(async (name) => {
    const args = ['-m', 'pyright', '--outputjson', '--pythonpath', python[name], rootOf(name)];
    const { stdout, stderr } = await tool(tools, args, rootOf(name));
    if (!stdout.startsWith('{')) throw new Error(`pyright fails:\n${stdout}${stderr}`);
    const report = JSON.parse(stdout) as { readonly generalDiagnostics: readonly TypeEntry[] };
    return report.generalDiagnostics;
  });
  const all = (await Promise.all(runs)).flat();
  return grouped(
    all
      .filter(({ severity }) => severity === 'error')
      .map(({ file, message, rule }) => [file, `${message} (${rule ?? 'error'})`] as const),
  );
}

const reader = fileURLToPath(new URL('reading.py', import.meta.url));

/** What CPython says of each pair of paths, before and after. */
export async function readAll(
  { tools }: Environments,
  pairs: readonly (readonly [string, string])[],
): Promise<readonly (readonly string[])[]> {
  const said = await tool(tools, [reader], '.', JSON.stringify(pairs));
  sound(said, 'reading.py');
  return JSON.parse(said.stdout) as readonly (readonly string[])[];
}

function grouped(pairs: readonly (readonly [string, string])[]): Complaints {
  const groups = groupBy(pairs, ([path]) => path);
  return new Map([...groups].map(([path, own]) => [path, own.map(([, words]) => words)]));
}
