/** From a parameter to what callers hand over for it, in this module and in those that import from it. */
import { argumentNamed } from '../model/arguments';
import type { CallExpression, ClassFact, FunctionFact, NewExpression } from '../model/facts';
import { forwardedCall } from './forwarded';
import type { ResolverProgram } from './resolverState';
import { isClass, isExpression } from './tree';
import { alternatives, type Located, type Resolver } from './values';

/** Code with more callers than this settles nothing about a parameter. */
const maxCallers = 12;
/** Nor does what half the workspace imports. */
const maxImporters = 40;

interface Asker extends Resolver {
  readonly program: ResolverProgram;
}

/** Arguments at one position of a function's calls, or of the constructions of its class. */
export function argumentsFor(fn: FunctionFact, position: number, asker: Asker): readonly Located[] {
  if (position < 0) return [];
  const { calls } = asker.program;
  const known = calls.get(fn);
  const all = known ?? callsOf(fn, asker);
  if (!known) calls.set(fn, all);
  const pattern = fn.params[position]?.pattern;
  const name = pattern?.kind === 'name' ? pattern.name : undefined;
  return all.flatMap(({ expression, home }) => {
    const argument = argumentNamed(expression.args, position, name);
    return argument ? [{ expression: argument, home }] : [];
  });
}

type Call = Located<CallExpression | NewExpression>;

/** Calls of a function, or constructions of its class; none where there are too many to say anything. */
function callsOf(fn: FunctionFact, asker: Asker): readonly Call[] {
  // Whoever asks again meanwhile goes round in a circle.
  asker.program.calls.set(fn, []);
  const handed = callsByHelper(fn, asker);
  if (handed.length > 0) return handed;
  const target = targetOf(fn, asker);
  const importers = target ? asker.program.importers(asker.path) : [];
  if (!target || importers.length > maxImporters) return [];
  const found: Call[] = [];
  for (const home of [asker, ...importers]) {
    for (const expression of callsNamed(home, target.name, asker.program))
      if (alternatives(home.valueOf(expression.callee)).some(target.is))
        found.push({ expression, home });
    if (found.length > maxCallers) return [];
  }
  return found;
}

/** `withClient((client) => …)`: where the own helper that is handed the function calls it. */
function callsByHelper(fn: FunctionFact, asker: Asker): readonly Call[] {
  const { parents } = asker.index;
  const holder = parents.get(fn);
  const call = holder && isExpression(holder) ? parents.get(holder) : undefined;
  if (!call || !isExpression(call) || call.kind !== 'call' || call.callee === holder) return [];
  const position = call.args.findIndex(({ value }) => value === holder);
  const helper = alternatives(asker.valueOf(call.callee)).find((one) => one.kind === 'function');
  const pattern = helper?.fn.params[position]?.pattern;
  if (!helper || pattern?.kind !== 'name') return [];
  const { home } = helper;
  return (home.index.references.get(pattern.name) ?? []).flatMap((reference) => {
    const inside = home.index.parents.get(reference);
    const isCalled = inside && isExpression(inside) && inside.kind === 'call';
    const isOurs = home.bindingOf(reference)?.parameter?.fn === helper.fn;
    return isCalled && isOurs && inside.callee === reference ? [{ expression: inside, home }] : [];
  });
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
  if (method?.name == null) return null;
  return { name: method.name, is: (value) => value.kind === 'function' && value.fn === fn };
}

/** Calls whose callee may go by a name, under an import's other name too. */
function callsNamed(
  home: Resolver,
  name: string,
  { sdks }: ResolverProgram,
): readonly (CallExpression | NewExpression)[] {
  const { index } = home;
  const names = new Set([name]);
  for (const fact of index.facts.imports)
    for (const { imported, local } of fact.names)
      if (imported === name || imported === 'default') names.add(local);
  return [...names].flatMap((one) =>
    [...(index.references.get(one) ?? []), ...(index.members.get(one) ?? [])].flatMap((callee) => {
      const parent = index.parents.get(callee);
      if (!parent || !isExpression(parent)) return [];
      if (parent.kind !== 'call' && parent.kind !== 'new') return [];
      if (parent.callee === callee) return [parent];
      const handed = forwardedCall(parent, home, sdks.forwarders);
      return handed?.callee === callee ? [handed] : [];
    }),
  );
}
