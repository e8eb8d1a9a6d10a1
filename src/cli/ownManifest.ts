/** What Lifeboat's own package.json says. */
import type { CliIo } from './io';

export interface OwnManifest {
  readonly version: string;
  readonly homepage: string | null;
}

export async function readOwnManifest({ files, manifest }: CliIo): Promise<OwnManifest> {
  const found = JSON.parse(await files.readText(manifest)) as Partial<OwnManifest>;
  return { version: found.version ?? 'unknown', homepage: found.homepage ?? null };
}

/** How servers see who asks. */
export function userAgentOf({ version, homepage }: OwnManifest): string {
  return `lifeboat/${version}${homepage === null ? '' : ` (+${homepage})`}`;
}
