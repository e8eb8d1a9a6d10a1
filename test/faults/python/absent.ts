/** Where Python's SDKs cannot be had: said loudly, and never taken for success. */
import { it } from 'vitest';
import { pythonEnvironments, type Environments } from './environments';

/** Null where there are none: a skipped test then says why, and `npm test` counts it as failed. */
export async function environmentsOrSkip(what: string): Promise<Environments | null> {
  const environments = await pythonEnvironments();
  if (environments.kind === 'ready') return environments;
  const why = `${what}: NOT TESTED, for there is no Python with the SDKs: ${environments.why}`;
  process.stderr.write(`\n${'!'.repeat(80)}\n${why}\n${'!'.repeat(80)}\n\n`);
  it(what, ({ skip }) => skip(why));
  return null;
}
