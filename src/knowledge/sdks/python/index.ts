/** SDKs of Python, as imports name them; what is installed for them may have another name. */
import type { Sdk } from '../../../model/knowledge';
import { agentSdks } from './agents';
import { anthropic } from './anthropic';
import { aioBedrock, bedrock } from './bedrock';
import { googleSdks } from './google';
import { httpSdks } from './http';
import { langchainSdks } from './langchain';
import { litellm } from './litellm';
import { openai } from './openai';
import { vendorSdks } from './vendors';

export const pythonSdks: readonly Sdk[] = [
  openai,
  anthropic,
  ...googleSdks,
  ...vendorSdks,
  litellm,
  bedrock,
  aioBedrock,
  ...langchainSdks,
  ...agentSdks,
  ...httpSdks,
];
