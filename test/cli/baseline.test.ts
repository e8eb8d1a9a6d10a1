/** Findings that are put aside, over real files. */
import { afterEach, describe, expect, it } from 'vitest';
import { readSchema, violations } from '../report/support/schema';
import { diskFolder, json, open, type DiskFolder } from './onDisk';

const request = "await fetch('https://api.openai.com/v1/responses', { method: 'POST' });\n";
const ask = (name: string): string =>
  `export async function ${name}() {\n  return fetch('https://api.openai.com/v1/responses').catch(() => offline);\n}\n`;
const client = `import OpenAI from 'openai';
const openai = new OpenAI();
export const one = (input: string) => openai.responses.create({ model: 'gpt-5.5', input });
`;

let folder: DiskFolder;
afterEach(() => folder.remove());

const file = 'lifeboat.baseline.json';
const entries = (): readonly { readonly path: string; readonly count?: number }[] =>
  (JSON.parse(folder.read(file)) as { findings: [] }).findings;

const check = async (...more: readonly string[]) =>
  folder.lifeboat(['check', '--format', 'json', ...more]);

describe('lifeboat baseline', () => {
  it('puts everything aside, and check is content', async () => {
    folder = diskFolder({ 'src/a.ts': request, 'src/b.ts': client });
    expect((await check()).code).toBe(1);
    expect(await folder.lifeboat(['baseline'])).toEqual({
      code: 0,
      out: 'lifeboat.baseline.json: 4 entries; 4 new, 0 gone\n',
      err: '',
    });
    expect(violations(JSON.parse(folder.read(file)), readSchema('baseline'))).toEqual([]);
    const after = await check();
    expect([after.code, after.err, open(after), json(after).stale]).toEqual([0, '', [], []]);
    expect(json(after).findings[0]?.suppressed).toEqual({
      ...{ by: 'baseline', reason: 'baseline', range: null },
    });
    expect(violations(json(after), readSchema('check'))).toEqual([]);
    expect((await check('--no-baseline')).code).toBe(1);
    expect((await folder.lifeboat(['check'])).out).toContain('2 in the baseline');
  });

  it('writes the same again, whatever the order of files', async () => {
    folder = diskFolder({ 'src/b.ts': client, 'src/a.ts': request, 'A.ts': request });
    await folder.lifeboat(['baseline']);
    const before = folder.read(file);
    expect((await folder.lifeboat(['baseline', '.', '-q'])).out).toBe('');
    expect(folder.read(file)).toBe(before);
    expect(entries().map(({ path }) => path)).toEqual([
      ...['A.ts', 'A.ts', 'A.ts', 'src/a.ts', 'src/a.ts', 'src/a.ts', 'src/b.ts'],
    ]);
  });

  it('holds when lines and functions move, and no longer when a function is renamed', async () => {
    folder = diskFolder({ 'src/a.ts': ask('one') + ask('two') });
    await folder.lifeboat(['baseline']);
    folder.put('src/a.ts', `// moved\n\n${ask('two')}\r\n${ask('one')}`);
    expect(open(await check())).toEqual([]);
    folder.put('src/a.ts', ask('one') + ask('three'));
    const after = await check();
    expect(open(after)).toEqual(['src/a.ts missing-timeout']);
    expect(json(after).stale).toMatchObject([
      { path: 'src/a.ts', about: 'two/responses.create@1' },
    ]);
    expect(after.err).toBe(
      'lifeboat: 1 entry of the baseline no longer occurs: `lifeboat baseline --check` names them, `lifeboat baseline` takes them out\n',
    );
  });

  it('reports a finding of which one rule is new', async () => {
    folder = diskFolder({
      'a.ts': request,
      'lifeboat.config.json': '{"rules": {"missing-retry": "off"}}',
    });
    await folder.lifeboat(['baseline']);
    folder.remove('lifeboat.config.json');
    expect(open(await check())).toEqual(['a.ts missing-timeout']);
    expect(json(await check()).stale).toEqual([]);
  });

  it('stays content where one of several rules is mended', async () => {
    folder = diskFolder({ 'a.ts': request });
    await folder.lifeboat(['baseline']);
    folder.put('a.ts', request.replace("'POST' }", "'POST', signal: AbortSignal.timeout(9_000) }"));
    const after = await check();
    expect([after.code, open(after)]).toEqual([0, []]);
    expect(json(after).stale).toMatchObject([{ rule: 'missing-timeout' }]);
  });

  it('counts findings with one fingerprint', async () => {
    const local = `export function a() { const openai = new OpenAI(); return openai.responses.create({ model: 'gpt-5.5', input: '' }); }
`;
    const head = "import OpenAI from 'openai';\n";
    folder = diskFolder({ 'a.ts': head + local + local.replace('a()', 'b()') });
    await folder.lifeboat(['baseline']);
    expect(entries().filter(({ count }) => count === 2)).not.toEqual([]);
    folder.put(
      'a.ts',
      head + ['a', 'b', 'c'].map((one) => local.replace('a()', `${one}()`)).join(''),
    );
    expect(open(await check())).toContain('a.ts long-wait');
    folder.put('a.ts', head + local);
    expect(json(await check()).stale).toContainEqual(expect.objectContaining({ count: 1 }));
  });

  it('leaves what comments silence to the comments', async () => {
    folder = diskFolder({ 'a.ts': `// lifeboat-ignore-next-line -- known\n${request}` });
    await folder.lifeboat(['baseline']);
    expect(entries()).toEqual([]);
  });
});

describe('a part of a project', () => {
  it('is told from the baseline above it, and renewed in it', async () => {
    folder = diskFolder({ '.git/HEAD': '', 'web/a.ts': request, 'api/b.ts': request });
    await folder.lifeboat(['baseline']);
    expect(open(await check('web'))).toEqual([]);
    folder.put('web/a.ts', '');
    folder.put('api/b.ts', '');
    expect(json(await check('web')).stale.map(({ path }) => path)).toEqual([
      'a.ts',
      'a.ts',
      'a.ts',
    ]);
    expect((await folder.lifeboat(['baseline', 'web'])).out).toBe(
      'lifeboat.baseline.json: 3 entries; 0 new, 3 gone\n',
    );
    expect(entries().map(({ path }) => path)).toEqual(['api/b.ts', 'api/b.ts', 'api/b.ts']);
  });

  it('may be one file', async () => {
    folder = diskFolder({ 'package.json': '{}', 'a.ts': request, 'b.ts': request });
    await folder.lifeboat(['baseline', 'a.ts']);
    expect(open(await check())).toEqual(['b.ts missing-timeout']);
  });
});

describe('lifeboat baseline --check', () => {
  it('exits with 1 where entries no longer occur, and writes nothing', async () => {
    folder = diskFolder({ 'a.ts': ask('one') });
    await folder.lifeboat(['baseline']);
    expect(await folder.lifeboat(['baseline', '--check'])).toMatchObject({
      code: 0,
      out: 'lifeboat.baseline.json: every entry still occurs\n',
    });
    const before = folder.read(file);
    folder.put('a.ts', '');
    expect(await folder.lifeboat(['baseline', '--check'])).toEqual({
      code: 1,
      out: 'lifeboat.baseline.json: 1 entry no longer occurs\n  a.ts  missing-timeout  one/responses.create@1\n',
      err: '',
    });
    expect(folder.read(file)).toBe(before);
  });

  it('prints JSON', async () => {
    folder = diskFolder({ 'a.ts': ask('one') });
    const { out } = await folder.lifeboat(['baseline', '--format', 'json']);
    expect(JSON.parse(out)).toEqual({
      ...{ version: 1, root: '.', file, findings: 1, gone: [] },
      added: [
        {
          ...{ path: 'a.ts', rule: 'missing-timeout', about: 'one/responses.create@1', count: 1 },
          fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/) as string,
        },
      ],
    });
  });
});

describe('a baseline that cannot be read', () => {
  const broken: readonly (readonly [string, string])[] = [
    ['', 'it is not valid JSON'],
    ['<<<<<<< HEAD\n{}', 'it is not valid JSON'],
    ['[]', 'it must be an object with version and findings'],
    ['{"version": 2, "findings": []}', 'version must be 1'],
    ['{"version": 1}', 'findings is missing'],
    ['{"version": 1, "findings": {}}', 'findings must be a list'],
    [
      '{"version": 1, "findings": [5]}',
      'findings.0 must be an object with fingerprint, rule, path and about',
    ],
    [
      '{"version": 1, "findings": [{"fingerprint": "a", "rule": "b", "path": 1, "about": "c"}]}',
      'findings.0.path must be a text',
    ],
  ];
  it.each(broken)('%j is told in one line, and all is reported', async (text, problem) => {
    folder = diskFolder({ 'a.ts': request, [file]: text });
    const outcome = await check();
    expect([outcome.code, open(outcome)]).toEqual([1, ['a.ts missing-timeout']]);
    expect(outcome.err).toBe(
      `lifeboat: warning: ${folder.path}/${file}: is not a baseline that can be read, so every finding is reported: ${problem}\n`,
    );
    expect(await folder.lifeboat(['baseline'])).toEqual({
      code: 2,
      out: '',
      err: `lifeboat: ${file} is not a baseline that can be read (${problem}); mend it, or write it anew with \`lifeboat baseline --force\`\n`,
    });
    expect(folder.read(file)).toBe(text);
    expect((await folder.lifeboat(['baseline', '--force'])).code).toBe(0);
    expect(open(await check())).toEqual([]);
  });

  it('may have a byte order mark and CRLF, which stay', async () => {
    folder = diskFolder({ 'a.ts': request, 'b.ts': request });
    await folder.lifeboat(['baseline']);
    folder.put(file, `\ufeff${folder.read(file).replaceAll('\n', '\r\n')}`);
    expect(open(await check())).toEqual([]);
    folder.put('b.ts', '');
    await folder.lifeboat(['baseline']);
    expect(folder.read(file).split('\r\n').length).toBe(folder.read(file).split('\n').length);
    expect(open(await check())).toEqual([]);
  });
});
