import type { EndpointFact, Provider, StatusComponent, StatusPage } from '../../model/knowledge';
import { anthropicApi, at, openaiApi, openaiPlatform } from './endpoints';
import { everyOperation } from './statusPages';

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

const regions: readonly string[] = [
  ...['us-east-1', 'us-east-2', 'us-west-2', 'us-gov-east-1', 'us-gov-west-1', 'ca-central-1'],
  ...['eu-central-1', 'eu-north-1', 'eu-south-1', 'eu-south-2', 'eu-west-1', 'eu-west-2'],
  ...['eu-west-3', 'ap-east-2', 'ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3'],
  ...['ap-south-1', 'ap-south-2', 'ap-southeast-1', 'ap-southeast-2', 'ap-southeast-4'],
  ...['sa-east-1', 'me-central-1', 'me-south-1', 'il-central-1', 'af-south-1'],
];

const regional = (region: string): StatusComponent => ({
  id: `bedrock-${region}`,
  name: `Amazon Bedrock (${region})`,
  operations: [],
  names: [`multipleservices-${region}`],
  region,
});

const status: StatusPage = {
  url: 'https://health.aws.amazon.com/health/status',
  reader: 'aws-health',
  endpoints: [{ url: 'https://health.aws.amazon.com/public/currentevents', role: 'incidents' }],
  fallbacks: [],
  pageId: null,
  components: [
    {
      id: 'bedrock',
      name: 'Amazon Bedrock',
      operations: everyOperation,
      names: ['bedrock-*', 'multipleservices-*'],
      region: '*',
    },
    ...regions.map(regional),
  ],
  staleAfterMinutes: null,
  source: {
    from: 'AWS Health, public/currentevents: names of services read from recorded answers; regions of Amazon Bedrock',
    date: '2026-09-04',
  },
};

export const awsBedrock: Provider = {
  id: 'aws-bedrock',
  name: 'Amazon Web Services',
  label: 'Amazon Bedrock',
  hosts: [
    { host: 'bedrock-runtime.*.amazonaws.com', regional: true, endpoints: runtime },
    { host: 'bedrock-runtime-fips.*.amazonaws.com', regional: true, endpoints: runtime },
    { host: '*.bedrock-runtime.*.vpce.amazonaws.com', regional: true, endpoints: runtime },
    { host: 'bedrock-agent-runtime.*.amazonaws.com', regional: true, endpoints: agentRuntime },
    { host: 'bedrock-mantle.*.api.aws', regional: true, endpoints: mantle },
    { host: 'bedrock.*.amazonaws.com', shared: true, endpoints: control },
  ],
  envWords: ['BEDROCK'],
  regionOptions: ['region', 'awsRegion', 'aws_region', 'region_name'],
  streamPings: false,
  status,
  source: {
    from: 'Amazon Bedrock API reference, actions of the runtime; @anthropic-ai/bedrock-sdk 1.1.3; openai 7.57.0, src/bedrock.ts; vercel/ai (2026-08), packages/amazon-bedrock/src',
    date: '2026-11-23',
  },
};
