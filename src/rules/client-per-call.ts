import { hoistClient } from '../fixes';
import type { ClientSubject, Problem } from '../model/subject';
import type { Rule } from './rule';

function checkClient(client: ClientSubject): Problem | null {
  if (client.role === 'foreign') return null;
  const rebuilt = client.calls.filter(({ call, evidence }) => {
    return call.operation !== 'manage' && evidence.rebuilt !== null;
  });
  const [first] = rebuilt;
  if (!first?.evidence.rebuilt) return null;
  return {
    message: `A client of ${first.sdkLabel} is built for each request, and its connection pool with it: ${first.evidence.rebuilt.says}.`,
    calls: rebuilt,
    fixes: [hoistClient(client)],
  };
}

export const clientPerCall: Rule = {
  id: 'client-per-call',
  says: 'A client is built for each request although its connection pool belongs to it',
  severity: 'information',
  docs: {
    outage:
      'A slow provider keeps connections open for minutes. With a client for each request none is used again: handshakes add to every answer, sockets and memory grow with the number of users who wait, and the process runs out of them before the provider is back.',
    ignore: 'When each user brings credentials or a region of their own.',
    evidence: [
      'A client of the AWS SDK for JavaScript v3 has its own request handler with its own connections (@smithy/node-http-handler 4.14, source read, 2026-11); AWS recommends to build it outside of the handler.',
      'SDKs on the built-in `fetch` share one pool for the whole process: there a new client costs nothing, and this rule is silent.',
    ],
  },
  fires: [
    {
      when: 'a handler builds the client',
      path: 'src/lambda/handler.ts',
      code: `import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
export const handler = async (event) => {
  const client = new BedrockRuntimeClient({ region: 'us-east-1' });
  return client.send(new ConverseCommand({ modelId: 'anthropic.claude-sonnet-5-5', messages: event.messages }));
};
`,
    },
    {
      when: 'a route builds a chat model that has such a client inside',
      path: 'app/api/chat/route.ts',
      code: `import { ChatBedrockConverse } from '@langchain/aws';
export async function POST(request: Request) {
  const model = new ChatBedrockConverse({ model: 'anthropic.claude-sonnet-5-5', region: 'us-east-1' });
  return Response.json(await model.invoke(await request.text()));
}
`,
    },
    {
      when: 'a factory builds it anew for each route',
      path: 'app/api/chat/route.ts',
      code: `import { BedrockRuntime } from '@aws-sdk/client-bedrock-runtime';
const bedrock = () => new BedrockRuntime({ region: 'eu-central-1' });
export async function POST(request: Request) {
  const client = bedrock();
  return Response.json(await client.converse({ modelId: 'amazon.nova-pro-v1:0', messages: await request.json() }));
}
`,
    },
    {
      when: 'a loop builds it for each element',
      code: `import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
export async function all(texts: string[]) {
  for (const text of texts) {
    const client = new BedrockRuntimeClient({});
    await client.send(new ConverseCommand({ modelId: 'amazon.nova-pro-v1:0', messages: [text] }));
  }
}
`,
    },
  ],
  silent: [
    {
      when: 'the client lives as long as the module',
      path: 'src/lambda/handler.ts',
      code: `import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
const client = new BedrockRuntimeClient({ region: 'us-east-1' });
export const handler = async (event) =>
  client.send(new ConverseCommand({ modelId: 'anthropic.claude-sonnet-5-5', messages: event.messages }));
`,
    },
    {
      when: 'a factory keeps what it has built',
      path: 'app/api/chat/route.ts',
      code: `import { BedrockRuntime } from '@aws-sdk/client-bedrock-runtime';
let kept: BedrockRuntime | undefined;
function bedrock() {
  if (!kept) kept = new BedrockRuntime({ region: 'eu-central-1' });
  return kept;
}
export async function POST(request: Request) {
  return Response.json(await bedrock().converse({ modelId: 'amazon.nova-pro-v1:0', messages: await request.json() }));
}
`,
    },
    {
      when: 'all clients of the SDK share one pool',
      path: 'app/api/chat/route.ts',
      code: `import OpenAI from 'openai';
export async function POST(request: Request) {
  const openai = new OpenAI();
  return Response.json(await openai.responses.create({ model: 'gpt-6-luna', input: await request.text() }));
}
`,
    },
    {
      when: 'a script runs once',
      code: `import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
async function main() {
  const client = new BedrockRuntimeClient({});
  console.log(await client.send(new ConverseCommand({ modelId: 'amazon.nova-pro-v1:0', messages: [] })));
}
main();
`,
    },
    {
      when: 'the object that holds it is built by somebody else',
      code: `import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
export class Assistant {
  private readonly client = new BedrockRuntimeClient({});
  ask(messages) {
    return this.client.send(new ConverseCommand({ modelId: 'amazon.nova-pro-v1:0', messages }));
  }
}
`,
    },
  ],
  checkClient,
};
