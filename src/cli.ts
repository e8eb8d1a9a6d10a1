/** Bundle entry of the `lifeboat` command: hands Node's doors to it. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { Output } from './cli/io';
import { run } from './cli/run';
import { createStore } from './cli/store';
import { cacheFolder } from './platform/cacheFolder';
import { nodeClock } from './platform/nodeClock';
import { promptFiles } from './platform/nodeFiles';
import { nodeGit } from './platform/nodeGit';
import { sharedStatus } from './platform/sharedFiles';
import { frontEnds } from './session/frontEnds';

function output(stream: NodeJS.WriteStream): Output {
  // `lifeboat calls | head` closes the pipe early: that is no failure.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') {
      throw error;
    }
  });
  return { write: (text) => void stream.write(text), isTerminal: stream.isTTY };
}

// Garbage is collected a little more often than Node would: a third less memory, and no slower.
setFlagsFromString('--heap-growing-percent=60');

/** Versions alone do not tell two builds of a working copy apart. */
function ownBuild(): string {
  const parsers = ['typescript.js', 'python.js'].map((name) => join(__dirname, name));
  const bundles = [__filename, ...parsers];
  return bundles
    .map((file) => statSync(file, { throwIfNoEntry: false }))
    .map((found) => `${found?.size ?? 0} ${found?.mtimeMs ?? 0}`)
    .join(', ');
}

const running = run(process.argv.slice(2), {
  stdout: output(process.stdout),
  stderr: output(process.stderr),
  cwd: process.cwd(),
  env: process.env,
  manifest: join(__dirname, '..', 'package.json'),
  files: promptFiles,
  clock: nodeClock,
  git: nodeGit,
  frontEnds,
  keeping: { store: createStore(cacheFolder(process.env)), build: ownBuild() },
  shared: sharedStatus(process.env),
  serve: async () => (await import('./server')).startServer('stdio'),
});
void running.then((code) => {
  // Set, not forced, so that what was written reaches its reader.
  process.exitCode = code;
});
