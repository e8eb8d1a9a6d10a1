/** What users settle: files that say what is reported, and where it is listed. Spoken to as an editor does. */
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { CreateFile, Diagnostic, TextDocumentEdit } from 'vscode-languageserver/node';
import { run } from '../../src/cli/run';
import { nodeFiles } from '../../src/platform/nodeFiles';
import { frontEnds } from '../../src/session/frontEnds';
import {
  fullCapabilities,
  startClient,
  temporaryFolder,
  until,
  uriOf,
  type ClientOptions,
  type LspClient,
} from './lspClient';

const request = "await fetch('https://api.openai.com/v1/responses', { method: 'POST' });\n";
const guarded = `import { guard } from 'our-helpers';
console.log(await guard(() => fetch('https://api.openai.com/v1/responses', { method: 'POST' })));
`;

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

function folder(files: Readonly<Record<string, string>>): string {
  const { path, remove } = temporaryFolder(files);
  cleanUps.push(remove);
  return path;
}

async function start(options: ClientOptions): Promise<LspClient> {
  const client = await startClient(options);
  cleanUps.push(() => client.process.kill());
  return client;
}

const has = (rule: string) => (all: readonly Diagnostic[]) => all.some((one) => one.code === rule);
const isEmpty = (all: readonly Diagnostic[]): boolean => all.length === 0;

async function tellChanged(client: LspClient, path: string): Promise<void> {
  const changes = [{ uri: uriOf(path), type: 2 }];
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
}

/** Paths, below the root, whose latest diagnostics are not empty. */
const listed = ({ told }: LspClient, root: string): readonly string[] => {
  const latest = new Map(told.published.map(({ uri, diagnostics }) => [uri, diagnostics.length]));
  const prefix = `${uriOf(root)}/`;
  return [...latest].flatMap(([uri, count]) => (count > 0 ? [uri.replace(prefix, '')] : [])).sort();
};

const untilListed = (client: LspClient, root: string, paths: readonly string[]): Promise<void> =>
  until(
    () => JSON.stringify(listed(client, root)) === JSON.stringify(paths),
    () => `${listed(client, root).join(', ')}; log: ${client.told.log.join('\n')}`,
  );

describe('the baseline', () => {
  it('of the command line counts in the editor, at once and when it changes', async () => {
    const root = folder({ 'a.ts': request });
    const silent = { write: () => undefined, isTerminal: false };
    await run(['baseline'], {
      ...{ stdout: silent, stderr: silent, cwd: root, env: {}, files: nodeFiles, frontEnds },
      manifest: join(process.cwd(), 'package.json'),
      clock: { now: () => Date.UTC(2026, 10, 23), after: () => () => undefined },
      serve: () => Promise.reject(new Error('nobody asked')),
    });
    const client = await start({ folders: [root] });
    const uri = await client.open(join(root, 'a.ts'), `// new\n${request}`);
    await client.diagnostics(uri, isEmpty);
    rmSync(join(root, 'lifeboat.baseline.json'));
    await tellChanged(client, join(root, 'lifeboat.baseline.json'));
    await client.diagnostics(uri, has('missing-timeout'));
  });

  it('that is broken is told in its file', async () => {
    const root = folder({ 'a.ts': request, 'lifeboat.baseline.json': '<<<<<<< HEAD' });
    const client = await start({ folders: [root] });
    const found = await client.diagnostics(
      uriOf(join(root, 'lifeboat.baseline.json')),
      (all) => all.length === 1,
    );
    expect(found[0]?.message).toMatch(/^This file is not a baseline that can be read/);
  });
});

describe('the config file', () => {
  it('has its problems at their keys, with the rule that was meant', async () => {
    const root = folder({
      'a.ts': request,
      'lifeboat.config.json': '{\r\n  "rules": {\r\n    "missing-timeot": "off"\r\n  }\r\n}',
    });
    const client = await start({ folders: [root] });
    const path = join(root, 'lifeboat.config.json');
    const [found] = await client.diagnostics(uriOf(path), (all) => all.length > 0);
    expect(found).toMatchObject({
      message: 'rules.missing-timeot is no rule; did you mean "missing-timeout"?',
      range: { start: { line: 2, character: 4 }, end: { line: 2, character: 20 } },
    });
    writeFileSync(path, '{}');
    await tellChanged(client, path);
    await client.diagnostics(uriOf(path), isEmpty);
  });

  it('is made by the fix that declares a helper', async () => {
    const root = folder({});
    const client = await start({ folders: [root] });
    const uri = await client.open(join(root, 'a.ts'), guarded);
    const [found] = await client.diagnostics(uri, has('missing-timeout'));
    const actions = await client.actions(uri, found!.range, [found!]);
    const declare = actions.find(({ title }) => title.startsWith('`guard` bounds'))!;
    const [create, change] = declare.edit!.documentChanges as [CreateFile, TextDocumentEdit];
    const path = join(root, 'lifeboat.config.json');
    expect(create).toEqual({ kind: 'create', uri: uriOf(path) });
    expect(change.textDocument).toEqual({ uri: uriOf(path), version: null });
    writeFileSync(
      path,
      change.edits.map((edit) => ('newText' in edit ? edit.newText : '')).join(''),
    );
    expect(JSON.parse(readFileSync(path, 'utf8'))).toHaveProperty('wrappers');
    await tellChanged(client, path);
    await client.diagnostics(uri, (all) => !has('missing-timeout')(all));
  });

  it('is not made for a client that cannot create files', async () => {
    const root = folder({});
    const capabilities = {
      ...fullCapabilities,
      workspace: { ...fullCapabilities.workspace, workspaceEdit: { documentChanges: true } },
    };
    const client = await start({ folders: [root], capabilities });
    const uri = await client.open(join(root, 'a.ts'), guarded);
    const [found] = await client.diagnostics(uri, has('missing-timeout'));
    const actions = await client.actions(uri, found!.range, [found!]);
    expect(actions.map(({ title }) => title).filter((one) => one.includes('declare'))).toEqual([]);
    expect(actions.length).toBeGreaterThan(0);
  });
});

describe('Problems of the workspace', () => {
  const settings = { scope: 'workspace' };

  it('leave out what the editor hides', async () => {
    const root = folder({ 'a.ts': request, 'old/b.ts': request });
    const hidden = { '**/old': true, 'a.ts': false, 'b.ts': { when: '$(basename).js' } };
    const client = await start({
      ...{ folders: [root], settings },
      otherSettings: { 'files.exclude': hidden },
    });
    await untilListed(client, root, ['a.ts']);
  });

  it('list only changed files where that is wanted', async () => {
    const root = folder({ 'a.ts': request, 'b.ts': request });
    const git = (...args: readonly string[]): void => {
      const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.com'];
      execFileSync('git', [...who, ...args], { cwd: root, stdio: 'pipe' });
    };
    git('init', '-q');
    git('add', '-A');
    git('commit', '-q', '-m', 'a');
    writeFileSync(join(root, 'b.ts'), `\n${request}`);
    const client = await start({ folders: [root], settings: { ...settings, onlyChanged: true } });
    await untilListed(client, root, ['b.ts']);
    writeFileSync(join(root, 'a.ts'), `\n${request}`);
    await tellChanged(client, join(root, 'a.ts'));
    await untilListed(client, root, ['a.ts', 'b.ts']);
    await client.configure(settings);
    git('checkout', '-q', 'a.ts');
    await tellChanged(client, join(root, 'a.ts'));
    await untilListed(client, root, ['a.ts', 'b.ts']);
  });

  it('list everything where there is no git, and the log says why', async () => {
    const root = folder({ 'a.ts': request });
    const client = await start({ folders: [root], settings: { ...settings, onlyChanged: true } });
    await untilListed(client, root, ['a.ts']);
    await until(
      () => client.told.log.some((line) => line.includes('onlyChanged: not a git repository')),
      () => client.told.log.join('\n'),
    );
  });
});
