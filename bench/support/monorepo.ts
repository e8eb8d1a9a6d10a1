/** A monorepo on disk: workspace packages, barrels, mapped paths, and LLM clients that travel through all of them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createChance, type Chance } from './chance';
import { callingCode, clientCode, headOf, wrapperCode } from './llmCode';
import { ordinaryBody, type Dialect } from './ordinaryCode';

export interface MonorepoPlan {
  readonly files: number;
  /** Of each 1,000 files: those that name an SDK, and those that use a client or a wrapper through other modules. */
  readonly naming: number;
  readonly through: number;
}

export interface Monorepo {
  /** Absolute paths of the sources. */
  readonly files: readonly string[];
  /** Files that name an SDK, and LLM calls in the whole tree. */
  readonly naming: number;
  readonly calls: number;
}

const folderSize = 10;
const packageSize = 80;
const clientPackage = 'llm';
const topics = ['billing', 'catalog', 'search', 'profile', 'metrics', 'mail', 'audit', 'content'];

interface Place {
  readonly pack: string;
  readonly folder: string;
  readonly name: string;
  readonly dialect: Dialect;
}

interface Written {
  readonly text: string;
  readonly namesSdk: boolean;
  readonly calls: number;
}

/** Writes the same tree for the same plan. Each file has 100 to 400 lines, barrels and clients apart. */
export function writeMonorepo(root: string, plan: MonorepoPlan): Monorepo {
  const chance = createChance(plan.files);
  const packages = packageNames(Math.ceil(plan.files / packageSize));
  const places = placesIn(packages, plan.files);
  const files: string[] = [];
  let naming = 0;
  let calls = 0;
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  };
  const add = (path: string, written: Written): void => {
    write(join(root, path), written.text);
    files.push(join(root, path));
    naming += Number(written.namesSdk);
    calls += written.calls;
  };
  for (const place of places) add(pathOf(place), moduleAt(place, places, packages, plan, chance));
  for (const [path, text] of barrels(places)) add(path, { text, namesSdk: false, calls: 0 });
  for (const [path, text] of clientModules()) add(path, { text, ...countIn(text) });
  for (const [path, text] of configFiles(packages)) write(join(root, path), text);
  return { files, naming, calls };
}

const packageNames = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => `${topics[at % topics.length] ?? ''}-${at}`);

function placesIn(packages: readonly string[], count: number): readonly Place[] {
  return Array.from({ length: count }, (_, at): Place => {
    const inPackage = at % packageSize;
    const dialect: Dialect = at % 10 === 3 ? 'js' : at % 5 === 1 ? 'tsx' : 'ts';
    return {
      pack: packages[Math.floor(at / packageSize)] ?? '',
      folder: `part${Math.floor(inPackage / folderSize)}`,
      name: `module${at}`,
      dialect,
    };
  });
}

const pathOf = ({ pack, folder, name, dialect }: Place): string =>
  `packages/${pack}/src/${folder}/${name}.${dialect}`;

/** An ordinary file, with calls where the plan wants some. */
function moduleAt(
  place: Place,
  places: readonly Place[],
  packages: readonly string[],
  plan: MonorepoPlan,
  chance: Chance,
): Written {
  const lines = 90 + chance.below(120) + (chance.below(3) === 0 ? chance.below(190) : 0);
  const imports = ordinaryImports(place, places, packages, chance);
  const body = ordinaryBody(lines, chance, place.dialect);
  const lot = chance.below(1_000);
  const role = lot < plan.naming ? 'names' : lot < plan.naming + plan.through ? 'uses' : 'none';
  if (role === 'none') return { text: imports + body, namesSdk: false, calls: 0 };
  const head = role === 'names' ? headOf('sdk', chance) : headOf('client', chance);
  const calling = callingCode(head.client, chance.below(100), chance, place.dialect);
  const text = [head.text, imports, calling.text, body].join('\n');
  return { text, namesSdk: role === 'names', calls: head.client === 'none' ? 0 : calling.calls };
}

/** What a module of an application imports: its folder, another folder's barrel, other packages. */
function ordinaryImports(
  place: Place,
  places: readonly Place[],
  packages: readonly string[],
  chance: Chance,
): string {
  const near = Array.from({ length: 3 }, () => chance.pick(places)).filter(
    (one) => one.pack === place.pack && one.name !== place.name,
  );
  const folder = `part${chance.below(packageSize / folderSize)}`;
  const lines = [
    ...near.map((one) => `import * as ${one.name} from '../${one.folder}/${one.name}';`),
    `import * as ${folder} from '../${folder}';`,
    `import * as neighbour from '@harbor/${chance.pick(packages)}';`,
    // The package of the clients has helpers too: who imports those has nothing to do with LLMs.
    ...(chance.below(12) === 0
      ? [`import { clampText } from '@harbor/${clientPackage}';`, 'export const clamp = clampText;']
      : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** Each folder and each package passes on all that it has. */
function barrels(places: readonly Place[]): readonly (readonly [string, string])[] {
  const lists = new Map<string, Set<string>>();
  const add = (path: string, line: string): void => {
    lists.set(path, (lists.get(path) ?? new Set()).add(line));
  };
  for (const { pack, folder, name } of places) {
    add(`packages/${pack}/src/${folder}/index.ts`, `export * from './${name}';`);
    add(`packages/${pack}/src/index.ts`, `export * from './${folder}';`);
  }
  return [...lists].map(([path, lines]) => [path, `${[...lines].join('\n')}\n`]);
}

function clientModules(): readonly (readonly [string, string])[] {
  const inPackage = (name: string): string => `packages/${clientPackage}/src/${name}`;
  return [
    [
      inPackage('index.ts'),
      "export * from './clients';\nexport { ask, brief } from './ask';\nexport * from './text';\n",
    ],
    [
      inPackage('clients/index.ts'),
      "export { anthropic } from './anthropic';\nexport * from './openai';\n",
    ],
    [inPackage('clients/anthropic.ts'), clientCode('anthropic')],
    [inPackage('clients/openai.ts'), clientCode('openai')],
    [inPackage('ask.ts'), wrapperCode],
    [
      inPackage('text.ts'),
      'export const clampText = (text: string, max = 4_000): string => text.slice(0, max);\n',
    ],
  ];
}

const countIn = (text: string): Pick<Written, 'namesSdk' | 'calls'> => ({
  namesSdk: /from '(?:openai|@anthropic-ai\/sdk)'/.test(text),
  calls: text.match(/\.create\(/g)?.length ?? 0,
});

function configFiles(packages: readonly string[]): readonly (readonly [string, string])[] {
  const dependencies = { '@anthropic-ai/sdk': '^1.10.0', openai: '^6.0.0' };
  const all = [...packages, clientPackage];
  const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
  return [
    ['package.json', json({ name: 'harbor', private: true, workspaces: ['packages/*'] })],
    [
      'tsconfig.base.json',
      json({
        compilerOptions: {
          ...{ strict: true, jsx: 'react-jsx', allowJs: true, baseUrl: '.' },
          paths: { '@harbor/*': ['packages/*/src'] },
        },
      }),
    ],
    ...all.flatMap((name): readonly (readonly [string, string])[] => [
      [
        `packages/${name}/package.json`,
        json({ name: `@harbor/${name}`, version: '1.0.0', dependencies }),
      ],
      [
        `packages/${name}/tsconfig.json`,
        json({ extends: '../../tsconfig.base.json', include: ['src'] }),
      ],
    ]),
  ];
}
