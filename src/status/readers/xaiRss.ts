/**
 * xAI's feed: a history with one item for each component, so the same guid comes several times, and the component stands
 * in front of the title. Words and names change without notice. An empty history is a broken feed.
 */
import type { HealthState, IncidentReport } from '../../model/health';
import type { StatusComponent } from '../../model/knowledge';
import { groupBy } from './group';
import { bad, good, singleReader } from './reader';
import { isForgotten } from './recent';
import { isoOf, parseFeed, withoutTags, type Feed, type FeedItem } from './rss';
import { latest, webAddress } from './shapes';
import { isClosed, stateOf, whileOpen, worst, type Words } from './states';
import { feltBy, idsOf, strangersIn } from './table';

const severityWords: Words = new Map([
  ['available', 'operational'],
  ['degraded', 'degraded'],
  ['disruption', 'partial-outage'],
  ['unavailable', 'major-outage'],
  ['outage', 'major-outage'],
]);

/** One item, understood. */
interface Entry {
  readonly id: string;
  readonly title: string;
  /** The host in front of the title, else all that stands there; null where nothing does. */
  readonly component: string | null;
  readonly status: string;
  readonly severity: HealthState;
  readonly isOver: boolean;
  readonly startedAt: string | null;
  readonly updatedAt: string | null;
  readonly resolvedAt: string | null;
  readonly url: string | null;
  readonly latestUpdate: string | null;
}

export const readXaiRss = singleReader('xai-rss', (body, { components: table, now }) => {
  const parsed = parseFeed(body);
  if (!parsed.readable) return parsed;
  const feed = parsed.value;
  if (!isOwn(feed)) return bad("is another feed than xAI's");
  if (feed.items.length === 0) return bad('lists no incidents, not even past ones');
  const entries = feed.items.map(readItem);
  const today = feed.builtAt === null ? now : Math.min(Date.parse(feed.builtAt), now);
  const felt = entries
    .filter((one) => !one.isOver)
    .map((one) => ({
      id: one.component,
      name: null,
      state: isForgotten(one.updatedAt, today) ? ('unknown' as const) : one.severity,
    }));
  return good({
    pageUpdatedAt: updatedAt(feed, entries),
    components: [...feltBy(table, felt), ...strangersIn(table, felt)],
    incidents: [...groupBy(entries, (one) => one.id).values()].map((group) => joined(group, table)),
  });
});

const updatedAt = (feed: Feed, entries: readonly Entry[]): string | null =>
  feed.builtAt ?? latest(entries.map((one) => one.updatedAt));

/** The title has changed with the company's name. */
const isOwn = ({ title, link }: Feed): boolean =>
  /xai\b.*\bstatus\b/i.test(title) || link === 'https://status.x.ai';

function readItem(item: FeedItem): Entry {
  const named = /^\[(.*?)\]\s*(.*)$/s.exec(item.title);
  const said = (label: string): string | null =>
    new RegExp(`${label}:\\s*([^<]+)`, 'i').exec(item.description)?.[1]?.trim() ?? null;
  const status = said('Status') ?? item.categories.find(isClosed) ?? 'open';
  const isOver = isClosed(status);
  const severity =
    said('Severity') ?? item.categories.find((one) => severityWords.has(one.toLowerCase())) ?? null;
  const times = [...item.description.matchAll(/<strong>([^<]+)<\/strong>/gi)].map((one) =>
    isoOf(one[1]),
  );
  const changed = latest([...times, item.publishedAt]);
  return {
    id: item.guid ?? item.link ?? item.title,
    title: named?.[2] ?? item.title,
    component: named === null ? null : hostIn(named[1] ?? ''),
    status: status.toLowerCase(),
    severity:
      severity === null ? 'degraded' : whileOpen(stateOf(severityWords, severity.toLowerCase())),
    isOver,
    startedAt: item.publishedAt,
    updatedAt: changed,
    resolvedAt: isOver ? (isoOf(said('Resolved')) ?? changed) : null,
    url: webAddress(item.link),
    latestUpdate: withoutTags(firstBlock(item.description)) || null,
  };
}

/** `Global (api.x.ai)`: the host tells best which component is meant; its name has changed before. */
function hostIn(prefix: string): string {
  return /\(([\w-]+(?:\.[\w-]+)+)\)/.exec(prefix)?.[1] ?? prefix.trim();
}

/** Updates are blocks, newest first. */
function firstBlock(html: string): string {
  const start = html.indexOf('<div>');
  const end = html.indexOf('</div>', start);
  return start === -1 || end === -1 ? '' : html.slice(start, end);
}

/** One incident from the items of its components; open while one of them is. */
function joined(group: readonly Entry[], table: readonly StatusComponent[]): IncidentReport {
  const open = group.filter((one) => !one.isOver);
  const shown = open[0] ?? group[0];
  const words = group.flatMap((one) => one.component ?? []);
  return {
    id: shown?.id ?? '',
    title: shown?.title ?? '',
    impact: worst(
      group.map((one) => one.severity),
      'unknown',
    ),
    status: shown?.status ?? 'open',
    components: [...new Set(words.flatMap((word) => idsOf(table, word)))],
    startedAt: shown?.startedAt ?? null,
    updatedAt: latest(group.map((one) => one.updatedAt)),
    resolvedAt: open.length > 0 ? null : latest(group.map((one) => one.resolvedAt)),
    url: shown?.url ?? null,
    latestUpdate: shown?.latestUpdate ?? null,
  };
}
