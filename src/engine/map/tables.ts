/** Functions in tables: `{ name, processor: enrich }`, handed on by their key to whoever runs them. */
import type { CallExpression, Expression, FunctionFact, NewExpression } from '../../model/facts';
import { importersOf, passedOn } from '../callers';
import { assignedName } from '../names';
import { exportedAs, registrationOf, type Surroundings } from '../surroundings';
import { isExpression } from '../tree';
import { alternatives } from '../values';
import type { EntryEnd, MapNode, Up } from './ups';

/** Entry points that a function is because a table holds it: `new Worker(def.name, def.processor)`. */
export function tableEntries(fn: FunctionFact, around: Surroundings): readonly EntryEnd[] {
  return placesInTables(fn, around).flatMap(({ key, around: there }) =>
    [...importersOf(there, 1).paths].flatMap((path) => {
      const user = there.program.around(path);
      return user ? handedByKey(key, fn, user) : [];
    }),
  );
}

interface InTable {
  readonly key: string;
  readonly around: Surroundings;
}

/** Objects that hold the function under a key, here and where it is imported. */
function placesInTables(fn: FunctionFact, around: Surroundings): readonly InTable[] {
  const holder = around.index.parents.get(fn);
  const name =
    fn.name ?? (holder && isExpression(holder) ? assignedName(holder, around.index) : null);
  if (name === null) return [];
  const abroad = passedOn(around, exportedAs(name, around)).flatMap((one) =>
    [...one.names].flatMap((local) => keysOf(local, one.around)),
  );
  return [...keysOf(name, around), ...abroad];
}

const keysOf = (name: string, around: Surroundings): readonly InTable[] =>
  (around.index.references.get(name) ?? []).flatMap((reference) => {
    const parent = around.index.parents.get(reference);
    if (!parent || !isExpression(parent) || parent.kind !== 'object') return [];
    const key = parent.properties.find(({ value }) => value === reference)?.key ?? null;
    return key === null ? [] : [{ key, around }];
  });

function handedByKey(key: string, fn: FunctionFact, around: Surroundings): readonly EntryEnd[] {
  return (around.index.members.get(key) ?? []).flatMap((member): readonly EntryEnd[] => {
    const call = callWith(member, around);
    const isIt = (): boolean =>
      alternatives(around.resolver.valueOf(member)).some(
        (one) => one.kind === 'function' && one.fn === fn,
      );
    if (!call || !isIt()) return [];
    const entry = registrationOf(call, member, around);
    return entry ? [{ kind: 'entry', ...entry, around }] : [];
  });
}

function callWith(
  argument: Expression,
  { index }: Surroundings,
): CallExpression | NewExpression | null {
  const parent = index.parents.get(argument);
  if (!parent || !isExpression(parent)) return null;
  const isCall = parent.kind === 'call' || parent.kind === 'new';
  return isCall && parent.callee !== argument ? parent : null;
}

/** The function is called by what a table or a parameter has for it: `job.fn()`, `processor(job)`. */
export function isCalledByTable({ path }: Up, { fn }: MapNode): boolean {
  const [passage] = path.through;
  if (!passage || fn?.name == null) return false;
  const { callee } = passage.call;
  if (callee.kind === 'member')
    return callee.property !== fn.name && callee.object.kind === 'reference';
  if (callee.kind !== 'reference' || callee.name === fn.name) return false;
  const kind = passage.around.resolver.bindingOf(callee)?.kind;
  return kind === 'parameter' || kind === 'outside';
}
