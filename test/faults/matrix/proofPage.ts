/** The tables of `docs/proof.md`: what was proven, by fix, by SDK and by fault. */
import { groupBy } from '../../../src/report/textParts';
import { table } from '../../support/generated';
import { matrixFaults, type MatrixFault } from './faultList';

/** What the tables say of a fixed program, in any language. */
interface Trial {
  readonly mended: {
    readonly case: {
      readonly family: string;
      readonly member: { readonly version: string };
      readonly shape: { readonly id: string };
    };
    readonly fix: { readonly kind: string };
  };
}

interface Verdict {
  readonly meeting: { readonly trial: Trial; readonly fault: { readonly name: string } };
  readonly pair: { readonly leavesStrays: boolean };
  readonly problems: readonly string[];
}

/** What a kind of fix does, in the words of its titles. */
const kindWords: Readonly<Record<string, string>> = {
  'client-timeout': 'a timeout for every call of a client',
  'call-timeout': 'a timeout for one call',
  'call-signal': 'an abort signal that fires by itself',
  'bound-silence': 'an error when a stream goes silent',
  'bound-chunks': "the SDK's own end to silence between chunks",
  retries: 'retries in one layer',
  'library-retries': 'retries by a library of the project, or one that is added',
  'end-repeats': 'an end to endless repeats',
  'hear-ending': 'a log of how a stream ended',
  'take-failure': 'a log of what a promise failed with',
  'bound-wait': 'a bound on the wait for a call that takes no timeout',
  'correct-number': 'a number in the right unit',
  'move-setting': 'a setting where it is read',
  'hear-setting': 'an end to requests, where a timeout was logged alone',
  'log-hidden': 'a line in the log where a failure is hidden',
  'rethrow-hidden': 'the failure that was hidden, for the caller',
  'answer-outage': '503 with Retry-After from a route',
  'retry-transient': 'retries of what may pass alone',
  fallback: 'another provider, where this one fails',
  'fallback-on-error': 'another provider, where this one answers with an error',
  'hoist-client': 'one client for all requests',
  breaker: 'no requests while the provider is down',
  'limit-requests': 'a limit on requests at once',
  'pass-on-final': 'an end to repeats of what no repeat mends',
  'pause-repeats': 'a pause between repeats',
  'shorten-primary': 'little time for the first, so that its fallback is asked in time',
  'widen-rescue': 'a fallback for outages, not for rate limits alone',
  'replace-model': 'a model that is there',
  'end-at-headers': 'a bound on the wait for headers alone, and one on silence',
  'raise-deadline': 'more time for a whole stream',
};

export function kindTable(verdicts: readonly Verdict[]): string {
  const rows = groups(verdicts, ({ meeting }) => meeting.trial.mended.fix.kind).map(
    ([kind, own]) => [
      `\`${kind}\``,
      kindWords[kind] ?? '',
      String(distinct(own, ({ mended }) => mended.case.family)),
      ...passed(own),
    ],
  );
  return table(['fix', 'what it adds', 'SDKs', 'fixed programs', 'runs', 'passed'], rows);
}

export function familyTable(verdicts: readonly Verdict[]): string {
  const rows = groups(verdicts, ({ meeting }) => meeting.trial.mended.case.family).map(
    ([family, own]) => [
      `\`${family}\``,
      list(own, ({ mended }) => mended.case.member.version),
      list(own, ({ mended }) => `\`${mended.fix.kind}\``),
      ...passed(own),
    ],
  );
  return table(['SDK', 'versions', 'fixes', 'fixed programs', 'runs', 'passed'], rows);
}

const endings = {
  answer: 'the answer, unchanged',
  failure: 'an error in time, or another answer; never a hang',
  'third-try': 'the answer, where three attempts are made',
} as const;

export function faultTable(
  verdicts: readonly Verdict[],
  faults: readonly MatrixFault[] = matrixFaults,
): string {
  const rows = faults.map(({ name, ending }) => {
    const own = verdicts.filter(({ meeting }) => meeting.fault.name === name);
    return [name, endings[ending], ...passed(own)];
  });
  return table(['fault', 'must end in', 'fixed programs', 'runs', 'passed'], rows);
}

/** The SDKs that leave a rejection unseen when an answer breaks off, with or without a fix. */
export function strayTable(verdicts: readonly Verdict[]): string {
  const own = verdicts.filter(({ pair }) => pair.leavesStrays);
  const rows = groups(own, ({ meeting }) => meeting.trial.mended.case.family).map(
    ([family, strays]) => [
      `\`${family}\``,
      list(strays, ({ mended }) => mended.case.member.version),
      list(strays, ({ mended }) => mended.case.shape.id),
    ],
  );
  return table(['SDK', 'versions', 'programs'], rows);
}

/** Fixed programs, runs (each is one with the fix and one without), and how many of them ended as they must. */
function passed(own: readonly Verdict[]): readonly string[] {
  const good = own.filter(({ problems }) => problems.length === 0).length;
  const programs = new Set(own.map(({ meeting }) => meeting.trial)).size;
  return [String(programs), String(own.length), good === own.length ? 'all' : String(good)];
}

function groups(
  verdicts: readonly Verdict[],
  keyOf: (verdict: Verdict) => string,
): readonly (readonly [string, readonly Verdict[]])[] {
  return [...groupBy(verdicts, keyOf)].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

const distinct = (own: readonly Verdict[], of: (trial: Trial) => string): number =>
  new Set(own.map(({ meeting }) => of(meeting.trial))).size;

const list = (own: readonly Verdict[], of: (trial: Trial) => string): string =>
  [...new Set(own.map(({ meeting }) => of(meeting.trial)))].join(', ');
