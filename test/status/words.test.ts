import { describe, expect, it } from 'vitest';
import { providers } from '../../src/knowledge/providers';
import type { HealthState, ProviderHealth, ProviderUse } from '../../src/model/health';
import type { Provider } from '../../src/model/knowledge';
import { healthOf } from '../../src/status/health';
import { observe, startPage, type Observation } from '../../src/status/machine';
import { age, statusMarkdown, escapeMarkdown } from '../../src/status/markdown';
import { neededComponents } from '../../src/status/needs';
import { usesOf } from '../../src/status/uses';
import { joinStatus, statusText, type StatusText } from '../../src/status/words';
import { call, component, page, use } from './helpers';

const now = 1_000_000_000_000;
const failed = (reason: string): Observation => ({ kind: 'failure', reason, cause: 'timeout' });

function byId(id: string): Provider {
  const provider = providers.find((one) => one.id === id);
  if (provider === undefined) throw new Error(`no provider ${id}`);
  return provider;
}

const needed = (id: string, more: Partial<ProviderUse>): readonly string[] =>
  neededComponents(byId(id).status?.components ?? [], use(id, more)).map((one) => one.name);

describe('which components calls depend on', () => {
  it('is the API for Claude, and Claude Code for the agent SDK as well', () => {
    expect(needed('anthropic', {})).toEqual(['Claude API (api.anthropic.com)']);
    expect(needed('anthropic', { operations: ['agent'], apis: ['query'] })).toEqual([
      'Claude API (api.anthropic.com)',
      'Claude Code',
    ]);
  });

  it('is what the SDK call names at OpenAI', () => {
    expect(needed('openai', { apis: ['chat.completions.create'] })).toEqual(['Chat Completions']);
    expect(needed('openai', { apis: ['responses.parse'] })).toEqual(['Responses']);
    expect(
      needed('openai', {
        operations: ['embed', 'image'],
        apis: ['embeddings.create', 'images.edit'],
      }),
    ).toEqual(['Embeddings', 'Images']);
  });

  it('is every candidate where the call does not tell', () => {
    expect(needed('openai', { apis: ['generateText'] })).toEqual(['Chat Completions', 'Responses']);
    expect(needed('openai', { operations: ['embed'], apis: ['embedMany'] })).toEqual([
      'Embeddings',
    ]);
  });

  it('is the regions that are called, where every call tells its own', () => {
    const bedrock = (regions?: readonly string[]): readonly string[] =>
      needed('aws-bedrock', regions === undefined ? {} : { regions });
    expect(bedrock()).toEqual(['Amazon Bedrock']);
    expect(bedrock(['us-east-1', 'eu-west-1'])).toEqual([
      'Amazon Bedrock (us-east-1)',
      'Amazon Bedrock (eu-west-1)',
    ]);
    expect(bedrock(['us-east-1', 'moon-1'])).toEqual(['Amazon Bedrock']);
  });

  it('is nothing for an operation that the page does not name', () => {
    expect(needed('openai', { operations: ['video'], apis: ['videos.create'] })).toEqual([]);
  });
});

describe('usesOf', () => {
  it('counts calls of known providers outside tests', () => {
    const calls = [
      call({
        provider: 'openai',
        operation: 'generate',
        api: 'responses.create',
        fallback: 'other-model',
      }),
      call({ provider: 'openai', operation: 'manage', api: 'models.list', fallback: 'unknown' }),
      call({ provider: 'anthropic', operation: 'generate', api: 'messages.create' }),
      call({ provider: 'anthropic', operation: 'generate', api: 'messages.create', test: true }),
      call({ provider: 'nobody', operation: 'generate', api: 'x' }),
    ];
    expect(usesOf(calls, providers)).toEqual([
      {
        provider: 'anthropic',
        operations: ['generate'],
        apis: ['messages.create'],
        calls: 1,
        callsWithoutFallback: 1,
      },
      {
        provider: 'openai',
        operations: ['generate', 'manage'],
        apis: ['responses.create'],
        calls: 2,
        callsWithoutFallback: 0,
      },
    ]);
  });

  it('is empty for no calls', () => {
    expect(usesOf([], providers)).toEqual([]);
  });
});

/** Health of a provider whose needed components read as given; null for a page that was never read. */
function health(
  id: string,
  state: HealthState | null,
  more: { readonly uses?: ProviderUse; readonly at?: number; readonly failure?: string } = {},
): ProviderHealth {
  const { uses = use(id), at = now, failure } = more;
  const rows = neededComponents(byId(id).status?.components ?? [], uses);
  let seen = startPage(at);
  if (state !== null) {
    const report = page(rows.map((row) => component(state, row.id)));
    seen = observe(seen, { kind: 'report', report }, at);
  }
  if (failure !== undefined) seen = observe(seen, failed(failure), at);
  return healthOf(byId(id), uses, seen, now);
}

function textOf(
  healths: readonly ProviderHealth[],
  uses?: readonly ProviderUse[],
): StatusText | null {
  const joined = uses ?? healths.map((one) => use(one.provider));
  return statusText(joinStatus(healths, joined, providers));
}

describe('health', () => {
  it('is decided by needed components only', () => {
    const console = '0qbwn08sd68x';
    const report = page(
      [component('operational', 'k8w3r06qmzrp'), component('major-outage', console)],
      {
        incidents: [
          {
            id: 'i',
            title: 'Console down',
            impact: 'major-outage',
            status: 'investigating',
            components: [console],
            startedAt: null,
            updatedAt: null,
            resolvedAt: null,
            url: null,
            latestUpdate: null,
          },
        ],
      },
    );
    const seen = observe(startPage(now), { kind: 'report', report }, now);
    expect(healthOf(byId('anthropic'), use('anthropic'), seen, now)).toMatchObject({
      state: 'operational',
      incidents: [],
      reason: null,
    });
  });

  it('is the worst of them, and dates from its first', () => {
    const [chat, embeddings] = ['01JMXBRMFE6N2NNT7DG6XZQ6PW', '01JMXBRMFEV0AJ0VVS68N9CD6R'];
    const read = (a: HealthState, b: HealthState): ReturnType<typeof page> =>
      page([component(a, chat), component(b, embeddings)]);
    const uses = use('openai', {
      operations: ['generate', 'embed'],
      apis: ['chat.completions.create', 'embeddings.create'],
    });
    const first = observe(
      startPage(1),
      { kind: 'report', report: read('operational', 'degraded') },
      1,
    );
    const second = observe(first, { kind: 'report', report: read('major-outage', 'degraded') }, 2);
    expect(healthOf(byId('openai'), uses, first, 3)).toMatchObject({ state: 'degraded', since: 1 });
    expect(healthOf(byId('openai'), uses, second, 3)).toMatchObject({
      state: 'major-outage',
      since: 2,
    });
  });

  it('is unknown, with the reason, where the page leaves a needed component out', () => {
    const report = page([component('operational', 'elsewhere')]);
    const seen = observe(startPage(now), { kind: 'report', report }, now);
    const result = healthOf(byId('anthropic'), use('anthropic'), seen, now);
    expect(result).toMatchObject({ state: 'unknown', readable: true });
    expect(result.reason).toContain('Claude API');
  });
});

describe('the line of the status bar', () => {
  it.each<[HealthState, string, StatusText['severity']]>([
    ['operational', 'Claude API operational', 'ok'],
    ['degraded', 'Claude API degraded · 7 calls', 'warning'],
    ['partial-outage', 'Claude API partial outage · 7 calls', 'warning'],
    ['major-outage', 'Claude API major outage · 7 calls', 'error'],
    ['maintenance', 'Claude API in maintenance · 7 calls', 'warning'],
    ['unknown', 'Claude API status unknown', 'unknown'],
  ])('says %s', (state, text, severity) => {
    expect(textOf([health('anthropic', state)])).toMatchObject({ text, severity });
  });

  it('says one call in the singular', () => {
    const uses = [use('anthropic', { calls: 1 })];
    expect(textOf([health('anthropic', 'degraded')], uses)?.text).toBe(
      'Claude API degraded · 1 call',
    );
  });

  it('lets the worst provider count', () => {
    const [claude, openai] = [health('anthropic', 'degraded'), health('openai', 'major-outage')];
    expect(textOf([claude, openai])).toMatchObject({
      text: 'OpenAI API major outage · 7 calls · +1 more',
      severity: 'error',
      accessibleLabel:
        'AI provider status. OpenAI API: major outage, 7 calls here, 3 without a fallback. ' +
        'Claude API: degraded, 7 calls here, 3 without a fallback.',
    });
    expect(
      textOf([health('anthropic', 'operational'), health('openai', 'operational')])?.text,
    ).toBe('AI providers operational');
  });

  it('never calls an unreadable page an outage, and says why', () => {
    const text = textOf([
      health('anthropic', null, { failure: 'status.claude.com did not answer in time.' }),
    ]);
    expect(text).toMatchObject({ text: 'Claude API status unknown', severity: 'unknown' });
    expect(text?.accessibleLabel).toContain('did not answer in time');
  });

  it('is calm before the first answer', () => {
    expect(textOf([health('anthropic', null)])?.text).toBe('Claude API status not read yet');
  });

  it('is absent where nothing is watched', () => {
    expect(textOf([])).toBeNull();
    expect(textOf([], [use('azure-openai')])).toBeNull();
  });
});

describe('the hover', () => {
  const markdown = (healths: readonly ProviderHealth[], uses: readonly ProviderUse[]): string =>
    statusMarkdown(joinStatus(healths, uses, providers), now);

  it('names provider, state, age, calls and reading', () => {
    const seen = health('anthropic', 'degraded', { at: now - 12 * 60_000 });
    expect(markdown([seen], [use('anthropic')])).toBe(
      '| provider | component | state | incident | read | calls | no fallback |\n' +
        '| --- | --- | --- | --- | --- | --- | --- |\n' +
        '| **[Claude API](https://status.claude.com)** | Claude API \\(api\\.anthropic\\.com\\) |' +
        ' degraded for 12 min |  | 12 min ago | 7 | 3 |',
    );
  });

  it.each([
    [0, 'under 1 min'],
    [40_000, '1 min'],
    [89 * 60_000, '89 min'],
    [91 * 60_000, '2 h'],
    [50 * 3_600_000, '2 days'],
  ])('tells an age of %i ms as %s', (ms, words) => {
    expect(age(ms)).toBe(words);
  });

  it('lists incidents as escaped text from outside', () => {
    const seen: ProviderHealth = {
      ...health('anthropic', 'degraded'),
      incidents: [
        {
          id: 'i',
          title: '[x](command:evil) $(zap) <b>\nErrors www.example.com',
          impact: 'degraded',
          status: 'investigating',
          components: [],
          startedAt: null,
          updatedAt: null,
          resolvedAt: null,
          url: 'https://stspg.io/a)b',
          latestUpdate: null,
        },
      ],
    };
    expect(markdown([seen], [use('anthropic')])).toContain(
      '[\\[x\\]\\(command\\:evil\\) \\$\\(zap\\) \\<b\\> Errors www\\.example\\.com](https://stspg.io/a%29b) ' +
        '(investigating, may not concern these calls)',
    );
  });

  it('tells providers without a page, and that all pages failed', () => {
    const failed = ['anthropic', 'openai'].map((id) => health(id, null, { failure: 'No route.' }));
    const without = providers.find((one) => one.status === null)!;
    const uses = ['anthropic', 'openai', without.id].map((id) => use(id));
    const text = markdown(failed, uses);
    expect(text).toMatch(/^None of 2 status pages could be read/);
    expect(text).toContain(`${without.label}** |  | status unknown |  |  | 7 | 3 |`);
    expect(text).toContain('reads no status page of this provider');
    expect(text).not.toMatch(/outage/);
  });

  it('escapes', () => {
    expect(escapeMarkdown('a*b_c`d')).toBe('a\\*b\\_c\\`d');
  });
});
