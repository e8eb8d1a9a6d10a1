/** Ways from the calls of one module up to the entry points that reach them. */
import type { CallReach, Reach, Step } from '../../model/impact';
import type { LlmCall } from '../../model/call';
import type { Ways } from '../contract';
import type { FailurePath } from '../paths';
import type { ProtectionQuestion } from '../protection';
import type { CallSubject } from '../../model/subject';
import { layerOf } from '../retries';
import { isFunction, isHandler } from '../tree';
import { entriesOf, entryInTable, scriptEntry, type EntryFacts } from './entries';
import { isCalledByTable } from './tables';
import { hasName, nameOfNode } from './names';
import { effectOf, fateThrough, fates, fresh, type Passing } from './fates';
import { upAlong, type MapNode, type Up, type Ups } from './ups';

/** One call, and what decides how it fails. */
export interface MappedCall {
  readonly call: LlmCall;
  readonly budgetWithin: CallSubject['budgetWithin'];
  /** Where its failure goes in the function around it. */
  readonly paths: readonly FailurePath[];
  readonly question: ProtectionQuestion;
}

export interface MapContext {
  readonly packageOf: (path: string) => string;
  readonly ups: (node: MapNode) => Ups;
}

/** Functions that are visited for one call. */
const maxVisits = 4_000;

interface Visit {
  readonly node: MapNode;
  readonly passing: Passing;
  readonly certain: boolean;
  readonly conditional: boolean;
  readonly below: Visit | null;
  /** How this function has the one below, or the call, in its hands. */
  readonly up: Up;
}

interface Found {
  readonly entry: EntryFacts;
  readonly visit: Visit;
}

export function reachesOf(mapped: MappedCall, context: MapContext): Ways {
  const found = new Map<string, Found>();
  let lost = 0;
  const queue = mapped.paths.flatMap((path) => first(path, mapped));
  const seen = new Map<unknown, number>();
  for (const visit of queue) {
    if (queue.length > maxVisits) lost += 1;
    const key = visit.node.fn ?? visit.node.around.path;
    const rank = fates.indexOf(visit.passing.fate);
    if ((seen.get(key) ?? Infinity) <= rank || queue.length > maxVisits) continue;
    seen.set(key, rank);
    const ups = context.ups(visit.node);
    lost += ups.unused ? 1 : 0;
    const entries = entriesAt(visit, ups);
    for (const entry of entries) note(entry, visit, found);
    // Who calls it is known: what names alone say besides is a guess too many.
    const further = entries.length > 0 ? ups.ups.filter(({ certain }) => certain) : ups.ups;
    for (const up of further) queue.push(next(up, visit, mapped));
  }
  return {
    reaches: [...found.values()].map((one) => reachOf(one, mapped, context)),
    unfollowed: lost,
  };
}

/** At the top level of a module what counts is the function that it calls. */
function entriesAt(visit: Visit, ups: Ups): readonly EntryFacts[] {
  return visit.node.fn === null
    ? [scriptEntry(visit.node, namedBelow(visit), visit.up.site)]
    : throughTable(entriesOf(visit.node, ups), visit);
}

/** A handler that runs what a table holds says little: the functions of the table are the entry points. */
const throughTable = (
  entries: readonly EntryFacts[],
  { below, up }: Visit,
): readonly EntryFacts[] =>
  below && isCalledByTable(up, below.node)
    ? entries.map((entry) => entryInTable(entry, below.node))
    : entries;

/** The nearest function below that has a name: callbacks stand where they are handed over, and listeners for themselves. */
function namedBelow(visit: Visit): MapNode | null {
  const { path } = visit.up;
  const isListener =
    path.end.kind === 'detached' || path.steps.some(({ kind }) => kind === 'opaque');
  if (isListener && visit.below && !hasName(visit.below.node)) return null;
  for (let at = visit.below; at; at = at.below) if (hasName(at.node)) return at.node;
  return null;
}

function first(path: FailurePath, { question }: MappedCall): readonly Visit[] {
  const ups = upAlong(path, null);
  return ups.map((up) => ({
    node: up.to,
    passing: fateThrough(up, fresh, question),
    certain: up.certain,
    conditional: isConditional(up),
    below: null,
    up,
  }));
}

function next(up: Up, visit: Visit, { question }: MappedCall): Visit {
  return {
    node: up.to,
    passing: fateThrough(up, visit.passing, question),
    certain: visit.certain && up.certain,
    conditional: visit.conditional || isConditional(up),
    below: visit,
    up,
  };
}

/** Something decides whether the function comes to it. */
function isConditional({ site, to: { around } }: Up): boolean {
  for (let at = around.index.parents.get(site); at; at = around.index.parents.get(at)) {
    if (isFunction(at)) return false;
    if (isHandler(at)) return true;
    if ('kind' in at && deciding.has(at.kind)) return true;
  }
  return false;
}

const deciding = new Set(['branch', 'conditional', 'logical']);

/** Of several ways to the same entry point the worst. */
function note(entry: EntryFacts, visit: Visit, found: Map<string, Found>): void {
  const known = found.get(entry.id);
  if (known && rankOf(known.visit) <= rankOf(visit)) return;
  found.set(entry.id, { entry, visit });
}

const rankOf = ({ passing }: Visit): number => fates.indexOf(passing.fate);

function reachOf({ entry, visit }: Found, mapped: MappedCall, context: MapContext): CallReach {
  const { call } = mapped;
  const via: Step[] = [];
  for (let at: Visit | null = visit; at; at = at.below) via.push(stepOf(at.node));
  const reach: Reach = {
    call: call.id,
    via,
    effect: effectOf(visit.passing.fate),
    fallback: visit.passing.fallback,
    ...costOf(visit.passing, mapped),
    certain: visit.certain,
    conditional: visit.conditional,
  };
  return { entryPoint: { ...entry, package: context.packageOf(entry.path) }, reach };
}

/** The call's own timers and retries, and those that stand on this way. */
function costOf(
  { steps, awaited }: Passing,
  { call, budgetWithin }: MappedCall,
): Pick<Reach, 'untilHeardMs' | 'requests'> {
  const own = call.retries.layers.filter(({ kind, name }) => kind === 'sdk' || name === signalName);
  const layers = [...own, ...steps.flatMap((step) => layerOf(step) ?? [])];
  const budget = budgetWithin?.(layers) ?? call.budget;
  const untilHeardMs = budget.unknown ? null : budget.untilErrorMs;
  return { untilHeardMs: awaited ? untilHeardMs : 0, requests: budget.requests };
}

const signalName = 'abort signal';

const stepOf = (node: MapNode): Step => ({
  ...node.around.resolver.positions.place(node.fn ?? { start: 0 }),
  name: nameOfNode(node),
});
