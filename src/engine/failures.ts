/** Kinds of failures, each with one example, and what names, words and codes in conditions say of them. */

export type FailureKind =
  | 'timeout'
  | 'connection'
  | 'rate-limit'
  | 'server-error'
  | 'bad-request'
  | 'unauthorized'
  /** A status that no code names: what is done about it is done about everything. */
  | 'unusual';

/** What comes of an outage; the others come of the request itself. */
export const outageKinds: readonly FailureKind[] = [
  'server-error',
  'rate-limit',
  'timeout',
  'connection',
];

/** The status that an example of the kind carries; null where no answer came. */
export const statusOf: Readonly<Record<FailureKind, number | null>> = {
  timeout: null,
  connection: null,
  'rate-limit': 429,
  'server-error': 503,
  'bad-request': 400,
  unauthorized: 401,
  unusual: 418,
};

/** Null where nobody can say. */
export type Known = boolean | null;

/** What a name or a text stands for: these kinds for sure, those perhaps, the others not. */
interface Meaning {
  readonly pattern: RegExp;
  readonly surely?: readonly FailureKind[];
  readonly perhaps?: readonly FailureKind[];
}

const answered: readonly FailureKind[] = [
  'rate-limit',
  'server-error',
  'bad-request',
  'unauthorized',
  'unusual',
];
const unanswered: readonly FailureKind[] = ['timeout', 'connection'];

/** Stands for a class of the code's own that no failure of a provider comes as. */
export const ownMatter = 'own.matter';

/** Names of exception classes as SDKs and code of all kinds choose them; the first that fits counts. */
const classes: readonly Meaning[] = [
  // The language's own: few SDKs raise them, most have classes of the same name that are no kin.
  { pattern: /^builtins\.TimeoutError$/, perhaps: ['timeout'] },
  { pattern: /^builtins\./, perhaps: unanswered },
  { pattern: /^own\./, surely: [] },
  {
    pattern:
      /^(?:Error|Object|Exception|BaseException|OpenAIError|AnthropicError|GroqError|TogetherError)$/,
    surely: [...answered, ...unanswered],
  },
  {
    pattern: /^(?:RequestException|HTTPError|ClientError)$/,
    surely: answered,
    perhaps: unanswered,
  },
  { pattern: /^HTTPStatusError$/, surely: answered },
  {
    pattern:
      /^(?:Key|Index|Attribute|Name|Import|ModuleNotFound|Assertion|FileNotFound|NotImplemented|ZeroDivision|Lookup|Recursion|Memory|Value|JSONDecode|UnicodeDecode|UnicodeEncode)Error$/,
    surely: [],
  },
  {
    pattern:
      /^(?:KeyboardInterrupt|SystemExit|StopIteration|StopAsyncIteration|GeneratorExit|CancelledError)$/,
    surely: [],
  },
  { pattern: /RateLimit|TooManyRequests|Throttl|Quota/i, surely: ['rate-limit'] },
  { pattern: /Timeout|TimedOut|Deadline/i, surely: ['timeout'] },
  {
    pattern: /Connection|Network|Fetch|Socket/i,
    surely: ['connection'],
    perhaps: ['timeout'],
  },
  {
    pattern: /InternalServer|Unavailable|Overloaded|ServerError|BadGateway/i,
    surely: ['server-error'],
  },
  { pattern: /BadRequest|InvalidRequest|Unprocessable/i, surely: ['bad-request'] },
  { pattern: /Authentication|Unauthorized|PermissionDenied|Forbidden/i, surely: ['unauthorized'] },
  // What is wrong with an answer that came.
  {
    pattern: /Syntax|Zod|Valid|Pars|JSON|Schema|NoObject|Empty|Refusal/i,
    perhaps: ['bad-request'],
  },
  { pattern: /^Abort|^DOMException$/, perhaps: ['timeout'] },
  { pattern: /^TypeError$/, perhaps: ['connection'] },
  { pattern: /^(?:AI_)?API(?:Call)?Error$/i, surely: answered, perhaps: unanswered },
];

/** Words in messages. */
const words: readonly Meaning[] = [
  { pattern: /rate.?limit|quota|too many|throttl/i, surely: ['rate-limit'] },
  { pattern: /time.?out|timed out|deadline/i, surely: ['timeout'] },
  { pattern: /abort/i, perhaps: ['timeout'] },
  { pattern: /ECONN|ENOTFOUND|EAI_|network|socket|fetch failed/i, surely: ['connection'] },
  { pattern: /unavailable/i, surely: ['server-error'] },
  { pattern: /overload|server error|capacity/i, perhaps: ['server-error'] },
  { pattern: /api.?key|unauthorized|authent/i, surely: ['unauthorized'] },
  { pattern: /json|pars|schema|valid|context|token|length|maximum/i, perhaps: ['bad-request'] },
];

/** Codes of errors that no answer came for. */
const codes: readonly Meaning[] = [
  { pattern: /TIME?D?OUT|_TIMEOUT/, surely: ['timeout'] },
  { pattern: /^E[A-Z_]+$|^UND_ERR/, surely: ['connection'] },
];

function meaningOf(table: readonly Meaning[], text: string, kind: FailureKind): Known {
  const found = table.find(({ pattern }) => pattern.test(text));
  if (!found || found.perhaps?.includes(kind) === true) return null;
  return found.surely?.includes(kind) === true;
}

/** Whether an error of this kind is an instance of a class of that name. */
export const isOfClass = (name: string, kind: FailureKind): Known => meaningOf(classes, name, kind);

/** Whether the message of such an error holds this text. */
export function saysText(text: string, kind: FailureKind): Known {
  const digits = /(?<!\d)[45]\d\d(?!\d)/.exec(text)?.[0];
  if (digits === undefined) return meaningOf(words, text, kind);
  // Some errors have the status in their message, some do not; one example stands for all server errors.
  const isMeant = Number(digits) === statusOf[kind];
  return isMeant || (kind === 'server-error' && digits.startsWith('5')) ? null : false;
}

/** Whether such an error has this code. */
export function hasCode(code: string | number, kind: FailureKind): Known {
  if (typeof code === 'number') return code === statusOf[kind];
  // `HTTP_429` is that status and no other.
  const digits = /(?<!\d)[45]\d\d(?!\d)/.exec(code)?.[0];
  if (digits !== undefined) return Number(digits) === statusOf[kind];
  // `ThrottlingException`: AWS writes the name of a class there.
  if (/^[A-Z][A-Za-z]+(?:Exception|Error)$/.test(code)) return isOfClass(code, kind);
  if (statusOf[kind] !== null) return /^E[A-Z_]+$|^UND_ERR/.test(code) ? false : null;
  return meaningOf(codes, code, kind);
}
