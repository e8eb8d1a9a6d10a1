/** The built language server, spoken to as an editor does. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  CancellationTokenSource,
  type CodeAction,
  type CodeLens,
  type Diagnostic,
  type TextDocumentEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { FolderCalls, ScanSummary } from '../../src/protocol/messages';
import {
  fullCapabilities,
  pause,
  startClient,
  temporaryFolder,
  until,
  untilAsync,
  uriOf,
  type ClientOptions,
  type LspClient,
} from './lspClient';

const unbounded = `const question = process.argv[2];
const answer = await fetch('https://api.openai.com/v1/chat/completions', {
  method: 'POST',
  body: question,
});
console.log(await answer.json());
`;
const bounded = unbounded.replace(
  'body: question,',
  'body: question, signal: AbortSignal.timeout(20_000),',
);
const anthropicClient = `import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic();

console.log(await client.messages.create({ model: 'm', max_tokens: 9, messages: [] }));
`;
const manifest = (dependencies: object): string => JSON.stringify({ name: 'x', dependencies });

const cleanUps: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

function folder(files: Readonly<Record<string, string>> = {}): string {
  const { path, remove } = temporaryFolder({ 'package.json': manifest({}), ...files });
  cleanUps.push(remove);
  return path;
}

async function start(options: ClientOptions): Promise<LspClient> {
  const client = await startClient(options);
  cleanUps.push(() => client.process.kill());
  return client;
}

const has = (rule: string) => (all: readonly Diagnostic[]) => all.some((one) => one.code === rule);
const hasNot = (rule: string) => (all: readonly Diagnostic[]) => !has(rule)(all);

function applied(text: string, uri: string, action: CodeAction): string {
  const changes = (action.edit?.documentChanges ?? []) as TextDocumentEdit[];
  expect(changes.map((one) => one.textDocument.uri)).toEqual([uri]);
  const document = TextDocument.create(uri, 'typescript', 1, text);
  return TextDocument.applyEdits(document, changes.flatMap((one) => one.edits) as never);
}

describe('one document', () => {
  let client: LspClient;
  let root: { readonly path: string; readonly remove: () => void };
  let files = 0;
  /** A path that no other test has. */
  const file = (): string => join(root.path, `app/ask${++files}.ts`);

  beforeAll(async () => {
    root = temporaryFolder({ 'package.json': manifest({ '@anthropic-ai/sdk': '1.12.0' }) });
    client = await startClient({
      folders: [root.path],
      // Patient enough for a timeout that is safe to set.
      settings: { patienceSeconds: { interactive: 600 } },
    });
  });
  afterAll(async () => {
    expect(await client.close()).toBe(0);
    root.remove();
  });

  describe('documents', () => {
    it('reports a call without a bound, with its page, and takes it back once it is bound', async () => {
      const uri = await client.open(file(), unbounded);
      const [found] = await client.diagnostics(uri, has('missing-timeout'));
      expect(found).toMatchObject({
        source: 'lifeboat',
        severity: 2,
        codeDescription: {
          href: expect.stringMatching(/\/docs\/rules\/missing-timeout\.md$/) as string,
        },
        range: { start: { line: 1, character: 21 }, end: { line: 1, character: 26 } },
        data: { fingerprint: expect.any(String) as string },
      });
      await client.change(uri, 2, bounded);
      await client.diagnostics(uri, hasNot('missing-timeout'));
      expect(client.told.published.at(-1)?.version).toBe(2);
    });

    it('takes incremental changes, also behind characters of two UTF-16 units', async () => {
      const uri = await client.open(file(), `const boat = '🛟'; ${bounded}`);
      await client.diagnostics(uri, hasNot('missing-timeout'));
      const line = bounded.split('\n').findIndex((one) => one.includes('signal'));
      const character = bounded.split('\n')[line]!.indexOf(' signal');
      const range = {
        start: { line, character },
        end: { line, character: bounded.split('\n')[line]!.length },
      };
      await client.change(uri, 2, '', range);
      await client.diagnostics(uri, has('missing-timeout'));
    });

    it('keeps what it knows of the rest while a line is half typed', async () => {
      const uri = await client.open(file(), unbounded);
      await client.diagnostics(uri, has('missing-timeout'));
      await client.change(uri, 2, `${unbounded}\nconst half = {\n  a: foo(\n`);
      await until(
        () => client.told.published.at(-1)?.version === 2,
        () => JSON.stringify(client.told.published),
      );
      expect(client.told.published.at(-1)?.diagnostics).toEqual(
        expect.arrayContaining([expect.objectContaining({ code: 'missing-timeout' })]),
      );
    });

    it('answers only for the last of many quick changes', async () => {
      const uri = await client.open(file(), unbounded);
      await client.diagnostics(uri, has('missing-timeout'));
      const before = client.told.published.length;
      for (let version = 2; version <= 30; version += 1) {
        await client.change(uri, version, version === 30 ? bounded : `${unbounded}// ${version}\n`);
      }
      await client.diagnostics(uri, hasNot('missing-timeout'));
      const versions = client.told.published.slice(before).map((one) => one.version);
      expect(versions.length).toBeLessThan(5);
      expect(versions.at(-1)).toBe(30);
    });

    it('analyses untitled documents and files outside of any folder', async () => {
      const stray = folder();
      await client.open('untitled:Untitled-1', unbounded);
      await client.diagnostics('untitled:Untitled-1', has('missing-timeout'));
      const uri = await client.open(join(stray, 'ask.ts'), unbounded);
      await client.diagnostics(uri, has('missing-timeout'));
      await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
      await client.diagnostics(uri, (all) => all.length === 0);
    });

    it('leaves documents of other schemes and languages alone', async () => {
      const before = client.told.published.length;
      await client.open('git:/ask.ts?x', unbounded);
      await client.open(file().replace('.ts', '.md'), unbounded, 'markdown');
      const uri = await client.open(file(), unbounded);
      await client.diagnostics(uri, has('missing-timeout'));
      const told = client.told.published.slice(before).map((one) => one.uri);
      expect(told.filter((one) => !one.endsWith('.ts') || one.startsWith('git:'))).toEqual([]);
    });
  });

  describe('code actions', () => {
    it('offers a fix that mends the finding, and the suppression last', async () => {
      const uri = await client.open(file(), unbounded);
      const all = await client.diagnostics(uri, has('missing-timeout'));
      const found = all.find((one) => one.code === 'missing-timeout')!;
      const actions = await client.actions(uri, found.range, all);
      expect(actions.length).toBeGreaterThanOrEqual(2);
      expect(actions.every((one) => one.kind === 'quickfix')).toBe(true);
      expect(actions[0]?.diagnostics?.map((one) => one.code)).toEqual(['missing-timeout']);
      expect(actions.at(-1)?.title).toMatch(/^Ignore missing-timeout/);
      await client.change(uri, 2, applied(unbounded, uri, actions[0]!));
      await client.diagnostics(uri, hasNot('missing-timeout'));
    });

    it('suppresses with a comment', async () => {
      const uri = await client.open(file(), unbounded);
      const [found] = await client.diagnostics(uri, has('missing-timeout'));
      const actions = await client.actions(uri, found!.range, [found!]);
      const text = applied(unbounded, uri, actions.at(-1)!);
      expect(text).toContain('lifeboat-ignore-next-line missing-timeout');
      await client.change(uri, 2, text);
      await client.diagnostics(uri, hasNot('missing-timeout'));
    });

    it('gives edits the version of the document, and fixes all that is safe at once', async () => {
      const uri = await client.open(file(), anthropicClient);
      const all = await client.diagnostics(uri, has('long-wait'));
      const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
      const [fixAll, ...others] = await client.actions(uri, whole, all, ['source.fixAll']);
      expect(others).toEqual([]);
      expect(fixAll?.kind).toBe('source.fixAll.lifeboat');
      const [change] = fixAll!.edit!.documentChanges as TextDocumentEdit[];
      expect(change?.textDocument).toEqual({ uri, version: 1 });
      await client.change(uri, 2, applied(anthropicClient, uri, fixAll!));
      await client.diagnostics(uri, hasNot('long-wait'));
    });

    it('offers nothing for a text that it has not checked', async () => {
      const saving = await start({ folders: [folder()], settings: { run: 'onSave' } });
      const uri = await saving.open(file(), unbounded);
      const [found] = await saving.diagnostics(uri, has('missing-timeout'));
      await saving.change(uri, 2, `\n${unbounded}`);
      expect(await saving.actions(uri, found!.range, [found!])).toEqual([]);
    });
  });

  describe('code lenses', () => {
    const lensesOf = (uri: string): Promise<CodeLens[]> =>
      client.connection.sendRequest('textDocument/codeLens', { textDocument: { uri } });
    const titleOf = async (uri: string): Promise<string | undefined> =>
      (await lensesOf(uri))[0]?.command?.title;

    it('say above a call with a finding how it fails', async () => {
      const uri = await client.open(file(), unbounded);
      await client.diagnostics(uri, has('missing-timeout'));
      expect(await lensesOf(uri)).toMatchObject([{ range: { start: { line: 1 } } }]);
      expect(await titleOf(uri)).toMatch(/^OpenAI · error after/);
    });

    it('are asked for anew when the provider is in trouble, and say so', async () => {
      const uri = await client.open(file(), unbounded);
      await client.diagnostics(uri, has('missing-timeout'));
      await titleOf(uri);
      const before = client.told.lensRefreshes;
      const health = [{ provider: 'openai', state: 'partial-outage' }];
      await client.connection.sendNotification('lifeboat/health', { health });
      await until(
        () => client.told.lensRefreshes > before,
        () => 'no refresh',
      );
      expect(await titleOf(uri)).toMatch(/^OpenAI · partial outage now · /);
      await client.connection.sendNotification('lifeboat/health', { health: [] });
    });
  });

  describe('hovers', () => {
    it('says how the call would fail, and for a client, which line sets what', async () => {
      const text = anthropicClient.replace('new Anthropic()', 'new Anthropic({ timeout: 30_000 })');
      const uri = await client.open(file(), text);
      await client.connection.sendNotification('lifeboat/health', {
        health: [{ provider: 'anthropic', state: 'degraded', incidents: [], components: [] }],
      });
      const line = text.split('\n').findIndex((one) => one.includes('messages.create'));
      const character = text.split('\n')[line]!.indexOf('create') + 2;
      const hover = await client.hover(uri, line, character);
      const { kind, value } = hover!.contents as { kind: string; value: string };
      expect(kind).toBe('markdown');
      expect(value).toContain('**Claude API**');
      expect(value).toContain('now: degraded');
      expect(value).toContain('30 s');
      expect(value).toContain(`(${uri}#L3)`);
      expect(await client.hover(uri, 0, 0)).toBeNull();
    });
  });
});

describe('workspaces', () => {
  it('scans two roots in the background with progress, and tells calls and uses', async () => {
    const one = folder({ 'a.ts': unbounded });
    const two = folder({
      'package.json': manifest({ '@anthropic-ai/sdk': '1.12.0' }),
      'src/b.ts': anthropicClient,
    });
    const client = await start({ folders: [one, two] });
    const providers = (): string[] =>
      ((client.told.usage.at(-1) as { uses: { provider: string }[] } | undefined)?.uses ?? []).map(
        (use) => use.provider,
      );
    await until(
      () => providers().length === 2,
      () => JSON.stringify(client.told.usage),
    );
    expect([...providers()].sort()).toEqual(['anthropic', 'openai']);
    const inventory = await client.connection.sendRequest<FolderCalls[]>('lifeboat/calls', {});
    expect(
      inventory.map(({ folder: uri, calls }) => [uri, calls.map((call) => call.path)]),
    ).toEqual([
      [uriOf(one), ['a.ts']],
      [uriOf(two), ['src/b.ts']],
    ]);
    const some = await client.connection.sendRequest<FolderCalls[]>('lifeboat/calls', {
      provider: 'openai',
    });
    expect(some.flatMap(({ calls }) => calls).length).toBe(1);
    expect(client.told.progress.length).toBeGreaterThan(1);
    const summary = await client.connection.sendRequest<ScanSummary>('lifeboat/scan');
    expect(summary).toMatchObject({ files: 2, calls: 2, cancelled: false });
  });

  it('shows the findings of closed files when the scope is the workspace', async () => {
    const root = folder({ 'a.ts': unbounded });
    const client = await start({ folders: [root], settings: { scope: 'workspace' } });
    const uri = uriOf(join(root, 'a.ts'));
    await client.diagnostics(uri, has('missing-timeout'));
    await client.configure({ scope: 'openFiles' });
    await client.diagnostics(uri, (all) => all.length === 0);
  });

  it('follows files that change on disk', async () => {
    const root = folder({ 'a.ts': unbounded });
    const client = await start({ folders: [root], settings: { scope: 'workspace' } });
    const uri = uriOf(join(root, 'a.ts'));
    await client.diagnostics(uri, has('missing-timeout'));
    expect(client.told.registered.map((one) => one.method)).toContain(
      'workspace/didChangeWatchedFiles',
    );
    writeFileSync(join(root, 'a.ts'), bounded);
    const changes = [{ uri, type: 2 }];
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    await client.diagnostics(uri, hasNot('missing-timeout'));
  });

  it('takes folders in and out', async () => {
    const one = folder({ 'a.ts': unbounded });
    const two = folder({ 'b.ts': unbounded });
    const client = await start({ folders: [one], settings: { scope: 'workspace' } });
    await client.diagnostics(uriOf(join(one, 'a.ts')), has('missing-timeout'));
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: {
        added: [{ uri: uriOf(two), name: 'two' }],
        removed: [{ uri: uriOf(one), name: 'one' }],
      },
    });
    await client.diagnostics(uriOf(join(two, 'b.ts')), has('missing-timeout'));
    await client.diagnostics(uriOf(join(one, 'a.ts')), (all) => all.length === 0);
  });
});

describe('several files', () => {
  it('checks an open file again when the file of its client changes, saved or not', async () => {
    const source = (options: string): string =>
      `import Anthropic from '@anthropic-ai/sdk';\nexport const client = new Anthropic(${options});\n`;
    const user = `import { client } from './client';
console.log(await client.messages.create({ model: 'm', max_tokens: 9, messages: [] }));
`;
    const root = folder({
      'package.json': manifest({ '@anthropic-ai/sdk': '1.12.0' }),
      'src/client.ts': source(''),
      'src/user.ts': user,
    });
    const client = await start({ folders: [root] });
    await client.connection.sendRequest('lifeboat/scan');
    const clientFile = await client.open(join(root, 'src/client.ts'), source(''));
    const userFile = await client.open(join(root, 'src/user.ts'), user);
    const hover = async (): Promise<string> => {
      const answer = await client.hover(userFile, 1, user.split('\n')[1]!.indexOf('create') + 1);
      return JSON.stringify(answer?.contents ?? null);
    };
    await client.diagnostics(userFile, () => true);
    expect(await hover()).toContain("the SDK's default");
    await client.change(clientFile, 2, source('{ timeout: 7_000 }'));
    await client.diagnostics(clientFile, () => client.told.published.at(-1)?.version === 2);
    const text = await hover();
    expect(text).toContain('7 s');
    expect(text).toContain(`${clientFile}#L2`);
  });
});

describe('closed files', () => {
  it('follows what is typed into the file of their client, and forgets it when it is not saved', async () => {
    const source = (options: string): string =>
      `import Anthropic from '@anthropic-ai/sdk';\nexport const client = new Anthropic(${options});\n`;
    const root = folder({
      'package.json': manifest({ '@anthropic-ai/sdk': '1.12.0' }),
      'src/client.ts': source(''),
      'src/user.ts': `import { client } from './client';
console.log(await client.messages.create({ model: 'm', max_tokens: 9, messages: [] }));
`,
    });
    const client = await start({ folders: [root] });
    await client.connection.sendRequest('lifeboat/scan');
    const untilMs = async (): Promise<number | null | undefined> => {
      const all = await client.connection.sendRequest<FolderCalls[]>('lifeboat/calls', {});
      return all[0]?.calls.find((call) => call.path === 'src/user.ts')?.timeout.ms;
    };
    const before = await untilMs();
    const uri = await client.open(join(root, 'src/client.ts'), source(''));
    await client.diagnostics(uri, () => true);
    await client.change(uri, 2, source('{ timeout: 7_000 }'));
    await untilAsync(untilMs, (ms) => ms === 7_000);
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    await untilAsync(untilMs, (ms) => ms === before);
  });
});

describe('settings', () => {
  it('follows rules and the switch without a restart', async () => {
    const root = folder();
    const client = await start({ folders: [root] });
    const uri = await client.open(join(root, 'ask.ts'), unbounded);
    await client.diagnostics(uri, has('missing-timeout'));
    await client.configure({ rules: { 'missing-timeout': 'error' } });
    await client.diagnostics(uri, (all) => all[0]?.severity === 1);
    await client.configure({ enable: false });
    await client.diagnostics(uri, (all) => all.length === 0);
    await client.configure({});
    await client.diagnostics(uri, has('missing-timeout'));
  });

  it('checks on saving only, or only on command', async () => {
    const root = folder({ 'ask.ts': unbounded });
    const client = await start({ folders: [root], settings: { run: 'onSave' } });
    const uri = await client.open(join(root, 'ask.ts'), unbounded);
    await client.diagnostics(uri, has('missing-timeout'));
    // Open files are checked anew after a scan, and the first scan is the server's own.
    await client.connection.sendRequest('lifeboat/scan');
    await pause(400);
    await client.change(uri, 2, bounded);
    await pause(400);
    expect(client.told.published.at(-1)?.version).toBe(1);
    await client.connection.sendNotification('textDocument/didSave', { textDocument: { uri } });
    await client.diagnostics(uri, hasNot('missing-timeout'));
    await client.configure({ run: 'manual' });
    await client.connection.sendRequest('lifeboat/scan');
    await pause(400);
    await client.change(uri, 3, unbounded);
    await pause(400);
    expect(client.told.published.at(-1)?.version).toBe(2);
    await client.connection.sendRequest('lifeboat/scan');
    await client.diagnostics(uri, has('missing-timeout'));
  });

  it('puts problems of the config file into the config file', async () => {
    const root = folder({
      'lifeboat.config.json': '{\n  "rules": { "missing-timeout": "loud" }\n}\n',
    });
    const client = await start({ folders: [root] });
    const uri = uriOf(join(root, 'lifeboat.config.json'));
    const [problem] = await client.diagnostics(uri, (all) => all.length > 0);
    expect(problem?.message).toContain('missing-timeout');
    expect(problem?.range.start.line).toBe(1);
    writeFileSync(join(root, 'lifeboat.config.json'), '{ "rules": { "missing-timeout": "off" } }');
    const changes = [{ uri, type: 2 }];
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    await client.diagnostics(uri, (all) => all.length === 0);
    const document = await client.open(join(root, 'ask.ts'), unbounded);
    await client.diagnostics(document, hasNot('missing-timeout'));
  });

  it('takes nonsense for settings without harm', async () => {
    const root = folder();
    const settings = { run: 7, scope: [], rules: 'x', exclude: { a: 1 }, patienceSeconds: -1 };
    const client = await start({ folders: [root], settings });
    const uri = await client.open(join(root, 'ask.ts'), unbounded);
    await client.diagnostics(uri, has('missing-timeout'));
    expect(client.told.log.join('\n')).toContain('lifeboat.exclude');
  });
});

describe('robustness', () => {
  it('serves a client without any optional capability', async () => {
    const root = folder({ 'a.ts': unbounded });
    const client = await start({
      folders: [root],
      capabilities: {},
      initializationOptions: { rules: { 'missing-timeout': 'error' } },
    });
    expect(client.result.capabilities.codeActionProvider).toBeUndefined();
    const uri = await client.open(join(root, 'ask.ts'), unbounded);
    const [found] = await client.diagnostics(uri, has('missing-timeout'));
    expect(found?.severity).toBe(1);
    expect(found).not.toHaveProperty('data');
    expect(found).not.toHaveProperty('codeDescription');
    expect(client.told.published.at(-1)).not.toHaveProperty('version');
    const hover = await client.hover(uri, 1, 25);
    expect(hover?.contents).toMatchObject({ kind: 'plaintext' });
    expect(client.told.registered).toEqual([]);
    expect(client.told.progress).toEqual([]);
    expect(await client.close()).toBe(0);
  });

  it('gives edits without versions to a client that takes no others', async () => {
    const root = folder();
    const { workspace, ...rest } = fullCapabilities;
    const client = await start({ folders: [root], capabilities: { ...rest } });
    expect(workspace).toBeDefined();
    const uri = await client.open(join(root, 'ask.ts'), unbounded);
    const [found] = await client.diagnostics(uri, has('missing-timeout'));
    const [fix] = await client.actions(uri, found!.range, [found!]);
    expect(Object.keys(fix?.edit?.changes ?? {})).toEqual([uri]);
  });

  it('outlives garbage', async () => {
    const root = folder();
    const client = await start({ folders: [root] });
    const { connection } = client;
    const requests: readonly [string, unknown][] = [
      ['textDocument/hover', { textDocument: { uri: 'not a uri' }, position: { line: -1 } }],
      ['textDocument/hover', {}],
      ['textDocument/codeAction', { textDocument: null }],
      ['lifeboat/calls', { provider: 7 }],
      ['lifeboat/unknown', { deep: [] }],
    ];
    for (const [method, params] of requests) {
      await connection.sendRequest(method, params as object).catch(() => undefined);
    }
    await connection.sendNotification('textDocument/didOpen', {});
    await connection.sendNotification('textDocument/didChange', { textDocument: { uri: 'x' } });
    await connection.sendNotification('lifeboat/health', { health: 'fine' });
    await connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: '::', type: 9 }],
    });
    await client.open(join(root, 'broken.ts'), '\u0000\ud800 ((((( `${ <<<<<<< class {');
    const uri = await client.open(join(root, 'ask.ts'), unbounded);
    await client.diagnostics(uri, has('missing-timeout'));
    expect((await client.hover(uri, 1, 25))?.contents).toBeDefined();
    expect(await client.close()).toBe(0);
  });

  it('ends a scan that is cancelled and goes on', async () => {
    const files = Array.from({ length: 200 }, (_, index) => [`src/a${index}.ts`, unbounded]);
    const root = folder(Object.fromEntries(files) as Record<string, string>);
    const client = await start({ folders: [root], settings: { run: 'manual' } });
    const cancel = new CancellationTokenSource();
    const scan = client.connection.sendRequest<ScanSummary>('lifeboat/scan', cancel.token);
    cancel.cancel();
    expect(await scan).toMatchObject({ cancelled: true });
    const summary = await client.connection.sendRequest<ScanSummary>('lifeboat/scan');
    expect(summary).toMatchObject({ calls: 200, cancelled: false });
  });

  it('ends when its client goes without a word', async () => {
    const client = await start({ folders: [] });
    const exited = new Promise((resolve) => client.process.once('exit', resolve));
    client.process.stdin?.end();
    expect(await exited).toBe(1);
  });
});
