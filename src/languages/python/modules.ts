/** What a module takes from others and gives to them. */
import type {
  ExportFact,
  Expression,
  ImportedName,
  ImportFact,
  Span,
  Statement,
} from '../../model/facts';
import { bindName, type Reader, spanOf, textOf } from './reader';
import type { Node } from './tree';

/**
 * An import binds its names where it stands. At the top of a module, also in its branches and `try`, it is an import of
 * the module. In a function, too, as long as its names mean nothing else in the module; else it is what
 * `const { Name } = require('module')` would be, so that one name can mean several things.
 */
export function pushImport(node: Node, out: Statement[], reader: Reader): void {
  for (const fact of importsIn(node, reader)) {
    const isStar = fact.names.some(({ local }) => local === '*');
    if (isStar) {
      reader.stars.push(fact);
      continue;
    }
    if (reader.scope.kind === 'module' || fact.names.every((name) => isFree(name, fact, reader))) {
      for (const name of fact.names)
        if (reader.scope.kind === 'module') bindName(name.local, name, reader);
      reader.imports.push(fact);
    } else for (const name of fact.names) pushLocal(name, fact, out, reader);
  }
}

function isFree(
  { local, imported }: ImportedName,
  { source }: ImportFact,
  { imports, scope }: Reader,
): boolean {
  const same = imports.filter((fact) => fact.names.some((name) => name.local === local));
  if (same.length > 0)
    return same.every(
      (fact) =>
        fact.source === source &&
        fact.names.some((name) => name.local === local && name.imported === imported),
    );
  let at: typeof scope | null = scope;
  for (; at; at = at.parent) if (at.bound.has(local)) return false;
  return true;
}

function pushLocal(
  { imported, local, start, end }: ImportedName,
  { source }: ImportFact,
  out: Statement[],
  reader: Reader,
): void {
  const span: Span = { start, end };
  const module: Expression = { kind: 'import', source, dynamic: false, ...span };
  const value: Expression =
    imported === '*'
      ? module
      : {
          kind: 'member',
          object: module,
          property: imported,
          propertySpan: span,
          index: null,
          ...span,
        };
  const target = { kind: 'name', name: local, ...span } as const;
  bindName(local, span, reader);
  out.push({ kind: 'declare', target, value, type: null, binding: 'function', ...span });
}

// ---------------------------------------------------------------------------------------------------- reading

function importsIn(node: Node, reader: Reader): readonly ImportFact[] {
  return node.children[0]?.name === 'from'
    ? [importedFrom(node, reader)]
    : importedModules(node, reader);
}

/** `from ..a.b import c as d, e`. The source keeps its dots. */
function importedFrom(node: Node, reader: Reader): ImportFact {
  const at = node.children.findIndex(({ name }) => name === 'import');
  const until = at < 0 ? node.children.length : at;
  const source = joined(node.children.slice(1, until), reader);
  const { typeOnly } = reader;
  const names = groupsOf(node.children.slice(until + 1)).flatMap(
    (group): readonly ImportedName[] => {
      const [first] = group;
      const last = group.at(-1);
      if (!first || !last) return [];
      const span = { start: first.start, end: last.end };
      if (first.name === '*') return [{ imported: '*', local: '*', typeOnly, ...span }];
      return [{ imported: textOf(first, reader), local: textOf(last, reader), typeOnly, ...span }];
    },
  );
  return { source, typeOnly, names, ...spanOf(node) };
}

/**
 * `import a.b as c` binds the module. `import a.b` loads `a.b` and binds `a`: an import without names, and one of the
 * whole of `a`.
 */
function importedModules(node: Node, reader: Reader): readonly ImportFact[] {
  const { typeOnly } = reader;
  return groupsOf(node.children.slice(1)).flatMap((group): readonly ImportFact[] => {
    const as = group.findIndex(({ name }) => name === 'as');
    const path = as < 0 ? group : group.slice(0, as);
    const [first] = path;
    const source = joined(path, reader);
    const alias = as < 0 ? undefined : group[as + 1];
    if (!first || source === '') return [];
    const span = { start: first.start, end: group.at(-1)?.end ?? first.end };
    const bound = alias ?? first;
    const whole: ImportFact = {
      source: alias ? source : textOf(first, reader),
      typeOnly,
      names: [{ imported: '*', local: textOf(bound, reader), typeOnly, ...span }],
      ...spanOf(node),
    };
    return alias || path.length === 1
      ? [whole]
      : [{ source, typeOnly, names: [], ...spanOf(node) }, whole];
  });
}

function groupsOf(nodes: readonly Node[]): readonly (readonly Node[])[] {
  const groups: Node[][] = [[]];
  for (const node of nodes) {
    if (node.name === ',') groups.push([]);
    else if (node.name !== '(' && node.name !== ')') groups.at(-1)?.push(node);
  }
  return groups.filter((group) => group.length > 0);
}

const joined = (nodes: readonly Node[], reader: Reader): string =>
  nodes.map((node) => textOf(node, reader)).join('');

// ---------------------------------------------------------------------------------------------------- exports

/** Every name of a Python module can be taken from it, imported ones too. */
export function readExports({ scope, stars }: Reader): readonly ExportFact[] {
  const own = [...scope.bound].map(([name, span]): ExportFact => ({
    exported: name,
    local: name,
    value: null,
    source: null,
    imported: null,
    typeOnly: false,
    ...spanOf(span),
  }));
  const passedOn = stars.map(({ source, typeOnly, start, end }): ExportFact => ({
    ...{ exported: '*', local: null, value: null, source, imported: '*', typeOnly, start, end },
  }));
  return [...own, ...passedOn];
}
