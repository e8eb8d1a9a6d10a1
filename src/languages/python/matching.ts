/** The cases of `match`. */
import type { BranchStatement, Expression, Statement } from '../../model/facts';
import { expressionsIn, isExpression, readExpression } from './expressions';
import { bindName, childNamed, type Reader, spanOf, textOf, unknown } from './reader';
import { readBody } from './statements';
import type { Node } from './tree';

export function readCase(clause: Node, reader: Reader): BranchStatement {
  const patterns = clause.children.filter(isPattern);
  const guard = childNamed(clause, 'Guard');
  const body = childNamed(clause, 'Body');
  const names = declaredIn(patterns, reader);
  const test = joined(readPatterns(patterns, reader), guard, reader);
  return {
    kind: 'branch',
    test,
    then: [...names, ...(body ? readBody(body, reader) : [])],
    otherwise: [],
    ...spanOf(clause),
  };
}

const isPattern = (node: Node): boolean => node.name.endsWith('Pattern') || isExpression(node);

/** The value that a case compares with; null where it takes anything. */
function readPatterns(patterns: readonly Node[], reader: Reader): Expression | null {
  const [only] = patterns;
  if (!only || (patterns.length === 1 && only.name === 'CapturePattern')) return null;
  const [value] = expressionsIn(only);
  if (
    patterns.length === 1 &&
    only.name === 'LiteralPattern' &&
    value &&
    only.children.length === 1
  )
    return readExpression(value, reader);
  return unknown(
    { start: only.start, end: patterns.at(-1)?.end ?? only.end },
    partsOf(patterns, reader),
  );
}

function partsOf(patterns: readonly Node[], reader: Reader): readonly Expression[] {
  return patterns.flatMap((node) => {
    if (node.name === 'CapturePattern') return [];
    // The name in `Point(x=0)` is the pattern's, and no value here.
    if (node.name === 'KeywordPattern') return partsOf(node.children.slice(1), reader);
    return isExpression(node) ? [readExpression(node, reader)] : partsOf(node.children, reader);
  });
}

function joined(
  test: Expression | null,
  guard: Node | undefined,
  reader: Reader,
): Expression | null {
  const condition = guard && expressionsIn(guard)[0];
  if (!condition) return test;
  const right = readExpression(condition, reader);
  if (!test) return right;
  return { kind: 'logical', operator: '&&', left: test, right, start: test.start, end: right.end };
}

/** Names that the patterns bind. */
function declaredIn(patterns: readonly Node[], reader: Reader): readonly Statement[] {
  return patterns.flatMap((node): readonly Statement[] => {
    if (node.name !== 'CapturePattern') return declaredIn(node.children, reader);
    const span = spanOf(node);
    const name = textOf(node, reader);
    if (name === '_' || !bindName(name, span, reader)) return [];
    const target = { kind: 'name', name, ...span } as const;
    return [{ kind: 'declare', target, value: null, type: null, binding: 'function', ...span }];
  });
}
