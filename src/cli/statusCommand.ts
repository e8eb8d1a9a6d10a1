/** `lifeboat status`: how the providers that the code calls are doing, for terminals and CI. */
import type { HealthState, ProviderReading } from '../model/health';
import { statusJson } from '../report/statusJson';
import { statusText } from '../report/statusText';
import { createFetchPage } from '../status/fetchPage';
import { readStatus } from '../status/readStatus';
import { paintFor } from './colour';
import type { ExitCode } from './exitCodes';
import { exitCode } from './exitCodes';
import type { CliIo } from './io';
import { readOwnManifest, userAgentOf } from './ownManifest';
import { statusHttp } from './statusHttp';
import type { StatusTargetOptions } from './statusTargets';
import { statusTargets } from './statusTargets';

export interface StatusOptions extends StatusTargetOptions {
  readonly format: 'text' | 'json';
}

export async function runStatus(
  paths: readonly string[],
  options: StatusOptions,
  io: CliIo,
): Promise<ExitCode> {
  const { questions, only } = await statusTargets(paths, options, io);
  const userAgent = userAgentOf(await readOwnManifest(io));
  const fetchPage = createFetchPage({ http: statusHttp(io), clock: io.clock, userAgent });
  const { signal } = new AbortController();
  const readings = await readStatus(questions, { only }, fetchPage, io.clock, signal);
  io.stdout.write(statusOutput(readings, options, io));
  return readings.some(({ health }) => isDown(health.state)) ? exitCode.outage : exitCode.clean;
}

function statusOutput(
  readings: readonly ProviderReading[],
  { format, quiet }: StatusOptions,
  io: CliIo,
): string {
  if (format === 'json') return `${JSON.stringify(statusJson(readings), null, 2)}\n`;
  if (readings.length > 0) return statusText(readings, paintFor(io));
  return quiet ? '' : 'No AI provider is called here.\n';
}

/** Slow or in maintenance is not down, and neither is what nobody could read. */
function isDown(state: HealthState): boolean {
  return state === 'partial-outage' || state === 'major-outage';
}
