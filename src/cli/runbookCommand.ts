/** `lifeboat runbook`: one Markdown file for each provider, renewed in place; what people wrote in it stays. */
import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { knowledge } from '../knowledge';
import { writeTexts } from '../platform/writeTexts';
import { toPosix } from '../project/paths';
import { newRunbook, renewedRunbook } from '../report/runbook';
import { exitCode, type ExitCode } from './exitCodes';
import { impactPageOf } from './impactPage';
import { UsageError, type CliIo } from './io';
import { look, type LookOptions } from './look';

export interface RunbookOptions extends LookOptions {
  /** Folder of the runbooks, from the working directory. */
  readonly output: string;
  readonly check?: boolean;
}

export function addRunbook(command: Command, io: CliIo, finish: (code: ExitCode) => void): Command {
  return command
    .description('write a runbook for each provider that is called; parts written by hand are kept')
    .argument('[path...]', 'folders or files; the working directory when left out')
    .option('-o, --output <folder>', 'where the runbooks are', 'docs/runbooks')
    .option('--check', 'write nothing; exit with 1 where a runbook is missing or out of date')
    .option('-q, --quiet', 'say nothing of what was written', false)
    .option('--config <file>', 'use this config file')
    .option('--no-cache', 'look at everything anew and keep nothing')
    .action(async (paths: string[], options: RunbookOptions) => {
      finish(await runRunbook(paths, options, io));
    });
}

interface Runbook {
  /** As the user can open it. */
  readonly name: string;
  readonly path: string;
  /** Null where there is none yet. */
  readonly before: string | null;
  readonly after: string;
}

export async function runRunbook(
  paths: readonly string[],
  options: RunbookOptions,
  io: CliIo,
): Promise<ExitCode> {
  const changed = (await runbooks(paths, options, io)).filter(
    ({ before, after }) => before !== after,
  );
  if (options.check === true) {
    for (const { name, before } of changed)
      io.stdout.write(`${name} ${before === null ? 'is missing' : 'is out of date'}\n`);
    return changed.length > 0 ? exitCode.findings : exitCode.clean;
  }
  await write(changed, io);
  if (!options.quiet) {
    for (const { name, before } of changed)
      io.stdout.write(`${before === null ? 'wrote' : 'renewed'} ${name}\n`);
    if (changed.length === 0) io.stdout.write('All runbooks are up to date\n');
  }
  return exitCode.clean;
}

/** For all providers that are known and called; a call to an address that nobody knows has no runbook. */
async function runbooks(
  paths: readonly string[],
  options: RunbookOptions,
  io: CliIo,
): Promise<readonly Runbook[]> {
  const seen = await look(paths, { ...options, findings: false, map: true }, io);
  const page = impactPageOf(seen, io);
  const called = new Set(page.outages.map(({ out }) => out.provider));
  const { providers } = io.parts?.knowledge ?? knowledge;
  const used = providers.filter(({ id }) => called.has(id));
  return Promise.all(
    used.map(async (provider) => {
      const name = toPosix(join(options.output, `${provider.id}.md`));
      const path = resolve(io.cwd, name);
      const before = await io.files.readText(path).catch(() => null);
      const input = { page, provider };
      const after = before === null ? newRunbook(input) : renewedRunbook(before, input);
      if (after === null)
        throw new UsageError(
          `${name}: a marker has lost its other half; mend it or remove the file`,
        );
      return { name, path, before, after };
    }),
  );
}

async function write(changed: readonly Runbook[], io: CliIo): Promise<void> {
  if (changed.length === 0) return;
  const texts = new Map(changed.map(({ path, after }) => [path, after]));
  try {
    for (const { path } of changed) await mkdir(dirname(path), { recursive: true });
    await (io.writeTexts ?? writeTexts)(texts);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
