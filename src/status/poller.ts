/**
 * Watches the status pages of the providers in use: one timer per provider, nothing while paused. Makes no request
 * before `setUse` names a provider.
 */
import type { ProviderHealth, ProviderUse } from '../model/health';
import type { Provider } from '../model/knowledge';
import type { Clock, HttpGet, Log } from '../platform/ports';
import type { Addresses } from './addresses';
import { createFetchPage, type FetchPage } from './fetchPage';
import { healthOf } from './health';
import { freshForMs, observe, startPage, type Observation, type PageState } from './machine';
import { sourceOf } from './pageSource';
import { defaultIntervals, longestDelay, nextDelay, type Intervals } from './schedule';

export interface StatusPollerOptions {
  readonly providers: readonly Provider[];
  readonly http: HttpGet;
  readonly clock: Clock;
  /** A number in [0, 1), such as `Math.random`. */
  readonly random: () => number;
  readonly log: Log;
  /** Names the program: `lifeboat/<version> (+<address>)`. */
  readonly userAgent: string;
  /** Base URLs by provider id. From machine-scoped settings only: a repository must not redirect the poller. */
  readonly addresses?: Addresses;
  readonly intervals?: Partial<Intervals>;
  /** Hears of every change, with all watched providers in the order of `providers`. Must not throw. */
  readonly onChange: (health: readonly ProviderHealth[]) => void;
}

export interface StatusPoller {
  /** Replaces what the workspace uses. Providers without a status page are not watched. */
  setUse(uses: readonly ProviderUse[]): void;
  /** While paused nothing is asked; what falls due meanwhile is asked on resuming. */
  setPaused(paused: boolean): void;
  /** Asks every watched page now, also while paused: somebody commanded it. Resolves when all have answered. */
  refresh(): Promise<void>;
  /** As of now: what was read more than half an hour ago is unknown. */
  health(): readonly ProviderHealth[];
  /** Stops for good; requests under way are cancelled and `onChange` stays silent. */
  dispose(): void;
}

interface Watch {
  readonly provider: Provider;
  /** Null while the workspace does not call this provider; what was read is kept. */
  use: ProviderUse | null;
  page: PageState;
  /** ms since the epoch. */
  dueAt: number;
  running: Promise<void> | null;
  cancelPoll: () => void;
  cancelAging: () => void;
}

interface Context {
  readonly options: StatusPollerOptions;
  readonly intervals: Intervals;
  readonly fetchPage: FetchPage;
  readonly watches: Map<string, Watch>;
  readonly abort: AbortController;
  paused: boolean;
  /** What `onChange` heard last, as JSON. */
  told: string;
}

export function createStatusPoller(options: StatusPollerOptions): StatusPoller {
  const { http, clock, userAgent } = options;
  const context: Context = {
    options,
    intervals: { ...defaultIntervals, ...options.intervals },
    fetchPage: createFetchPage({ http, clock, userAgent }),
    watches: new Map(),
    abort: new AbortController(),
    paused: false,
    told: '[]',
  };
  return {
    setUse: (uses) => setUse(context, uses),
    setPaused(paused) {
      context.paused = paused;
      for (const watch of context.watches.values()) arm(context, watch);
    },
    async refresh() {
      await Promise.all(watched(context).map((watch) => poll(context, watch)));
    },
    health: () => currentHealth(context),
    dispose() {
      context.abort.abort();
      for (const watch of context.watches.values()) stop(watch);
    },
  };
}

function setUse(context: Context, uses: readonly ProviderUse[]): void {
  const { providers, clock } = context.options;
  let started = 0;
  for (const provider of providers) {
    if (provider.status === null) continue;
    const use = uses.find((one) => one.provider === provider.id && one.calls > 0) ?? null;
    let watch = context.watches.get(provider.id);
    if (watch === undefined) {
      if (use === null) continue;
      const now = clock.now();
      watch = startWatch(provider, now, now + context.intervals.staggerMs * started++);
      context.watches.set(provider.id, watch);
    }
    watch.use = use;
    arm(context, watch);
  }
  publish(context);
}

function startWatch(provider: Provider, now: number, dueAt: number): Watch {
  const nothing = (): void => undefined;
  return {
    provider,
    use: null,
    page: startPage(now),
    dueAt,
    running: null,
    cancelPoll: nothing,
    cancelAging: nothing,
  };
}

function stop(watch: Watch): void {
  watch.cancelPoll();
  watch.cancelAging();
}

/** Sets the timer for the next reading, or takes it away where there is to be none. */
function arm(context: Context, watch: Watch): void {
  watch.cancelPoll();
  if (context.abort.signal.aborted || context.paused || watch.use === null) return;
  const { clock } = context.options;
  const wait = Math.min(Math.max(0, watch.dueAt - clock.now()), longestDelay(context.intervals));
  watch.cancelPoll = clock.after(wait, () => void poll(context, watch));
}

function poll(context: Context, watch: Watch): Promise<void> {
  watch.running ??= attempt(context, watch).finally(() => {
    watch.running = null;
  });
  return watch.running;
}

async function attempt(context: Context, watch: Watch): Promise<void> {
  const { clock, random, log } = context.options;
  watch.cancelPoll();
  const observation = await ask(context, watch.provider);
  if (context.abort.signal.aborted) return;
  const now = clock.now();
  const before = watch.page;
  const stale = watch.provider.status?.staleAfterMinutes ?? null;
  watch.page = observe(before, observation, now, { staleAfterMinutes: stale, ownTime: false });
  const { readable, reason } = watch.page;
  if (!readable && reason !== before.reason) {
    log.warn(`Status page of ${watch.provider.name} not read: ${reason}`);
  }
  if (watch.use !== null) {
    const health = healthOf(watch.provider, watch.use, watch.page, now);
    watch.dueAt = now + nextDelay(watch.page, health, context.intervals, random());
  }
  tellWhenStale(context, watch, now);
  arm(context, watch);
  publish(context);
}

/** Time alone turns a state into unknown, so it needs a timer of its own. */
function tellWhenStale(context: Context, watch: Watch, now: number): void {
  watch.cancelAging();
  const { readAt } = watch.page;
  const wait = readAt === null ? 0 : readAt + freshForMs + 1 - now;
  if (wait > 0) watch.cancelAging = context.options.clock.after(wait, () => publish(context));
}

/** An observation whatever happens: a defect of the fetcher must not end the watch. */
async function ask(context: Context, provider: Provider): Promise<Observation> {
  try {
    const source = sourceOf(provider, context.options);
    if (source === null) return { kind: 'failure', reason: 'No page.', cause: 'address' };
    return await context.fetchPage(source, context.abort.signal);
  } catch (error) {
    context.options.log.error(`Reading the status of ${provider.name} failed: ${String(error)}`);
    const reason = 'Lifeboat failed to read the page; its log says why.';
    return { kind: 'failure', reason, cause: 'other' };
  }
}

function watched(context: Context): readonly Watch[] {
  const { providers } = context.options;
  return providers.flatMap(({ id }) => {
    const watch = context.watches.get(id);
    return watch === undefined || watch.use === null ? [] : [watch];
  });
}

function currentHealth(context: Context): readonly ProviderHealth[] {
  const now = context.options.clock.now();
  return watched(context).flatMap(({ provider, use, page }) =>
    use === null ? [] : [healthOf(provider, use, page, now)],
  );
}

function publish(context: Context): void {
  if (context.abort.signal.aborted) return;
  const health = currentHealth(context);
  const told = JSON.stringify(health);
  if (told === context.told) return;
  context.told = told;
  context.options.onChange(health);
}
