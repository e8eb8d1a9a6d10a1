/** Pages against the provider table: which of its components is meant, and how those feel that a page never lists. */
import type { ComponentReport, HealthState, PageReport } from '../../model/health';
import type { StatusComponent, StatusSum } from '../../model/knowledge';
import { compareStates } from '../health';
import { groupBy } from './group';
import { worst } from './states';

/** What an incident does to one thing, which the page names by id, by name, by both, or not at all: then to all. */
export interface Felt {
  readonly id: string | null;
  readonly name: string | null;
  readonly state: HealthState;
}

/** Components of a page that only lists incidents: calm but for what an incident does to them. */
export function feltBy(
  table: readonly StatusComponent[],
  felt: readonly Felt[],
): readonly ComponentReport[] {
  return table
    .filter((component) => component.sum === undefined)
    .map((component) => {
      const states = felt.filter((one) => concerns(one, component)).map((one) => one.state);
      return { id: component.id, name: component.name, state: worst(states, 'operational') };
    });
}

/** What the incidents name beside the components of the table. */
export function strangersIn(
  table: readonly StatusComponent[],
  felt: readonly Felt[],
): readonly ComponentReport[] {
  const strangers = felt.filter(
    (one) => isNamed(one) && !table.some((component) => concerns(one, component)),
  );
  return [...groupBy(strangers, idOf)].map(([id, rows]) => {
    const states = rows.map((one) => one.state);
    return { id, name: rows[0]?.name ?? id, state: worst(states, 'operational') };
  });
}

/** Ids of the table's components that this id or name stands for; itself where there are none. */
export function idsOf(table: readonly StatusComponent[], word: string): readonly string[] {
  const ids = table.filter((component) => isMeant(component, word)).map((one) => one.id);
  return ids.length === 0 ? [word] : ids;
}

const isNamed = (one: Felt): boolean => one.id !== null || one.name !== null;
const idOf = (one: Felt): string => one.id ?? one.name ?? '';

function concerns(one: Felt, component: StatusComponent): boolean {
  return (
    !isNamed(one) || [one.id, one.name].some((word) => word !== null && isMeant(component, word))
  );
}

/** True where this id or name on the page stands for the table's component. */
export function isMeant(component: StatusComponent, word: string): boolean {
  const said = word.trim().toLowerCase();
  return [component.id, component.name, ...(component.names ?? [])].some((pattern) =>
    matches(pattern.toLowerCase(), said),
  );
}

/** `*` stands for any run of characters. */
function matches(pattern: string, text: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return pattern === text;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const piece of rest) {
    const found = text.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}

/**
 * The report in the table's words: components that it knows by name only, relatives whose health says nothing, and sums
 * of those that it does not know.
 */
export function inWordsOf(table: readonly StatusComponent[], report: PageReport): PageReport {
  if (report.components.length === 0) return report;
  const listed = new Set(report.components.map((one) => one.id));
  const renamed = new Map(
    table.flatMap((component) => {
      if (listed.has(component.id) || component.names === undefined) return [];
      const row = report.components.find((one) => isMeant(component, one.name));
      return row === undefined ? [] : [[row.id, component.id] as const];
    }),
  );
  const rename = (id: string): string => renamed.get(id) ?? id;
  const hints = new Set(table.filter((one) => one.hint).map((one) => one.id));
  const components = report.components
    .map((one) => ({ ...one, id: rename(one.id) }))
    .map((one) => (hints.has(one.id) && one.state === 'operational' ? doubt(one) : one));
  const incidents = report.incidents.map((one) => ({
    ...one,
    components: [...new Set(one.components.map(rename))],
  }));
  return { ...report, incidents, components: [...components, ...sums(table, components)] };
}

const doubt = (one: ComponentReport): ComponentReport => ({ ...one, state: 'unknown' });

function sums(
  table: readonly StatusComponent[],
  components: readonly ComponentReport[],
): readonly ComponentReport[] {
  const known = new Set(table.map((one) => one.id));
  const unlisted = components.filter((one) => !known.has(one.id)).map((one) => one.state);
  return table.flatMap(({ id, name, sum }) =>
    sum === undefined ? [] : [{ id, name, state: summed(unlisted, sum) }],
  );
}

/** Of many components that come and go, each for a model: as bad as more than this share of them are. */
const shareThatCounts = 0.3;

function summed(states: readonly HealthState[], sum: StatusSum): HealthState {
  const worstFirst = [...states].sort((a, b) => compareStates(b, a));
  const at = sum === 'worst' ? 0 : Math.floor(shareThatCounts * worstFirst.length);
  return worstFirst[at] ?? 'unknown';
}
