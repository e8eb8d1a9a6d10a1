/** Anthropic's clients for models that a cloud serves. */
import type { Sdk, Source, VersionFacts } from '../../../model/knowledge';
import { nodeFetchClient, stainlessDefaults } from '../stainless';
import { stainlessTraps } from '../traps';
import { messageOperations } from './anthropicOperations';
import { longAnswer } from './longAnswers';

interface Cloud {
  readonly id: string;
  readonly names: readonly string[];
  readonly provider: string;
  readonly label: string;
  /** First version on @anthropic-ai/sdk 0.50, whose requests go over the runtime's `fetch`. */
  readonly onFetch: string;
  readonly source: Source;
}

/** The request loop is that of @anthropic-ai/sdk; majors go together, before 1.0 only the lower bound is known. */
const versions = ({ onFetch, source }: Cloud): readonly VersionFacts[] => [
  {
    ...stainlessDefaults,
    range: '>=1.0.0',
    traps: stainlessTraps('client-checks', 'both'),
    longAnswer,
    retries: {
      ...stainlessDefaults.retries,
      retryAfter: { honoured: true, capMs: 2_147_483_647 },
    },
    source,
  },
  {
    ...stainlessDefaults,
    range: `>=${onFetch}`,
    // Which version of the SDK is below decides about counts.
    traps: stainlessTraps('client-checks', 'none').filter(({ option }) => option === 'timeout'),
    longAnswer,
    source,
  },
  { ...stainlessDefaults, range: '*', ...nodeFetchClient, source },
];

const cloud = (facts: Cloud): Sdk => ({
  id: facts.id,
  ecosystem: 'npm',
  packages: [facts.id],
  provider: facts.provider,
  label: facts.label,
  clients: [
    {
      names: ['default', '=', ...facts.names],
      optionsArgument: 0,
      copies: ['withOptions'],
      operations: messageOperations,
    },
  ],
  versions: versions(facts),
  source: facts.source,
});

const read = (packages: string): Source => ({
  from: `${packages}: source and dependencies read; the request loop is that of @anthropic-ai/sdk`,
  date: '2026-11-23',
});

export const anthropicClouds: readonly Sdk[] = [
  cloud({
    id: '@anthropic-ai/bedrock-sdk',
    names: ['AnthropicBedrock', 'AnthropicBedrockMantle', 'BaseAnthropic'],
    provider: 'aws-bedrock',
    label: 'the Anthropic SDK for Bedrock',
    onFetch: '0.21.0',
    source: read('@anthropic-ai/bedrock-sdk 0.12.6, 0.21.2 and 1.1.3'),
  }),
  // Anthropic itself answers behind these two; the cloud keeps the account.
  cloud({
    id: '@anthropic-ai/aws-sdk',
    names: ['AnthropicAws', 'BaseAnthropic'],
    provider: 'anthropic',
    label: 'the Anthropic SDK for AWS',
    onFetch: '0.0.0',
    source: read('@anthropic-ai/aws-sdk 1.1.2'),
  }),
  cloud({
    id: '@anthropic-ai/google-cloud-sdk',
    names: ['AnthropicGoogleCloud', 'BaseAnthropic'],
    provider: 'anthropic',
    label: 'the Anthropic SDK for Google Cloud',
    onFetch: '0.0.0',
    source: read('@anthropic-ai/google-cloud-sdk 1.1.4'),
  }),
  cloud({
    id: '@anthropic-ai/vertex-sdk',
    names: ['AnthropicVertex', 'BaseAnthropic'],
    provider: 'google-vertex',
    label: 'the Anthropic SDK for Vertex AI',
    onFetch: '0.11.0',
    source: read('@anthropic-ai/vertex-sdk 0.7.0, 0.11.3 and 1.1.3'),
  }),
  cloud({
    id: '@anthropic-ai/foundry-sdk',
    names: ['AnthropicFoundry', 'BaseAnthropic'],
    // Foundry's Claude models answer under {resource}.services.ai.azure.com, a host of this provider.
    provider: 'azure-openai',
    label: 'the Anthropic SDK for Microsoft Foundry',
    onFetch: '0.2.0',
    source: read('@anthropic-ai/foundry-sdk 0.2.0 and 1.1.1'),
  }),
];
