/** A provider's status page, and where it is asked. */
import type { Provider, StatusPage } from '../model/knowledge';
import type { Addresses } from './addresses';
import type { Dating } from './machine';

export interface PageSource {
  /** The same for every program on this machine that reads this page at this address. */
  readonly key: string;
  readonly page: StatusPage;
  /** Base address that stands for the page's own; undefined for its own. */
  readonly base: string | undefined;
  /** The one address that is asked instead of everything else; null for the usual way. */
  readonly only: string | null;
}

export interface SourceOptions {
  /** Base URLs by provider id, from machine-scoped settings: a repository must not redirect anybody. */
  readonly addresses?: Addresses;
  /** Whole addresses by provider id, each of one answer; `file:` too. */
  readonly only?: Addresses;
}

/** Null for a provider without a status page. */
export function sourceOf(provider: Provider, options: SourceOptions): PageSource | null {
  const page = provider.status;
  if (page === null) return null;
  const base = options.addresses?.[provider.id];
  const only = options.only?.[provider.id] ?? null;
  const key = [provider.id, only ?? base ?? page.url].join(' ');
  return { key, page, base, only };
}

/** An answer that somebody named may be an old one on purpose; a page is to be of today. */
export function datingOf({ page, only }: PageSource): Dating {
  return { staleAfterMinutes: page.staleAfterMinutes, ownTime: only !== null };
}
