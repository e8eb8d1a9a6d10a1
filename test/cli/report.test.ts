import { afterAll, describe, expect, it } from 'vitest';
import { readSchema, violations } from '../report/support/schema';
import { diskFolder } from './onDisk';

const route = `import OpenAI from 'openai';
const client = new OpenAI();
export async function POST(request: Request) {
  const answer = await ask(await request.text());
  return Response.json(answer);
}
async function ask(input: string) {
  return client.responses.create({ model: 'gpt-6-luna', input });
}
`;

const folder = diskFolder({
  'web/package.json': '{"dependencies": {"openai": "^7.0.0", "next": "16.0.0"}}',
  'web/app/api/chat/route.ts': route,
  'empty/index.ts': 'export const nothing = 1;\n',
});
afterAll(() => folder.remove());

const report = async (...argv: readonly string[]): Promise<string> => {
  const { code, out, err } = await folder.lifeboat(['report', '-q', ...argv]);
  expect([code, err]).toEqual([0, '']);
  return out;
};

describe('report', () => {
  it('is one HTML file that loads nothing', async () => {
    const html = await report('--format', 'html', 'web');
    expect(html).toMatch(/^<!DOCTYPE html>/);
    expect(html).toContain('POST /api/chat');
    const elements = html.replace(/<script>[^]*?<\/script>/g, '');
    expect(elements).not.toMatch(/<(link|img|iframe|object|embed|script|style)[^>]*\b(src|href)=/i);
    expect(elements).not.toMatch(/url\(|@import/);
    expect(elements.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/["'(]https?:/);
    expect(html).toContain("default-src 'none'");
  });

  it('is Markdown where nothing else is asked for', async () => {
    const text = await report('web');
    expect(text).toContain('# AI dependencies of `web`');
    expect(text).toContain('## If OpenAI API goes down\n\n1 entry point lost, 0 degraded, 0 go on');
    expect(text).toMatch(/\| `POST \/api\/chat` \| `app\/api\/chat\/route\.ts:3` \| lost \|/);
  });

  it('is JSON for programs, by its schema', async () => {
    const json: unknown = JSON.parse(await report('--format', 'json', 'web'));
    expect(violations(json, readSchema('report'))).toEqual([]);
    expect(json).toMatchObject({
      version: 1,
      root: 'web',
      entryPoints: [{ name: 'POST /api/chat', reaches: [{ effect: 'lost' }] }],
      outages: [{ provider: 'openai', entryPoints: [{ name: 'POST /api/chat', effect: 'lost' }] }],
    });
  });

  it('is SARIF with the way from the entry point to the call, from the working directory on', async () => {
    const sarif = await report('--format', 'sarif', 'web');
    expect(sarif).toContain('"uri": "web/app/api/chat/route.ts"');
    expect(sarif).toContain('POST /api/chat reaches this call');
  });

  it('is the same for `check --format sarif`', async () => {
    const { out } = await folder.lifeboat(['check', '-q', '--format', 'sarif', 'web']);
    expect(out).toBe(await report('--format', 'sarif', 'web'));
  });

  it('goes to a file', async () => {
    expect(await report('--format', 'json', '-o', 'out.json', 'web')).toBe('');
    expect(JSON.parse(folder.read('out.json'))).toMatchObject({ root: 'web' });
    const { code, err } = await folder.lifeboat(['report', '-q', '-o', 'no/such/out.md', 'web']);
    expect(code).toBe(2);
    expect(err).toMatch(/^lifeboat: no\/such\/out\.md: /);
  });

  it.each([
    ['html', /No LLM calls found here/],
    ['markdown', /No LLM calls in 1 file/],
    ['json', /"outages": \[\]/],
    ['sarif', /"results": \[\]/],
  ])('says in %s that there is nothing to report', async (format, words) => {
    expect(await report('--format', format, 'empty')).toMatch(words);
  });

  it('prints annotations for GitHub', async () => {
    const { code, out } = await folder.lifeboat([
      'check',
      '-q',
      '--fail-on',
      'never',
      '--format',
      'github',
      'web',
    ]);
    expect(code).toBe(0);
    expect(out).toMatch(/^::(warning|notice) file=web\/app\/api\/chat\/route\.ts,line=\d+/);
  });
});
