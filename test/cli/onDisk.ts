/** The command over a folder of real files, with real git. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from '../../src/cli/run';
import type { Finding } from '../../src/model/finding';
import { nodeFiles } from '../../src/platform/nodeFiles';
import { nodeGit } from '../../src/platform/nodeGit';
import type { FileSystem, RunGit, WriteTexts } from '../../src/platform/ports';
import { frontEnds } from '../../src/session/frontEnds';

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

interface Surroundings {
  readonly cwd?: string;
  readonly git?: RunGit;
  readonly writeTexts?: WriteTexts;
  /** Told of each file that is read, once it was. */
  readonly onRead?: (path: string) => void;
}

export interface DiskFolder {
  readonly path: string;
  put(path: string, text: string): void;
  read(path: string): string;
  remove(path?: string): void;
  git(...args: readonly string[]): string;
  /** `git init`, and everything that is there committed. */
  commit(message?: string): void;
  lifeboat(argv: readonly string[], more?: Surroundings): Promise<Outcome>;
}

/** Settings and hooks of whoever runs the tests have no say. */
const gitEnv = {
  ...{ PATH: process.env['PATH'], HOME: '/nowhere', GIT_CONFIG_NOSYSTEM: '1' },
  ...{ GIT_AUTHOR_NAME: 'A', GIT_AUTHOR_EMAIL: 'a@example.com' },
  ...{ GIT_COMMITTER_NAME: 'A', GIT_COMMITTER_EMAIL: 'a@example.com' },
};

export function diskFolder(files: Readonly<Record<string, string>>): DiskFolder {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'lifeboat-cli-')));
  const put = (name: string, text: string): void => {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
  };
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd: path, env: gitEnv, encoding: 'utf8', stdio: 'pipe' });
  for (const [name, text] of Object.entries(files)) put(name, text);
  return {
    path,
    put,
    git,
    read: (name) => readFileSync(join(path, name), 'utf8'),
    remove: (name = '.') => rmSync(join(path, name), { recursive: true, force: true }),
    commit(message = 'a') {
      git('init', '-q', '-b', 'main');
      git('add', '-A');
      git('commit', '-q', '--allow-empty', '-m', message);
    },
    lifeboat: (argv, more = {}) => lifeboat(argv, { cwd: path, git: nodeGit, ...more }),
  };
}

async function lifeboat(
  argv: readonly string[],
  { cwd, git, writeTexts, onRead }: Surroundings & { readonly cwd: string; readonly git: RunGit },
): Promise<Outcome> {
  let out = '';
  let err = '';
  const code = await run(argv, {
    stdout: { write: (text) => void (out += text), isTerminal: false },
    stderr: { write: (text) => void (err += text), isTerminal: false },
    ...{ cwd, git, env: {}, manifest: join(process.cwd(), 'package.json') },
    files: onRead ? toldFiles(onRead) : nodeFiles,
    ...(writeTexts && { writeTexts }),
    ...{ frontEnds, clock: { now: () => Date.UTC(2026, 10, 23), after: () => () => undefined } },
    serve: () => Promise.reject(new Error('nobody asked')),
  });
  return { code, out, err };
}

const toldFiles = (onRead: (path: string) => void): FileSystem => ({
  ...nodeFiles,
  async readBytes(path) {
    const bytes = await nodeFiles.readBytes(path);
    onRead(path);
    return bytes;
  },
});

export interface CheckJson {
  readonly findings: readonly Finding[];
  readonly stale: readonly {
    readonly path: string;
    readonly rule: string;
    readonly about: string;
  }[];
}

export const json = ({ out }: Outcome): CheckJson => JSON.parse(out) as CheckJson;

/** `src/a.ts missing-timeout`, of what is not suppressed. */
export const open = (outcome: Outcome): readonly string[] =>
  json(outcome).findings.flatMap(({ path, rule, suppressed }) =>
    suppressed === null ? [`${path} ${rule}`] : [],
  );
