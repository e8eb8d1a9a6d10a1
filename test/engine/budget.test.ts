import { describe, expect, it } from 'vitest';
import { budgetOf, tighter, type Attempt } from '../../src/engine/budget';
import { waitsOf } from '../../src/model/backoff';
import type { Layer } from '../../src/model/call';

const attempt = (parts: Partial<Attempt> = {}): Attempt => ({
  headersMs: 10_000,
  silenceMs: 300_000,
  bodyBounded: false,
  streaming: false,
  unknown: false,
  ...parts,
});

const layer = (parts: Partial<Layer> = {}): Layer => ({
  name: 'layer',
  kind: 'wrapper',
  attempts: 1,
  endless: false,
  deadlineMs: null,
  waitsMs: 0,
  retriesTimeouts: true,
  at: null,
  because: null,
  ...parts,
});

const retryAfter = { honoured: true, capMs: null };
const budget = (one: Attempt, ...layers: readonly Layer[]) => budgetOf(one, layers, retryAfter);
const sdk = (parts: Partial<Layer> = {}) =>
  layer({ kind: 'sdk', attempts: 3, waitsMs: 1500, ...parts });

describe('a body that goes silent', () => {
  it('is asked for again where the SDK reads it inside its retries', () => {
    const whole = attempt({ silenceMs: 19_000, readsBody: true });
    expect(budget(whole, sdk()).silenceMs).toBe(58_500);
    expect(budget(whole, sdk({ retriesTimeouts: false })).silenceMs).toBe(20_500);
    expect(budget({ ...whole, streaming: true }, sdk()).silenceMs).toBe(19_000);
    const once = sdk({ attempts: 1, waitsMs: 0 });
    expect(budget(whole, once, layer({ attempts: 3 })).silenceMs).toBe(57_000);
    expect(budget({ ...whole, silenceMs: null }, sdk()).silenceMs).toBeNull();
    expect(budget(attempt({ silenceMs: 19_000 }), sdk()).silenceMs).toBe(19_000);
  });
});

describe('a stream whose reader gives up', () => {
  it('is an error then, whatever goes on below', () => {
    const read = attempt({ streaming: true, silenceMs: 30_000, readerMs: 30_000 });
    expect(budget(read, sdk())).toMatchObject({ untilErrorMs: 30_000, unbounded: false });
    expect(budget({ ...read, headersMs: null }, sdk()).untilErrorMs).toBe(30_000);
    expect(budget({ ...read, readerMs: null }, sdk()).untilErrorMs).toBe(31_500);
  });
});

describe('one attempt', () => {
  it('ends with its own limit', () => {
    expect(budget(attempt())).toEqual({
      requests: 1,
      untilErrorMs: 10_000,
      firstTokenMs: null,
      silenceMs: 300_000,
      bodyBounded: false,
      unbounded: false,
      retryAfter,
      unknown: false,
    });
  });

  it('has no end where nothing ends it', () => {
    const endless = budget(attempt({ headersMs: null, silenceMs: null }));
    expect(endless).toMatchObject({ untilErrorMs: null, silenceMs: null, unbounded: true });
  });

  it('is not called endless where something was not read', () => {
    const unread = budget(attempt({ headersMs: null, unknown: true }));
    expect(unread).toMatchObject({ unbounded: false, unknown: true });
  });
});

describe('layers', () => {
  const cases: readonly (readonly [string, readonly Layer[], object])[] = [
    ['an SDK that tries thrice', [sdk()], { requests: 3, untilErrorMs: 31_500 }],
    [
      'two that multiply',
      [sdk(), layer({ attempts: 4, waitsMs: 7_000 })],
      { requests: 12, untilErrorMs: 4 * 31_500 + 7_000 },
    ],
    [
      'an SDK that does not try timeouts again',
      [sdk({ retriesTimeouts: false })],
      { requests: 3, untilErrorMs: 11_500 },
    ],
    [
      'a signal over all attempts',
      [sdk({ deadlineMs: 15_000 })],
      { requests: 3, untilErrorMs: 15_000, bodyBounded: true },
    ],
    [
      'a deadline around all layers',
      [sdk(), layer({ attempts: 4 }), layer({ deadlineMs: 60_000 })],
      { requests: 12, untilErrorMs: 60_000, bodyBounded: true },
    ],
    [
      'a deadline around each of several tries',
      [sdk({ attempts: 1, waitsMs: 0 }), layer({ deadlineMs: 4_000 }), layer({ attempts: 3 })],
      { requests: 3, untilErrorMs: 12_000 },
    ],
    [
      'a deadline that never comes into play',
      [sdk(), layer({ deadlineMs: 600_000 })],
      { requests: 3, untilErrorMs: 31_500 },
    ],
    [
      'tries without end',
      [layer({ attempts: null, endless: true })],
      { requests: null, untilErrorMs: null, unbounded: true, unknown: false },
    ],
    [
      'tries without end under a deadline',
      [layer({ attempts: null, endless: true }), layer({ deadlineMs: 30_000 })],
      { requests: null, untilErrorMs: 30_000, unbounded: false, unknown: false },
    ],
    [
      'a number of tries that was not read',
      [layer({ attempts: null })],
      { requests: null, unknown: true, unbounded: false },
    ],
  ];

  it.each(cases)('%s', (_, layers, expected) => {
    expect(budget(attempt(), ...layers)).toMatchObject(expected);
  });

  it('end a call that nothing else ends', () => {
    const saved = budget(attempt({ headersMs: null }), sdk(), layer({ deadlineMs: 20_000 }));
    expect(saved).toMatchObject({ untilErrorMs: 20_000, unbounded: false });
  });
});

describe('a stream', () => {
  const streaming = attempt({ streaming: true });

  it('may send headers at once and then be silent', () => {
    expect(budget(streaming, sdk()).firstTokenMs).toBe(31_500 + 300_000);
  });

  it('has its first token within a deadline', () => {
    expect(budget(streaming, sdk({ deadlineMs: 15_000 })).firstTokenMs).toBe(15_000);
  });

  it('has no bound on the first token where nothing ends silence', () => {
    expect(budget({ ...streaming, silenceMs: null }, sdk()).firstTokenMs).toBeNull();
  });
});

describe('waits', () => {
  const backoff = { initialMs: 500, factor: 2, maxMs: 8_000, jitter: 0.25 };

  it.each([
    [1, 0],
    [2, 500],
    [3, 1_500],
    [6, 15_500],
    [7, 23_500],
  ])('between %i attempts are %i ms', (attempts, ms) => {
    expect(waitsOf(backoff, attempts)).toBe(ms);
  });

  it('take the tighter of two bounds, where null bounds nothing', () => {
    expect(tighter(null, 5)).toBe(5);
    expect(tighter(5, null)).toBe(5);
    expect(tighter(5, 3)).toBe(3);
    expect(tighter(null, null)).toBeNull();
  });
});
