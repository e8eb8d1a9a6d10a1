/** What a reader is: answers of one page in, one report out. Pure; never throws. */
import type { PageReport } from '../../model/health';
import type { StatusEndpoint, StatusPage, StatusReaderId } from '../../model/knowledge';
import { isOpenOrRecent } from './recent';

/** The bytes that one endpoint of the page answered with status 200. */
export interface StatusAnswer {
  readonly role: StatusEndpoint['role'];
  readonly body: Uint8Array;
}

/** What a reader knows beside the bytes. */
export interface Reading {
  /** The id that the page is known by, null where it has none. */
  readonly pageId: string | null;
  /** The provider table's components: what pages that only list incidents are read against. */
  readonly components: StatusPage['components'];
  /** The page for people, against which relative links are read. */
  readonly url: string;
  /** Hosts of the page, where nothing else tells it from another of its vendor; empty where ids do. */
  readonly hosts: readonly string[];
  /** Today's instant, ms since the epoch. */
  readonly now: number;
}

/**
 * `answers` hold what could be fetched, in the order of the page's endpoints; some may be missing. A wrong shape is
 * unreadable, never healthy.
 */
export type StatusReader = (answers: readonly StatusAnswer[], reading: Reading) => PageReport;

/** What was read, or why it could not be, in words that follow "The answer". */
export type Result<T> =
  | { readonly readable: true; readonly value: T }
  | { readonly readable: false; readonly reason: string };

export const good = <T>(value: T): Result<T> => ({ readable: true, value });
export const bad = (reason: string): { readonly readable: false; readonly reason: string } => ({
  readable: false,
  reason,
});

export function unreadable(reader: StatusReaderId, reason: string): PageReport {
  return { reader, readable: false, reason, pageUpdatedAt: null, components: [], incidents: [] };
}

/** True where an answer says itself that it belongs to another page: by its id, else by its address. */
export function isForeign(
  { pageId, hosts }: Reading,
  id: string | undefined,
  address: string | null | undefined,
): boolean {
  if (pageId !== null) return id !== undefined && id !== pageId;
  return hosts.length > 0 && typeof address === 'string' && !hosts.includes(hostOf(address));
}

/** Without `www.`, which pages put in front or leave away; an address of no form is its own host. */
export function hostOf(address: string): string {
  const url = /^[a-z]+:/i.test(address) ? address : `https://${address}`;
  return URL.canParse(url) ? new URL(url).host.replace(/^www\./, '') : address;
}

/** What a readable answer says. */
export type Said = Pick<PageReport, 'components' | 'incidents' | 'pageUpdatedAt'>;

/** A reader of pages that say everything in one answer: the first that is understood counts. */
export function singleReader(
  reader: StatusReaderId,
  read: (body: Uint8Array, reading: Reading) => Result<Said>,
): StatusReader {
  return (answers, reading) => {
    const results = answers.map(({ body }) => read(body, reading));
    const found = results.find((one) => one.readable);
    if (found?.readable === true) {
      const incidents = found.value.incidents.filter((one) => isOpenOrRecent(one, reading.now));
      return { reader, readable: true, reason: null, ...found.value, incidents };
    }
    const [first] = results;
    return unreadable(
      reader,
      first?.readable === false ? `The answer ${first.reason}.` : 'The page gave no answer.',
    );
  };
}
