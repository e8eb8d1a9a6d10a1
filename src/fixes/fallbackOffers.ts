/** Who can answer for a provider in this project, and how it is asked. */
import type { FallbackFacts, FallbackWay } from '../model/knowledge';
import type { CallSubject, FixTools } from '../model/subject';

export interface Offer {
  readonly other: FallbackFacts;
  readonly way: FallbackWay;
  /** The model that the code asks this provider for elsewhere, else the usual one. */
  readonly model: string;
}

/** Those that the project uses first, and of them those whose package is there. */
export function offersFor({ call, node }: CallSubject, tools: FixTools): readonly Offer[] {
  const { fallbacks = [], fallbackProviders = [] } = tools;
  // Python is asked in other words; vectors, images and speech of another model are no answer to the same question.
  const own =
    call.language === 'python' || call.operation !== 'generate'
      ? []
      : fallbacks.filter((one) => !one.ecosystem);
  const offers = own.flatMap((other): readonly Offer[] => {
    const fitting = other.ways.filter(
      ({ kind, sdks, apis, refuses = [] }) =>
        sdks.includes(call.sdk) &&
        (apis?.includes(call.api) ?? true) &&
        // A stream cannot be told in other words as it comes.
        (kind !== 'converted' || call.streaming === false) &&
        !refuses.some((name) => isAsked(name, node)),
    );
    const way = fitting.find((one) => has(one.package, tools)) ?? fitting[0];
    if (!way || other.provider === call.provider) return [];
    const model = knownModel(other.provider, tools) ?? other.model;
    const isWanted = isUsed(other, tools) || fallbackProviders.includes(other.provider);
    return isWanted ? [{ other, way, model }] : [];
  });
  return offers.toSorted((a, b) => rankOf(a, tools) - rankOf(b, tools));
}

const isAsked = (name: string, { args }: CallSubject['node']): boolean => {
  const body = args[0]?.value;
  return body?.kind === 'object' && body.properties.some(({ key }) => key === name);
};

const has = (name: string, { manifest }: FixTools): boolean =>
  (manifest?.declared(name) ?? null) !== null;

const isUsed = ({ packages }: FallbackFacts, tools: FixTools): boolean =>
  packages.some((name) => has(name, tools));

function rankOf({ other, way }: Offer, tools: FixTools): number {
  if (!isUsed(other, tools)) return 2;
  return has(way.package, tools) ? 0 : 1;
}

const knownModel = (provider: string, { clients = [] }: FixTools): string | null =>
  clients
    .flatMap(({ calls }) => calls)
    .map(({ call }) => call)
    .find((one) => one.provider === provider && one.operation === 'generate' && one.model !== null)
    ?.model ?? null;
