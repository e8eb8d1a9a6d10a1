import { afterAll, describe, expect, it } from 'vitest';
import { readSchema, violations } from '../report/support/schema';
import { diskFolder } from './onDisk';

const folder = diskFolder({
  'web/package.json': '{"dependencies": {"openai": "^6.0.0", "next": "16.0.0"}}',
  'web/lib/ask.ts': `import OpenAI from 'openai';
const client = new OpenAI({ timeout: 10_000, maxRetries: 0 });
export const ask = (input: string) => client.responses.create({ model: 'gpt-5', input });
`,
  'web/app/api/chat/route.ts': `import { ask } from '../../../lib/ask';
export async function POST(request: Request) { return Response.json(await ask(await request.text())); }
export async function GET() {
  ask('warm').catch((error) => console.error(error));
  return Response.json({});
}
`,
  'empty/index.ts': 'export const nothing = 1;\n',
});
afterAll(() => folder.remove());

const whatIf = (...argv: readonly string[]) => folder.lifeboat(['what-if', ...argv, '-q']);

describe('what-if', () => {
  it('is JSON by its schema', async () => {
    const { code, out, err } = await whatIf('all', 'web', '--format', 'json');
    expect([code, err]).toEqual([0, '']);
    const json: unknown = JSON.parse(out);
    expect(violations(json, readSchema('what-if'))).toEqual([]);
    const call = 'lib/ask.ts#ask/responses.create@1';
    const shared = {
      kind: 'next-route',
      path: 'app/api/chat/route.ts',
      calls: [call],
      certain: true,
    };
    expect(json).toMatchObject({
      ...{ version: 1, root: 'web', unreached: [] },
      outages: [
        {
          provider: 'openai',
          entryPoints: [
            {
              name: 'POST /api/chat',
              line: 2,
              effect: 'lost',
              untilUserHearsMs: 10_000,
              ...shared,
            },
            { name: 'GET /api/chat', line: 3, effect: 'unharmed', untilUserHearsMs: 0, ...shared },
          ],
        },
      ],
    });
  });

  it('gives the same answer from what it keeps', async () => {
    const first = await whatIf('openai', 'web', '--format', 'json');
    expect(await whatIf('openai', 'web', '--format', 'json', '--no-cache')).toEqual(first);
  });

  it('tells people who is lost and when they hear of it', async () => {
    const { out } = await folder.lifeboat(['what-if', 'all', 'web']);
    expect(out).toContain('If OpenAI API goes down');
    expect(out).toMatch(
      /lost +POST \/api\/chat +web\/app\/api\/chat\/route\.ts:2 +told after 10 s/,
    );
    expect(out).toContain('Resilience: 50 of 100');
  });

  it('speaks Markdown', async () => {
    const { out } = await whatIf('openai', 'web', '--format', 'markdown');
    expect(out).toContain('## If OpenAI API goes down');
  });

  it('knows providers by other names, and says what it does not know', async () => {
    expect((await whatIf('OpenAI', 'web', '--format', 'json')).out).toContain(
      '"provider": "openai"',
    );
    expect(await whatIf('opnai', 'web')).toMatchObject({
      code: 2,
      err: 'lifeboat: no such provider: opnai (did you mean openai?)\n',
    });
    expect(await whatIf('openai', 'web', '--component', 'none')).toMatchObject({ code: 2 });
    expect((await whatIf('mistral', 'web')).out).toContain('nothing here calls it');
  });

  it('says where nothing can stop', async () => {
    expect((await whatIf('all', 'empty')).out).toContain('No LLM calls here');
  });
});
