/** Texts in the place of a model: `initChatModel('openai:gpt-5')`, and `modelProvider` beside the bare name. */
import type { InnerFact } from '../../../model/knowledge';

/** LangChain's names of providers. */
export const providersByName: Readonly<Record<string, string>> = {
  openai: 'openai',
  anthropic: 'anthropic',
  azure_openai: 'azure-openai',
  cohere: 'cohere',
  'google-vertexai': 'google-vertex',
  'google-vertexai-web': 'google-vertex',
  'google-genai': 'google-gemini',
  ollama: 'ollama',
  mistralai: 'mistral',
  mistral: 'mistral',
  groq: 'groq',
  cerebras: 'cerebras',
  bedrock: 'aws-bedrock',
  aws: 'aws-bedrock',
  deepseek: 'deepseek',
  xai: 'xai',
  fireworks: 'fireworks',
  together: 'together',
  perplexity: 'perplexity',
  openrouter: 'openrouter',
};

export const modelPrefix: NonNullable<InnerFact['prefix']> = {
  separator: ':',
  providers: providersByName,
};
