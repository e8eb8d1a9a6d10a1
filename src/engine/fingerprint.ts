import type { Cause } from '../model/finding';

/** A short stable name for one cause in one file: FNV-1a over its parts, 64 bits in hex. Not for security. */
export function fingerprintOf(path: string, { rule, about }: Cause): string {
  const prime = 0x100000001b3n;
  let hash = 0xcbf29ce484222325n;
  for (const char of new TextEncoder().encode([rule, path, about].join('\u0000')))
    hash = BigInt.asUintN(64, (hash ^ BigInt(char)) * prime);
  return hash.toString(16).padStart(16, '0');
}
