/** Requests of the OpenAI SDK for Python, by age: methods of clients from 1.0 on, classes of the package before. */
import type { OperationFact } from '../../../model/knowledge';
import { always, byStream, managed, managing, rows } from './parts';

const chat = (path: string): readonly OperationFact[] =>
  rows([
    [`${path}.create`, 'generate', byStream],
    [`${path}.parse`, 'generate'],
    [`${path}.stream`, 'generate', managed],
  ]);

const runs = 'beta.threads.runs';

const assistants: readonly OperationFact[] = [
  ...rows([
    [`${runs}.create`, 'agent', byStream],
    [`${runs}.stream`, 'agent', managed],
    [`${runs}.create_and_stream`, 'agent', managed],
    [`${runs}.submit_tool_outputs`, 'agent', byStream],
    [`${runs}.submit_tool_outputs_stream`, 'agent', managed],
    ['beta.threads.create_and_run', 'agent', byStream],
    ['beta.threads.create_and_run_stream', 'agent', managed],
  ]),
  ...rows([
    [`${runs}.create_and_poll`, 'agent'],
    [`${runs}.submit_tool_outputs_and_poll`, 'agent'],
    ['beta.threads.create_and_run_poll', 'agent'],
    [`${runs}.poll`, 'agent'],
  ]).map((operation) => ({ ...operation, polls: true })),
  ...managing([
    ...['create', 'retrieve', 'delete', 'messages.create', 'messages.list'].map(
      (name) => `beta.threads.${name}`,
    ),
    ...['create', 'list', 'retrieve', 'update', 'delete'].map((name) => `beta.assistants.${name}`),
    ...['retrieve', 'list', 'cancel', 'steps.list'].map((name) => `${runs}.${name}`),
  ]),
];

export const openaiOperations: readonly OperationFact[] = [
  ...chat('chat.completions'),
  ...chat('beta.chat.completions'),
  ...chat('responses'),
  ...rows([
    ['responses.compact', 'generate'],
    ['completions.create', 'generate', byStream],
    ['embeddings.create', 'embed'],
    ['moderations.create', 'moderate'],
    ['batches.create', 'batch'],
    ['images.generate', 'image'],
    ['images.edit', 'image'],
    ['images.create_variation', 'image'],
    ['audio.speech.create', 'speech'],
    ['audio.transcriptions.create', 'transcribe', byStream],
    ['audio.translations.create', 'transcribe'],
    ['videos.create', 'video'],
    ['videos.remix', 'video'],
    ['realtime.connect', 'realtime', always],
    ['beta.realtime.connect', 'realtime', always],
  ]),
  ...rows([['videos.create_and_poll', 'video']]).map((one) => ({ ...one, polls: true })),
  ...assistants,
  ...managing([
    ...['list', 'retrieve', 'delete'].map((name) => `models.${name}`),
    ...['create', 'list', 'retrieve', 'delete', 'content'].map((name) => `files.${name}`),
    ...['list', 'retrieve', 'cancel'].map((name) => `batches.${name}`),
    ...['create', 'list', 'retrieve', 'delete', 'files.create', 'search'].map(
      (name) => `vector_stores.${name}`,
    ),
    ...['create', 'list', 'retrieve'].map((name) => `fine_tuning.jobs.${name}`),
    ...['retrieve', 'cancel', 'delete'].map((name) => `responses.${name}`),
    ...['retrieve', 'download_content', 'list'].map((name) => `videos.${name}`),
    ...['create', 'retrieve'].map((name) => `conversations.${name}`),
  ]),
];

/** `openai.ChatCompletion.create(…)`: before 1.0. */
const classes = rows([
  ['ChatCompletion.create', 'generate', byStream],
  ['Completion.create', 'generate', byStream],
  ['Edit.create', 'generate'],
  ['Embedding.create', 'embed'],
  ['Moderation.create', 'moderate'],
  ['Image.create', 'image'],
  ['Image.create_edit', 'image'],
  ['Image.create_variation', 'image'],
  ['Audio.transcribe', 'transcribe'],
  ['Audio.translate', 'transcribe'],
  ['Model.list', 'manage'],
  ['Model.retrieve', 'manage'],
  ['File.create', 'manage'],
  ['FineTune.create', 'manage'],
]).map((operation) => ({
  ...operation,
  ...(operation.path.startsWith('ChatCompletion') || operation.path.startsWith('Completion')
    ? { model: { argument: -1, property: 'engine' } }
    : {}),
}));

export const classOperations: readonly OperationFact[] = [
  ...classes.map((operation) => ({ ...operation, waits: true })),
  ...classes.map((operation) => ({
    ...operation,
    path: operation.path.replace(/\.(\w+)$/, '.a$1'),
  })),
];
