/** Small makers and fakes for the status tests. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { LlmCall } from '../../src/model/call';
import type { ComponentReport, HealthState, PageReport, ProviderUse } from '../../src/model/health';
import type {
  Clock,
  HttpAnswer,
  HttpGet,
  HttpRequest,
  SharedStore,
} from '../../src/platform/ports';

const fixtures = new URL('../fixtures/status/', import.meta.url);
const recordings = new URL('../../../shared/status-payloads/', import.meta.url);

export function fixture(name: string): Promise<Uint8Array> {
  return readFile(new URL(name, fixtures)).then((bytes) => new Uint8Array(bytes));
}

/** Recorded answers are not part of the repository; null, and said, where none lie beside it. */
export function recordingsFolder(): string | null {
  const path = fileURLToPath(recordings);
  if (existsSync(path)) return path;
  process.stderr.write(`No recorded status answers at ${path}: the fixtures alone are checked.\n`);
  return null;
}

export const bytes = (value: unknown): Uint8Array =>
  new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));

export const component = (state: HealthState, id = 'api'): ComponentReport => ({
  id,
  name: id,
  state,
});

export function page(
  components: readonly ComponentReport[],
  more?: Partial<PageReport>,
): PageReport {
  return {
    reader: 'statuspage',
    readable: true,
    reason: null,
    pageUpdatedAt: null,
    components,
    incidents: [],
    ...more,
  };
}

export function use(provider: string, more?: Partial<ProviderUse>): ProviderUse {
  return {
    provider,
    operations: ['generate'],
    apis: provider === 'openai' ? ['chat.completions.create'] : ['messages.create'],
    calls: 7,
    callsWithoutFallback: 3,
    ...more,
  };
}

/** Only what the status side reads of a call. */
export function call(
  fields: Pick<LlmCall, 'provider' | 'operation' | 'api'> & {
    readonly test?: boolean;
    readonly fallback?: LlmCall['fallback']['kind'];
  },
): LlmCall {
  const { test = false, fallback = 'none', ...rest } = fields;
  return { ...rest, test, fallback: { kind: fallback, at: null } } as LlmCall;
}

export interface FakeClock extends Clock {
  /** Moves time on, runs what falls due in order and lets promises settle. */
  advance(ms: number): Promise<void>;
  /** Changes the wall clock and fires nothing, as a machine's clock does when it is set. */
  jump(ms: number): void;
}

export function fakeClock(start = 1_000_000_000_000): FakeClock {
  let wall = start;
  let steady = 0;
  let timers: readonly { readonly due: number; readonly run: () => void }[] = [];
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return {
    now: () => wall,
    after(ms, run) {
      const timer = { due: steady + ms, run };
      timers = [...timers, timer];
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
    async advance(ms) {
      const end = steady + ms;
      for (;;) {
        const next = [...timers].sort((a, b) => a.due - b.due)[0];
        if (next === undefined || next.due > end) break;
        timers = timers.filter((one) => one !== next);
        wall += next.due - steady;
        steady = next.due;
        next.run();
        await settle();
      }
      wall += end - steady;
      steady = end;
      await settle();
    },
    jump(ms) {
      wall += ms;
    },
  };
}

export interface FakeHttp {
  readonly get: HttpGet;
  readonly requests: readonly HttpRequest[];
  /** Decides on each answer. */
  answer: (request: HttpRequest) => HttpAnswer | Promise<HttpAnswer>;
}

export function fakeHttp(answer: FakeHttp['answer']): FakeHttp {
  const requests: HttpRequest[] = [];
  const http: FakeHttp = {
    requests,
    answer,
    get: async (request) => {
      requests.push(request);
      return http.answer(request);
    },
  };
  return http;
}

export function answered(
  body: Uint8Array,
  more: { readonly status?: number; readonly headers?: Readonly<Record<string, string>> } = {},
): (request: HttpRequest) => HttpAnswer {
  const { status = 200, headers = {} } = more;
  return ({ url }) => ({ ok: true, status, headers, body, url });
}

export interface FakeShared extends SharedStore {
  readonly texts: Map<string, string>;
  readonly claims: Map<string, number>;
}

/** A shared store in memory, by the time of `clock`. */
export function fakeShared(clock: Clock): FakeShared {
  const [texts, claims] = [new Map<string, string>(), new Map<string, number>()];
  return {
    ...{ texts, claims },
    read: async (name) => texts.get(name) ?? null,
    write: async (name, text) => void texts.set(name, text),
    async claim(name, ms) {
      const age = clock.now() - (claims.get(name) ?? -Infinity);
      if (age >= 0 && age < ms) return false;
      claims.set(name, clock.now());
      return true;
    },
    release: async (name) => void claims.delete(name),
  };
}
