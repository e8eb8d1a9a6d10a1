/**
 * Watches the status pages of the providers in use, and of those that somebody pinned. One timer looks at the clock
 * at least once a minute: after a machine slept or its clock was set, that is when it shows. Makes no request before
 * `setUse` names a provider, and none while paused.
 */
import type { ProviderHealth, ProviderUse } from '../model/health';
import type { Provider } from '../model/knowledge';
import type { Clock, HttpGet, Log, SharedStore } from '../platform/ports';
import { createPageFetcher } from './fetchPage';
import { healthOf } from './health';
import { createHistoryStore } from './historyStore';
import type { PageState } from './machine';
import { sourceOf, type SourceOptions } from './pageSource';
import { defaultIntervals, type Intervals } from './schedule';
import { exchangeOf } from './sharedPage';
import {
  adopt,
  bringBack,
  readNow,
  readWhenDue,
  startWatch,
  type Reading,
  type Watch,
} from './watch';

export interface StatusPollerOptions extends SourceOptions {
  readonly providers: readonly Provider[];
  readonly http: HttpGet;
  readonly clock: Clock;
  /** A number in [0, 1), such as `Math.random`. */
  readonly random: () => number;
  readonly log: Log;
  /** Names the program: `lifeboat/<version> (+<address>)`. */
  readonly userAgent: string;
  readonly intervals?: Partial<Intervals>;
  /** Where the windows of a machine share what they read; each reads for itself when absent. */
  readonly shared?: SharedStore;
  /** Hears of every change, with all watched providers in the order of `providers`. Must not throw. */
  readonly onChange: (health: readonly ProviderHealth[]) => void;
}

export interface StatusPoller {
  /** Replaces what the workspace uses, and what is watched all the same. Those without a status page are left out. */
  setUse(uses: readonly ProviderUse[], pinned?: readonly string[]): void;
  /** While paused nothing is asked, and what others read is still followed; on resuming what fell due is asked. */
  setPaused(paused: boolean): void;
  /** Asks every watched page now, also while paused: somebody commanded it. Resolves when all have answered. */
  refresh(): Promise<void>;
  /** As of now: what was read more than half an hour ago is unknown. */
  health(): readonly ProviderHealth[];
  /** What is believed of each watched page, by provider id. */
  pages(): ReadonlyMap<string, PageState>;
  /** Stops for good; requests under way are cancelled and `onChange` stays silent. */
  dispose(): void;
}

interface Context {
  readonly options: StatusPollerOptions;
  readonly reading: Reading;
  readonly watches: Map<string, Watch>;
  readonly abort: AbortController;
  paused: boolean;
  /** What `onChange` heard last, as JSON. */
  told: string;
  /** When the timer is to fire, ms since the epoch. */
  plannedAt: number;
  cancelTick: () => void;
}

/** A timer that fires this much too late slept with the machine. ms. */
const sleptMs = 30_000;
/** Until the network of a machine that woke up is there again. ms. */
const wakingMs = 5_000;

export function createStatusPoller(options: StatusPollerOptions): StatusPoller {
  const context = newContext(options);
  return {
    setUse: (uses, pinned = []) => setUse(context, uses, pinned),
    setPaused(paused) {
      context.paused = paused;
      plan(context, 0);
    },
    async refresh() {
      await Promise.all(watched(context).map((watch) => run(context, watch, readNow)));
    },
    health: () => currentHealth(context),
    pages: () => new Map(watched(context).map(({ provider, state }) => [provider.id, state])),
    dispose() {
      context.abort.abort();
      context.cancelTick();
    },
  };
}

function newContext(options: StatusPollerOptions): Context {
  const { http, clock, random, log, userAgent, shared } = options;
  const abort = new AbortController();
  const reading: Reading = {
    ...{ clock, random, log, signal: abort.signal },
    ...createPageFetcher({ http, clock, userAgent }),
    intervals: { ...defaultIntervals, ...options.intervals },
    history: shared === undefined ? null : createHistoryStore(shared),
  };
  return {
    ...{ options, reading, abort, watches: new Map(), paused: false, told: '[]', plannedAt: 0 },
    cancelTick: () => undefined,
  };
}

function setUse(context: Context, uses: readonly ProviderUse[], pinned: readonly string[]): void {
  const { options, reading, watches } = context;
  const now = reading.clock.now();
  let started = 0;
  for (const provider of options.providers) {
    const use = uses.find((one) => one.provider === provider.id && one.calls > 0) ?? null;
    const wanted = use !== null || pinned.includes(provider.id);
    const known = watches.get(provider.id);
    const source = sourceOf(provider, options);
    if (source === null || (known === undefined && !wanted)) continue;
    const exchange =
      options.shared === undefined ? null : exchangeOf(source.key, options.shared, reading.clock);
    const dueAt = now + reading.intervals.staggerMs * started;
    const watch = known ?? startWatch(provider, source, exchange, now, dueAt);
    if (known === undefined) started++;
    Object.assign(watch, { use, wanted });
    watches.set(provider.id, watch);
  }
  plan(context, 0);
  publish(context);
}

/** Sets the timer for the next look, `wait` ms from now. */
function plan(context: Context, wait: number): void {
  const { clock } = context.reading;
  context.cancelTick();
  if (context.abort.signal.aborted || watched(context).length === 0) return;
  context.plannedAt = clock.now() + wait;
  context.cancelTick = clock.after(wait, () => tick(context));
}

function tick(context: Context): void {
  const { reading, plannedAt } = context;
  const now = reading.clock.now();
  const hasSlept = now - plannedAt > sleptMs;
  for (const watch of watched(context)) {
    bringBack(watch, reading, now);
    if (hasSlept) watch.dueAt = Math.max(watch.dueAt, now + wakingMs);
    if (watch.dueAt <= now && !context.paused) void run(context, watch, readWhenDue);
    else if (watch.exchange !== null) void follow(context, watch);
  }
  publish(context);
  planNext(context);
}

function planNext(context: Context): void {
  const { clock, intervals } = context.reading;
  const now = clock.now();
  const idle = watched(context).filter((watch) => watch.running === null && !context.paused);
  const next = Math.min(...idle.map((watch) => watch.dueAt - now), intervals.tickMs);
  plan(context, Math.max(0, next));
}

/** Another window may have read the page: also while this one asks nothing. */
async function follow(context: Context, watch: Watch): Promise<void> {
  const before = watch.attemptedAt;
  await adopt(watch, context.reading);
  if (watch.attemptedAt === before) return;
  publish(context);
  planNext(context);
}

type Errand = (watch: Watch, reading: Reading) => Promise<void>;

/** One errand for a page at a time: who comes meanwhile waits for the one under way. */
function run(context: Context, watch: Watch, errand: Errand): Promise<void> {
  watch.running ??= errand(watch, context.reading)
    .catch((error: unknown) => {
      context.options.log.error(`Watching ${watch.provider.name} failed: ${String(error)}`);
    })
    .finally(() => {
      watch.running = null;
      publish(context);
      planNext(context);
    });
  return watch.running;
}

function watched(context: Context): readonly Watch[] {
  return context.options.providers.flatMap(({ id }) => {
    const watch = context.watches.get(id);
    return watch?.wanted === true ? [watch] : [];
  });
}

function currentHealth(context: Context): readonly ProviderHealth[] {
  const now = context.reading.clock.now();
  return watched(context).map(({ provider, use, state }) => healthOf(provider, use, state, now));
}

function publish(context: Context): void {
  if (context.abort.signal.aborted) return;
  const health = currentHealth(context);
  const told = JSON.stringify(health);
  if (told === context.told) return;
  context.told = told;
  context.options.onChange(health);
}
