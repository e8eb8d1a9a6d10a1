/** SDKs of cloud platforms and of editors. */
import type { Sdk } from '../../../model/knowledge';
import { bedrockAgentRuntime, bedrockRuntime } from './bedrock';
import { googleGenai } from './googleGenai';
import { googleGenerativeAi, googleVertexai } from './googleGenerativeAi';
import { chatExtensionUtils, vscode } from './vscode';

export const cloudSdks: readonly Sdk[] = [
  googleGenai,
  googleGenerativeAi,
  googleVertexai,
  bedrockRuntime,
  bedrockAgentRuntime,
  vscode,
  chatExtensionUtils,
];
