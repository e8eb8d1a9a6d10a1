/** Another provider that answers when this one does not. */
import { breakerFor } from './breaker';
import { answeredFix, type Manner } from './fallbackCalls';
import { convertedQuestion } from './fallbackConverted';
import { whereItFails, type Asking } from './fallbackEdits';
import { offersFor, type Offer } from './fallbackOffers';
import { askRunnable, askSwitched, sameQuestion } from './fallbackSame';
import { additionOf } from './recipe';
import type { TextEdit } from '../model/finding';
import type { FallbackWay } from '../model/knowledge';
import type { CallSubject, ClientSubject, FixPlan, FixTools } from '../model/subject';

/** Most others that are offered. */
const mostOffers = 3;

const askings: Readonly<Record<FallbackWay['kind'], Asking>> = {
  model: whereItFails(sameQuestion),
  client: whereItFails(sameQuestion),
  runnable: askRunnable,
  converted: whereItFails(convertedQuestion),
};

/** A suggestion for each provider that can take over for these calls of a client: those that the project uses first. */
export const fallbackFixes = (
  calls: readonly CallSubject[],
  client: ClientSubject,
): readonly FixPlan[] =>
  Array.from({ length: mostOffers }, (_, index): FixPlan => (tools) => {
    const [first] = calls;
    const offer = first && offersFor(first, tools)[index];
    if (!offer) return null;
    for (const manner of manners(offer, tools)) {
      const fix = answeredFix(manner, calls, client, tools);
      if (fix) return fix;
    }
    return null;
  });

/** The first of them, behind a circuit breaker: for calls that somebody waits for. */
export const breakerFix =
  (calls: readonly CallSubject[], client: ClientSubject): FixPlan =>
  (tools) => {
    const [first] = calls;
    const [offer] = first ? offersFor(first, tools) : [];
    const breaker = first && offer ? breakerFor(first, offer, tools) : null;
    if (!offer || !breaker) return null;
    const manner: Manner = {
      kind: 'breaker',
      ask: (subject, limits) => breaker.asking(subject, offer, tools, limits),
      ...wordsFor(offer, tools, {
        says: ', and at once while most calls fail: circuit breaker',
        library: breaker.library,
      }),
    };
    return answeredFix(manner, calls, client, tools);
  };

/** The best first. */
function manners(offer: Offer, tools: FixTools): readonly Manner[] {
  const { switches, kind } = offer.way;
  const by = switches?.find((one) => (tools.manifest?.declared(one.package) ?? null) !== null);
  const asked = (asking: Asking): Manner['ask'] => {
    return (subject, limits) => asking(subject, offer, tools, limits);
  };
  if (!by) {
    const words = wordsFor(offer, tools, { says: '', library: null });
    return [{ kind: 'fallback', ask: asked(askings[kind]), ...words }];
  }
  const named = (says: string): Pick<Manner, 'title' | 'added'> =>
    wordsFor(offer, tools, { says: `${says}, by ${by.package}`, library: null });
  return [
    { kind: 'fallback', ask: asked(askSwitched(by, true)), ...named('') },
    // Nothing that this call is given would make it go on from a hang.
    {
      kind: 'fallback-on-error',
      ask: asked(askSwitched(by, false)),
      isInside: true,
      ...named(' with an error'),
    },
  ];
}

/** Title and dependency. `library`: what is to be installed beside the package that asks. */
function wordsFor(
  { other: { label, env }, way }: Offer,
  tools: FixTools,
  { says, library }: { readonly says: string; readonly library: string | null },
): Pick<Manner, 'title' | 'added'> {
  const isThere = (tools.manifest?.declared(way.package) ?? null) !== null;
  const added: readonly TextEdit[] = isThere ? [] : (additionOf(way.package, tools) ?? []);
  const missing = [...(isThere ? [] : [way.package]), ...(library === null ? [] : [library])];
  const install = missing.length > 0 ? `, then install ${missing.join(' and ')}` : '';
  return { added, title: (when) => `Let ${label} answer ${when}${says} (needs ${env})${install}` };
}
