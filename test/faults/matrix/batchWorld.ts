/**
 * What programs that run side by side in one process see of the network: every request goes to the fault server of
 * its own run. A run is known by its asynchronous context, so that clients may be built and shared as they like.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import http from 'node:http';
import https from 'node:https';
import type { ClientRequest, OutgoingHttpHeaders, RequestOptions } from 'node:http';
import { syncBuiltinESMExports } from 'node:module';

export interface World {
  /** Where requests to the first host of this run go; null: its name cannot be resolved. */
  readonly primary: string | null;
  /** Where requests to all other hosts go. */
  readonly others: string;
  /** Requests by host, as the program wrote it. */
  readonly hosts: Map<string, number>;
}

export const worlds = new AsyncLocalStorage<World>();

/** The fault server for this request; null where the name of the host is not to be resolved. */
export function serverFor(world: World, host: string): string | null {
  const [first = host] = world.hosts.keys();
  world.hosts.set(host, (world.hosts.get(host) ?? 0) + 1);
  return first === host ? world.primary : world.others;
}

export function notFound(hostname: string): Error {
  const message = `getaddrinfo ENOTFOUND ${hostname}`;
  const facts = { errno: -3008, code: 'ENOTFOUND', syscall: 'getaddrinfo', hostname };
  return Object.assign(new Error(message), facts);
}

/** Global `fetch`, `http` and `https`; requests outside of any run are left alone. */
export function redirectAll(): void {
  redirectFetch();
  const plain = http.request;
  for (const module of [http, https]) {
    module.request = redirectedRequest(
      plain,
      module === https ? 'https:' : 'http:',
      module.request,
    );
    module.get = ((...args: Parameters<Request>) => module.request(...args).end()) as Request;
  }
  syncBuiltinESMExports();
}

/** A server that a program starts itself. */
const own = 'localhost';

function redirectFetch(): void {
  const realFetch = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const world = worlds.getStore();
    if (!world) return realFetch(input, init);
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.hostname === own) return realFetch(input, init);
    const server = serverFor(world, url.host);
    // As undici words it.
    if (server === null) throw new TypeError('fetch failed', { cause: notFound(url.hostname) });
    const target = new URL(url.pathname + url.search, server);
    return realFetch(input instanceof Request ? new Request(target, input) : target, init);
  };
}

type Request = typeof http.request;

/** `plain` is Node's own `http.request`, `real` what stood in this place. */
function redirectedRequest(plain: Request, protocol: string, real: Request): Request {
  return (...args: readonly unknown[]): ClientRequest => {
    const world = worlds.getStore();
    if (!world) return Reflect.apply(real, http, args) as ClientRequest;
    const { options, callback } = readArguments(args);
    const host = options.hostname ?? options.host ?? 'localhost';
    const server = serverFor(world, host);
    const { port, hostname } = new URL(server ?? 'http://127.0.0.1:9');
    const lookup: RequestOptions['lookup'] = (name, _, done) => done(notFound(name), '', 4);
    const target: RequestOptions = {
      ...options,
      ...{ protocol: 'http:', hostname, host: hostname, port, agent: undefined },
      headers: { host, ...headersOf(options) },
      ...(server === null && { hostname: host, host, lookup }),
    };
    delete target.createConnection;
    const request = plain(target, callback);
    // Clients look at it to tell where they are.
    return Object.assign(request, { protocol });
  };
}

/** Some hand over pairs in a row. */
function headersOf({ headers = {} }: RequestOptions): OutgoingHttpHeaders {
  if (!Array.isArray(headers)) return headers as OutgoingHttpHeaders;
  const flat: readonly string[] = headers;
  const names = flat.filter((_, index) => index % 2 === 0);
  return Object.fromEntries(names.map((name, index) => [name, flat[2 * index + 1]]));
}

function readArguments(args: readonly unknown[]): {
  readonly options: RequestOptions;
  readonly callback: ((response: http.IncomingMessage) => void) | undefined;
} {
  const callback = args.find((one) => typeof one === 'function');
  const given = args.filter((one) => typeof one === 'string' || typeof one === 'object');
  const options = given.map((one) =>
    typeof one === 'string' || one instanceof URL ? fromUrl(new URL(one)) : (one as RequestOptions),
  );
  return {
    options: Object.assign({}, ...options) as RequestOptions,
    callback: callback as ((response: http.IncomingMessage) => void) | undefined,
  };
}

const fromUrl = (url: URL): RequestOptions => ({
  protocol: url.protocol,
  hostname: url.hostname,
  port: url.port,
  path: url.pathname + url.search,
});
