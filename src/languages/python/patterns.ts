/** Where values are put: names, members, and lists of them. */
import type { ArrayPattern, NamePattern, Pattern } from '../../model/facts';
import { isExpression, readMember, withoutParentheses } from './expressions';
import { commaSeparated, type Reader, spanOf, textOf } from './reader';
import { createTree, type Node } from './tree';

export function readTarget(node: Node, reader: Reader): Pattern {
  const inner = withoutParentheses(node);
  const span = spanOf(inner);
  switch (inner.name) {
    case 'VariableName':
      return readNamed(inner, reader);
    case 'MemberExpression':
      return { kind: 'target', expression: readMember(inner, reader), ...span };
    case 'TupleExpression':
    case 'ArrayExpression':
      return { ...elementsOf(inner.children, reader), ...span };
    default:
      return { kind: 'unknown-pattern', ...span };
  }
}

/** Behind `as`, a list or a member stands where the tree has one name. */
function readNamed(node: Node, reader: Reader): Pattern {
  const span = spanOf(node);
  const name = textOf(node, reader);
  if (!/[.([]/.test(name)) return { kind: 'name', name, ...span };
  const [statement] = createTree(name, node.start).body;
  return readTargets(statement?.children ?? [], node.start, reader);
}

/** Targets without brackets: `a, b`. `at` is where something is missing. */
export function readTargets(nodes: readonly Node[], at: number, reader: Reader): Pattern {
  const [first] = nodes;
  const isList = nodes.some(({ name }) => name === ',' || name === '*');
  if (!first || !nodes.some(isExpression)) return { kind: 'unknown-pattern', start: at, end: at };
  const only = nodes.find(isExpression);
  if (!isList && only) return readTarget(only, reader);
  const end = nodes.at(-1)?.end ?? first.end;
  return { ...elementsOf(nodes, reader), start: first.start, end };
}

/** `*rest` takes its place in the list like any other name. */
function elementsOf(nodes: readonly Node[], reader: Reader): Omit<ArrayPattern, 'start' | 'end'> {
  const elements = commaSeparated(nodes).flatMap((group) => {
    const node = group.find(isExpression);
    return node ? [{ target: readTarget(node, reader), fallback: null }] : [];
  });
  return { kind: 'array-pattern', elements };
}

/** The names that a pattern binds. */
export function boundNames(pattern: Pattern): readonly NamePattern[] {
  switch (pattern.kind) {
    case 'name':
      return [pattern];
    case 'array-pattern':
      return pattern.elements.flatMap((element) => (element ? boundNames(element.target) : []));
    default:
      return [];
  }
}
