/** Whatever arrives instead of status data, for as long as it likes: nobody sees an outage in it. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { providers } from '../../src/knowledge/providers';
import type { HttpAnswer, HttpFailure } from '../../src/platform/ports';
import { createStatusPoller } from '../../src/status/poller';
import { bytes, fakeClock, fakeHttp, use } from './helpers';

const outage = JSON.stringify({
  page: { id: 'tymt9n04zgry' },
  components: [{ id: 'k8w3r06qmzrp', name: 'Claude API', status: 'major_outage' }],
});
const failures: readonly HttpFailure[] = [
  ...(['dns', 'refused', 'reset', 'timeout', 'no-route', 'tls', 'proxy-login'] as const),
  ...(['too-large', 'redirects', 'other'] as const),
];

/** Not one of them is a readable answer: an outage is said with the wrong status, cut off, or by somebody else. */
const noise: fc.Arbitrary<HttpAnswer> = fc.oneof(
  fc.constantFrom(...failures).map((failure) => ({ ok: false as const, failure, message: '' })),
  fc
    .constantFrom(204, 301, 400, 401, 403, 404, 405, 407, 429, 500, 502, 503, 511)
    .map((status) => answer(status, bytes(outage))),
  fc.uint8Array({ maxLength: 200 }).map((body) => answer(200, body)),
  fc.json().map((text) => answer(200, bytes(text))),
  fc
    .integer({ min: 0, max: outage.length - 1 })
    .map((length) => answer(200, bytes(outage.slice(0, length)))),
  fc.constant(answer(200, bytes(outage.replace('tymt9n04zgry', 'somebody')))),
  fc.constant({ ...answer(200, bytes(outage)), url: 'https://portal.example/' }),
);

function answer(status: number, body: Uint8Array): Extract<HttpAnswer, { ok: true }> {
  const url = 'https://status.claude.com/api/v2/summary.json';
  return { ok: true, status, headers: {}, body, url };
}

it('is never an outage', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(noise, { minLength: 1, maxLength: 8 }), async (answers) => {
      const clock = fakeClock();
      const http = fakeHttp(() => answers[0]!);
      const poller = createStatusPoller({
        ...{ providers, http: http.get, clock, random: () => 0, userAgent: 'lifeboat/test' },
        log: { info: () => undefined, warn: () => undefined, error: () => undefined },
        onChange: () => undefined,
      });
      poller.setUse([use('anthropic')]);
      for (const one of answers) {
        http.answer = () => one;
        await poller.refresh();
        await clock.advance(31_000);
        expect(poller.health()[0]).toMatchObject({ state: 'unknown', readable: false });
      }
      poller.dispose();
    }),
    { numRuns: 150 },
  );
});
