import { expect, it } from 'vitest';
import type { LlmCall } from '../../src/model/call';
import type { ProviderHealth } from '../../src/model/health';
import { hoverText, markdown, plainText } from '../../src/server/hover';

const at = { path: 'src/llm.ts', line: 3 };
const call = {
  ...{ api: 'messages.create', model: 'claude-x', streaming: true, provider: 'anthropic' },
  timeout: { source: 'client', ms: 30_000, covers: 'headers', at, because: null },
  retries: { source: 'sdk-default', attempts: 3, at: null, because: 'facts', layers: [] },
  fallback: { kind: 'none', at: null },
  errors: { handling: 'try-catch', swallowed: true, at: { path: 'src/chat.ts', line: 9 } },
  budget: {
    ...{ requests: 3, untilErrorMs: 91_500, firstTokenMs: null, silenceMs: null },
    ...{ bodyBounded: false, unbounded: false, unknown: false },
    retryAfter: { honoured: false, capMs: null },
  },
} as unknown as LlmCall;

const context = { label: 'Claude API', health: null };
const withBudget = (more: object): LlmCall => ({ ...call, budget: { ...call.budget, ...more } });

it('says in plain text what fails when, and where each bound comes from', () => {
  expect(hoverText(call, context, plainText)).toBe(
    `Claude API · messages.create · claude-x · streaming

When the provider hangs, the error comes after up to about 92 s and up to 3 requests.

- Timeout: 30 s until the answer begins, set on the client (src/llm.ts:3)
- Retries: 3 attempts, the SDK's default (facts)
- Stream: nothing ends silence in it
- Fallback: none
- Errors: caught, and swallowed (src/chat.ts:9)`,
  );
});

it('links places and marks nothing up that code says', () => {
  const odd = {
    ...call,
    model: 'a`b',
    fallback: { kind: 'degraded', at: { path: 'a_b.ts', line: 1 } },
  };
  const text = hoverText(
    odd as LlmCall,
    context,
    markdown(({ path, line }) => `file:///w/${path}#L${line}`),
  );
  expect(text).toContain("**Claude API** · `messages.create` · `a'b`");
  expect(text).toContain('[src/llm.ts:3](file:///w/src/llm.ts#L3)');
  expect(text).toContain('[a\\_b.ts:1](file:///w/a_b.ts#L1)');
});

it('tells an endless wait from an unknown one, and names doubt', () => {
  const second = (one: LlmCall): string | undefined =>
    hoverText(one, context, plainText).split('\n\n')[1];
  expect(second(withBudget({ unbounded: true, untilErrorMs: null }))).toBe(
    'Nothing ends this call while the provider hangs.',
  );
  expect(second(withBudget({ untilErrorMs: null, unknown: true }))).toBe(
    'How long a failure takes cannot be told from this code.',
  );
  expect(second(withBudget({ unknown: true }))).toContain('Parts could not be read');
});

it('says nothing of silence where none is possible or nothing is known', () => {
  const lines = (one: LlmCall): string => hoverText(one, context, plainText);
  expect(lines(withBudget({ bodyBounded: true }))).not.toContain('Stream:');
  expect(lines(withBudget({ unknown: true }))).not.toContain('Stream:');
  expect(lines({ ...call, streaming: false })).not.toContain('Stream:');
  expect(lines(withBudget({ silenceMs: 300_000 }))).toContain('ends after 5 min without a byte');
});

it('adds what the provider says of itself, as far as it is understood', () => {
  const head = (state: string): string => {
    const health = { state } as unknown as ProviderHealth;
    return hoverText(call, { ...context, health }, plainText).split('\n')[0]!;
  };
  expect(head('partial-outage')).toMatch(/ · now: partial outage$/);
  expect(head('nonsense')).not.toContain('now:');
});

it('lists the layers where more than one adds to the sum, and tells Retry-After beside it', () => {
  const layer = {
    ...{ name: 'the OpenAI SDK', kind: 'sdk', attempts: 3, endless: false, deadlineMs: null },
    ...{ waitsMs: 1_500, retriesTimeouts: true, at: null, because: null },
  };
  const loop = { ...layer, name: 'own retry loop', kind: 'wrapper', attempts: 4, waitsMs: 0, at };
  const text = (layers: readonly object[], retryAfter: object): string => {
    const retries = { ...call.retries, layers };
    return hoverText(
      { ...call, retries, budget: { ...call.budget, retryAfter } } as LlmCall,
      context,
      plainText,
    );
  };
  const both = text([layer, loop], { honoured: true, capMs: 60_000 });
  expect(both).toContain(`- Layers, from inside out:
  - the OpenAI SDK: 3 attempts, waits of up to 1.5 s
  - own retry loop: 4 attempts (src/llm.ts:3)`);
  expect(both).toContain('- Retry-After: waited for up to 60 s, on top of that');
  expect(text([layer], { honoured: true, capMs: null })).toContain('however long');
  expect(text([layer], { honoured: false, capMs: null })).not.toMatch(/Retry-After|Layers/);
});
