import type { EndpointFact, Provider } from '../../model/knowledge';
import { anthropicApi, at, openaiApi, openaiPlatform } from './endpoints';

/** A model's name tells what an `invoke` is for: there is one method for all. */
const runtime: readonly EndpointFact[] = [
  ...at('generate', 'Converse', '/model/*/converse'),
  ...at('generate', 'ConverseStream', '/model/*/converse-stream'),
  ...at('embed', 'InvokeModel', '/model/*embed*/invoke'),
  ...at('rerank', 'InvokeModel', '/model/*rerank*/invoke'),
  ...at('image', 'InvokeModel', '/model/*image*/invoke', '/model/*canvas*/invoke'),
  ...at('image', 'InvokeModel', '/model/stability.*/invoke'),
  ...at('generate', 'InvokeModel', '/model/*/invoke'),
  ...at('generate', 'InvokeModelWithResponseStream', '/model/*/invoke-with-response-stream'),
  ...at(
    'realtime',
    'InvokeModelWithBidirectionalStream',
    '/model/*/invoke-with-bidirectional-stream',
  ),
  ...at('batch', 'StartAsyncInvoke', '/async-invoke*'),
  ...at('moderate', 'ApplyGuardrail', '/guardrail/*/apply'),
  ...at('manage', 'CountTokens', '/model/*/count-tokens'),
  ...openaiApi('/openai/v1'),
];

const agentRuntime: readonly EndpointFact[] = [
  ...at('agent', 'InvokeAgent', '/agents/*/agentAliases/*/sessions/*/text'),
  ...at('agent', 'InvokeInlineAgent', '/agents/*/sessions/*'),
  ...at('agent', 'InvokeFlow', '/flows/*/aliases/*'),
  ...at('generate', 'RetrieveAndGenerate', '/retrieveAndGenerate'),
  ...at('generate', 'RetrieveAndGenerateStream', '/retrieveAndGenerateStream'),
  ...at('embed', 'Retrieve', '/knowledgebases/*/retrieve'),
  ...at('rerank', 'Rerank', '/rerank'),
];

const mantle: readonly EndpointFact[] = [
  ...openaiPlatform('/openai/v1'),
  ...openaiPlatform('/v1'),
  ...anthropicApi('/anthropic/v1'),
];

const control: readonly EndpointFact[] = [
  ...at('manage', 'ListFoundationModels', '/foundation-models*'),
  ...at('manage', 'ListInferenceProfiles', '/inference-profiles*'),
  ...at('batch', 'CreateModelInvocationJob', '/model-invocation-job*'),
];

export const awsBedrock: Provider = {
  id: 'aws-bedrock',
  name: 'Amazon Web Services',
  label: 'Amazon Bedrock',
  hosts: [
    { host: 'bedrock-runtime.*.amazonaws.com', endpoints: runtime },
    { host: 'bedrock-runtime-fips.*.amazonaws.com', endpoints: runtime },
    { host: '*.bedrock-runtime.*.vpce.amazonaws.com', endpoints: runtime },
    { host: 'bedrock-agent-runtime.*.amazonaws.com', endpoints: agentRuntime },
    { host: 'bedrock-mantle.*.api.aws', endpoints: mantle },
    { host: 'bedrock.*.amazonaws.com', shared: true, endpoints: control },
  ],
  envWords: ['BEDROCK'],
  streamPings: false,
  status: null,
  source: {
    from: 'Amazon Bedrock API reference, actions of the runtime; @anthropic-ai/bedrock-sdk 1.1.3; openai 7.57.0, src/bedrock.ts; vercel/ai (2026-08), packages/amazon-bedrock/src',
    date: '2026-11-23',
  },
};
