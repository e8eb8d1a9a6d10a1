/** Packages `langchain_<provider>`. */
import type { ClientFact, Sdk, VersionFacts } from '../../../model/knowledge';
import { awsFacts } from './bedrock';
import {
  chatModel,
  embedder,
  onOpenai,
  onAnthropic,
  onGoogle,
  opaque,
  plain,
  minute,
  read,
} from './langchainCore';
import { pypi, retriesOption, silence } from './parts';

// --------------------------------------------------------------------------------------------------- models

const sdk = (
  id: string,
  provider: string | null,
  clients: readonly ClientFact[],
  versions: readonly VersionFacts[],
): Sdk =>
  pypi({
    id,
    packages: [id.replaceAll('-', '_')],
    distributions: [id],
    provider,
    label: 'LangChain',
    clients,
    versions,
    source: read,
  });

export const langchainProviders: readonly Sdk[] = [
  sdk(
    'langchain-openai',
    'openai',
    [
      chatModel(['ChatOpenAI', 'OpenAI']),
      chatModel(['AzureChatOpenAI', 'AzureOpenAI'], {
        provider: 'azure-openai',
        versions: [{ ...onOpenai, baseUrl: { name: 'azure_endpoint', places: ['client'] } }],
      }),
      embedder(['OpenAIEmbeddings']),
      embedder(['AzureOpenAIEmbeddings'], { provider: 'azure-openai' }),
    ],
    [onOpenai],
  ),
  sdk(
    'langchain-anthropic',
    'anthropic',
    [chatModel(['ChatAnthropic', 'AnthropicLLM'])],
    [onAnthropic],
  ),
  sdk(
    'langchain-google-genai',
    'google-gemini',
    [
      chatModel(['ChatGoogleGenerativeAI', 'GoogleGenerativeAI']),
      embedder(['GoogleGenerativeAIEmbeddings'], { versions: [opaque] }),
    ],
    [onGoogle],
  ),
  sdk(
    'langchain-google-vertexai',
    'google-vertex',
    [
      chatModel(['ChatVertexAI', 'VertexAI', 'ChatAnthropicVertex']),
      embedder(['VertexAIEmbeddings'], { versions: [opaque] }),
    ],
    [{ ...onGoogle, retries: { ...onGoogle.retries, counts: 'attempts' } }],
  ),
  sdk(
    'langchain-aws',
    'aws-bedrock',
    [
      chatModel(['ChatBedrock', 'ChatBedrockConverse', 'BedrockLLM']),
      embedder(['BedrockEmbeddings']),
    ],
    [{ ...awsFacts, range: '*' }],
  ),
  sdk(
    'langchain-ollama',
    'ollama',
    [chatModel(['ChatOllama', 'OllamaLLM']), embedder(['OllamaEmbeddings'])],
    [plain],
  ),
  sdk(
    'langchain-mistralai',
    'mistral',
    [chatModel(['ChatMistralAI']), embedder(['MistralAIEmbeddings'], { versions: [opaque] })],
    [
      {
        ...plain,
        timeout: silence(120, { name: 'timeout', places: ['client'] }),
        retries: {
          ...onGoogle.retries,
          defaultRetries: 4,
          counts: 'attempts',
          option: retriesOption('max_retries'),
        },
      },
    ],
  ),
  sdk('langchain-groq', 'groq', [chatModel(['ChatGroq'])], [minute]),
  sdk(
    'langchain-cohere',
    'cohere',
    [chatModel(['ChatCohere', 'Cohere']), embedder(['CohereEmbeddings'])],
    [opaque],
  ),
  sdk(
    'langchain-together',
    'together',
    [chatModel(['ChatTogether']), embedder(['TogetherEmbeddings'])],
    [onOpenai],
  ),
  sdk(
    'langchain-fireworks',
    'fireworks',
    [chatModel(['ChatFireworks']), embedder(['FireworksEmbeddings'])],
    [opaque],
  ),
  sdk('langchain-deepseek', 'deepseek', [chatModel(['ChatDeepSeek'])], [onOpenai]),
  sdk('langchain-xai', 'xai', [chatModel(['ChatXAI'])], [onOpenai]),
  sdk('langchain-perplexity', 'perplexity', [chatModel(['ChatPerplexity'])], [onOpenai]),
  sdk(
    'langchain-huggingface',
    'huggingface',
    [
      chatModel(['ChatHuggingFace', 'HuggingFaceEndpoint']),
      embedder(['HuggingFaceEndpointEmbeddings']),
    ],
    [opaque],
  ),
  sdk(
    'langchain-nvidia-ai-endpoints',
    'nvidia',
    [chatModel(['ChatNVIDIA']), embedder(['NVIDIAEmbeddings'])],
    [opaque],
  ),
  sdk(
    'langchain-ibm',
    'ibm',
    [chatModel(['ChatWatsonx', 'WatsonxLLM']), embedder(['WatsonxEmbeddings'])],
    [opaque],
  ),
];
