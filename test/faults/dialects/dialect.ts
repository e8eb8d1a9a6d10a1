/** How one provider speaks on the wire. Bodies are values; `wire.ts` makes bytes of them. */
export interface DialectRequest {
  readonly path: string;
  readonly body: unknown;
  /** Counts from 1; makes request ids. */
  readonly number: number;
  readonly model: string;
}

export interface Dialect {
  readonly matches: (path: string) => boolean;
  readonly streams: (request: DialectRequest) => boolean;
  readonly headers: (request: DialectRequest) => Readonly<Record<string, string>>;
  /** A whole healthy answer. */
  readonly answer: (request: DialectRequest) => unknown;
  readonly streamType: string;
  /** The events of a healthy stream, as they are written. */
  readonly events: (request: DialectRequest) => readonly (string | Uint8Array)[];
  readonly error: (request: DialectRequest, status: number) => unknown;
  /** Headers that come with this error; none when absent. */
  readonly errorHeaders?: (status: number) => Readonly<Record<string, string>>;
  /** The event that breaks a stream off. */
  readonly errorEvent: (request: DialectRequest) => string | Uint8Array;
  readonly keepAlive: string;
}

/** What every healthy answer says, and its pieces. */
export const healthyText = 'All hands are safe.';
export const deltas: readonly string[] = ['All ', 'hands ', 'are ', 'safe.'];

export const dataEvent = (data: unknown): string => `data: ${JSON.stringify(data)}\n\n`;
