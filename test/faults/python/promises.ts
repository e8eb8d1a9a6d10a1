/** What some kinds of fixes promise beyond an end in time. Pure. */
import type { PythonResult } from './batch';

/** What the classes of an outage are called in the SDKs of OpenAI and Anthropic. */
const outage = /^(?:API(?:Connection|Timeout)|InternalServer|RateLimit)Error$/;

type Promised = (before: PythonResult, after: PythonResult) => readonly string[];

const isHidden = ({ outcome, value }: PythonResult): boolean =>
  outcome === 'resolved' && value === '';

/** A value of `''` stands for a failure in the programs that hide one. */
const promised: Readonly<Record<string, Promised>> = {
  'log-hidden': (_before, after) =>
    isHidden(after) && after.logged === 0 ? ['hides a failure without a line in the log'] : [],
  'rethrow-hidden': (before, after) => [
    ...(isHidden(after) ? ['still hides a failure'] : []),
    ...(isHidden(before) && after.logged === 0 ? ['tells the log nothing'] : []),
  ],
  'answer-outage': (before, after) => {
    if (before.outcome !== 'rejected' || !outage.test(before.error?.className ?? '')) return [];
    const isLogged = after.logged > before.logged ? [] : ['tells the log nothing'];
    return says503(after) ? isLogged : ['does not answer 503'];
  },
  'retry-transient': (_before, { error, requests }) => {
    const isRefused = [error?.status, error?.cause?.status].includes(401);
    return isRefused && requests.length > 1 ? ['asks again with a key that is wrong'] : [];
  },
};

/** As FastAPI raises it, Flask gives it back, Django shows it. */
function says503({ outcome, error, value }: PythonResult): boolean {
  if (outcome === 'rejected') return error?.className === 'HTTPException' && error.status === 503;
  if (Array.isArray(value)) return value[1] === 503;
  return typeof value === 'string' && value.includes('status_code=503');
}

/** `found`: what is wrong by the rules for all fixes. A failure that somebody hears at last is none. */
export function promiseProblems(
  kind: string,
  before: PythonResult,
  after: PythonResult,
  found: readonly string[],
): readonly string[] {
  const isHeard = kind === 'rethrow-hidden' && isHidden(before);
  const others = isHeard ? found.filter((one) => !one.startsWith('fails, and did not')) : found;
  return [...others, ...(promised[kind]?.(before, after) ?? [])];
}
