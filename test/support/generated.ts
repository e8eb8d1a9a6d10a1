/** Parts of documents that follow from the code: rewritten where they differ, so that a failing test mends them. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { read, root } from './sources';

export interface Refreshed {
  readonly before: string | null;
  readonly after: string;
}

/** The document at `path` with `content`, formatted. Written where it differs; comparing the two then fails once. */
export async function refresh(path: string, content: string): Promise<Refreshed> {
  const file = join(root, path);
  const before = existsSync(file) ? read(path) : null;
  const after = await format(content, { ...(await resolveConfig(file)), filepath: file });
  if (after !== before) writeFileSync(file, after);
  return { before, after };
}

/** The same for what stands between the markers `<!-- name: … -->` and `<!-- end of name -->`. */
export async function refreshSection(
  path: string,
  name: string,
  content: string,
): Promise<Refreshed> {
  const before = read(path);
  const markers = new RegExp(`(<!-- ${name}:[^>]*-->)[^]*(<!-- end of ${name} -->)`);
  if (!markers.test(before)) throw new Error(`${path} has no section "${name}"`);
  const draft = before.replace(
    markers,
    (_section, start: string, end: string) => `${start}\n\n${content}\n\n${end}`,
  );
  return refresh(path, draft);
}

/** A Markdown table; every cell is one line. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
