/** Regions that code names: on the client, in the address, in a constant; and where it leaves them to its surroundings. */
import { expect, it } from 'vitest';
import { checkCode } from '../support/checkCode';

const bedrock = (options: string, before = ''): string => `import {
  BedrockRuntimeClient,
  ConverseCommand,
} from '@aws-sdk/client-bedrock-runtime';
${before}
const client = new BedrockRuntimeClient(${options});
await client.send(new ConverseCommand({ modelId: 'm', messages: [] }));
`;

it.each<[string, string, string | null]>([
  ['on the client', bedrock("{ region: 'eu-central-1' }"), 'eu-central-1'],
  ['in a constant', bedrock('{ region: REGION }', "const REGION = 'eu-west-3';"), 'eu-west-3'],
  ['in the environment, with a default', bedrock("{ region: process.env.R ?? 'us-east-1' }"), null],
  ['in the environment', bedrock('{ region: process.env.R }'), null],
  ['nowhere', bedrock('{}'), null],
  [
    'in the address',
    "await fetch('https://us-central1-aiplatform.googleapis.com/v1/projects/p/locations/us-central1/publishers/google/models/gemini-3-pro:generateContent', { method: 'POST' });\n",
    'us-central1',
  ],
  [
    'of another SDK of the same provider',
    `import { AnthropicBedrock } from '@anthropic-ai/bedrock-sdk';
const client = new AnthropicBedrock({ awsRegion: 'us-west-2' });
await client.messages.create({ model: 'm', max_tokens: 9, messages: [] });
`,
    'us-west-2',
  ],
  [
    'of a provider without regions',
    `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic({ region: 'eu' });
await client.messages.create({ model: 'm', max_tokens: 9, messages: [] });
`,
    null,
  ],
])('reads the region %s', (_, code, region) => {
  expect(checkCode(code).calls.map((call) => call.region)).toEqual([region]);
});
