/** Which provider answers at an address, and what for. `{}` is a part that code does not settle. */
import { describe, expect, it } from 'vitest';
import { hostOf, providerAt, providerOfHost } from '../../src/engine/hosts';
import type { Address } from '../../src/engine/hosts';
import { knowledge } from '../../src/knowledge';

const { providers } = knowledge;

function address(text: string): Address {
  const pieces = text
    .split('{}')
    .flatMap((piece, index) => (index === 0 ? [piece] : [null, piece]));
  const found = hostOf(pieces);
  if (!found) throw new Error(`${text} is no address`);
  return found;
}

/** `provider operation`, or null. */
function answer(text: string): string | null {
  const found = providerAt(address(text), providers);
  return found ? `${found.provider.id} ${found.operation}` : null;
}

/** Provider → what → addresses, without `https://`. */
const requests: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  anthropic: {
    generate: [
      'api.anthropic.com/v1/messages',
      'api.anthropic.com/v1/complete',
      'claude.googleapis.com/v1/projects/p/locations/global/workspaces/w/invoke/v1/messages',
    ],
    agent: ['api.anthropic.com/v1/sessions/sesn_1/events'],
    manage: [
      'api.anthropic.com/v1/messages/count_tokens',
      'api.anthropic.com/v1/models/claude',
      'api.anthropic.com/v1/sessions',
    ],
    batch: ['api.anthropic.com/v1/messages/batches/{}/results'],
  },
  openai: {
    generate: [
      'api.openai.com/v1/chat/completions',
      'api.openai.com/v1/responses/',
      'api.openai.com/{}',
      'eu.api.openai.com/v1/responses',
      'oai.helicone.ai/v1/chat/completions',
      'api.openai.com/v1/engines/davinci/completions',
    ],
    embed: ['api.openai.com/v1/embeddings'],
    image: ['api.openai.com/v1/images/generations', 'api.openai.com/v1/images/edits'],
    video: ['api.openai.com/v1/videos', 'api.openai.com/v1/videos/{}/remix'],
    speech: ['api.openai.com/v1/audio/speech'],
    transcribe: ['api.openai.com/v1/audio/transcriptions', 'api.openai.com/v1/audio/translations'],
    moderate: ['api.openai.com/v1/moderations'],
    realtime: ['api.openai.com/v1/realtime?model=gpt-realtime'],
    agent: ['api.openai.com/v1/threads/{}/messages'],
    batch: ['api.openai.com/v1/batches'],
    manage: [
      'api.openai.com/v1/models',
      'api.openai.com/v1/responses/{}',
      'api.openai.com/v1/videos/{}/content',
      'api.openai.com/v1/files/{}/content',
      'api.openai.com/dashboard/billing/subscription',
    ],
  },
  'azure-openai': {
    generate: [
      'own.openai.azure.com/openai/deployments/gpt/chat/completions?api-version=2024-10-21',
      '{}.openai.azure.com/openai/deployments/{}/chat/completions',
      'own.openai.azure.com/openai/v1/responses',
      'own.cognitiveservices.azure.com/openai/deployments/{}/chat/completions',
      'own.services.ai.azure.com/models/chat/completions',
      'own.services.ai.azure.com/anthropic/v1/messages',
      'phi.eastus2.models.ai.azure.com/v1/chat/completions',
    ],
    embed: ['own.openai.azure.com/openai/deployments/{}/embeddings'],
    image: ['own.openai.azure.com/openai/deployments/dalle/images/generations'],
    transcribe: ['own.openai.azure.com/openai/deployments/whisper/audio/transcriptions'],
    realtime: ['own.openai.azure.com/openai/realtime'],
  },
  'google-gemini': {
    generate: [
      'generativelanguage.googleapis.com/v1beta/models/gemini-2.5-pro:generateContent?key={}',
      'generativelanguage.googleapis.com/v1/models/{}:streamGenerateContent',
      'generativelanguage.googleapis.com/v1beta/models/{}:{}',
      'generativelanguage.googleapis.com/v1beta/openai/chat/completions',
      'generativelanguage.googleapis.com/v1beta/interactions',
    ],
    embed: [
      'generativelanguage.googleapis.com/v1beta/models/embedding:embedContent',
      'generativelanguage.googleapis.com/v1beta/models/embedding:batchEmbedContents',
    ],
    image: ['generativelanguage.googleapis.com/v1beta/models/imagen:predict'],
    video: ['generativelanguage.googleapis.com/v1beta/models/veo:predictLongRunning'],
    batch: ['generativelanguage.googleapis.com/v1beta/models/{}:batchGenerateContent'],
    manage: [
      'generativelanguage.googleapis.com/v1beta/models',
      'generativelanguage.googleapis.com/v1beta/models/{}:countTokens',
      'generativelanguage.googleapis.com/upload/v1beta/files',
      'generativelanguage.googleapis.com/v1beta/cachedContents',
    ],
  },
  'google-vertex': {
    generate: [
      '{}-aiplatform.googleapis.com/v1/projects/{}/locations/{}/publishers/google/models/{}:generateContent',
      'aiplatform.googleapis.com/v1/projects/p/locations/global/publishers/anthropic/models/{}:streamRawPredict',
      'us-east5-aiplatform.googleapis.com/v1/projects/p/locations/us-east5/publishers/anthropic/models/{}:rawPredict',
      'aiplatform.eu.rep.googleapis.com/v1/projects/p/locations/eu/publishers/google/models/{}:generateContent',
      'us-central1-aiplatform.googleapis.com/v1/projects/p/locations/l/endpoints/openapi/chat/completions',
    ],
    embed: [
      'us-central1-aiplatform.googleapis.com/v1/projects/p/locations/l/publishers/google/models/text-embedding-005:predict',
    ],
    image: [
      'us-central1-aiplatform.googleapis.com/v1/projects/p/locations/l/publishers/google/models/imagen-4:predict',
    ],
    manage: [
      'us-east5-aiplatform.googleapis.com/v1/projects/p/locations/l/publishers/anthropic/models/count-tokens:rawPredict',
    ],
  },
  'aws-bedrock': {
    generate: [
      'bedrock-runtime.us-east-1.amazonaws.com/model/{}/invoke',
      'bedrock-runtime.{}.amazonaws.com/model/{}/converse-stream',
      'bedrock-mantle.us-east-1.api.aws/openai/v1/responses',
      'bedrock-mantle.us-east-1.api.aws/anthropic/v1/messages',
      'bedrock-agent-runtime.us-east-1.amazonaws.com/retrieveAndGenerate',
    ],
    embed: ['bedrock-runtime.us-east-1.amazonaws.com/model/amazon.titan-embed-text-v2:0/invoke'],
    rerank: ['bedrock-agent-runtime.us-east-1.amazonaws.com/rerank'],
    agent: [
      'bedrock-agent-runtime.us-east-1.amazonaws.com/agents/{}/agentAliases/{}/sessions/{}/text',
    ],
    moderate: ['bedrock-runtime.us-east-1.amazonaws.com/guardrail/{}/version/1/apply'],
    manage: ['bedrock.us-east-1.amazonaws.com/foundation-models'],
  },
  mistral: {
    generate: ['api.mistral.ai/v1/chat/completions', 'codestral.mistral.ai/v1/fim/completions'],
    agent: ['api.mistral.ai/v1/agents/completions'],
    embed: ['api.mistral.ai/v1/embeddings'],
    manage: ['api.mistral.ai/v1/agents/{}'],
  },
  cohere: {
    generate: ['api.cohere.com/v2/chat', 'api.cohere.ai/generate', 'api.cohere.com/v1/generate'],
    embed: ['api.cohere.com/v1/embed'],
    rerank: ['api.cohere.com/v2/rerank'],
    batch: ['api.cohere.com/v1/embed-jobs'],
  },
  groq: {
    generate: ['api.groq.com/openai/v1/chat/completions', 'api.groq.com/{}'],
    transcribe: ['api.groq.com/openai/v1/audio/transcriptions'],
    manage: ['api.groq.com/openai/v1/models'],
  },
  together: {
    generate: ['api.together.xyz/v1/chat/completions', 'api.together.ai/v1/completions'],
    rerank: ['api.together.xyz/v1/rerank'],
  },
  perplexity: {
    generate: ['api.perplexity.ai/chat/completions'],
    batch: ['api.perplexity.ai/async/chat/completions'],
    manage: ['api.perplexity.ai/search'],
  },
  cerebras: { generate: ['api.cerebras.ai/v1/chat/completions'] },
  openrouter: {
    generate: ['openrouter.ai/api/v1/chat/completions', 'openrouter.ai/api/v1/messages'],
    manage: ['openrouter.ai/api/v1/models', 'openrouter.ai/api/v1/credits'],
  },
  xai: {
    generate: ['api.x.ai/v1/chat/completions', 'us.api.x.ai/v1/responses'],
    image: ['api.x.ai/v1/images/generations'],
    video: ['api.x.ai/v1/videos/generations'],
    speech: ['api.x.ai/v1/tts'],
  },
  deepseek: {
    generate: [
      'api.deepseek.com/chat/completions',
      'api.deepseek.com/v1/chat/completions',
      'api.deepseek.com/anthropic/v1/messages',
      'api.deepseek.com/{}',
    ],
    manage: ['api.deepseek.com/user/balance'],
  },
  fireworks: {
    generate: ['api.fireworks.ai/inference/v1/chat/completions'],
    image: [
      'api.fireworks.ai/inference/v1/workflows/accounts/fireworks/models/flux-1-schnell-fp8/text_to_image',
    ],
  },
  moonshot: {
    generate: ['api.moonshot.cn/v1/chat/completions', 'api.moonshot.ai/v1/chat/completions'],
  },
  ollama: {
    generate: [
      'localhost:11434/api/chat',
      '127.0.0.1:11434/api/generate',
      'host.docker.internal:11434/v1/chat/completions',
      'gpu-box.internal:11434/api/chat',
      'ollama.com/api/chat',
    ],
    embed: ['localhost:11434/api/embed', '0.0.0.0:11434/api/embeddings'],
    manage: ['localhost:11434/api/tags', 'localhost:11434/api/ps', 'localhost:11434/api/pull'],
  },
  lmstudio: {
    generate: ['localhost:1234/v1/chat/completions', 'localhost:1234/api/v0/chat/completions'],
  },
  vllm: {
    generate: ['localhost:8000/v1/chat/completions', '127.0.0.1:8000/v1/completions'],
    embed: ['localhost:8000/v1/embeddings'],
  },
  llamacpp: {
    generate: ['localhost:8080/completion', '127.0.0.1:8080/v1/chat/completions'],
    embed: ['localhost:8080/embedding'],
  },
  huggingface: {
    generate: [
      'api-inference.huggingface.co/models/google/gemma-2-2b-it',
      'router.huggingface.co/v1/chat/completions',
      'router.huggingface.co/together/v1/chat/completions',
      'abc.us-east-1.aws.endpoints.huggingface.cloud',
    ],
    embed: [
      'api-inference.huggingface.co/pipeline/feature-extraction/BAAI/bge-m3',
      'api-inference.huggingface.co/models/sentence-transformers/all-MiniLM-L6-v2',
    ],
    image: ['router.huggingface.co/hf-inference/models/black-forest-labs/FLUX.1-dev'],
    transcribe: ['api-inference.huggingface.co/models/openai/whisper-large-v3'],
  },
  'github-copilot': {
    generate: [
      'api.githubcopilot.com/chat/completions',
      'api.individual.githubcopilot.com/responses',
      'copilot-proxy.githubusercontent.com/v1/engines/copilot-codex/completions',
    ],
    manage: ['api.githubcopilot.com/models'],
  },
  'github-models': {
    generate: [
      'models.github.ai/inference/chat/completions',
      'models.inference.ai.azure.com/chat/completions',
    ],
  },
  'vercel-gateway': {
    generate: [
      'ai-gateway.vercel.sh/v1/chat/completions',
      'ai-gateway.vercel.sh/v4/ai/language-model',
    ],
    embed: ['ai-gateway.vercel.sh/v1/embeddings'],
    image: ['ai-gateway.vercel.sh/v3/ai/image-model'],
  },
  cloudflare: {
    generate: [
      'gateway.ai.cloudflare.com/v1/{}/{}/openai/chat/completions',
      'gateway.ai.cloudflare.com/v1/{}/{}/anthropic/v1/messages',
      'gateway.ai.cloudflare.com/v1/{}/{}/google-ai-studio/v1/models/{}:generateContent',
      'gateway.ai.cloudflare.com/v1/{}/{}/workers-ai/@cf/meta/llama-3.1-8b-instruct',
      'api.cloudflare.com/client/v4/accounts/{}/ai/run/@cf/meta/llama-3.1-8b-instruct',
      'api.cloudflare.com/client/v4/accounts/{}/ai/run/{}',
      'api.cloudflare.com/client/v4/accounts/{}/ai/v1/chat/completions',
    ],
    embed: ['api.cloudflare.com/client/v4/accounts/{}/ai/run/@cf/baai/bge-base-en-v1.5'],
  },
  portkey: { generate: ['api.portkey.ai/v1/chat/completions'] },
  helicone: { generate: ['ai-gateway.helicone.ai/v1/chat/completions'] },
  voyage: { embed: ['api.voyageai.com/v1/embeddings'], rerank: ['api.voyageai.com/v1/rerank'] },
  jina: {
    embed: ['api.jina.ai/v1/embeddings'],
    rerank: ['api.jina.ai/v1/rerank'],
    generate: ['deepsearch.jina.ai/v1/chat/completions'],
  },
  replicate: {
    generate: [
      'api.replicate.com/v1/predictions',
      'api.replicate.com/v1/models/meta/meta-llama-3-70b-instruct/predictions',
    ],
    manage: ['api.replicate.com/v1/predictions/{}', 'api.replicate.com/v1/models/{}/{}'],
  },
  stability: {
    image: [
      'api.stability.ai/v2beta/stable-image/generate/core',
      'api.stability.ai/v1/generation/stable-diffusion-v1-6/text-to-image',
    ],
  },
  elevenlabs: {
    speech: [
      'api.elevenlabs.io/v1/text-to-speech/{}',
      'api.elevenlabs.io/v1/text-to-speech/{}/stream',
    ],
    transcribe: ['api.elevenlabs.io/v1/speech-to-text'],
    realtime: ['api.elevenlabs.io/v1/text-to-speech/{}/stream-input'],
    manage: ['api.elevenlabs.io/v1/voices'],
  },
  assemblyai: {
    transcribe: ['api.assemblyai.com/v2/transcript'],
    manage: ['api.assemblyai.com/v2/transcript/{}', 'api.assemblyai.com/v2/upload'],
    realtime: ['streaming.assemblyai.com/v3/ws?sample_rate=16000'],
  },
  deepgram: {
    transcribe: ['api.deepgram.com/v1/listen?model=nova-3'],
    speech: ['api.deepgram.com/v1/speak'],
  },
  fal: {
    image: ['fal.run/fal-ai/flux/dev'],
    manage: ['queue.fal.run/fal-ai/flux/requests/{}/status'],
  },
  nvidia: { generate: ['integrate.api.nvidia.com/v1/chat/completions'] },
  sambanova: { generate: ['api.sambanova.ai/v1/chat/completions'] },
  deepinfra: {
    generate: ['api.deepinfra.com/v1/openai/chat/completions', 'api.deepinfra.com/v1/inference/{}'],
  },
  aimlapi: { generate: ['api.aimlapi.com/v1/chat/completions'] },
  novita: { generate: ['api.novita.ai/v3/openai/chat/completions'] },
  hyperbolic: { generate: ['api.hyperbolic.xyz/v1/chat/completions'] },
  nebius: { generate: ['api.studio.nebius.ai/v1/chat/completions'] },
  alibaba: {
    generate: [
      'dashscope.aliyuncs.com/compatible-mode/v1/chat/completions',
      'dashscope-intl.aliyuncs.com/api/v1/services/aigc/text-generation/generation',
    ],
    embed: ['dashscope.aliyuncs.com/api/v1/services/embeddings/text-embedding/text-embedding'],
    image: ['dashscope.aliyuncs.com/api/v1/services/aigc/text2image/image-synthesis'],
  },
  zhipu: {
    generate: [
      'open.bigmodel.cn/api/paas/v4/chat/completions',
      'api.z.ai/api/anthropic/v1/messages',
    ],
  },
  baidu: {
    generate: [
      'qianfan.baidubce.com/v2/chat/completions',
      'aip.baidubce.com/rpc/2.0/ai_custom/v1/wenxinworkshop/chat/completions_pro?access_token={}',
    ],
  },
  volcengine: {
    generate: ['ark.cn-beijing.volces.com/api/v3/chat/completions'],
    video: ['ark.cn-beijing.volces.com/api/v3/contents/generations/tasks'],
  },
  minimax: {
    generate: [
      'api.minimax.chat/v1/text/chatcompletion_v2',
      'api.minimax.io/anthropic/v1/messages',
    ],
    speech: ['api.minimax.io/v1/t2a_v2'],
  },
  ibm: { generate: ['us-south.ml.cloud.ibm.com/ml/v1/text/generation?version=2023-05-29'] },
  yandex: { generate: ['llm.api.cloud.yandex.net/foundationModels/v1/completion'] },
  databricks: {
    generate: [
      'dbc-1.cloud.databricks.com/serving-endpoints/databricks-claude-sonnet-4/invocations',
      'dbc-1.cloud.databricks.com/serving-endpoints/chat/completions',
    ],
  },
  snowflake: { generate: ['own.snowflakecomputing.com/api/v2/cortex/inference:complete'] },
  luma: { video: ['api.lumalabs.ai/dream-machine/v1/generations'] },
  siliconflow: { generate: ['api.siliconflow.cn/v1/chat/completions'] },
};

const rows = Object.entries(requests).flatMap(([provider, operations]) =>
  Object.entries(operations).flatMap(([operation, addresses]) =>
    addresses.map((one) => [one, `${provider} ${operation}`] as const),
  ),
);

it.each(rows)('%s is %s', (text, expected) => {
  expect(answer(`https://${text}`)).toBe(expected);
});

describe('no LLM answers at', () => {
  it.each([
    ['Mailgun', 'https://api.mailgun.net/v3/x/messages'],
    ['the own back end', 'http://localhost:3000/api/chat'],
    ['the own back end on a port that model servers like', 'http://localhost:8000/api/chat'],
    ['another path there', 'http://localhost:8080/api/users'],
    ['a page of the own development server', 'http://localhost:1234/api/v1/posts'],
    ['an own proxy of an API', 'https://llm.example.com/v1/chat/completions'],
    ['a host that begins like one', 'https://api.openai.com.example.org/v1/responses'],
    ['a host that ends like one', 'https://notapi.groq.com.evil.example/openai/v1/models'],
    ['the web site of a provider', 'https://www.anthropic.com/news'],
    ['the sign-in of a provider', 'https://auth.openai.com/oauth/token'],
    ['Google Drive', 'https://www.googleapis.com/drive/v3/files'],
    ['the sign-in of Google', 'https://oauth2.googleapis.com/token'],
    [
      'a model that somebody trained on Vertex AI',
      'https://us-central1-aiplatform.googleapis.com/v1/projects/p/locations/l/endpoints/7:predict',
    ],
    ['DynamoDB', 'https://dynamodb.us-east-1.amazonaws.com/'],
    ['S3', 'https://bucket.s3.amazonaws.com/model/one/invoke'],
    [
      'Azure vision',
      'https://own.cognitiveservices.azure.com/computervision/imageanalysis:analyze',
    ],
    ['Azure Blob Storage', 'https://own.blob.core.windows.net/openai/v1/files'],
    [
      'a model that somebody trained on Databricks',
      'https://dbc-1.cloud.databricks.com/serving-endpoints/wine_quality/invocations',
    ],
    ['the rest of Cloudflare', 'https://api.cloudflare.com/client/v4/zones/{}/dns_records'],
    ['text recognition of Baidu', 'https://aip.baidubce.com/rest/2.0/ocr/v1/general_basic'],
    ['the API of GitHub', 'https://api.github.com/repos/o/r/issues'],
    ['a page about a model', 'https://huggingface.co/google/gemma-2-2b-it'],
    ['a page of Ollama', 'https://ollama.com/library/llama3'],
  ])('%s: %s', (_, text) => {
    expect(answer(text)).toBeNull();
  });
});

it('takes a request whose path nobody knows for the main use of a host, never for its management', () => {
  const wrong = providers.flatMap((provider) =>
    provider.hosts
      .filter((fact) => !fact.shared && fact.host !== 'api.endpoints.huggingface.cloud')
      .filter((fact) => {
        const found = providerAt(address(`https://${fact.host.replace('*', 'a')}/{}`), [provider]);
        return found?.operation === 'manage' || found?.operation === 'batch';
      })
      .map((fact) => `${provider.id} ${fact.host}`),
  );
  expect(wrong).toEqual([]);
});

it.each([
  ['https://api.groq.com/openai/v1', 'groq'],
  ['https://openrouter.ai/api/v1', 'openrouter'],
  ['http://localhost:11434/v1', 'ollama'],
  ['http://127.0.0.1:1234/v1', 'lmstudio'],
  ['https://{}.openai.azure.com', 'azure-openai'],
  ['https://own.cognitiveservices.azure.com', 'azure-openai'],
  ['https://generativelanguage.googleapis.com/v1beta/openai/', 'google-gemini'],
  ['https://bedrock-runtime.{}.amazonaws.com', 'aws-bedrock'],
  ['https://gateway.ai.cloudflare.com/v1/{}/{}/openai', 'cloudflare'],
  ['http://localhost:3000/v1', null],
  ['https://llm.example.com/v1', null],
])('the base URL %s reaches %s', (text, expected) => {
  expect(providerOfHost(address(text), providers)?.id ?? null).toBe(expected);
});
