/** How long functions may run, by files beside them: `vercel.json`, `serverless.yml`, SAM and others. */
import picomatch from 'picomatch';
import type { PlatformLimit } from '../model/project';
import { readTree } from './configTree';
import { joinPosix } from './paths';
import {
  amplifyLimits,
  azureLimits,
  samLimits,
  serverlessLimits,
  vercelLimits,
} from './platformLimitReaders';
import type { FunctionLimit, LimitReader } from './platformLimitReaders';

interface LimitFile {
  readonly read: (name: string, text: string) => readonly FunctionLimit[];
  /** A word without which a file of this common name is another tool's. */
  readonly word: string;
}

const inTree =
  (reader: LimitReader): LimitFile['read'] =>
  (name, text) => {
    const tree = readTree(name, text);
    return tree ? reader(tree) : [];
  };

const serverless: LimitFile = { read: inTree(serverlessLimits), word: 'functions' };
const sam: LimitFile = { read: inTree(samLimits), word: 'AWS::' };

const limitFiles: ReadonlyMap<string, LimitFile> = new Map([
  ['vercel.json', { read: inTree(vercelLimits), word: 'maxDuration' }],
  ['serverless.yml', serverless],
  ['serverless.yaml', serverless],
  ['serverless.json', serverless],
  ['template.yml', sam],
  ['template.yaml', sam],
  ['template.json', sam],
  ['host.json', { read: inTree(azureLimits), word: 'functionTimeout' }],
  ['resource.ts', { read: amplifyLimits, word: 'defineFunction' }],
]);

/** Names of the files that may declare limits. */
export const limitFileNames: readonly string[] = [...limitFiles.keys()];

/** What one file declares; nothing where it cannot be understood. `name` is the file's own. */
export function readLimits(name: string, text: string): readonly FunctionLimit[] {
  const file = limitFiles.get(name);
  return file && text.includes(file.word) ? file.read(name, text) : [];
}

/** The limits that the files of one directory declare. */
export interface DirectoryLimits {
  /** POSIX, relative to the workspace root. */
  readonly directory: string;
  readonly files: readonly { readonly name: string; readonly limits: readonly FunctionLimit[] }[];
}

/** What all of them say of the functions of the file at `path`, relative to the workspace root. */
export const limitsFor = (
  path: string,
  directories: readonly DirectoryLimits[],
): readonly PlatformLimit[] =>
  directories.flatMap(({ directory, files }) =>
    files.flatMap(({ name, limits }) =>
      fitting(path, directory, limits).map(({ platform, ms, handler, name: called, line }) => ({
        ...{ platform, ms, handler, name: called },
        at: { path: joinPosix(directory, name), line },
      })),
    ),
  );

/** Where several patterns of a file fit, nobody says which counts: the longest time that any of them gives. */
function fitting(
  path: string,
  directory: string,
  limits: readonly FunctionLimit[],
): readonly FunctionLimit[] {
  const own = limits.filter(({ module }) => module !== null && isModule(path, directory, module));
  const [longest] = limits
    .filter(({ glob }) => glob !== null && matches(path, directory, glob))
    .toSorted((a, b) => b.ms - a.ms);
  return longest ? [...own, longest] : own;
}

function isModule(path: string, directory: string, module: string): boolean {
  const wanted = joinPosix(directory, module);
  const bare = path.replace(/\.[cm]?[jt]sx?$/, '');
  return bare !== path && (bare === wanted || bare === `${wanted}/index`);
}

function matches(path: string, directory: string, glob: string): boolean {
  const inside = directory === '' ? path : path.slice(directory.length + 1);
  const isBelow = directory === '' || path.startsWith(`${directory}/`);
  // A path with `[id]` in it means itself.
  return isBelow && (inside === glob || picomatch.isMatch(inside, glob));
}
