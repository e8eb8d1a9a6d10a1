/** How typing feels in a long file: how soon findings follow the last key, and how long the extension host is held up. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { Figures } from '../support/hostRun';
import { longPath } from '../support/projects';
import { diagnosticsOf, hostSuite, show } from './hostSuite';

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

async function typing(editor: vscode.TextEditor): Promise<Figures> {
  return delaysWhile(async () => {
    for (let round = 0; round < 3; round += 1) await typeWords(editor);
  });
}

const setEnabled = (value: boolean): Thenable<void> =>
  vscode.workspace
    .getConfiguration('lifeboat')
    .update('enable', value, vscode.ConfigurationTarget.Workspace);

/** From the last key, a new line above all calls, to the findings in their new places. */
async function untilFindings({ document }: vscode.TextEditor): Promise<number> {
  const moved = new Promise<void>((resolve) => {
    const heard = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      if (!uris.some((uri) => uri.toString() === document.uri.toString())) return;
      heard.dispose();
      resolve();
    });
  });
  await type('\n');
  const begun = performance.now();
  await moved;
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
