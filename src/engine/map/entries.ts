/** Entry points: functions that the outside world calls, and where they stand. */
import type { Expression, FunctionFact } from '../../model/facts';
import type { EntryPoint } from '../../model/impact';
import type { Surroundings } from '../surroundings';
import { exportedAs, matchesAny } from '../surroundings';
import { assignedName } from '../names';
import { isClass, isExpression, isFunction, type FactNode } from '../tree';
import { nameOfEnd, nameOfExport, nameOfNode } from './names';
import type { MapNode, Ups } from './ups';

export type EntryFacts = Omit<EntryPoint, 'reaches' | 'package'>;

type FunctionNode = MapNode & { readonly fn: FunctionFact };

/** Entry points that a function is, by what calls it or by where it stands. */
export function entriesOf(node: MapNode, ups: Ups): readonly EntryFacts[] {
  if (node.fn === null) return [];
  const found: FunctionNode = { fn: node.fn, around: node.around };
  const called = ups.entries.map((end) => entry(found, end.framework, nameOfEnd(end, found)));
  if (called.length > 0) return called;
  const own = exportedEntry(found) ?? serverAction(found) ?? namedEntry(found);
  if (own) return [own];
  return ups.unused ? unusedEntry(found) : [];
}

type Kind = Pick<EntryPoint, 'kind' | 'patience'>;

function entry(node: FunctionNode, { kind, patience }: Kind, name: string): EntryFacts {
  const { path, line } = placeOf(node);
  return { id: `${path}#${name}`, name, kind, path, line, patience };
}

/** The line of its name; of a function in an exported call the line of the export. */
function placeOf({ fn, around }: FunctionNode): { readonly path: string; readonly line: number } {
  const { positions } = around.resolver;
  return positions.place({ start: (fn.nameSpan ?? fn).start });
}

/** `export const POST = withAuth(async () => …)`: what is exported is made of it. */
function exportedEntry(node: FunctionNode): EntryFacts | null {
  const { around } = node;
  const names = exportsAround(node);
  const found = names.length > 0 ? around.entryPoint(names) : null;
  if (!found) return null;
  const exported = names.find((one) => found.name.startsWith(`${one} `)) ?? names[0] ?? '';
  return entry(node, found.framework, nameOfExport(found.framework, exported, around.path));
}

/** Names under which a function, or what is made of it at the top of the module, is exported. */
export function exportsAround({ fn, around }: FunctionNode): readonly string[] {
  let below: FactNode = fn;
  for (let at = around.index.parents.get(fn); at; at = around.index.parents.get(at)) {
    if (isFunction(at) || isClass(at)) return [];
    if ('kind' in at && at.kind === 'declare')
      return at.target.kind === 'name' ? exportedAs(at.target.name, around) : [];
    below = at;
  }
  const own = fn.name === null ? [] : exportedAs(fn.name, around);
  return [...own, ...exportedHere(below, around)];
}

const exportedHere = (node: FactNode, { index }: Surroundings): readonly string[] =>
  index.facts.exports.flatMap(({ exported, value }) =>
    value && value.start <= node.start && value.end >= node.end ? [exported] : [],
  );

const action: Kind = { kind: 'server-action', patience: 'interactive' };

/** `'use server'` at the top of a module, or of a function. */
function serverAction(node: FunctionNode): EntryFacts | null {
  const { fn, around } = node;
  const isModule = around.index.facts.pragmas.includes('use server');
  if (isModule ? exportsAround(node).length === 0 : !saysServer(fn)) return null;
  return entry(node, action, nameOfNode(node));
}

function saysServer({ body: [first] }: FunctionFact): boolean {
  return (
    first?.kind === 'expression' &&
    first.value.kind === 'literal' &&
    first.value.value === 'use server'
  );
}

/** React's components and hooks. */
function namedEntry(node: FunctionNode): EntryFacts | null {
  const { fn, around } = node;
  const name = fn.name ?? declaredName(node);
  if (name === null || exportsAround(node).length === 0) return null;
  for (const framework of around.knowledge.frameworks) {
    const { found } = framework;
    if (found.by !== 'name' || !new RegExp(found.pattern).test(name)) continue;
    if (!matchesAny(found.files, around.path)) continue;
    const { package: source } = found;
    if (source !== null && !around.index.facts.imports.some((one) => one.source === source))
      continue;
    return entry(node, framework, name);
  }
  return null;
}

function declaredName({ fn, around }: FunctionNode): string | null {
  const holder = around.index.parents.get(fn);
  return holder && isExpression(holder) ? assignedName(holder, around.index) : null;
}

const exportKind: Kind = { kind: 'library-export', patience: 'interactive' };
const componentKind: Kind = { kind: 'component', patience: 'interactive' };

/** Nobody in the workspace calls it: an export for others, or a handler that the markup of its file names. */
function unusedEntry(node: FunctionNode): readonly EntryFacts[] {
  const { fn, around } = node;
  if (/\.(?:vue|svelte|astro)$/.test(around.path))
    return [entry(node, componentKind, nameOfNode(node))];
  const holder = around.index.parents.get(fn);
  const owner = holder && isClass(holder) ? holder.name : null;
  const isOpen = owner === null ? isExported(node) : exportedAs(owner, around).length > 0;
  return isOpen ? [entry(node, exportKind, nameOfNode(node))] : [];
}

const isExported = (node: FunctionNode): boolean => exportsAround(node).length > 0;

/** The same kind of entry point, where the function itself stands. */
export const entryInTable = (handler: EntryFacts, { fn, around }: MapNode): EntryFacts =>
  fn === null
    ? handler
    : entry(
        { fn, around },
        handler,
        handler.kind === 'job' ? `job ${nameOfNode({ fn, around })}` : nameOfNode({ fn, around }),
      );

const scriptKind: Kind = { kind: 'cli', patience: 'interactive' };

/** What runs when a module is loaded: the function that its top level calls, or the place of the call. */
export function scriptEntry(module: MapNode, called: MapNode | null, site: FactNode): EntryFacts {
  const { around } = module;
  const heard = called === null ? eventAt(site, around) : null;
  if (heard !== null) return { ...entryAt(site, around, heard), kind: 'event' };
  if (called?.fn && called.around.path === around.path)
    return entry({ fn: called.fn, around }, scriptKind, `${around.path} ${nameOfNode(called)}`);
  return entryAt(site, around, around.path);
}

function entryAt(site: FactNode, around: Surroundings, name: string): EntryFacts {
  const { path, line } = around.resolver.positions.place(site);
  return { ...{ id: `${path}#${name}`, name, path, line }, ...scriptKind };
}

/** `chrome.runtime.onMessage.addListener(…)`, `client.on('message', …)` at the top of a module. */
function eventAt(site: FactNode, { index }: Surroundings): string | null {
  const call = isExpression(site) && site.kind === 'call' ? site : index.parents.get(site);
  if (!call || !isExpression(call) || call.kind !== 'call') return null;
  const { callee } = call;
  if (callee.kind !== 'member' || !hearing.has(callee.property ?? '')) return null;
  const first = call.args[0]?.value;
  const event = first?.kind === 'literal' ? ` ${String(first.value)}` : '';
  return `${dotted(callee.object)}${event}`;
}

const hearing = new Set(['on', 'once', 'addListener', 'addEventListener', 'subscribe', 'handle']);

const dotted = (value: Expression): string =>
  value.kind === 'reference'
    ? value.name
    : value.kind === 'member'
      ? `${dotted(value.object)}.${value.property ?? ''}`
      : '';
