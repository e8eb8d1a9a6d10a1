/**
 * The providers' answers on the wire: healthy bodies, streams and errors in their documented shapes.
 * Sources: the API references of Anthropic (Messages, streaming, errors) and OpenAI (Chat Completions,
 * Responses, Embeddings, error codes), and what the SDKs of both parse.
 */
import { bedrock } from './dialects/bedrock';
import { cohere } from './dialects/cohere';
import { dataEvent, deltas, healthyText } from './dialects/dialect';
import type { Dialect, DialectRequest } from './dialects/dialect';
import { anthropicErrors, openAiErrors } from './dialects/errors';
import { gemini } from './dialects/gemini';
import { ollama } from './dialects/ollama';
import { replicate } from './dialects/replicate';

export type Api =
  'anthropic-messages' | 'openai-chat' | 'openai-responses' | 'openai-embeddings' | 'generic';

export interface WireRequest {
  /** Path without the query. */
  readonly path: string;
  /** Parsed JSON, or the text where it is none. */
  readonly body: unknown;
  /** Counts from 1; makes request ids. */
  readonly number: number;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly pieces: readonly (string | Uint8Array)[];
  /** What keeps the connection alive and says nothing. */
  readonly keepAlive: string;
}

export { healthyText };

/** Providers that share no form with the others; a file for each. */
const dialects: readonly Dialect[] = [gemini, cohere, ollama, bedrock, replicate];

const createdS = 1_767_225_600;
const jsonPieceLength = 16;
const jsonHeaders = { 'content-type': 'application/json' };
const streamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache',
};

export function apiOf(path: string): Api {
  if (path.endsWith('/v1/messages')) return 'anthropic-messages';
  if (path.endsWith('/chat/completions')) return 'openai-chat';
  if (path.endsWith('/responses')) return 'openai-responses';
  if (path.endsWith('/embeddings')) return 'openai-embeddings';
  return 'generic';
}

export function field(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;
}

const dialectOf = ({ path }: WireRequest): Dialect | undefined =>
  dialects.find((one) => one.matches(path));

const inDialect = (request: WireRequest): DialectRequest => ({
  ...request,
  model: modelOf(request),
});

export function streams(request: WireRequest): boolean {
  const dialect = dialectOf(request);
  if (dialect) return dialect.streams(inDialect(request));
  return field(request.body, 'stream') === true && apiOf(request.path) !== 'openai-embeddings';
}

export function healthyAnswer(request: WireRequest): Answer {
  const dialect = dialectOf(request);
  return dialect ? healthyIn(dialect, inDialect(request)) : healthyCommon(request);
}

function healthyIn(dialect: Dialect, request: DialectRequest): Answer {
  const { keepAlive, streamType, streams: doesStream, answer, events } = dialect;
  const isStream = doesStream(request);
  const type = isStream ? streamType : 'application/json';
  return {
    status: 200,
    headers: { ...dialect.headers(request), 'content-type': type },
    pieces: isStream ? events(request) : slices(answer(request)),
    keepAlive: isStream ? keepAlive : '\n',
  };
}

function healthyCommon(request: WireRequest): Answer {
  const api = apiOf(request.path);
  const headers = {
    ...identity(api, request),
    ...(streams(request) ? streamHeaders : jsonHeaders),
  };
  const pieces = streams(request) ? healthyEvents(api, request) : slices(healthyBody(api, request));
  return { status: 200, headers, pieces, keepAlive: keepAliveOf(api, request) };
}

export function errorAnswer(request: WireRequest, status: number): Answer {
  const dialect = dialectOf(request);
  return dialect ? errorIn(dialect, inDialect(request), status) : errorCommon(request, status);
}

function errorIn(dialect: Dialect, request: DialectRequest, status: number): Answer {
  const headers = {
    ...dialect.headers(request),
    ...jsonHeaders,
    ...dialect.errorHeaders?.(status),
  };
  const body = JSON.stringify(dialect.error(request, status));
  return { status, headers, pieces: [body], keepAlive: ' ' };
}

function errorCommon(request: WireRequest, status: number): Answer {
  const api = apiOf(request.path);
  const headers = { ...identity(api, request), ...jsonHeaders, ...rateLimitHeaders(api, status) };
  const body = JSON.stringify(errorBody(api, request, status));
  return { status, headers, pieces: [body], keepAlive: ' ' };
}

/** Status with which this provider says that it is overloaded. */
export function overloadStatus(request: WireRequest): number {
  return apiOf(request.path) === 'anthropic-messages' ? 529 : 503;
}

/** The event by which a provider breaks off a stream. */
export function streamErrorEvent(request: WireRequest): string | Uint8Array {
  const dialect = dialectOf(request);
  if (dialect) return dialect.errorEvent(inDialect(request));
  const api = apiOf(request.path);
  if (api === 'anthropic-messages') {
    return namedEvent({
      type: 'error',
      error: { type: 'overloaded_error', message: 'Overloaded' },
    });
  }
  if (api === 'openai-responses') {
    const message = 'The server had an error while processing your request.';
    return namedEvent({
      type: 'error',
      code: 'server_error',
      message,
      param: null,
      sequence_number: 5,
    });
  }
  return dataEvent(errorBody(api, request, 500));
}

// ------------------------------------------------------------------------------------------------ healthy

function identity(api: Api, request: WireRequest): Record<string, string> {
  if (api === 'anthropic-messages') return { 'request-id': requestId(request) };
  if (api === 'generic') return {};
  return {
    'x-request-id': requestId(request),
    'openai-processing-ms': '12',
    'openai-version': '2020-10-01',
  };
}

function requestId(request: WireRequest): string {
  return `req_drill_${String(request.number).padStart(6, '0')}`;
}

function modelOf(request: WireRequest): string {
  const model = field(request.body, 'model');
  return typeof model === 'string' ? model : 'drill-model';
}

function slices(body: unknown): readonly string[] {
  const text = JSON.stringify(body);
  const count = Math.ceil(text.length / jsonPieceLength);
  return Array.from({ length: count }, (_, index) =>
    text.slice(index * jsonPieceLength, (index + 1) * jsonPieceLength),
  );
}

function healthyBody(api: Api, request: WireRequest): unknown {
  switch (api) {
    case 'anthropic-messages':
      return anthropicMessage(request, [{ type: 'text', text: healthyText }], 'end_turn', 6);
    case 'openai-chat':
      return chatCompletion(request);
    case 'openai-responses':
      return responseObject(request, 'completed');
    case 'openai-embeddings':
      return embeddings(request);
    case 'generic':
      return { ok: true, text: healthyText };
  }
}

function healthyEvents(api: Api, request: WireRequest): readonly string[] {
  switch (api) {
    case 'anthropic-messages':
      return anthropicEvents(request).map(namedEvent);
    case 'openai-responses':
      return responseEvents(request).map(namedEvent);
    case 'openai-chat':
      return [...chatChunks(request).map(dataEvent), 'data: [DONE]\n\n'];
    case 'openai-embeddings':
    case 'generic':
      return [...deltas.map((text) => dataEvent({ text })), 'data: [DONE]\n\n'];
  }
}

/** Anthropic names its pings; others send comments, and whitespace in front of JSON. */
function keepAliveOf(api: Api, request: WireRequest): string {
  if (!streams(request)) return '\n';
  return api === 'anthropic-messages' ? namedEvent({ type: 'ping' }) : ': keep-alive\n\n';
}

interface TypedEvent {
  readonly type: string;
  readonly [key: string]: unknown;
}

function namedEvent(event: TypedEvent): string {
  return `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
}

// ---------------------------------------------------------------------------------------------- Anthropic

function anthropicMessage(
  request: WireRequest,
  content: readonly unknown[],
  stopReason: string | null,
  outputTokens: number,
): Record<string, unknown> {
  return {
    id: `msg_drill_${request.number}`,
    type: 'message',
    role: 'assistant',
    model: modelOf(request),
    content,
    stop_reason: stopReason,
    stop_sequence: null,
    usage: { input_tokens: 8, output_tokens: outputTokens },
  };
}

function anthropicEvents(request: WireRequest): readonly TypedEvent[] {
  const block = { type: 'text', text: '' };
  const text = deltas.map((delta) => ({
    type: 'content_block_delta',
    index: 0,
    delta: { type: 'text_delta', text: delta },
  }));
  const stop = {
    type: 'message_delta',
    delta: { stop_reason: 'end_turn', stop_sequence: null },
    usage: { output_tokens: 6 },
  };
  return [
    { type: 'message_start', message: anthropicMessage(request, [], null, 1) },
    { type: 'content_block_start', index: 0, content_block: block },
    { type: 'ping' },
    ...text,
    { type: 'content_block_stop', index: 0 },
    stop,
    { type: 'message_stop' },
  ];
}

// ------------------------------------------------------------------------------------------------- OpenAI

function chatCompletion(request: WireRequest): unknown {
  const message = { role: 'assistant', content: healthyText, refusal: null };
  return {
    id: `chatcmpl-drill-${request.number}`,
    object: 'chat.completion',
    created: createdS,
    model: modelOf(request),
    choices: [{ index: 0, message, logprobs: null, finish_reason: 'stop' }],
    usage: { prompt_tokens: 8, completion_tokens: 6, total_tokens: 14 },
    service_tier: 'default',
    system_fingerprint: null,
  };
}

function chatChunks(request: WireRequest): readonly unknown[] {
  const chunk = (delta: unknown, finishReason: string | null): unknown => ({
    id: `chatcmpl-drill-${request.number}`,
    object: 'chat.completion.chunk',
    created: createdS,
    model: modelOf(request),
    choices: [{ index: 0, delta, logprobs: null, finish_reason: finishReason }],
  });
  return [
    chunk({ role: 'assistant', content: '' }, null),
    ...deltas.map((content) => chunk({ content }, null)),
    chunk({}, 'stop'),
  ];
}

const responseItemId = 'msg_drill_item';

function responseObject(request: WireRequest, status: 'in_progress' | 'completed'): unknown {
  const done = status === 'completed';
  return {
    id: `resp_drill_${request.number}`,
    object: 'response',
    created_at: createdS,
    status,
    error: null,
    incomplete_details: null,
    model: modelOf(request),
    output: done ? [responseItem('completed', [responsePart(healthyText)])] : [],
    parallel_tool_calls: true,
    tool_choice: 'auto',
    tools: [],
    usage: done ? { input_tokens: 8, output_tokens: 6, total_tokens: 14 } : null,
  };
}

function responsePart(text: string): unknown {
  return { type: 'output_text', text, annotations: [], logprobs: [] };
}

function responseItem(status: string, content: readonly unknown[]): unknown {
  return { id: responseItemId, type: 'message', role: 'assistant', status, content };
}

function responseEvents(request: WireRequest): readonly TypedEvent[] {
  const place = { item_id: responseItemId, output_index: 0, content_index: 0 };
  const part = responsePart(healthyText);
  const item = responseItem('completed', [part]);
  const events: readonly (readonly [string, object])[] = [
    ['response.created', { response: responseObject(request, 'in_progress') }],
    ['response.in_progress', { response: responseObject(request, 'in_progress') }],
    ['response.output_item.added', { output_index: 0, item: responseItem('in_progress', []) }],
    ['response.content_part.added', { ...place, part: responsePart('') }],
    ...deltas.map((delta) => ['response.output_text.delta', { ...place, delta }] as const),
    ['response.output_text.done', { ...place, text: healthyText }],
    ['response.content_part.done', { ...place, part }],
    ['response.output_item.done', { output_index: 0, item }],
    ['response.completed', { response: responseObject(request, 'completed') }],
  ];
  return events.map(([type, rest], index) => ({ type, sequence_number: index, ...rest }));
}

/** SDKs from openai 4 on ask for base64 unless told otherwise, and decode it. */
function embeddings(request: WireRequest): unknown {
  const vector = [0.25, -0.5, 0.75, 0];
  const base64 = field(request.body, 'encoding_format') === 'base64';
  const embedding = base64
    ? Buffer.from(Float32Array.from(vector).buffer).toString('base64')
    : vector;
  return {
    object: 'list',
    data: [{ object: 'embedding', index: 0, embedding }],
    model: modelOf(request),
    usage: { prompt_tokens: 8, total_tokens: 8 },
  };
}

// ------------------------------------------------------------------------------------------------- errors

function errorBody(api: Api, request: WireRequest, status: number): unknown {
  if (api === 'generic') return { error: `status ${status}` };
  if (api === 'anthropic-messages') {
    const [type, message] = anthropicErrors[status] ?? ['api_error', 'Internal server error'];
    return { type: 'error', error: { type, message }, request_id: requestId(request) };
  }
  const [type, code, message] = openAiErrors[status] ?? [
    status >= 500 ? 'server_error' : 'invalid_request_error',
    null,
    'The server had an error while processing your request. Sorry about that!',
  ];
  return { error: { message, type, param: null, code } };
}

function rateLimitHeaders(api: Api, status: number): Record<string, string> {
  if (status !== 429 || api === 'generic') return {};
  if (api === 'anthropic-messages') {
    return {
      'anthropic-ratelimit-requests-limit': '50',
      'anthropic-ratelimit-requests-remaining': '0',
    };
  }
  return {
    'x-ratelimit-limit-requests': '60',
    'x-ratelimit-remaining-requests': '0',
    'x-ratelimit-reset-requests': '1s',
  };
}
