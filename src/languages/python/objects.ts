import type { Expression, ObjectExpression, Property } from '../../model/facts';
import { standsBesideComment } from './comments';
import { isExpression, readExpression } from './expressions';
import { commaSeparated, missing, type Reader, spanOf } from './reader';
import { literalKey } from './strings';
import type { Node } from './tree';

export function readDictionary(node: Node, reader: Reader): ObjectExpression {
  return {
    kind: 'object',
    properties: commaSeparated(node.children).flatMap((group) => readEntry(group, reader)),
    ...spanOf(node),
  };
}

function readEntry(group: readonly Node[], reader: Reader): readonly Property[] {
  const [first] = group;
  if (!first) return [];
  const end = group.at(-1)?.end ?? first.end;
  const span = { start: first.start, end };
  const [key, value] = group.filter(isExpression);
  const commented = standsBesideComment(span, reader);
  if (first.name === '**') {
    const spread: Expression = key ? readExpression(key, reader) : missing(end);
    return [{ key: null, keySpan: spanOf(first), value: spread, spread: true, commented, ...span }];
  }
  if (!key) return [];
  return [
    {
      key: literalKey(key, reader),
      keySpan: spanOf(key),
      value: value ? readExpression(value, reader) : missing(end),
      spread: false,
      commented,
      ...span,
    },
  ];
}
