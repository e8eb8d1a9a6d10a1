import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { createScanner, LanguageVariant, ScriptTarget, SyntaxKind } from 'typescript';
import { describe, expect, it } from 'vitest';
import { parseModule } from '../../src/languages/typescript/parse';
import { badSpans } from '../support/spans';

/** Real files of installed packages, in all kinds, cut to a size that can be parsed thousands of times. */
const sources = [
  '@anthropic-ai/sdk/src/client.ts',
  '@anthropic-ai/sdk/src/core/streaming.ts',
  '@anthropic-ai/sdk/src/core/pagination.ts',
  '@anthropic-ai/sdk/src/lib/MessageStream.ts',
  '@anthropic-ai/sdk/src/internal/uploads.ts',
  '@anthropic-ai/sdk/src/resources/beta/files.ts',
  'vscode-languageserver-protocol/lib/common/connection.js',
  'vscode-languageserver-protocol/lib/common/api.js',
  '@typescript-eslint/eslint-plugin/dist/rules/await-thenable.js',
  'commander/lib/command.js',
];

const folder = fileURLToPath(new URL('../../node_modules/', import.meta.url));

interface Sample {
  readonly name: string;
  readonly text: string;
}

const samples: readonly Sample[] = sources.map((name) => ({
  name,
  text: readFileSync(folder + name, 'utf8'),
}));

function expectGoodFacts(path: string, text: string): void {
  const facts = parseModule(path, text);
  const bad = badSpans(facts, text);
  expect(bad, `${path}: ${JSON.stringify(text)}`).toEqual([]);
}

/** Ends of tokens, as a plain scanner sees them: good enough as places to cut. */
function tokenEnds(text: string): number[] {
  const scanner = createScanner(ScriptTarget.Latest, true, LanguageVariant.Standard, text);
  const ends: number[] = [];
  while (scanner.scan() !== SyntaxKind.EndOfFileToken) ends.push(scanner.getTokenEnd());
  return ends;
}

/** Thousands of parses a test: slow machines need longer than the usual limit. */
const SLOW = { timeout: 120_000 };

describe('the TypeScript front end', SLOW, () => {
  it.each(samples)('reads $name whole', ({ name, text }) => {
    const facts = parseModule(name, text);
    expect(badSpans(facts, text)).toEqual([]);
    expect(facts.problems).toEqual([]);
    expect(facts.body.length).toBeGreaterThan(0);
  });

  it.each(samples)('reads $name cut behind each token', ({ name, text }) => {
    const window = text.slice(0, 1800);
    for (const end of tokenEnds(window)) expectGoodFacts(name, window.slice(0, end));
  });

  it.each(samples)('reads $name without each token', ({ name, text }) => {
    const from = Math.floor(text.length / 2);
    const window = text.slice(from, from + 900);
    let start = 0;
    for (const end of tokenEnds(window)) {
      expectGoodFacts(name, window.slice(0, start) + window.slice(end));
      start = end;
    }
  });

  it('reads real code with pieces cut, doubled and strewn in', () => {
    const piece = fc.constantFrom(
      ...['(', ')', '{', '}', '[', '<', '>', '<T', '`', '${', "'", '/*', '/', '#', '@', '=>', '?.'],
      ...[
        'class ',
        'import ',
        'export ',
        'new ',
        'async ',
        'try {',
        'enum ',
        'using ',
        '...',
        'for (',
      ],
      ...['export default ', '\0', '\u2028', '\uD800', '<a b={', '</a>', 'lifeboat-', '//', '@a '],
    );
    const edit = fc.record({ at: fc.nat(), length: fc.nat({ max: 60 }), piece });
    const extension = fc.constantFrom('ts', 'tsx', 'js');
    fc.assert(
      fc.property(
        fc.constantFrom(...samples),
        fc.nat(),
        extension,
        fc.array(edit, { minLength: 1, maxLength: 4 }),
        ({ text }, offset, ending, edits) => {
          const from = offset % Math.max(1, text.length - 1200);
          let mutated = text.slice(from, from + 1200);
          for (const { at, length, piece: added } of edits) {
            const place = at % (mutated.length + 1);
            mutated = mutated.slice(0, place) + added + mutated.slice(place + length);
          }
          expectGoodFacts(`mutated.${ending}`, mutated);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('reads noise', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expectGoodFacts('noise.tsx', text);
      }),
      { numRuns: 300 },
    );
  });
});
