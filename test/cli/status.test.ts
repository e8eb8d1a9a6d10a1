/** `lifeboat status` from its arguments to its exit code, in front of pages and files of the test's own. */
import { describe, expect, it } from 'vitest';
import type { CliIo } from '../../src/cli/io';
import { run } from '../../src/cli/run';
import type { FrontEnd } from '../../src/model/frontEnd';
import type { HttpAnswer } from '../../src/platform/ports';
import { memoryFiles } from '../project/support/memoryFiles';
import { sampleCall } from '../report/support/sampleCall';
import { readSchema, violations } from '../report/support/schema';
import { answered, bytes, fakeClock, fakeHttp, fakeShared, type FakeHttp } from '../status/helpers';

const now = Date.parse('2026-11-23T08:00:00Z');
const api = 'k8w3r06qmzrp';
const incident = {
  ...{ id: 'i1', name: 'Elevated errors', status: 'investigating', impact: 'major' },
  ...{ created_at: '2026-11-23T07:40:00Z', updated_at: '2026-11-23T07:50:00Z' },
  ...{ components: [{ id: api }], shortlink: 'https://stspg.example/i1' },
};
const claude = (status: string, more: object = {}): object => ({
  page: { id: 'tymt9n04zgry', updated_at: '2026-11-23T07:50:00Z' },
  components: [
    { id: api, name: 'Claude API (api.anthropic.com)', status },
    { id: 'x', name: 'claude.ai', status: 'operational' },
  ],
  incidents: [],
  ...more,
});
const lastSummer = {
  ...incident,
  ...{ created_at: '2026-07-29T16:50:00Z', updated_at: '2026-07-29T17:00:00Z' },
};
const old = {
  ...claude('major_outage', { incidents: [lastSummer] }),
  page: { id: 'tymt9n04zgry', updated_at: '2026-07-29T17:20:00Z' },
};
const openai = { components: [], incidents: [] };

const frontEnd: FrontEnd = {
  languages: ['typescript'],
  parse: (path) => ({
    ...{ path, language: 'typescript', body: [], imports: [], exports: [] },
    ...{ directives: [], pragmas: [], problems: [] },
  }),
  writer: () => {
    throw new Error('nobody writes here');
  },
};

const tree = {
  'own/package.json': '{"version": "1.2.3", "homepage": "https://lifeboat.example"}',
  'app/package.json': '{}',
  'app/chat.ts': "import Anthropic from '@anthropic-ai/sdk';\n",
  'answers/old.json': JSON.stringify(old),
  'answers/green.json': JSON.stringify(claude('operational')),
  'answers/odd.json': '<!doctype html><p>Hello',
  'answers/huge.json': new Uint8Array(5_000_000),
};

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly http: FakeHttp;
}

async function status(
  argv: readonly string[],
  answer: FakeHttp['answer'] = answered(bytes(claude('operational'))),
  more: Partial<CliIo> = {},
): Promise<Outcome> {
  let [out, err] = ['', ''];
  const http = fakeHttp(answer);
  const io: CliIo = {
    stdout: { write: (text) => void (out += text), isTerminal: false },
    stderr: { write: (text) => void (err += text), isTerminal: false },
    ...{ cwd: '/repo/app', env: {}, manifest: '/repo/own/package.json' },
    files: memoryFiles('/repo', tree),
    clock: { now: () => now, after: () => () => undefined },
    frontEnds: [{ extensions: ['.ts'], load: async () => frontEnd }],
    serve: async () => undefined,
    http: http.get,
    parts: {
      openAnalysis: () => (module) => ({
        calls: [sampleCall({ path: module.path, id: module.path })],
        ...{ findings: [], failures: [] },
      }),
    },
    ...more,
  };
  const code = await run(['status', ...argv], io);
  return { code, out, err, http };
}

interface Printed {
  readonly providers: readonly {
    readonly id: string;
    readonly state: string;
    readonly readable: boolean;
    readonly components: readonly { readonly id: string; readonly state: string }[];
    readonly incidents: readonly { readonly id: string }[];
    readonly reason: string | null;
  }[];
}

async function printed(argv: readonly string[], answer?: FakeHttp['answer']): Promise<Printed> {
  const { out, err } = await status(['--format', 'json', ...argv], answer);
  expect(err).toBe('');
  const json = JSON.parse(out) as Printed;
  expect(violations(json, readSchema('status'))).toEqual([]);
  return json;
}

describe('whose status', () => {
  it('is that of the providers that the code calls', async () => {
    const { code, out, http } = await status([]);
    expect({ code, out }).toEqual({
      code: 0,
      out: 'Claude API  operational  1 call, 1 without a fallback\n',
    });
    expect(http.requests.map(({ url }) => url)).toEqual([
      'https://status.claude.com/api/v2/summary.json',
    ]);
    expect(http.requests[0]?.headers['user-agent']).toBe(
      'lifeboat/1.2.3 (+https://lifeboat.example)',
    );
  });

  it('is that of nobody where nobody is called', async () => {
    const { code, out, http } = await status(['../answers']);
    expect({ code, out, asked: http.requests.length }).toEqual({
      ...{ code: 0, out: 'No AI provider is called here.\n', asked: 0 },
    });
  });

  it('is that of those who are named, and of no others', async () => {
    const answer: FakeHttp['answer'] = (request) =>
      answered(bytes(request.url.includes('openai') ? openai : claude('operational')))(request);
    const { providers } = await printed(
      ['--provider', 'openai', '--provider', 'anthropic'],
      answer,
    );
    expect(providers.map(({ id, state }) => [id, state])).toEqual([
      ['openai', 'unknown'],
      ['anthropic', 'operational'],
    ]);
    const one = await status(['--page', 'anthropic=../answers/green.json']);
    expect([one.http.requests.length, one.out]).toEqual([0, 'Claude API  operational\n']);
  });

  it('joins what is named with the code where a PATH is given', async () => {
    const { out } = await status(['--provider', 'anthropic', '.']);
    expect(out).toContain('1 call');
  });
});

describe('what it says', () => {
  it('says an outage with its incident, and exits with 3', async () => {
    const answer = answered(bytes(claude('partial_outage', { incidents: [incident] })));
    const { code, out } = await status([], answer);
    expect(code).toBe(3);
    expect(out).toBe(`Claude API  partial outage  1 call, 1 without a fallback
  Elevated errors (investigating, since 2026-11-23T07:40:00Z) https://stspg.example/i1
`);
    const { providers } = await printed([], answer);
    expect(providers[0]).toMatchObject({ id: 'anthropic', readable: true, reason: null });
    expect(providers[0]?.components.map(({ id }) => id)).toEqual([api, 'x']);
    expect(providers[0]?.incidents).toEqual([
      {
        ...{ id: 'i1', title: 'Elevated errors', impact: 'partial-outage', components: [api] },
        ...{ status: 'investigating', startedAt: incident.created_at },
        ...{ updatedAt: incident.updated_at, url: incident.shortlink },
      },
    ]);
  });

  it.each([
    ['degraded_performance', 0],
    ['under_maintenance', 0],
    ['odd_word', 0],
    ['major_outage', 3],
  ])('exits after %s with %i', async (word, code) => {
    expect((await status([], answered(bytes(claude(word))))).code).toBe(code);
  });

  it('never says outage where the page cannot be read', async () => {
    const late: HttpAnswer = { ok: false, failure: 'timeout', message: 'late' };
    const { code, out } = await status([], () => late);
    expect({ code, out }).toEqual({
      code: 0,
      out: 'Claude API  status unknown  1 call, 1 without a fallback\n  status.claude.com did not answer in time.\n',
    });
  });

  it('keeps what a page says from steering the terminal', async () => {
    const sly = { ...incident, name: 'Hello\u001b[2J' };
    const { out } = await status([], answered(bytes(claude('operational', { incidents: [sly] }))));
    expect(out).not.toContain('\u001b');
  });
});

describe('--page', () => {
  const page = (address: string): readonly string[] => ['--page', `anthropic=${address}`];

  it.each(['../answers/old.json', 'file:../answers/old.json'])(
    'reads %s from the working directory on',
    async (address) => {
      const { providers } = await printed(page(address));
      const { providers: absolute } = await printed(page('file:///repo/answers/old.json'));
      expect(providers).toEqual(absolute);
    },
  );

  it('reads a file as of its own day', async () => {
    const { providers } = await printed(page('file:///repo/answers/old.json'));
    expect(providers[0]).toMatchObject({ state: 'major-outage', readable: true });
    expect(providers[0]?.incidents.map(({ id }) => id)).toEqual(['i1']);
  });

  it('reads one answer of the web, or the base address of a mirror', async () => {
    const body = bytes(claude('degraded_performance'));
    const whole = await printed(page('http://127.0.0.1:9/any'), answered(body));
    expect(whole.providers[0]?.state).toBe('degraded');
    const mirror: FakeHttp['answer'] = (request) =>
      answered(body, { status: request.url.endsWith('/m/api/v2/summary.json') ? 200 : 404 })(
        request,
      );
    const below = await printed(page('http://127.0.0.1:9/m'), mirror);
    expect(below.providers[0]?.state).toBe('degraded');
  });

  it.each(['odd.json', 'huge.json', 'none.json', ''])('knows nothing from %s', async (name) => {
    const { providers } = await printed(page(`file:///repo/answers/${name}`));
    expect(providers[0]).toMatchObject({ state: 'unknown', readable: false, incidents: [] });
    expect(providers[0]?.reason).not.toBeNull();
  });

  it.each([
    [['--page', 'anthropic'], '--page wants ID=URL, not anthropic'],
    [['--page', 'anthropic=ftp://x'], '--page reads http, https and file addresses, not ftp://x'],
    [['--page', 'nobody=https://x'], 'no provider is called nobody'],
    [['--provider', 'nobody'], 'no provider is called nobody'],
    [['nowhere'], 'no such file or directory: nowhere'],
  ])('tells %j what is wrong', async (argv, message) => {
    const { code, out, err } = await status(argv);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(`lifeboat: ${message}`);
  });
});

describe('--watch', () => {
  it('prints the first reading, then each change, until it is ended', async () => {
    const [clock, control] = [fakeClock(now), new AbortController()];
    let page = claude('operational');
    let lines = '';
    const watching = status(
      ['--watch', '--format', 'json', '--provider', 'anthropic'],
      (request) => answered(bytes(page))(request),
      {
        ...{ clock, until: control.signal },
        stdout: { write: (text) => void (lines += text), isTerminal: false },
      },
    );
    await clock.advance(0);
    await clock.advance(60_000);
    page = claude('major_outage');
    await clock.advance(6 * 60_000);
    control.abort();
    expect((await watching).code).toBe(0);
    const printed = lines
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Printed);
    expect(printed.flatMap(({ providers }) => providers.map(({ state }) => state))).toEqual(
      expect.arrayContaining(['operational', 'major-outage']),
    );
    for (const json of printed) expect(violations(json, readSchema('status'))).toEqual([]);
  });
});

describe('--history', () => {
  it('adds how the provider was seen to do', async () => {
    const shared = fakeShared(fakeClock(now));
    const incidents = [
      {
        ...{ id: 'i', title: 'Errors', impact: 'major-outage', url: null, silentMs: 0 },
        ...{ startedAt: '2026-11-23T06:00:00Z', seenAt: now - 7_000_000 },
        closedAt: now - 3_600_000,
      },
    ];
    const days = [
      { day: '2026-11-23', ms: { operational: 3 * 3_600_000, 'major-outage': 3_600_000 } },
    ];
    await shared.write('history anthropic', JSON.stringify({ version: 1, days, incidents }));
    const { out } = await status(['--history'], undefined, { shared });
    expect(out).toContain(
      'Seen for 4 h: up 75 %, operational 75 %; its page told of 1 incident in 60 min',
    );
    const json = await status(['--history', '--format', 'json'], undefined, { shared });
    const parsed: unknown = JSON.parse(json.out);
    expect(violations(parsed, readSchema('status'))).toEqual([]);
    expect(parsed).toMatchObject({ providers: [{ history: { up: 0.75, toldMs: 3_600_000 } }] });
    expect((await status(['--history'])).out).toContain('Not watched yet');
  });
});
