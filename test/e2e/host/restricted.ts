/** A folder that nobody trusts yet is analysed all the same: nothing of it is run. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { chatPath } from '../support/projects';
import { diagnosticsOf, hostSuite, lifeboat, show } from './hostSuite';

export const run = hostSuite({
  'diagnostics come in a folder that is not trusted': async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    const { document } = await show(chatPath);
    assert.ok((await diagnosticsOf(document.uri)).length > 0);
    assert.equal(lifeboat().isActive, true);
  },
});
