/** Ollama's chat: JSON, or JSON lines. Source: its API documentation (`docs/api.md`), and what `ollama` parses. */
import { deltas, healthyText, type Dialect, type DialectRequest } from './dialect';

const part = ({ model }: DialectRequest, content: string, done: boolean): unknown => ({
  model,
  created_at: '2026-01-01T00:00:00.000Z',
  message: { role: 'assistant', content },
  ...(done && { done_reason: 'stop', total_duration: 1_000_000, eval_count: 6 }),
  done,
});

const line = (value: unknown): string => `${JSON.stringify(value)}\n`;

export const ollama: Dialect = {
  matches: (path) => path.endsWith('/api/chat'),
  streams: ({ body }) =>
    // Streams unless told otherwise.
    typeof body === 'object' && body !== null && Reflect.get(body, 'stream') !== false,
  headers: () => ({}),
  answer: (request) => part(request, healthyText, true),
  streamType: 'application/x-ndjson',
  events: (request) => [
    ...deltas.map((text) => line(part(request, text, false))),
    line(part(request, '', true)),
  ],
  error: (_, status) => ({ error: status === 404 ? 'model not found' : `status ${status}` }),
  errorEvent: () => line({ error: 'an error was encountered while running the model' }),
  keepAlive: '\n',
};
