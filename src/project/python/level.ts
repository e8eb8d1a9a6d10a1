/** What one directory says of the Python project in it: declared, locked and installed versions. */
import { join } from 'node:path';
import type { DirectoryEntry, FileSystem, Log } from '../../platform/ports';
import { toPosix } from '../paths';
import { editableNames } from './dependencyEdit';
import { pythonLockName, readPythonLock } from './lockFiles';
import type { PythonLock } from './lockFiles';
import { isRequirementsName } from './manifestNames';
import { readPipfile, readPyproject, readSetupCfg, readSetupPy } from './manifests';
import { readRequirementsFile } from './requirements';
import type { Requirement } from './requirements';
import { readSitePackages } from './sitePackages';

export interface PythonLevel {
  /** Ranges as written, by distribution; null where nothing here declares anything. */
  readonly declared: ReadonlyMap<string, string> | null;
  readonly lock: PythonLock | null;
  /** Of the virtual environment in this directory. */
  readonly installed: ReadonlyMap<string, string>;
  /** Texts of the files that a requirement can be added to, by name. */
  readonly texts: ReadonlyMap<string, string>;
  /** All of the above in one text. */
  readonly says: string;
}

export const noPython: PythonLevel = {
  ...{ declared: null, lock: null, installed: new Map(), texts: new Map(), says: '' },
};

export interface PythonLevelOptions {
  readonly files: FileSystem;
  readonly log: Log;
}

/** Reads a directory of which the entries are known. Never rejects: what cannot be read counts as absent. */
export async function readPythonLevel(
  absolute: string,
  entries: readonly DirectoryEntry[],
  options: PythonLevelOptions,
): Promise<PythonLevel> {
  const names = new Set(entries.map(({ name }) => name));
  const [declared, lock, installed, texts] = await Promise.all([
    readDeclared(absolute, entries, options),
    readLock(absolute, names, options),
    readSitePackages(absolute, names, options.files),
    readEditable(absolute, names, options.files),
  ]);
  if (declared === null && lock === null && installed.size === 0) return noPython;
  const says = JSON.stringify([
    [...(declared ?? [])],
    [...(lock ?? [])],
    [...installed],
    [...texts],
  ]);
  return { declared, lock, installed, texts, says };
}

async function readEditable(
  absolute: string,
  names: ReadonlySet<string>,
  files: FileSystem,
): Promise<ReadonlyMap<string, string>> {
  const present = editableNames.filter((name) => names.has(name));
  const texts = await Promise.all(
    present.map((name) => textOrNull(join(absolute, name), files, maxBytes)),
  );
  return new Map(present.flatMap((name, at) => [[name, texts[at] ?? ''] as const]));
}

type Reader = (text: string) => readonly Requirement[] | null;

const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['pyproject.toml', readPyproject],
  ['setup.cfg', readSetupCfg],
  ['setup.py', readSetupPy],
  ['Pipfile', readPipfile],
]);

/** The first that names a range for a package counts; what deployments install from comes first. */
async function readDeclared(
  absolute: string,
  entries: readonly DirectoryEntry[],
  options: PythonLevelOptions,
): Promise<ReadonlyMap<string, string> | null> {
  const files = entries.filter(({ kind }) => kind === 'file').map(({ name }) => name);
  const lists = files.filter(isRequirementsName).sort();
  const [main, others] = [
    lists.filter((name) => name === 'requirements.txt'),
    lists.filter((name) => name !== 'requirements.txt'),
  ];
  const manifests = [...readers.keys()].filter((name) => files.includes(name));
  const inFolder = entries.some(({ name, kind }) => name === 'requirements' && kind === 'directory')
    ? await listsIn(join(absolute, 'requirements'), options.files)
    : [];
  if (lists.length + manifests.length + inFolder.length === 0) return null;
  const read = await Promise.all([
    ...main.map((name) => readList(join(absolute, name), options)),
    ...manifests.map((name) => readManifest(join(absolute, name), name, options)),
    ...[...others.map((name) => join(absolute, name)), ...inFolder].map((path) =>
      readList(path, options),
    ),
  ]);
  const declared = new Map<string, string>();
  for (const { distribution, range } of read.flat())
    if ((declared.get(distribution) ?? '') === '') declared.set(distribution, range);
  return declared;
}

/** `requirements/base.txt`. */
async function listsIn(directory: string, files: FileSystem): Promise<readonly string[]> {
  const entries = await files.readDirectory(directory).catch(() => []);
  return entries
    .filter(({ name, kind }) => kind === 'file' && /\.(?:txt|in)$/.test(name))
    .map(({ name }) => join(directory, name))
    .sort();
}

const maxBytes = 2_000_000;

async function textOrNull(path: string, files: FileSystem, most: number): Promise<string | null> {
  try {
    const found = await files.stat(path);
    return found?.kind === 'file' && found.size <= most ? await files.readText(path) : null;
  } catch {
    return null;
  }
}

async function readManifest(
  path: string,
  name: string,
  { files, log }: PythonLevelOptions,
): Promise<readonly Requirement[]> {
  const text = await textOrNull(path, files, maxBytes);
  const read = text === null ? null : (readers.get(name)?.(text) ?? null);
  if (read === null) log.warn(`${toPosix(path)} is not a manifest that can be understood`);
  return read ?? [];
}

const maxIncludes = 20;

/** A list with those that it includes; each file once, however they include each other. */
async function readList(
  path: string,
  { files }: PythonLevelOptions,
): Promise<readonly Requirement[]> {
  const found: Requirement[] = [];
  const waiting = new Set([path]);
  // A set visits what is added to it while it is walked.
  for (const one of waiting) {
    const text = await textOrNull(one, files, maxBytes);
    const { requirements, includes } = readRequirementsFile(text ?? '');
    found.push(...requirements);
    for (const name of includes)
      if (waiting.size < maxIncludes && !/^\w+:\/\//.test(name)) waiting.add(join(one, '..', name));
  }
  return found;
}

const maxLockBytes = 20_000_000;

async function readLock(
  absolute: string,
  names: ReadonlySet<string>,
  { files, log }: PythonLevelOptions,
): Promise<PythonLock | null> {
  const name = pythonLockName(names);
  if (name === null) return null;
  const text = await textOrNull(join(absolute, name), files, maxLockBytes);
  const lock = text === null ? null : readPythonLock(name, text);
  if (lock === null)
    log.warn(
      `${toPosix(join(absolute, name))} is not a lock file that can be understood; versions come from elsewhere`,
    );
  return lock;
}
