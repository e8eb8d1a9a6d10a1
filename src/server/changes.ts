/** What git says of the workspace's folders, asked anew when files change and only where a setting wants to know. */
import type { Log, RunGit } from '../platform/ports';
import { changedFiles, type Changes } from '../session/changes';
import type { Folder } from './folders';

export interface ChangeTeller {
  /** What git said last; all files count as changed until it has. */
  of(folder: Folder): Changes;
  /** Asks git anew where the folder's settings want it. A question that comes while one is open is asked after it. */
  refresh(folder: Folder): void;
}

export interface ChangeTellerOptions {
  readonly git: RunGit;
  readonly log: Log;
  /** Git's answer differs from the one before. */
  readonly onChanged: (folder: Folder) => void;
}

export function createChangeTeller({ git, log, onChanged }: ChangeTellerOptions): ChangeTeller {
  const said = new Map<string, Changes>();
  const asking = new Map<string, { again: boolean }>();
  const ask = async (folder: Folder): Promise<void> => {
    const question = { again: false };
    asking.set(folder.root, question);
    const answer = await changedFiles(folder.root, git);
    asking.delete(folder.root);
    const before = said.get(folder.root);
    said.set(folder.root, answer);
    if (!isSame(answer, before)) {
      if (answer.kind === 'unknown')
        log.warn(`Setting lifeboat.onlyChanged: ${answer.message}; everything is listed`);
      onChanged(folder);
    }
    if (question.again) await ask(folder);
  };
  return {
    of: ({ root }) => said.get(root) ?? { kind: 'all' },
    refresh(folder) {
      if (folder.kind !== 'workspace' || !folder.settings.onlyChanged) return;
      const open = asking.get(folder.root);
      if (open) open.again = true;
      else void ask(folder);
    },
  };
}

function isSame(a: Changes, b: Changes | undefined): boolean {
  const plain = (one: Changes | undefined): string =>
    JSON.stringify(one?.kind === 'files' ? [...one.files].sort() : one);
  return plain(a) === plain(b);
}
