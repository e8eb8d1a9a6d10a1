/** Folders of one window are analysed each by its own settings. */
import assert from 'node:assert/strict';
import { chatPath } from '../support/projects';
import { diagnosticsOf, hostSuite, ruleOf, show } from './hostSuite';

export const run = hostSuite({
  'each folder follows its own lifeboat.config.json': async () => {
    const first = await show(chatPath, 0);
    const rules = (await diagnosticsOf(first.document.uri)).map(ruleOf);
    assert.ok(rules.includes('missing-timeout'), `found ${rules.join(', ')}`);

    // The same text: only this folder's configuration has another severity for the rule.
    const second = await show(chatPath, 1);
    assert.equal(second.document.getText(), first.document.getText());
    const severities = (await diagnosticsOf(second.document.uri))
      .filter((diagnostic) => ruleOf(diagnostic) === 'missing-timeout')
      .map(({ severity }) => severity);
    assert.deepEqual(severities, [0 /* Error */]);
  },
});
