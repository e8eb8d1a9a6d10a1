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

/** Nothing here looks at how the stream ended, which its type says may not be there. */
const unheard = `  const { stream } = await client.send(
    new ConverseStreamCommand(${request}),
  );
  let text = '';
  for await (const event of stream ?? []) {
    text += event.contentBlockDelta?.delta?.text ?? '';
  }
  return text;
`;

const handlerImport = `import { NodeHttpHandler } from '@smithy/node-http-handler';`;

const onHttp1 = (settings: string): string =>
  `const client = new BedrockRuntimeClient({
  region: 'us-east-1',
  requestHandler: new NodeHttpHandler(${settings}),
});`;

const ofHandler: Partial<Shape> = {
  needs: { '@smithy/node-http-handler': '@smithy/node-http-handler' },
  installed: { '@smithy/node-http-handler': '4.14.2' },
};

const newest: readonly Shape[] = [
  shape(
    'stream whose end nobody looks at',
    true,
    body(names('ConverseStreamCommand'), inRegion, unheard),
  ),
  shape(
    'handler for HTTP/1.1',
    false,
    body(`${names('ConverseCommand')}\n${handlerImport}`, onHttp1(''), converse),
    ofHandler,
  ),
  shape(
    'handler that only warns',
    false,
    body(
      `${names('ConverseCommand')}\n${handlerImport}`,
      onHttp1('{ requestTimeout: 19_000 }'),
      converse,
    ),
    ofHandler,
  ),
  shape(
    'handler for HTTP/1.1, stream',
    true,
    body(`${names('ConverseStreamCommand')}\n${handlerImport}`, onHttp1(''), converseStream),
    ofHandler,
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
  family('@aws-sdk/client-bedrock-runtime', ['3.1164.0'], 'bedrock', [
    ...bedrock,
    ...newest,
    ...aggregated,
  ]),
];
