import { beforeAll, describe, expect, it } from 'vitest';
import type { HealthState, PageReport } from '../../../src/model/health';
import { fixture } from '../helpers';
import {
  answer,
  describeRecorded,
  itReadsRecorded,
  readFor,
  recorded,
  stateOf,
  strangeBodies,
  then,
  utf16be,
} from './support';

const read = (body: unknown, now = then): PageReport => readFor('aws-bedrock', now, answer(body));

const event = (more: object): object => ({
  arn: 'arn:1',
  date: '1790841600',
  status: '3',
  service: 'bedrock-us-west-2',
  summary: 'Increased Error Rates',
  ...more,
});

describe('current events of AWS', () => {
  let text: string;
  beforeAll(async () => {
    text = new TextDecoder().decode(await fixture('aws-events.json'));
  });

  it.each<[string, (json: string) => Uint8Array]>([
    ['UTF-16, big-endian, as they are sent', utf16be],
    ['UTF-16, little-endian', (json) => utf16be(json).map((_, at, all) => all[at ^ 1] ?? 0)],
    ['UTF-8', (json) => new TextEncoder().encode(json)],
  ])('are read in %s', (_, encode) => {
    const report = read(encode(text));
    expect(report).toMatchObject({ readable: true, reason: null });
    expect(stateOf(report, 'bedrock-us-west-2')).toBe('major-outage');
    expect(stateOf(report, 'bedrock-us-east-1')).toBe('operational');
  });

  it('make a region that is out a part of all regions, which a lasting event does not hold up', () => {
    const report = read(text);
    expect(stateOf(report, 'bedrock')).toBe('partial-outage');
    expect(stateOf(report, 'bedrock-me-south-1')).toBe('unknown');
  });

  it('are incidents where they name Bedrock', () => {
    const { incidents } = read(text);
    expect(incidents).toHaveLength(2);
    expect(incidents[0]).toEqual({
      id: 'arn:aws:health:us-west-2::event/MULTIPLE_SERVICES/ISSUE/A1',
      title: 'Increased Error Rates (Oregon)',
      impact: 'major-outage',
      status: 'open',
      components: ['bedrock', 'bedrock-us-west-2'],
      startedAt: '2026-10-01T08:00:00.000Z',
      updatedAt: '2026-10-01T08:30:00.000Z',
      resolvedAt: null,
      url: 'https://health.aws.amazon.com/health/status',
      latestUpdate: 'We have found the cause.',
    });
    expect(incidents[1]?.components).toEqual(['bedrock-me-south-1']);
  });

  it('are none in calm times', () => {
    const report = read(utf16be('[]'));
    expect(report).toMatchObject({ readable: true, incidents: [] });
    expect(new Set(report.components.map(({ state }) => state))).toEqual(new Set(['operational']));
  });

  it.each<[string, object, HealthState]>([
    ['status 3', {}, 'major-outage'],
    ['status 2', { status: '2' }, 'degraded'],
    ['a notice', { status: '1' }, 'degraded'],
    ['a number', { status: 2 }, 'degraded'],
    ['status 0', { status: '0' }, 'operational'],
    ['an end', { end_time: '1790843400' }, 'operational'],
    ['an unknown code', { status: '7' }, 'unknown'],
    ['another service', { service: 'ec2-us-west-2' }, 'operational'],
    ['a namesake', { service: 'bedrockagentcore-us-west-2' }, 'operational'],
    ['many services, unnamed', { service: 'multipleservices-us-west-2' }, 'major-outage'],
    [
      'many services, Bedrock well again',
      {
        service: 'multipleservices-us-west-2',
        impacted_services: { 'bedrock-us-west-2': { current: '0', max: '3' } },
      },
      'operational',
    ],
    [
      'many services, Bedrock not among them',
      {
        service: 'multipleservices-us-west-2',
        impacted_services: { 'ec2-us-west-2': { current: '3', max: '3' } },
      },
      'operational',
    ],
  ])('with %s: %s', (_, more, state) => {
    expect(stateOf(read([event(more)]), 'bedrock-us-west-2')).toBe(state);
  });

  it.each<[string, readonly number[], HealthState]>([
    ['touched 14 days ago', [-14], 'major-outage'],
    ['touched 16 days ago', [-16], 'unknown'],
    ['going on for 16 days, touched just now', [-16, 0], 'unknown'],
    ['without a log', [], 'major-outage'],
  ])('%s: %s', (_, days, state) => {
    const event_log = days.map((day) => ({ timestamp: then / 1000 + day * 86_400 }));
    expect(stateOf(read([event({ event_log })]), 'bedrock-us-west-2')).toBe(state);
  });

  it('may come in the wrapper of earlier years', () => {
    expect(stateOf(read({ current: [event({})] }), 'bedrock-us-west-2')).toBe('major-outage');
  });

  it('name regions that the table does not know', () => {
    expect(stateOf(read([event({ service: 'bedrock-mx-north-9' })]), 'bedrock-mx-north-9')).toBe(
      'major-outage',
    );
  });

  it.each(strangeBodies)('are not %s', (_, body, reason) => {
    expect(read(body)).toMatchObject({ readable: false, components: [] });
    expect(read(body).reason).toMatch(reason);
  });

  it.each<[string, unknown]>([
    ['half a pair of bytes', utf16be('[]').slice(0, -1)],
    ['half an answer', utf16be('[{"service":"bedrock"')],
    ['an event without status', [event({ status: undefined })]],
    ['an event without service', [event({ service: undefined })]],
    ['a service without its state', [event({ impacted_services: { 'bedrock-x': {} } })]],
    ['services that are a list', [event({ impacted_services: [1] })]],
  ])('with %s are unreadable', (_, body) => {
    expect(read(body)).toMatchObject({ readable: false, components: [] });
  });
});

const zombies = {
  provider: 'aws-bedrock',
  at: '2026-08-01T15:53:55Z',
  states: {
    bedrock: 'operational',
    'bedrock-us-east-1': 'operational',
    'bedrock-me-south-1': 'unknown',
    'bedrock-me-central-1': 'unknown',
  },
} as const;

itReadsRecorded([
  { ...zombies, file: 'aws-currentevents-2026-08-01.utf16be.json' },
  { ...zombies, file: 'aws-currentevents-2026-08-01.json' },
  // As of their own last word they have gone on for two months.
  { ...zombies, file: 'aws-currentevents-2026-08-01.json', at: '2026-04-30T07:25:54Z' },
  {
    file: 'synthetic-shapes/aws_regional.json',
    provider: 'aws-bedrock',
    at: '2026-08-01',
    states: { bedrock: 'operational' },
    incidents: [],
  },
]);

describeRecorded('the two lasting events', () => {
  it('stay to be seen, each with its own region', async () => {
    const found = await recorded('aws-currentevents-2026-08-01.utf16be.json');
    const { incidents } = readFor('aws-bedrock', Date.parse('2026-08-01'), found);
    expect(incidents.map(({ components, impact }) => [components, impact])).toEqual([
      [['bedrock-me-central-1'], 'major-outage'],
      [['bedrock-me-south-1'], 'major-outage'],
    ]);
  });
});
