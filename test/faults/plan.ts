/** From a fault to what happens on the connection, step by step. Pure: the server carries it out. */
import type { Fault } from './scenario';
import { errorAnswer, healthyAnswer, overloadStatus, streamErrorEvent, streams } from './wire';
import type { Answer, WireRequest } from './wire';

export type Action =
  | {
      readonly kind: 'head';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'write'; readonly text: string | Uint8Array }
  /** Null: leaves the connection open for ever. */
  | { readonly kind: 'wait'; readonly ms: number | null }
  | { readonly kind: 'reset' }
  | { readonly kind: 'end' };

const forEver: Action = { kind: 'wait', ms: null };
const end: Action = { kind: 'end' };
/** Bytes that were written leave before the reset that would swallow them. */
const beforeResetMs = 25;
const proxyPage =
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n' +
  '<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n';

/** Endless for faults that send keep-alives without end. */
export function* plan(fault: Fault, request: WireRequest): Generator<Action, void, void> {
  switch (fault.kind) {
    case 'healthy':
      return yield* whole(healthyAnswer(request));
    case 'late':
      yield { kind: 'wait', ms: fault.afterMs };
      return yield* whole(healthyAnswer(request));
    case 'hang':
      return yield forEver;
    case 'reset':
      return yield { kind: 'reset' };
    case 'status':
      return yield* whole(failedAnswer(fault, request));
    case 'html':
      return yield* whole(pageAnswer(fault.status));
    case 'drip':
      return yield* drip(healthyAnswer(request), fault.everyMs);
    default:
      return yield* brokenBody(fault, request);
  }
}

type BodyFault = Extract<Fault, { readonly after: number }>;

function* brokenBody(fault: BodyFault, request: WireRequest): Generator<Action, void, void> {
  if (fault.kind === 'stream-error' && !streams(request)) {
    return yield* whole(errorAnswer(request, overloadStatus(request)));
  }
  const answer = healthyAnswer(request);
  yield head(answer);
  yield* answer.pieces.slice(0, fault.after).map(write);
  switch (fault.kind) {
    case 'stall':
      return yield forEver;
    case 'cut':
      return yield end;
    case 'stream-error':
      yield write(streamErrorEvent(request));
      return yield end;
    case 'reset-body':
      yield { kind: 'wait', ms: beforeResetMs };
      return yield { kind: 'reset' };
    case 'keep-alive':
      for (;;) {
        yield { kind: 'wait', ms: fault.everyMs };
        yield write(answer.keepAlive);
      }
  }
}

function head(answer: Answer): Action {
  return { kind: 'head', status: answer.status, headers: answer.headers };
}

function write(text: string | Uint8Array): Action {
  return { kind: 'write', text };
}

function* whole(answer: Answer): Generator<Action, void, void> {
  yield head(answer);
  yield* answer.pieces.map(write);
  yield end;
}

function* drip(answer: Answer, everyMs: number): Generator<Action, void, void> {
  yield head(answer);
  for (const piece of answer.pieces) {
    yield { kind: 'wait', ms: everyMs };
    yield write(piece);
  }
  yield end;
}

function failedAnswer(fault: Extract<Fault, { kind: 'status' }>, request: WireRequest): Answer {
  const answer = errorAnswer(request, fault.status);
  const headers: Record<string, string> = { ...answer.headers };
  if (fault.retryAfterS !== undefined) headers['retry-after'] = String(fault.retryAfterS);
  if (fault.shouldRetry !== undefined) headers['x-should-retry'] = String(fault.shouldRetry);
  return { ...answer, headers };
}

function pageAnswer(status: number): Answer {
  return { status, headers: { 'content-type': 'text/html' }, pieces: [proxyPage], keepAlive: ' ' };
}
