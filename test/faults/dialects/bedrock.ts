/**
 * Bedrock's Converse: JSON, or Amazon's binary event stream. Source: the API reference of Bedrock Runtime (Converse,
 * ConverseStream, errors) and the event stream encoding of Amazon's SDKs (`@smithy/eventstream-codec`).
 */
import { crc32 } from 'node:zlib';
import { deltas, healthyText, type Dialect } from './dialect';

const errors: Readonly<Record<number, readonly [string, string]>> = {
  400: ['ValidationException', 'The input fails to satisfy the constraints.'],
  403: ['AccessDeniedException', 'You do not have access to this model.'],
  424: ['ModelErrorException', 'The model failed to process the request.'],
  429: ['ThrottlingException', 'Too many requests, please wait before trying again.'],
  500: ['InternalServerException', 'The server encountered an unexpected error.'],
  503: ['ServiceUnavailableException', 'Bedrock is unable to process your request.'],
};

const errorOf = (status: number): readonly [string, string] =>
  errors[status] ?? ['InternalServerException', `Status ${status}`];

/** One message: lengths, headers of type string, payload, each part with its checksum. */
export function eventMessage(
  headers: Readonly<Record<string, string>>,
  payload: unknown,
): Uint8Array {
  const head = Buffer.concat(Object.entries(headers).map(([name, value]) => header(name, value)));
  const body = Buffer.from(JSON.stringify(payload));
  const total = 12 + head.length + body.length + 4;
  const prelude = Buffer.alloc(8);
  prelude.writeUInt32BE(total, 0);
  prelude.writeUInt32BE(head.length, 4);
  const start = Buffer.concat([prelude, checksum(prelude), head, body]);
  return Buffer.concat([start, checksum(start)]);
}

const stringType = 7;

function header(name: string, value: string): Buffer {
  const text = Buffer.from(value);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(text.length);
  return Buffer.concat([
    Buffer.from([Buffer.byteLength(name)]),
    Buffer.from(name),
    Buffer.from([stringType]),
    length,
    text,
  ]);
}

function checksum(bytes: Buffer): Buffer {
  const result = Buffer.alloc(4);
  result.writeUInt32BE(crc32(bytes));
  return result;
}

const event = (type: string, payload: unknown): Uint8Array =>
  eventMessage(
    { ':message-type': 'event', ':event-type': type, ':content-type': 'application/json' },
    payload,
  );

const usage = { inputTokens: 8, outputTokens: 6, totalTokens: 14 };

export const bedrock: Dialect = {
  matches: (path) => /\/model\/[^/]+\/converse(?:-stream)?$/.test(path),
  streams: ({ path }) => path.endsWith('/converse-stream'),
  headers: ({ number }) => ({
    'x-amzn-requestid': `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
  }),
  answer: () => ({
    metrics: { latencyMs: 12 },
    output: { message: { role: 'assistant', content: [{ text: healthyText }] } },
    stopReason: 'end_turn',
    usage,
  }),
  streamType: 'application/vnd.amazon.eventstream',
  events: () => [
    event('messageStart', { role: 'assistant' }),
    ...deltas.map((text) => event('contentBlockDelta', { contentBlockIndex: 0, delta: { text } })),
    event('contentBlockStop', { contentBlockIndex: 0 }),
    event('messageStop', { stopReason: 'end_turn' }),
    event('metadata', { metrics: { latencyMs: 12 }, usage }),
  ],
  error: (_, status) => ({ message: errorOf(status)[1] }),
  errorHeaders: (status) => ({ 'x-amzn-errortype': errorOf(status)[0] }),
  errorEvent: () =>
    eventMessage(
      {
        ':message-type': 'exception',
        ':exception-type': 'modelStreamErrorException',
        ':content-type': 'application/json',
      },
      { message: 'The model failed while it answered.', originalStatusCode: 424 },
    ),
  // Nothing is sent that says nothing.
  keepAlive: '',
};
