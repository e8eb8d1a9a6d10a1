/** Findings in the formats of code scanning services. */
import { relative } from 'node:path';
import { absolutePath, toPosix } from '../project/paths';
import { annotations } from '../report/annotations';
import { editedPaths } from '../report/json';
import { sarifLog } from '../report/sarif';
import { rules } from '../rules';
import type { CliIo } from './io';
import type { Look } from './look';
import { readOwnManifest } from './ownManifest';

export async function sarifOf(seen: Look, io: CliIo, textOf?: TextOf): Promise<object> {
  const { version, homepage } = await readOwnManifest(io);
  return sarifLog({
    ...{ findings: seen.findings, stale: seen.stale, rules, map: seen.map },
    ...{
      prefix: prefixOf(seen, io),
      textOf: textOf ?? (await editedTexts(seen, io)),
      version,
      homepage,
    },
  });
}

/** The text that edits refer to; null where it cannot be had. */
export type TextOf = (path: string) => string | null;

export const annotationsOf = (seen: Look, io: CliIo): string =>
  annotations(seen.findings, prefixOf(seen, io));

/** Services run the command at the root of the repository: paths are meant from there. */
function prefixOf({ folder }: Look, { cwd }: CliIo): string {
  const path = toPosix(relative(cwd, folder));
  return path === '..' || path.startsWith('../') || /^(\/|[a-z]:)/i.test(path) ? '' : path;
}

/** Edits are offsets; their lines come from the files, which nobody has changed since. */
export async function editedTexts({ folder, findings }: Look, { files }: CliIo): Promise<TextOf> {
  const texts = new Map<string, string>();
  for (const path of editedPaths(findings)) {
    const text = await files.readText(absolutePath(folder, path)).catch(() => null);
    if (text !== null) {
      texts.set(path, text);
    }
  }
  return (path) => texts.get(path) ?? null;
}
