/** `lifeboat baseline`: puts the findings of today aside, so that only new ones are reported. */
import { relative } from 'node:path';
import { countOf } from '../model/words';
import { toPosix } from '../project/paths';
import { baselineJson } from '../report/json';
import { displayPath, printable } from '../report/textParts';
import { readBaseline, renewed, type Baseline, type BaselineEntry } from '../session/baseline';
import type { ExitCode } from './exitCodes';
import { exitCode } from './exitCodes';
import type { CliIo } from './io';
import { UsageError } from './io';
import type { LookOptions } from './look';
import { look } from './look';

export interface BaselineOptions extends LookOptions {
  readonly format: 'text' | 'json';
  readonly check?: boolean;
  readonly force?: boolean;
}

/** Entries for paths that were not asked for stay. Throws `UsageError` rather than write over what cannot be read. */
export async function runBaseline(
  paths: readonly string[],
  options: BaselineOptions,
  io: CliIo,
): Promise<ExitCode> {
  const { check = false, force = false, format, quiet } = options;
  const seen = await look(paths, { ...options, baseline: false }, io);
  const baseline = await readBaseline(seen.folder, io.files);
  const file = shownPath(baseline, io);
  if (baseline.problem !== null && (check || !force))
    throw new UsageError(
      `${file} is not a baseline that can be read (${baseline.problem}); mend it, or write it anew with \`lifeboat baseline --force\``,
    );
  const { entries, added, gone, text } = renewed(baseline, seen.findings, seen.isAsked);
  if (!check && text !== baseline.text) await io.files.writeText(baseline.file, text);
  if (format === 'json') {
    const told = baselineJson({ root: seen.root, file, findings: total(entries), added, gone });
    io.stdout.write(`${JSON.stringify(told, null, 2)}\n`);
  } else if (!quiet) {
    io.stdout.write(
      check
        ? checkText(file, gone)
        : `${file}: ${entriesOf(total(entries))}; ${String(total(added))} new, ${String(total(gone))} gone\n`,
    );
  }
  return check && gone.length > 0 ? exitCode.findings : exitCode.clean;
}

function checkText(file: string, gone: readonly BaselineEntry[]): string {
  if (gone.length === 0) return `${file}: every entry still occurs\n`;
  const lines = gone.map(
    ({ path, rule, about }) => `  ${displayPath('.', path)}  ${rule}  ${printable(about)}\n`,
  );
  return `${file}: ${entriesOf(total(gone))} no longer ${occur(total(gone))}\n${lines.join('')}`;
}

/** What `check` says of entries that no longer occur. */
export function staleWords(stale: readonly BaselineEntry[]): string {
  const count = total(stale);
  return `lifeboat: ${entriesOf(count)} of the baseline no longer ${occur(count)}: \`lifeboat baseline --check\` names them, \`lifeboat baseline\` takes them out`;
}

const total = (entries: readonly BaselineEntry[]): number =>
  entries.reduce((sum, { count }) => sum + count, 0);

const entriesOf = (count: number): string => countOf(count, 'entry', 'entries');

const occur = (count: number): string => (count === 1 ? 'occurs' : 'occur');

/** Relative to the working directory where it lies inside. */
function shownPath({ file }: Baseline, { cwd }: CliIo): string {
  const inside = relative(cwd, file);
  return toPosix(inside.startsWith('..') ? file : inside);
}
