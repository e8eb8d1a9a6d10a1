/** From one module's facts to its calls, each with policy and budget. */
import type { Budget, ClientRef, LlmCall } from '../model/call';
import type { Knowledge, Provider, RuntimeLimit, VersionFacts } from '../model/knowledge';
import type { InstalledVersion, ProjectInfo } from '../model/project';
import type { CallSubject, Construction, NativeOptions } from '../model/subject';
import { budgetOf, tighter, type Attempt } from './budget';
import { idOf } from './clients';
import { modelOf, streamingOf, type FoundCall } from './findCalls';
import { failurePaths } from './flow';
import type { FailurePath } from './paths';
import { hostOf, providerOfHost } from './hosts';
import { clientName, ordinals, ownerName } from './names';
import { errorsOf, fallbackOf, type ProtectionQuestion } from './protection';
import { retriesOf } from './retries';
import { textOf } from './statics';
import { streamOf } from './streams';
import type { Surroundings } from './surroundings';
import { optionReadings } from './sdkOptions';
import { overtakenBy, timeoutsOf, type TimeoutFacts } from './timeouts';
import { sdkVersion, versionFacts } from './versions';

export interface InventoryInput {
  /** Calls of one module. */
  readonly calls: readonly FoundCall[];
  readonly around: Surroundings;
  readonly project: ProjectInfo;
  readonly knowledge: Knowledge;
}

export function inventory(input: InventoryInput): readonly CallSubject[] {
  const number = ordinals();
  return input.calls.map((found) => {
    const id = idOfCall(found, input, number);
    const others = found.kind === 'sdk' ? found.others : [];
    const subjects = [found, ...others].map((one) => subjectOf(one, input, id));
    const usual = new Set([found, ...others].map(usualProvider));
    return weakest(subjects, usual.size === 1);
  });
}

/** `src/chat.ts#answer/messages.create@1`: survives moved lines. */
function idOfCall(
  found: FoundCall,
  { around }: InventoryInput,
  number: (key: string) => number,
): string {
  const key = `${around.path}#${ownerName(found.node, around) ?? ''}/${apiOf(found)}`;
  return `${key}@${String(number(key))}`;
}

const apiOf = (found: FoundCall): string =>
  found.kind === 'sdk' ? found.operation.path : found.api;

/** Who answers where no base URL says otherwise. */
const usualProvider = (found: FoundCall): string =>
  found.kind === 'sdk'
    ? (found.client.fact.provider ?? found.client.sdk.provider)
    : found.provider.id;

/**
 * Where several clients may stand behind a call, it is as good as the worst of them. The provider is the one whose
 * name all agree on; a base URL that cannot be read is no other name where all are clients of `oneKind`.
 */
function weakest(subjects: readonly CallSubject[], oneKind: boolean): CallSubject {
  const worst = subjects.reduce((a, b) => (costOf(b) > costOf(a) ? b : a));
  if (subjects.length === 1) return worst;
  const named = subjects.filter(({ call }) => !oneKind || call.provider !== unknownProvider.id);
  const [first, ...others] = named;
  const agreed =
    first && others.every(({ call }) => call.provider === first.call.provider) ? first : null;
  return {
    ...worst,
    providerLabel: agreed?.providerLabel ?? unknownProvider.label,
    providerPings: agreed?.providerPings ?? unknownProvider.streamPings,
    call: {
      ...worst.call,
      provider: agreed?.call.provider ?? unknownProvider.id,
      host: agreed?.call.host ?? null,
    },
  };
}

const costOf = ({ call }: CallSubject): number => {
  if (call.budget.unknown) return -1;
  return call.budget.untilErrorMs ?? Infinity;
};

function subjectOf(found: FoundCall, input: InventoryInput, id: string): CallSubject {
  const { around, project } = input;
  const installed = found.kind === 'sdk' ? sdkVersion(found.client.sdk, project) : null;
  const version =
    found.kind === 'sdk' ? versionFacts(found.client.sdk, installed, found.client.fact) : null;
  const transport = found.kind === 'http' ? found.http.transport : (version?.transport ?? 'fetch');
  const runtime = project.runtime(around.path);
  const knownRuntime = input.knowledge.runtimes.find((one) => one.id === runtime.id);
  const limit = knownRuntime?.limits.find((one) => one.transport === transport) ?? null;
  const paths = failurePaths(found.node, around);
  const callersKnown = paths.length > 0 && paths.every((one) => one.end.kind !== 'unknown');
  const streaming = streamingOf(found);
  const question = { call: found, version, paths, callersKnown, around, limit, streaming };
  const timeouts = timeoutsOf(question);
  const provider = providerOf(found, input);
  const sdkLabel = found.kind === 'sdk' ? found.client.sdk.label : found.http.id;
  const retries = retriesOf({ ...question, sdkLabel, signalMs: timeouts.signalMs });
  const protection: ProtectionQuestion = {
    ...question,
    provider: provider.id,
    providerOf: (other) => providerOf(other, input).id,
  };
  const stream = streaming === true ? streamOf(found.node, around) : null;
  const ownTransport = found.kind === 'sdk' && hasOwnTransport(found, version);
  const attempt = attemptOf(timeouts, ownTransport ? null : limit, {
    streaming: streaming === true,
    pings: provider.streamPings,
    ownTransport,
    guardMs: stream?.guard?.ms ?? null,
    socketIdle: ownTransport ? null : (version?.socketIdle ?? null),
  });
  const call: LlmCall = {
    ...describe(found, input, installed),
    id,
    runtime: runtime.id,
    provider: provider.id,
    streaming,
    entryPoints: entryPointsOf(paths),
    callersKnown,
    patience: patienceOf(found, paths),
    timeout: ownTransport ? timeouts.policy : overtakenBy(limit, timeouts.policy),
    retries,
    fallback: fallbackOf(protection),
    errors: errorsOf(protection),
    budget: budget(attempt, timeouts, retries, version),
  };
  return {
    call,
    node: found.node,
    optionsArgument:
      found.kind === 'sdk' ? found.operation.optionsArgument : found.http.optionsArgument,
    construction: constructionOf(found),
    copied: found.kind === 'sdk' && found.client.copies.length > 0,
    clientOptionsArgument: found.kind === 'sdk' ? found.client.fact.optionsArgument : null,
    options: found.kind === 'sdk' ? nativeOptions(version) : httpOptions(found.http.signalOption),
    rawHttp: found.kind === 'http',
    stream,
    facts: version,
    runtimeSays: limit?.says ?? 'a runtime that is not known',
    runtimeLabel: knownRuntime?.label ?? '',
    runtimeHeadersMs: limit?.headersMs ?? null,
    providerLabel: provider.label,
    providerPings: provider.streamPings,
    sdkLabel,
  };
}

type Described = Pick<
  LlmCall,
  | 'path'
  | 'line'
  | 'column'
  | 'endLine'
  | 'endColumn'
  | 'anchor'
  | 'language'
  | 'test'
  | 'cell'
  | 'model'
  | 'host'
  | 'region'
  | 'sdk'
  | 'sdkVersion'
  | 'versionSource'
  | 'operation'
  | 'api'
  | 'crossFile'
  | 'function'
  | 'client'
>;

function describe(
  found: FoundCall,
  input: InventoryInput,
  installed: InstalledVersion | null,
): Described {
  const { around, project } = input;
  const { path } = around;
  const { positions } = around.resolver;
  const whole = positions.range(found.node);
  const { callee } = found.node;
  return {
    path,
    line: whole.startLine,
    column: whole.startColumn,
    endLine: whole.endLine,
    endColumn: whole.endColumn,
    anchor: positions.range(callee.kind === 'member' ? callee.propertySpan : callee),
    language: around.index.facts.language,
    test: project.isTest(path),
    cell: null,
    model: modelOf(found),
    host: found.kind === 'http' ? found.host : hostOfClient(found, input),
    region: null,
    sdk: found.kind === 'sdk' ? found.client.sdk.id : found.http.id,
    sdkVersion: installed?.version ?? null,
    versionSource: installed?.source ?? (found.kind === 'sdk' ? 'assumed' : 'none'),
    operation: found.kind === 'sdk' ? found.operation.operation : found.operation,
    api: apiOf(found),
    crossFile: isCrossFile(found),
    function: ownerName(found.node, around),
    client: clientRef(found),
  };
}

function clientRef(found: FoundCall): ClientRef | null {
  if (found.kind !== 'sdk' || !found.client.construction) return null;
  const { expression, home } = found.client.construction;
  return {
    id: idOf(home, expression),
    at: home.positions.place(expression),
    name: clientName(expression, home.index),
  };
}

const unknownProvider: Pick<Provider, 'id' | 'label' | 'streamPings'> = {
  id: 'unknown',
  label: 'the provider',
  streamPings: false,
};

/** Who answers: the host of a base URL where one is set, else the client's or SDK's own. */
function providerOf(
  found: FoundCall,
  { knowledge, project }: InventoryInput,
): Pick<Provider, 'id' | 'label' | 'streamPings'> {
  if (found.kind === 'http') return found.provider;
  const version = versionFacts(
    found.client.sdk,
    sdkVersion(found.client.sdk, project),
    found.client.fact,
  );
  const base = baseUrl(found, version);
  if (base.state === 'unreadable') return unknownProvider;
  if (base.state === 'set')
    return base.address
      ? (providerOfHost(base.address, knowledge.providers) ?? unknownProvider)
      : unknownProvider;
  const id = found.client.fact.provider ?? found.client.sdk.provider;
  return knowledge.providers.find((one) => one.id === id) ?? { ...unknownProvider, id, label: id };
}

type BaseUrl =
  | { readonly state: 'default' }
  | { readonly state: 'unreadable' }
  | { readonly state: 'set'; readonly address: ReturnType<typeof hostOf> };

function baseUrl(found: FoundCall & { kind: 'sdk' }, version: VersionFacts | null): BaseUrl {
  if (!version?.baseUrl || !found.client.construction) return { state: 'default' };
  for (const { reading } of optionReadings(found, version.baseUrl)) {
    // Options from elsewhere rarely move the base URL: what the SDK itself says stands.
    if (reading.state !== 'set') continue;
    const isUnset = reading.value.kind === 'reference' && reading.value.name === 'undefined';
    if (isUnset) continue;
    const text = textOf(reading.value, reading.home);
    if (text.every((piece) => piece === null)) return { state: 'unreadable' };
    return { state: 'set', address: hostOf(text) };
  }
  return { state: 'default' };
}

function hostOfClient(found: FoundCall & { kind: 'sdk' }, input: InventoryInput): string | null {
  const version = versionFacts(
    found.client.sdk,
    sdkVersion(found.client.sdk, input.project),
    found.client.fact,
  );
  const base = baseUrl(found, version);
  if (base.state === 'set') return base.address?.host ?? null;
  if (base.state === 'unreadable') return null;
  const id = found.client.fact.provider ?? found.client.sdk.provider;
  const provider = input.knowledge.providers.find((one) => one.id === id);
  const host = provider?.hosts[0]?.host ?? null;
  return host?.includes('*') === true ? null : host;
}

const hasOwnTransport = (
  found: FoundCall & { kind: 'sdk' },
  version: VersionFacts | null,
): boolean =>
  (version?.transports ?? []).some((name) =>
    optionReadings(found, { name, places: ['client', 'call'] }).some(
      ({ reading }) => reading.state === 'set',
    ),
  );

// ----------------------------------------------------------------------------------------------- budget

interface AttemptTraits {
  readonly streaming: boolean;
  readonly pings: boolean;
  /** The code brings its own fetch or agent: the runtime's limits are not known. */
  readonly ownTransport: boolean;
  readonly guardMs: number | null;
  readonly socketIdle: VersionFacts['socketIdle'];
}

function attemptOf(
  timeouts: TimeoutFacts,
  limit: RuntimeLimit | null,
  traits: AttemptTraits,
): Attempt {
  const { attemptMs, attemptCovers } = timeouts;
  const coversBody = attemptCovers === 'body' || attemptCovers === 'total';
  const idle = traits.socketIdle;
  const pool = idle && Math.max(idle.floorMs, (attemptMs ?? 0) + idle.aboveTimeoutMs);
  // Pings keep a silent stream alive for whoever counts bytes.
  const byBytes = traits.streaming && traits.pings ? null : tighter(limit?.silenceMs ?? null, pool);
  return {
    headersMs: tighter(attemptMs, limit?.headersMs ?? null),
    silenceMs: tighter(tighter(traits.guardMs, byBytes), coversBody ? attemptMs : null),
    bodyBounded: coversBody && attemptMs !== null,
    streaming: traits.streaming,
    unknown: timeouts.opaque || (traits.ownTransport && attemptMs === null),
  };
}

function budget(
  attempt: Attempt,
  timeouts: TimeoutFacts,
  retries: LlmCall['retries'],
  version: VersionFacts | null,
): Budget {
  const capped: Attempt =
    timeouts.signalMs === null
      ? attempt
      : { ...attempt, silenceMs: tighter(attempt.silenceMs, timeouts.signalMs) };
  return budgetOf(
    capped,
    retries.layers,
    version?.retries.retryAfter ?? { honoured: false, capMs: null },
  );
}

// ------------------------------------------------------------------------------------------------ words

const entryPointsOf = (paths: readonly FailurePath[]): readonly string[] => [
  ...new Set(paths.flatMap((path) => (path.end.kind === 'entry' ? [path.end.name] : []))),
];

/** Work that no user can wait a minute for is background, and so is work that only jobs start. */
const slowOperations = new Set(['image', 'video', 'transcribe', 'agent', 'batch', 'speech']);

function patienceOf(found: FoundCall, paths: readonly FailurePath[]): LlmCall['patience'] {
  const operation = found.kind === 'sdk' ? found.operation.operation : found.operation;
  if (slowOperations.has(operation)) return 'background';
  const entries = paths.flatMap((path) => (path.end.kind === 'entry' ? [path.end.framework] : []));
  const background = entries.length > 0 && entries.every((one) => one.patience === 'background');
  return background ? 'background' : 'interactive';
}

const isCrossFile = (found: FoundCall): boolean =>
  found.kind === 'sdk' &&
  found.client.construction !== null &&
  found.client.construction.home !== found.home;

const constructionOf = (found: FoundCall): Construction | null =>
  found.kind === 'sdk' && found.client.construction && !isCrossFile(found)
    ? {
        node: found.client.construction.expression,
        optionsArgument: found.client.fact.optionsArgument,
      }
    : null;

function nativeOptions(version: VersionFacts | null): NativeOptions {
  const option = (
    fact: { name: string; places: readonly string[] } | null | undefined,
    unit: 'ms' | 's',
    countsAttempts = false,
  ): NativeOptions['timeout'] =>
    fact
      ? {
          name: fact.name,
          onCall: fact.places.includes('call'),
          onClient: fact.places.includes('client'),
          unit,
          countsAttempts,
        }
      : null;
  return {
    timeout: option(version?.timeout.option, version?.timeout.unit ?? 'ms'),
    retries: option(version?.retries.option, 'ms', version?.retries.counts === 'attempts'),
    signal: option(version?.signal, 'ms'),
  };
}

const httpOptions = (name: string): NativeOptions => ({
  timeout: null,
  retries: null,
  signal: { name, onCall: true, onClient: false, unit: 'ms', countsAttempts: false },
});
