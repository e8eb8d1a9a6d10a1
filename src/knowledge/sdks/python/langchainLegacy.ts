/** Models of `langchain` before 0.2, and of `langchain_community`. */
import type { ClientFact, VersionFacts } from '../../../model/knowledge';
import { awsFacts } from './bedrock';
import { chatModel, embedder, onOpenai, onAnthropic, opaque } from './langchainCore';

/** `langchain.chat_models.ChatOpenAI` and its like: 0.1 and before, and `langchain_community` after. */
const legacyOf: Readonly<Record<string, readonly string[]>> = {
  openai: ['ChatOpenAI', 'OpenAI'],
  'azure-openai': ['AzureChatOpenAI', 'AzureOpenAI'],
  anthropic: ['ChatAnthropic', 'Anthropic'],
  'google-gemini': ['ChatGooglePalm', 'GooglePalm'],
  'google-vertex': ['ChatVertexAI', 'VertexAI'],
  'aws-bedrock': ['BedrockChat', 'Bedrock', 'SagemakerEndpoint'],
  cohere: ['ChatCohere', 'Cohere'],
  huggingface: ['HuggingFaceHub', 'HuggingFaceEndpoint', 'ChatHuggingFace'],
  ollama: ['ChatOllama', 'Ollama'],
  together: ['Together', 'ChatTogether'],
  fireworks: ['Fireworks', 'ChatFireworks'],
  replicate: ['Replicate'],
  alibaba: ['ChatTongyi', 'Tongyi'],
  zhipu: ['ChatZhipuAI'],
  baidu: ['QianfanChatEndpoint', 'QianfanLLMEndpoint'],
  groq: ['ChatGroq'],
  litellm: ['ChatLiteLLM'],
  perplexity: ['ChatPerplexity'],
};

const legacyEmbedders: Readonly<Record<string, readonly string[]>> = {
  openai: ['OpenAIEmbeddings'],
  'azure-openai': ['AzureOpenAIEmbeddings'],
  'aws-bedrock': ['BedrockEmbeddings'],
  cohere: ['CohereEmbeddings'],
  huggingface: ['HuggingFaceHubEmbeddings', 'HuggingFaceInferenceAPIEmbeddings'],
  ollama: ['OllamaEmbeddings'],
  'google-vertex': ['VertexAIEmbeddings'],
};

/** Before 0.1 the SDKs inside were others, with limits that are not known here. */
const since = (facts: VersionFacts): readonly VersionFacts[] => [
  { ...facts, range: '>=0.1.0' },
  opaque,
];

const legacyFacts: Readonly<Record<string, readonly VersionFacts[]>> = {
  openai: since(onOpenai),
  'azure-openai': since(onOpenai),
  anthropic: since(onAnthropic),
  'aws-bedrock': [{ ...awsFacts, range: '*' }],
};

export const legacyModels: readonly ClientFact[] = [
  ...Object.entries(legacyOf).flatMap(([provider, names]) => [
    chatModel(
      names.flatMap((name) => [name, ...inModules(name)]),
      { provider, versions: legacyFacts[provider] ?? [opaque] },
    ),
  ]),
  ...Object.entries(legacyEmbedders).map(([provider, names]) =>
    embedder(
      names.flatMap((name) => [name, `embeddings.${name}`]),
      { provider, versions: legacyFacts[provider] ?? [opaque] },
    ),
  ),
];

function inModules(name: string): readonly string[] {
  return [`llms.${name}`, `chat_models.${name}`];
}
