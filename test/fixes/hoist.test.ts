import { describe, expect, it } from 'vitest';
import { mend } from './mend';

const handler = `import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime';

export async function POST(request: Request) {
  const client = new BedrockRuntimeClient({ region: 'eu-west-1' });
  const answer = await client.send(new ConverseCommand(await request.json()));
  return Response.json(answer);
}
`;

const options = { kind: 'hoist-client', path: 'app/api/chat/route.ts' } as const;

describe('a client for each request', () => {
  it('becomes one of the module', async () => {
    const mended = await mend(handler, options);
    expect(mended?.fix.title).toBe('Build `client` once for all requests');
    expect(mended?.after).toContain(`/** One client, and one connection pool, for all requests. */
const sharedClient = new BedrockRuntimeClient({ region: 'eu-west-1' });

export async function POST`);
    expect(mended?.after).toContain('const client = sharedClient;');
  });

  it('stays where the request decides what it is built with', async () => {
    const code = handler.replace("'eu-west-1'", "request.headers.get('region')");
    expect(await mend(code, options)).toBeNull();
  });
});
