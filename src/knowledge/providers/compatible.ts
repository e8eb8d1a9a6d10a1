/** A provider whose API is OpenAI's in shape: only its hosts and what it adds differ. */
import type { EndpointFact, FallbackOption, Provider, StatusPage } from '../../model/knowledge';
import { compatibleApi } from './endpoints';

export interface CompatibleProvider {
  readonly id: string;
  readonly name: string;
  readonly label?: string;
  /** Hosts that serve nothing but the API. */
  readonly hosts: readonly string[];
  readonly envWords?: readonly string[];
  /** Endpoints that decide before those of OpenAI's API, and after them. */
  readonly own?: readonly EndpointFact[];
  readonly more?: readonly EndpointFact[];
  readonly streamPings?: boolean;
  readonly status?: StatusPage;
  readonly aliases?: readonly string[];
  readonly fallbackOptions?: readonly FallbackOption[];
  /** Where the hosts were read. */
  readonly from: string;
}

export const compatible = (one: CompatibleProvider): Provider => ({
  id: one.id,
  name: one.name,
  label: one.label ?? `${one.name} API`,
  hosts: one.hosts.map((host) => ({
    host,
    endpoints: [...(one.own ?? []), ...compatibleApi, ...(one.more ?? [])],
  })),
  ...(one.envWords && { envWords: one.envWords }),
  ...(one.aliases && { aliases: one.aliases }),
  ...(one.fallbackOptions && { fallbackOptions: one.fallbackOptions }),
  streamPings: one.streamPings ?? false,
  status: one.status ?? null,
  source: { from: one.from, date: '2026-11-23' },
});

/** Repositories in which many hosts were read. */
export const readIn = {
  portkey: (provider: string) => `Portkey gateway (2026-05), src/providers/${provider}/api.ts`,
  vercel: (provider: string) => `vercel/ai (2026-08), packages/${provider}/src`,
  litellm: 'LiteLLM (2026), litellm/constants.py, openai_compatible_endpoints',
};
