/**
 * Runs inside the child process: loads a program, calls its `run`, and tells the parent how that ended.
 * Bundled by `run.ts`; speaks to it over the IPC channel only.
 */
import { pathToFileURL } from 'node:url';
import { redirectFetch, speedUp, warmUp } from './childWorld';
import { reportError } from './errorReport';
import type { ErrorReport } from './errorReport';
import { watchLag } from './lag';

export type ChildMessage =
  | { readonly kind: 'started' }
  /** `ms` in the program's time. */
  | { readonly kind: 'resolved'; readonly ms: number; readonly value: unknown }
  | { readonly kind: 'rejected'; readonly ms: number; readonly error: ErrorReport }
  /** Unhandled rejections and uncaught exceptions, also those that come after the end. */
  | { readonly kind: 'stray'; readonly error: ErrorReport }
  /** The last word, with the longest time that this process was kept from running, real ms. */
  | { readonly kind: 'done'; readonly lagMs: number };

/** A floating promise needs a moment to be reported. */
const lingerMs = 60;

const realSetTimeout = globalThis.setTimeout;
const realNow = performance.now.bind(performance);

function tell(message: ChildMessage): void {
  process.send?.(message);
}

function plain(value: unknown): unknown {
  try {
    const text = JSON.stringify(value) as string | undefined;
    return text === undefined ? null : (JSON.parse(text) as unknown);
  } catch {
    return String(value);
  }
}

async function main(programPath: string, speed: number): Promise<void> {
  process.on('unhandledRejection', (reason) => tell({ kind: 'stray', error: reportError(reason) }));
  process.on('uncaughtException', (error) => tell({ kind: 'stray', error: reportError(error) }));
  // Whoever started it is gone, in the middle of a test perhaps: a program without an end would run for ever.
  process.once('disconnect', () => process.exit(1));
  // Whether a promise is still pending is for the parent to say, not for an idle event loop.
  setInterval(() => undefined, 60_000);
  const faultUrl = process.env.FAULT_URL;
  if (faultUrl !== undefined) redirectFetch(faultUrl);
  // In this order: Node's fetch keeps the timer of its first request for all later ones.
  if (speed !== 1) speedUp(speed);
  await warmUp();
  let startedAt = realNow();
  let lag = watchLag();
  const elapsed = (): number => Math.round((realNow() - startedAt) * speed);
  try {
    const program = (await import(pathToFileURL(programPath).href)) as { run?: () => unknown };
    if (typeof program.run !== 'function')
      throw new Error('The program exports no function `run`.');
    lag();
    lag = watchLag();
    startedAt = realNow();
    tell({ kind: 'started' });
    const value = await program.run();
    tell({ kind: 'resolved', ms: elapsed(), value: plain(value) });
  } catch (error) {
    tell({ kind: 'rejected', ms: elapsed(), error: reportError(error) });
  }
  realSetTimeout(() => tell({ kind: 'done', lagMs: lag() }), lingerMs);
}

const [programPath = '', speed = '1'] = process.argv.slice(2);
void main(programPath, Number(speed));
