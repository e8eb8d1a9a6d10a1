/** `boto3.client('bedrock-runtime')`: the service's name is the only type that there is. */
import type {
  BuiltTransport,
  ClientFact,
  OperationFact,
  Sdk,
  Source,
  VersionFacts,
} from '../../../model/knowledge';
import { always, bare, pypi, rows, silence, waiting } from './parts';

const read: Source = {
  from: 'botocore 1.43.67, config.py and data/_retry.json, as noted in August 2026 (60 s to connect, 60 s to read, legacy mode: five attempts, read timeouts too)',
  date: '2026-11-23',
};

const runtime: readonly OperationFact[] = rows([
  ['converse', 'generate'],
  ['converse_stream', 'generate', always],
  ['invoke_model', 'generate'],
  ['invoke_model_with_response_stream', 'generate', always],
  ['start_async_invoke', 'batch'],
  ['apply_guardrail', 'moderate'],
  ['count_tokens', 'manage'],
  ['invoke_agent', 'agent', always],
  ['invoke_inline_agent', 'agent', always],
  ['retrieve_and_generate', 'generate'],
  ['retrieve_and_generate_stream', 'generate', always],
]).map((operation) => ({ ...operation, modelProperty: 'modelId' }));

/** A dictionary in its place is an AttributeError. */
const holder = { name: 'Config', module: 'botocore.config' };

const plain: Omit<VersionFacts, 'range'> = {
  ...bare,
  transport: 'botocore',
  timeout: silence(60, { name: 'config.read_timeout', holder, places: ['client'], nullEnds: true }),
  retries: {
    defaultRetries: 4,
    option: { name: 'config.retries.total_max_attempts', holder, places: ['client'] },
    counts: 'attempts',
    on: { statuses: [429], serverErrors: true, connection: true, timeouts: true },
    backoff: { initialMs: 1_000, factor: 2, maxMs: 20_000, jitter: 1 },
    retryAfter: { honoured: false, capMs: null },
    readsBody: true,
  },
  baseUrl: { name: 'endpoint_url', places: ['client'] },
  source: read,
};

const config = {
  option: 'config',
  packages: ['botocore.config', 'botocore.client', 'aiobotocore.config'],
  className: 'Config',
};

const { retries } = plain;

const newModes = ['standard', 'adaptive'];

/**
 * `retries={'max_attempts': 3}` of a `Config` counts retries, `total_max_attempts` counts attempts and comes first
 * (botocore, args.py, `_compute_retry_max_attempts`). The newer modes make three attempts, unless they are told.
 */
const configured: readonly BuiltTransport[] = [
  { ...config, setting: 'retries.total_max_attempts', facts: {} },
  {
    ...config,
    setting: 'retries.max_attempts',
    facts: {
      retries: {
        ...retries,
        option: { name: 'config.retries.max_attempts', holder, places: ['client'] },
        counts: 'retries',
      },
    },
  },
  {
    ...config,
    setting: 'retries.mode',
    is: newModes,
    facts: { retries: { ...retries, defaultRetries: 2 } },
  },
];

export const awsFacts: Omit<VersionFacts, 'range'> = { ...plain, builtTransports: configured };

/** The service is the first argument, or `service_name`. */
const services = ['bedrock-runtime', 'bedrock-agent-runtime'];

const client = (
  factories: readonly string[],
  operations: readonly OperationFact[],
): ClientFact => ({
  names: [`${factories[0] ?? ''} of a service`],
  factories,
  onlyWith: { argument: 0, name: 'service_name', texts: services },
  optionsArgument: -1,
  copies: [],
  operations,
});

export const bedrock: Sdk = pypi({
  id: 'boto3',
  packages: ['boto3', 'botocore.session'],
  distributions: ['boto3', 'botocore'],
  provider: 'aws-bedrock',
  label: 'boto3',
  clients: [
    client(
      [
        ...[
          'client',
          'Session.().client',
          'session.Session.().client',
          'get_session.().create_client',
        ],
        ...['DEFAULT_SESSION.client', '_get_default_session.().client'],
      ],
      waiting(runtime),
    ),
  ],
  versions: [{ ...awsFacts, range: '*' }],
  source: read,
});

export const aioBedrock: Sdk = {
  ...bedrock,
  id: 'aioboto3',
  packages: ['aioboto3', 'aiobotocore.session'],
  distributions: ['aioboto3', 'aiobotocore'],
  label: 'aioboto3',
  clients: [
    client(
      ['Session.().client', 'session.Session.().client', 'get_session.().create_client'],
      runtime,
    ),
  ],
};
