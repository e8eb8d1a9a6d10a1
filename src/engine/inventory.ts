/** From one module's facts to its calls, each with policy and budget. */
import type { Budget, ClientRef, Layer, LlmCall, Place } from '../model/call';
import type { Knowledge, Runtime, RuntimeLimit, VersionFacts } from '../model/knowledge';
import type { InstalledVersion, ProjectInfo } from '../model/project';
import type { CallSubject } from '../model/subject';
import { numberOf } from './numbers';
import { hostOfCall, isClient, providerOf, usualId, versionOf } from './answering';
import { withoutBackups } from './backups';
import { patchesOf } from './clientPatches';
import { budgetOf, tighter, type Attempt } from './budget';
import { editable, isCrossFile } from './editable';
import { evidenceOf, noEvidence } from './evidence';
import { idOf } from './clients';
import { errorFactsOf } from './errorFacts';
import { apiOf, operationOf, sdkOf, type FoundCall } from './findCalls';
import { failurePaths } from './flow';
import { isKnown, type FailurePath, type Step } from './paths';
import { clientName, ordinals, ownerName } from './names';
import { errorsOf, fallbackOf, type ProtectionQuestion } from './protection';
import { modelOf, streamingOf } from './requestBody';
import { regionOf } from './regions';
import { retriesOf } from './retries';
import { guardedStreamOf } from './streams';
import { isReadWhole } from './wholeAnswers';
import type { Surroundings } from './surroundings';
import { optionReadings } from './sdkOptions';
import { overtakenBy, timeoutsOf, type TimeoutFacts } from './timeouts';
import { unfollowedHelpers } from './unfollowed';
import { holds, sdkVersion } from './versions';
import { weakest } from './weakest';

export interface InventoryInput {
  /** Calls of one module. */
  readonly calls: readonly FoundCall[];
  readonly around: Surroundings;
  readonly project: ProjectInfo;
  /** The project of another module. */
  readonly projectOf: (path: string) => ProjectInfo;
  readonly knowledge: Knowledge;
  /** Rules will ask for more than the calls. */
  readonly forRules: boolean;
}

export function inventory(input: InventoryInput): readonly CallSubject[] {
  const number = ordinals();
  const all = input.calls.map((found) => {
    const id = idOfCall(found, input, number);
    const either = [found, ...found.others];
    const usual = new Set(either.map((one) => usualId(one.client)));
    const subjects = either.map((one) => subjectOf(one, input, id));
    return weakest(subjects, usual.size === 1);
  });
  const asked = new Set(
    all.flatMap(({ call }) => (call.fallback.at ? keyOf(call.fallback.at) : [])),
  );
  return all.map((subject) => (asked.has(keyOf(subject.call)) ? standIn(subject) : subject));
}

/** A call that is the fallback of another stands where that one says. */
const keyOf = ({ path, line, column }: Place): string =>
  `${path}:${String(line)}:${String(column ?? '')}`;

const standIn = (subject: CallSubject): CallSubject => ({ ...subject, isFallback: true });

/** `src/chat.ts#answer/messages.create@1`: survives moved lines. */
function idOfCall(
  found: FoundCall,
  { around }: InventoryInput,
  number: (key: string) => number,
): string {
  const key = `${around.path}#${ownerName(found.node, around) ?? ''}/${apiOf(found)}`;
  return `${key}@${String(number(key))}`;
}

function subjectOf(hit: FoundCall, input: InventoryInput, id: string): CallSubject {
  const { around, project, knowledge } = input;
  const sdk = sdkOf(hit);
  const found = boundByInner(ofVersion(hit, sdkVersion(hit.client.sdk, project)));
  const version = versionOf(found.client, project);
  const runtime = project.runtime(around.path);
  const knownRuntime = knowledge.runtimes.find((one) => one.id === runtime.id);
  const limit = limitOf(version, knownRuntime ?? null);
  const paths = pathsOf(found, around);
  const callersKnown = paths.length > 0 && paths.every(isKnown);
  const streaming = streamingOf(found) ?? (isReadWhole(found, around) ? false : null);
  const question = { call: found, version, paths, callersKnown, around, limit, streaming };
  const timeouts = timeoutsOf(question);
  const provider = providerOf(found, input);
  const asked = { ...question, sdkLabel: sdk.label, provider: provider.id };
  const retries = retriesOf({ ...asked, ...timeouts });
  const protection: ProtectionQuestion = {
    ...question,
    provider: provider.id,
    providerOf: (other) => providerOf(other, input).id,
    fallbackOptions: knowledge.providers.find(({ id }) => id === provider.id)?.fallbackOptions,
  };
  const stream = streaming === true ? guardedStreamOf(found, version, around) : null;
  const ownTransport = hasOwnTransport(found, version);
  const attempt = attemptOf(timeouts, ownTransport ? null : limit, {
    streaming: streaming === true,
    pings: provider.streamPings,
    ownTransport,
    guardMs: stream?.guard?.ms ?? null,
    readerMs: stream?.guard?.coversStart === true ? stream.guard.ms : null,
    socketIdle: ownTransport ? null : (version?.socketIdle ?? null),
    byBytes: version?.timeout.byBytes === true,
    readsBody: version?.retries.readsBody === true,
  });
  const call: LlmCall = {
    ...describe(hit, input, sdkVersion(sdk, project)),
    client: clientRef(found),
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
  const budgetWithin = (layers: readonly Layer[]): Budget =>
    budget(attempt, timeouts, { ...retries, layers }, version);
  const evidence = input.forRules
    ? evidenceOf({
        ...{ found, call, version, timeouts, stream, paths, around, project, knowledge },
        projectOf: input.projectOf,
        budgetWithin,
        providerOf: protection.providerOf,
      })
    : noEvidence;
  return {
    ...editable(found, version, around),
    call,
    evidence,
    node: found.node,
    budgetWithin,
    stream,
    facts: version,
    failure: errorFactsOf(sdk.id, call.sdkVersion, knowledge),
    runtimeSays: limit?.says ?? 'a runtime that is not known',
    runtimeLabel: knownRuntime?.label ?? '',
    runtimeHeadersMs: limit?.headersMs ?? null,
    providerLabel: provider.label,
    providerPings: provider.streamPings,
    sdkLabel: sdk.label,
    unfollowed: unfollowedHelpers(paths, {
      ...{ path: around.path, start: found.node.start, owner: call.function },
    }),
  };
}

/** Around a client that keeps its timeouts and retries: those count. */
function boundByInner(found: FoundCall): FoundCall {
  const { client } = found;
  if (client.fact.inner?.bounds !== true || !isClient(client.inner)) return found;
  const given = found.request.node.args.find(
    ({ name }) => name !== null && found.operation.takes?.includes(name) === true,
  );
  // A number asks again for answers that do not fit; rules of one's own may do more.
  if (given && !numberOf(given.value, found.request.home)) return found;
  const { sdk, fact } = client;
  return { ...found, client: { ...client.inner, sdk, fact, inner: client.inner.inner } };
}

/** The same method may be another operation in another version of the SDK. */
function ofVersion(found: FoundCall, installed: InstalledVersion | null): FoundCall {
  const { operation, client } = found;
  const fits = ({ range }: FoundCall['operation']): boolean =>
    range === undefined || !installed || holds(installed.version, range);
  if (fits(operation)) return found;
  const { path, command } = operation;
  const other = client.fact.operations.find(
    (one) => one.path === path && one.command === command && fits(one),
  );
  return other ? { ...found, operation: other } : found;
}

/** What the runtime does to the SDK's transport; an SDK may lift its limits. */
function limitOf(version: VersionFacts | null, runtime: Runtime | null): RuntimeLimit | null {
  if (version?.transport === 'host') return noLimit;
  const limit = runtime?.limits.find((one) => one.transport === version?.transport) ?? null;
  if (!limit || version?.lifts !== true) return limit;
  return {
    ...limit,
    headersMs: null,
    silenceMs: null,
    says: 'an SDK that lifts the limits of the runtime',
  };
}

const noLimit: RuntimeLimit = {
  transport: 'host',
  headersMs: null,
  silenceMs: null,
  says: 'nothing of the program around it',
};

/** Ways that a failure takes: first what the client itself wraps around its requests, then the code's own. */
export function pathsOf(
  found: FoundCall,
  around: Surroundings,
  follow: typeof failurePaths = failurePaths,
): readonly FailurePath[] {
  const inside = around.program.around(found.request.home.path) ?? around;
  const returns = found.helpers.flatMap(({ fn, call, home }) => {
    const there = around.program.around(home.path);
    return there ? [{ fn, to: call, around: there }] : [];
  });
  const steps = found.client.steps.flatMap(({ handle, call }): Step[] => {
    const there = call ? around.program.around(call.home.path) : null;
    if (!handle.effect || !call || !there) return [];
    const wrapper = {
      id: handle.path,
      package: null,
      names: [],
      argument: 0,
      effect: handle.effect,
      source: found.client.sdk.source,
    };
    return [{ kind: 'wrapper', wrapper, call: call.expression, made: null, around: there }];
  });
  const own = [...patchesOf(found, around), ...steps];
  const asked = found.forwarded === true ? found.node : found.request.node;
  const raised = found.operation.waits === true && found.forwarded !== true;
  const unread = found.operation.failsLater === true ? (found.operation.rejects ?? null) : null;
  const paths = withoutBackups(follow(asked, inside, returns, { raised, unread }));
  return own.length === 0
    ? paths
    : paths.map((path) => ({ ...path, steps: [...own, ...path.steps] }));
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
  const sdk = sdkOf(found);
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
    host: hostOfCall(found, input),
    region: regionOf(found, input),
    sdk: sdk.id,
    sdkVersion: installed?.version ?? null,
    versionSource: installed?.source ?? (sdk.packages.length > 0 ? 'assumed' : 'none'),
    operation: operationOf(found),
    api: apiOf(found),
    crossFile: isCrossFile(found),
    function: ownerName(found.node, around),
  };
}

function clientRef(found: FoundCall): ClientRef | null {
  if (!found.client.construction) return null;
  const { expression, home } = found.client.construction;
  return {
    id: idOf(home, expression),
    at: home.positions.place(expression),
    name: clientName(expression, home.index),
  };
}

const hasOwnTransport = (found: FoundCall, version: VersionFacts | null): boolean =>
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
  readonly readerMs: number | null;
  readonly socketIdle: VersionFacts['socketIdle'];
  /** The SDK's own timer counts bytes. */
  readonly byBytes: boolean;
  readonly readsBody: boolean;
}

function attemptOf(
  timeouts: TimeoutFacts,
  limit: RuntimeLimit | null,
  traits: AttemptTraits,
): Attempt {
  const { attemptMs, attemptCovers } = timeouts;
  const coversBody = attemptCovers === 'body' || attemptCovers === 'total';
  const endsSilence = coversBody || attemptCovers === 'silence';
  const idle = traits.socketIdle;
  const pool = idle && Math.max(idle.floorMs, (attemptMs ?? 0) + idle.aboveTimeoutMs);
  // Pings keep a silent stream alive for whoever counts bytes.
  const isPinged = traits.streaming && traits.pings;
  const byBytes = isPinged ? null : tighter(limit?.silenceMs ?? null, pool);
  const own = endsSilence && !(isPinged && traits.byBytes) ? attemptMs : null;
  return {
    headersMs: tighter(attemptMs, limit?.headersMs ?? null),
    silenceMs: tighter(tighter(traits.guardMs, byBytes), own),
    bodyBounded: coversBody && attemptMs !== null,
    streaming: traits.streaming,
    readerMs: traits.readerMs,
    readsBody: traits.readsBody,
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

/** By name: in which order callers are found depends on which files are looked at. */
const entryPointsOf = (paths: readonly FailurePath[]): readonly string[] =>
  [...new Set(paths.flatMap((path) => (path.end.kind === 'entry' ? [path.end.name] : [])))].sort();

/** Work that no user can wait a minute for is background, and so is work that only jobs start. */
const slowOperations = new Set(['image', 'video', 'transcribe', 'agent', 'batch']);

function patienceOf(found: FoundCall, paths: readonly FailurePath[]): LlmCall['patience'] {
  const entries = paths.flatMap((path) => (path.end.kind === 'entry' ? [path.end.framework] : []));
  // Somebody who asked for it over HTTP waits, however slow the work is.
  const isAsked = entries.some((one) => one.patience === 'interactive');
  if (slowOperations.has(operationOf(found))) return isAsked ? 'interactive' : 'background';
  const background = entries.length > 0 && entries.every((one) => one.patience === 'background');
  return background ? 'background' : 'interactive';
}
