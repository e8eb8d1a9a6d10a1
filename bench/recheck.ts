/** What a keystroke costs: an open file of 1,000 lines is parsed and analysed anew, against its parse alone. */
import { parse } from '@typescript-eslint/typescript-estree';
import { parseModule } from '../src/languages/typescript/parse';
import { nodeClock } from '../src/platform/nodeClock';
import type { FileSystem } from '../src/platform/ports';
import { createSession } from '../src/session/createSession';
import type { Session } from '../src/session/session';
import { frontEnd } from '../src/typescript';
import { bigFile } from './support/bigFile';
import { figureTable, ms, ratio, type Bench, type Figure } from './support/figures';
import { byTurns } from './support/measure';

const lines = 1_000;
const calls = 20;
const name = 'assistant.ts';

export const bench: Bench = async () =>
  figureTable(`Re-check of an open file of ${lines} lines with ${calls} calls`, await measure());

async function measure(): Promise<readonly Figure[]> {
  const session = await openSession();
  const text = bigFile(lines, calls);
  const found = await check(session, text);
  const typed = (run: number): string => `${text}\n// ${run}`;
  const times = await byTurns(
    {
      parser: (run) => parse(typed(run), { range: true }),
      parserWithLoc: (run) => parse(typed(run), { range: true, loc: true }),
      facts: (run) => parseModule(name, typed(run)),
      check: (run) => check(session, typed(run)),
    },
    { warmUp: 6, rounds: 15, runs: 8 },
  );
  const { parser, parserWithLoc, facts, check: whole } = times;
  return [
    ratio('re-check / parser alone, medians', whole.median / parser.median, 1.5),
    ratio('re-check / parser alone, processor time', whole.cpu / parser.cpu, 1.5),
    ratio('re-check / parser alone, fastest turns', whole.min / parser.min),
    ratio('re-check / parser alone with `loc`, medians', whole.median / parserWithLoc.median),
    ratio('of that: facts / parser alone, medians', facts.median / parser.median),
    { what: 'parser alone', value: ms(parser.median) },
    { what: 're-check', value: ms(whole.median) },
    { what: 'calls, findings in the file', value: `${found.calls}, ${found.findings}` },
  ];
}

/** The whole way of a keystroke, from the buffer's text to findings with their fixes. */
async function check(
  session: Session,
  text: string,
): Promise<{ readonly calls: number; readonly findings: number }> {
  session.setBuffer(name, text);
  const result = await session.check(name);
  return { calls: result.calls.length, findings: result.findings.length };
}

const openSession = (): Promise<Session> =>
  createSession({
    root: '/bench',
    files: noFiles,
    clock: nodeClock,
    log: { info: complain, warn: complain, error: complain },
    frontEnds: [{ extensions: ['.ts'], load: () => Promise.resolve(frontEnd) }],
    settings: {},
  });

/** What is logged is a defect: figures of a run that went wrong would mean nothing. */
function complain(message: string): void {
  throw new Error(message);
}

const absent = (path: string): Promise<never> => Promise.reject(new Error(`${path} is not there`));

const noFiles: FileSystem = {
  readText: absent,
  readBytes: absent,
  readDirectory: absent,
  stat: () => Promise.resolve(null),
  writeText: absent,
};
