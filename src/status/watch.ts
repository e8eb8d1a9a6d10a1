/**
 * One page under watch: what is believed of it, when it is due, and one attempt to read it. Windows of one machine
 * agree through a shared store: who finds a newer attempt there takes it over instead of asking.
 */
import type { IncidentReport, ProviderUse } from '../model/health';
import type { Provider } from '../model/knowledge';
import type { Clock, Log } from '../platform/ports';
import type { FetchPage, FetchPast } from './fetchPage';
import type { HistoryStore } from './historyStore';
import { healthOf } from './health';
import { observe, startPage, type Observation, type PageState } from './machine';
import { datingOf, type PageSource } from './pageSource';
import { longestDelay, nextDelay, type Intervals } from './schedule';
import type { PageExchange } from './sharedPage';

export interface Watch {
  readonly provider: Provider;
  readonly source: PageSource;
  /** Null where nothing is shared. */
  readonly exchange: PageExchange | null;
  /** False while nobody wants to know; what was read is kept. */
  wanted: boolean;
  /** Null where the page is watched for its own sake. */
  use: ProviderUse | null;
  state: PageState;
  /** The last attempt by anybody, ms since the epoch; null for none. */
  attemptedAt: number | null;
  pastAt: number;
  /** ms since the epoch. */
  dueAt: number;
  running: Promise<void> | null;
}

/** What attempts need of their surroundings. */
export interface Reading {
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  readonly intervals: Intervals;
  readonly fetchPage: FetchPage;
  readonly fetchPast: FetchPast;
  readonly history: HistoryStore | null;
  readonly signal: AbortSignal;
}

/** How often the answer is asked for that lists what is over, ms. */
const pastEveryMs = 30 * 60_000;
/** Until somebody else who is reading the page has finished, ms. */
const busyMs = 2_000;

export function startWatch(
  provider: Provider,
  source: PageSource,
  exchange: PageExchange | null,
  now: number,
  dueAt: number,
): Watch {
  return {
    ...{ provider, source, exchange, dueAt, wanted: false, use: null },
    ...{ state: startPage(now), attemptedAt: null, pastAt: now, running: null },
  };
}

/** Takes over what somebody else read since. */
export async function adopt(watch: Watch, reading: Reading): Promise<void> {
  const found = (await watch.exchange?.load()) ?? null;
  if (found === null || found.attemptedAt <= (watch.attemptedAt ?? -Infinity)) return;
  Object.assign(watch, found);
  schedule(watch, reading, found.attemptedAt);
}

/** Reads the page when it is due and nobody else is at it. Never rejects. */
export async function readWhenDue(watch: Watch, reading: Reading): Promise<void> {
  await adopt(watch, reading);
  if (watch.dueAt > reading.clock.now()) return;
  await claimed(watch, reading, () => watch.dueAt <= reading.clock.now());
}

/** Reads the page now: somebody commanded it. What another window reads at the same time counts as well. */
export async function readNow(watch: Watch, reading: Reading): Promise<void> {
  const asked = reading.clock.now();
  await claimed(watch, reading, () => (watch.attemptedAt ?? -Infinity) < asked);
}

/** Runs one attempt while it is `wanted`, unless another window is reading the page: then it is looked at again soon. */
async function claimed(watch: Watch, reading: Reading, wanted: () => boolean): Promise<void> {
  const { exchange } = watch;
  if (exchange === null) return attempt(watch, reading);
  if (!(await exchange.claim())) {
    watch.dueAt = reading.clock.now() + busyMs;
    return;
  }
  try {
    await adopt(watch, reading);
    if (!wanted()) return;
    await attempt(watch, reading);
    const { state, attemptedAt, pastAt } = watch;
    if (attemptedAt !== null) await exchange.save({ state, attemptedAt, pastAt });
  } finally {
    await exchange.release();
  }
}

async function attempt(watch: Watch, reading: Reading): Promise<void> {
  const { clock, log, signal, history } = reading;
  const observation = await ask(watch, reading);
  if (signal.aborted) return;
  const now = clock.now();
  const { state: before, attemptedAt: since, provider } = watch;
  watch.state = observe(before, observation, now, datingOf(watch.source));
  watch.attemptedAt = now;
  const { readable, reason } = watch.state;
  if (!readable && reason !== before.reason) {
    log.warn(`Status page of ${provider.name} not read: ${reason}`);
  }
  schedule(watch, reading, now);
  await history?.record(provider, { since, before, now, page: watch.state });
}

function schedule(watch: Watch, { clock, intervals, random }: Reading, attemptedAt: number): void {
  const { provider, use, state } = watch;
  const health = healthOf(provider, use, state, clock.now());
  watch.dueAt = attemptedAt + nextDelay(state, health, intervals, random());
}

/** An observation whatever happens: a defect of the fetcher must not end the watch. */
async function ask(watch: Watch, reading: Reading): Promise<Observation> {
  const { provider, source } = watch;
  try {
    const observation = await reading.fetchPage(source, reading.signal);
    if (observation.kind === 'failure') return observation;
    const { report } = observation;
    const past = await askPast(watch, reading);
    const told = new Set(report.incidents.map((one) => one.id));
    const incidents = [...report.incidents, ...past.filter((one) => !told.has(one.id))];
    return { kind: 'report', report: { ...report, incidents } };
  } catch (error) {
    reading.log.error(`Reading the status of ${provider.name} failed: ${String(error)}`);
    const reason = 'Lifeboat failed to read the page; its log says why.';
    return { kind: 'failure', reason, cause: 'other' };
  }
}

/** Incidents that are over: some are posted only then, and are in no other answer. */
async function askPast(watch: Watch, reading: Reading): Promise<readonly IncidentReport[]> {
  const now = reading.clock.now();
  const age = now - watch.pastAt;
  if (age >= 0 && age < pastEveryMs) return [];
  watch.pastAt = now;
  return reading.fetchPast(watch.source, reading.signal);
}

/** After the clock was set back nothing is due in days, and no attempt lies ahead. */
export function bringBack(watch: Watch, { intervals }: Reading, now: number): void {
  watch.dueAt = Math.min(watch.dueAt, now + longestDelay(intervals));
  if (watch.attemptedAt !== null) watch.attemptedAt = Math.min(watch.attemptedAt, now);
}
