/** From a parameter to what callers hand over for it, in this module and in those that import from it. */
import type { CallExpression, ClassFact, FunctionFact, NewExpression } from '../model/facts';
import type { ResolverProgram } from './resolver';
import { isClass, isExpression } from './tree';
import { alternatives, type Located, type Resolver } from './values';

/** Code with more callers than this settles nothing about a parameter. */
const maxCallers = 12;

interface Asker extends Resolver {
  readonly program: ResolverProgram;
}

/** Arguments at one position of a function's calls, or of the constructions of its class. */
export function argumentsFor(fn: FunctionFact, position: number, asker: Asker): readonly Located[] {
  const target = targetOf(fn, asker);
  if (!target || position < 0) return [];
  const homes = [asker, ...asker.program.importers(asker.path)];
  const found = homes.flatMap((home) => argumentsIn(home, target, position));
  return found.length > maxCallers ? [] : found;
}

interface Target {
  readonly name: string;
  readonly is: (value: ReturnType<typeof alternatives>[number]) => boolean;
}

/** How calls name the function: its own name, its variable's or method's, or its class's for a constructor. */
function targetOf(fn: FunctionFact, { index }: Resolver): Target | null {
  const holder = index.parents.get(fn);
  if (holder && isClass(holder)) return methodTarget(fn, holder);
  const isFn = (value: ReturnType<typeof alternatives>[number]): boolean =>
    value.kind === 'function' && value.fn === fn;
  if (fn.name !== null) return { name: fn.name, is: isFn };
  if (!holder || !isExpression(holder)) return null;
  const parent = index.parents.get(holder);
  if (!parent || !('kind' in parent)) return null;
  if (parent.kind === 'declare' && parent.target.kind === 'name')
    return { name: parent.target.name, is: isFn };
  if (parent.kind !== 'object') return null;
  const key = parent.properties.find(({ value }) => value === holder)?.key;
  return typeof key === 'string' ? { name: key, is: isFn } : null;
}

function methodTarget(fn: FunctionFact, cls: ClassFact): Target | null {
  const method = cls.methods.find((one) => one.fn === fn);
  if (method?.role === 'constructor')
    return cls.name === null
      ? null
      : { name: cls.name, is: (value) => value.kind === 'class' && value.cls === cls };
  if (!method || method.name === null) return null;
  return { name: method.name, is: (value) => value.kind === 'function' && value.fn === fn };
}

function argumentsIn(home: Resolver, target: Target, position: number): readonly Located[] {
  return callsNamed(home, target.name).flatMap((call) => {
    const argument = call.args[position];
    if (!argument || argument.spread !== null) return [];
    return alternatives(home.valueOf(call.callee)).some(target.is)
      ? [{ expression: argument.value, home }]
      : [];
  });
}

/** Calls whose callee may go by a name, under an import's other name too. */
function callsNamed(
  { index }: Resolver,
  name: string,
): readonly (CallExpression | NewExpression)[] {
  const names = new Set([name]);
  for (const fact of index.facts.imports)
    for (const { imported, local } of fact.names)
      if (imported === name || imported === 'default') names.add(local);
  return index.calls.filter(({ callee }) =>
    callee.kind === 'reference'
      ? names.has(callee.name)
      : callee.kind === 'member' && callee.property !== null && names.has(callee.property),
  );
}
