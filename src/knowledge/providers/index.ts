/** The providers that Lifeboat knows. Those with much of their own have a file each; families share one. */
import type { Provider } from '../../model/knowledge';
import { anthropic } from './anthropic';
import { asianProviders, moonshot } from './asia';
import { awsBedrock } from './awsBedrock';
import { azureOpenai } from './azureOpenai';
import { cohere } from './cohere';
import { enterpriseProviders } from './enterprise';
import { gateways, openrouter } from './gateways';
import { githubCopilot, githubModels, vscodeLm } from './github';
import { googleGemini } from './googleGemini';
import { googleVertex } from './googleVertex';
import { huggingface } from './huggingface';
import { localProviders } from './local';
import { mediaProviders } from './media';
import { mistral } from './mistral';
import { openai } from './openai';
import {
  cerebras,
  deepseek,
  fireworks,
  groq,
  openaiCompatible,
  perplexity,
  together,
  xai,
} from './openaiCompatible';
import { jina, nomic, voyage } from './retrieval';
import { tools } from './tools';

/** Where the name of a variable holds words of two providers (`AZURE_OPENAI_ENDPOINT`), the first here counts. */
export const providers: readonly Provider[] = [
  anthropic,
  azureOpenai,
  openai,
  googleGemini,
  googleVertex,
  awsBedrock,
  mistral,
  cohere,
  groq,
  together,
  perplexity,
  cerebras,
  openrouter,
  xai,
  deepseek,
  fireworks,
  moonshot,
  ...localProviders,
  huggingface,
  githubCopilot,
  githubModels,
  vscodeLm,
  ...gateways,
  voyage,
  jina,
  nomic,
  ...mediaProviders,
  ...openaiCompatible,
  ...asianProviders,
  ...enterpriseProviders,
  ...tools,
];
