/** Whatever somebody is in the middle of typing: an answer, places inside the text, and no long wait. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { badSpans } from '../support/spans';
import { analyzeWith, badPlaces, moduleOf, sources, tokenEnds, type Source } from './program';

/** Thousands of analyses a test: slow machines need longer than the usual limit. */
const SLOW = { timeout: 300_000 };

/** A text may take this many times as long as the whole file before it counts as a hang. */
const patience = 40;

const texts = new Map(sources.map(({ path, text }) => [path, text]));

/** What is wrong with the answer for one text; empty where nothing is. */
function defects(source: Source): readonly string[] {
  const module = moduleOf(source);
  const analysis = analyzeWith(module);
  return [
    ...badSpans(module.facts, source.text),
    ...analysis.failures.map(({ part, message }) => `${part}: ${message}`),
    ...badPlaces(analysis, new Map(texts).set(source.path, source.text)),
  ];
}

function timeOf(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** A single time can be anything on a busy machine: the shortest of some tells what the work takes. */
function shortest(runs: number, work: () => void): number {
  return Math.min(...Array.from({ length: runs }, () => timeOf(work)));
}

function expectGood(source: Source, limitMs: number): void {
  let bad: readonly string[] = [];
  const took = timeOf(() => (bad = defects(source)));
  expect(bad, source.text).toEqual([]);
  if (took <= limitMs) return;
  const again = shortest(3, () => defects(source));
  expect(again, `${again} ms for ${JSON.stringify(source.text)}`).toBeLessThanOrEqual(limitMs);
}

const limits = new Map<string, number>();

function limitFor(source: Source): number {
  const known = limits.get(source.path);
  if (known !== undefined) return known;
  const limit = patience * shortest(5, () => defects(source));
  limits.set(source.path, limit);
  return limit;
}

describe('a file of the samples', SLOW, () => {
  it.each(sources)('$path is whole, and its calls or those that it serves are found', (source) => {
    const module = moduleOf(source);
    expect(module.facts.problems).toEqual([]);
    expect(analyzeWith(module).calls.length).toBeGreaterThan(0);
    expect(defects(source)).toEqual([]);
  });

  it.each(sources)('$path ends behind each of its tokens', (source) => {
    const limit = limitFor(source);
    for (const end of tokenEnds(source.text))
      expectGood({ ...source, text: source.text.slice(0, end) }, limit);
  });

  it('has tokens deleted, doubled and swapped', () => {
    const change = fc.record({
      kind: fc.constantFrom('delete' as const, 'double' as const, 'swap' as const),
      at: fc.nat(),
      other: fc.nat(),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...sources),
        fc.array(change, { minLength: 1, maxLength: 5 }),
        (source, changes) => {
          const tokens = tokensOf(source.text);
          for (const { kind, at, other } of changes) apply(tokens, kind, at, other);
          expectGood({ ...source, text: tokens.join('') }, limitFor(source));
        },
      ),
      { numRuns: 250, seed: 20_261_123 },
    );
  });
});

/** Pieces that together are the text: each token with the white space before it. */
function tokensOf(text: string): string[] {
  const ends = [...tokenEnds(text), text.length];
  return ends.map((end, index) => text.slice(ends[index - 1] ?? 0, end));
}

function apply(
  tokens: string[],
  kind: 'delete' | 'double' | 'swap',
  at: number,
  other: number,
): void {
  const first = at % Math.max(1, tokens.length);
  const second = other % Math.max(1, tokens.length);
  const one = tokens[first] ?? '';
  if (kind === 'delete') tokens.splice(first, 1);
  else if (kind === 'double') tokens.splice(first, 0, one);
  else {
    tokens[first] = tokens[second] ?? '';
    tokens[second] = one;
  }
}
