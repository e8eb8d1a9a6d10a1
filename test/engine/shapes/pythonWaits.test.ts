/** How long Python's wrappers wait between attempts, in the time until an error shows. */
import { expect, it } from 'vitest';
import { checkCode } from '../../support/checkCode';

const untilError = (wait: string): number | null | undefined => {
  const code = `from openai import OpenAI
from tenacity import *

client = OpenAI(max_retries=0, timeout=10)

@retry(stop=stop_after_attempt(4)${wait})
def answer():
    return client.responses.create(model="m", input="x")
`.replace('*', 'retry, stop_after_attempt, wait_exponential, wait_fixed, wait_none, wait_random');
  return checkCode(code, { path: 'app.py' }).calls[0]?.budget.untilErrorMs;
};

it.each([
  ['none by default', '', 0],
  ['none', ', wait=wait_none()', 0],
  ['the same each time', ', wait=wait_fixed(3)', 9_000],
  ['the longest of a random time', ', wait=wait_random(min=1, max=2)', 6_000],
  ['twice the one before', ', wait=wait_exponential()', 7_000],
  ['between two limits', ', wait=wait_exponential(multiplier=1, min=2, max=3)', 7_000],
  ['several together', ', wait=wait_fixed(3) + wait_random(0, 2)', 15_000],
  ['one that cannot be read counts as none', ', wait=wait_by_header', 0],
])('%s', (_, wait, waitsMs) => {
  expect(untilError(wait)).toBe(40_000 + waitsMs);
});
