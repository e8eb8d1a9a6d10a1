/** Runs many small programs side by side in one process, in faster time. Bundled by `batch.ts`; speaks IPC only. */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { speedUp, warmUp } from '../childWorld';
import { reportError } from '../errorReport';
import type { ErrorReport } from '../errorReport';
import { watchLag } from '../lag';
import { redirectHttp2 } from './batchHttp2';
import { redirectAll, worlds, type World } from './batchWorld';

export interface Play {
  /** Absolute path of a module that exports `POST`: `.mjs`, or `.cjs`. */
  readonly program: string;
  readonly primary: string | null;
  readonly others: string;
  /** A run counts as pending after so long, in the program's time. */
  readonly limitMs: number;
}

export interface Order {
  readonly id: number;
  readonly program: string;
  /** Null: only import the program. */
  readonly play: Play | null;
}

export interface Answer {
  readonly id: number;
  readonly report: Report | null;
}

export interface Report {
  readonly outcome: 'resolved' | 'rejected' | 'pending' | 'broken';
  /** In the program's time. */
  readonly ms: number;
  readonly value: unknown;
  readonly error: ErrorReport | null;
  /** Unhandled rejections and uncaught exceptions in the context of this run. */
  readonly strays: readonly ErrorReport[];
  readonly hosts: Readonly<Record<string, number>>;
  /** Longest time that the process was kept from running, real ms. */
  readonly lagMs: number;
}

/** A floating promise needs a moment to be reported. */
const lingerMs = 40;

const realSetTimeout = globalThis.setTimeout;
const realNow = performance.now.bind(performance);
const strays = new WeakMap<World, ErrorReport[]>();
const [speedText = '1'] = process.argv.slice(2);
const speed = Number(speedText);

const note = (error: unknown): void => {
  const world = worlds.getStore();
  if (world) strays.get(world)?.push(reportError(error));
};

const sleep = (ms: number): Promise<void> =>
  new Promise((resolve) => void realSetTimeout(resolve, ms));

type End = Pick<Report, 'outcome' | 'value' | 'error'>;

async function carryOut(id: number, play: Play): Promise<Report> {
  const world: World = { primary: play.primary, others: play.others, hosts: new Map() };
  strays.set(world, []);
  const lag = watchLag();
  let startedAt = realNow();
  const end = await worlds.run(world, async (): Promise<End> => {
    try {
      const program = await importAnew(play.program, id);
      if (!program.POST) return broken(new Error('The program exports no function `POST`.'));
      startedAt = realNow();
      return await Promise.race([ending(program.POST), pending(play.limitMs)]);
    } catch (error) {
      return broken(error);
    }
  });
  const ms = Math.round((realNow() - startedAt) * speed);
  await sleep(lingerMs);
  return {
    ...{ ...end, ms, strays: strays.get(world) ?? [] },
    ...{ hosts: Object.fromEntries(world.hosts), lagMs: lag() },
  };
}

interface Program {
  readonly POST?: () => unknown;
}

const require = createRequire(import.meta.url);

/** A module of its own for each run: clients and breakers keep state. */
async function importAnew(program: string, id: number): Promise<Program> {
  if (!program.endsWith('.cjs'))
    return import(`${pathToFileURL(program).href}?run=${id}`) as Promise<Program>;
  Reflect.deleteProperty(require.cache, program);
  return require(program) as Program;
}

async function obey({ id, program, play }: Order): Promise<Answer> {
  if (play) return { id, report: await carryOut(id, play) };
  await importAnew(program, id).catch(() => null);
  return { id, report: null };
}

const broken = (error: unknown): End => ({
  outcome: 'broken',
  value: null,
  error: reportError(error),
});

async function ending(program: () => unknown): Promise<End> {
  try {
    return { outcome: 'resolved', value: plain(await program()), error: null };
  } catch (error) {
    return { outcome: 'rejected', value: null, error: reportError(error) };
  }
}

async function pending(limitMs: number): Promise<End> {
  await sleep(limitMs / speed);
  return { outcome: 'pending', value: null, error: null };
}

function plain(value: unknown): unknown {
  const text = JSON.stringify(value) as string | undefined;
  return text === undefined ? null : (JSON.parse(text) as unknown);
}

/** What programs log is theirs; a child that breaks is heard of by its end. */
const quiet = (): void => undefined;
Object.assign(console, { log: quiet, info: quiet, warn: quiet, error: quiet });
process.on('unhandledRejection', note);
process.on('uncaughtException', note);
process.on('message', (order: Order) => void obey(order).then((answer) => process.send?.(answer)));
// In this order: Node's fetch keeps the timer of its first request for all later ones.
speedUp(speed);
void warmUp().then(() => {
  redirectAll();
  redirectHttp2(speed);
  process.send?.('ready');
});
