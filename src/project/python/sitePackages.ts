/** What is installed in a virtual environment of the workspace, by the names of its folders. Nothing of it is run. */
import { join } from 'node:path';
import type { FileSystem } from '../../platform/ports';
import { toSemver } from './pep440';
import { distributionName } from './requirements';

const environments = ['.venv', 'venv', '.env', 'env', '.virtualenv'];

/** Versions by distribution, of the first environment among `names` in the directory. Never rejects. */
export async function readSitePackages(
  directory: string,
  names: ReadonlySet<string>,
  files: FileSystem,
): Promise<ReadonlyMap<string, string>> {
  for (const name of environments) {
    if (!names.has(name)) continue;
    for (const store of await storesIn(join(directory, name), files)) {
      const found = distributionsIn(await list(store, files));
      if (found.size > 0) return found;
    }
  }
  return new Map();
}

/** `lib/python3.12/site-packages`; on Windows `Lib/site-packages`. */
async function storesIn(environment: string, files: FileSystem): Promise<readonly string[]> {
  const below = new Set(await list(environment, files));
  if (below.has('Lib') && !below.has('lib')) return [join(environment, 'Lib', 'site-packages')];
  const pythons = (await list(join(environment, 'lib'), files)).filter((name) =>
    name.startsWith('python'),
  );
  return pythons
    .sort()
    .reverse()
    .map((name) => join(environment, 'lib', name, 'site-packages'));
}

const list = async (path: string, files: FileSystem): Promise<readonly string[]> =>
  (await files.readDirectory(path).catch(() => [])).map(({ name }) => name);

/** `openai-1.30.0.dist-info`, `google_genai-2.19.0.dist-info`, `old-1.0-py3.11.egg-info`. */
function distributionsIn(names: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    names.flatMap((folder) => {
      const [, name, written = ''] =
        /^([\w.]+?)-(\d[^-]*)(?:-py[\d.]+)?\.(?:dist|egg)-info$/.exec(folder) ?? [];
      const version = toSemver(written);
      return name === undefined || version === null
        ? []
        : [[distributionName(name), version] as const];
    }),
  );
}
