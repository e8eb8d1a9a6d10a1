/** Whether code speaks of something: by a name, a key or a text. */
import type { ModuleFacts, Pattern } from '../model/facts';
import { forEachChild, isFunction, type FactNode } from './tree';

/** Facts never change: what a module says is gathered once, and asked for by each of its calls. */
const saidIn = new WeakMap<ModuleFacts, ReadonlySet<string>>();

/** Something in the module names one of the words, or holds it as a text. */
export function mentionsAny(facts: ModuleFacts, words: readonly string[]): boolean {
  const said = saidIn.get(facts) ?? wordsOf(facts);
  saidIn.set(facts, said);
  return words.some((word) => said.has(word));
}

function wordsOf({ body, exports }: ModuleFacts): ReadonlySet<string> {
  const said = new Set<string>();
  const visit = (node: FactNode): void => {
    for (const word of saidBy(node)) said.add(word);
    forEachChild(node, visit);
  };
  body.forEach(visit);
  for (const { value } of exports) if (value) visit(value);
  return said;
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
