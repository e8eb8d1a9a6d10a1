/** An error as plain data, so that it survives the way out of a child process. */
export interface ErrorReport {
  readonly name: string;
  /** The constructor's name: SDK errors before 1.x call themselves `Error`. */
  readonly className: string;
  readonly message: string;
  /** HTTP status, also where axios keeps it. */
  readonly status: number | null;
  readonly code: string | null;
  readonly cause: ErrorReport | null;
}

const maxCauses = 4;
const maxMessage = 500;

export function reportError(error: unknown, depth = 0): ErrorReport {
  const status = property(error, 'status') ?? property(property(error, 'response'), 'status');
  const code = property(error, 'code');
  const cause = property(error, 'cause');
  return {
    name: error instanceof Error ? error.name : typeof error,
    className: error instanceof Object ? error.constructor.name : typeof error,
    message: messageOf(error).slice(0, maxMessage),
    status: typeof status === 'number' ? status : null,
    code: typeof code === 'string' ? code : null,
    cause: cause === undefined || depth >= maxCauses ? null : reportError(cause, depth + 1),
  };
}

function messageOf(error: unknown): string {
  const message = property(error, 'message');
  return typeof message === 'string' ? message : String(error);
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
