/** The commands, each from its options to an exit code. */
import { knowledge } from '../knowledge';
import type { Finding, Severity } from '../model/finding';
import { callsText } from '../report/callsText';
import type { TextOptions } from '../report/callsText';
import { findingsText } from '../report/findingsText';
import { callsJson, findingsJson } from '../report/json';
import { severities } from '../report/summaryWords';
import { changedFiles, inChanges, type Changes } from '../session/changes';
import { staleWords } from './baselineCommand';
import { paintFor } from './colour';
import type { ExitCode } from './exitCodes';
import { exitCode } from './exitCodes';
import { annotationsOf, editedTexts, sarifOf } from './findingFormats';
import type { CliIo } from './io';
import { UsageError } from './io';
import type { Look, LookOptions } from './look';
import { look } from './look';

export const formats = ['text', 'json'] as const;
export const checkFormats = [...formats, 'sarif', 'github'] as const;
export const failLevels = [...severities, 'never'] as const;

export interface CallsOptions extends LookOptions {
  readonly format: (typeof formats)[number];
}

export interface CheckOptions extends LookOptions {
  readonly format: (typeof checkFormats)[number];
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
  const seen = await look(paths, { ...options, findings: false }, io);
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
  // Code flows lead from entry points.
  const all = await look(paths, { ...options, map: options.format === 'sarif' }, io);
  const findings =
    options.onlyChanged === true ? await changedOnly(all, options, io) : all.findings;
  const seen = { ...all, findings };
  const elsewhere = openCount(all.findings) - openCount(findings);
  io.stdout.write(await checkText(seen, elsewhere, options, io));
  if (seen.stale.length > 0 && !options.quiet) io.stderr.write(`${staleWords(seen.stale)}\n`);
  return failsOn(seen.findings, options.failOn) ? exitCode.findings : exitCode.clean;
}

async function checkText(
  seen: Look,
  elsewhere: number,
  options: CheckOptions,
  io: CliIo,
): Promise<string> {
  switch (options.format) {
    case 'json':
      return jsonText(findingsJson({ ...seen, textOf: await editedTexts(seen, io) }));
    case 'sarif':
      return jsonText(await sarifOf(seen, io));
    case 'github':
      return annotationsOf(seen, io);
    case 'text':
      return findingsText({ ...seen, elsewhere }, textOptions(options, io));
  }
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
export function failsOn(findings: readonly Finding[], level: Severity | 'never'): boolean {
  if (level === 'never') {
    return false;
  }
  const failing = severities.slice(0, severities.indexOf(level) + 1);
  return findings.some(
    ({ severity, suppressed }) => suppressed === null && failing.includes(severity),
  );
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
