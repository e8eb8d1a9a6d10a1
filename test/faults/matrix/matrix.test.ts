/**
 * Every fix that is offered for every program of the table: read, type-checked and run against a server that fails.
 * Faults and fixes meet in pairs; `LIFEBOAT_MATRIX=full` runs the whole product, `LIFEBOAT_MATRIX=mistral,ai 5` the
 * cases alone whose names hold one of these.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refreshSection } from '../../support/generated';
import { openWorkshop, type Workshop } from './batch';
import { allCases } from './cases';
import { offersFor, type Offers } from './mends';
import { familyTable, faultTable, kindTable, strayTable } from './proofPage';
import { idleTrials, meetings, runMeetings, writeProgram, type Trial, type Verdict } from './runs';
import type { Case } from './table';
import { typeErrors } from './typeCheckAll';

const wish = process.env['LIFEBOAT_MATRIX'] ?? '';
const isFull = wish === 'full';
const isWhole = wish === '';
/** The whole, on a machine that does other things too. */
const limitMs = isFull ? 3_600_000 : 1_500_000;

let shop: Workshop;
let cases: readonly Case[] = [];
let offers: readonly Offers[] = [];
let trials: readonly Trial[] = [];
let verdicts: readonly Verdict[] = [];

const titleOf = ({ mended }: Trial): string => `${mended.case.id}: ${mended.fix.title}`;

beforeAll(async () => {
  shop = await openWorkshop();
  const all = await allCases(isFull);
  cases = isFull ? all : all.filter(({ id }) => wish.split(',').some((one) => id.includes(one)));
  offers = await Promise.all(cases.map(offersFor));
  trials = (await Promise.all(cases.map((one, index) => trialsOf(one, offers[index])))).flat();
}, limitMs);

afterAll(() => shop.close());

async function trialsOf(one: Case, offered: Offers | undefined): Promise<readonly Trial[]> {
  if (!offered || offered.mended.length === 0) return [];
  const before = await writeProgram(shop, one, one.source, one.files);
  return Promise.all(
    offered.mended.map(async (mended) => ({
      ...{ mended, before },
      after: await writeProgram(shop, one, mended.after, mended.files),
    })),
  );
}

describe('a fix, by reading', () => {
  it('parses, clears its finding, adds none, is not offered again, keeps the style', () => {
    expect(trials.length).toBeGreaterThan(isWhole ? cases.length : 0);
    const wrong = trials.flatMap((trial) =>
      trial.mended.problems.map(
        (problem) => `${titleOf(trial)}: ${problem}\n${trial.mended.after}`,
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('has the types of the SDK', { timeout: limitMs }, () => {
    const typed = trials.filter(({ mended }) => mended.case.language === 'ts');
    const paths = typed.flatMap(({ before, after }) => [before.source, after.source]);
    const errors = typeErrors([...new Set(paths)]);
    const wrong = typed.flatMap((trial) =>
      [trial.before, trial.after].flatMap(({ source }) =>
        (errors.get(source) ?? []).map(
          (error) => `${titleOf(trial)}: ${error}\n${trial.mended.after}`,
        ),
      ),
    );
    expect(wrong).toEqual([]);
  });
});

describe('a fix, in an outage', () => {
  it('ends as it must', { timeout: limitMs }, async () => {
    verdicts = await runMeetings(shop, meetings(trials, isFull));
    const wrong = verdicts.flatMap(({ meeting, problems }) =>
      problems.map((problem) => `${titleOf(meeting.trial)}: ${meeting.fault.name}: ${problem}`),
    );
    expect(wrong).toEqual([]);
  });

  it('makes something better', () => {
    const idle = new Set(idleTrials(verdicts));
    const told = verdicts.flatMap(({ meeting: { trial, fault }, pair: { before, after } }) =>
      idle.has(trial)
        ? [
            `${titleOf(trial)}: ${fault.name}: ${before.outcome} after ${before.ms} ms, then ${after.outcome} after ${after.ms} ms`,
          ]
        : [],
    );
    expect(told).toEqual([]);
  });
});

describe.runIf(isWhole)('docs/proof.md', () => {
  it.each([
    ['fixes', kindTable],
    ['sdks', familyTable],
    ['faults', faultTable],
    ['strays', strayTable],
  ] as const)('has the table of %s', async (name, tableOf) => {
    const { before, after } = await refreshSection('docs/proof.md', name, tableOf(verdicts));
    expect(before).toBe(after);
  });
});
