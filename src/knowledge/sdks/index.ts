import type { Sdk } from '../../model/knowledge';
import { agentSdks } from './agents';
import { aiSdks } from './ai';
import { anthropic } from './anthropic';
import { chatSdks } from './chat';
import { cloudSdks } from './cloud';
import { httpClients } from './http';
import { langchainSdks } from './langchain';
import { openai } from './openai';
import { pythonSdks } from './python';

export const sdks: readonly Sdk[] = [
  anthropic,
  openai,
  ...chatSdks,
  ...cloudSdks,
  ...aiSdks,
  ...langchainSdks,
  ...agentSdks,
  ...httpClients,
  ...pythonSdks,
];
