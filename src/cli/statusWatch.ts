/** `lifeboat status --watch`: says how the providers are doing whenever it changes. */
import type { ProviderHealth, ProviderReading } from '../model/health';
import { createLog } from '../platform/nodeLog';
import { createStatusPoller, type StatusPoller } from '../status/poller';
import { readingOf } from '../status/readStatus';
import type { CliIo } from './io';
import { statusHttp } from './statusHttp';
import type { StatusTargets } from './statusTargets';

/** Until `io.until` says so. `show` hears of the first reading of all, and then of each change. */
export async function watchStatus(
  { questions, only }: StatusTargets,
  userAgent: string,
  io: CliIo,
  show: (readings: readonly ProviderReading[]) => void,
): Promise<void> {
  const isOwnPages = Object.keys(only).length === 0;
  const poller: StatusPoller = createStatusPoller({
    providers: questions.map(({ provider }) => provider),
    ...{ http: statusHttp(io), clock: io.clock, random: Math.random, userAgent, only },
    log: createLog(() => undefined, 'error'),
    // What somebody reads elsewhere is nobody else's truth.
    ...(isOwnPages && io.shared !== undefined ? { shared: io.shared } : {}),
    onChange: (health) => {
      if (health.every(isTried)) show(readingsOf(questions, poller, io));
    },
  });
  const uses = questions.flatMap(({ use }) => use ?? []);
  const ids = questions.map(({ provider }) => provider.id);
  poller.setUse(uses, ids);
  await ended(io.until);
  poller.dispose();
}

const isTried = ({ readAt, reason }: ProviderHealth): boolean => readAt !== null || reason !== null;

function readingsOf(
  questions: StatusTargets['questions'],
  poller: StatusPoller,
  { clock }: CliIo,
): readonly ProviderReading[] {
  const pages = poller.pages();
  return questions.flatMap(({ provider, use }) => {
    const page = pages.get(provider.id);
    return page === undefined ? [] : [readingOf(provider, use, page, clock.now())];
  });
}

/** Without a signal, when the process is ended. */
function ended(until: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (until?.aborted === true) resolve();
    until?.addEventListener('abort', () => resolve(), { once: true });
  });
}
