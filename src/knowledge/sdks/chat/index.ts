/** SDKs of model vendors, of one family or another. */
import type { Sdk } from '../../../model/knowledge';
import { anthropicClouds } from './anthropicClouds';
import { azureClients } from './azure';
import { chatgpt } from './chatgpt';
import { cohere } from './cohere';
import { huggingface } from './huggingface';
import { mistral, mistralClouds } from './mistral';
import { ollama } from './ollama';
import { openaiEdge } from './openaiLegacy';
import { openrouter } from './openrouter';
import { portkey } from './portkey';
import { replicate } from './replicate';
import { speechSdks } from './speech';
import { stainlessVendors } from './stainlessVendors';
import { voyage } from './voyage';

export const chatSdks: readonly Sdk[] = [
  ...anthropicClouds,
  openaiEdge,
  ...azureClients,
  ...stainlessVendors,
  mistral,
  ...mistralClouds,
  cohere,
  voyage,
  openrouter,
  ollama,
  replicate,
  huggingface,
  portkey,
  chatgpt,
  ...speechSdks,
];
