/** Another provider that answers when this one does not. */
import { behindBreaker } from './breaker';
import { convertedQuestion } from './fallbackConverted';
import { whereItFails, type Asking } from './fallbackEdits';
import { offersFor, type Offer } from './fallbackOffers';
import { shortened, type Primary } from './fallbackPrimary';
import { askRunnable, askSwitched, sameQuestion } from './fallbackSame';
import { fixOf } from './fix';
import { additionOf } from './recipe';
import type { Fix, TextEdit } from '../model/finding';
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
    return offer ? fallbackFix(plainly(offer, tools), { calls, offer, client }, tools) : null;
  });

/** The first of them, behind a circuit breaker: for calls that somebody waits for. */
export const breakerFix =
  (calls: readonly CallSubject[], client: ClientSubject): FixPlan =>
  (tools) => {
    const [first] = calls;
    const [offer] = first ? offersFor(first, tools) : [];
    const manner = first && offer ? behindBreaker(first, offer, tools) : null;
    return offer && manner ? fallbackFix(manner, { calls, offer, client }, tools) : null;
  };

/** How the other comes to answer. */
export interface Manner {
  readonly kind: string;
  readonly asking: Asking;
  /** What the title says of it, behind what it says of the first one's time. */
  readonly says: string;
  /** It needs no time of the first one's. */
  readonly isInside?: boolean;
  /** What else is to be installed, as a title ends. */
  readonly install?: string;
}

function plainly({ way }: Offer, { manifest }: FixTools): Manner {
  const by = way.switches?.find((one) => (manifest?.declared(one.package) ?? null) !== null);
  if (!by) return { kind: 'fallback', asking: askings[way.kind], says: '' };
  // It goes on at an error; nothing that this call is given would make it go on from a hang.
  const says = ` with an error, by ${by.package}`;
  return { kind: 'fallback', asking: askSwitched(by), says, isInside: true };
}

interface Changed {
  readonly primary: Primary;
  readonly edits: readonly TextEdit[];
}

interface Wanted {
  readonly calls: readonly CallSubject[];
  readonly offer: Offer;
  readonly client: ClientSubject;
}

const untouched: Primary = { edits: [], says: '', bound: '', isClient: false };

/** One for all calls that can be told so: they share the client, and the client its time. */
function fallbackFix(
  manner: Manner,
  { calls, offer, client }: Wanted,
  tools: FixTools,
): Fix | null {
  const changed = calls.flatMap((subject): readonly Changed[] => {
    if (subject.call.streaming === null) return [];
    const primary = manner.isInside ? untouched : shortened(subject, tools);
    const edits = primary && manner.asking(subject, offer, tools, primary.bound);
    return primary && edits ? [{ primary, edits }] : [];
  });
  const [first] = changed;
  const isOnlyOurs = client.role !== 'foreign' && changed.length === client.calls.length;
  const isShared = changed.some(({ primary }) => primary.isClient);
  if (!first || (isShared && !isOnlyOurs)) return null;
  const isThere = (tools.manifest?.declared(offer.way.package) ?? null) !== null;
  const added = isThere ? [] : (additionOf(offer.way.package, tools) ?? []);
  const edits = changed.flatMap(({ primary, edits: own }) => [...primary.edits, ...own]);
  const title = titleOf(manner, changed, offer, isThere);
  return fixOf(manner.kind, title, false, withoutRepeats([...edits, ...added]));
}

function titleOf(
  { says, install = '' }: Manner,
  changed: readonly Changed[],
  { other: { label, env }, way }: Offer,
  isThere: boolean,
): string {
  const after = changed.find(({ primary }) => primary.says !== '')?.primary.says ?? '';
  const when =
    changed.length === 1 ? 'when this call fails' : `when ${String(changed.length)} calls fail`;
  const own = isThere ? '' : `, then install ${way.package}`;
  return `Let ${label} answer ${when}${after}${says} (needs ${env})${own}${install}`;
}

/** What several calls need is written once. */
const withoutRepeats = (edits: readonly TextEdit[]): readonly TextEdit[] =>
  edits.filter((edit, index) => index === edits.findIndex((one) => isSame(one, edit)));

const isSame = (a: TextEdit, b: TextEdit): boolean =>
  a.path === b.path && a.start === b.start && a.end === b.end && a.newText === b.newText;
