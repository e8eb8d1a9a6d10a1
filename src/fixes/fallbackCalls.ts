/** Gives the calls of a client somebody else who answers, and the client little time where it is asked first. */
import { shortened, type Limits, type Primary } from './fallbackPrimary';
import { fixOf } from './fix';
import type { Fix, TextEdit } from '../model/finding';
import type { CallSubject, ClientSubject, FixTools } from '../model/subject';

/** How somebody else comes to answer. */
export interface Manner {
  readonly kind: string;
  /**
   * What one call is changed to; null where it cannot be.
   */
  readonly ask: (subject: CallSubject, limits: Limits) => readonly TextEdit[] | null;
  /** `when`: `when this call fails after 30 s and one attempt`. */
  readonly title: (when: string) => string;
  /** Edits beside those of the calls. */
  readonly added: readonly TextEdit[];
  /** It needs no time of the first one's. */
  readonly isInside?: boolean;
  /** No run over many findings takes it. */
  readonly byHand?: boolean;
}

interface Changed {
  readonly primary: Primary;
  readonly edits: readonly TextEdit[];
}

const untouched: Primary = { edits: [], says: '', bound: '', inside: [], isClient: false };

/** One fix for all calls that can be told so: they share the client, and the client its time. */
export function answeredFix(
  manner: Manner,
  calls: readonly CallSubject[],
  client: ClientSubject,
  tools: FixTools,
): Fix | null {
  const changed = calls.flatMap((subject): readonly Changed[] => {
    if (subject.call.streaming === null) return [];
    const primary = manner.isInside ? untouched : shortened(subject, tools);
    const edits = primary && manner.ask(subject, primary);
    return primary && edits ? [{ primary, edits }] : [];
  });
  const [first] = changed;
  const isOnlyOurs = client.role !== 'foreign' && changed.length === client.calls.length;
  const isShared = changed.some(({ primary }) => primary.isClient);
  if (!first || (isShared && !isOnlyOurs)) return null;
  const edits = changed.flatMap(({ primary, edits: own }) => [...primary.edits, ...own]);
  const all = withoutRepeats([...edits, ...manner.added]);
  const fix = fixOf(manner.kind, manner.title(whenWords(changed)), false, all);
  return manner.byHand ? { ...fix, byHand: true } : fix;
}

function whenWords(changed: readonly Changed[]): string {
  const after = changed.find(({ primary }) => primary.says !== '')?.primary.says ?? '';
  const who = changed.length === 1 ? 'this call fails' : `${String(changed.length)} calls fail`;
  return `when ${who}${after}`;
}

/** What several calls need is written once. */
const withoutRepeats = (edits: readonly TextEdit[]): readonly TextEdit[] =>
  edits.filter((edit, index) => index === edits.findIndex((one) => isSame(one, edit)));

const isSame = (a: TextEdit, b: TextEdit): boolean =>
  a.path === b.path && a.start === b.start && a.end === b.end && a.newText === b.newText;
