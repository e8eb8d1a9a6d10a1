import type { Span } from '../../model/facts';
import type { Node } from './tree';
import { type Page, sourceOf } from './writerPage';

/** The name, with a number behind it where the text has it already. */
export function freeName({ text: whole }: Page, name: string, within?: Span): string {
  const text = within ? whole.slice(within.start, within.end) : whole;
  const isTaken = (one: string): boolean => new RegExp(`(?<![\\w.])${one}(?!\\w)`).test(text);
  if (!isTaken(name)) return name;
  let number = 2;
  while (isTaken(`${name}_${String(number)}`)) number++;
  return `${name}_${String(number)}`;
}

/** All names that are read or bound within some nodes; attributes and keywords are none. */
export function namesIn(page: Page, nodes: readonly Node[]): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (node: Node): void => {
    if (node.name === 'VariableName') found.add(sourceOf(page, node));
    node.children.forEach(visit);
  };
  nodes.forEach(visit);
  return found;
}
