/** Bytes of a file as text, the way an editor would show them. */

const sniffedBytes = 8192;

/**
 * Decodes UTF-8, or UTF-16 where a byte order mark says so; the mark itself is not part of the text, so that
 * offsets agree with an editor's. Null for binary content: a NUL in the first 8 kB.
 */
export function decodeText(bytes: Uint8Array): string | null {
  const encoding = markedEncoding(bytes);
  if (encoding === 'utf-8' && bytes.subarray(0, sniffedBytes).includes(0)) {
    return null;
  }
  return new TextDecoder(encoding).decode(bytes);
}

function markedEncoding(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return 'utf-16le';
  }
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}
