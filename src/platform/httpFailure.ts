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

export function failureOf(error: unknown): Extract<HttpAnswer, { ok: false }> {
  const codes = causeCodes(error);
  const known = codes.flatMap((code) => failures.get(code) ?? (tlsCode.test(code) ? 'tls' : []));
  return { ok: false, failure: known[0] ?? 'other', message: messageOf(error, codes) };
}

/** Codes of the error, its causes and, where several addresses were tried, of each try. */
function causeCodes(error: unknown, depth = 0): readonly string[] {
  if (!(error instanceof Error) || depth > deepest) return [];
  const code = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  const tries: readonly unknown[] = error instanceof AggregateError ? error.errors : [];
  return [error.cause, ...tries].reduce<readonly string[]>(
    (all, inner) => [...all, ...causeCodes(inner, depth + 1)],
    code,
  );
}

function messageOf(error: unknown, codes: readonly string[]): string {
  const text = error instanceof Error ? error.message : String(error);
  return codes[0] === undefined ? text : `${text} (${codes[0]})`;
}
