import type { Argument, CallExpression, Expression } from '../../model/facts';
import { readBuiltin } from './builtins';
import { standsBesideComment } from './comments';
import { readGenerator } from './comprehensions';
import { isExpression, readExpression } from './expressions';
import { readNamed } from './operators';
import { childNamed, commaSeparated, missing, type Reader, spanOf, textOf } from './reader';
import type { Node } from './tree';

export function readCall(node: Node, reader: Reader): Expression {
  const { start, end } = node;
  const [callee] = node.children;
  const list = childNamed(node, 'ArgList');
  // `super()` is no call in the model: it stands for the object as its superclass sees it.
  if (callee && isSuper(callee, reader)) return { kind: 'reference', name: 'super', start, end };
  const call: CallExpression = {
    kind: 'call',
    callee: callee && isExpression(callee) ? readCallee(callee, reader) : missing(start),
    args: list ? readArguments(list, reader) : [],
    argsSpan: list ? spanOf(list) : { start: end, end },
    start,
    end,
  };
  return readBuiltin(call, reader) ?? call;
}

/** A decorator's name and arguments stand beside each other: `@retry(stop=3)`. */
export function readDecorator(node: Node, reader: Reader): Expression | null {
  const list = childNamed(node, 'ArgList');
  const callee = readDotted(node.children.filter(isExpressionOrProperty), reader);
  if (!callee || !list) return callee;
  const call: CallExpression = {
    kind: 'call',
    callee,
    args: readArguments(list, reader),
    argsSpan: spanOf(list),
    start: callee.start,
    end: list.end,
  };
  return call;
}

const isExpressionOrProperty = (node: Node): boolean =>
  node.name === 'PropertyName' || isExpression(node);

/** `a.b.c` as the grammar writes it in decorators: names in a row. */
function readDotted(nodes: readonly Node[], reader: Reader): Expression | null {
  const [first, ...rest] = nodes;
  if (!first) return null;
  return rest.reduce<Expression>(
    (object, node) => ({
      kind: 'member',
      object,
      property: textOf(node, reader),
      propertySpan: spanOf(node),
      index: null,
      start: object.start,
      end: node.end,
    }),
    readExpression(first, reader),
  );
}

function isSuper(callee: Node, reader: Reader): boolean {
  return (
    callee.name === 'VariableName' && reader.self !== null && textOf(callee, reader) === 'super'
  );
}

/** `super().__init__(…)` is what other languages write as `super(…)`. */
function readCallee(node: Node, reader: Reader): Expression {
  const { start, end } = node;
  const callee = readExpression(node, reader);
  const isInherited =
    callee.kind === 'member' &&
    callee.property === '__init__' &&
    callee.object.kind === 'reference' &&
    callee.object.name === 'super';
  return isInherited ? { kind: 'reference', name: 'super', start, end } : callee;
}

export function readArguments(list: Node, reader: Reader): readonly Argument[] {
  if (childNamed(list, 'for')) return [positional(readGenerator(list, reader))];
  return commaSeparated(list.children).flatMap((group) => readArgument(group, reader));
}

const positional = (value: Expression): Argument => ({ value, name: null, spread: null });

function readArgument(group: readonly Node[], reader: Reader): readonly Argument[] {
  const [first, second, third] = group;
  if (!first) return [];
  if (first.name === '*' || first.name === '**') {
    const spread = first.name === '*' ? 'positional' : 'keyword';
    const value =
      second && isExpression(second) ? readExpression(second, reader) : missing(first.end);
    return [{ value, name: null, spread }];
  }
  if (second?.name !== 'AssignOp') {
    // Half-typed code may lack a comma between them.
    return group.filter(isExpression).map((node) => positional(readExpression(node, reader)));
  }
  const span = { start: first.start, end: group.at(-1)?.end ?? first.end };
  if (textOf(second, reader) === ':=') return [positional(readNamed(group, span, reader))];
  const commented = standsBesideComment(span, reader);
  return [
    {
      value: third && isExpression(third) ? readExpression(third, reader) : missing(second.end),
      name: textOf(first, reader),
      spread: null,
      nameSpan: spanOf(first),
      ...(commented ? { commented } : {}),
    },
  ];
}
