/** Damaged answers of every format: nothing throws, and nothing in trouble is called well by damage. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PageReport } from '../../../src/model/health';
import type { StatusComponent, StatusReaderId } from '../../../src/model/knowledge';
import { readers } from '../../../src/status/readers';
import { fixture } from '../helpers';
import { othersThan, pathsIn, scarred, valueAt, withAt, type Path } from './damage';
import {
  answer,
  describeRecorded,
  pageOf,
  reading,
  recorded,
  row,
  stateOf,
  utf16be,
} from './support';

interface Format {
  readonly name: string;
  readonly reader: StatusReaderId;
  /** A component that is in trouble by this answer. */
  readonly troubled: string;
  readonly table?: readonly StatusComponent[];
  /** What is in trouble only by these: without them nothing says so. */
  readonly evidence?: readonly string[];
}

const tableOf = (provider: string): readonly StatusComponent[] => pageOf(provider).components;

const trees: readonly Format[] = [
  { name: 'statuspage-summary.json', reader: 'statuspage', troubled: 'c1' },
  { name: 'statuspage-summary.json', reader: 'incidentio', troubled: 'c1' },
  { name: 'incidentio-feed.json', reader: 'incidentio', troubled: '01CHAT' },
  {
    name: 'incidentio-widget.json',
    reader: 'incidentio',
    troubled: '01CHAT',
    table: [row('01CHAT', { name: 'Chat' })],
  },
  { name: 'betterstack-index.json', reader: 'betterstack', troubled: '12' },
  { name: 'instatus-summary.json', reader: 'instatus', troubled: 'api', table: [row('api')] },
  { name: 'instatus-components.json', reader: 'instatus', troubled: 'c1' },
  {
    name: 'google-incidents.json',
    reader: 'google-cloud',
    troubled: 'Z0FZJAMvEB4j3NbCJs6B',
    table: tableOf('google-vertex'),
  },
  {
    name: 'aws-events.json',
    reader: 'aws-health',
    troubled: 'bedrock-us-west-2',
    table: tableOf('aws-bedrock'),
    evidence: ['0.impacted_services.bedrock-us-west-2'],
  },
  {
    name: 'flashduty-active.json',
    reader: 'flashduty',
    troubled: 'd1',
    evidence: ['data.active_changes.0.affected_components'],
  },
  { name: 'datadog-config.json', reader: 'datadog', troubled: 'l1' },
  {
    name: 'rootly-status.json',
    reader: 'rootly',
    troubled: '74350cee-8e18-44bb-be49-9a5ae3f8f218',
    table: tableOf('mistral'),
  },
  {
    name: 'checkly-incidents.json',
    reader: 'checkly',
    troubled: '719fdf28-3a3d-48f9-bfe3-7766e55091b4',
    table: tableOf('mistral'),
  },
];

const texts: readonly Format[] = [
  {
    name: 'azure-feed.xml',
    reader: 'azure-rss',
    troubled: 'azure-openai',
    table: tableOf('azure-openai'),
  },
  { name: 'xai-feed.xml', reader: 'xai-rss', troubled: 'api.x.ai', table: tableOf('xai') },
  { name: 'incidentio-page.html', reader: 'incidentio', troubled: '01CHAT' },
];

const textOf = async ({ name }: Format): Promise<string> =>
  new TextDecoder().decode(await fixture(name));

const read = ({ reader, table = [] }: Format, body: unknown): PageReport =>
  readers[reader]([answer(body)], reading({ components: table }));

const states = new Set([
  ...['operational', 'degraded', 'partial-outage', 'major-outage', 'maintenance', 'unknown'],
]);

/** What holds of every report, whatever was read. */
function expectSound(report: PageReport): void {
  if (!report.readable) {
    expect(report).toMatchObject({ components: [], incidents: [], pageUpdatedAt: null });
    expect(report.reason).toMatch(/^The (answer|page) .+\.$/);
    return;
  }
  expect(report.reason).toBeNull();
  expect(report.components.length > 0 || report.gaps?.includes('components') === true).toBe(true);
  for (const { id, name, state } of report.components) {
    expect([typeof id, typeof name, states.has(state)]).toEqual(['string', 'string', true]);
  }
  for (const one of report.incidents) {
    expect([typeof one.id, typeof one.title, typeof one.status]).toEqual(Array(3).fill('string'));
    expect(states.has(one.impact)).toBe(true);
    for (const time of [one.startedAt, one.updatedAt, one.resolvedAt]) {
      expect(time === null || !Number.isNaN(Date.parse(time))).toBe(true);
    }
    expect(one.url ?? 'https://').toMatch(/^https?:\/\//);
  }
}

/** Never called well: in trouble, unknown, unlisted, or the whole answer is not understood. */
function expectNotWell(format: Format, body: unknown, note: string): void {
  const report = read(format, body);
  expectSound(report);
  expect(stateOf(report, format.troubled), note).not.toBe('operational');
}

describe.each(trees)('$name for $reader', (format) => {
  it('is in trouble when whole', async () => {
    const report = read(format, await textOf(format));
    expectSound(report);
    expect(['degraded', 'partial-outage', 'major-outage']).toContain(
      stateOf(report, format.troubled),
    );
  });

  it('with any one value of another type is not called well', async () => {
    const tree = JSON.parse(await textOf(format)) as unknown;
    for (const path of pathsIn(tree)) {
      for (const junk of othersThan(valueAt(tree, path))) {
        const note = `${path.join('.')} = ${JSON.stringify(junk)}`;
        if (isEvidence(format, path)) expectSound(read(format, withAt(tree, path, junk)));
        else expectNotWell(format, withAt(tree, path, junk), note);
      }
    }
  });

  it('without any one field is not called well', async () => {
    const tree = JSON.parse(await textOf(format)) as unknown;
    const fields = pathsIn(tree).filter((path) => typeof path.at(-1) === 'string');
    for (const path of fields.filter((one) => !isEvidence(format, one))) {
      expectNotWell(format, withAt(tree, path, undefined), `without ${path.join('.')}`);
    }
  });

  it('takes random damage of its tree', async () => {
    const tree = JSON.parse(await textOf(format)) as unknown;
    const paths = pathsIn(tree);
    const hits = fc.array(fc.tuple(fc.nat(), fc.option(fc.jsonValue(), { nil: undefined })), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(hits, (all) => {
        const damaged = all.reduce<unknown>((value, [at, junk]) => {
          const path = paths[at % paths.length] ?? [];
          return isThere(value, path) ? withAt(value, path, junk) : value;
        }, tree);
        expectSound(read(format, JSON.stringify(damaged ?? null)));
      }),
      { numRuns: 150 },
    );
  });
});

/** Taken away or replaced, no other field says that something is wrong. */
const isEvidence = ({ evidence = [] }: Format, path: Path): boolean =>
  evidence.includes(path.join('.'));

const isThere = (root: unknown, path: Path): boolean => {
  let value = root;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return false;
    value = (value as Record<string | number, unknown>)[key];
  }
  return true;
};

describe.each([...trees, ...texts])('the text of $name for $reader', (format) => {
  it('cut off anywhere is not believed', async () => {
    const text = (await textOf(format)).trim();
    const isPage = format.name.endsWith('.html');
    for (let end = 0; end < text.length; end += 1 + (text.length >> 8)) {
      const report = read(format, text.slice(0, end));
      expectSound(report);
      // A page may end early, once all that it says of its components has been said.
      expect(isPage && report.readable ? stateOf(report, format.troubled) : report.readable).toBe(
        isPage && report.readable ? 'degraded' : false,
      );
    }
  });

  it('takes any bytes anywhere', async () => {
    const body = await fixture(format.name);
    const scar = fc.record({
      at: fc.nat(body.length),
      length: fc.nat(40),
      put: fc.uint8Array({ maxLength: 12 }),
    });
    fc.assert(
      fc.property(fc.array(scar, { minLength: 1, maxLength: 3 }), (scars) => {
        expectSound(read(format, scars.reduce(scarred, body)));
      }),
      { numRuns: 300 },
    );
  });
});

const all = Object.keys(readers) as readonly StatusReaderId[];

describe.each(all)('%s', (id) => {
  const take = (body: unknown): PageReport =>
    readers[id]([answer(body)], reading({ components: [row('a')] }));

  it('takes any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (body) => {
        expect(take(body).readable).toBe(false);
      }),
    );
  });

  it('takes any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        // No event at all is what AWS answers in calm times.
        const isCalm = id === 'aws-health' && Array.isArray(value) && value.length === 0;
        expect(take(JSON.stringify(value)).readable).toBe(isCalm);
      }),
    );
  });

  it.each(['[', '{"a":', '<a>'])('takes no end of %s', (piece) => {
    expect(take(piece.repeat(100_000)).readable).toBe(false);
  });

  it('takes no answer for none', () => {
    expect(readers[id]([], reading())).toMatchObject({
      readable: false,
      reason: 'The page gave no answer.',
    });
  });

  it('believes no answer of another format', async () => {
    for (const format of [...trees, ...texts].filter((one) => one.reader !== id)) {
      const report = read({ ...format, reader: id }, await textOf(format));
      const isShared = id === 'incidentio' && format.reader === 'statuspage';
      const isReduced = id === 'statuspage' && format.name === 'statuspage-summary.json';
      if (isShared || isReduced) continue;
      const well = report.components.filter(({ state }) => state === 'operational');
      expect([format.name, well]).toEqual([format.name, []]);
    }
  });
});

describeRecorded('recorded answers, damaged', () => {
  const files: readonly (readonly [string, StatusReaderId, string])[] = [
    ['anthropic-summary-2026-07-29-critical.json', 'statuspage', 'anthropic'],
    ['openai-summary-2026-07-22-minor.json', 'incidentio', 'openai'],
    ['openai-proxy-summary-2025-04-10.json', 'incidentio', 'openai'],
    ['huggingface-index-2026-07-19-betterstack.json', 'betterstack', 'huggingface'],
    ['perplexity-summary-2026-07-23-instatus.json', 'instatus', 'perplexity'],
    ['google-incidents-2026-02-27-vertex-gemini-trimmed.json', 'google-cloud', 'google-vertex'],
    ['aws-currentevents-2026-08-01.utf16be.json', 'aws-health', 'aws-bedrock'],
    ['azure-rss-2026-07-23-westus.xml', 'azure-rss', 'azure-openai'],
    ['xai-feed-2026-10-07-trimmed.xml', 'xai-rss', 'xai'],
    ['deepseek-flashcat-active-2026-09-operational.json', 'flashduty', 'deepseek'],
    ['openrouter-datadog-config-2026-09-15.json', 'datadog', 'openrouter'],
    ['synthetic-shapes/rootly-api-v1-status.json', 'rootly', 'mistral'],
    ['mistral-unresolved-incidents-2026-07-27-checkly.json', 'checkly', 'mistral'],
  ];

  it.each(files)('%s', async (file, reader, provider) => {
    const { body } = await recorded(file);
    const format: Format = { name: file, reader, troubled: '', table: tableOf(provider) };
    expect(read(format, body).readable).toBe(true);
    const damage = fc.record({
      at: fc.nat(body.length - 2),
      length: fc.nat(200),
      put: fc.uint8Array({ maxLength: 20 }),
    });
    fc.assert(
      fc.property(damage, fc.boolean(), (scar, isCut) => {
        const report = read(format, isCut ? body.slice(0, scar.at) : scarred(body, scar));
        expectSound(report);
        if (isCut) expect(report.readable).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});

it('an answer of AWS with half a pair of bytes is none', async () => {
  const body = utf16be(new TextDecoder().decode(await fixture('aws-events.json')));
  const [format] = trees.filter(({ reader }) => reader === 'aws-health');
  if (format === undefined) throw new Error('no fixture');
  expect(read(format, body).readable).toBe(true);
  expect(read(format, body.slice(0, -1)).readable).toBe(false);
  expect(read(format, body.slice(1)).readable).toBe(false);
});
