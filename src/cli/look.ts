/** Runs a session over a target: the part that `calls` and `check` share. */
import { resolve } from 'node:path';
import type { Patience } from '../model/config';
import type { DependencyMap } from '../model/impact';
import { createLog } from '../platform/nodeLog';
import type { BaselineEntry } from '../session/baseline';
import { createSession } from '../session/createSession';
import type { ConfigProblem, ScanResult } from '../session/session';
import { filesOfShard, type Shard } from '../session/shards';
import type { CliIo } from './io';
import { UsageError } from './io';
import { createProgress } from './progress';
import { remembered } from './remembered';
import type { Target } from './targets';
import { resolveTarget } from './targets';

export interface LookOptions {
  readonly quiet: boolean;
  /** False: everything is looked at anew, and nothing is kept. */
  readonly cache: boolean;
  readonly config?: string;
  /** False: findings of the baseline are reported like all others. */
  readonly baseline?: boolean;
  /** False: calls alone are wanted. */
  readonly findings?: boolean;
  /** True: who depends on the calls is wanted too. */
  readonly map?: boolean;
  /** A part of the folder's packages alone. */
  readonly shard?: Shard;
}

export interface Look extends ScanResult {
  /** Absolute, and as the user gave it. */
  readonly folder: string;
  readonly root: string;
  /** Empty ways where `map` was not asked for. */
  readonly map: DependencyMap;
  /** Seconds that somebody waits, by the settings. */
  readonly patience: Patience;
  /** Entries of the baseline that no longer occur. */
  readonly stale: readonly BaselineEntry[];
  /** Whether the user asked for this path, relative to the root. */
  readonly isAsked: (path: string) => boolean;
}

/** Analyses what the PATHs need and keeps what they name. Throws `UsageError` for paths that are not there. */
export async function look(
  paths: readonly string[],
  options: LookOptions,
  io: CliIo,
): Promise<Look> {
  const target = await resolveTarget(paths, io.cwd, io.files);
  const configFile = await configPath(options.config, io);
  const { lines, result, map, patience, stale } = await remembered(
    [
      ...[io.keeping?.build, target.root, target.within, target.named, configFile, today(io)],
      ...[options.baseline !== false, options.findings !== false, options.map === true],
      options.shard ?? null,
    ],
    {
      store: options.cache ? (io.keeping?.store ?? null) : null,
      files: io.files,
      now: io.clock.now(),
    },
    (files) => scanned(target, configFile, options, { ...io, files }),
  );
  lines.forEach((line) => io.stderr.write(line));
  const { isAsked } = target;
  return {
    ...{ folder: target.root, root: target.label, isAsked, ...kept(result, isAsked) },
    ...{ map: mapWithin(map, isAsked), patience },
    stale: stale.filter(({ path }) => isAsked(path)),
  };
}

interface Scanned {
  /** What the log said. */
  readonly lines: readonly string[];
  readonly result: ScanResult;
  readonly map: DependencyMap;
  readonly patience: Patience;
  readonly stale: Look['stale'];
}

async function scanned(
  target: Target,
  configFile: string | null,
  options: LookOptions,
  io: CliIo,
): Promise<Scanned> {
  const progress = createProgress(io.stderr, io.clock, !options.quiet);
  const lines: string[] = [];
  const log = createLog((line) => void lines.push(line), 'warning');
  const session = await createSession(
    {
      ...{ root: target.root, files: io.files, clock: io.clock, log },
      ...{ frontEnds: io.frontEnds, settings: {}, once: true },
      baseline: options.baseline !== false,
      findings: options.findings !== false,
      map: options.map === true,
      ...(configFile === null ? {} : { configFile }),
    },
    io.parts,
  );
  session.configProblems().forEach((problem) => log.warn(problemWords(problem)));
  const { shard } = options;
  let inShard = (_path: string): boolean => true;
  await session.scan({
    onProgress: (state) => progress.show(state),
    ...(target.within === undefined ? {} : { within: target.within }),
    ...(shard === undefined
      ? {}
      : {
          only: (found) => {
            const paths = filesOfShard(found, shard);
            return (inShard = (path) => paths.has(path));
          },
        }),
  });
  // A file that was named counts even where the walk leaves it out.
  for (const path of target.named) {
    await session.check(path);
  }
  progress.end();
  const map = options.map === true ? session.map() : nothingMapped;
  const patience = session.config().patienceSeconds;
  const stale = session.staleBaseline().filter(({ path }) => inShard(path));
  return { lines, result: session.result(), map, patience, stale };
}

const nothingMapped: DependencyMap = { calls: [], entryPoints: [], unreached: [], unfollowed: 0 };

/** Entry points and calls of the paths that were asked for; an entry point keeps the calls that it reaches elsewhere. */
function mapWithin(map: DependencyMap, isAsked: Look['isAsked']): DependencyMap {
  const entryPoints = map.entryPoints.filter(({ path }) => isAsked(path));
  const reached = new Set(entryPoints.flatMap(({ reaches }) => reaches.map(({ call }) => call)));
  const calls = map.calls.filter(({ id, path }) => isAsked(path) || reached.has(id));
  const ids = new Set(calls.map(({ id }) => id));
  return { ...map, calls, entryPoints, unreached: map.unreached.filter((id) => ids.has(id)) };
}

const today = ({ clock }: CliIo): string => new Date(clock.now()).toISOString().slice(0, 10);

function kept(result: ScanResult, isAsked: (path: string) => boolean): ScanResult {
  return {
    files: result.files,
    skipped: result.skipped.filter(({ path }) => isAsked(path)),
    calls: result.calls.filter(({ path }) => isAsked(path)),
    findings: result.findings.filter(({ path }) => isAsked(path)),
  };
}

async function configPath(given: string | undefined, io: CliIo): Promise<string | null> {
  if (given === undefined) {
    return null;
  }
  const path = resolve(io.cwd, given);
  const found = await io.files.stat(path).catch(() => null);
  if (found?.kind !== 'file') {
    throw new UsageError(`no such config file: ${given}`);
  }
  return path;
}

/** `/app/lifeboat.config.json:4: rules.long-wait must be one of …` */
function problemWords({ file, key, range, message }: ConfigProblem): string {
  const where = range === null ? file : `${file}:${range.startLine}`;
  return `${where}: ${key === null ? '' : `${key} `}${message}`;
}
