import { expect, it } from 'vitest';
import { approximateDuration, countOf, formatDuration, listWords } from '../../src/model/words';

const durations: readonly (readonly [number, string])[] = [
  [0, '0 s'],
  [-5, '0 s'],
  [NaN, '0 s'],
  [250, '250 ms'],
  [999.9, '1 s'],
  [1000, '1 s'],
  [1500, '1.5 s'],
  [19_000, '19 s'],
  [90_000, '90 s'],
  [119_999, '2 min'],
  [120_000, '2 min'],
  [150_000, '2.5 min'],
  [900_000, '15 min'],
  [7_200_000, '2 h'],
  [9_000_000, '2.5 h'],
  [2_147_483_647, '25 days'],
  [Infinity, 'no end'],
];

it.each(durations)('%d ms are %s', (ms, words) => {
  expect(formatDuration(ms)).toBe(words);
});

it('says about where a duration is rounded', () => {
  expect(approximateDuration(901_500)).toBe('about 15 min');
  expect(approximateDuration(900_000)).toBe('15 min');
  expect(approximateDuration(0)).toBe('0 s');
  expect(approximateDuration(Infinity)).toBe('no end');
});

it('counts and lists', () => {
  expect([countOf(1, 'call'), countOf(0, 'call'), countOf(2, 'retry', 'retries')]).toEqual([
    ...['1 call', '0 calls', '2 retries'],
  ]);
  expect([
    listWords([]),
    listWords(['a']),
    listWords(['a', 'b']),
    listWords(['a', 'b', 'c']),
  ]).toEqual(['', 'a', 'a and b', 'a, b and c']);
});
