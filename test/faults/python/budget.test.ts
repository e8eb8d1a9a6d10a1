/**
 * What Python's SDKs really do, beside what src/knowledge says of them and what the engine makes of it. Requests are
 * counted exactly; the time until a hang ends is within a tenth of the failure budget.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkCode } from '../../support/checkCode';
import type { JobResult } from '../matrix/batch';
import { sinceFirst } from '../run';
import { scenarios } from '../scenario';
import { environmentsOrSkip } from './absent';
import { openPythonWorkshop, type PythonJob, type PythonWorkshop } from './batch';
import { facts, statusFaults, wantedRequests, wantedWait, waits } from './facts';
import { hangs, type Hang } from './hangs';
import { plainCalls, type PlainCall } from './plainCalls';

const environments = await environmentsOrSkip('What the SDKs of Python do');
/** An hour takes a minute; a tenth of a minute is still 100 ms. */
const speed = 60;
/** Real ms that a busy machine may add. */
const slackMs = 120;
const limitMs = 600_000;

if (environments) {
  const { versions } = environments;
  let shop: PythonWorkshop;
  beforeAll(async () => {
    shop = await openPythonWorkshop(environments, speed);
  });
  afterAll(() => shop.close());

  let written = 0;
  const write = async (one: Pick<Hang, 'environment'>, source: string): Promise<string> => {
    const program = join(shop.folder(one.environment), `b${String((written += 1))}.py`);
    await writeFile(program, source);
    return program;
  };

  /** A run that a busy machine kept waiting is no evidence: it is run again, alone. */
  async function runFairly(
    jobs: readonly PythonJob[],
    isRight: (result: JobResult, index: number) => boolean,
  ): Promise<readonly JobResult[]> {
    const results = [...(await shop.run(jobs))];
    for (const [index, result] of results.entries()) {
      const job = jobs[index];
      if (isRight(result, index) || !job) continue;
      results[index] = (await shop.run([job], 1))[0] ?? result;
    }
    return results;
  }

  describe('a call whose provider hangs', () => {
    interface Bound {
      /** Sent while nothing answers: layers that do not repeat a timeout send one. */
      readonly requests: number;
      readonly ms: number | null;
      /** A deadline may end them before the last one is sent. */
      readonly isCut: boolean;
    }

    const promiseOf = ({ name, environment, source }: Hang): Bound => {
      const { calls } = checkCode(source, { path: 'app/chat.py', versions: versions[environment] });
      const [call] = calls;
      if (calls.length !== 1 || !call || call.budget.unknown) throw new Error(`${name}: unclear`);
      const layers = call.retries.layers.map((one) =>
        one.retriesTimeouts ? (one.attempts ?? 1) : 1,
      );
      return {
        requests: layers.reduce((product, attempts) => product * attempts, 1),
        ms: call.budget.untilErrorMs,
        isCut: call.budget.bodyBounded,
      };
    };

    const said = ({ requests, ms }: Bound): string =>
      ms === null ? 'never ends' : `${String(requests)} requests in ${String(ms)} ms`;

    /** In the words of the promise where it was kept. */
    function did(result: JobResult, promise: Bound): string {
      if (result.outcome === 'pending' || promise.ms === null)
        return result.outcome === 'pending' ? 'never ends' : result.outcome;
      const slack = promise.ms / 10 + (slackMs + 2 * result.lagMs) * speed;
      const isInTime = result.ms > promise.ms * 0.9 && result.ms < promise.ms + slack;
      const sent = result.requests.length;
      const isCounted = sent === promise.requests || (promise.isCut && sent < promise.requests);
      if (result.outcome === 'rejected' && isInTime && isCounted) return said(promise);
      return `${result.outcome}, ${String(sent)} requests in ${String(result.ms)} ms`;
    }

    it('ends as its failure budget says', { timeout: limitMs }, async () => {
      const promises = hangs.map(promiseOf);
      const jobs = await Promise.all(
        hangs.map(async (one, index) => ({
          ...{ program: await write(one, one.source), environment: one.environment },
          ...{ imports: one.name, scenario: scenarios.hang },
          limitMs: 1.5 * (promises[index]?.ms ?? 100_000),
        })),
      );
      const lines = promises.map(
        (promise, index) => `${hangs[index]?.name ?? ''}: ${said(promise)}`,
      );
      const results = await runFairly(
        jobs,
        (result, index) => did(result, promises[index]!) === said(promises[index]!),
      );
      expect(
        results.map((one, index) => `${hangs[index]?.name ?? ''}: ${did(one, promises[index]!)}`),
      ).toEqual(lines);
    });
  });

  describe('a call that fails', () => {
    interface Trial {
      readonly call: PlainCall;
      readonly name: string;
      readonly job: PythonJob;
      readonly wanted: string;
      readonly did: (result: JobResult) => string;
    }

    const trialsOf = async (call: PlainCall): Promise<readonly Trial[]> => {
      const { environment, source, name } = call;
      const program = await write(call, source);
      const known = facts(call, versions[environment]);
      const job = { program, environment, imports: name, limitMs: 400_000 };
      const counted = statusFaults.map(({ name: fault, scenario }) => ({
        ...{ call, name: `${name}, ${fault}`, job: { ...job, scenario } },
        wanted: `${String(call.known?.[fault] ?? wantedRequests(known, fault))} requests`,
        did: ({ requests }: JobResult) => `${String(requests.length)} requests`,
      }));
      const waited = (call.isAround ? [] : waits).map(({ name: fault, scenario, seconds }) => ({
        ...{ call, name: `${name}, ${fault}`, job: { ...job, scenario } },
        wanted: wantedWait(known, seconds),
        did: ({ requests }: JobResult) => {
          const [, second] = sinceFirst(requests, speed);
          if (!second) return 'no second request';
          return second.atMs >= seconds * 900 ? 'waits as long as it is told' : 'waits less';
        },
      }));
      return [...counted, ...waited];
    };

    it('is tried again as the facts say', { timeout: limitMs }, async () => {
      const trials = (await Promise.all(plainCalls.map(trialsOf))).flat();
      const results = await runFairly(
        trials.map(({ job }) => job),
        (result, index) => trials[index]?.did(result) === trials[index]?.wanted,
      );
      const broken = results.flatMap((result, index) =>
        result.outcome === 'broken'
          ? [`${trials[index]?.name ?? ''}: ${result.error?.message ?? ''}`]
          : [],
      );
      expect(broken).toEqual([]);
      expect(trials.map(({ name, did }, index) => `${name}: ${did(results[index]!)}`)).toEqual(
        trials.map(({ name, wanted }) => `${name}: ${wanted}`),
      );
    });
  });
}
