/** How typing feels in a long file: how soon findings follow the last key, and how long the extension host is held up. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { Figures } from '../support/hostRun';
import { longestStretch, profileOf } from '../support/profile';
import { longPath } from '../support/projects';
import { diagnosticsOf, hostSuite, lifeboat, show } from './hostSuite';

const rounds = 20;
/** A fast writer: ten keys a second. */
const betweenKeysMs = 100;
const words = 'answer the question';

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

const type = (text: string): Thenable<unknown> => vscode.commands.executeCommand('type', { text });

/** Types a line of comment into the middle of the file. */
async function typeWords(editor: vscode.TextEditor): Promise<void> {
  const line = Math.floor(editor.document.lineCount / 2);
  const at = new vscode.Position(line, 0);
  editor.selection = new vscode.Selection(at, at);
  await type('// ');
  for (const key of words) {
    await type(key);
    await sleep(betweenKeysMs);
  }
}

/** Longest and typical time by which the host's event loop was late, beyond the 1 ms at which it is looked at. */
async function delaysWhile(work: () => Promise<void>): Promise<Figures> {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  await work();
  delays.disable();
  const inMs = (nanoseconds: number): number => nanoseconds / 1e6;
  return {
    longest: inMs(delays.max),
    'percentile 99': inMs(delays.percentile(99)),
    'percentile 50': inMs(delays.percentile(50)),
  };
}

async function typeLines(editor: vscode.TextEditor): Promise<void> {
  for (let round = 0; round < 3; round += 1) await typeWords(editor);
}

const typing = (editor: vscode.TextEditor): Promise<Figures> =>
  delaysWhile(() => typeLines(editor));

/** Whether a script is part of the extension under test. */
const isOurs = (url: string): boolean =>
  url.startsWith(vscode.Uri.joinPath(lifeboat().extensionUri, 'dist').toString());

const setEnabled = (value: boolean): Thenable<void> =>
  vscode.workspace
    .getConfiguration('lifeboat')
    .update('enable', value, vscode.ConfigurationTarget.Workspace);

const firstLine = (uri: vscode.Uri): number | undefined =>
  vscode.languages.getDiagnostics(uri).find(({ source }) => source === 'lifeboat')?.range.start
    .line;

/**
 * From the last key, a new line above all calls, to the findings in their new places. Looks for them by itself: VS Code
 * tells of new diagnostics 50 ms after it shows them.
 */
async function untilFindings({ document: { uri } }: vscode.TextEditor): Promise<number> {
  const before = firstLine(uri);
  await type('\n');
  const begun = performance.now();
  while (firstLine(uri) === before) await sleep(1);
  return performance.now() - begun;
}

export const run = hostSuite({
  'findings follow the last key': async () => {
    const editor = await show(longPath);
    await diagnosticsOf(editor.document.uri);
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      await sleep(1_000);
      const top = new vscode.Position(0, 0);
      editor.selection = new vscode.Selection(top, top);
      times.push(await untilFindings(editor));
    }
    return { median: median(times), longest: Math.max(...times) };
  },
  'the extension host while somebody types, with Lifeboat': async () => {
    return typing(await show(longPath));
  },
  'what Lifeboat does in the extension host while somebody types': async () => {
    const editor = await show(longPath);
    const profile = await profileOf(() => typeLines(editor));
    return longestStretch(profile, isOurs);
  },
  'the extension host while somebody types, without Lifeboat': async () => {
    await setEnabled(false);
    await sleep(2_000);
    try {
      return await typing(await show(longPath));
    } finally {
      await setEnabled(true);
    }
  },
});
