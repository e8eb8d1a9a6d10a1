/** A server that crashes comes back by itself, and what was typed meanwhile is neither lost nor overlooked. */
import assert from 'node:assert/strict';
import { ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import { until } from '../support/poll';
import { chatPath, chatSource } from '../support/projects';
import { apply, diagnosticsWhen, fixesFor, hostSuite, ruleOf, show } from './hostSuite';

/** Longer than a server needs to appear. */
const quietMs = 3_000;

/** Longer than the editor needs to send what was typed. */
const lateMs = 1_000;

/** A second route, which lacks what the first one lacks. */
const secondRoute = chatSource.replace('POST(', 'PUT(');

/** A file of a process in /proc; empty when the process has ended meanwhile. */
function readProcess(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

function isServer(pid: string): boolean {
  const parent = /^PPid:\s*(\d+)$/m.exec(readProcess(pid, 'status'))?.[1];
  // A process that was killed and not yet waited for has no command line any more.
  return parent === String(process.pid) && readProcess(pid, 'cmdline').includes('dist/server.js');
}

/** The process ids of this extension host's language servers. */
function servers(): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && isServer(name))
    .map(Number);
}

/** Waits for the one server that runs, unless it is `other`. */
function serverAfter(other: number | null): Promise<number> {
  return until('a language server', () => {
    const running = servers();
    assert.ok(running.length <= 1, `servers at once: ${running.join(', ')}`);
    return running.find((pid) => pid !== other);
  });
}

/** Ends the server as a crash would: it has no time to say so. Returns its process id. */
async function crash(): Promise<number> {
  const pid = await serverAfter(null);
  process.kill(pid, 'SIGKILL');
  return pid;
}

/** Types above the text, without saving. */
async function type(document: vscode.TextDocument, typed: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, new vscode.Position(0, 0), typed);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

function linesWith(text: string, part: string): readonly number[] {
  return text.split('\n').flatMap((line, index) => (line.includes(part) ? [index] : []));
}

function unbounded(found: readonly vscode.Diagnostic[]): readonly vscode.Diagnostic[] {
  return found.filter((one) => ruleOf(one) === 'missing-timeout');
}

/** Waits until the findings lie where the unsaved text has its requests; returns them. */
async function followed(document: vscode.TextDocument): Promise<readonly vscode.Diagnostic[]> {
  const wanted = String(linesWith(document.getText(), ' fetch('));
  const linesOf = (found: readonly vscode.Diagnostic[]): string =>
    String(
      unbounded(found)
        .map(({ range }) => range.start.line)
        .sort((a, b) => a - b),
    );
  return unbounded(await diagnosticsWhen(document.uri, (found) => linesOf(found) === wanted));
}

/** The preferred fix of the last finding bounds its call; takes it back again. */
async function fixesWork(document: vscode.TextDocument): Promise<void> {
  const before = document.getText();
  const found = await followed(document);
  const last = found.at(-1);
  assert.ok(last);
  const preferred = (await fixesFor(document.uri, last)).find(({ isPreferred }) => isPreferred);
  assert.ok(preferred);
  await apply(preferred);
  assert.equal(linesWith(document.getText(), 'AbortSignal.timeout(').length, 1);
  await diagnosticsWhen(document.uri, (all) => unbounded(all).length === found.length - 1);
  await vscode.commands.executeCommand('undo');
  assert.equal(document.getText(), before);
}

/** The text is as it was typed, and only in the editor. */
function assertUnsaved(document: vscode.TextDocument, text: string): void {
  assert.equal(document.getText(), text);
  assert.ok(document.isDirty);
  assert.equal(readFileSync(document.fileName, 'utf8'), chatSource);
}

/** Crashes the server while one types, and goes on typing when there is a new one. */
async function surviveCrash(document: vscode.TextDocument): Promise<void> {
  const before = document.getText();
  const crashed = await crash();
  for (const part of ['server ran\n', 'while no ', '// typed ']) await type(document, part);
  await serverAfter(crashed);
  await followed(document);
  await type(document, '// typed after the crash\n');
  await followed(document);
  await fixesWork(document);
  const typed = '// typed after the crash\n// typed while no server ran\n';
  assertUnsaved(document, `${typed}${before}`);
}

/**
 * Tells the end of each process late, as a busy machine does: until then whatever is sent to it fails.
 * Returns what takes that back.
 */
function tellEndsLate(): () => void {
  const emit = ChildProcess.prototype.emit;
  const later = function (this: ChildProcess, event: string | symbol, ...values: unknown[]) {
    if (event !== 'close') return Reflect.apply(emit, this, [event, ...values]) as boolean;
    setTimeout(() => void Reflect.apply(emit, this, [event, ...values]), lateMs);
    return true;
  };
  ChildProcess.prototype.emit = later as typeof emit;
  return () => {
    ChildProcess.prototype.emit = emit;
  };
}

// The tests build on one another: the client counts the crashes of a session.
export const run = hostSuite({
  'a crash restarts the server, which knows the unsaved text': async () => {
    const { document } = await show(chatPath);
    await followed(document);
    await type(document, secondRoute);
    assert.equal((await followed(document)).length, 2);
    await surviveCrash(document);
  },
  'so does a second one, of which the editor hears late': async () => {
    const { document } = await show(chatPath);
    const back = tellEndsLate();
    try {
      await surviveCrash(document);
    } finally {
      back();
    }
  },
  'a crash of a server that has only begun to start is survived too': async () => {
    const { document } = await show(chatPath);
    const before = document.getText();
    const first = await crash();
    const second = await serverAfter(first);
    process.kill(second, 'SIGKILL');
    await type(document, '// typed between two crashes\n');
    await serverAfter(second);
    await followed(document);
    await fixesWork(document);
    assertUnsaved(document, `// typed between two crashes\n${before}`);
  },
  'a server that crashes again and again stays down until the user restarts it': async () => {
    const { document } = await show(chatPath);
    const before = document.getText();
    await crash();
    await sleep(quietMs);
    assert.deepEqual(servers(), []);
    await vscode.commands.executeCommand('lifeboat.restart');
    await type(document, '// typed after the restart\n');
    await followed(document);
    await fixesWork(document);
    assertUnsaved(document, `// typed after the restart\n${before}`);
  },
});
