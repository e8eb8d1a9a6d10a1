/** Amazon's Bedrock: HTTP/2 by itself, HTTP/1.1 in older versions and with another handler. */
import { body, family, member, shape } from './parts';
import type { Family, Shape } from '../table';

const names = (command: string): string =>
  `import { BedrockRuntimeClient, ${command} } from '@aws-sdk/client-bedrock-runtime';`;

const request = `{
      modelId: 'anthropic.claude-sonnet-5',
      messages: [{ role: 'user', content: [{ text: 'Hello' }] }],
    }`;

const converse = `  const answer = await client.send(
    new ConverseCommand(${request}),
  );
  return answer.output?.message?.content?.[0]?.text;
`;

const converseStream = `  const { stream } = await client.send(
    new ConverseStreamCommand(${request}),
  );
  if (!stream) throw new Error('no stream');
  let text = '';
  let reason;
  for await (const event of stream) {
    text += event.contentBlockDelta?.delta?.text ?? '';
    reason ??= event.messageStop?.stopReason;
  }
  if (!reason) throw new Error('cut off');
  return text;
`;

const inRegion = `const client = new BedrockRuntimeClient({ region: 'us-east-1' });`;

const bedrock: readonly Shape[] = [
  shape('whole', false, body(names('ConverseCommand'), inRegion, converse)),
  shape('stream', true, body(names('ConverseStreamCommand'), inRegion, converseStream)),
  shape(
    'retries off',
    false,
    body(
      names('ConverseCommand'),
      `const client = new BedrockRuntimeClient({
  region: 'us-east-1',
  maxAttempts: 1,
  requestHandler: { requestTimeout: 19_000 },
});`,
      converse,
    ),
  ),
];

const aggregated: readonly Shape[] = [
  shape(
    'all commands in one client',
    false,
    body(
      `import { BedrockRuntime } from '@aws-sdk/client-bedrock-runtime';`,
      `const client = new BedrockRuntime({ region: 'us-east-1' });`,
      `  const answer = await client.converse({
    modelId: 'anthropic.claude-sonnet-5',
    messages: [{ role: 'user', content: [{ text: 'Hello' }] }],
  });
  return answer.output?.message?.content?.[0]?.text;
`,
    ),
  ),
  shape(
    'client for each request',
    false,
    body(
      names('ConverseCommand'),
      '',
      `  const client = new BedrockRuntimeClient({
    region: 'us-east-1',
    requestHandler: { requestTimeout: 19_000 },
  });
${converse}`,
    ),
  ),
  shape(
    'timeout where it is not read',
    false,
    body(
      names('ConverseCommand'),
      `const options = { region: 'us-east-1', requestTimeout: 19_000 };
const client = new BedrockRuntimeClient(options);`,
      converse,
    ),
  ),
];

export const awsFamilies: readonly Family[] = [
  {
    name: '@aws-sdk/client-bedrock-runtime',
    members: [member('3.600.0', { '@aws-sdk/client-bedrock-runtime': 'bedrock-3-600' }, {})],
    shapes: bedrock,
  },
  family('@aws-sdk/client-bedrock-runtime', ['3.1164.0'], 'bedrock', [...bedrock, ...aggregated]),
];
