import type { ClientFact, Sdk, Source, VersionFacts } from '../../../model/knowledge';
import { noRetries } from '../plain';
import { classOperations, openaiOperations } from './openaiOperations';
import { bare, callTimeout, pypi, ready, silence, waiting } from './parts';
import { stainlessClients, stainlessFacts, waitingUpTo } from './stainless';

const read: Source = {
  from: 'openai (PyPI) 0.28.1, 1.0 to 3.3.1: source read; 3.51.0: measured; Retry-After: at most 60 s in 2.0.0 to 2.51.0, 120 s in 2.52.0, 3.0.0 and 3.54.0 (source read)',
  date: '2026-11-23',
};

const patient: VersionFacts = { ...waitingUpTo(120_000), range: '>=2.52.0', source: read };

/** `openai.ChatCompletion`: connections are tried again twice, answers never. */
const beforeOne: VersionFacts = {
  ...bare,
  range: '<1.0.0',
  transport: 'requests',
  timeout: silence(600, { ...callTimeout, name: 'request_timeout' }),
  retries: noRetries,
  source: read,
};

const ofModule: readonly ClientFact[] = [
  ready(['='], classOperations, { range: '<1.0.0', versions: [beforeOne] }),
  ready(['='], waiting(openaiOperations), { range: '>=1.0.0', defaults: '' }),
];

/** The classes came with 1.0: where they are built, what a manifest says of older versions is past. */
const ofClasses: readonly VersionFacts[] = [
  patient,
  { ...stainlessFacts, range: '*', source: read },
];

const client = (
  name: string,
  facts: Partial<ClientFact> = {},
  more: readonly string[] = [],
): readonly ClientFact[] =>
  stainlessClients(
    [name, ...more],
    [`Async${name}`, ...more.map((one) => `Async${one}`)],
    openaiOperations,
    { versions: ofClasses, ...facts },
  );

const azure: Partial<ClientFact> = {
  provider: 'azure-openai',
  model: { argument: -1, property: 'azure_deployment' },
  versions: ofClasses.map((facts) => ({
    ...facts,
    baseUrl: { name: 'azure_endpoint', places: ['client'] },
  })),
};

export const openai: Sdk = pypi({
  id: 'openai',
  packages: ['openai', 'langfuse.openai', 'langsmith.wrappers.openai'],
  distributions: ['openai'],
  provider: 'openai',
  label: 'the OpenAI SDK',
  clients: [
    ...client('OpenAI', {}, ['Client']),
    ...client('AzureOpenAI', azure),
    ...client('BedrockOpenAI', { provider: 'aws-bedrock' }),
    ...ofModule,
  ],
  versions: [patient, { ...stainlessFacts, range: '>=1.0.0', source: read }, beforeOne],
  source: read,
});
