import { expect, it } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver';
import { createPublisher } from '../../src/server/publisher';

const position = { line: 0, character: 0 };
const one: Diagnostic = { message: 'one', range: { start: position, end: position } };

function publisher() {
  const sent: string[] = [];
  const made = createPublisher(({ uri, diagnostics, version }) => {
    sent.push(`${uri} ${version ?? '-'} ${diagnostics.length}`);
  });
  return { ...made, sent };
}

it('sends nothing twice, and nothing for files that were always clean', () => {
  const { publish, sent } = publisher();
  publish('a', [], null);
  publish('a', [one], 1);
  publish('a', [one], 1);
  publish('a', [one], 2);
  publish('a', [], 3);
  publish('a', [], null);
  publish('a', [], null);
  expect(sent).toEqual(['a 1 1', 'a 2 1', 'a 3 0', 'a - 0']);
});

it('takes back what a group no longer shows, but for what another shows now', () => {
  const { publish, replaceGroup, sent } = publisher();
  replaceGroup(
    'g',
    new Map([
      ['a', [one]],
      ['b', [one]],
    ]),
    () => false,
  );
  publish('b', [one], 7);
  replaceGroup('g', new Map([['c', [one]]]), (uri) => uri === 'b');
  expect(sent).toEqual(['a - 1', 'b - 1', 'b 7 1', 'a - 0', 'c - 1']);
});
