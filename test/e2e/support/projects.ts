/** Small programs for tests, written into a folder of the test's own. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bigFile } from '../../../bench/support/bigFile';
import type { Lifetime } from './lifetime';

/** Paths relative to the folder, with their texts. */
export type Files = Readonly<Record<string, string>>;

/** Writes the files below `folder` and returns it. */
export function writeFiles(folder: string, files: Files): string {
  for (const [path, text] of Object.entries(files)) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  return folder;
}

/** A route of a web application: its caller is the outside world, so what it lacks is known. */
export const chatPath = 'app/api/chat/route.ts';

/** A request made by hand that nothing bounds: one warning, on `fetch`. */
export const chatSource = `export async function POST(request: Request): Promise<Response> {
  const response = await fetch('https://api.anthropic.com/v1/messages', {
    method: 'POST',
    headers: { 'x-api-key': process.env.ANTHROPIC_API_KEY, 'anthropic-version': '2023-06-01' },
    body: JSON.stringify({
      model: 'claude-sonnet-5-5',
      max_tokens: 1024,
      messages: [{ role: 'user', content: await request.text() }],
    }),
  });
  if (!response.ok) throw new Error(\`no answer: \${response.status}\`);
  return Response.json(await response.json());
}
`;

const chatManifest = `${JSON.stringify({ name: 'chat', private: true, dependencies: { next: '16.0.0' } }, null, 2)}\n`;

export const chatFiles: Files = {
  'package.json': chatManifest,
  'notes.txt': 'Nothing to see.\n',
  [chatPath]: chatSource,
};

/** A folder with one call that lacks a timeout. */
export function chatFolder(lifetime: Lifetime): string {
  return writeFiles(join(lifetime.tempFolder(), 'chat'), chatFiles);
}

/** A workspace of two folders with the same program; the second one's configuration makes its findings errors. */
export function twoFolders(lifetime: Lifetime): string {
  const root = lifetime.tempFolder();
  const config = { rules: { 'missing-timeout': 'error' } };
  writeFiles(join(root, 'plain'), chatFiles);
  writeFiles(join(root, 'strict'), {
    ...chatFiles,
    'lifeboat.config.json': JSON.stringify(config),
  });
  const workspace = { folders: [{ path: 'plain' }, { path: 'strict' }] };
  writeFiles(root, { 'two.code-workspace': JSON.stringify(workspace) });
  return join(root, 'two.code-workspace');
}

export const longPath = 'src/assistant.ts';

/** A folder with one file of 2,000 lines that makes 20 calls. */
export function longFolder(lifetime: Lifetime): string {
  const dependencies = { openai: '7.57.0', '@anthropic-ai/sdk': '1.12.0' };
  return writeFiles(join(lifetime.tempFolder(), 'long'), {
    'package.json': `${JSON.stringify({ name: 'long', private: true, dependencies }, null, 2)}\n`,
    [longPath]: bigFile(2_000, 20),
  });
}
