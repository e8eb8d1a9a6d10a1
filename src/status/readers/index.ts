/** The readers by page format. A new format is one file here and one line in this table. */
import type { PageReport } from '../../model/health';
import type { StatusPage, StatusReaderId } from '../../model/knowledge';
import { readAwsHealth } from './awsHealth';
import { readAzureRss } from './azureRss';
import { readBetterstack } from './betterstack';
import { readCheckly } from './checkly';
import { readDatadog } from './datadog';
import { readFlashduty } from './flashduty';
import { readGoogleCloud } from './googleCloud';
import { readIncidentio } from './incidentio';
import { readInstatus } from './instatus';
import { hostOf, type Reading, type StatusAnswer, type StatusReader } from './reader';
import { readRootly } from './rootly';
import { readStatuspage } from './statuspage';
import { inWordsOf } from './table';
import { readXaiRss } from './xaiRss';

export const readers: Readonly<Record<StatusReaderId, StatusReader>> = {
  statuspage: readStatuspage,
  incidentio: readIncidentio,
  betterstack: readBetterstack,
  instatus: readInstatus,
  'google-cloud': readGoogleCloud,
  'aws-health': readAwsHealth,
  'azure-rss': readAzureRss,
  'xai-rss': readXaiRss,
  flashduty: readFlashduty,
  datadog: readDatadog,
  rootly: readRootly,
  checkly: readCheckly,
};

/**
 * What the answers of this page say, in the words of the provider table: the only door to the readers. `now` in ms
 * since the epoch. Never throws.
 */
export function readAnswers(
  page: StatusPage,
  answers: readonly StatusAnswer[],
  now: number,
): PageReport {
  const { pageId, components, url, reader, otherReaders = [] } = page;
  const reading: Reading = { pageId, components, url, hosts: hostsOf(page), now };
  const report = readers[reader](answers, reading);
  const others = report.readable ? [] : otherReaders.map((id) => readers[id](answers, reading));
  return inWordsOf(components, others.find((one) => one.readable) ?? report);
}

/** Ids of components tell a page from others; where the table knows it by sums and names, its address must. */
function hostsOf({ url, endpoints, fallbacks, components }: StatusPage): readonly string[] {
  const isLoose = components.some((one) => one.sum !== undefined || one.names !== undefined);
  return isLoose ? [url, ...[...endpoints, ...fallbacks].map((one) => one.url)].map(hostOf) : [];
}

export type { StatusAnswer, StatusReader } from './reader';
