/** Another provider that answers when this one does not. */
import { askConverted } from './fallbackConverted';
import type { Asking } from './fallbackEdits';
import { offersFor, type Offer } from './fallbackOffers';
import { shortened, type Primary } from './fallbackPrimary';
import { askRunnable, askSame, askSwitched } from './fallbackSame';
import { fixOf } from './fix';
import { additionOf } from './recipe';
import type { Fix, TextEdit } from '../model/finding';
import type { FallbackWay, ModelSwitch } from '../model/knowledge';
import type { CallSubject, ClientSubject, FixPlan, FixTools } from '../model/subject';

/** Most others that are offered. */
const mostOffers = 3;

const askings: Readonly<Record<FallbackWay['kind'], Asking>> = {
  model: askSame,
  client: askSame,
  runnable: askRunnable,
  converted: askConverted,
};

/** A suggestion for each provider that can take over for these calls of a client: those that the project uses first. */
export const fallbackFixes = (
  calls: readonly CallSubject[],
  client: ClientSubject,
): readonly FixPlan[] =>
  Array.from({ length: mostOffers }, (_, index): FixPlan => (tools) => {
    const [first] = calls;
    const offer = first && offersFor(first, tools)[index];
    return offer ? fallbackFix(calls, offer, client, tools) : null;
  });

interface Changed {
  readonly primary: Primary;
  readonly edits: readonly TextEdit[];
}

/** One for all calls that can be told so: they share the client, and the client its time. */
function fallbackFix(
  calls: readonly CallSubject[],
  offer: Offer,
  client: ClientSubject,
  tools: FixTools,
): Fix | null {
  const by = offer.way.switches?.find((one) => tools.manifest?.declared(one.package) ?? null);
  const changed = calls.flatMap((subject): readonly Changed[] => {
    if (subject.call.streaming === null) return [];
    const primary = by ? switched(by) : shortened(subject, tools);
    const asking = by ? askSwitched(by) : askings[offer.way.kind];
    const edits = primary && asking(subject, offer, tools, primary.bound);
    return primary && edits ? [{ primary, edits }] : [];
  });
  const [first] = changed;
  const isOnlyOurs = client.role !== 'foreign' && changed.length === client.calls.length;
  const isShared = changed.some(({ primary }) => primary.isClient);
  if (!first || (isShared && !isOnlyOurs)) return null;
  const edits = changed.flatMap(({ primary, edits: own }) => [...primary.edits, ...own]);
  return titled(changed, offer, withoutRepeats(edits), tools);
}

/** It goes on at an error; nothing that this call is given would make it go on from a hang. */
const switched = (by: ModelSwitch): Primary => ({
  ...{ edits: [], bound: '', isClient: false },
  says: ` with an error, by ${by.package}`,
});

function titled(
  changed: readonly Changed[],
  { other: { label, env }, way }: Offer,
  edits: readonly TextEdit[],
  tools: FixTools,
): Fix {
  const isThere = (tools.manifest?.declared(way.package) ?? null) !== null;
  const added = isThere ? [] : (additionOf(way.package, tools) ?? []);
  const install = isThere ? '' : `, then install ${way.package}`;
  const says = changed.find(({ primary }) => primary.says !== '')?.primary.says ?? '';
  const when =
    changed.length === 1 ? 'when this call fails' : `when ${String(changed.length)} calls fail`;
  const title = `Let ${label} answer ${when}${says} (needs ${env})${install}`;
  return fixOf('fallback', title, false, [...edits, ...added]);
}

/** What several calls need is written once. */
const withoutRepeats = (edits: readonly TextEdit[]): readonly TextEdit[] =>
  edits.filter((edit, index) => index === edits.findIndex((one) => isSame(one, edit)));

const isSame = (a: TextEdit, b: TextEdit): boolean =>
  a.path === b.path && a.start === b.start && a.end === b.end && a.newText === b.newText;
