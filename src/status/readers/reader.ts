/** What a reader is: answers of one page in, one report out. Pure; never throws. */
import type { PageReport } from '../../model/health';
import type { StatusEndpoint, StatusReaderId } from '../../model/knowledge';

/** The bytes that one endpoint of the page answered with status 200. */
export interface StatusAnswer {
  readonly role: StatusEndpoint['role'];
  readonly body: Uint8Array;
}

/**
 * `answers` hold what could be fetched, in the order of the page's endpoints; some may be missing. `pageId` is
 * the id that the page is known by, null where it has none. A wrong shape is unreadable, never healthy.
 */
export type StatusReader = (answers: readonly StatusAnswer[], pageId: string | null) => PageReport;

export function unreadable(reader: StatusReaderId, reason: string): PageReport {
  return { reader, readable: false, reason, pageUpdatedAt: null, components: [], incidents: [] };
}
