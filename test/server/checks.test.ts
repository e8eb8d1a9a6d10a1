/** When documents are checked, with a session that answers when the test says so. */
import { beforeEach, describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Clock } from '../../src/platform/ports';
import type { FileResult, Session } from '../../src/session/session';
import { createChecks, type Checks, type DocumentResult } from '../../src/server/checks';
import type { Folder } from '../../src/server/folders';
import { readSettings } from '../../src/server/settings';

const uri = 'file:///w/a.ts';

interface Running {
  readonly signal: AbortSignal;
  readonly finish: (error?: Error) => void;
}

let document: TextDocument;
let running: Running[];
let timers: Map<number, () => void>;
let results: DocumentResult[];
let errors: string[];
let checks: Checks;

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function edit(version: number): void {
  document = TextDocument.create(uri, 'typescript', version, `text ${version}`);
}

async function fire(): Promise<void> {
  const due = [...timers.values()];
  timers.clear();
  for (const callback of due) callback();
  await settle();
}

const clock: Clock = {
  now: () => 0,
  after(ms, callback) {
    const key = ms + timers.size / 1000;
    timers.set(key, callback);
    return () => void timers.delete(key);
  },
};

beforeEach(() => {
  running = [];
  timers = new Map();
  results = [];
  errors = [];
  edit(1);
  const check = (path: string, signal?: AbortSignal): Promise<FileResult> =>
    new Promise((resolve, reject) => {
      const finish = (error?: Error): void =>
        error === undefined ? resolve({ path, calls: [], findings: [] }) : reject(error);
      running.push({ signal: signal!, finish });
    });
  const session = { check, setBuffer: () => undefined } as unknown as Session;
  const folder: Folder = {
    ...{ uri: 'file:///w', root: '/w', kind: 'workspace', session },
    settings: readSettings({}),
  };
  const located = { folder, path: 'a.ts' };
  checks = createChecks({
    buffers: { all: () => [document], get: () => document, sync: () => Promise.resolve() },
    folders: { locate: () => Promise.resolve(located) } as never,
    clock,
    log: { info: () => undefined, warn: () => undefined, error: (text) => void errors.push(text) },
    onResult: (result) => void results.push(result),
  });
});

describe('checks', () => {
  it('waits for a pause in typing', async () => {
    for (let version = 2; version < 9; version += 1) {
      edit(version);
      checks.schedule(uri, 100);
    }
    await fire();
    expect(running.length).toBe(1);
    running[0]!.finish();
    await settle();
    expect(results.map((one) => one.version)).toEqual([8]);
  });

  it('cancels what runs for an older text and drops its answer', async () => {
    checks.schedule(uri, 100);
    await fire();
    edit(2);
    checks.schedule(uri, 100);
    expect(running[0]!.signal.aborted).toBe(true);
    running[0]!.finish();
    await settle();
    expect(results).toEqual([]);
    await fire();
    running[1]!.finish();
    await settle();
    expect(results.map((one) => one.version)).toEqual([2]);
  });

  it('drops an answer for a text that changed without a new check', async () => {
    checks.schedule(uri, 0);
    await fire();
    edit(2);
    running[0]!.finish();
    await settle();
    expect(results).toEqual([]);
  });

  it('does not wait for the pause when somebody asks', async () => {
    checks.schedule(uri, 100);
    const asked = checks.current(uri);
    await settle();
    running[0]!.finish();
    expect((await asked)?.version).toBe(1);
    expect(timers.size).toBe(0);
    edit(2);
    expect(await checks.current(uri)).toBeNull();
  });

  it('logs a failure and goes on', async () => {
    checks.schedule(uri, 0);
    await fire();
    running[0]!.finish(new Error('broken'));
    await settle();
    expect(errors).toEqual([expect.stringContaining('broken')]);
    checks.schedule(uri, 0);
    await fire();
    running[1]!.finish();
    await settle();
    expect(results.length).toBe(1);
  });

  it('stays silent about a document that was closed', async () => {
    checks.schedule(uri, 0);
    await fire();
    checks.forget(uri);
    running[0]!.finish();
    await settle();
    expect(results).toEqual([]);
    expect(checks.knows(uri)).toBe(false);
  });
});
