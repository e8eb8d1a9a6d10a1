/** Parts of documents that follow from the code: rewritten where they differ, so that a failing test mends them. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { read, root } from './sources';

/**
 * The document at `path` with `content` between its markers `<!-- name: … -->` and `<!-- end of name -->`, formatted.
 * Where the file differs it is written; the caller's comparison with `before` then fails once.
 */
export async function refreshSection(
  path: string,
  name: string,
  content: string,
): Promise<{ readonly before: string; readonly after: string }> {
  const before = read(path);
  const markers = new RegExp(`(<!-- ${name}:[^>]*-->)[^]*(<!-- end of ${name} -->)`);
  if (!markers.test(before)) throw new Error(`${path} has no section "${name}"`);
  const draft = before.replace(
    markers,
    (_section, start: string, end: string) => `${start}\n\n${content}\n\n${end}`,
  );
  const file = join(root, path);
  const after = await format(draft, { ...(await resolveConfig(file)), filepath: file });
  if (after !== before) writeFileSync(file, after);
  return { before, after };
}

/** A Markdown table; every cell is one line. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
