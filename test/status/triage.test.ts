/** "Is it me or them?" over a network of the test's own: each way in which requests fail, and what it is taken for. */
import type { RequestListener } from 'node:http';
import { describe, expect, it } from 'vitest';
import { providers } from '../../src/knowledge/providers';
import type { HealthState } from '../../src/model/health';
import { nodeClock } from '../../src/platform/nodeClock';
import { nodeHttp } from '../../src/platform/nodeHttp';
import type { HttpGet } from '../../src/platform/ports';
import { pageEvidence } from '../../src/status/evidence';
import { createStatusPoller } from '../../src/status/poller';
import { probeAddress, probeApi } from '../../src/status/probeApi';
import {
  triage,
  type ApiEvidence,
  type ApiOutcome,
  type PageEvidence,
  type Triage,
} from '../../src/status/triage';
import { use } from './helpers';
import {
  closed,
  distrusted,
  serves,
  startNetwork,
  unresolved,
  type Network,
  type Site,
} from './support/network';

const http: HttpGet = (request) => nodeHttp({ ...request, headersTimeoutMs: 700 });
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

const answers = (
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Site => serves((_request, response) => response.writeHead(status, headers).end(body));

const json = (status: number, value: object): Site =>
  answers(status, JSON.stringify(value), { 'content-type': 'application/json' });
const html = (status: number, headers = {}): Site =>
  answers(status, '<!doctype html><title>Hello</title>', {
    'content-type': 'text/html',
    ...headers,
  });

const claudePage = (status: string): Site =>
  json(200, {
    page: { id: 'tymt9n04zgry' },
    components: [{ id: 'k8w3r06qmzrp', name: 'Claude API', status }],
    incidents: [],
  });
const openaiPage = json(200, {
  components: [{ id: '01JMXBRMFE6N2NNT7DG6XZQ6PW', name: 'Chat', status: 'operational' }],
  incidents: [],
});
const noKey = json(401, { type: 'error', error: { type: 'authentication_error' } });
const hangs = serves(() => undefined);
const cuts = serves((request) => request.socket.destroy());
const leadsAway: RequestListener = (request, response) => {
  const isPortal = request.headers.host?.startsWith('portal') === true;
  if (isPortal) return void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>');
  const port = request.headers.host?.split(':')[1] ?? '';
  response.writeHead(302, { location: `http://portal.test:${port}/` }).end();
};

interface World {
  /** Claude's status page. */
  readonly own: Site;
  /** Another provider's status page; none in use when absent. */
  readonly other?: Site;
  /** Claude's API host; not asked when absent. */
  readonly api?: Site;
}

async function judge({ own, other, api }: World): Promise<Triage> {
  const network = await startNetwork({
    ...{ 'claude.test': own, 'portal.test': html(200) },
    ...(other === undefined ? {} : { 'openai.test': other }),
    ...(api === undefined ? {} : { 'api.test': api }),
  });
  try {
    const pages = await readPages(network, other !== undefined);
    const address = `${network.addressOf('api.test')}/v1/models`;
    const { signal } = new AbortController();
    const probed =
      api === undefined ? [] : [await probeApi(address, http, 'lifeboat/test', signal)];
    return triage({ provider: 'anthropic', label: 'Claude API', pages, api: probed });
  } finally {
    await network.close();
  }
}

async function readPages(network: Network, both: boolean): Promise<readonly PageEvidence[]> {
  const poller = createStatusPoller({
    ...{
      providers,
      http,
      clock: nodeClock,
      random: () => 0,
      log: silent,
      userAgent: 'lifeboat/test',
    },
    addresses: {
      anthropic: network.addressOf('claude.test'),
      openai: network.addressOf('openai.test'),
    },
    onChange: () => undefined,
  });
  poller.setPaused(true);
  poller.setUse([use('anthropic'), ...(both ? [use('openai')] : [])]);
  await poller.refresh();
  const evidence = pageEvidence(providers, poller.health(), poller.pages());
  poller.dispose();
  return evidence;
}

const green = claudePage('operational');

const cases: readonly (readonly [string, World, Triage['verdict']])[] = [
  // Names that do not resolve: local if none does, else that name.
  ['no name resolves', { own: unresolved('ENOTFOUND'), other: unresolved('EAI_AGAIN') }, 'local'],
  ['only its page has no name', { own: unresolved('ENOTFOUND'), other: openaiPage }, 'page-only'],
  ['one page alone has no name', { own: unresolved('ENOTFOUND') }, 'unknown'],
  [
    'page and API have no name',
    { own: unresolved('ENOTFOUND'), api: unresolved('ENOTFOUND') },
    'local',
  ],
  ['only the API has no name', { own: green, api: unresolved('ENOTFOUND') }, 'unknown'],
  // Nothing listens, cut, silent: host or way.
  ['nothing listens', { own: closed }, 'unknown'],
  ['nothing listens anywhere', { own: closed, other: closed, api: closed }, 'local'],
  ['only the API does not listen', { own: green, api: closed }, 'unknown'],
  ['the connection is cut', { own: cuts }, 'unknown'],
  ['the API cuts the connection', { own: green, api: cuts }, 'unknown'],
  ['no answer in time', { own: hangs }, 'unknown'],
  [
    'the API does not answer, as its page says',
    { own: claudePage('major_outage'), api: hangs },
    'provider',
  ],
  ['no route', { own: unresolved('ENETUNREACH') }, 'local'],
  ['no route to the API', { own: green, api: unresolved('EHOSTUNREACH') }, 'local'],
  // Certificates of somebody else.
  ['a self-signed certificate', { own: distrusted }, 'local'],
  ['a self-signed certificate at the API', { own: green, api: distrusted }, 'local'],
  ['one at its page alone', { own: distrusted, other: openaiPage }, 'page-only'],
  // Portals and proxies.
  ['a portal answers', { own: html(200), other: html(200) }, 'local'],
  ['a portal leads away', { own: serves(leadsAway) }, 'local'],
  ['a portal answers for the API', { own: green, api: html(200) }, 'local'],
  ['the API leads away', { own: green, api: serves(leadsAway) }, 'local'],
  ['the network wants a login', { own: html(511) }, 'local'],
  ['the proxy wants a login', { own: html(407) }, 'local'],
  ['the proxy wants a login for the API', { own: green, api: html(407) }, 'local'],
  // Refusals.
  ['the page refuses programs', { own: html(403) }, 'unknown'],
  ['the page challenges', { own: html(202) }, 'unknown'],
  ['the page has had enough', { own: html(429), other: openaiPage }, 'page-only'],
  ['403 on the API host alone', { own: green, other: openaiPage, api: html(403) }, 'local'],
  // The calls.
  ['the API wants a key', { own: green, api: noKey }, 'unknown'],
  ['the API answers, its page does not', { own: html(403), api: noKey }, 'page-only'],
  [
    'the API refuses in its own words',
    { own: html(405), api: json(403, { error: {} }) },
    'page-only',
  ],
  ['the API is overloaded', { own: green, api: json(529, { type: 'error' }) }, 'provider'],
  ['its front door fails', { own: green, api: html(502, { 'cf-ray': 'x' }) }, 'provider'],
  ['a proxy fails', { own: green, api: html(502) }, 'local'],
  // What its page says.
  ['the page tells of an outage', { own: claudePage('partial_outage') }, 'provider'],
  [
    'the page tells of one, the API answers',
    { own: claudePage('major_outage'), api: noKey },
    'provider',
  ],
  ['all is well', { own: green }, 'unknown'],
];

describe('is it me or them', () => {
  it.each(cases)('%s', async (_name, world, verdict) => {
    const judged = await judge(world);
    expect({ verdict: judged.verdict, judged }).toMatchObject({ verdict });
    expect(judged.headline).toMatch(/^[A-Z].*\.$/);
    expect(judged.evidence.length).toBeGreaterThan(0);
  });

  it('lists what it rests on', async () => {
    const { evidence } = await judge({ own: hangs, other: openaiPage });
    expect(evidence).toEqual([
      expect.stringMatching(/^Status page of Claude API: not read\. .* did not answer in time\.$/),
      'Status page of OpenAI API (status.openai.com): operational.',
      'The API itself was not asked.',
    ]);
  });
});

describe('the evidence', () => {
  const page = (state: HealthState, cause: PageEvidence['cause'] = null): PageEvidence => ({
    ...{ provider: 'anthropic', label: 'Claude API', host: 'status.claude.com' },
    ...{ state, cause, reason: null },
  });
  const api = (outcome: ApiOutcome): ApiEvidence => ({ outcome, words: '' });
  const verdict = (pages: readonly PageEvidence[], found: readonly ApiEvidence[]) =>
    triage({ provider: 'anthropic', label: 'Claude API', pages, api: found }).verdict;

  it("counts the user's own request like the probe, and the provider's own failure most", () => {
    expect(verdict([page('operational')], [api('answered'), api('provider-error')])).toBe(
      'provider',
    );
    expect(verdict([page('unknown', 'dns')], [api('timeout'), api('answered')])).toBe('page-only');
  });

  it('takes maintenance and slowness that the page tells of for the provider', () => {
    expect(verdict([page('maintenance')], [])).toBe('provider');
    expect(verdict([page('degraded')], [api('timeout')])).toBe('provider');
  });

  it('does without a page', () => {
    expect(verdict([], [])).toBe('unknown');
    expect(verdict([], [api('answered')])).toBe('unknown');
    expect(verdict([], [api('proxy-login')])).toBe('local');
  });
});

describe('the host that is asked', () => {
  it('is the API of the provider, never one that is shared or open', () => {
    const addressOf = (id: string): string | null | undefined => {
      const provider = providers.find((one) => one.id === id);
      return provider && probeAddress(provider);
    };
    expect(addressOf('anthropic')).toBe('https://api.anthropic.com/v1/models');
    expect(addressOf('openai')).toBe('https://api.openai.com/v1/models');
    for (const provider of providers) expect(probeAddress(provider) ?? '').not.toContain('*');
  });
});
