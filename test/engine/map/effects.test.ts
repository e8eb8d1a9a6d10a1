/** What a user sees while the provider is down: on every way from the entry point to the call. */
import { describe, expect, it } from 'vitest';
import { mapFolder } from '../../support/mapFolder';
import type { Folder } from '../../support/scanFolder';

const client = `import OpenAI from 'openai';
const client = new OpenAI({ timeout: 10_000, maxRetries: 1 });
const ask = () => client.responses.create({ model: 'gpt-5', input: 'a' });
`;

const inRoute = (body: string, before = ''): Folder => ({
  'app/api/a/route.ts': `${client}${before}export async function POST(request: Request) {\n${body}\n}\n`,
});

const effectOf = async (files: Folder): Promise<string | undefined> => {
  const { entryPoints } = await mapFolder(files);
  return entryPoints.find(({ kind }) => kind === 'next-route')?.reaches[0]?.effect;
};

type Case = readonly [says: string, files: Folder];

const check = (effect: string, cases: readonly Case[]): void => {
  it.each(cases)(`${effect}: %s`, async (_, files) => {
    expect(await effectOf(files)).toBe(effect);
  });
};

describe('lost', () => {
  check('lost', [
    ['nobody catches', inRoute('  return Response.json(await ask());')],
    [
      'an error status',
      inRoute(
        '  try { return Response.json(await ask()); }\n  catch (error) { return Response.json({ error }, { status: 500 }); }',
      ),
    ],
    [
      'logged where nothing else is to do',
      inRoute('  try { await ask(); } catch (error) { console.error(error); }'),
    ],
    [
      'logged, and the function left',
      inRoute(
        '  let answer;\n  try { answer = await ask(); } catch (error) { console.error(error); return; }\n  return Response.json(answer);',
      ),
    ],
    [
      'the answer goes out piece by piece where it is caught',
      inRoute(
        `  try { for await (const piece of await client.responses.create({ model: 'gpt-5', input: 'a', stream: true })) send(piece); }
  catch (error) { console.error(error); }
  return new Response('done');`,
        'declare const send: (piece: unknown) => void;\n',
      ),
    ],
    [
      'an empty record with the error in it',
      inRoute(
        '  return Response.json(await read());',
        `async function read() {
  try { return { document: { tags: [await ask()] }, metrics: 1 }; }
  catch (error) { return { document: { tags: [], title: null }, metrics: null, error: String(error) }; }
}
`,
      ),
    ],
    [
      'the same provider once more',
      inRoute(
        `  try { return Response.json(await client.responses.create({ model: 'gpt-5', input: 'a' })); }
  catch { return Response.json(await client.responses.create({ model: 'gpt-5-mini', input: 'a' })); }`,
      ),
    ],
    [
      'one way of two is guarded',
      inRoute('  await ask().catch(() => null);\n  return Response.json(await ask());'),
    ],
  ]);
});

describe('degraded', () => {
  check('degraded', [
    [
      'a template answers',
      inRoute(
        '  return Response.json(await ask().catch(() => ({ text: template() })));',
        'const template = () => "a";\n',
      ),
    ],
    [
      'another provider answers',
      {
        'app/api/a/route.ts': `${client}import Anthropic from '@anthropic-ai/sdk';
const other = new Anthropic();
export async function POST() {
  try { return Response.json(await ask()); }
  catch { return Response.json(await other.messages.create({ model: 'claude-sonnet-5', max_tokens: 9, messages: [] })); }
}
`,
      },
    ],
    [
      'the caller takes something else where nothing came',
      inRoute(
        '  const found = await read();\n  if (!found) return Response.json(rules());\n  return Response.json(found);',
        `const rules = () => [1];
async function read() { try { return await ask(); } catch (error) { console.error(error); return null; } }
`,
      ),
    ],
    [
      'behind the double question mark',
      inRoute(
        '  return Response.json((await read()) ?? rules());',
        `const rules = () => [1];
async function read() { try { return await ask(); } catch { return null; } }
`,
      ),
    ],
    [
      'a part of the answer is missing',
      inRoute(
        '  const page = { title: "a" };\n  let summary;\n  try { summary = await ask(); } catch (error) { console.error(error); }\n  return Response.json({ page, summary });',
      ),
    ],
  ]);
});

describe('unharmed', () => {
  check('unharmed', [
    [
      'nobody waits, and the answer is another',
      inRoute(
        '  ask().catch((error) => console.error(error));\n  return Response.json({ ok: true });',
      ),
    ],
    [
      'optional work that is logged',
      inRoute(
        '  try { await ask(); } catch (error) { console.error(error); }\n  return Response.json({ ok: true });',
      ),
    ],
    [
      'a helper that swallows, whose result nobody looks at',
      inRoute(
        '  await title();\n  return Response.json({ ok: true });',
        'async function title() { try { await ask(); } catch (error) { console.error(error); } }\n',
      ),
    ],
  ]);
});

describe('time and requests', () => {
  it('adds the retries on the way to the timers of the call', async () => {
    const { entryPoints } = await mapFolder({
      'package.json': '{"dependencies":{"openai":"^6.0.0","p-retry":"^7.0.0"}}',
      ...inRoute(
        '  return Response.json(await pRetry(ask, { retries: 1, minTimeout: 1000, randomize: false }));',
        "import pRetry from 'p-retry';\n",
      ),
      'app/api/b/route.ts':
        "import { GET as get } from '../c/ask';\nexport const GET = () => get();\n",
    });
    const reach = entryPoints[0]?.reaches[0];
    expect(reach?.requests).toBe(4);
    expect(reach?.untilHeardMs).toBeGreaterThan(40_000);
    expect(reach?.untilHeardMs).toBeLessThan(60_000);
  });

  it('lets nobody wait for what nobody waits for', async () => {
    const map = await mapFolder(
      inRoute(
        '  ask().catch((error) => console.error(error));\n  return Response.json({ ok: true });',
      ),
    );
    expect(map.entryPoints[0]?.reaches[0]?.untilHeardMs).toBe(0);
  });

  it('says where only some requests need the call', async () => {
    const map = await mapFolder(
      inRoute(
        '  if (request.url.length > 9) return Response.json(await ask());\n  return Response.json({});',
      ),
    );
    expect(map.entryPoints[0]?.reaches[0]).toMatchObject({ conditional: true, certain: true });
  });
});
