/** A network of the test's own: names that resolve to local servers, or fail as real ones do. */
import dns from 'node:dns';
import { createServer as createHttp, type RequestListener, type Server } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo } from 'node:net';
import { vi } from 'vitest';
import { selfSigned } from './selfSigned';

/** What stands behind a name. */
export type Site =
  | { readonly kind: 'serves'; readonly answer: RequestListener }
  | { readonly kind: 'self-signed' }
  | { readonly kind: 'closed' }
  /** The resolver's answer, by its code: `ENOTFOUND`, `ENETUNREACH`. */
  | { readonly kind: 'unresolved'; readonly code: string };

export interface Network {
  /** The base address of a site. */
  readonly addressOf: (name: string) => string;
  close(): Promise<void>;
}

export const serves = (answer: RequestListener): Site => ({ kind: 'serves', answer });
export const unresolved = (code: string): Site => ({ kind: 'unresolved', code });
export const closed: Site = { kind: 'closed' };
export const distrusted: Site = { kind: 'self-signed' };

/** Sites by host name. The machine's resolver is replaced until `close`. */
export async function startNetwork(sites: Readonly<Record<string, Site>>): Promise<Network> {
  const addresses = new Map<string, string>();
  const servers: Server[] = [];
  for (const [name, site] of Object.entries(sites)) {
    const isTls = site.kind === 'self-signed';
    const server = isTls ? createHttps(selfSigned) : createHttp();
    if (site.kind === 'serves') server.on('request', site.answer);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    addresses.set(name, `${isTls ? 'https' : 'http'}://${name}:${port}`);
    if (site.kind === 'closed') await end(server);
    else servers.push(server);
  }
  const spy = vi.spyOn(dns, 'lookup').mockImplementation(resolver(sites) as typeof dns.lookup);
  return {
    addressOf: (name) => addresses.get(name) ?? '',
    async close() {
      spy.mockRestore();
      await Promise.all(servers.map(end));
    },
  };
}

type LookupCallback = (error: Error | null, address?: unknown, family?: number) => void;

function resolver(sites: Readonly<Record<string, Site>>) {
  return (name: string, options: { readonly all?: boolean }, callback: LookupCallback): void => {
    const site = sites[name];
    const code = site?.kind === 'unresolved' ? site.code : site === undefined ? 'ENOTFOUND' : null;
    if (code !== null) return callback(Object.assign(new Error(`lookup ${code}`), { code }));
    const address = '127.0.0.1';
    if (options.all === true) callback(null, [{ address, family: 4 }]);
    else callback(null, address, 4);
  };
}

async function end(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
