/** SDKs of Python, as imports name them; what is installed for them may have another name. */
import type { Sdk } from '../../../model/knowledge';
import { agentSdks } from './agents';
import { anthropic } from './anthropic';
import { asianSdks } from './asia';
import { aioBedrock, bedrock } from './bedrock';
import { cohere } from './cohere';
import { googleSdks } from './google';
import { hostingSdks } from './hosting';
import { httpSdks } from './http';
import { langchainSdks } from './langchain';
import { litellm } from './litellm';
import { llamaIndexSdks } from './llamaIndex';
import { mistral } from './mistral';
import { openai } from './openai';
import { structuredSdks } from './structured';
import { vendorSdks } from './vendors';

export const pythonSdks: readonly Sdk[] = [
  openai,
  anthropic,
  ...googleSdks,
  mistral,
  cohere,
  ...vendorSdks,
  ...asianSdks,
  ...hostingSdks,
  litellm,
  bedrock,
  aioBedrock,
  ...langchainSdks,
  ...agentSdks,
  ...structuredSdks,
  ...llamaIndexSdks,
  ...httpSdks,
];
