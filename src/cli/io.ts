/** What the command needs from its surroundings; tests hand in their own. */
import type {
  Clock,
  FileSystem,
  HttpGet,
  RunGit,
  SharedStore,
  WriteTexts,
} from '../platform/ports';
import type { SessionParts } from '../session/state';
import type { Store } from './store';
import type { FrontEndLoader } from '../model/frontEnd';

export interface Output {
  write(text: string): void;
  readonly isTerminal: boolean;
}

export interface CliIo {
  readonly stdout: Output;
  readonly stderr: Output;
  /** Absolute. */
  readonly cwd: string;
  /** Absolute path of Lifeboat's own package.json, which says the version. */
  readonly manifest: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly files: FileSystem;
  /** How `fix` changes files; on the disk when absent. */
  readonly writeTexts?: WriteTexts;
  readonly clock: Clock;
  readonly frontEnds: readonly FrontEndLoader[];
  /** Serves LSP on stdin and stdout until the client closes them. */
  readonly serve: () => Promise<void>;
  /** Nobody can say what changed where it is absent. */
  readonly git?: RunGit;
  readonly parts?: SessionParts;
  /** Where status pages are asked; the network when absent. */
  readonly http?: HttpGet;
  /** What is shared with the editor: how providers were seen to do. */
  readonly shared?: SharedStore;
  /** Ends `status --watch`; never when absent. */
  readonly until?: AbortSignal;
  /** Where answers are kept for the next run; nowhere when absent. */
  readonly keeping?: {
    readonly store: Store;
    /** Differs between two builds of Lifeboat: their answers may differ too. */
    readonly build: string;
  };
}

/** Something that the user can set right: told in one line, with exit code 2. */
export class UsageError extends Error {}
