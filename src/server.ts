/**
 * Bundle entry of the language server. As the main module (an editor starts it) it serves at once, over the channel that
 * its arguments name; `lifeboat lsp` loads it and serves standard input and output.
 */
import {
  createConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { providers } from './knowledge/providers';
import { nodeClock } from './platform/nodeClock';
import { nodeFiles } from './platform/nodeFiles';
import { nodeGit } from './platform/nodeGit';
import { runServer } from './server/languageServer';
import { createSession } from './session/createSession';
import { frontEnds } from './session/frontEnds';

/** `stdio`: whatever the arguments of the process say. */
export function startServer(channel: 'stdio' | 'from-arguments' = 'from-arguments'): void {
  const connection =
    channel === 'stdio'
      ? createConnection(
          ProposedFeatures.all,
          new StreamMessageReader(process.stdin),
          new StreamMessageWriter(process.stdout),
        )
      : createConnection(ProposedFeatures.all);
  const survive = (error: unknown): void =>
    connection.console.error(error instanceof Error ? String(error.stack) : String(error));
  // A defect in one answer must not take the others with it.
  process.on('uncaughtException', survive);
  process.on('unhandledRejection', survive);
  runServer(connection, {
    openSession: (root, settings, log) =>
      createSession({
        ...{ root, settings, log, files: nodeFiles, clock: nodeClock, frontEnds },
        map: true,
      }),
    extensions: frontEnds.flatMap((frontEnd) => frontEnd.extensions),
    providers,
    files: nodeFiles,
    clock: nodeClock,
    git: nodeGit,
  });
}

if (require.main === module) startServer();
