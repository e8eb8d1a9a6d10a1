/** SDKs of gateways, of clouds that resell, and of smaller providers. */
import { body, chat, family, member, shape } from './parts';
import type { Family, Shape } from '../table';

const message = `[{ role: 'user', content: 'Hello' }]`;

// -------------------------------------------------------------------------------------------- OpenRouter

const routed = (rest: string): string =>
  `client.chat.send({
    chatRequest: { model: 'openai/gpt-5', messages: ${message}${rest} },
  })`;

const openrouter: readonly Shape[] = [
  shape(
    'whole',
    false,
    body(
      `import { OpenRouter } from '@openrouter/sdk';`,
      `const client = new OpenRouter({ apiKey: 'drill' });`,
      `  const answer = await ${routed('')};
  if (!('choices' in answer)) throw new Error('a stream');
  return answer.choices[0]?.message.content;
`,
    ),
  ),
  shape(
    'stream',
    true,
    body(
      `import { OpenRouter } from '@openrouter/sdk';`,
      `const client = new OpenRouter({ apiKey: 'drill' });`,
      `  const stream = await ${routed(', stream: true')};
  if (!(Symbol.asyncIterator in stream)) throw new Error('no stream');
  let text = '';
  for await (const chunk of stream) {
    text += chunk.choices[0]?.delta.content ?? '';
  }
  return text;
`,
    ),
  ),
];

// ------------------------------------------------------------- what speaks like OpenAI, with looser types

/** Answers whose parts have several types: whole, and counted. */
const counted = (imports: string, client: string, model: string): readonly Shape[] => [
  shape(
    'whole',
    false,
    body(
      imports,
      `const client = ${client};`,
      `  const answer = await client.chat.completions.create({
    model: '${model}',
    messages: ${message},
  });
  return answer;
`,
    ),
  ),
  shape(
    'stream',
    true,
    body(
      imports,
      `const client = ${client};`,
      `  const stream = await client.chat.completions.create({
    model: '${model}',
    messages: ${message},
    stream: true,
  });
  let events = 0;
  for await (const chunk of stream) {
    if (chunk) events += 1;
  }
  return events;
`,
    ),
  ),
];

// ------------------------------------------------------------------------------------------------- others

const huggingface: readonly Shape[] = [
  shape(
    'whole',
    false,
    body(
      `import { InferenceClient } from '@huggingface/inference';`,
      `const client = new InferenceClient('drill', {
  endpointUrl: 'https://drill.endpoints.huggingface.cloud/v1/chat/completions',
});`,
      `  const answer = await client.chatCompletion({ messages: ${message} });
  return answer.choices[0]?.message.content;
`,
    ),
  ),
  shape(
    'stream',
    true,
    body(
      `import { InferenceClient } from '@huggingface/inference';`,
      `const client = new InferenceClient('drill', {
  endpointUrl: 'https://drill.endpoints.huggingface.cloud/v1/chat/completions',
});`,
      `  let text = '';
  for await (const chunk of client.chatCompletionStream({ messages: ${message} })) {
    text += chunk.choices[0]?.delta.content ?? '';
  }
  return text;
`,
    ),
  ),
];

const replicate: readonly Shape[] = [
  shape(
    'whole',
    false,
    body(
      `import Replicate from 'replicate';`,
      `const client = new Replicate({ auth: 'drill', useFileOutput: false });`,
      `  return client.predictions.create({
    model: 'meta/meta-llama-3-70b-instruct',
    input: { prompt: 'Hello' },
    wait: true,
  });
`,
    ),
    { finalStatuses: [503] },
  ),
];

const azureInference: readonly Shape[] = [
  shape(
    'whole',
    false,
    body(
      `import ModelClient, { isUnexpected } from '@azure-rest/ai-inference';
import { AzureKeyCredential } from '@azure/core-auth';`,
      `const client = ModelClient(
  'https://drill.services.ai.azure.com/models',
  new AzureKeyCredential('drill'),
);`,
      `  const answer = await client.path('/chat/completions').post({
    body: { model: 'gpt-5', messages: ${message} },
  });
  if (isUnexpected(answer)) throw new Error(answer.status);
  return answer.body.choices;
`,
    ),
    // Its default and its names stand in one import.
    { languages: ['ts', 'js'] },
  ),
];

const claudeIn = (imports: string, client: string): readonly Shape[] => [
  shape(
    'whole',
    false,
    body(
      imports,
      `const client = ${client};`,
      `  const answer = await client.messages.create({
    model: 'claude-sonnet-5',
    max_tokens: 100,
    messages: ${message},
  });
  return answer.content;
`,
    ),
  ),
];

export const gatewayFamilies: readonly Family[] = [
  {
    name: '@openrouter/sdk',
    members: [
      member('0.11.2', { '@openrouter/sdk': 'openrouter-0' }, {}),
      member('1.3.19', { '@openrouter/sdk': 'openrouter-1' }, {}),
    ],
    shapes: openrouter,
  },
  family(
    '@perplexity-ai/perplexity_ai',
    ['0.38.5'],
    'perplexity',
    counted(
      `import Perplexity from '@perplexity-ai/perplexity_ai';`,
      `new Perplexity({ apiKey: 'drill' })`,
      'sonar',
      // Its package can only be imported.
    ).map((one) => ({ ...one, languages: ['ts', 'js'] as const })),
  ),
  family(
    '@cerebras/cerebras_cloud_sdk',
    ['1.91.0'],
    'cerebras',
    counted(
      `import Cerebras from '@cerebras/cerebras_cloud_sdk';`,
      `new Cerebras({ apiKey: 'drill', warmTCPConnection: false })`,
      'gpt-oss-120b',
    ),
  ),
  family(
    'portkey-ai',
    ['3.1.0'],
    'portkey',
    chat(
      `import { Portkey } from 'portkey-ai';`,
      `new Portkey({ apiKey: 'drill', provider: 'openai' })`,
    ).slice(0, 1),
  ),
  family('@huggingface/inference', ['3.15.0', '4.13.30'], 'huggingface', huggingface),
  family('replicate', ['1.4.0'], 'replicate', replicate),
  {
    name: '@azure-rest/ai-inference',
    members: [
      member(
        '1.0.0-beta.6',
        {
          '@azure-rest/ai-inference': 'azure-inference-1',
          '@azure/core-auth': '@azure/core-auth',
        },
        { '@azure/core-auth': '1.10.1' },
      ),
    ],
    shapes: azureInference,
  },
  family(
    '@anthropic-ai/vertex-sdk',
    ['1.1.3'],
    'anthropic-vertex',
    claudeIn(
      `import { AnthropicVertex } from '@anthropic-ai/vertex-sdk';
import { OAuth2Client } from 'google-auth-library';`,
      `new AnthropicVertex({ region: 'global', projectId: 'drill', authClient })`,
    ).map((one) => ({
      ...one,
      source: one.source.replace(
        'const client =',
        `const authClient = new OAuth2Client();
authClient.setCredentials({ access_token: 'drill' });
const client =`,
      ),
      needs: { 'google-auth-library': 'google-auth-library' },
    })),
  ),
  family(
    '@anthropic-ai/bedrock-sdk',
    ['1.1.3'],
    'anthropic-bedrock',
    claudeIn(
      `import { AnthropicBedrock } from '@anthropic-ai/bedrock-sdk';`,
      `new AnthropicBedrock({ awsRegion: 'us-east-1' })`,
    ),
  ),
];
