/**
 * Gemini: `models/<model>:generateContent` and `:streamGenerateContent?alt=sse`. Source: the Gemini API reference
 * (generateContent, troubleshooting), and what `@google/genai` and `@google/generative-ai` parse.
 */
import { dataEvent, deltas, healthyText, type Dialect, type DialectRequest } from './dialect';

const states: Readonly<Record<number, readonly [string, string]>> = {
  400: ['INVALID_ARGUMENT', 'Request contains an invalid argument.'],
  401: ['UNAUTHENTICATED', 'Request had invalid authentication credentials.'],
  429: ['RESOURCE_EXHAUSTED', 'Resource has been exhausted (e.g. check quota).'],
  500: ['INTERNAL', 'An internal error has occurred. Please retry or report.'],
  503: ['UNAVAILABLE', 'The model is overloaded. Please try again later.'],
  504: ['DEADLINE_EXCEEDED', 'The request timed out. Please try again.'],
};

const chunk = ({ model }: DialectRequest, text: string, isLast: boolean): unknown => ({
  candidates: [
    {
      content: { parts: [{ text }], role: 'model' },
      ...(isLast && { finishReason: 'STOP' }),
      index: 0,
    },
  ],
  usageMetadata: { promptTokenCount: 8, candidatesTokenCount: 6, totalTokenCount: 14 },
  modelVersion: model,
});

const error = (_: DialectRequest, status: number): unknown => {
  const [state, message] = states[status] ?? ['UNKNOWN', `Status ${status}`];
  return { error: { code: status, message, status: state } };
};

export const gemini: Dialect = {
  matches: (path) => /:(?:stream)?generateContent$/i.test(path),
  streams: ({ path }) => path.endsWith(':streamGenerateContent'),
  headers: () => ({ server: 'scaffolding on HTTPServer2', vary: 'Origin, X-Origin, Referer' }),
  answer: (request) => chunk(request, healthyText, true),
  streamType: 'text/event-stream',
  events: (request) =>
    deltas.map((text, index) => dataEvent(chunk(request, text, index === deltas.length - 1))),
  error,
  errorEvent: (request) => dataEvent(error(request, 503)),
  keepAlive: ': keep-alive\n\n',
};
