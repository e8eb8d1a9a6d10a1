/** HTTP for the command, which reads files by their `file:` address as well. */
import { fileURLToPath } from 'node:url';
import { nodeHttp } from '../platform/nodeHttp';
import type { FileSystem, HttpAnswer, HttpGet } from '../platform/ports';
import type { CliIo } from './io';

export function statusHttp({ files, http = nodeHttp }: CliIo): HttpGet {
  return (request) =>
    request.url.startsWith('file:')
      ? readFile(files, request.url, request.maxBytes)
      : http(request);
}

async function readFile(files: FileSystem, url: string, maxBytes: number): Promise<HttpAnswer> {
  try {
    const path = fileURLToPath(url);
    const found = await files.stat(path);
    if ((found?.size ?? 0) > maxBytes) {
      return { ok: false, failure: 'too-large', message: 'The file is too large.' };
    }
    const body = new Uint8Array(await files.readBytes(path));
    return { ok: true, status: 200, headers: {}, body, url };
  } catch (error) {
    return { ok: false, failure: 'other', message: String(error) };
  }
}
