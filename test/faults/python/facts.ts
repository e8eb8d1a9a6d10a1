/** What src/knowledge says of an SDK's retries, as numbers that can be counted. */
import { fittingVersions, versionFacts } from '../../../src/engine/versions';
import { knowledge } from '../../../src/knowledge';
import type { VersionFacts } from '../../../src/model/knowledge';
import { always, scenarios, type Scenario } from '../scenario';
import type { PlainCall } from './plainCalls';

/** Facts of the class that a program builds, for the version that is installed. */
export function facts(
  { distribution, client: name }: PlainCall,
  versions: Readonly<Record<string, string>>,
): VersionFacts {
  const sdk = knowledge.sdks.find(
    (one) => one.ecosystem === 'pypi' && (one.distributions ?? one.packages).includes(distribution),
  );
  const version = versions[distribution];
  if (!sdk || version === undefined) throw new Error(`Nothing is known of ${distribution}.`);
  const clients = sdk.clients.filter(({ names }) => names.includes(name));
  for (const client of clients) {
    const found = versionFacts(sdk, { version, source: 'installed' }, client);
    if (found && fittingVersions(sdk, client).includes(found)) return found;
  }
  throw new Error(`Nothing is known of ${name} in ${distribution}.`);
}

const statuses = [400, 401, 408, 409, 429, 500, 502, 503, 504, 529] as const;

export const statusFaults: readonly { readonly name: string; readonly scenario: Scenario }[] = [
  ...statuses.map((status) => ({
    name: String(status),
    scenario: always(String(status), { kind: 'status', status }),
  })),
  { name: 'reset', scenario: scenarios.reset },
];

/** How many requests are sent where every one meets this fault. */
export function wantedRequests({ retries }: VersionFacts, fault: string): number {
  const { on, defaultRetries } = retries;
  const status = Number(fault);
  const isRetried =
    fault === 'reset'
      ? on.connection
      : on.statuses.includes(status) || (on.serverErrors && status >= 500);
  return isRetried ? defaultRetries + 1 : 1;
}

export const waits = [40, 120].map((seconds) => ({
  name: `Retry-After ${String(seconds)} s`,
  seconds,
  scenario: {
    name: `429, Retry-After ${String(seconds)} s, then an answer`,
    steps: [{ kind: 'status', status: 429, retryAfterS: seconds }, { kind: 'healthy' }],
  } satisfies Scenario,
}));

export function wantedWait(known: VersionFacts, seconds: number): string {
  if (wantedRequests(known, '429') === 1) return 'no second request';
  const { honoured, capMs } = known.retries.retryAfter;
  const isObeyed = honoured && (capMs === null || seconds * 1000 <= capMs);
  return isObeyed ? 'waits as long as it is told' : 'waits less';
}
