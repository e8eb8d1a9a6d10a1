/** `lifeboat fix` over real files. */
import {
  chmodSync,
  lstatSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readSchema, violations } from '../report/support/schema';
import { diskFolder, open, type DiskFolder } from './onDisk';

const request = `export async function POST() {
  const response = await fetch('https://api.openai.com/v1/responses', {
    method: 'POST',
    body: JSON.stringify({ model: 'gpt-6-luna', input: 'Hello' }),
  });
  return response.json();
}
`;
const path = 'app/api/a/route.ts';

let folder: DiskFolder;
afterEach(() => folder.remove());

const signals = (text: string): number => text.split('AbortSignal.timeout').length - 1;

describe('lifeboat fix', () => {
  it('shows a diff that git applies, and writes nothing', async () => {
    folder = diskFolder({ [path]: request });
    folder.commit();
    const { code, out, err } = await folder.lifeboat([
      'fix',
      '--dry-run',
      '--rule',
      'missing-timeout',
    ]);
    expect(code).toBe(1);
    expect(err).toMatch(/^1 fix in 1 file; nothing was written\n/);
    expect(folder.read(path)).toBe(request);
    writeFileSync(join(folder.path, 'a.patch'), out);
    folder.git('apply', 'a.patch');
    const patched = folder.read(path);
    expect(signals(patched)).toBe(1);
    folder.put(path, request);
    expect((await folder.lifeboat(['fix', '--rule', 'missing-timeout', '-q'])).code).toBe(0);
    expect(folder.read(path)).toBe(patched);
  });

  it('writes what is safe, says so, and has nothing to do a second time', async () => {
    folder = diskFolder({ [path]: request });
    const first = await folder.lifeboat(['fix']);
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toMatch(
      /^app\/api\/a\/route\.ts\n {2}2:\d+ {2}Bound this call.* missing-timeout\n/,
    );
    expect(first.out).toContain('1 fix in 1 file\n');
    expect(signals(folder.read(path))).toBe(1);
    const after = folder.read(path);
    const second = await folder.lifeboat(['fix']);
    expect([second.code, second.out.split('\n')[0]]).toEqual([0, 'Nothing to fix']);
    expect(folder.read(path)).toBe(after);
    const findings = open(await folder.lifeboat(['check', '--format', 'json']));
    expect(findings).not.toContain(`${path} missing-timeout`);
    expect((await folder.lifeboat(['fix', '--dry-run'])).code).toBe(0);
  });

  it('keeps byte order mark, line ends, mode and links', async () => {
    const crlf = `\ufeff${request.replaceAll('\n', '\r\n')}`;
    folder = diskFolder({ 'package.json': '{}', [path]: crlf, 'real.ts': request });
    chmodSync(join(folder.path, path), 0o755);
    symlinkSync('real.ts', join(folder.path, 'link.ts'));
    await folder.lifeboat(['fix', path, 'link.ts']);
    const after = folder.read(path);
    expect(after.startsWith('\ufeffexport')).toBe(true);
    expect(after.replaceAll('\r\n', '')).not.toContain('\n');
    expect(signals(after)).toBe(1);
    expect(lstatSync(join(folder.path, path)).mode & 0o777).toBe(0o755);
    expect(lstatSync(join(folder.path, 'link.ts')).isSymbolicLink()).toBe(true);
    expect(readdirSync(folder.path).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('composes several fixes of one file', async () => {
    const second = request.replace('POST()', 'GET()').replace('/responses', '/embeddings');
    folder = diskFolder({ [path]: request + second });
    const { out } = await folder.lifeboat(['fix']);
    expect(out).toContain('2 fixes in 1 file\n');
    expect(signals(folder.read(path))).toBe(2);
  });

  it('leaves no constant behind that a fix of a later round has replaced', async () => {
    const route = `import OpenAI from 'openai';

const openai = new OpenAI();

export async function POST() {
  const answer = await openai.chat.completions.create({ model: 'gpt-6-luna', messages: [] });
  return Response.json(answer.choices);
}
`;
    const dependencies = { openai: '7.57.0', '@ai-sdk/anthropic': '3.0.0' };
    folder = diskFolder({ 'package.json': JSON.stringify({ dependencies }), [path]: route });
    const { out } = await folder.lifeboat(['fix', '--unsafe']);
    expect(out).toMatch(/Bound every call of `openai`[^]*Let Claude answer/);
    const after = folder.read(path);
    expect(after).toContain('new OpenAI({ timeout: 30_000, maxRetries: 0 })');
    expect(after).not.toContain('LLM_TIMEOUT_MS');
    expect(after).toContain("from 'openai';\n\nconst openai");
  });

  it('settles the attempts before it chooses a timeout for them', async () => {
    const code = `from celery import shared_task
from openai import OpenAI
from tenacity import retry, stop_after_attempt

client = OpenAI()


@retry(stop=stop_after_attempt(3))
def ask(question):
    return client.responses.create(model="gpt-6-luna", input=question)


@shared_task
def nightly(question):
    client.responses.create(model="gpt-6-luna", input="What is new?")
    return ask(question)
`;
    folder = diskFolder({
      'requirements.txt': 'openai==3.0.0\ntenacity==9.1.2\ncelery==5.5.0\n',
      'app.py': code,
    });
    const rules = ['retry-amplification', 'missing-timeout', 'long-wait'];
    const { out } = await folder.lifeboat([
      'fix',
      '--unsafe',
      ...rules.flatMap((rule) => ['--rule', rule]),
    ]);
    expect(out).toContain('with_options(max_retries=0)');
    expect(out).toContain('3.3 min × 3 attempts');
    expect(folder.read('app.py')).toContain('OpenAI(timeout=LLM_TIMEOUT_SECONDS)');
  });

  it('leaves to people what somebody must want', async () => {
    const route = `import OpenAI from 'openai';

const openai = new OpenAI({ timeout: 9_000 });

export async function POST(input: string) {
  const answer = await openai.responses.create({ model: 'gpt-6-luna', input });
  return Response.json(answer.output_text);
}
`;
    folder = diskFolder({ 'package.json': '{}', [path]: route });
    const { out } = await folder.lifeboat(['check', '--format', 'json']);
    expect(out).toContain('Give the last good answer to the same question');
    await folder.lifeboat(['fix', '--unsafe', '--rule', 'missing-fallback']);
    expect(folder.read(path)).toBe(route);
  });

  it('leaves files alone in which a merge is unfinished, or that are not UTF-8', async () => {
    const merge = `<<<<<<< HEAD\n// one\n=======\n// two\n>>>>>>> other\n${request}`;
    folder = diskFolder({
      'app/a/route.ts': merge,
      'app/b/route.ts': request,
      'app/c/route.ts': '',
    });
    const latin = Buffer.from(`// caf\u00e9\n${request}`, 'latin1');
    writeFileSync(join(folder.path, 'app/c/route.ts'), latin);
    const { code, out } = await folder.lifeboat(['fix']);
    expect(code).toBe(1);
    expect(out).toMatch(
      /Left alone: .*: app\/a\/route\.ts holds the marks of an unfinished merge\n/,
    );
    expect(out).toMatch(/Left alone: .*: app\/c\/route\.ts is not UTF-8\n/);
    expect(folder.read('app/a/route.ts')).toBe(merge);
    expect(readFileSync(join(folder.path, 'app/c/route.ts')).equals(latin)).toBe(true);
    expect(signals(folder.read('app/b/route.ts'))).toBe(1);
  });

  it('changes no file where one cannot be written', async () => {
    folder = diskFolder({ 'app/a/route.ts': request, 'app/b/route.ts': request });
    const { code, err } = await folder.lifeboat(['fix'], {
      writeTexts: () => Promise.reject(new Error('Cannot write b (EACCES); no file was changed')),
    });
    expect([code, err]).toEqual([2, 'lifeboat: Cannot write b (EACCES); no file was changed\n']);
    expect(folder.read('app/a/route.ts')).toBe(request);
  });

  it('refuses a file that changed meanwhile', async () => {
    folder = diskFolder({ [path]: request });
    const inBetween = `${request}// typed\n`;
    let reads = 0;
    const { code, err } = await folder.lifeboat(['fix'], {
      onRead(name) {
        // Once for the analysis, once to be changed, once in each further look.
        if (name.endsWith(path)) reads += 1;
        if (reads === 2) folder.put(path, inBetween);
      },
    });
    expect(code).toBe(2);
    expect(err).toContain('changed meanwhile; no file was changed');
    expect(folder.read(path)).toBe(inBetween);
  });

  it('answers in JSON', async () => {
    folder = diskFolder({ [path]: request });
    const { out, code } = await folder.lifeboat(['fix', '--dry-run', '--format', 'json']);
    expect(code).toBe(1);
    const json: unknown = JSON.parse(out);
    expect(violations(json, readSchema('fix'))).toEqual([]);
    expect(json).toMatchObject({
      dryRun: true,
      fixed: [{ rule: 'missing-timeout', path, safe: true, files: [path] }],
      files: [{ path, created: false }],
      left: [],
      unfinished: false,
    });
  });

  it('knows its rules', async () => {
    folder = diskFolder({});
    const { code, err } = await folder.lifeboat(['fix', '--rule', 'missing-timeot']);
    expect([code, err]).toEqual([
      2,
      'lifeboat: no such rule: missing-timeot (did you mean missing-timeout?)\n',
    ]);
  });
});
