/**
 * Every fix that is offered for Python programs, type-checked by pyright and run with the real SDKs against a server that
 * fails. Faults and fixes meet in pairs; `LIFEBOAT_MATRIX=full` runs the whole product, `LIFEBOAT_MATRIX=mistral,cohere`
 * pairs for the distributions whose names hold one of these.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refreshSection } from '../../support/generated';
import { familyTable, faultTable, kindTable } from '../matrix/proofPage';
import { environmentsOrSkip } from './absent';
import { openPythonWorkshop, type PythonWorkshop } from './batch';
import { allCases } from './cases';
import { offersFor, titleOf, told, typeProblems, type Mended, type Offered } from './mends';
import { idleTrials, meetings, pythonFaults, runMeetings, type Trial, type Verdict } from './runs';

const wish = process.env['LIFEBOAT_MATRIX'] ?? '';
const isFull = wish === 'full';
const isWhole = wish === '';
/** The whole, on a machine that does other things too. */
const limitMs = isFull ? 3_600_000 : 900_000;
const environments = await environmentsOrSkip('Fixes for Python, with its SDKs');

if (environments) {
  let shop: PythonWorkshop;
  let offers: readonly Offered[] = [];
  let all: readonly Mended[] = [];
  let verdicts: readonly Verdict[] = [];

  beforeAll(async () => {
    shop = await openPythonWorkshop(environments);
    const isWanted = (family: string): boolean =>
      isFull || wish.split(',').some((one) => family.includes(one));
    offers = await Promise.all((await allCases(environments, shop, isWanted)).map(offersFor));
    all = offers.flatMap(({ mended }) => mended);
  }, limitMs);

  afterAll(() => shop.close());

  describe('a fix for Python, by its types', () => {
    it('has the types of the SDK', { timeout: limitMs }, async () => {
      expect(told(all, await typeProblems(environments, shop, all))).toEqual([]);
    });
  });

  describe('a fix for Python, in an outage', () => {
    it('ends as it must', { timeout: limitMs }, async () => {
      const trials: readonly Trial[] = all.map((mended) => ({ mended }));
      verdicts = await runMeetings(shop, meetings(trials, isFull));
      const wrong = verdicts.flatMap(({ meeting, problems }) =>
        problems.map(
          (problem) => `${titleOf(meeting.trial.mended)}: ${meeting.fault.name}: ${problem}`,
        ),
      );
      expect(wrong).toEqual([]);
    });

    it('makes something better', () => {
      expect(idleTrials(verdicts).map(({ mended }) => titleOf(mended))).toEqual([]);
    });
  });

  /** Some faults are for kinds of fixes that Python does not have. */
  const metTable = (own: readonly Verdict[]): string =>
    faultTable(
      own,
      pythonFaults.filter(({ name }) => own.some(({ meeting }) => meeting.fault.name === name)),
    );

  describe.runIf(isWhole)('docs/proof.md', () => {
    it.each([
      ['python-fixes', kindTable],
      ['python-sdks', familyTable],
      ['python-faults', metTable],
    ] as const)('has the table of %s', async (name, tableOf) => {
      const { before, after } = await refreshSection('docs/proof.md', name, tableOf(verdicts));
      expect(before).toBe(after);
    });
  });
}
