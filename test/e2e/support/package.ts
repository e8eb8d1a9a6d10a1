/** The extension as users get it. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const limitMs = 180_000;

/** Runs `npm run package` and returns the `.vsix` file that it wrote into `folder`. */
export async function packageExtension(repository: string, folder: string): Promise<string> {
  const file = join(folder, 'lifeboat.vsix');
  const args = ['run', '--silent', 'package', '--', '--out', file];
  await promisify(execFile)('npm', args, { cwd: repository, timeout: limitMs });
  return file;
}

/** Does the work on the first call only. */
export function once<T>(work: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | null = null;
  return () => (result ??= work());
}
