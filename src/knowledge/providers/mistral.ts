import type { EndpointFact, Provider } from '../../model/knowledge';
import { at, openaiApi } from './endpoints';

const endpoints: readonly EndpointFact[] = [
  ...openaiApi('/v1'),
  ...at('generate', 'fim.complete', '/v1/fim/completions'),
  ...at('agent', 'agents.complete', '/v1/agents/completions'),
  ...at('agent', 'beta.conversations.start', '/v1/conversations*'),
  ...at('generate', 'ocr.process', '/v1/ocr'),
  ...at('moderate', 'classifiers.moderateChat', '/v1/chat/moderations'),
  ...at('moderate', 'classifiers.classify', '/v1/classifications', '/v1/chat/classifications'),
  ...at('batch', 'batch.jobs.create', '/v1/batch/*'),
  ...at('manage', 'beta.agents.create', '/v1/agents*'),
  ...at('manage', 'fineTuning.jobs.create', '/v1/fine_tuning/*'),
];

export const mistral: Provider = {
  id: 'mistral',
  name: 'Mistral AI',
  label: 'Mistral API',
  hosts: [
    { host: 'api.mistral.ai', endpoints },
    { host: 'codestral.mistral.ai', endpoints },
  ],
  envWords: ['MISTRAL', 'CODESTRAL'],
  streamPings: false,
  status: null,
  source: {
    from: '@mistralai/mistralai 2.7.0, src/funcs; LiteLLM (2026), litellm/constants.py',
    date: '2026-11-23',
  },
};
