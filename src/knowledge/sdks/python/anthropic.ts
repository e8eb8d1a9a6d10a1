import type {
  ClientFact,
  LongAnswerFact,
  OperationFact,
  Sdk,
  Source,
  VersionFacts,
} from '../../../model/knowledge';
import { longAnswer } from '../chat/longAnswers';
import { byStream, managed, managing, pypi, rows } from './parts';
import { stainlessClients, stainlessFacts, waitingUpTo } from './stainless';

const read: Source = {
  from: 'anthropic (PyPI) 0.20 to 0.121: source read; 0.125.0, 1.17.0 and 2.12.0: measured; Retry-After: at most 60 s up to 1.5.0, without a limit from 1.6.0 on (source read; 0.125.0, 1.17.0 and 2.12.0 measured)',
  date: '2026-11-23',
};

const messages = (path: string): readonly OperationFact[] =>
  rows([
    [`${path}.create`, 'generate', byStream],
    [`${path}.parse`, 'generate'],
    [`${path}.stream`, 'generate', managed],
    [`${path}.batches.create`, 'batch'],
  ]);

const operations: readonly OperationFact[] = [
  ...messages('messages'),
  ...messages('beta.messages'),
  // As it was while caching of prompts was a beta of its own.
  ...messages('beta.prompt_caching.messages'),
  ...rows([
    ['beta.messages.tool_runner', 'agent', byStream],
    ['completions.create', 'generate', byStream],
  ]),
  ...managing([
    ...['messages.count_tokens', 'beta.messages.count_tokens', 'models.list', 'models.retrieve'],
    ...['retrieve', 'list', 'cancel', 'results'].map((name) => `messages.batches.${name}`),
    ...['upload', 'list', 'download', 'delete'].map((name) => `beta.files.${name}`),
  ]),
];

/** A `ValueError` instead of a request, unless a timeout is set on the client or the call. */
const tooLong: LongAnswerFact = {
  ...longAnswer,
  says: 'makes the call raise a `ValueError` before it is sent: so long an answer must stream, or have a timeout',
};

const clients = (name: string, facts: Partial<ClientFact> = {}, more: readonly string[] = []) =>
  stainlessClients(
    [name, ...more],
    [`Async${name}`, ...more.map((one) => `Async${one}`)],
    operations,
    facts,
  );

const versions: readonly VersionFacts[] = [
  { ...waitingUpTo(null), range: '>=1.6.0', longAnswer: tooLong, source: read },
  { ...stainlessFacts, range: '>=0.50.0', longAnswer: tooLong, source: read },
  { ...stainlessFacts, range: '*', source: read },
];

export const anthropic: Sdk = pypi({
  id: 'anthropic',
  packages: ['anthropic'],
  provider: 'anthropic',
  label: 'the Anthropic SDK',
  clients: [
    ...clients('Anthropic', {}, ['Client']),
    ...['AnthropicBedrock', 'AnthropicAWS', 'AnthropicBedrockMantle'].flatMap((name) =>
      clients(name, { provider: 'aws-bedrock' }),
    ),
    ...['AnthropicVertex', 'AnthropicGoogleCloud'].flatMap((name) =>
      clients(name, { provider: 'google-vertex' }),
    ),
    ...clients('AnthropicFoundry', { provider: 'azure-openai' }),
  ],
  versions,
  source: read,
});
