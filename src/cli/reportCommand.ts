/** `lifeboat report`: everything that one look says, for people, for code scanning, for other programs. */
import { createHash } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { writeTexts } from '../platform/writeTexts';
import { htmlReport } from '../report/html';
import { reportJson } from '../report/reportJson';
import { reportMarkdown } from '../report/reportMarkdown';
import { exitCode, type ExitCode } from './exitCodes';
import { editedTexts, sarifOf } from './findingFormats';
import { impactPageOf, scoreOf } from './impactPage';
import { UsageError, type CliIo } from './io';
import { look, type Look, type LookOptions } from './look';
import { readOwnManifest } from './ownManifest';

export const reportFormats = ['html', 'markdown', 'json', 'sarif'] as const;

export interface ReportOptions extends LookOptions {
  readonly format: (typeof reportFormats)[number];
  /** Standard output when absent. */
  readonly output?: string;
}

export function addReport(command: Command, io: CliIo, finish: (code: ExitCode) => void): Command {
  return command
    .description('write a report: calls, what an outage does to whom, findings')
    .argument('[path...]', 'folders or files; the working directory when left out')
    .addOption(
      new Option('--format <format>', 'how to write it').choices(reportFormats).default('markdown'),
    )
    .option('-o, --output <file>', 'write to this file, not to standard output')
    .option('-q, --quiet', 'no progress', false)
    .option('--config <file>', 'use this config file')
    .option('--no-cache', 'look at everything anew and keep nothing')
    .option('--no-baseline', 'report what the baseline holds too')
    .action(async (paths: string[], options: ReportOptions) => {
      finish(await runReport(paths, options, io));
    });
}

export async function runReport(
  paths: readonly string[],
  options: ReportOptions,
  io: CliIo,
): Promise<ExitCode> {
  const seen = await look(paths, { ...options, map: true }, io);
  const text = await reportText(seen, options.format, io);
  if (options.output === undefined) io.stdout.write(text);
  else await writeReport(options.output, text, io);
  return exitCode.clean;
}

async function reportText(seen: Look, format: ReportOptions['format'], io: CliIo): Promise<string> {
  const page = impactPageOf(seen, io);
  const score = scoreOf(seen, page);
  switch (format) {
    case 'html': {
      const { version } = await readOwnManifest(io);
      const today = new Date(io.clock.now()).toISOString().slice(0, 10);
      const { root, findings } = seen;
      const script = await pageScript(io);
      return htmlReport({ root, today, version, page, score, findings, script });
    }
    case 'markdown':
      return reportMarkdown({ ...seen, page, score });
    case 'sarif':
      return jsonText(await sarifOf(seen, io));
    case 'json':
      return jsonText(
        reportJson({ ...seen, score, outages: page.outages, textOf: await editedTexts(seen, io) }),
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
