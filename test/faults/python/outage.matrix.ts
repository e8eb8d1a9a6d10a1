/**
 * Every fix that is offered for Python programs, type-checked by pyright and run with the real SDKs against a server that
 * fails. On demand: `LIFEBOAT_MATRIX=full npx vitest run test/faults/python` runs the whole product of fixes and faults,
 * `LIFEBOAT_MATRIX=pairs` pairs of them, `LIFEBOAT_MATRIX=mistral` pairs for the distributions of that name alone.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { environmentsOrSkip } from './absent';
import { openPythonWorkshop, type PythonWorkshop } from './batch';
import { allCases } from './cases';
import { offersFor, titleOf, told, typeProblems, type Mended, type Offered } from './mends';
import { idleTrials, meetings, runMeetings, type Trial, type Verdict } from './runs';

const wish = process.env['LIFEBOAT_MATRIX'] ?? '';
const isFull = wish === 'full';
const isAll = isFull || wish === 'pairs';
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
      isAll || wish.split(',').some((one) => family.includes(one));
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
}
