/** Whether code speaks of something: by a name, a key or a text. */
import type { Pattern } from '../model/facts';
import { forEachChild, isFunction, type FactNode } from './tree';

/** Some node inside names one of the words, or holds it as a text; functions inside are entered. */
export function mentionsAny(nodes: readonly FactNode[], words: ReadonlySet<string>): boolean {
  let found = false;
  const visit = (node: FactNode): void => {
    if (found) return;
    found = saidBy(node).some((word) => words.has(word));
    if (!found) forEachChild(node, visit);
  };
  nodes.forEach(visit);
  return found;
}

/** Words of the node itself, without those inside it. */
function saidBy(node: FactNode): readonly string[] {
  if (isFunction(node)) return node.params.flatMap((param) => keysOf(param.pattern));
  if (!('kind' in node)) return [];
  switch (node.kind) {
    case 'member':
      return node.property === null ? [] : [node.property];
    case 'reference':
      return [node.name];
    case 'literal':
      return typeof node.value === 'string' ? [node.value] : [];
    case 'object':
      return node.properties.flatMap(({ key }) => (key === null ? [] : [key]));
    case 'declare':
      return keysOf(node.target);
    case 'assign':
      return keysOf(node.target);
    default:
      return [];
  }
}

/** What a pattern takes out: `{ finish_reason: why }`. */
function keysOf(pattern: Pattern): readonly string[] {
  switch (pattern.kind) {
    case 'name':
      return [pattern.name];
    case 'object-pattern':
      return pattern.entries.flatMap(({ key, target }) => [
        ...(key === null ? [] : [key]),
        ...keysOf(target),
      ]);
    case 'array-pattern':
      return pattern.elements.flatMap((element) => (element ? keysOf(element.target) : []));
    default:
      return [];
  }
}
