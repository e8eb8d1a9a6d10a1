import type { InnerFact, OperationFact, Sdk, Source, VersionFacts } from '../../../model/knowledge';
import { bare } from '../cloud/plain';
import { bodyDecides } from '../stainless';

const measured: Source = {
  from: '@openai/agents 0.20.0 on openai 7: source read, and measured against loopback servers',
  date: '2026-11-23',
};

/** The agent brings its model and its settings; a name of a model goes to OpenAI. */
const agent: InnerFact = { argument: 0, settings: true };

/** `run(agent, input, { stream, signal })`: several requests, with tools between them. */
const run: OperationFact = {
  path: 'run',
  operation: 'agent',
  streaming: bodyDecides,
  bodyArgument: 2,
  optionsArgument: 2,
  inner: agent,
};

/** One request of the loop, as the OpenAI SDK below makes it; `retry` of the model settings comes on top of its own. */
const versions: readonly VersionFacts[] = [
  {
    ...bare,
    timeout: {
      defaultMs: 600_000,
      option: {
        name: 'timeoutMs',
        clientName: 'modelSettings.timeoutMs',
        places: ['client'],
      },
      unit: 'ms',
      covers: 'body',
      coversStream: 'headers',
      scope: 'attempt',
    },
    retries: {
      defaultRetries: 2,
      option: null,
      counts: 'retries',
      on: { statuses: [408, 409, 429], serverErrors: true, connection: true, timeouts: true },
      backoff: { initialMs: 500, factor: 2, maxMs: 8_000, jitter: 0.25 },
      retryAfter: { honoured: true, capMs: 60_000 },
    },
    signal: { name: 'signal', places: ['call'] },
    source: measured,
  },
];

export const openaiAgents: Sdk = {
  id: '@openai/agents',
  ecosystem: 'npm',
  packages: ['@openai/agents', '@openai/agents-core'],
  provider: 'openai',
  label: 'the OpenAI Agents SDK',
  clients: [
    {
      names: ['Agent'],
      factories: ['Agent.create'],
      optionsArgument: 0,
      model: { argument: 0, property: 'model' },
      copies: ['clone'],
      operations: [],
    },
    {
      names: ['='],
      instances: ['='],
      optionsArgument: 0,
      copies: [],
      operations: [run],
    },
    {
      names: ['Runner'],
      optionsArgument: 0,
      model: { argument: 0, property: 'model' },
      copies: [],
      operations: [run],
    },
  ],
  versions,
  source: measured,
};
