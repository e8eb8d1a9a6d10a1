/** What has fooled other programs, each by its case in the facts about status pages. */
import { describe, expect, it } from 'vitest';
import { knowledge } from '../../../src/knowledge';
import type { HealthState, PageReport } from '../../../src/model/health';
import { readAnswers } from '../../../src/status/readers';
import { fixture } from '../helpers';
import {
  answer,
  describeRecorded,
  fixtureAnswer,
  pageOf,
  readFor,
  recorded,
  stateOf,
  then,
  utf16be,
} from './support';

/** States of the components on which some call depends. */
const neededStates = (provider: string, report: PageReport): readonly (HealthState | undefined)[] =>
  pageOf(provider)
    .components.filter((one) => one.operations.length > 0)
    .map((one) => stateOf(report, one.id));

describe('a headline decides nothing', () => {
  const component = (id: string, status: string): object => ({ id, name: id, status });

  it('critical pull requests leave Copilot alone', () => {
    const body = {
      page: { id: 'kctbh9vrtdwd' },
      status: { indicator: 'critical', description: 'Major Service Outage' },
      components: [
        component('hhtssxt0f5v2', 'major_outage'),
        component('pjmpxvq2cmr2', 'operational'),
        component('cnnb39dkkk82', 'operational'),
      ],
      incidents: [
        {
          id: 'i',
          name: 'Pull Requests',
          status: 'investigating',
          impact: 'critical',
          components: [{ id: 'hhtssxt0f5v2' }],
        },
      ],
    };
    for (const provider of ['github-copilot', 'github-models']) {
      const report = readFor(provider, then, answer(body));
      expect(neededStates(provider, report)).toEqual(['operational', 'operational']);
    }
  });

  it('a console that is out leaves the API alone', () => {
    const body = {
      page: { id: 'tymt9n04zgry' },
      status: { indicator: 'major' },
      components: [
        component('k8w3r06qmzrp', 'operational'),
        component('0qbwn08sd68x', 'major_outage'),
      ],
    };
    expect(neededStates('anthropic', readFor('anthropic', then, answer(body)))).toEqual([
      'operational',
    ]);
  });

  it('a minor page with nearly all of it degraded is degraded', () => {
    const { components } = pageOf('openai');
    const body = {
      status: { indicator: 'minor', description: 'Partial System Degradation' },
      components: components.map(({ id }) => component(id, 'degraded_performance')),
      incidents: [],
    };
    const report = readFor('openai', then, answer(body, 'components'));
    expect(new Set(neededStates('openai', report))).toEqual(new Set(['degraded']));
  });

  it('a critical incident that names no component moves none', () => {
    const body = {
      components: pageOf('moonshot').components.map(({ id }) => component(id, 'operational')),
      incidents: [{ id: 'i', name: 'Monitor', status: 'investigating', impact: 'critical' }],
    };
    const report = readFor('moonshot', then, answer(body));
    expect(new Set(neededStates('moonshot', report))).toEqual(new Set(['operational']));
    expect(report.incidents).toMatchObject([{ impact: 'major-outage', components: [] }]);
  });

  it('a login to a playground leaves the models alone', () => {
    const models = pageOf('cohere').components.map(({ id }) => component(id, 'operational'));
    const body = {
      page: { url: 'https://status.cohere.com/' },
      status: { indicator: 'major', description: 'Partial System Outage' },
      components: [...models, component('playground', 'partial_outage')],
      incidents: [{ id: 'i', name: 'Login', status: 'investigating', impact: 'major' }],
    };
    expect(new Set(neededStates('cohere', readFor('cohere', then, answer(body))))).toEqual(
      new Set(['operational']),
    );
  });
});

describe('empty means opposite things', () => {
  const rss = (title: string): string =>
    `<rss version="2.0"><channel><title>${title}</title></channel></rss>`;

  it.each<[string, unknown, boolean]>([
    ['azure-openai', rss('Azure Status'), true],
    ['xai', rss('xAI System Status'), false],
    ['aws-bedrock', utf16be('[]'), true],
    ['google-vertex', '[]', false],
    ['langsmith', { components: [], incidents: [] }, false],
    ['anthropic', { components: [], incidents: [] }, false],
    ['deepseek', { data: { page: { components: [] }, active_changes: [] } }, false],
  ])('for %s', (provider, body, isReadable) => {
    const report = readFor(provider, then, answer(body));
    expect(report.readable).toBe(isReadable);
    const well = report.components.filter(({ state }) => state === 'operational');
    expect(well.length > 0).toBe(isReadable);
  });
});

describe('a page that changed its vendor', () => {
  it('is not read by the words of the former: Instatus for incident.io', async () => {
    for (const name of ['instatus-summary.json', 'instatus-components.json']) {
      const report = readFor('perplexity', then, await fixtureAnswer(name));
      expect(report.components.filter(({ state }) => state === 'operational')).toEqual([]);
    }
    const summary = await fixtureAnswer('instatus-summary.json');
    expect(readFor('perplexity', then, summary).readable).toBe(false);
  });

  it('nor the other way round', async () => {
    const former = { ...pageOf('perplexity'), reader: 'instatus' } as const;
    for (const name of ['incidentio-feed.json', 'openai-summary.json', 'incidentio-page.html']) {
      expect(readAnswers(former, [await fixtureAnswer(name)], then).readable).toBe(false);
    }
  });

  it('left a frozen copy at its old address: DeepSeek', async () => {
    const frozen = await fixtureAnswer('anthropic-summary.json');
    expect(readFor('deepseek', then, frozen)).toMatchObject({ readable: false, components: [] });
    expect(JSON.stringify(pageOf('deepseek'))).not.toContain('deepseek.statuspage.io');
  });

  it('is read by both where the former may still answer: Mistral', async () => {
    const rootly = readFor('mistral', then, await fixtureAnswer('rootly-status.json'));
    const checkly = readFor('mistral', then, await fixtureAnswer('checkly-incidents.json'));
    expect([rootly.reader, checkly.reader]).toEqual(['rootly', 'checkly']);
    expect(readFor('mistral', then, answer('<html>')).reader).toBe('rootly');
  });
});

describe('another page of the same vendor', () => {
  const foreign = {
    page: { id: 'abc', name: 'Other', url: 'https://status.other.example' },
    components: [{ id: 'x', name: 'AI Gateway', status: 'operational' }],
    incidents: [],
  };

  it('is no evidence for anybody', () => {
    for (const { id, status } of knowledge.providers) {
      if (status?.reader !== 'statuspage' && status?.reader !== 'incidentio') continue;
      const report = readFor(id, then, answer(foreign));
      const own = status.components.map((one) => stateOf(report, one.id));
      expect([id, own.filter((state) => state === 'operational')]).toEqual([id, []]);
    }
  });

  it('is told by its address where no id is known', () => {
    expect(readFor('vercel-gateway', then, answer(foreign)).reason).toMatch(/another status page/);
    const own = { ...foreign, page: { ...foreign.page, url: 'https://vercel-status.com/' } };
    expect(stateOf(readFor('vercel-gateway', then, answer(own)), 'ai-gateway')).toBe('operational');
  });

  it.each([
    ['status.other.example', false],
    ['status.together.ai', true],
    [null, true],
  ])('of Better Stack at %s', (custom_domain, isReadable) => {
    const attributes = { aggregate_state: 'operational', custom_domain };
    const row = { public_name: 'Model', status: 'operational' };
    const body = {
      data: { id: '5', type: 'status_page', attributes },
      included: [{ id: '1', type: 'status_page_resource', attributes: row }],
    };
    expect(readFor('together', then, answer(body)).readable).toBe(isReadable);
  });
});

describe('notices of AWS and Google', () => {
  it('are shown and lift nothing above degraded', () => {
    const event = { service: 'bedrock', status: '1', arn: 'a' };
    expect(stateOf(readFor('aws-bedrock', then, answer([event])), 'bedrock')).toBe('degraded');
    const incident = {
      ...{ id: 'i', begin: '2026-10-01', status_impact: 'SERVICE_INFORMATION', severity: 'high' },
      affected_products: [{ id: 'Z0FZJAMvEB4j3NbCJs6B' }],
    };
    const report = readFor('google-vertex', then, answer([incident]));
    expect(stateOf(report, 'Z0FZJAMvEB4j3NbCJs6B')).toBe('degraded');
  });
});

describe('UTF-16', () => {
  it('is read by its mark, not by the decoder that takes it for little-endian', async () => {
    const text = new TextDecoder().decode(await fixture('aws-events.json'));
    expect(() => JSON.parse(new TextDecoder('utf-16').decode(utf16be(text))) as unknown).toThrow();
    expect(readFor('aws-bedrock', then, answer(utf16be(text))).readable).toBe(true);
  });
});

describeRecorded('recorded pages for the wrong provider', () => {
  it.each([
    ['anthropic', 'cloudflare-summary-2026-07-29-major.json'],
    ['anthropic', 'openai-summary-2026-07-22-minor.json'],
    ['openai', 'anthropic-summary-2026-07-29-critical.json'],
    ['cerebras', 'anthropic-summary-2026-07-29-critical.json'],
    ['ai21', 'replay-anthropic-2026-09-15/00-before.json'],
    ['fireworks', 'openai-summary-2026-07-22-minor.json'],
    ['vercel-gateway', 'cloudflare-summary-2026-07-29-major.json'],
    ['together', 'huggingface-index-2026-07-19-betterstack.json'],
    ['portkey', 'huggingface-index-2026-07-19-betterstack.json'],
    ['perplexity', 'openai-proxy-summary-2025-04-10.json'],
    ['xai', 'azure-rss-2026-08-01-healthy-empty.xml'],
    ['azure-openai', 'xai-feed-2026-10-07-trimmed.xml'],
    ['aws-bedrock', 'google-incidents-2026-09-01-full-fields-trimmed.json'],
    ['google-vertex', 'aws-currentevents-2026-08-01.json'],
    ['mistral', 'mistral-rootly-scraped-2026-10-01-trimmed.json'],
    ['google-gemini', 'gemini-aistudio-incidents-2026-04-17-trimmed.json'],
  ])('%s takes nothing from %s', async (provider, file) => {
    const report = readFor(provider, then, await recorded(file));
    expect(report).toMatchObject({ readable: false, components: [], incidents: [] });
  });
});
