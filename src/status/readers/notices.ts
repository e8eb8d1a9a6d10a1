/**
 * Pages that list open incidents and no components: Rootly and Checkly. Both give an incident an id, a name, a word for
 * its weight and the services that it names.
 */
import * as v from 'valibot';
import type { HealthState, IncidentReport } from '../../model/health';
import type { StatusComponent } from '../../model/knowledge';
import { timeOrNull } from './shapes';
import { isClosed, isPlanned, whileOpen } from './states';
import { idsOf, type Felt } from './table';

/** An incident in neutral words. */
export interface Notice {
  readonly id: string;
  readonly title: string;
  readonly impact: HealthState;
  readonly status: string;
  readonly named: readonly { readonly id: string | null; readonly name: string | null }[];
  readonly startedAt: string | null;
  readonly updatedAt: string | null;
  readonly resolvedAt: string | null;
  readonly url: string | null;
  readonly latestUpdate: string | null;
}

/** An id, which some pages write as a number. */
export const idShape = v.pipe(v.union([v.string(), v.number()]), v.transform(String));

/** What open incidents do: to what they name, else to everything, by their weight and not beyond. */
export function feltOfNotices(notices: readonly Notice[]): readonly Felt[] {
  return notices
    .filter(({ status, resolvedAt }) => resolvedAt === null && !isClosed(status))
    .filter(({ status }) => !isPlanned(status))
    .flatMap(({ named, impact }) => {
      const state = whileOpen(impact);
      if (named.length === 0) return [{ id: null, name: null, state }];
      return named.map((one) => ({ ...one, state }));
    });
}

export function incidentOf(notice: Notice, table: readonly StatusComponent[]): IncidentReport {
  const { named, ...rest } = notice;
  const ids = named.flatMap(({ id, name }) => {
    const byName = name === null ? [] : idsOf(table, name);
    const known = byName.filter((one) => one !== name);
    return known.length > 0 ? known : [...(id === null ? byName : idsOf(table, id))];
  });
  return { ...rest, components: [...new Set(ids)] };
}

/** The end of an incident that is over: the page's own time for it, else that of its last change. */
export function endOf(
  status: string,
  resolved: string | null,
  updatedAt: string | null,
): string | null {
  return timeOrNull(resolved) ?? (isClosed(status) ? updatedAt : null);
}
