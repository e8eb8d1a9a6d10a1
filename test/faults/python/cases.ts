/** From the table to cases: every program in every version, each in one style. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PythonWorkshop } from './batch';
import { environmentNames, type EnvironmentName, type Environments } from './environments';
import { families } from './programs';
import { layOut, makeFolders, styles } from './tools';
import type { Family, PythonCase, Shape } from './table';

export interface WrittenCase extends PythonCase {
  /** Absolute path of the program as its author left it. */
  readonly program: string;
}

interface Bare {
  readonly family: Family;
  readonly shape: Shape;
  readonly environment: EnvironmentName;
}

/** Styles take turns, and each of them meets each family. */
export async function allCases(
  environments: Environments,
  shop: PythonWorkshop,
  isWanted: (family: string) => boolean,
): Promise<readonly WrittenCase[]> {
  const roots = environmentNames.map((name) => shop.folder(name));
  for (const root of roots) await makeFolders(root);
  const bare = families
    .filter(({ name }) => isWanted(name))
    .flatMap((family) =>
      family.environments.flatMap((environment) =>
        family.shapes
          .filter(({ environments: own }) => own?.includes(environment) ?? true)
          .map((shape) => ({ family, shape, environment })),
      ),
    );
  const drafts = bare.map((one, index) => caseOf(one, index, environments, shop));
  await Promise.all(drafts.map(({ program, source }) => writeFile(program, source)));
  await layOut(environments, roots);
  return Promise.all(
    drafts.map(async (draft) => ({ ...draft, source: await readFile(draft.program, 'utf8') })),
  );
}

function caseOf(
  { family, shape, environment }: Bare,
  index: number,
  { versions }: Environments,
  shop: PythonWorkshop,
): WrittenCase {
  const style = styles[index % styles.length] ?? 'ruff';
  const installed = versions[environment];
  const version = installed[family.name] ?? '';
  return {
    id: `${family.name} ${version} / ${shape.id} / ${style}`,
    ...{ family: family.name, member: { version, environment }, shape, style },
    path: 'app/chat.py',
    source: shape.source,
    versions: installed,
    program: join(shop.folder(environment), style, `case_${String(index)}.py`),
  };
}
