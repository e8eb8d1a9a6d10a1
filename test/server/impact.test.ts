/** `lifeboat/impact`: what the view and the panel ask of the built server. */
import { afterEach, describe, expect, it } from 'vitest';
import { protocol, type FolderImpact } from '../../src/protocol/messages';
import { startClient, temporaryFolder, untilAsync, uriOf, type LspClient } from './lspClient';

const ask = `import OpenAI from 'openai';
const client = new OpenAI();
export const ask = (input: string) => client.responses.create({ model: 'gpt-5', input });
`;
const route = `import { ask } from '../../../ask';
export async function POST() { return Response.json(await ask('a')); }
`;

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function open(files: Readonly<Record<string, string>>): Promise<[LspClient, string]> {
  const folder = temporaryFolder(files);
  ends.push(() => folder.remove());
  const client = await startClient({ folders: [folder.path] });
  ends.push(() => client.close());
  return [client, folder.path];
}

const impactOf = async ({ connection }: LspClient): Promise<readonly FolderImpact[]> =>
  connection.sendRequest(protocol.impact);

/** Once the map of the only folder is as wanted. */
async function mapOf(
  client: LspClient,
  isIt: (impact: FolderImpact) => boolean,
): Promise<FolderImpact> {
  await untilAsync(
    () => impactOf(client),
    ([impact]) => impact !== undefined && isIt(impact),
  );
  const [impact] = await impactOf(client);
  if (!impact) throw new Error('the folder went away');
  return impact;
}

describe('lifeboat/impact', () => {
  it('gives the map of each folder, and the findings that are open', async () => {
    const [client, path] = await open({
      'package.json': '{}',
      'src/ask.ts': ask,
      'src/app/api/chat/route.ts': route,
    });
    const { folder, map, findings } = await mapOf(client, ({ map: one }) => one.calls.length > 0);
    expect(folder).toBe(uriOf(path));
    expect(map.entryPoints).toMatchObject([
      {
        name: 'POST /api/chat',
        path: 'src/app/api/chat/route.ts',
        line: 2,
        reaches: [{ call: map.calls[0]?.id, effect: 'lost' }],
      },
    ]);
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.every(({ callId }) => callId === null || callId === map.calls[0]?.id)).toBe(
      true,
    );
  });

  it('follows what is typed into a file and was never saved', async () => {
    const [client, path] = await open({
      'package.json': '{}',
      'src/ask.ts': ask,
      'src/app/api/chat/route.ts': route,
    });
    await mapOf(client, ({ map }) => map.entryPoints.length === 1);
    const uri = await client.open(`${path}/src/app/api/chat/route.ts`, route);
    await client.change(uri, 2, route.replace('POST', 'PUT'));
    const { map } = await mapOf(
      client,
      ({ map: one }) => one.entryPoints[0]?.name !== 'POST /api/chat',
    );
    expect(map.entryPoints.map(({ name }) => name)).toEqual(['PUT /api/chat']);
  });

  it('is an empty map where nothing calls a provider', async () => {
    const [client] = await open({ 'a.ts': 'export const a = 1;\n' });
    expect(await impactOf(client)).toMatchObject([
      { map: { calls: [], entryPoints: [], unreached: [], unfollowed: 0 }, findings: [] },
    ]);
  });
});
