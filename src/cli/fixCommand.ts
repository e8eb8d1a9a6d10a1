/** `lifeboat fix`: shows what would change, or changes it: all of it or nothing. */
import { nearest } from '../model/nearest';
import { writeTexts } from '../platform/writeTexts';
import { relativePath } from '../project/paths';
import { fixDiff, fixJson, fixSummary, fixText, type FixReport } from '../report/fixReport';
import { plain } from '../report/textParts';
import { ruleIds } from '../session/fixPlan';
import { paintFor } from './colour';
import { exitCode, type ExitCode } from './exitCodes';
import { runFixes, type FixRun } from './fixRun';
import { UsageError, type CliIo } from './io';
import type { LookOptions } from './look';
import { isUnchanged } from './rewrites';

export interface FixOptions extends Omit<LookOptions, 'cache'> {
  readonly format: 'text' | 'json';
  /** Ids; empty for all rules. */
  readonly rule: readonly string[];
  readonly unsafe?: boolean;
  readonly dryRun?: boolean;
}

/** Exit code 1: with `--dry-run` something would change, else a fix was left alone. */
export async function runFix(
  paths: readonly string[],
  options: FixOptions,
  io: CliIo,
): Promise<ExitCode> {
  const { rule: rules, unsafe = false, dryRun = false } = options;
  rules.forEach(checkRule);
  const run = await runFixes(paths, { ...options, rules, unsafe, cache: false }, io);
  if (!dryRun) await write(run, io);
  const report = reportOf(run, dryRun);
  show(report, options, io);
  const isOpen = run.left.length > 0 || (dryRun && run.rewrites.length > 0);
  return isOpen ? exitCode.findings : exitCode.clean;
}

function checkRule(id: string): void {
  if (ruleIds.includes(id)) return;
  const meant = nearest(id, ruleIds);
  throw new UsageError(`no such rule: ${id}${meant === null ? '' : ` (did you mean ${meant}?)`}`);
}

async function write({ rewrites }: FixRun, { files, ...io }: CliIo): Promise<void> {
  if (rewrites.length === 0) return;
  for (const rewrite of rewrites)
    if (!(await isUnchanged(rewrite, files)))
      throw new UsageError(`${rewrite.path} changed meanwhile; no file was changed: run it again`);
  const texts = new Map(rewrites.map(({ path, mark, after }) => [path, mark + after]));
  await (io.writeTexts ?? writeTexts)(texts).catch((error: unknown) => {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  });
}

const reportOf = (
  { root, folder, fixed, left, rewrites, suggestions, unfinished }: FixRun,
  isDry: boolean,
): FixReport => ({
  ...{ root, isDry, fixed, left, suggestions, unfinished },
  changed: rewrites.map(({ path, before, after }) => ({
    ...{ path: relativePath(folder, path) ?? path, before, after },
  })),
});

function show(report: FixReport, { format, quiet, dryRun = false }: FixOptions, io: CliIo): void {
  const { stdout, stderr } = io;
  if (format === 'json') {
    stdout.write(`${JSON.stringify(fixJson(report), null, 2)}\n`);
    return;
  }
  if (dryRun) {
    stdout.write(fixDiff(report, stdout.isTerminal));
    // A diff is for other programs too: what is said about it goes elsewhere.
    if (!quiet) stderr.write(fixSummary(report, plain));
  } else if (!quiet) {
    const paint = paintFor(io);
    stdout.write(fixText(report, paint) + fixSummary(report, paint));
  }
}
