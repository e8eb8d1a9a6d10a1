/** Questions to a map: who is hurt, what is shared, how much outlives an outage. */
import { describe, expect, it } from 'vitest';
import { allOutages, outageOf, providersOf } from '../../src/impact/outages';
import { scoresOf } from '../../src/impact/score';
import { sharedGround, singlePoints } from '../../src/impact/weakPoints';
import type { LlmCall } from '../../src/model/call';
import type { DependencyMap, EntryPoint, Reach } from '../../src/model/impact';

const call = (id: string, provider: string, more: Partial<LlmCall> = {}): LlmCall =>
  ({
    ...{ id, provider, path: 'src/ai.ts', line: 1, endLine: 1, test: false, model: null },
    ...{ region: null, operation: 'generate', ...more },
  }) as LlmCall;

const reach = (id: string, more: Partial<Reach> = {}): Reach => ({
  ...{ call: id, via: [], effect: 'lost', fallback: { kind: 'none', at: null } },
  ...{ untilHeardMs: 5_000, requests: 1, certain: true, conditional: false, ...more },
});

const entry = (name: string, reaches: readonly Reach[]): EntryPoint => ({
  ...{ id: name, name, kind: 'next-route', path: `app/${name}.ts`, line: 1 },
  ...{ patience: 'interactive', package: '', reaches },
});

const saved: Partial<Reach> = {
  effect: 'degraded',
  fallback: { kind: 'other-provider', at: { path: 'src/ai.ts', line: 9 } },
};

const map: DependencyMap = {
  calls: [
    call('a', 'anthropic', { model: 'claude-sonnet-5', region: 'us' }),
    call('b', 'openai', { line: 9, endLine: 9 }),
    call('c', 'openai', { operation: 'embed' }),
    call('t', 'mistral', { test: true }),
  ],
  entryPoints: [
    entry('chat', [reach('a', saved), reach('b', saved)]),
    entry('search', [reach('c', { effect: 'degraded', untilHeardMs: 900_000 })]),
    entry('review', [reach('a', { untilHeardMs: null })]),
  ],
  unreached: ['t'],
  unfollowed: 0,
};

const labels: Readonly<Record<string, string>> = { anthropic: 'Claude API', openai: 'OpenAI API' };
const options = {
  providerName: (id: string): string => labels[id] ?? id,
  operationsOf: (_: string, component: string) =>
    component === 'vectors' ? (['embed'] as const) : null,
};

describe('an outage', () => {
  it('names each provider that code calls outside of tests', () => {
    expect(providersOf(map)).toEqual(['anthropic', 'openai']);
    expect(allOutages(map, options).map(({ out }) => out.provider)).toEqual([
      'anthropic',
      'openai',
    ]);
  });

  it('hurts who reaches it, by the worst of the ways, and says what helps', () => {
    expect(outageOf(map, { provider: 'anthropic' }, options).entryPoints).toEqual([
      {
        ...{ entryPoint: 'chat', effect: 'degraded', untilUserHearsMs: 5_000, requests: 1 },
        ...{ savedBy: 'OpenAI API answers (src/ai.ts:9)', calls: ['a'] },
      },
      {
        ...{ entryPoint: 'review', effect: 'lost', untilUserHearsMs: null, requests: 1 },
        ...{ savedBy: null, calls: ['a'] },
      },
    ]);
  });

  it('can be of a model, a region or a component alone', () => {
    const hurt = (out: object): readonly string[] =>
      outageOf(map, { provider: 'anthropic', ...out }, options).entryPoints.map(
        (one) => one.entryPoint,
      );
    expect(hurt({ model: 'claude-sonnet-5' })).toEqual(['chat', 'review']);
    expect(hurt({ model: 'claude-haiku-4' })).toEqual([]);
    expect(hurt({ region: 'eu' })).toEqual([]);
    expect(hurt({ provider: 'openai', component: 'vectors' })).toEqual(['search']);
    expect(hurt({ provider: 'openai', component: 'nobody knows it' })).toEqual([]);
  });
});

describe('weak points', () => {
  it('are entry points that one provider takes down', () => {
    expect(singlePoints(map, options)).toEqual([{ entryPoint: 'review', provider: 'anthropic' }]);
  });

  it('are providers on the same ground, and who relies on two of them', () => {
    const ground = [
      {
        id: 'x',
        name: 'Cloud X',
        providers: ['openai', 'anthropic', 'groq'],
        source: { from: 'a', date: 'b' },
      },
      { id: 'y', name: 'Cloud Y', providers: ['groq', 'openai'], source: { from: 'a', date: 'b' } },
    ];
    expect(sharedGround(map, ground)).toEqual([
      { name: 'Cloud X', providers: ['openai', 'anthropic'], entryPoints: ['chat'] },
    ]);
  });

  it('are gateways that everything goes through', () => {
    const behind: DependencyMap = {
      ...map,
      calls: [call('g', 'openrouter')],
      entryPoints: [entry('chat', [reach('g')])],
    };
    expect(sharedGround(behind, [], ['openrouter'])).toEqual([
      { name: 'openrouter', providers: ['openrouter'], entryPoints: ['chat'] },
    ]);
    expect(sharedGround(map, [], ['openrouter'])).toEqual([]);
  });
});

describe('the score', () => {
  const scores = scoresOf(map, { ...options, patience: { interactive: 60, background: 600 } });

  it('is all where help comes in time, half where it comes late, nothing where all is lost', () => {
    const values = Object.entries(scores.entryPoints).map(([id, { value }]) => [id, value]);
    expect(values).toEqual([
      ['chat', 100],
      ['search', 50],
      ['review', 0],
    ]);
    expect(scores.workspace.value).toBe(50);
    expect(scores.files['app/search.ts']?.value).toBe(50);
  });

  it('says why, the gravest first', () => {
    expect(scores.workspace.because[0]).toBe('review: 0, lost when Claude API is down');
    expect(scores.entryPoints['search']?.because).toEqual([
      'search: 50, goes on when OpenAI API is down, but later than 60 s: something else answers',
    ]);
  });

  it('is none where nothing depends on a provider', () => {
    const empty: DependencyMap = { calls: [], entryPoints: [], unreached: [], unfollowed: 0 };
    expect(scoresOf(empty, { ...options, patience: { interactive: 60, background: 600 } })).toEqual(
      {
        ...{ workspace: { value: null, because: [] }, entryPoints: {}, files: {}, packages: {} },
      },
    );
  });
});
