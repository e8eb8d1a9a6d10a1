import { describe, expect, it } from 'vitest';
import type { Memento } from 'vscode';
import { createMemory } from '../../src/editor/memory';
import { createLatestChecks } from '../../src/status/latestChecks';
import { fakeClock } from '../status/helpers';

function memento(): Memento {
  const kept = new Map<string, unknown>();
  return {
    keys: () => [...kept.keys()],
    get: <T>(key: string, otherwise?: T) => (kept.has(key) ? kept.get(key) : otherwise) as T,
    update: async (key: string, value: unknown) => void kept.set(key, value),
  };
}

describe('what is remembered', () => {
  it('is the same in another window, and forgotten on demand', () => {
    const state = memento();
    const [one, other] = [createMemory(state), createMemory(state)];
    one.muted.add('anthropic/i1');
    expect([other.muted.has('anthropic/i1'), other.told.has('anthropic/i1')]).toEqual([
      ...[true, false],
    ]);
    other.muted.delete('anthropic/i1');
    expect(one.muted.has('anthropic/i1')).toBe(false);
  });

  it('is bounded, the newest last', () => {
    const { told } = createMemory(memento());
    for (let at = 0; at < 300; at++) told.add(String(at));
    expect([told.has('0'), told.has('99'), told.has('100'), told.has('299')]).toEqual([
      ...[false, false, true, true],
    ]);
  });

  it('is an answer for each provider, and none before somebody gave it', () => {
    const memory = createMemory(memento());
    memory.keepMayUseEnvironment('openai', false);
    expect(memory.mayUseEnvironment('openai')).toBe(false);
    expect(memory.mayUseEnvironment('anthropic')).toBeNull();
    memory.keepLatencies('openai.list', [1, 2]);
    expect([memory.latencies('openai.list'), memory.latencies('anthropic.list')]).toEqual([
      ...[[1, 2], []],
    ]);
  });
});

describe('the latest check', () => {
  const result = {
    ok: true,
    ms: 1,
    words: 'Well.',
    outcome: 'answered',
    keyRejected: false,
  } as const;

  it('counts for ten minutes, and not in a time before it', async () => {
    const clock = fakeClock();
    const checks = createLatestChecks(clock);
    expect(checks.latest('anthropic')).toBeNull();
    checks.keep('anthropic', result);
    const evidence = { outcome: 'answered', words: 'Check with your own key: Well.' };
    expect(checks.latest('anthropic')).toEqual(evidence);
    clock.jump(-60_000);
    expect(checks.latest('anthropic')).toBeNull();
    clock.jump(11 * 60_000);
    expect(checks.latest('anthropic')).toBeNull();
  });
});
