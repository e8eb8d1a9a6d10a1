/** What an error of Node's `fetch` means. The code sits on a cause of the error that is thrown, or deeper. */
import type { HttpAnswer, HttpFailure } from './ports';

const failures: ReadonlyMap<string, HttpFailure> = new Map([
  ['ENOTFOUND', 'dns'],
  ['EAI_AGAIN', 'dns'],
  ['EAI_FAIL', 'dns'],
  ['ECONNREFUSED', 'refused'],
  ['ECONNRESET', 'reset'],
  ['EPIPE', 'reset'],
  ['UND_ERR_SOCKET', 'reset'],
  ['ETIMEDOUT', 'timeout'],
  ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
  ['UND_ERR_HEADERS_TIMEOUT', 'timeout'],
  ['UND_ERR_BODY_TIMEOUT', 'timeout'],
  ['ENETUNREACH', 'no-route'],
  ['EHOSTUNREACH', 'no-route'],
  ['ENETDOWN', 'no-route'],
]);

/** Node names TLS errors after OpenSSL's, without one common mark. */
const tlsCode = /^ERR_(SSL|TLS)_|^CERT_|_CERT(_|$)|_SIGNATURE$|^HOSTNAME_MISMATCH$/;

/** Deeper chains are not made by Node; a cycle must not hang. */
const deepest = 5;

/** Of a proxy that asks for a login, when tunnelling. */
const proxyLogin = /\b407\b|proxy authentication required/i;

export function failureOf(error: unknown): Extract<HttpAnswer, { ok: false }> {
  const codes = causeCodes(error);
  if (causesOf(error).some(isProxyLogin)) {
    return { ok: false, failure: 'proxy-login', message: messageOf(error, codes) };
  }
  const known = codes.flatMap((code) => failures.get(code) ?? (tlsCode.test(code) ? 'tls' : []));
  return { ok: false, failure: known[0] ?? 'other', message: messageOf(error, codes) };
}

/** An answer with status 407 becomes a failure whose cause has no word and no code (Node 20 to 24): nothing else does. */
function isProxyLogin(error: Error): boolean {
  const { message, cause } = error;
  if (proxyLogin.test(message)) return true;
  const isWordless = cause instanceof Error && !(cause instanceof AggregateError);
  return message === 'fetch failed' && isWordless && cause.message === '' && !('code' in cause);
}

function causeCodes(error: unknown): readonly string[] {
  return causesOf(error).flatMap((one) =>
    'code' in one && typeof one.code === 'string' ? [one.code] : [],
  );
}

/** The error, its causes and, where several addresses were tried, each try. */
function causesOf(error: unknown, depth = 0): readonly Error[] {
  if (!(error instanceof Error) || depth > deepest) return [];
  const tries: readonly unknown[] = error instanceof AggregateError ? error.errors : [];
  return [error, ...[error.cause, ...tries].flatMap((inner) => causesOf(inner, depth + 1))];
}

function messageOf(error: unknown, codes: readonly string[]): string {
  const text = error instanceof Error ? error.message : String(error);
  return codes[0] === undefined ? text : `${text} (${codes[0]})`;
}
