/** Requests of Anthropic's clients, also where Bedrock, Vertex AI or Foundry answer. */
import type { HandleFact, OperationFact, StreamEndFact } from '../../../model/knowledge';
import { bodyDecides, neverStreams, streamHelper } from '../stainless';
import { manages, managesById, method, methods } from './parts';
import { alwaysStreams } from '../plain';

/** Measured with 0.30 and 1.x against a server that hangs up in the middle: `done()` does not throw either. */
const helperEndings: readonly StreamEndFact[] = [
  {
    of: 'cut',
    reads: ['loop'],
    tells: ['finalMessage', 'finalText', 'on', 'once', 'emitted', 'toReadableStream'],
    options: [],
    words: ['stop_reason', 'message_stop', 'message_delta', 'finalMessage', 'finalText'],
    says: 'When the connection ends half-way, the loop over this stream ends like that of a whole answer: only `finalMessage()` throws',
    minor: true,
  },
];

const messages = (path: string): readonly OperationFact[] => [
  ...methods([
    [`${path}.create`, 'generate', bodyDecides],
    [`${path}.parse`, 'generate'],
    [`${path}.countTokens`, 'manage'],
    [`${path}.batches.create`, 'batch'],
    [`${path}.batches.list`, 'manage'],
  ]),
  { ...method(`${path}.stream`, 'generate', streamHelper), endings: helperEndings },
  ...managesById(
    ['retrieve', 'results', 'cancel', 'delete'].map((name) => `${path}.batches.${name}`),
  ),
];

/** Managed agents: events sent to a session are what a model works on; making one generates nothing. */
const sessions: readonly OperationFact[] = [
  method('beta.sessions.events.send', 'agent', neverStreams, 1),
  method('beta.sessions.events.stream', 'agent', alwaysStreams, 1),
  ...manages(['beta.agents.create', 'beta.environments.create', 'beta.sessions.create']),
  ...['agents', 'environments', 'sessions'].flatMap((name) => [
    method(`beta.${name}.list`, 'manage'),
    ...managesById(
      ['retrieve', 'update', 'archive', 'delete'].map((last) => `beta.${name}.${last}`),
    ),
  ]),
];

export const messageOperations: readonly OperationFact[] = [
  ...messages('messages'),
  ...messages('beta.messages'),
  method('beta.messages.toolRunner', 'agent', bodyDecides),
];

export const anthropicOperations: readonly OperationFact[] = [
  ...messageOperations,
  ...messages('beta.promptCaching.messages'),
  ...sessions,
  method('completions.create', 'generate', bodyDecides),
  ...manages([
    'models.list',
    'beta.models.list',
    'files.list',
    'files.upload',
    'beta.files.list',
    'beta.files.upload',
  ]),
  ...managesById(
    ['models', 'beta.models', 'files', 'beta.files'].flatMap((path) =>
      ['retrieve', 'retrieveMetadata', 'download', 'delete'].map((name) => `${path}.${name}`),
    ),
  ),
];

/** A conversation that remembers: made without a request, each turn is one. */
export const threadHandle: HandleFact = {
  path: 'beta.messages.thread',
  to: 'BetaMessageThread',
  by: 'call',
  optionsArgument: 1,
  model: { argument: 0, property: 'model' },
};

export const threadOperations: readonly OperationFact[] = [
  { ...method('send', 'generate', neverStreams, 1), bodyArgument: null },
  { ...method('parse', 'generate', neverStreams, 1), bodyArgument: null },
  { ...method('stream', 'generate', streamHelper, 1), bodyArgument: null },
  method('toolRunner', 'agent', bodyDecides),
];
