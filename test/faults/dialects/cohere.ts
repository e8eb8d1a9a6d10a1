/** Cohere's chat, version 2. Source: its API reference (chat, chat-stream, errors), and what `cohere-ai` parses. */
import { dataEvent, deltas, healthyText, type Dialect, type DialectRequest } from './dialect';

const usage = {
  billed_units: { input_tokens: 8, output_tokens: 6 },
  tokens: { input_tokens: 8, output_tokens: 6 },
};

const messages: Readonly<Record<number, string>> = {
  400: 'invalid request: message must be at least 1 token long',
  401: 'invalid api token',
  429: 'You are past the per minute request limit, please wait and try again later.',
  500: 'internal server error, this has been reported to our developers.',
  503: 'service unavailable',
};

const error = ({ number }: DialectRequest, status: number): unknown => ({
  id: `drill-${number}`,
  message: messages[status] ?? `status ${status}`,
});

export const cohere: Dialect = {
  matches: (path) => path.endsWith('/v2/chat'),
  streams: ({ body }) => streamOf(body),
  headers: () => ({ 'x-api-warning': '' }),
  answer: ({ number }) => ({
    id: `drill-${number}`,
    finish_reason: 'COMPLETE',
    message: { role: 'assistant', content: [{ type: 'text', text: healthyText }] },
    usage,
  }),
  streamType: 'text/event-stream',
  events: ({ number }) =>
    [
      {
        type: 'message-start',
        id: `drill-${number}`,
        delta: { message: { role: 'assistant', content: [], tool_plan: '', tool_calls: [] } },
      },
      {
        type: 'content-start',
        index: 0,
        delta: { message: { content: { type: 'text', text: '' } } },
      },
      ...deltas.map((text) => ({
        type: 'content-delta',
        index: 0,
        delta: { message: { content: { text } } },
      })),
      { type: 'content-end', index: 0 },
      { type: 'message-end', delta: { finish_reason: 'COMPLETE', usage } },
    ].map((event) => `event: ${event.type}\n${dataEvent(event)}`),
  error,
  // Cohere ends a stream that fails with a last message.
  errorEvent: () =>
    `event: message-end\n${dataEvent({ type: 'message-end', delta: { finish_reason: 'ERROR', error: 'internal server error' } })}`,
  keepAlive: ': keep-alive\n\n',
};

const streamOf = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && Reflect.get(body, 'stream') === true;
