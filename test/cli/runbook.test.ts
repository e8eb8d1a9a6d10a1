import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diskFolder } from './onDisk';

const call = (line: string): string => `import OpenAI from 'openai';
const client = new OpenAI();
export async function POST() {
  return Response.json(await client.responses.create({ model: 'gpt-6-luna', input: 'hi' }${line}));
}
`;

describe('runbook', () => {
  const folder = diskFolder({
    'package.json': '{"dependencies": {"openai": "^7.0.0", "next": "16.0.0"}}',
    'app/api/chat/route.ts': call(''),
  });
  const path = 'docs/runbooks/openai.md';
  beforeAll(async () => {
    const { code, out } = await folder.lifeboat(['runbook']);
    expect([code, out]).toEqual([0, `wrote ${path}\n`]);
  });
  afterAll(() => folder.remove());

  it('is up to date right after it was written', async () => {
    expect(await folder.lifeboat(['runbook', '--check'])).toEqual({ code: 0, out: '', err: '' });
    expect((await folder.lifeboat(['runbook'])).out).toBe('All runbooks are up to date\n');
  });

  it('is out of date when the code has changed, and keeps what people wrote', async () => {
    folder.put(path, folder.read(path).replace(/_Write here.*_/, 'Ask Ada.'));
    folder.put('app/api/chat/route.ts', call(', { timeout: 5_000, maxRetries: 0 }'));
    const { code, out } = await folder.lifeboat(['runbook', '--check']);
    expect([code, out]).toEqual([1, `${path} is out of date\n`]);
    expect(folder.read(path)).not.toContain('after 5 s');
    expect((await folder.lifeboat(['runbook'])).out).toBe(`renewed ${path}\n`);
    expect(folder.read(path)).toMatch(/Ask Ada\.[^]*`POST \/api\/chat`: lost, after 5 s/);
  });

  it('is missing in a folder that has none', async () => {
    const { code, out } = await folder.lifeboat(['runbook', '--check', '-o', 'elsewhere']);
    expect([code, out]).toEqual([1, 'elsewhere/openai.md is missing\n']);
  });

  it('is not touched where a marker is damaged', async () => {
    const before = folder.read(path);
    folder.put('bad/openai.md', before.replace('<!-- lifeboat:end summary -->', ''));
    const { code, err } = await folder.lifeboat(['runbook', '-o', 'bad']);
    expect([code, err]).toEqual([
      2,
      'lifeboat: bad/openai.md: a marker has lost its other half; mend it or remove the file\n',
    ]);
  });
});
