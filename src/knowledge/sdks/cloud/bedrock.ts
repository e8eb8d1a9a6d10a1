import type {
  BuiltTransport,
  IgnoredOption,
  OperationFact,
  Sdk,
  Source,
  StreamEndFact,
  VersionFacts,
} from '../../../model/knowledge';
import { neverStreams } from '../stainless';
import { misnamed, unread } from '../ignored';
import { bare } from './plain';
import { alwaysStreams } from '../plain';
import { timerButZero } from '../traps';

const measured: Source = {
  from: '@aws-sdk/client-bedrock-runtime 3.1164.0 on @smithy/node-http-handler 4.14.2: source read, and measured',
  date: '2026-11-23',
};

const http1: Source = {
  from: '@aws-sdk/client-bedrock-runtime 3.600.0 to 3.798.0, @smithy/node-http-handler 2.5.0 to 4.1.1: sources read',
  date: '2026-11-23',
};

const agentHttp1: Source = {
  from: '@aws-sdk/client-bedrock-agent-runtime 3.600.0 to 3.1071.0: sources read',
  date: '2026-11-23',
};

/** What every client of the AWS SDK does. */
export const awsRetries: VersionFacts['retries'] = {
  defaultRetries: 2,
  option: { name: 'maxAttempts', places: ['client'] },
  counts: 'attempts',
  on: {
    statuses: [429, 500, 502, 503, 504],
    serverErrors: false,
    connection: true,
    timeouts: true,
  },
  // Throttling waits from 1 s, everything else from 50 ms, both drawn between nothing and the whole.
  backoff: { initialMs: 50, factor: 2, maxMs: 20_000, jitter: 1 },
  // At most 5 s more than the back-off would have been.
  retryAfter: { honoured: true, capMs: 25_000 },
  readsBody: true,
};

/** An abort or an idle timeout behind the headers ends the loop without an error (measured). */
const abortedStreams: readonly StreamEndFact[] = [
  {
    of: 'abort',
    reads: ['stream', 'body', 'completion'],
    tells: [],
    options: [],
    words: [
      ...['messageStop', 'stopReason', 'message_stop', 'stop_reason', 'aborted'],
      ...['timedOut', 'timed_out', 'isTimedOut', 'isAborted', 'onabort'],
    ],
    says: 'The loop ends without an error, and nothing here looks at why the model stopped',
  },
];

/** Options of the SDK's second major, and of its handlers, beside the client's own. */
const misplaced: readonly IgnoredOption[] = [
  {
    name: 'requestTimeout',
    place: 'client',
    says: 'is not read here',
    instead: 'in `requestHandler`',
    to: { name: 'requestHandler.requestTimeout', place: 'client' },
  },
  ...unread('client', ['timeout', 'httpOptions.timeout'], 'as `requestHandler.requestTimeout`'),
  ...unread('client', ['maxRetries'], 'as `maxAttempts`, which counts the first one too'),
  misnamed('call', 'signal', 'abortSignal'),
  misnamed('call', 'timeout', 'requestTimeout'),
  {
    name: 'requestHandler.requestTimeout',
    place: 'client',
    within: 'NodeHttpHandler',
    needs: { package: '@smithy/node-http-handler', range: '>=4.4.0' },
    unless: ['requestHandler.throwOnRequestTimeout', 'requestHandler.socketTimeout'],
    says: 'only logs a warning when it is over, and the request goes on',
    instead: 'as an end with `throwOnRequestTimeout: true`',
    heardBy: 'throwOnRequestTimeout',
  },
];

/** On http2 the timeout is that of an idle stream; nothing ends one by default. */
const onHttp2: Omit<VersionFacts, 'range' | 'source'> = {
  ...bare,
  transport: 'node-http2',
  timeout: {
    defaultMs: null,
    option: {
      name: 'requestTimeout',
      clientName: 'requestHandler.requestTimeout',
      places: ['client', 'call'],
    },
    unit: 'ms',
    covers: 'silence',
    coversStream: 'silence',
    scope: 'attempt',
  },
  retries: awsRetries,
  signal: { name: 'abortSignal', places: ['call'] },
  baseUrl: { name: 'endpoint', places: ['client'] },
  transports: ['requestHandler'],
  abortedStream: 'ends-normally',
  endings: abortedStreams,
  ownPool: true,
  ignored: misplaced,
  traps: timerButZero,
};

/**
 * Before: http1. The timeout is that of a silent socket, but one of 6 s or more is set after 3 s, and no more where the
 * headers came sooner (measured, 3.600.0): a body may then be silent for ever. Calls hand it to nobody.
 */
const onHttp1: Omit<VersionFacts, 'range' | 'source'> = {
  ...onHttp2,
  transport: 'node-http',
  timeout: {
    ...onHttp2.timeout,
    option: { name: 'requestHandler.requestTimeout', places: ['client'] },
    covers: 'headers',
    coversStream: 'headers',
  },
  retries: {
    ...onHttp2.retries,
    backoff: { initialMs: 100, factor: 2, maxMs: 20_000, jitter: 1 },
  },
};

const handler: Pick<BuiltTransport, 'option' | 'packages' | 'className'> = {
  option: 'requestHandler',
  packages: ['@smithy/node-http-handler'],
  className: 'NodeHttpHandler',
};

const handlerTimeout: VersionFacts['timeout'] = {
  ...onHttp1.timeout,
  option: { name: 'requestHandler.requestTimeout', places: ['client'], built: true },
};

/**
 * The handler for http1, handed over by name. Since 4.4 its `requestTimeout`, on a call as well, only logs a warning
 * unless `throwOnRequestTimeout` is set; it ends with the headers. `socketTimeout` ends silence with an error.
 */
const ownHandlers: readonly BuiltTransport[] = [
  {
    ...handler,
    setting: 'socketTimeout',
    facts: {
      transport: 'node-http',
      transports: [],
      timeout: {
        ...onHttp2.timeout,
        option: { name: 'requestHandler.socketTimeout', places: ['client'], built: true },
      },
      abortedStream: 'throws',
      endings: [],
    },
  },
  {
    ...handler,
    range: '>=4.4.0',
    facts: { transport: 'node-http', transports: [], timeout: handlerTimeout },
  },
  { ...handler, facts: { transport: 'node-http', timeout: handlerTimeout } },
];

interface Command {
  /** Of the aggregated class; the command is the same with a capital and `Command`. */
  readonly name: string;
  readonly operation: OperationFact['operation'];
  readonly streaming: OperationFact['streaming'];
  readonly modelProperty: string;
}

const command = (
  name: string,
  operation: Command['operation'],
  streaming: Command['streaming'] = neverStreams,
  modelProperty = 'modelId',
): Command => ({ name, operation, streaming, modelProperty });

/** `client.send(new ConverseCommand(body), options)`. */
const sent = ({ name, ...rest }: Command): OperationFact => ({
  ...rest,
  path: 'send',
  command: `${name.charAt(0).toUpperCase()}${name.slice(1)}Command`,
  bodyArgument: 0,
  optionsArgument: 1,
});

/** `client.converse(body, options)`. */
const called = ({ name, ...rest }: Command): OperationFact => ({
  ...rest,
  path: name,
  bodyArgument: 0,
  optionsArgument: 1,
});

const runtimeCommands: readonly Command[] = [
  command('converse', 'generate'),
  command('converseStream', 'generate', alwaysStreams),
  command('invokeModel', 'generate'),
  command('invokeModelWithResponseStream', 'generate', alwaysStreams),
  command('invokeModelWithBidirectionalStream', 'realtime', alwaysStreams),
  command('startAsyncInvoke', 'batch'),
  command('countTokens', 'manage'),
  command('applyGuardrail', 'moderate'),
  command('getAsyncInvoke', 'manage'),
  command('listAsyncInvokes', 'manage'),
];

const agentCommands: readonly Command[] = [
  command('invokeAgent', 'agent', alwaysStreams),
  command('invokeInlineAgent', 'agent', alwaysStreams, 'foundationModel'),
  command('invokeFlow', 'agent', alwaysStreams),
  command(
    'retrieveAndGenerate',
    'generate',
    neverStreams,
    'retrieveAndGenerateConfiguration.knowledgeBaseConfiguration.modelArn',
  ),
  command(
    'retrieveAndGenerateStream',
    'generate',
    alwaysStreams,
    'retrieveAndGenerateConfiguration.knowledgeBaseConfiguration.modelArn',
  ),
  command('retrieve', 'embed'),
  command('agenticRetrieveStream', 'agent', alwaysStreams),
  command('generateQuery', 'generate'),
  command('optimizePrompt', 'generate', alwaysStreams, 'targetModelId'),
  command('rerank', 'rerank'),
  ...['createSession', 'getSession', 'endSession', 'deleteSession', 'listSessions'].map((name) =>
    command(name, 'manage'),
  ),
];

const clients = (sender: string, whole: string, commands: readonly Command[]): Sdk['clients'] => [
  {
    names: [sender],
    optionsArgument: 0,
    copies: [],
    operations: commands.map(sent),
  },
  {
    names: [whole],
    optionsArgument: 0,
    copies: [],
    operations: [...commands.map(called), ...commands.map(sent)],
  },
];

export const bedrockRuntime: Sdk = {
  id: '@aws-sdk/client-bedrock-runtime',
  ecosystem: 'npm',
  packages: ['@aws-sdk/client-bedrock-runtime'],
  provider: 'aws-bedrock',
  label: "the AWS SDK's Bedrock client",
  clients: clients('BedrockRuntimeClient', 'BedrockRuntime', runtimeCommands),
  versions: [
    { ...onHttp2, builtTransports: ownHandlers, range: '>=3.798.0', source: measured },
    { ...onHttp1, range: '*', source: http1 },
  ],
  source: measured,
};

export const bedrockAgentRuntime: Sdk = {
  id: '@aws-sdk/client-bedrock-agent-runtime',
  ecosystem: 'npm',
  packages: ['@aws-sdk/client-bedrock-agent-runtime'],
  provider: 'aws-bedrock',
  label: "the AWS SDK's Bedrock agents client",
  clients: clients('BedrockAgentRuntimeClient', 'BedrockAgentRuntime', agentCommands),
  versions: [
    { ...onHttp2, builtTransports: ownHandlers, range: '>=3.1071.0', source: measured },
    { ...onHttp1, range: '*', source: agentHttp1 },
  ],
  source: measured,
};
