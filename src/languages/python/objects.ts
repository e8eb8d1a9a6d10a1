import type { Expression, ObjectExpression, Property } from '../../model/facts';
import { standsBesideComment } from './comments';
import { isExpression, readExpression } from './expressions';
import { commaSeparated, missing, type Reader, spanOf, unknown } from './reader';
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
  const read = readExpression(key, reader);
  const given = value ? readExpression(value, reader) : missing(end);
  const name = literalKey(read);
  return [
    {
      key: name,
      keySpan: spanOf(key),
      // A key that is worked out runs too.
      value: name === null && read.kind !== 'reference' ? unknown(span, [read, given]) : given,
      spread: false,
      commented,
      ...span,
    },
  ];
}
