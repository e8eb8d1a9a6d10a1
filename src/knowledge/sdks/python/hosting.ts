/** SDKs of hosts and gateways with a vocabulary of OpenAI's: Fireworks, Portkey. */
import type { OperationFact, Sdk, Source, VersionFacts } from '../../../model/knowledge';
import { noRetries } from '../plain';
import { openaiOperations } from './openaiOperations';
import { bare, built, byStream, managing, pypi, ready, rows, silence, waiting } from './parts';
import { stainlessClients, stainlessFacts } from './stainless';

// ---------------------------------------------------------------------------------------------- Fireworks

const fireworksSource: Source = {
  from: 'fireworks-ai (PyPI) 0.15.15: source read (httpx with 600 s, nothing is tried again)',
  date: '2026-11-23',
};

const fireworksMethods = rows([
  ['chat.completions.create', 'generate', byStream],
  ['completions.create', 'generate', byStream],
  ['completion.create', 'generate', byStream],
  ['embeddings.create', 'embed'],
  ['rerank.create', 'rerank'],
]);

/** Both clients have both: `create` waits, `acreate` does not. */
const withAsync = (methods: readonly OperationFact[]): readonly OperationFact[] => [
  ...waiting(methods),
  ...methods.map((one) => ({ ...one, path: one.path.replace(/create$/, 'acreate') })),
];

const fireworksFacts: VersionFacts = {
  ...bare,
  range: '*',
  timeout: silence(600, { name: 'timeout', places: ['client'] }),
  retries: noRetries,
  baseUrl: { name: 'base_url', places: ['client'] },
  source: fireworksSource,
};

const fireworks: Sdk = pypi({
  id: 'fireworks-ai',
  packages: ['fireworks.client', 'fireworks'],
  distributions: ['fireworks-ai'],
  provider: 'fireworks',
  label: 'the Fireworks SDK',
  clients: [
    built(['Fireworks'], { operations: withAsync(fireworksMethods) }),
    built(['AsyncFireworks'], { operations: withAsync(fireworksMethods) }),
    ...(['ChatCompletion', 'Completion'] as const).map((name) =>
      ready([name], withAsync(rows([['create', 'generate', byStream]])), {
        versions: [
          {
            ...fireworksFacts,
            timeout: silence(600, { name: 'request_timeout', places: ['call'] }),
          },
        ],
      }),
    ),
  ],
  versions: [fireworksFacts],
  source: fireworksSource,
});

// ------------------------------------------------------------------------------------------------ Portkey

const portkeySource: Source = {
  from: 'portkey-ai (PyPI) 2.3.4: source read (the OpenAI client inside, 600 s and one retry; more by a config of the gateway)',
  date: '2026-11-23',
};

const portkey: Sdk = pypi({
  id: 'portkey-ai',
  packages: ['portkey_ai'],
  distributions: ['portkey-ai'],
  provider: 'portkey',
  label: 'the Portkey SDK',
  clients: stainlessClients(
    ['Portkey'],
    ['AsyncPortkey'],
    [
      ...openaiOperations,
      ...rows([['prompts.completions.create', 'generate', byStream]]),
      ...managing(['prompts.render']),
    ],
  ),
  versions: [
    {
      ...stainlessFacts,
      range: '*',
      timeout: silence(600, null),
      retries: { ...stainlessFacts.retries, defaultRetries: 1, option: null },
      ignored: [],
      source: portkeySource,
    },
  ],
  source: portkeySource,
});

export const hostingSdks: readonly Sdk[] = [fireworks, portkey];
