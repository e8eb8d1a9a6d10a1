/** git as a child process: no shell, no programs that a repository's own settings name, and an end. */
import { execFile } from 'node:child_process';
import { devNull } from 'node:os';
import type { RunGit } from './ports';

const timeoutMs = 30_000;
const maxBytes = 64_000_000;

/** A repository can name programs in its settings; none of them is needed to read it. */
const withoutPrograms = ['-c', 'core.fsmonitor=false', '-c', `core.hooksPath=${devNull}`];

export const nodeGit: RunGit = (args, directory) =>
  new Promise((resolve) => {
    const options = {
      ...{ cwd: directory, timeout: timeoutMs, maxBuffer: maxBytes, windowsHide: true },
      env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' },
    };
    execFile('git', [...withoutPrograms, ...args], options, (error, stdout, stderr) => {
      resolve(error === null ? { ok: true, stdout } : { ok: false, message: why(error, stderr) });
    });
  });

function why(error: Error & { readonly code?: unknown }, stderr: string): string {
  if (error.code === 'ENOENT') return 'git is not installed';
  if ('killed' in error && error.killed === true)
    return `git did not answer within ${String(timeoutMs / 1_000)} s`;
  const [line = ''] = stderr.split('\n');
  return line.replace(/^(?:fatal|error): /, '').trim();
}
