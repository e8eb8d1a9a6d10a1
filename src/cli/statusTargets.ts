/** Which providers `lifeboat status` is about, and where their pages are read. */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { knowledge } from '../knowledge';
import type { Provider } from '../model/knowledge';
import type { Addresses } from '../status/addresses';
import type { StatusQuestion } from '../status/readStatus';
import { usesOf } from '../status/uses';
import type { CliIo } from './io';
import { UsageError } from './io';
import type { LookOptions } from './look';
import { look } from './look';

export interface StatusTargets {
  readonly questions: readonly StatusQuestion[];
  /** Addresses that stand for a whole page, by provider id. */
  readonly only: Addresses;
}

export interface StatusTargetOptions extends LookOptions {
  readonly provider: readonly string[];
  /** Each `ID=URL`. */
  readonly page: readonly string[];
}

/**
 * The providers that are named, else those that the code calls. Code is looked at where a PATH is given or nobody is
 * named. Throws `UsageError` for a provider that is not known.
 */
export async function statusTargets(
  paths: readonly string[],
  options: StatusTargetOptions,
  io: CliIo,
): Promise<StatusTargets> {
  const { providers } = io.parts?.knowledge ?? knowledge;
  const pages = options.page
    .map((text) => pageOf(text, io.cwd))
    .map(([id, url]) => [providerOf(id, providers).id, url] as const);
  const ids = [...options.provider, ...pages.map(([id]) => id)];
  const named = [...new Set(ids.map((id) => providerOf(id, providers)))];
  const isLooking = named.length === 0 || paths.length > 0;
  const calls = isLooking ? (await look(paths, { ...options, findings: false }, io)).calls : [];
  const uses = usesOf(calls, providers);
  const useOf = ({ id }: Provider): StatusQuestion['use'] =>
    uses.find((one) => one.provider === id) ?? null;
  const asked =
    named.length > 0 ? named : uses.map(({ provider }) => providerOf(provider, providers));
  return {
    questions: asked.map((provider) => ({ provider, use: useOf(provider) })),
    only: Object.fromEntries(pages),
  };
}

function providerOf(id: string, providers: readonly Provider[]): Provider {
  const found = providers.find((one) => one.id === id || one.aliases?.includes(id) === true);
  if (found !== undefined) return found;
  const known = providers.filter((one) => one.status !== null).map((one) => one.id);
  throw new UsageError(`no provider is called ${id}; with a status page: ${known.join(', ')}`);
}

/** A path of a file is an address too, also behind `file:`; relative ones start at `cwd`. */
function pageOf(text: string, cwd: string): readonly [string, string] {
  const [, id, address] = /^([^=]+)=(.+)$/s.exec(text) ?? [];
  if (id === undefined || address === undefined) {
    throw new UsageError(`--page wants ID=URL, not ${text}`);
  }
  const file = /^file:(?!\/)(.+)$/is.exec(address)?.[1];
  const isUrl = file === undefined && /^[a-z][a-z0-9+.-]+:/i.test(address);
  const url = isUrl ? address : pathToFileURL(resolve(cwd, file ?? address)).href;
  if (!/^(https?|file):/i.test(url)) {
    throw new UsageError(`--page reads http, https and file addresses, not ${address}`);
  }
  return [id, url];
}
