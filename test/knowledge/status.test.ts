/** The table of status pages: what every entry must have so that a page is read right, politely and for the right calls. */
import { describe, expect, it } from 'vitest';
import { knowledge } from '../../src/knowledge';
import type { Operation, Provider, StatusPage } from '../../src/model/knowledge';
import { readers } from '../../src/status/readers';

type Watched = Provider & { readonly status: StatusPage };

const watched = knowledge.providers.filter((one): one is Watched => one.status !== null);

const find = (id: string): Watched => {
  const found = watched.find((one) => one.id === id);
  if (found === undefined) throw new Error(`${id} has no status page`);
  return found;
};

const endpointsOf = ({ endpoints, fallbacks, history = [] }: StatusPage): readonly string[] =>
  [...endpoints, ...fallbacks, ...history].map(({ url }) => url);

/** Formats that tell when the page last changed. */
const dated = new Set(['statuspage', 'incidentio']);

describe.each(watched)('the status page of $id', ({ id, status, hosts }) => {
  it('is asked at secure addresses, each once', () => {
    const urls = [status.url, ...endpointsOf(status)];
    expect(urls.filter((url) => new URL(url).protocol !== 'https:')).toEqual([]);
    expect(new Set(endpointsOf(status)).size).toBe(endpointsOf(status).length);
    expect(status.endpoints.length).toBeGreaterThan(0);
  });

  it('is never the API itself', () => {
    const apis = new Set(hosts.map(({ host }) => host));
    expect(endpointsOf(status).filter((url) => apis.has(new URL(url).host))).toEqual([]);
  });

  it('has readers that exist, each once', () => {
    const ids = [status.reader, ...(status.otherReaders ?? [])];
    expect(ids.filter((one) => !Object.hasOwn(readers, one))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('names its components once, for people', () => {
    const ids = status.components.map((one) => one.id);
    expect(ids.length).toBeGreaterThan(0);
    expect(new Set(ids).size).toBe(ids.length);
    for (const one of status.components) {
      expect(one.name.trim().length, one.id).toBeGreaterThan(1);
      expect((one.names ?? []).filter((word) => word.replaceAll('*', '').trim() === '')).toEqual(
        [],
      );
    }
  });

  it('is a frozen copy after days to months of silence, where it tells its date', () => {
    const minutes = status.staleAfterMinutes;
    if (minutes !== null) {
      expect(minutes).toBeGreaterThanOrEqual(24 * 60);
      expect(minutes).toBeLessThanOrEqual(90 * 24 * 60);
    }
    const isUndated = id === 'perplexity' || id === 'langsmith';
    expect(minutes === null).toBe(!dated.has(status.reader) || isUndated);
  });
});

it('pages that tell their ids are known by them', () => {
  const ids = watched.flatMap(({ id, status }) =>
    status.pageId === null ? [] : [[id, status.pageId] as const],
  );
  expect(Object.fromEntries(ids)).toEqual({
    anthropic: 'tymt9n04zgry',
    openai: '01JMDK9XYNY6RXSED6SDWW50WY',
    perplexity: '01KZSFD3VPNK8C7QRFH0GAZ4H2',
    openrouter: '3bdfe680-d6e4-4a0b-9c04-c25058c342e0',
    deepseek: '6410630422455',
    huggingface: '124692',
    'github-copilot': 'kctbh9vrtdwd',
    'github-models': 'kctbh9vrtdwd',
    cloudflare: 'yh6f0r4529hb',
    replicate: 'yh6f0r4529hb',
  });
});

/** Formats by provider; vendors have changed, so each is a fact of its own. */
const formats: Readonly<Record<string, string>> = {
  anthropic: 'statuspage',
  openai: 'incidentio',
  'google-vertex': 'google-cloud',
  'google-gemini': 'google-cloud',
  'aws-bedrock': 'aws-health',
  'azure-openai': 'azure-rss',
  mistral: 'rootly',
  cohere: 'incidentio',
  groq: 'incidentio',
  together: 'betterstack',
  fireworks: 'incidentio',
  perplexity: 'incidentio',
  xai: 'xai-rss',
  deepseek: 'flashduty',
  openrouter: 'datadog',
  huggingface: 'betterstack',
  replicate: 'statuspage',
  cerebras: 'statuspage',
  'vercel-gateway': 'statuspage',
  'github-copilot': 'statuspage',
  'github-models': 'statuspage',
  cloudflare: 'statuspage',
  voyage: 'statuspage',
  ai21: 'statuspage',
  elevenlabs: 'incidentio',
  portkey: 'betterstack',
  langsmith: 'incidentio',
  cursor: 'statuspage',
  moonshot: 'statuspage',
};

it('every provider with a page has it read in its format', () => {
  expect(Object.fromEntries(watched.map(({ id, status }) => [id, status.reader]))).toEqual(formats);
});

it('aliases lead to one provider each', () => {
  const ids = knowledge.providers.flatMap(({ id, aliases = [] }) => [id, ...aliases]);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(expect.arrayContaining(['cloudflare-workers-ai', 'vercel-ai-gateway']));
});

/** A page that says nothing of what calls need would leave them unknown for ever: only these do. */
const silent = ['perplexity'];

it('some component stands for what most code calls', () => {
  const without = watched.filter(({ status }) =>
    status.components.every((one) => one.operations.length === 0),
  );
  expect(without.map(({ id }) => id)).toEqual(silent);
});

it.each<[string, Operation, readonly string[]]>([
  ['anthropic', 'generate', ['Claude API (api.anthropic.com)']],
  ['cohere', 'rerank', ['Infrastructure', 'rerank-v3.5']],
  ['google-vertex', 'image', ['Vertex Imagen API']],
  ['openrouter', 'embed', ['Embeddings (/api/v1/embeddings)']],
  ['mistral', 'transcribe', ['Audio API']],
  ['aws-bedrock', 'generate', ['Amazon Bedrock']],
  ['huggingface', 'generate', ['Huggingface Hub']],
  ['elevenlabs', 'speech', ['Text to Speech']],
  ['elevenlabs', 'transcribe', []],
])('%s: %s depends on %j', (id, operation, names) => {
  const needed = find(id).status.components.filter((one) => one.operations.includes(operation));
  expect(needed.map(({ name }) => name)).toEqual(names);
});

it('only a relative of what is called is marked as a hint', () => {
  const hints = watched.filter(({ status }) => status.components.some((one) => one.hint));
  expect(hints.map(({ id }) => id)).toEqual(['google-gemini']);
});

it('traps are no addresses', () => {
  const urls = watched.flatMap(({ status }) => endpointsOf(status));
  for (const trap of ['deepseek.statuspage.io', '//status.azure.com', 'www.replicatestatus.com']) {
    expect(urls.filter((url) => url.includes(trap))).toEqual([]);
  }
  expect(urls).not.toContain('https://status.perplexity.com/summary.json');
});
