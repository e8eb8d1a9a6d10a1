/** Replicate's predictions that are waited for. Source: its HTTP API reference (predictions.create, errors). */
import { dataEvent, deltas, healthyText, type Dialect, type DialectRequest } from './dialect';

const titles: Readonly<Record<number, string>> = {
  401: 'Unauthenticated',
  422: 'Input validation failed',
  429: 'Too many requests',
};

const error = (_: DialectRequest, status: number): unknown => ({
  title: titles[status] ?? 'Internal server error',
  detail: `The request failed with status ${status}.`,
  status,
});

export const replicate: Dialect = {
  matches: (path) => path.endsWith('/predictions'),
  streams: () => false,
  headers: () => ({}),
  answer: ({ number, model }) => ({
    id: `drill-${number}`,
    model,
    input: { prompt: 'Hello' },
    output: [healthyText],
    error: null,
    status: 'succeeded',
    metrics: { predict_time: 0.012 },
    urls: { get: `https://api.replicate.com/v1/predictions/drill-${number}` },
  }),
  streamType: 'text/event-stream',
  events: () => deltas.map((text) => `event: output\n${dataEvent(text)}`),
  error,
  errorEvent: (request) => `event: error\n${dataEvent(error(request, 500))}`,
  keepAlive: ' ',
};
