/** `lifeboat runbook`: what to know and do when a provider is down, from the code that depends on it. No dates: it is compared. */
import type { LlmCall } from '../model/call';
import type { EntryPoint, Outage } from '../model/impact';
import type { ImpactPage } from '../model/impactPage';
import type { Provider } from '../model/knowledge';
import { approximateDuration, countOf, listWords } from '../model/words';
import { code, markdownTable, plainText } from './impactMarkdown';
import { blockText, withBlocks, type Block } from './markedBlocks';
import {
  countsWords,
  effectWords,
  longestWait,
  outageCounts,
  outageRows,
  type OutageRow,
} from './outageWords';
import { apiWords, fallbackWords, retryWords, timeoutWords } from './policyWords';

export interface RunbookInput {
  readonly page: ImpactPage;
  readonly provider: Provider;
}

/** A new runbook; the parts without markers are for people. */
export function newRunbook(input: RunbookInput): string {
  const [summary, ...others] = runbookBlocks(input);
  return [
    `# Runbook: ${input.provider.label} is down`,
    ...(summary === undefined ? [] : [blockText(summary)]),
    '## Who decides, who is told',
    '_Write here who may switch providers or features off, whom to tell, and where. Everything outside of the markers is yours: `lifeboat runbook` keeps it._',
    ...others.map(blockText),
    '',
  ].join('\n\n');
}

/** The runbook as it should be; null where its markers are damaged. */
export const renewedRunbook = (document: string, input: RunbookInput): string | null =>
  withBlocks(document, runbookBlocks(input));

function runbookBlocks(input: RunbookInput): readonly Block[] {
  const rows = rowsOf(input);
  return [
    { id: 'summary', text: summary(input, rows) },
    { id: 'what-breaks', text: `## What breaks\n\n${whatBreaks(rows)}` },
    { id: 'who-notices', text: `## Who notices\n\n${whoNotices(rows)}` },
    { id: 'is-it-them', text: `## How to tell that it is them\n\n${isItThem(input)}` },
    { id: 'what-helps', text: `## What helps\n\n${whatHelps(input)}` },
    { id: 'how-to-test', text: `## How to test it\n\n${howToTest(input, rows)}` },
  ];
}

const outageOf = ({ page, provider }: RunbookInput): Outage =>
  page.outages.find(({ out }) => out.provider === provider.id && out.model === undefined) ?? {
    ...{ out: { provider: provider.id }, entryPoints: [] },
  };

const rowsOf = (input: RunbookInput): readonly OutageRow[] =>
  outageRows(input.page, outageOf(input));

const callsOf = ({ page, provider }: RunbookInput): readonly LlmCall[] =>
  page.map.calls.filter((call) => call.provider === provider.id && !call.test);

function summary(input: RunbookInput, rows: readonly OutageRow[]): string {
  const outage = outageOf(input);
  const wait = longestWait(outage);
  const worst = wait === '' ? '' : ` The longest that somebody waits to hear of an error: ${wait}.`;
  const calls = callsOf(input);
  const unreached = calls.filter(({ id }) => input.page.map.unreached.includes(id)).length;
  const blind =
    unreached === 0
      ? ''
      : ` ${countOf(unreached, 'call')} of it ${unreached === 1 ? 'has' : 'have'} no known entry point.`;
  const first =
    rows.length === 0 ? 'No entry point needs it' : countsWords(outageCounts(input.page, outage));
  return `${countOf(calls.length, 'call')} in this code. When it is down: ${first}.${worst}${blind}`;
}

function whatBreaks(rows: readonly OutageRow[]): string {
  if (rows.length === 0) return 'Nothing that was found.';
  const cells = rows.map(({ entry, effect, heardAfter, requests, savedBy }) => [
    code(entry.name),
    effectWords[effect],
    heardAfter,
    requests,
    savedBy,
    code(`${entry.path}:${entry.line}`),
  ]);
  const titles = ['entry point', 'effect', 'heard after', 'requests sent', 'saved by', 'code'];
  return markdownTable(titles, cells);
}

function whoNotices(rows: readonly OutageRow[]): string {
  const hurt = rows.filter(({ effect }) => effect !== 'unharmed').map(({ entry }) => entry);
  const named = (entries: readonly EntryPoint[]): string =>
    listWords(entries.map(({ name }) => code(name)));
  const waiting = hurt.filter(({ patience }) => patience === 'interactive');
  const jobs = hurt.filter(({ patience }) => patience === 'background');
  const lines = [
    ...(waiting.length === 0 ? [] : [`- Users, while they wait: ${named(waiting)}.`]),
    ...(jobs.length === 0
      ? []
      : [`- Nobody at first; the work piles up or is missing later: ${named(jobs)}.`]),
  ];
  return lines.length === 0 ? 'Nobody, as far as the code tells.' : lines.join('\n');
}

function isItThem(input: RunbookInput): string {
  const { provider } = input;
  const calls = callsOf(input);
  const hosts = [...new Set(calls.flatMap(({ host }) => host ?? []))].sort();
  const waits = calls.flatMap(({ budget }) => budget.untilErrorMs ?? []);
  const open = calls.filter(({ budget }) => budget.unbounded).length;
  const lines = [
    ...(provider.status === null ? [] : [`- Status page: <${provider.status.url}>`]),
    `- \`lifeboat status --provider ${provider.id}\` reads it; "Lifeboat: Is It Me or Them?" in the editor weighs it against other pages.`,
    ...hosts.map(
      (host) =>
        `- From the machine that fails: \`curl -sS -o /dev/null -w '%{http_code}\\n' https://${host}/\`. Any number says that the host answers; 5xx, a refusal or silence is theirs, or the network's.`,
    ),
    ...(waits.length === 0
      ? []
      : [
          `- In the logs: errors that come late, up to ${approximateDuration(Math.max(...waits))} after a request began.`,
        ]),
    ...(open === 0
      ? []
      : [
          `- ${countOf(open, 'call')} may hang without any error: look for requests that never end.`,
        ]),
  ];
  return lines.join('\n');
}

function whatHelps(input: RunbookInput): string {
  const calls = callsOf(input);
  const saved = calls.filter(({ fallback }) => !['none', 'unknown'].includes(fallback.kind));
  const bare = calls.filter(({ fallback }) => fallback.kind === 'none');
  const clients = new Map(
    calls.flatMap(({ client }) => (client === null ? [] : [[client.id, client] as const])),
  );
  const models = [...new Set(calls.flatMap(({ model }) => model ?? []))].sort();
  return [
    ...(saved.length === 0
      ? ['No fallback was found.']
      : ['Fallbacks that answer by themselves:', ...[saved.map(fallbackLine).join('\n')]]),
    ...(bare.length === 0 ? [] : ['Calls that nothing answers for:', callTable(bare)]),
    ...(clients.size === 0
      ? []
      : [
          `Where the connection is set up, to point it elsewhere: ${listWords([...clients.values()].map(({ at }) => code(`${at.path}:${at.line}`)))}.`,
        ]),
    ...(models.length === 0 ? [] : [`Models asked for: ${listWords(models.map(code))}.`]),
  ].join('\n\n');
}

function fallbackLine(call: LlmCall): string {
  const at = call.fallback.at;
  const where = at === null ? '' : ` (${code(`${at.path}:${at.line}`)})`;
  return `- ${code(`${call.path}:${call.line}`)} ${plainText(apiWords(call))}: ${fallbackWords(call.fallback)}${where}`;
}

const callTable = (calls: readonly LlmCall[]): string =>
  markdownTable(
    ['call', 'api', 'timeout', 'retries'],
    calls.map((call) => [
      code(`${call.path}:${call.line}`),
      plainText(apiWords(call)),
      timeoutWords(call.timeout),
      retryWords(call.retries),
    ]),
  );

function howToTest(input: RunbookInput, rows: readonly OutageRow[]): string {
  const { provider } = input;
  const [host] = [...new Set(callsOf(input).flatMap((call) => call.host ?? []))].sort();
  const expected = rows
    .filter(({ effect }) => effect !== 'unharmed')
    .map(
      ({ entry, effect, heardAfter }) =>
        `- ${code(entry.name)}: ${effectWords[effect]}, after ${heardAfter}`,
    );
  return [
    `\`lifeboat what-if ${provider.id}\` says what the code as it is now would do.`,
    ...(host === undefined
      ? []
      : [
          `To see it, on a test machine: a line \`127.0.0.1 ${host}\` in the hosts file makes every request fail at once; \`192.0.2.1 ${host}\`, an address that nobody answers at, makes it hang.`,
        ]),
    ...(expected.length === 0
      ? []
      : ['What should be seen when requests hang:', expected.join('\n')]),
  ].join('\n\n');
}
