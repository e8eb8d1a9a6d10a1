/** Which texts are worth parsing: a look at the text costs a thousandth of a parse. */
import type { Knowledge } from '../model/knowledge';

/**
 * A test for texts that name an SDK, an HTTP client or an API host that `knowledge` has. It lets too much through
 * rather than too little.
 */
export function candidateTest(knowledge: Knowledge): (text: string) => boolean {
  const hosts = knowledge.providers.flatMap((provider) => provider.hosts.map(({ host }) => host));
  const npm = packagesOf(knowledge, (ecosystem) => ecosystem !== 'pypi');
  const python = packagesOf(knowledge, (ecosystem) => ecosystem === 'pypi');
  const parts = [
    ...oneOf(hosts.map(fixedPart)),
    // A module specifier, with any subpath: `'openai/helpers'`, `"npm:openai@6"`.
    ...oneOf(npm).map((names) => `['"\`](?:npm:)?${names}(?:[@/][^'"\`\\n]*)?['"\`]`),
    ...oneOf(python).map((names) => `\\b(?:from|import)\\s+${names}\\b`),
  ];
  if (parts.length === 0) {
    return () => false;
  }
  const pattern = new RegExp(parts.join('|'));
  return (text) => pattern.test(text);
}

function packagesOf(
  knowledge: Knowledge,
  isWanted: (ecosystem: string) => boolean,
): readonly string[] {
  return knowledge.sdks.filter((sdk) => isWanted(sdk.ecosystem)).flatMap((sdk) => sdk.packages);
}

function oneOf(words: readonly string[]): readonly string[] {
  const known = [...new Set(words)].filter((word) => word !== '').sort();
  return known.length === 0 ? [] : [`(?:${known.map(escapeRegExp).join('|')})`];
}

/** The longest run without a wildcard: `*.openai.azure.com` is looked for as `.openai.azure.com`. */
function fixedPart(host: string): string {
  return host.split('*').reduce((best, part) => (part.length > best.length ? part : best), '');
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
