/**
 * Every fix that is offered for Python programs, by reading: CPython, ruff and black look at the result, and the engine
 * looks again. `outage.test.ts` goes on with types and runs.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { environmentsOrSkip } from './absent';
import { openPythonWorkshop, type PythonWorkshop } from './batch';
import { allCases } from './cases';
import { offersFor, readingProblems, told, type Offered } from './mends';

const environments = await environmentsOrSkip('Fixes for Python, read by its own tools');
/** Installs what is not there yet. */
const limitMs = 600_000;

if (environments) {
  let shop: PythonWorkshop;
  let offers: readonly Offered[] = [];

  beforeAll(async () => {
    shop = await openPythonWorkshop(environments);
    offers = await Promise.all((await allCases(environments, shop, () => true)).map(offersFor));
  }, limitMs);

  afterAll(() => shop.close());

  describe('a fix for Python', () => {
    it(
      'parses, clears its finding, adds none, keeps comments, style, imports',
      { timeout: limitMs },
      async () => {
        const all = offers.flatMap(({ mended }) => mended);
        expect(all.length).toBeGreaterThan(offers.length);
        expect(told(all, await readingProblems(environments, shop, all))).toEqual([]);
      },
    );
  });
}
