/** Requests of the OpenAI SDK from major 4 on. */
import type { Operation, OperationFact } from '../../../model/knowledge';
import { bodyDecides, neverStreams, streamHelper } from '../stainless';
import { manages, managesById, method, methods } from './parts';
import { alwaysStreams } from '../plain';

const chat = (path: string): readonly OperationFact[] =>
  methods([
    [`${path}.create`, 'generate', bodyDecides],
    [`${path}.parse`, 'generate'],
    [`${path}.stream`, 'generate', streamHelper],
    [`${path}.runTools`, 'agent', bodyDecides],
    [`${path}.runFunctions`, 'agent', bodyDecides],
  ]);

const responses = (path: string): readonly OperationFact[] => [
  ...methods([
    [`${path}.create`, 'generate', bodyDecides],
    [`${path}.parse`, 'generate'],
    [`${path}.stream`, 'generate', streamHelper],
    [`${path}.compact`, 'generate'],
    [`${path}.inputTokens.count`, 'manage'],
  ]),
  ...managesById(['retrieve', 'cancel', 'delete'].map((name) => `${path}.${name}`)),
];

const media: readonly OperationFact[] = [
  ...methods([
    ['images.generate', 'image', bodyDecides],
    ['images.edit', 'image', bodyDecides],
    ['images.createVariation', 'image'],
    ['audio.speech.create', 'speech'],
    ['audio.transcriptions.create', 'transcribe', bodyDecides],
    ['audio.translations.create', 'transcribe'],
    ['videos.create', 'video'],
    ['videos.edit', 'video'],
    ['videos.extend', 'video'],
  ]),
  method('videos.remix', 'video', neverStreams, 1),
];

const polling = (path: string, operation: Operation, body: number): OperationFact => ({
  ...method(path, operation, neverStreams, body),
  polls: true,
});

const runs = 'beta.threads.runs';

/** Majors before 5 take the ids as arguments, later ones the last id in the body. */
const toolOutputs = (body: number, range: string): readonly OperationFact[] =>
  [
    method(`${runs}.submitToolOutputs`, 'agent', bodyDecides, body),
    polling(`${runs}.submitToolOutputsAndPoll`, 'agent', body),
    method(`${runs}.submitToolOutputsStream`, 'agent', streamHelper, body),
  ].map((operation) => ({ ...operation, range }));

const assistants: readonly OperationFact[] = [
  method(`${runs}.create`, 'agent', bodyDecides, 1),
  method(`${runs}.stream`, 'agent', streamHelper, 1),
  method(`${runs}.createAndStream`, 'agent', streamHelper, 1),
  polling(`${runs}.createAndPoll`, 'agent', 1),
  { ...polling(`${runs}.poll`, 'agent', 1), bodyArgument: null },
  ...toolOutputs(1, '>=5.0.0'),
  ...toolOutputs(2, '<5.0.0'),
  method('beta.threads.createAndRun', 'agent', bodyDecides),
  polling('beta.threads.createAndRunPoll', 'agent', 0),
  method('beta.threads.createAndRunStream', 'agent', streamHelper),
  ...manages(['beta.threads.create', 'beta.assistants.create', 'beta.assistants.list']),
  method('beta.threads.messages.create', 'manage', neverStreams, 1),
  ...managesById(
    [
      ...['retrieve', 'list', 'update', 'cancel', 'steps.list', 'steps.retrieve'].map(
        (name) => `threads.runs.${name}`,
      ),
      ...['retrieve', 'list', 'update', 'delete', 'del'].flatMap((name) => [
        `threads.messages.${name}`,
        `threads.${name}`,
        `assistants.${name}`,
      ]),
    ]
      .filter((path) => path !== 'assistants.list' && path !== 'threads.list')
      .map((path) => `beta.${path}`),
  ),
];

/** Hosted agents (7). */
const agents: readonly OperationFact[] = [
  method('beta.agents.sessions.create', 'agent', bodyDecides),
  method('beta.agents.sessions.events.create', 'agent', neverStreams, 1),
  method('beta.agents.sessions.events.stream', 'agent', alwaysStreams, 1),
  method('beta.agents.create', 'manage'),
];

const housekeeping: readonly OperationFact[] = [
  ...manages([
    'files.create',
    'files.list',
    'models.list',
    'batches.list',
    'uploads.create',
    'vectorStores.create',
    'vectorStores.list',
    'conversations.create',
    'fineTuning.jobs.create',
    'fineTuning.jobs.list',
    'realtime.clientSecrets.create',
    'realtime.calls.create',
    'beta.realtime.sessions.create',
    'beta.realtime.transcriptionSessions.create',
    'beta.chatkit.sessions.create',
    'live.create',
  ]),
  ...['files.create', 'files.upload', 'fileBatches.create', 'search'].map((name) =>
    method(`vectorStores.${name}`, 'manage', neverStreams, 1),
  ),
  ...['files', 'fileBatches'].flatMap((name) =>
    ['createAndPoll', 'uploadAndPoll', 'poll'].map((last) =>
      polling(`vectorStores.${name}.${last}`, 'manage', 1),
    ),
  ),
  ...managesById([
    ...['retrieve', 'content', 'retrieveContent', 'delete', 'del'].map((name) => `files.${name}`),
    ...['retrieve', 'delete', 'del'].map((name) => `models.${name}`),
    ...['retrieve', 'cancel'].flatMap((name) => [`batches.${name}`, `fineTuning.jobs.${name}`]),
    ...['retrieve', 'delete', 'del', 'update'].map((name) => `vectorStores.${name}`),
    ...['retrieve', 'downloadContent', 'delete', 'list'].map((name) => `videos.${name}`),
    'conversations.retrieve',
    'fineTuning.jobs.listEvents',
    'chat.completions.retrieve',
  ]),
];

export const openaiOperations: readonly OperationFact[] = [
  ...chat('chat.completions'),
  ...chat('beta.chat.completions'),
  ...responses('responses'),
  ...responses('beta.responses'),
  ...methods([
    ['completions.create', 'generate', bodyDecides],
    ['decisions.create', 'generate'],
    ['embeddings.create', 'embed'],
    ['moderations.create', 'moderate'],
    ['batches.create', 'batch'],
  ]),
  ...media,
  ...assistants,
  ...agents,
  ...housekeeping,
];
