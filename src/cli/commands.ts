/** The commands, each from its options to an exit code. */
import { knowledge } from '../knowledge';
import type { Finding, Severity } from '../model/finding';
import { callsText } from '../report/callsText';
import type { TextOptions } from '../report/callsText';
import { findingsText } from '../report/findingsText';
import { callsJson, editedPaths, findingsJson } from '../report/json';
import { severities } from '../report/summaryWords';
import { absolutePath } from '../project/paths';
import { changedFiles, inChanges, type Changes } from '../session/changes';
import { staleWords } from './baselineCommand';
import { paintFor } from './colour';
import type { ExitCode } from './exitCodes';
import { exitCode } from './exitCodes';
import type { CliIo } from './io';
import { UsageError } from './io';
import type { Look, LookOptions } from './look';
import { look } from './look';

export const formats = ['text', 'json'] as const;
export const failLevels = [...severities, 'never'] as const;

export interface CallsOptions extends LookOptions {
  readonly format: (typeof formats)[number];
}

export interface CheckOptions extends CallsOptions {
  readonly failOn: (typeof failLevels)[number];
  readonly onlyChanged?: boolean;
  /** What to compare with; the last commit when absent. */
  readonly base?: string;
}

export async function runCalls(
  paths: readonly string[],
  options: CallsOptions,
  io: CliIo,
): Promise<ExitCode> {
  const seen = await look(paths, options, io);
  io.stdout.write(
    options.format === 'json'
      ? jsonText(callsJson(seen))
      : callsText(seen, textOptions(options, io)),
  );
  return exitCode.clean;
}

export async function runCheck(
  paths: readonly string[],
  options: CheckOptions,
  io: CliIo,
): Promise<ExitCode> {
  const all = await look(paths, options, io);
  const findings =
    options.onlyChanged === true ? await changedOnly(all, options, io) : all.findings;
  const seen = { ...all, findings };
  if (options.format === 'json') {
    io.stdout.write(jsonText(findingsJson({ ...seen, textOf: await editedTexts(seen, io) })));
  } else {
    const elsewhere = openCount(all.findings) - openCount(findings);
    io.stdout.write(findingsText({ ...seen, elsewhere }, textOptions(options, io)));
  }
  if (seen.stale.length > 0 && !options.quiet) io.stderr.write(`${staleWords(seen.stale)}\n`);
  return failsOn(seen.findings, options.failOn) ? exitCode.findings : exitCode.clean;
}

const openCount = (findings: readonly Finding[]): number =>
  findings.filter(({ suppressed }) => suppressed === null).length;

/** Everything where git cannot tell what changed, and a line that says so. */
async function changedOnly(
  { folder, findings, calls }: Look,
  { base }: CheckOptions,
  { git, stderr }: CliIo,
): Promise<readonly Finding[]> {
  const changes: Changes = git
    ? await changedFiles(folder, git, base ?? null)
    : { kind: 'unknown', isBase: false, message: 'git is not at hand' };
  if (changes.kind !== 'unknown') return inChanges(findings, calls, changes);
  if (changes.isBase) throw new UsageError(changes.message);
  stderr.write(`lifeboat: warning: --only-changed: ${changes.message}; everything is reported\n`);
  return findings;
}

/** Suppressed findings fail nothing. */
function failsOn(findings: readonly Finding[], level: Severity | 'never'): boolean {
  if (level === 'never') {
    return false;
  }
  const failing = severities.slice(0, severities.indexOf(level) + 1);
  return findings.some(
    ({ severity, suppressed }) => suppressed === null && failing.includes(severity),
  );
}

/** Edits are offsets; their lines come from the files, which nobody has changed since. */
async function editedTexts(
  { folder, findings }: Look,
  { files }: CliIo,
): Promise<(path: string) => string | null> {
  const texts = new Map<string, string>();
  for (const path of editedPaths(findings)) {
    const text = await files.readText(absolutePath(folder, path)).catch(() => null);
    if (text !== null) {
      texts.set(path, text);
    }
  }
  return (path) => texts.get(path) ?? null;
}

function textOptions({ quiet }: LookOptions, io: CliIo): TextOptions {
  const names = new Map(
    (io.parts?.knowledge ?? knowledge).providers.map(({ id, name }) => [id, name]),
  );
  return { paint: paintFor(io), providerName: (id) => names.get(id) ?? id, quiet };
}

function jsonText(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
