/** The commands, each from its options to an exit code. */
import { knowledge } from '../knowledge';
import type { Finding, Severity } from '../model/finding';
import { callsText } from '../report/callsText';
import type { TextOptions } from '../report/callsText';
import { findingsText } from '../report/findingsText';
import { callsJson, editedPaths, findingsJson } from '../report/json';
import { severities } from '../report/summaryWords';
import { absolutePath } from '../project/paths';
import { paintFor } from './colour';
import type { ExitCode } from './exitCodes';
import { exitCode } from './exitCodes';
import type { CliIo } from './io';
import type { Look, LookOptions } from './look';
import { look } from './look';

export const formats = ['text', 'json'] as const;
export const failLevels = [...severities, 'never'] as const;

export interface CallsOptions extends LookOptions {
  readonly format: (typeof formats)[number];
}

export interface CheckOptions extends CallsOptions {
  readonly failOn: (typeof failLevels)[number];
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
  const seen = await look(paths, options, io);
  io.stdout.write(
    options.format === 'json'
      ? jsonText(findingsJson({ ...seen, textOf: await editedTexts(seen, io) }))
      : findingsText(seen, textOptions(options, io)),
  );
  return failsOn(seen.findings, options.failOn) ? exitCode.findings : exitCode.clean;
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
