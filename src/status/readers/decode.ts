/** From bytes to text and JSON. What is cut off, mixed up or made for people is told, never guessed at. */
import { bad, good, type Result } from './reader';

/** UTF-8, or UTF-16 where a byte order mark says so; `TextDecoder` by itself takes UTF-16 for little-endian. */
export function decodeText(body: Uint8Array): Result<string> {
  if (body.length === 0) return bad('is empty');
  try {
    return good(decode(body));
  } catch {
    return bad('is no text, or was cut off');
  }
}

/** Throws where the bytes are none of the encoding that they claim. */
function decode(body: Uint8Array): string {
  const [first, second] = body;
  if (first === 0xfe && second === 0xff) return decodeAs('utf-16le', swapped(body));
  if (first === 0xff && second === 0xfe) return decodeAs('utf-16le', body);
  return decodeAs('utf-8', body);
}

const decodeAs = (encoding: string, body: Uint8Array): string =>
  new TextDecoder(encoding, { fatal: true }).decode(body);

/** Big-endian pairs turned round: not every build of Node decodes them itself. */
function swapped(body: Uint8Array): Uint8Array {
  const turned = body.slice();
  for (let at = 0; at + 1 < turned.length; at += 2) {
    turned[at] = body[at + 1] ?? 0;
    turned[at + 1] = body[at] ?? 0;
  }
  return turned;
}

export function parseJson(body: Uint8Array): Result<unknown> {
  const text = decodeText(body);
  return text.readable ? parseJsonText(text.value) : text;
}

function parseJsonText(text: string): Result<unknown> {
  if (text.trim() === '') return bad('is empty');
  if (/^\s*</.test(text)) return bad('is a web page, not status data');
  try {
    return good(JSON.parse(text) as unknown);
  } catch {
    return bad('is not JSON, or was cut off');
  }
}
