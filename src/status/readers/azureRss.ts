/**
 * Azure's feed of open broad incidents: no item is the healthy state, so the feed must name itself. Items carry
 * services and regions as categories, and no severity.
 */
import type { HealthState, IncidentReport } from '../../model/health';
import type { StatusComponent } from '../../model/knowledge';
import { isOpen } from './recent';
import { bad, good, singleReader } from './reader';
import { parseFeed, withoutTags, type FeedItem } from './rss';
import { webAddress } from './shapes';
import { feltBy, idsOf } from './table';

/** The feed grades nothing: whatever is in it is degraded at least, and no more is known. */
const impact: HealthState = 'degraded';

export const readAzureRss = singleReader('azure-rss', (body, { components: table }) => {
  const parsed = parseFeed(body);
  if (!parsed.readable) return parsed;
  const { title, builtAt, items } = parsed.value;
  if (title !== 'Azure Status') return bad('is another feed than Azure Status');
  const incidents = items.map((item) => readItem(item, table));
  const words = incidents.filter(isOpen).flatMap((one) => one.components);
  const felt = words.map((id) => ({ id, name: null, state: impact }));
  return good({ pageUpdatedAt: builtAt, components: feltBy(table, felt), incidents });
});

function readItem(item: FeedItem, table: readonly StatusComponent[]): IncidentReport {
  const words = item.categories.length > 0 ? item.categories : item.title.split(' - ');
  const isOver = /\b(resolved|mitigated)\s*$/i.test(item.title);
  return {
    id: item.guid ?? item.title,
    title: item.title,
    impact,
    status: isOver ? 'resolved' : 'open',
    components: [...new Set(words.flatMap((word) => idsOf(table, word)))],
    startedAt: item.publishedAt,
    updatedAt: item.publishedAt,
    resolvedAt: isOver ? item.publishedAt : null,
    url: webAddress(item.link),
    latestUpdate: withoutTags(item.description) || null,
  };
}
