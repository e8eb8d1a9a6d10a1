/** The `lifeboat` command: arguments in, exit code out. */
import { Command, CommanderError, Option } from 'commander';
import type { BaselineOptions } from './baselineCommand';
import { runBaseline } from './baselineCommand';
import type { CallsOptions, CheckOptions } from './commands';
import { checkFormats, failLevels, formats, runCalls, runCheck } from './commands';
import type { ExitCode } from './exitCodes';
import { exitCode } from './exitCodes';
import type { FixOptions } from './fixCommand';
import { runFix } from './fixCommand';
import type { CliIo } from './io';
import { UsageError } from './io';
import { readOwnManifest } from './ownManifest';
import { addMerge, addReport } from './reportCommand';
import { addRunbook } from './runbookCommand';
import type { StatusOptions } from './statusCommand';
import { runStatus } from './statusCommand';
import { addWhatIf } from './whatIf';

/** Runs one command. `argv` holds the arguments alone. Never rejects: every failure has a line and a code. */
export async function run(argv: readonly string[], io: CliIo): Promise<ExitCode> {
  let code: ExitCode = exitCode.clean;
  try {
    const { version } = await readOwnManifest(io);
    const program = createProgram(io, version, (result) => {
      code = result;
    });
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    return failed(error, io);
  }
}

function createProgram(io: CliIo, version: string, finish: (code: ExitCode) => void): Command {
  const program = new Command('lifeboat')
    .description('Finds LLM calls and says how they would fail.')
    .version(version)
    .showHelpAfterError('(lifeboat --help lists what there is)')
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .exitOverride();
  addLook(program.command('calls'))
    .description('list the LLM calls, what bounds each and what saves it')
    .action(async (paths: string[], options: CallsOptions) => {
      finish(await runCalls(paths, options, io));
    });
  addLook(program.command('check'), checkFormats)
    .description('report calls that would fail badly')
    .addOption(
      new Option('--fail-on <severity>', 'least severity that makes the exit code 1')
        .choices(failLevels)
        .default('warning'),
    )
    .option('--only-changed', 'report calls and clients in changed files alone (needs git)')
    .addOption(
      new Option(
        '--base <ref>',
        'changed since this branch left <ref>, not since the last commit',
      ).implies({ onlyChanged: true }),
    )
    .option('--no-baseline', 'report what the baseline holds too')
    .action(async (paths: string[], options: CheckOptions) => {
      finish(await runCheck(paths, options, io));
    });
  addLook(program.command('baseline'))
    .description('put the findings of today aside, in lifeboat.baseline.json')
    .option('--check', 'write nothing; exit with 1 where entries no longer occur')
    .option('--force', 'write also over a file that cannot be read')
    .action(async (paths: string[], options: BaselineOptions) => {
      finish(await runBaseline(paths, options, io));
    });
  addFix(program.command('fix')).action(async (paths: string[], options: FixOptions) => {
    finish(await runFix(paths, options, io));
  });
  addStatus(program.command('status')).action(async (paths: string[], options: StatusOptions) => {
    finish(await runStatus(paths, options, io));
  });
  addWhatIf(program.command('what-if'), io, finish);
  addReport(program.command('report'), io, finish);
  addMerge(program.command('merge-reports'), io, finish);
  addRunbook(program.command('runbook'), io, finish);
  program
    .command('lsp')
    .description('serve the language server protocol')
    .option('--stdio', 'over standard input and output (the default)')
    .action(() => io.serve());
  return program;
}

function addLook(command: Command, choices: readonly string[] = formats): Command {
  return command
    .argument('[path...]', 'folders or files; the working directory when left out')
    .addOption(new Option('--format <format>', 'how to print').choices(choices).default('text'))
    .option('-q, --quiet', 'no progress and no summary', false)
    .option('--config <file>', 'use this config file')
    .option('--no-cache', 'look at everything anew and keep nothing');
}

const collect = (value: string, others: readonly string[]): readonly string[] => [...others, value];

/** Has no `--no-cache`: what is to be changed is always looked at anew. */
function addFix(command: Command): Command {
  return command
    .description('apply safe fixes: all of them or, where a file cannot be written, none')
    .argument('[path...]', 'folders or files; the working directory when left out')
    .option('--dry-run', 'write nothing: print a unified diff; exit with 1 where there is one')
    .option('--unsafe', 'suggestions too, not only what is safe')
    .option('--rule <id>', 'fixes of this rule alone; may be repeated', collect, [])
    .addOption(new Option('--format <format>', 'how to print').choices(formats).default('text'))
    .option('-q, --quiet', 'no progress and no summary', false)
    .option('--config <file>', 'use this config file')
    .option('--no-baseline', 'what the baseline holds too');
}

function addStatus(command: Command): Command {
  return addLook(command)
    .description('say how the providers that the code calls are doing, by their status pages')
    .option('--watch', 'go on, and say what changes', false)
    .option('--history', 'say how they were seen to do on this machine', false)
    .option('--provider <id>', 'this provider, called here or not; may be repeated', collect, [])
    .option(
      '--page <id=url>',
      "read this address as a provider's page; may be repeated",
      collect,
      [],
    );
}

function failed(error: unknown, io: CliIo): ExitCode {
  if (error instanceof CommanderError) {
    // Help and version leave this way too; commander has said what there is to say.
    return error.exitCode === 0 ? exitCode.clean : exitCode.error;
  }
  if (error instanceof UsageError) {
    io.stderr.write(`lifeboat: ${error.message}\n`);
    return exitCode.error;
  }
  const message = error instanceof Error ? error.message : String(error);
  const debug = io.env['DEBUG'] === 'lifeboat';
  io.stderr.write(`lifeboat: internal error: ${message}\n`);
  io.stderr.write(
    debug && error instanceof Error
      ? `${error.stack ?? ''}\n`
      : 'lifeboat: DEBUG=lifeboat shows where it happened\n',
  );
  return exitCode.error;
}
