/** Which world of packages a file lives in: what it imports, and what its project declares, has its names there. */
import { extensionOf } from './paths';

export type Ecosystem = 'npm' | 'pypi';

const pythonExtensions: ReadonlySet<string> = new Set(['.py', '.ipynb']);

export function ecosystemOf(path: string): Ecosystem {
  return pythonExtensions.has(extensionOf(path)) ? 'pypi' : 'npm';
}
