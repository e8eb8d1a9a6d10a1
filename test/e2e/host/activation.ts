/** Nobody pays for Lifeboat who does not open code. */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { chatPath } from '../support/projects';
import { diagnosticsOf, hostSuite, lifeboat, show } from './hostSuite';

const quietMs = 3_000;

export const run = hostSuite({
  'a folder without open code leaves Lifeboat asleep': async () => {
    await show('notes.txt');
    await sleep(quietMs);
    assert.equal(lifeboat().isActive, false);
  },
  'the first file of a supported language wakes it': async () => {
    const { document } = await show(chatPath);
    await diagnosticsOf(document.uri);
    assert.equal(lifeboat().isActive, true);
  },
});
