import { describe, expect, it } from 'vitest';
import type { HealthState, PageReport } from '../../../src/model/health';
import { readers } from '../../../src/status/readers';
import {
  answer,
  describeRecorded,
  fixtureAnswer,
  reading,
  recorded,
  row,
  statesOf,
  stateOf,
  strangeBodies,
} from './support';

const read = (body: unknown, components = [row('api')]): PageReport =>
  readers.instatus([answer(body)], reading({ components }));
const page = (status: string): object => ({ page: { name: 'Lantern', status } });

describe('a summary of Instatus', () => {
  it('lists no components: its incident counts for those of the table, by its impact', async () => {
    const summary = await fixtureAnswer('instatus-summary.json');
    const report = readers.instatus([summary], reading({ components: [row('api')] }));
    expect(statesOf(report)).toEqual({ api: 'partial-outage' });
    expect(report.incidents).toMatchObject([
      { id: 'clx1', status: 'investigating', impact: 'partial-outage', components: [] },
    ]);
  });

  it.each<[string, HealthState]>([
    ['UP', 'operational'],
    ['HASISSUES', 'degraded'],
    ['UNDERMAINTENANCE', 'maintenance'],
    ['ONEMAJOROUTAGE', 'major-outage'],
    ['TWOPARTIALOUTAGE', 'partial-outage'],
    ['NOTOPERATIONAL', 'unknown'],
    ['BACKUP', 'unknown'],
    ['MAJOROUTAGEOVER', 'unknown'],
    ['WOBBLY', 'unknown'],
  ])('calls its page %s: %s', (word, state) => {
    expect(stateOf(read(page(word)), 'api')).toBe(state);
  });

  it('may say its state in another place', () => {
    const body = { page: { name: 'Lantern' }, status: { text: 'All fine', type: 'UP' } };
    expect(stateOf(read(body), 'api')).toBe('operational');
  });

  it('stands for one component where the table has none', () => {
    expect(statesOf(read(page('UP'), []))).toEqual({ Lantern: 'operational' });
  });

  it('has an open incident outweigh a page that calls itself up', () => {
    const activeIncidents = [
      { id: 'i', name: 'Slow', status: 'MONITORING', impact: 'MINOROUTAGE' },
    ];
    expect(stateOf(read({ ...page('UP'), activeIncidents }), 'api')).toBe('degraded');
  });

  it.each(strangeBodies)('is not %s', (_, body, reason) => {
    expect(read(body)).toMatchObject({ readable: false, components: [] });
    expect(read(body).reason).toMatch(reason);
  });

  it.each<[string, unknown]>([
    ['no word for the page', { page: { name: 'Lantern' } }],
    ['a word that is no text', { page: { name: 'Lantern', status: true } }],
    ['an incident without status', { ...page('UP'), activeIncidents: [{ name: 'Slow' }] }],
    ['incidents that are no list', { ...page('UP'), activeIncidents: 'none' }],
  ])('with %s is unreadable', (_, body) => {
    expect(read(body)).toMatchObject({ readable: false, components: [] });
  });
});

describe('components of Instatus', () => {
  it('count before the summary, headings apart', async () => {
    const answers = [
      await fixtureAnswer('instatus-summary.json'),
      await fixtureAnswer('instatus-components.json', 'components'),
    ];
    const report = readers.instatus(answers, reading());
    expect(statesOf(report)).toEqual({
      c1: 'partial-outage',
      c2: 'operational',
      c3: 'maintenance',
    });
    expect(report.incidents).toHaveLength(1);
    expect(report.gaps).toBeUndefined();
  });

  it('may stand below their heading', () => {
    const children = [{ id: 'c', name: 'C', status: 'MAJOROUTAGE' }];
    const components = [{ id: 'p', name: 'P', status: 'OPERATIONAL', isParent: true, children }];
    expect(statesOf(read({ components }))).toEqual({ c: 'major-outage' });
  });

  it('without a state make the answer unreadable', () => {
    expect(read({ components: [{ id: 'c', name: 'C' }] }).readable).toBe(false);
    expect(read({ components: [] }).readable).toBe(false);
  });
});

describeRecorded('recorded answers', () => {
  it.each<[string, HealthState, string]>([
    ['perplexity-summary-2026-07-23-instatus.json', 'major-outage', 'monitoring'],
    ['synthetic-shapes/instatus-summary-hasissues.json', 'partial-outage', 'investigating'],
  ])('%s', async (file, state, status) => {
    const report = readers.instatus([await recorded(file)], reading());
    expect(statesOf(report)).toEqual({ Perplexity: state });
    expect(report.incidents).toMatchObject([{ impact: state, status }]);
  });
});
