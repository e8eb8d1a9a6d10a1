import { describe, expect, it } from 'vitest';
import type { LlmCall } from '../../src/model/call';
import type { Finding } from '../../src/model/finding';
import { codeLenses, lensText, type LensContext } from '../../src/server/codeLens';
import { createLensRefresh } from '../../src/server/lensRefresh';

const anchor = { startLine: 4, startColumn: 9, endLine: 4, endColumn: 15 };
const call = {
  ...{
    id: 'a',
    path: 'src/a.ts',
    provider: 'anthropic',
    sdk: '@anthropic-ai/sdk',
    anchor,
    cell: null,
  },
  fallback: { kind: 'none', at: null },
  budget: { unbounded: false, unknown: false, untilErrorMs: 901_500 },
} as unknown as LlmCall;
const finding = {
  ...{ callId: 'a', path: 'src/a.ts', suppressed: null, related: [] },
} as unknown as Finding;
const context: LensContext = {
  nameOf: (id) => (id === 'anthropic' ? 'Anthropic' : null),
  stateOf: () => null,
  command: 'explain',
};
const budget = (more: object): LlmCall => ({ ...call, budget: { ...call.budget, ...more } });

describe('the words', () => {
  it('say who, when, and who else', () => {
    expect(lensText(call, context)).toBe('Anthropic · error after up to 15 min · no fallback');
  });

  it('say that nothing ends a hang, and nothing of what cannot be read', () => {
    expect(lensText(budget({ unbounded: true }), context)).toContain('nothing ends a hang');
    expect(lensText(budget({ unknown: true }), context)).toBe('Anthropic · no fallback');
    expect(lensText(budget({ untilErrorMs: null }), context)).toBe('Anthropic · no fallback');
    const unread = { ...budget({ unknown: true }), fallback: { kind: 'unknown', at: null } };
    expect(lensText(unread as LlmCall, context)).toBeNull();
  });

  it('name the SDK where nobody knows who answers', () => {
    expect(lensText({ ...call, provider: 'unknown' }, context)).toMatch(/^@anthropic-ai\/sdk · /);
  });

  it.each([
    ['degraded', 'degraded now'],
    ['major-outage', 'down now'],
  ] as const)('say during an incident that the provider is %s', (state, words) => {
    expect(lensText(call, { ...context, stateOf: () => state })).toContain(
      `Anthropic · ${words} ·`,
    );
  });

  it.each(['operational', 'unknown'] as const)('say nothing live while it is %s', (state) => {
    expect(lensText(call, { ...context, stateOf: () => state })).toBe(lensText(call, context));
  });
});

describe('the calls', () => {
  const source = {
    uri: 'file:///w/src/a.ts',
    path: 'src/a.ts',
    calls: [call],
    findings: [finding],
  };

  it('carry a lens where a finding is about them, which opens the hover', () => {
    const start = { line: 3, character: 8 };
    expect(codeLenses(source, 'problems', context)).toMatchObject([
      { range: { start }, command: { command: 'explain', arguments: [source.uri, start] } },
    ]);
  });

  it('carry one where the finding stands at their client', () => {
    const related = [{ path: 'src/a.ts', range: anchor, message: '' }];
    const atClient = { ...finding, callId: 'b', related };
    expect(codeLenses({ ...source, findings: [atClient] }, 'problems', context)).toHaveLength(1);
    const elsewhere = { ...atClient, related: [{ ...related[0]!, path: 'src/b.ts' }] };
    expect(codeLenses({ ...source, findings: [elsewhere] }, 'problems', context)).toEqual([]);
  });

  it('carry none where the finding is suppressed, and one each where all are wanted', () => {
    const hidden = { ...finding, suppressed: { reason: null, range: anchor } };
    const suppressed = hidden as unknown as Finding;
    const quiet = { ...source, findings: [suppressed] };
    expect(codeLenses(quiet, 'problems', context)).toEqual([]);
    expect(codeLenses(quiet, 'all', context)).toHaveLength(1);
    expect(codeLenses(source, 'off', context)).toEqual([]);
  });
});

describe('a refresh', () => {
  const lens = (title: string) => [
    {
      range: { start: { line: 1, character: 1 }, end: { line: 1, character: 2 } },
      command: { title, command: '' },
    },
  ];

  it('is asked for once where what is shown is no longer true', () => {
    let sent = 0;
    const refresh = createLensRefresh(() => {
      sent += 1;
    });
    refresh.changed('u', lens('a'));
    refresh.answered('u', lens('a'));
    refresh.changed('u', lens('a'));
    expect(sent).toBe(0);
    refresh.changed('u', lens('b'));
    refresh.changed('u', lens('b'));
    expect(sent).toBe(1);
  });

  it('is not asked for where nothing is shown', () => {
    let sent = 0;
    const refresh = createLensRefresh(() => {
      sent += 1;
    });
    refresh.refresh();
    refresh.answered('u', lens('a'));
    refresh.forget('u');
    refresh.refresh();
    expect(sent).toBe(0);
    refresh.answered('u', lens('a'));
    refresh.refresh();
    expect(sent).toBe(1);
  });
});
