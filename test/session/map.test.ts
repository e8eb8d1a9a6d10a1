import { describe, expect, it } from 'vitest';
import { mapOf } from '../../src/session/map';
import { createSession } from '../../src/session/createSession';
import { frontEnds } from '../../src/session/frontEnds';
import { memoryFiles, memoryLog } from '../project/support/memoryFiles';

const ask = (body: string): string => `import OpenAI from 'openai';
export const ask = async () => { ${body} };
`;

describe('the map of a session', () => {
  it('follows files that change, near the calls and far from them', async () => {
    const files = memoryFiles('/repo', {
      'src/ask.ts': ask("return new OpenAI().responses.create({ model: 'gpt-5', input: 'a' });"),
      'src/app/api/a/route.ts':
        "import { ask } from '../../../ask';\nexport const POST = async () => Response.json(await ask());\n",
    });
    const session = await createSession({
      ...{ root: '/repo', files, log: memoryLog(), frontEnds, settings: {}, map: true },
      clock: { now: () => Date.UTC(2026, 10, 23), after: () => () => undefined },
    });
    const names = async (): Promise<readonly string[]> => {
      await session.scan();
      return session.map().entryPoints.map(({ name }) => name);
    };
    expect(await names()).toEqual(['POST /api/a']);
    session.setBuffer(
      'src/app/api/a/route.ts',
      "import { ask } from '../../../ask';\nexport const GET = async () => Response.json(await ask());\n",
    );
    expect(await names()).toEqual(['GET /api/a']);
    session.setBuffer('src/ask.ts', ask('return 1;'));
    expect(await names()).toEqual([]);
  });

  it('is empty where nobody asked for ways', () => {
    expect(mapOf([{ path: 'a.ts', calls: [], findings: [] }])).toEqual({
      ...{ calls: [], entryPoints: [], unreached: [], unfollowed: 0 },
    });
  });
});
