/**
 * The program behind `measure`: makes many calls with one SDK at the same time, each against a fault server of
 * its own, and reports how each ended. Runs in a child process.
 */
import { reportError } from './errorReport';
import type { ErrorReport } from './errorReport';

/** JSON has no Infinity. */
export type Milliseconds = number | 'Infinity';

export interface Bounds {
  readonly timeout?: Milliseconds;
  readonly maxRetries?: number;
}

export interface Probe {
  readonly url: string;
  readonly call: 'generate' | 'stream' | 'embed' | 'responses';
  readonly client: Bounds;
  readonly request: Bounds;
  /** `AbortSignal.timeout(signalMs)` as the call's signal. */
  readonly signalMs: number | null;
  readonly maxTokens: number;
  /** Counts as pending after so long. */
  readonly withinMs: number;
}

export type ProbeEnd =
  | { readonly outcome: 'resolved'; readonly ms: number; readonly value: unknown }
  | { readonly outcome: 'rejected'; readonly ms: number; readonly error: ErrorReport }
  | { readonly outcome: 'pending'; readonly ms: number };

type Options = Record<string, unknown>;
type Call = (body: Options, options: Options) => Promise<unknown>;
type Construct = new (options: Options) => unknown;

/** Calls one of the SDK's methods for a probe. */
type Adapter = (sdk: Options, probe: Probe, options: Options) => Promise<unknown>;

const messages = [{ role: 'user', content: 'Is everybody safe?' }];

const anthropic: Adapter = (sdk, probe, options) => {
  const client = new (sdk.default as Construct)({
    apiKey: 'drill',
    baseURL: probe.url,
    ...numbers(probe.client),
  });
  const body = { model: 'drill-model', max_tokens: probe.maxTokens, messages };
  return method(client, 'messages', 'create')({ ...body, ...streamFlag(probe) }, options);
};

const openai: Adapter = (sdk, probe, options) => {
  const client = new (sdk.default as Construct)({
    apiKey: 'drill',
    baseURL: `${probe.url}/v1`,
    ...numbers(probe.client),
  });
  const model = 'drill-model';
  if (probe.call === 'embed') {
    return method(client, 'embeddings', 'create')({ model, input: 'safe?' }, options);
  }
  if (probe.call === 'responses') {
    return method(client, 'responses', 'create')({ model, input: 'safe?' }, options);
  }
  const body = { model, messages, ...streamFlag(probe) };
  return method(client, 'chat', 'completions', 'create')(body, options);
};

/** Version 3 takes axios options at the call, and on the client as `baseOptions`. */
const openai3: Adapter = async (sdk, probe, options) => {
  const module = (sdk.default ?? sdk) as Options;
  const configuration = new (module.Configuration as Construct)({
    apiKey: 'drill',
    basePath: `${probe.url}/v1`,
    baseOptions: numbers(probe.client),
  });
  const client = new (module.OpenAIApi as Construct)(configuration as Options);
  const body = { model: 'drill-model', messages };
  const response = await method(client, 'createChatCompletion')(body, options);
  return (response as Options).data;
};

function method(client: unknown, ...path: readonly string[]): Call {
  let owner: unknown = null;
  let value: unknown = client;
  for (const name of path) {
    owner = value;
    value = Reflect.get(value as object, name);
  }
  return (value as Call).bind(owner);
}

function streamFlag(probe: Probe): Options {
  return probe.call === 'stream' ? { stream: true } : {};
}

function numbers(bounds: Bounds): Options {
  return Object.fromEntries(Object.entries(bounds).map(([name, value]) => [name, Number(value)]));
}

function adapterOf(sdk: string): Adapter {
  if (sdk.startsWith('anthropic')) return anthropic;
  return sdk === 'openai-3' ? openai3 : openai;
}

/** Streams are read to their end; their value is the number of events that the SDK hands out. */
async function outcome(adapter: Adapter, sdk: Options, probe: Probe): Promise<unknown> {
  const options = numbers(probe.request);
  if (probe.signalMs !== null) options.signal = AbortSignal.timeout(probe.signalMs);
  const answer = await adapter(sdk, probe, options);
  if (probe.call !== 'stream') return answer;
  let events = 0;
  for await (const event of answer as AsyncIterable<unknown>) if (event !== undefined) events += 1;
  return { events };
}

async function settle(adapter: Adapter, sdk: Options, probe: Probe): Promise<ProbeEnd> {
  const startedAt = Date.now();
  const elapsed = (): number => Date.now() - startedAt;
  const pending = new Promise<ProbeEnd>((resolve) => {
    const { withinMs } = probe;
    setTimeout(() => resolve({ outcome: 'pending', ms: withinMs }), withinMs);
  });
  const end = outcome(adapter, sdk, probe).then(
    (value): ProbeEnd => ({ outcome: 'resolved', ms: elapsed(), value }),
    (error: unknown): ProbeEnd => ({
      outcome: 'rejected',
      ms: elapsed(),
      error: reportError(error),
    }),
  );
  return Promise.race([end, pending]);
}

/**
 * The first probe runs alone: it pays for everything that a first call pays for. The others start one after
 * another, so that their timers do not measure the work of starting all at once.
 */
export async function run(): Promise<readonly ProbeEnd[]> {
  const sdk = (await import(process.env.FAULT_SDK_NAME ?? '')) as Options;
  const adapter = adapterOf(process.env.FAULT_SDK ?? '');
  const staggerMs = Number(process.env.FAULT_STAGGER_MS ?? '0');
  const probes = JSON.parse(process.env.FAULT_PROBES ?? '[]') as readonly Probe[];
  const ends: Promise<ProbeEnd>[] = [];
  for (const [index, probe] of probes.entries()) {
    const end = settle(adapter, sdk, probe);
    ends.push(end);
    await (index === 0 ? end : Promise.race([end, sleep(staggerMs)]));
  }
  return Promise.all(ends);
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
