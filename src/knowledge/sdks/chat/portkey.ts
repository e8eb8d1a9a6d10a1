import type {
  ClientFact,
  OperationFact,
  Sdk,
  Source,
  VersionFacts,
} from '../../../model/knowledge';
import { bodyDecides, neverStreams, stainlessDefaults, streamHelper } from '../stainless';
import { method, methods, plainFetch } from './parts';
import { unread } from '../ignored';
import { noRetries } from '../plain';

const read: Source = {
  from: 'portkey-ai 1.10.4: source read; 3.1.0 measured',
  date: '2026-11-23',
};

/** `(body, params, options)`: of the options, nothing reaches `fetch`. */
const bare = (operations: readonly OperationFact[]): readonly OperationFact[] =>
  operations.map((operation) => ({ ...operation, optionsArgument: null }));

/** A fixed second attempt, at once; what Node ends after 300 s counts as a broken connection. */
const once: VersionFacts['retries'] = {
  ...noRetries,
  defaultRetries: 1,
  on: { statuses: [], serverErrors: true, connection: true, timeouts: true },
};

/** These go through the OpenAI SDK inside (6.8.1), made with `maxRetries: 0`. */
const wrapped = (name: string, operations: readonly OperationFact[]): ClientFact => ({
  names: [name],
  optionsArgument: 0,
  copies: [],
  operations: bare(operations),
  versions: [
    {
      ...stainlessDefaults,
      range: '*',
      timeout: { ...stainlessDefaults.timeout, option: null },
      retries: { ...stainlessDefaults.retries, defaultRetries: 0, option: null },
      signal: null,
      transports: [],
      source: read,
    },
  ],
});

const parts: readonly ClientFact[] = [
  wrapped(
    'Responses',
    methods([
      ['create', 'generate', bodyDecides],
      ['parse', 'generate'],
      ['stream', 'generate', streamHelper],
    ]),
  ),
  wrapped(
    'Images',
    methods([
      ['generate', 'image'],
      ['edit', 'image'],
      ['createVariation', 'image'],
    ]),
  ),
  wrapped(
    'Audio',
    methods([
      ['speech.create', 'speech'],
      ['transcriptions.create', 'transcribe'],
      ['translations.create', 'transcribe'],
    ]),
  ),
  wrapped('Moderations', [method('create', 'moderate', neverStreams)]),
];

export const portkey: Sdk = {
  id: 'portkey-ai',
  ecosystem: 'npm',
  packages: ['portkey-ai'],
  provider: 'portkey',
  label: 'the Portkey SDK',
  clients: [
    {
      names: ['Portkey', 'default'],
      optionsArgument: 0,
      copies: [],
      handles: parts.map(({ names }) => ({
        path: names.join('').toLowerCase(),
        to: names.join(''),
        by: 'property',
      })),
      operations: bare(
        methods([
          ['chat.completions.create', 'generate', bodyDecides],
          ['completions.create', 'generate', bodyDecides],
          ['prompts.completions.create', 'generate', bodyDecides],
          ['generations.create', 'generate'],
          ['embeddings.create', 'embed'],
        ]),
      ),
    },
    ...parts,
  ],
  versions: [
    {
      ...plainFetch,
      range: '*',
      retries: once,
      ignored: [
        ...unread('client', ['timeout', 'maxRetries'], 'in the `config` of the gateway'),
        ...[1, 2].flatMap((argument) =>
          unread({ argument }, ['signal', 'abortSignal', 'timeout', 'maxRetries']),
        ),
      ],
      baseUrl: { name: 'baseURL', places: ['client'] },
      transports: [],
      source: read,
    },
  ],
  // Who else answers is decided by the gateway.
  fallbackOptions: [{ name: 'config', place: 'client', kind: 'other-provider' }],
  source: read,
};
