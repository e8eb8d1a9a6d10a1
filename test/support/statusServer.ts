/**
 * A status page server for tests, end-to-end runs and the demo: `/<provider>/api/v2/…` in the shapes of the real
 * pages. The state is switched by a method or, from another process, by `POST /control/<provider>/<state>`, where
 * `replay` starts the invented incident and `next` steps through it.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import anthropicSummary from '../fixtures/status/anthropic-summary.json';
import demo from '../fixtures/status/demo-incident.json';
import openaiComponents from '../fixtures/status/openai-components.json';
import openaiSummary from '../fixtures/status/openai-summary.json';

/** What a page can be made to do. */
export const servedStates = [
  'operational',
  'degraded',
  'partial-outage',
  'major-outage',
  'maintenance',
  'recovery',
  'html',
  'truncated',
  'empty',
  'hang',
  '403',
  '429',
  '500',
] as const;
export type ServedState = (typeof servedStates)[number];

export const servedProviders = ['anthropic', 'openai'] as const;
export type ServedProvider = (typeof servedProviders)[number];

export interface SeenRequest {
  readonly path: string;
  readonly status: number;
  readonly headers: Readonly<IncomingMessage['headers']>;
}

export interface StatusServer {
  /** `http://127.0.0.1:<port>`. */
  readonly url: string;
  /** What to put as this provider's address into the settings. */
  baseUrl(provider: ServedProvider): string;
  set(provider: ServedProvider, state: ServedState): void;
  /** Whole `summary.json` bodies, served in order; shows the first at once. Without frames: the invented incident. */
  replay(provider: 'anthropic', frames?: readonly string[]): void;
  /** The next frame of the replay; false when the last one is already shown. */
  next(provider: ServedProvider): boolean;
  /** Requests for pages in order of arrival, without control requests. */
  readonly requests: readonly SeenRequest[];
  close(): Promise<void>;
}

interface Page {
  state: ServedState;
  frames: readonly string[];
  frame: number;
}

interface Context {
  readonly pages: Readonly<Record<ServedProvider, Page>>;
  readonly requests: SeenRequest[];
}

export async function startStatusServer(port = 0): Promise<StatusServer> {
  const fresh = (): Page => ({ state: 'operational', frames: [], frame: 0 });
  const context: Context = { pages: { anthropic: fresh(), openai: fresh() }, requests: [] };
  const server = createServer((request, response) => handle(context, request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    baseUrl: (provider) => `${url}/${provider}`,
    set: (provider, state) => setState(context, provider, state),
    replay: (provider, frames = demoFrames()) => startReplay(context, provider, frames),
    next: (provider) => nextFrame(context, provider),
    requests: context.requests,
    close: () => closeServer(server),
  };
}

/** The frames of a folder of `summary.json` bodies, in the order of their names. */
export async function readFrames(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
}

/** The invented incident of `demo-incident.json` as `summary.json` bodies. */
export function demoFrames(): readonly string[] {
  return demo.frames.map(({ components, incident }) =>
    statuspageBody(
      new Map(Object.entries(components)),
      incident && { ...demo.incident, ...incident },
    ),
  );
}

function setState(context: Context, provider: ServedProvider, state: ServedState): void {
  Object.assign(context.pages[provider], { state, frames: [], frame: 0 });
}

function startReplay(context: Context, provider: ServedProvider, frames: readonly string[]): void {
  Object.assign(context.pages[provider], { state: 'operational', frames, frame: 0 });
}

function nextFrame(context: Context, provider: ServedProvider): boolean {
  const page = context.pages[provider];
  if (page.frame >= page.frames.length - 1) return false;
  page.frame++;
  return true;
}

async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}

// ------------------------------------------------------------------------------------------------ requests

function handle(context: Context, request: IncomingMessage, response: ServerResponse): void {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const [first = '', second = '', ...rest] = pathname.split('/').slice(1);
  if (first === 'control') return control(context, request, response, second, rest[0] ?? '');
  if (!isProvider(first)) return send(response, 404, 'text/plain', 'No such page.');
  response.once('close', () => {
    const { headers } = request;
    context.requests.push({ path: pathname, status: response.statusCode, headers });
  });
  servePage(context.pages[first], first, rest.at(-1) ?? '', request, response);
}

function control(
  context: Context,
  request: IncomingMessage,
  response: ServerResponse,
  provider: string,
  wish: string,
): void {
  if (request.method === 'GET') return sendJson(response, context.pages);
  if (!isProvider(provider)) return send(response, 404, 'text/plain', 'No such page.');
  if (wish === 'replay') startReplay(context, provider, demoFrames());
  else if (wish === 'next') nextFrame(context, provider);
  else if (isState(wish)) setState(context, provider, wish);
  else return send(response, 400, 'text/plain', `States: ${servedStates.join(', ')}`);
  sendJson(response, { provider, state: wish, frame: context.pages[provider].frame });
}

const challenge = '<!doctype html><title>One moment</title><p>Checking your browser.</p>';

function servePage(
  page: Page,
  provider: ServedProvider,
  file: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const body = page.frames[page.frame] ?? bodyFor(provider, file, page.state);
  if (body === null) return send(response, 404, 'text/plain', 'No such file.');
  switch (page.state) {
    case 'hang':
      return;
    case 'html':
      return send(response, 200, 'text/html', challenge);
    case 'truncated':
      return send(response, 200, 'application/json', body.slice(0, body.length / 2));
    case 'empty':
      return sendJson(response, { ...anthropicSummary, page: undefined, components: [] });
    case '403':
      return send(response, 403, 'text/html', challenge);
    case '429':
      return send(response, 429, 'text/plain', 'Slow down.', { 'retry-after': '120' });
    case '500':
      return send(response, 500, 'text/html', '<h1>Internal error</h1>');
    default:
      return sendValidated(provider, request, response, body);
  }
}

/** Statuspage answers 304 to a known ETag; incident.io sends no validator. */
function sendValidated(
  provider: ServedProvider,
  request: IncomingMessage,
  response: ServerResponse,
  body: string,
): void {
  if (provider !== 'anthropic') return send(response, 200, 'application/json', body);
  const etag = `W/"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`;
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, { etag }).end();
  } else {
    send(response, 200, 'application/json', body, { etag });
  }
}

function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': type, ...headers }).end(body);
}

function sendJson(response: ServerResponse, value: unknown): void {
  send(response, 200, 'application/json', JSON.stringify(value));
}

function isProvider(text: string): text is ServedProvider {
  return servedProviders.some((one) => one === text);
}

function isState(text: string): text is ServedState {
  return servedStates.some((one) => one === text);
}

// -------------------------------------------------------------------------------------------------- bodies

/** The status words of the pages for the states that a page can name. */
const pageWords: ReadonlyMap<ServedState, string> = new Map([
  ['degraded', 'degraded_performance'],
  ['partial-outage', 'partial_outage'],
  ['major-outage', 'major_outage'],
  ['maintenance', 'under_maintenance'],
]);

interface ServedIncident {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly impact: string;
  readonly body: string;
}

const claudeApi = 'k8w3r06qmzrp';
const openaiApis = ['Chat Completions', 'Responses', 'Embeddings'];

function bodyFor(provider: ServedProvider, file: string, state: ServedState): string | null {
  const incident = incidentFor(state);
  const word = pageWords.get(state);
  if (provider === 'anthropic') {
    if (file !== 'summary.json') return null;
    return statuspageBody(new Map(word === undefined ? [] : [[claudeApi, word]]), incident);
  }
  const base = { 'components.json': openaiComponents, 'summary.json': openaiSummary }[file];
  if (base === undefined) return null;
  const components = base.components.map((one) =>
    word !== undefined && openaiApis.includes(one.name) ? { ...one, status: word } : one,
  );
  const incidents = file === 'summary.json' && incident !== null ? [compatIncident(incident)] : [];
  const listed = file === 'summary.json' ? { incidents } : {};
  return JSON.stringify({ ...base, ...listed, page: { ...base.page, ...touched() }, components });
}

function incidentFor(state: ServedState): ServedIncident | null {
  const known = { id: 'fake0fake001', name: 'Elevated errors', impact: 'major' };
  if (state === 'recovery') {
    return { ...known, status: 'monitoring', body: 'A mend is in place.' };
  }
  if (!pageWords.has(state) || state === 'maintenance') return null;
  return { ...known, status: 'investigating', body: 'Some requests fail.' };
}

function statuspageBody(
  words: ReadonlyMap<string, string>,
  incident: ServedIncident | null,
): string {
  const components = anthropicSummary.components.map((one) => ({
    ...one,
    status: words.get(one.id) ?? one.status,
  }));
  const affected = components.filter((one) => words.has(one.id) || one.id === claudeApi);
  const incidents =
    incident === null ? [] : [{ ...compatIncident(incident), components: affected }];
  const page = { ...anthropicSummary.page, ...touched() };
  return JSON.stringify({ ...anthropicSummary, page, components, incidents });
}

function compatIncident({ body, ...incident }: ServedIncident): object {
  const times = { created_at: touched().updated_at, ...touched() };
  return { ...incident, ...times, incident_updates: [{ body, status: incident.status, ...times }] };
}

/** Pages changed when this process began: never a frozen copy, and the same body keeps its ETag. */
const touchedAt = new Date().toISOString();

function touched(): { readonly updated_at: string } {
  return { updated_at: touchedAt };
}
