/** Helpers that cannot be followed, and what becomes of their calls once the settings say what they do. */
import { describe, expect, it } from 'vitest';
import type { Finding, Fix } from '../../src/model/finding';
import { scanFolder, type Folder } from '../support/scanFolder';

const guarded = (name = 'guard', before = ''): string => `import { ${name} } from 'our-helpers';
const answer = await guard(${before}() =>
  fetch('https://api.openai.com/v1/responses', { method: 'POST' }),
);
console.log(answer);
`;

const findingsOf = async (folder: Folder): Promise<readonly Finding[]> =>
  (await scanFolder(folder)).findings;

const declaring = async (folder: Folder): Promise<readonly Fix[]> =>
  (await findingsOf(folder))
    .flatMap(({ fixes }) => fixes)
    .filter(({ kind }) => kind === 'declare-wrapper');

/** The folder after a fix. */
function fixed(folder: Folder, fix: Fix): Folder {
  const after: Record<string, string> = { ...folder };
  for (const { path, start, end, newText } of fix.edits.toReversed()) {
    const text = after[path] ?? '';
    expect(fix.creates?.includes(path) === true).toBe(after[path] === undefined);
    after[path] = text.slice(0, start) + newText + text.slice(end);
  }
  return after;
}

const settings = (folder: Folder, file = 'lifeboat.config.json'): unknown =>
  JSON.parse(folder[file] ?? '');

describe('a call in the hands of a function that nobody can follow', () => {
  it('gets one suggestion for each thing that the function may do', async () => {
    const fixes = await declaring({ 'a.ts': guarded() });
    expect(fixes.map(({ title }) => title)).toEqual([
      '`guard` bounds what it runs (60 s): declare it in lifeboat.config.json',
      '`guard` tries again (3 attempts): declare it in lifeboat.config.json',
      '`guard` falls back to another answer: declare it in lifeboat.config.json',
    ]);
    expect(fixes.some(({ safe, preferred }) => safe || preferred)).toBe(false);
  });

  it('is no longer reported once its function is declared, in a new file', async () => {
    const folder = { 'a.ts': guarded() };
    const [bounds] = await declaring(folder);
    const after = fixed(folder, bounds!);
    expect(settings(after)).toEqual({
      wrappers: [{ name: 'guard', module: 'our-helpers', timeoutSeconds: 60 }],
    });
    const rules = (await findingsOf(after)).flatMap(({ rule, also }) => [rule, ...also]);
    expect(rules).not.toContain('missing-timeout');
    expect(await declaring(after)).toEqual([]);
  });

  it('is told by its exported name and its argument', async () => {
    const folder = { 'a.ts': guarded('protect as guard', "'chat', ") };
    const [bounds] = await declaring(folder);
    const after = fixed(folder, bounds!);
    expect(settings(after)).toEqual({
      wrappers: [{ name: 'protect', module: 'our-helpers', argument: 1, timeoutSeconds: 60 }],
    });
    expect(await declaring(after)).toEqual([]);
  });

  it('is told where a function is handed over by its name', async () => {
    const code = `import { guard } from 'our-helpers';
async function ask() { return fetch('https://api.openai.com/v1/responses', { method: 'POST' }); }
console.log(await guard({ name: 'chat' }, ask));
`;
    const [bounds] = await declaring({ 'a.ts': code });
    expect(bounds?.edits[0]?.newText).toContain('"argument": 1');
  });
});

describe('the config file', () => {
  it('keeps what it holds, comments too', async () => {
    const config = `{
  // how long we wait
  "patienceSeconds": { "interactive": 30 },
  "wrappers": [{ "name": "other", "attempts": 2 }]
}
`;
    const folder = { 'a.ts': guarded(), 'lifeboat.config.json': config };
    const [bounds] = await declaring(folder);
    const text = fixed(folder, bounds!)['lifeboat.config.json'] ?? '';
    expect(text).toContain('// how long we wait');
    expect(JSON.parse(text.replace(/\/\/.*/, ''))).toEqual({
      patienceSeconds: { interactive: 30 },
      wrappers: [
        { name: 'other', attempts: 2 },
        { name: 'guard', module: 'our-helpers', timeoutSeconds: 30 },
      ],
    });
  });

  it('may be a key of package.json, with CRLF', async () => {
    const manifest = '{\r\n  "name": "app",\r\n  "lifeboat": {}\r\n}\r\n';
    const folder = { 'a.ts': guarded(), 'package.json': manifest };
    const [bounds] = await declaring(folder);
    expect(bounds?.title).toContain('declare it in package.json');
    const after = fixed(folder, bounds!);
    expect(settings(after, 'package.json')).toEqual({
      name: 'app',
      lifeboat: { wrappers: [{ name: 'guard', module: 'our-helpers', timeoutSeconds: 60 }] },
    });
    expect(after['package.json']).not.toMatch(/[^\r]\n/);
  });

  it('is left alone where it is broken', async () => {
    const folder = { 'a.ts': guarded(), 'lifeboat.config.json': '{ "rules": ' };
    expect(await declaring(folder)).toEqual([]);
  });
});

describe('nothing is declared', () => {
  const silent: readonly (readonly [string, string])[] = [
    ['of a function that is followed', `const guard = (run: () => Promise<Response>) => run();\n`],
    ['of a wrapper that is known', `import guard from 'p-retry';\n`],
  ];
  it.each(silent)('%s', async (_name, head) => {
    const code = guarded().replace("import { guard } from 'our-helpers';\n", head);
    expect(await declaring({ 'a.ts': code })).toEqual([]);
  });

  it('of a method, whose name others share', async () => {
    const code = guarded().replaceAll('guard(', 'queue.add(').replace('{ guard }', '{ queue }');
    expect(await declaring({ 'a.ts': code })).toEqual([]);
  });
});
