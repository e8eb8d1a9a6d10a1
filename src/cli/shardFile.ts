/** One shard of a report on its way to `merge-reports`: what a look came to, as JSON, with the texts that fixes edit. */
import { resolve } from 'node:path';
import { joinMaps } from '../session/map';
import type { Shard } from '../session/shards';
import { editedTexts, type TextOf } from './findingFormats';
import { UsageError, type CliIo } from './io';
import type { Look } from './look';
import { readOwnManifest } from './ownManifest';

type Kept = Omit<Look, 'folder' | 'isAsked'>;

interface ShardFile {
  readonly kind: 'lifeboat-shard';
  /** Of Lifeboat: another version may mean other things by the same words. */
  readonly lifeboat: string;
  readonly shard: Shard;
  readonly look: Kept;
  readonly texts: Readonly<Record<string, string>>;
}

export async function shardText(
  { folder, isAsked: _, ...look }: Look,
  shard: Shard,
  io: CliIo,
): Promise<string> {
  const textOf = await editedTexts({ ...look, folder, isAsked: _ }, io);
  const paths = new Set(look.findings.flatMap(({ fixes }) => fixes.flatMap(pathsOf)));
  const texts = Object.fromEntries([...paths].flatMap((path) => withText(path, textOf)));
  const { version: lifeboat } = await readOwnManifest(io);
  const file: ShardFile = { kind: 'lifeboat-shard', lifeboat, shard, look, texts };
  return `${JSON.stringify(file)}\n`;
}

const pathsOf = ({ edits }: Look['findings'][number]['fixes'][number]): readonly string[] =>
  edits.map(({ path }) => path);

const withText = (path: string, textOf: TextOf): readonly (readonly [string, string])[] => {
  const text = textOf(path);
  return text === null ? [] : [[path, text]];
};

export interface Merged {
  readonly look: Look;
  readonly textOf: TextOf;
}

/** Throws `UsageError` for files that are no shards, or are not all shards of one report. */
export async function mergedShards(paths: readonly string[], io: CliIo): Promise<Merged> {
  const files = await Promise.all(paths.map((path) => readShardFile(path, io)));
  const { version } = await readOwnManifest(io);
  checkTogether(paths, files, version);
  const looks = files.map(({ look }) => look);
  const [first] = looks;
  if (!first) throw new UsageError('no shard to merge');
  const texts = new Map(files.flatMap((file) => Object.entries(file.texts)));
  const skipped = new Map(looks.flatMap((one) => one.skipped.map((file) => [file.path, file])));
  const look: Look = {
    ...first,
    folder: resolve(io.cwd, first.root),
    isAsked: () => true,
    skipped: [...skipped.values()].sort(byPath),
    calls: looks.flatMap(({ calls }) => calls).sort(byPath),
    findings: looks.flatMap(({ findings }) => findings).sort(byPath),
    stale: looks.flatMap(({ stale }) => stale).sort(byPath),
    map: joinMaps(looks.map(({ map }) => map)),
  };
  return { look, textOf: (path) => texts.get(path) ?? null };
}

interface AtPath {
  readonly path: string;
}

/** What stands in one file keeps its order. */
const byPath = (a: AtPath, b: AtPath): number => (a.path < b.path ? -1 : Number(a.path > b.path));

async function readShardFile(path: string, { cwd, files }: CliIo): Promise<ShardFile> {
  const text = await files.readText(resolve(cwd, path)).catch(() => null);
  if (text === null) throw new UsageError(`no such file: ${path}`);
  const file = parsed(text);
  if (!isShardFile(file))
    throw new UsageError(`${path} was not written by lifeboat report --shard`);
  return file;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

const isShardFile = (file: unknown): file is ShardFile =>
  typeof file === 'object' &&
  file !== null &&
  'kind' in file &&
  file.kind === 'lifeboat-shard' &&
  'look' in file;

function checkTogether(
  paths: readonly string[],
  files: readonly ShardFile[],
  version: string,
): void {
  const count = files[0]?.shard.count ?? 0;
  const root = files[0]?.look.root;
  const seen = new Set<number>();
  for (const [at, { lifeboat, shard, look }] of files.entries()) {
    const path = paths[at] ?? '';
    if (lifeboat !== version)
      throw new UsageError(`${path} is of Lifeboat ${lifeboat}, this is ${version}`);
    if (shard.count !== count || look.root !== root)
      throw new UsageError(`${path} is a shard of another report than ${paths[0] ?? ''}`);
    if (seen.has(shard.index))
      throw new UsageError(`${path} is shard ${String(shard.index)} again`);
    seen.add(shard.index);
  }
  for (let index = 1; index <= count; index += 1)
    if (!seen.has(index))
      throw new UsageError(`shard ${String(index)}/${String(count)} is missing`);
}
