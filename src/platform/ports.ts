/** Doors to the outside, handed in from the edges. The Node versions live beside this file. */

export interface DirectoryEntry {
  readonly name: string;
  readonly kind: 'file' | 'directory' | 'other';
}

/** Absolute paths in the machine's own form. Every method rejects with an Error that names the path. */
export interface FileSystem {
  readText(path: string): Promise<string>;
  readBytes(path: string): Promise<Uint8Array>;
  readDirectory(path: string): Promise<readonly DirectoryEntry[]>;
  /** Size in bytes and time of last change in ms; null where there is nothing. */
  stat(path: string): Promise<{
    readonly size: number;
    readonly mtimeMs: number;
    readonly kind: 'file' | 'directory';
  } | null>;
  /** Writes whole files only: to a temporary neighbour first, then renamed. */
  writeText(path: string, text: string): Promise<void>;
}

/** Texts by absolute path. Changes all of these files or none; rejects with an Error that names the one that failed. */
export type WriteTexts = (texts: ReadonlyMap<string, string>) => Promise<void>;

export interface Clock {
  /** ms since the epoch. */
  now(): number;
  /** Calls back once after `ms`; the result cancels. */
  after(ms: number, callback: () => void): () => void;
}

export interface HttpRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Longest wait for the response's headers, then for its body. */
  readonly headersTimeoutMs: number;
  readonly bodyTimeoutMs: number;
  /** The answer is cut off and counts as unreadable beyond this size. */
  readonly maxBytes: number;
  readonly signal?: AbortSignal;
}

export type HttpFailure =
  | 'dns'
  | 'refused'
  | 'reset'
  | 'timeout'
  | 'no-route'
  | 'tls'
  | 'proxy-login'
  | 'too-large'
  | 'redirects'
  | 'aborted'
  | 'other';

export type HttpAnswer =
  | {
      readonly ok: true;
      readonly status: number;
      /** Lower-case names. */
      readonly headers: Readonly<Record<string, string>>;
      readonly body: Uint8Array;
      /** Address after redirects. */
      readonly url: string;
    }
  | { readonly ok: false; readonly failure: HttpFailure; readonly message: string };

/** Never rejects: a failure is an answer too. */
export type HttpGet = (request: HttpRequest) => Promise<HttpAnswer>;

/**
 * Small texts that the programs of one user on one machine share. Nothing here ever rejects: a store that does not
 * work holds nothing and denies nothing.
 */
export interface SharedStore {
  read(name: string): Promise<string | null>;
  write(name: string, text: string): Promise<void>;
  /** True where nobody else holds the name. It is held until released, and never longer than `ms`: holders may die. */
  claim(name: string, ms: number): Promise<boolean>;
  release(name: string): Promise<void>;
}

export type GitAnswer =
  | { readonly ok: true; readonly stdout: string }
  /** `message`: one line; empty where git said nothing. */
  | { readonly ok: false; readonly message: string };

/** Runs `git` with these arguments in a directory. Never rejects. */
export type RunGit = (args: readonly string[], directory: string) => Promise<GitAnswer>;

export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}
