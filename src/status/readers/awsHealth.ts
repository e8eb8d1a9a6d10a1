/**
 * AWS Health, `public/currentevents`: the open events of all services, in UTF-16. A service is mostly named only among
 * those that an event of "multiple services" has impacted. Some events stay open for months.
 */
import * as v from 'valibot';
import type { IncidentReport } from '../../model/health';
import type { StatusComponent } from '../../model/knowledge';
import { parseJson } from './decode';
import { good, singleReader, type Result } from './reader';
import { forgottenAfterMs, isForgotten } from './recent';
import { fit, isoOfSeconds, looseListOf, looseText } from './shapes';
import { stateOf, type Words } from './states';
import { feltBy, idsOf, isMeant, strangersIn, type Felt } from './table';

const code = v.pipe(v.union([v.string(), v.number()]), v.transform(String));
const seconds = v.nullish(v.pipe(code, v.transform(Number)));

const eventShape = v.object({
  arn: looseText,
  date: seconds,
  end_time: seconds,
  status: code,
  service: v.string(),
  service_name: looseText,
  region_name: looseText,
  summary: looseText,
  event_log: looseListOf(v.object({ message: looseText, timestamp: seconds })),
  impacted_services: v.nullish(v.record(v.string(), v.object({ current: code })), {}),
});

const eventsShape = v.array(eventShape);
/** The form of earlier years. */
const wrappedShape = v.object({ current: eventsShape });

type AwsEvent = v.InferOutput<typeof eventShape>;

const statusWords: Words = new Map([
  ['0', 'operational'],
  // A notice.
  ['1', 'degraded'],
  ['2', 'degraded'],
  ['3', 'major-outage'],
]);

export const readAwsHealth = singleReader('aws-health', (body, { components: table, now }) => {
  const json = parseJson(body);
  const events = json.readable ? readEvents(json.value) : json;
  if (!events.readable) return events;
  const touching = events.value
    .map((event) => ({ event, felt: feltOf(event, table), lasting: isLasting(event, now) }))
    .filter(({ felt }) => felt.length > 0);
  const open = touching.filter(({ event }) => !isOver(event));
  const live = open.filter(({ lasting }) => !lasting).flatMap(({ felt }) => felt);
  const aged = open.filter(({ lasting }) => lasting).flatMap(({ felt }) => felt.map(doubted));
  const everywhere = table.filter((one) => one.region === '*');
  const regional = table.filter((one) => one.region !== '*');
  return good({
    pageUpdatedAt: null,
    components: [
      ...feltBy(
        everywhere,
        live.map((one) => partly(one, everywhere)),
      ),
      ...feltBy(regional, [...live, ...aged]),
      ...strangersIn(regional, [...live, ...aged]),
    ],
    incidents: touching.map((one) => readEvent(one, table)),
  });
});

interface Touching {
  readonly event: AwsEvent;
  /** What it does to services of the table. */
  readonly felt: readonly Felt[];
  readonly lasting: boolean;
}

/** Of a region with a lasting event nothing can be said. */
const doubted = (one: Felt): Felt => ({ ...one, state: 'unknown' });

/** A region that is out is a part of what stands for all regions. */
function partly(one: Felt, everywhere: readonly StatusComponent[]): Felt {
  const isWhole = everywhere.some(({ id }) => id === one.id);
  return isWhole || one.state !== 'major-outage' ? one : { ...one, state: 'partial-outage' };
}

function readEvents(json: unknown): Result<readonly AwsEvent[]> {
  if (Array.isArray(json)) return fit(eventsShape, json);
  const wrapped = fit(wrappedShape, json);
  return wrapped.readable ? good(wrapped.value.current) : wrapped;
}

/** What this event does to services of the table; an event without a list of services speaks of its own. */
function feltOf(event: AwsEvent, table: readonly StatusComponent[]): readonly Felt[] {
  const impacted = Object.entries(event.impacted_services);
  const rows =
    impacted.length > 0 ? impacted : [[event.service, { current: event.status }] as const];
  return rows
    .filter(([service]) => table.some((component) => isMeant(component, service)))
    .map(([service, { current }]) => ({
      id: service,
      name: null,
      state: stateOf(statusWords, current),
    }));
}

const isOver = (event: AwsEvent): boolean =>
  event.status === '0' || isoOfSeconds(event.end_time) !== null;

const timesIn = (event: AwsEvent): readonly number[] =>
  event.event_log.flatMap(({ timestamp }) => timestamp ?? []).filter(Number.isFinite);

/** Untouched, or going on, for half a month: a condition that people there know, and no incident. */
function isLasting(event: AwsEvent, now: number): boolean {
  const times = timesIn(event);
  if (times.length === 0) return false;
  const [first, last] = [Math.min(...times), Math.max(...times)];
  return isForgotten(isoOfSeconds(last), now) || (last - first) * 1000 > forgottenAfterMs;
}

function readEvent(
  { event, felt, lasting }: Touching,
  table: readonly StatusComponent[],
): IncidentReport {
  const log = [...event.event_log].sort((a, b) => (b.timestamp ?? 0) - (a.timestamp ?? 0));
  const startedAt = isoOfSeconds(event.date ?? log.at(-1)?.timestamp);
  const updatedAt = isoOfSeconds(log[0]?.timestamp) ?? startedAt;
  const regional = table.filter((one) => one.region !== '*');
  const words = felt.flatMap(({ id }) => id ?? []);
  const place = event.region_name ?? '';
  return {
    id: event.arn ?? `${event.service}-${event.date ?? ''}`,
    title: `${event.summary ?? event.service_name ?? event.service}${place && ` (${place})`}`,
    impact: stateOf(statusWords, event.status),
    status: isOver(event) ? 'resolved' : 'open',
    components: [...new Set(words.flatMap((word) => idsOf(lasting ? regional : table, word)))],
    startedAt,
    updatedAt,
    resolvedAt: isOver(event) ? (isoOfSeconds(event.end_time) ?? updatedAt) : null,
    url: 'https://health.aws.amazon.com/health/status',
    latestUpdate: log[0]?.message ?? null,
  };
}
