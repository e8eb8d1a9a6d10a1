/** What a program under test sees of the world: faster timers, and no way out of this machine. */
import { createServer, get } from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import { Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import timers from 'node:timers';
import promises from 'node:timers/promises';

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** One request by each of Node's clients: the first one in a process takes far longer than all others. */
export async function warmUp(): Promise<void> {
  const server = createServer((_, response) => response.end('warm'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await (await fetch(url, { method: 'POST', body: '{}' })).text();
  await new Promise((resolve, reject) => {
    get(url, { agent: false }, (response) => response.resume().once('end', resolve)).once(
      'error',
      reject,
    );
  });
  server.closeAllConnections();
  server.close();
}

/** Sends every request of global `fetch` to the fault server, whatever host it names. */
export function redirectFetch(faultUrl: string): void {
  const realFetch = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (loopback.has(url.hostname)) return realFetch(input, init);
    const target = new URL(url.pathname + url.search, faultUrl);
    return realFetch(input instanceof Request ? new Request(target, input) : target, init);
  };
}

/**
 * Makes time run `speed` times faster for the program, its SDK and Node's own fetch: timers, abort signals,
 * socket timeouts and `Date.now`. Real constants (60 s) can so be tested in earnest, in a fraction of their time.
 */
export function speedUp(speed: number): void {
  const setTimeoutFast = faster(globalThis.setTimeout, speed);
  const setIntervalFast = faster(globalThis.setInterval, speed);
  Object.assign(globalThis, { setTimeout: setTimeoutFast, setInterval: setIntervalFast });
  const realSleep = promises.setTimeout;
  promises.setTimeout = (ms, ...rest) => realSleep(scale(ms, speed), ...rest);
  Object.assign(timers, { setTimeout: setTimeoutFast, setInterval: setIntervalFast });
  syncBuiltinESMExports();
  AbortSignal.timeout = timeoutSignal;
  Socket.prototype.setTimeout = new Proxy(Socket.prototype.setTimeout, {
    apply: (target, self, [ms, ...rest]: [number, ...unknown[]]) =>
      Reflect.apply(target, self, [scale(ms, speed), ...rest]) as unknown,
  });
  const realNow = Date.now.bind(Date);
  const origin = realNow();
  Date.now = () => Math.round(origin + (realNow() - origin) * speed);
}

/**
 * Zero, Infinity and other values that Node turns into 1 ms keep their meaning. Node cuts fractions off, which
 * would make short timers shorter still.
 */
function scale(ms: number | undefined, speed: number): number | undefined {
  return ms === undefined || !(ms >= 1 && ms <= 2 ** 31 - 1)
    ? ms
    : Math.max(1, Math.round(ms / speed));
}

type Timer = typeof setTimeout | typeof setInterval;

/** A proxy keeps what hangs on the function, such as `util.promisify.custom`. */
function faster<T extends Timer>(timer: T, speed: number): T {
  return new Proxy(timer, {
    apply(target, self, [callback, ms, ...rest]: [unknown, number | undefined, ...unknown[]]) {
      return Reflect.apply(target, self, [callback, scale(ms, speed), ...rest]) as unknown;
    },
  });
}

function timeoutSignal(ms: number): AbortSignal {
  const controller = new AbortController();
  const reason = new DOMException('The operation was aborted due to timeout', 'TimeoutError');
  setTimeout(() => controller.abort(reason), ms).unref();
  return controller.signal;
}
