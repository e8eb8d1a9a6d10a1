import { idText } from 'typescript';
import type * as ts from 'typescript';
import type { Expression, UnknownExpression } from '../../model/facts';
import { readExpression } from './expressions';
import { type JsxNode, K } from './nodeTypes';
import { type Reader, startOf, unknown } from './reader';

/** An element is unknown; its parts are its component, what its attributes hold, and its children. */
export function readJsx(node: JsxNode, reader: Reader): UnknownExpression {
  const parts: Expression[] = [];
  if (node.kind === K.JsxSelfClosingElement) pushOpening(node, parts, reader);
  else {
    if (node.kind === K.JsxElement) pushOpening(node.openingElement, parts, reader);
    for (const child of node.children) pushPart(child, parts, reader);
  }
  return unknown(node, parts, reader);
}

function pushOpening(
  { tagName, attributes }: ts.JsxOpeningElement | ts.JsxSelfClosingElement,
  parts: Expression[],
  reader: Reader,
): void {
  pushComponent(tagName, parts, reader);
  for (const attribute of attributes.properties) {
    if (attribute.kind === K.JsxSpreadAttribute) {
      parts.push(readExpression(attribute.expression, reader));
    } else if (attribute.initializer) {
      pushPart(attribute.initializer, parts, reader);
    }
  }
}

/** `<Chat>` refers to `Chat`, and `<ui.Chat>` to `ui`; `<div>` refers to nothing. */
function pushComponent(
  tagName: ts.JsxTagNameExpression,
  parts: Expression[],
  reader: Reader,
): void {
  let first = tagName;
  while (first.kind === K.PropertyAccessExpression) first = first.expression;
  const name = first.kind === K.Identifier ? idText(first) : '';
  if (name === '' || (first === tagName && !/^\p{Lu}/u.test(name))) return;
  const start = startOf(first, reader);
  parts.push({ kind: 'reference', name, start, end: first.end });
}

function pushPart(
  node: ts.JsxAttributeValue | ts.JsxChild,
  parts: Expression[],
  reader: Reader,
): void {
  switch (node.kind) {
    case K.JsxExpression:
      if (node.expression) parts.push(readExpression(node.expression, reader));
      return;
    case K.JsxElement:
    case K.JsxSelfClosingElement:
    case K.JsxFragment:
      parts.push(readExpression(node, reader));
      return;
    default:
    // Text.
  }
}
