/** `lifeboat report`: everything that one look says, for people, for code scanning, for other programs. */
import { createHash } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { writeTexts } from '../platform/writeTexts';
import { htmlReport } from '../report/html';
import { reportJson } from '../report/reportJson';
import { reportMarkdown } from '../report/reportMarkdown';
import { readShard, type Shard } from '../session/shards';
import { failLevels, failsOn } from './commands';
import { exitCode, type ExitCode } from './exitCodes';
import { editedTexts, sarifOf, type TextOf } from './findingFormats';
import { impactPageOf, scoresFor } from './impactPage';
import { UsageError, type CliIo } from './io';
import { look, type Look, type LookOptions } from './look';
import { readOwnManifest } from './ownManifest';
import { mergedShards, shardText } from './shardFile';

export const reportFormats = ['html', 'markdown', 'json', 'sarif'] as const;

export interface ReportOptions extends LookOptions {
  readonly format: (typeof reportFormats)[number];
  /** Standard output when absent. */
  readonly output?: string;
  readonly shard?: Shard;
}

export interface MergeOptions extends Pick<ReportOptions, 'format' | 'output'> {
  readonly failOn: (typeof failLevels)[number];
}

export function addReport(command: Command, io: CliIo, finish: (code: ExitCode) => void): Command {
  return command
    .description('write a report: calls, what an outage does to whom, findings')
    .argument('[path...]', 'folders or files; the working directory when left out')
    .addOption(formatOption().conflicts('shard'))
    .option('-o, --output <file>', 'write to this file, not to standard output')
    .option('--shard <i/n>', 'a part of the packages, for merge-reports: 2/4', shardOf)
    .option('-q, --quiet', 'no progress', false)
    .option('--config <file>', 'use this config file')
    .option('--no-cache', 'look at everything anew and keep nothing')
    .option('--no-baseline', 'report what the baseline holds too')
    .action(async (paths: string[], options: ReportOptions) => {
      finish(await runReport(paths, options, io));
    });
}

export function addMerge(command: Command, io: CliIo, finish: (code: ExitCode) => void): Command {
  return command
    .description('make one report of all shards that `report --shard` wrote')
    .argument('<file...>', 'the files of all shards')
    .addOption(formatOption())
    .option('-o, --output <file>', 'write to this file, not to standard output')
    .addOption(
      new Option('--fail-on <severity>', 'least severity that makes the exit code 1')
        .choices(failLevels)
        .default('never'),
    )
    .action(async (paths: string[], options: MergeOptions) => {
      finish(await runMerge(paths, options, io));
    });
}

const formatOption = (): Option =>
  new Option('--format <format>', 'how to write it').choices(reportFormats).default('markdown');

function shardOf(text: string): Shard {
  const shard = readShard(text);
  if (shard === null) throw new InvalidArgumentError('Expected i/n, the second of four as 2/4.');
  return shard;
}

/** Throws `UsageError` for files that are not all shards of one report. */
export async function runMerge(
  paths: readonly string[],
  { format, output, failOn }: MergeOptions,
  io: CliIo,
): Promise<ExitCode> {
  const { look: seen, textOf } = await mergedShards(paths, io);
  await put(await reportText(seen, format, io, textOf), output, io);
  return failsOn(seen.findings, failOn) ? exitCode.findings : exitCode.clean;
}

export async function runReport(
  paths: readonly string[],
  options: ReportOptions,
  io: CliIo,
): Promise<ExitCode> {
  const seen = await look(paths, { ...options, map: true }, io);
  const text = options.shard
    ? await shardText(seen, options.shard, io)
    : await reportText(seen, options.format, io);
  await put(text, options.output, io);
  return exitCode.clean;
}

async function put(text: string, output: string | undefined, io: CliIo): Promise<void> {
  if (output === undefined) io.stdout.write(text);
  else await writeReport(output, text, io);
}

/** `textOf` for files that may not be here. */
async function reportText(
  seen: Look,
  format: ReportOptions['format'],
  io: CliIo,
  textOf?: TextOf,
): Promise<string> {
  const page = impactPageOf(seen, io);
  const scores = scoresFor(seen, page);
  switch (format) {
    case 'html': {
      const { version } = await readOwnManifest(io);
      const today = new Date(io.clock.now()).toISOString().slice(0, 10);
      const { root, findings } = seen;
      const script = await pageScript(io);
      return htmlReport({ root, today, version, page, scores, findings, script });
    }
    case 'markdown':
      return reportMarkdown({ ...seen, page, scores });
    case 'sarif':
      return jsonText(await sarifOf(seen, io, textOf));
    case 'json':
      return jsonText(
        reportJson({
          ...{ ...seen, scores, outages: page.outages },
          textOf: textOf ?? (await editedTexts(seen, io)),
        }),
      );
  }
}

/** The script lies beside the command's own bundle; a report without it stands still, and is a report all the same. */
async function pageScript({
  files,
  manifest,
}: CliIo): Promise<{ readonly text: string; readonly hash: string } | null> {
  const path = join(dirname(manifest), 'dist', 'panel.js');
  const text = (await files.readText(path).catch(() => null))?.trim() ?? null;
  if (text === null || text.includes('</script')) return null;
  return { text, hash: `sha256-${createHash('sha256').update(text).digest('base64')}` };
}

async function writeReport(output: string, text: string, io: CliIo): Promise<void> {
  const texts = new Map([[resolve(io.cwd, output), text]]);
  await (io.writeTexts ?? writeTexts)(texts).catch((error: unknown) => {
    throw new UsageError(`${output}: ${error instanceof Error ? error.message : String(error)}`);
  });
}

const jsonText = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
