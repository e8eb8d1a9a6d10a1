/**
 * What the real SDKs do, measured: the truth that facts about SDKs and the failure budget are compared with.
 * One child process makes all calls for one SDK, in time that runs faster (`speed`).
 */
import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';
import { inFairTime } from './lag';
import type { Bounds, Probe, ProbeEnd } from './probeProgram';
import { runChild, sdkPackage, sinceFirst } from './run';
import type { NodeVersion, SdkAlias } from './run';
import { always, faster } from './scenario';
import type { Scenario } from './scenario';
import { startFaultServer } from './server';
import type { FaultServer } from './server';

export interface MeasureOptions {
  /** `generate` when absent. `embed` and `responses` exist for openai from 4 on. */
  readonly call?: Probe['call'];
  /** Options of the client. */
  readonly client?: Bounds;
  /** Options of the call. */
  readonly request?: Bounds;
  readonly signalMs?: number;
  readonly maxTokens?: number;
  /** Counts as pending after so long, ms in the program's time; 200 s when absent: less than Node's own 300 s. */
  readonly withinMs?: number;
}

export interface Measurement {
  readonly outcome: 'resolved' | 'rejected' | 'pending';
  /** In the program's time. */
  readonly ms: number;
  /** Exactly as many as the server saw. */
  readonly requests: number;
  /** When each request came, from the first on, ms in the program's time. */
  readonly requestTimes: readonly number[];
  /** The error's class, HTTP status and message; null unless rejected. */
  readonly error: {
    readonly name: string;
    readonly status: number | null;
    readonly message: string;
  } | null;
  /** The SDK's answer, or `{ events }` of a stream; null unless resolved. */
  readonly value: unknown;
}

export interface NamedProbe {
  readonly options: MeasureOptions;
  readonly scenario: Scenario;
}

/** 100 times faster: Node's 300 s limits take 3 s. Timers of 100 s take one, far above what a busy machine adds. */
export const defaultSpeed = 100;

/** The one probe of `measureAll` where only one is wanted. */
export async function measure(
  sdk: SdkAlias,
  options: MeasureOptions,
  scenario: Scenario,
): Promise<Measurement> {
  return (await measureAll(sdk, { only: { options, scenario } })).only;
}

/**
 * Measures many calls of one SDK at the same time. Times are exact to some seconds of the program's time. Where
 * the machine was too busy for that, it measures once more, at half the speed.
 */
export async function measureAll<Name extends string>(
  sdk: SdkAlias,
  probes: Readonly<Record<Name, NamedProbe>>,
  speed: number = defaultSpeed,
): Promise<Readonly<Record<Name, Measurement>>> {
  const { measured } = await inFairTime(speed, (fair) => measureOnce(sdk, probes, fair));
  return measured;
}

async function measureOnce<Name extends string>(
  sdk: SdkAlias,
  probes: Readonly<Record<Name, NamedProbe>>,
  speed: number,
): Promise<{ readonly measured: Readonly<Record<Name, Measurement>>; readonly lagMs: number }> {
  const names = Object.keys(probes) as Name[];
  const named = [warmUp, ...names.map((name) => probes[name])];
  const servers = await Promise.all(
    named.map(({ scenario }) => startFaultServer(faster(scenario, speed))),
  );
  try {
    const { ends, lagMs } = await runProbes(sdk, named, servers, speed);
    const measured = names.map((name, index) => {
      const end = ends[index + 1];
      const server = servers[index + 1];
      if (end === undefined || server === undefined) throw new Error(`No answer for ${name}.`);
      return [name, measurement(end, server, speed)] as const;
    });
    return { measured: Object.fromEntries(measured) as Record<Name, Measurement>, lagMs };
  } finally {
    await Promise.all(servers.map((server) => server.close()));
  }
}

/** Node that an SDK asks for: openai 7 needs 22 or newer. */
export function nodeFor(sdk: SdkAlias): NodeVersion {
  return sdk === 'openai-7' ? '24' : '20';
}

const warmUp: NamedProbe = { options: {}, scenario: always('warm-up', { kind: 'healthy' }) };
const defaultWithinMs = 200_000;
/** Real ms between the starts of two calls. */
const staggerMs = 20;
/** Real ms for loading the SDK and for starting all calls. */
const marginMs = 30_000;

async function runProbes(
  sdk: SdkAlias,
  named: readonly NamedProbe[],
  servers: readonly FaultServer[],
  speed: number,
): Promise<{ readonly ends: readonly ProbeEnd[]; readonly lagMs: number }> {
  const probes = named.map(({ options }, index) => probe(options, servers[index]?.url ?? ''));
  const longest = Math.max(...probes.map(({ withinMs }) => withinMs));
  const { name } = await sdkPackage(sdk);
  const end = await runChild({
    sdk,
    node: nodeFor(sdk),
    source: await probeProgramCode(),
    speed,
    timeoutMs: longest + marginMs * speed,
    env: {
      FAULT_SDK: sdk,
      FAULT_SDK_NAME: name,
      FAULT_PROBES: JSON.stringify(probes),
      FAULT_STAGGER_MS: String(staggerMs * speed),
    },
  });
  if (end.outcome === 'resolved') {
    return { ends: end.value as readonly ProbeEnd[], lagMs: end.lagMs };
  }
  const why = end.outcome === 'rejected' ? end.error.message : 'no answer in time';
  throw new Error(`${sdk} could not be measured: ${why}`);
}

function probe(options: MeasureOptions, url: string): Probe {
  return {
    url,
    call: options.call ?? 'generate',
    client: options.client ?? {},
    request: options.request ?? {},
    signalMs: options.signalMs ?? null,
    maxTokens: options.maxTokens ?? 64,
    withinMs: options.withinMs ?? defaultWithinMs,
  };
}

function measurement(end: ProbeEnd, server: FaultServer, speed: number): Measurement {
  const requests = sinceFirst(server.requests(), speed);
  const error =
    end.outcome === 'rejected'
      ? { name: end.error.className, status: end.error.status, message: end.error.message }
      : null;
  return {
    outcome: end.outcome,
    ms: end.ms,
    requests: requests.length,
    requestTimes: requests.map(({ atMs }) => atMs),
    error,
    value: end.outcome === 'resolved' ? end.value : null,
  };
}

let codePromise: Promise<string> | undefined;

function probeProgramCode(): Promise<string> {
  codePromise ??= build({
    entryPoints: [fileURLToPath(new URL('probeProgram.ts', import.meta.url))],
    bundle: true,
    packages: 'external',
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node20',
  }).then((result) => result.outputFiles[0]?.text ?? '');
  return codePromise;
}
