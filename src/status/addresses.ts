/** Where status pages are asked: the addresses of the provider table, or those that somebody put instead. */
import type { StatusPage } from '../model/knowledge';

/** Base URLs by provider id, such as `https://mirror.example/claude`. */
export type Addresses = Readonly<Record<string, string>>;

/** The endpoint's URL with scheme and host replaced by `base`, whose path goes in front. Null for a bad address. */
export function addressOf(endpoint: string, base: string | undefined): string | null {
  const own = parseWeb(endpoint);
  if (own === null || base === undefined) return own?.href ?? null;
  const other = parseWeb(base);
  if (other === null) return null;
  const prefix = other.pathname.replace(/\/+$/, '');
  return `${other.origin}${prefix}${own.pathname}${own.search}`;
}

/** Hosts (with port) that may answer for the page, also after a redirect. */
export function knownHosts(page: StatusPage, base: string | undefined): ReadonlySet<string> {
  const urls = [page.url, ...[...page.endpoints, ...page.fallbacks].map((one) => one.url)];
  const all = base === undefined ? urls : [...urls, base];
  return new Set(all.flatMap((url) => parseWeb(url)?.host ?? []));
}

/** An address of the web; with `file`, of this machine too. Null for anything else. */
export function parseAddress(text: string, file = false): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const schemes = ['https:', 'http:', ...(file ? ['file:'] : [])];
  return schemes.includes(url.protocol) ? url : null;
}

const parseWeb = (text: string): URL | null => parseAddress(text);
