/** `lifeboat status`: how the providers that the code calls are doing, for terminals and CI. */
import type { HealthState, ProviderReading } from '../model/health';
import { statusJson } from '../report/statusJson';
import { statusText } from '../report/statusText';
import { createPageFetcher } from '../status/fetchPage';
import { noHistory, uptimeOf } from '../status/history';
import { createHistoryStore } from '../status/historyStore';
import { readStatus } from '../status/readStatus';
import { paintFor } from './colour';
import type { ExitCode } from './exitCodes';
import { exitCode } from './exitCodes';
import type { CliIo } from './io';
import { readOwnManifest, userAgentOf } from './ownManifest';
import { statusHttp } from './statusHttp';
import type { StatusTargetOptions } from './statusTargets';
import { statusTargets } from './statusTargets';
import { watchStatus } from './statusWatch';

export interface StatusOptions extends StatusTargetOptions {
  readonly format: 'text' | 'json';
  /** Goes on until somebody ends it. */
  readonly watch: boolean;
  /** Adds how the providers were seen to do until now. */
  readonly history: boolean;
}

export async function runStatus(
  paths: readonly string[],
  options: StatusOptions,
  io: CliIo,
): Promise<ExitCode> {
  const targets = await statusTargets(paths, options, io);
  const userAgent = userAgentOf(await readOwnManifest(io));
  if (options.watch && targets.questions.length > 0) {
    await watchStatus(targets, userAgent, io, (readings) => {
      io.stdout.write(watchOutput(readings, options, io));
    });
    return exitCode.clean;
  }
  const { fetchPage } = createPageFetcher({ http: statusHttp(io), clock: io.clock, userAgent });
  const { signal } = new AbortController();
  const { questions, only } = targets;
  const read = await readStatus(questions, { only }, fetchPage, io.clock, signal);
  const readings = options.history ? await withUptime(read, io) : read;
  io.stdout.write(statusOutput(readings, options, io));
  return readings.some(({ health }) => isDown(health.state)) ? exitCode.outage : exitCode.clean;
}

async function withUptime(
  readings: readonly ProviderReading[],
  { shared, clock }: CliIo,
): Promise<readonly ProviderReading[]> {
  const store = shared === undefined ? null : createHistoryStore(shared);
  return Promise.all(
    readings.map(async (reading) => {
      const history = (await store?.load(reading.health.provider)) ?? noHistory;
      return { ...reading, uptime: uptimeOf(history, clock.now()) };
    }),
  );
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

/** A line of JSON for each change; for people, the time and then what is so. */
function watchOutput(
  readings: readonly ProviderReading[],
  { format }: StatusOptions,
  io: CliIo,
): string {
  if (format === 'json') return `${JSON.stringify(statusJson(readings))}\n`;
  const paint = paintFor(io);
  const time = new Date(io.clock.now()).toISOString().replace(/\.\d+Z$/, 'Z');
  return `${paint('dim', time)}\n${statusText(readings, paint)}\n`;
}

/** Slow or in maintenance is not down, and neither is what nobody could read. */
function isDown(state: HealthState): boolean {
  return state === 'partial-outage' || state === 'major-outage';
}
