import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { Expression, UnknownExpression } from '../../model/facts';
import { readExpression } from './expressions';
import { T } from './nodeTypes';
import { type Node, type Reader, unknown } from './reader';

/** An element is unknown; its parts are its component, what its attributes hold, and its children. */
export function readJsx(
  node: TSESTree.JSXElement | TSESTree.JSXFragment,
  reader: Reader,
): UnknownExpression {
  const parts: Expression[] = [];
  if (node.type === T.JSXElement) {
    pushComponent(node.openingElement.name, parts);
    for (const attribute of node.openingElement.attributes) pushPart(attribute, parts, reader);
  }
  for (const child of node.children) pushPart(child, parts, reader);
  return unknown(node, parts);
}

/** `<Chat>` refers to `Chat`, and `<ui.Chat>` to `ui`; `<div>` refers to nothing. */
function pushComponent(name: TSESTree.JSXTagNameExpression, parts: Expression[]): void {
  let first: TSESTree.JSXTagNameExpression = name;
  while (first.type === T.JSXMemberExpression) first = first.object;
  if (first.type !== T.JSXIdentifier) return;
  if (first === name && !/^\p{Lu}/u.test(first.name)) return;
  parts.push({
    kind: 'reference',
    name: first.name,
    start: first.range[0],
    end: first.range[1],
  });
}

function pushPart(node: Node, parts: Expression[], reader: Reader): void {
  switch (node.type) {
    case T.JSXAttribute:
      if (node.value) pushPart(node.value, parts, reader);
      return;
    case T.JSXSpreadAttribute:
      parts.push(readExpression(node.argument, reader));
      return;
    case T.JSXExpressionContainer:
    case T.JSXSpreadChild:
      if (node.expression.type !== T.JSXEmptyExpression) {
        parts.push(readExpression(node.expression, reader));
      }
      return;
    case T.JSXElement:
    case T.JSXFragment:
      parts.push(readExpression(node, reader));
      return;
    default:
  }
}
