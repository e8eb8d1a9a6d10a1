import { idText, tokenToString } from 'typescript';
import type * as ts from 'typescript';
import type { ShapeFact, TypeFact } from '../../model/facts';
import { declarationStart } from './modifiers';
import { type DeclarationNode, K } from './nodeTypes';
import { keyName, type Reader, startOf } from './reader';

/** Deepest type that is read: names further in decide nothing. */
const MAX_TYPE_DEPTH = 16;

/** The type that stands behind a colon. */
export function readAnnotation(node: ts.TypeNode | undefined, reader: Reader): TypeFact | null {
  return node ? readType(node, 0, reader) : null;
}

type TypeNode =
  | ts.ArrayTypeNode
  | ts.IntersectionTypeNode
  | ts.LiteralTypeNode
  | ts.TupleTypeNode
  | ts.TypeLiteralNode
  | ts.TypeQueryNode
  | ts.TypeOperatorNode
  | ts.TypeReferenceNode
  | ts.UnionTypeNode;

function readType(type: ts.TypeNode, depth: number, reader: Reader): TypeFact {
  const node = withoutParentheses(type) as TypeNode;
  const start = startOf(node, reader);
  const { end } = node;
  if (depth > MAX_TYPE_DEPTH) return { name: null, parts: [], start, end };
  const inside = (nodes: readonly ts.TypeNode[]): TypeFact[] =>
    nodes.map((one) => readType(one, depth + 1, reader));
  switch (node.kind) {
    case K.TypeReference: {
      const parts = inside(node.typeArguments ?? []);
      return { name: entityName(node.typeName), parts, start, end };
    }
    case K.ArrayType:
      return { name: 'Array', parts: inside([node.elementType]), start, end };
    case K.TupleType:
      return { name: null, parts: inside(node.elements), start, end };
    case K.UnionType:
    case K.IntersectionType:
      return { name: null, parts: inside(node.types), start, end };
    case K.TypeOperator:
      // `readonly X[]` holds what `X[]` holds; `keyof X` and `unique symbol` do not.
      return node.operator === K.ReadonlyKeyword
        ? readType(node.type, depth + 1, reader)
        : { name: null, parts: [], start, end };
    case K.TypeQuery: {
      const of = entityName(node.exprName);
      return { name: of === null ? null : `typeof ${of}`, parts: [], start, end };
    }
    case K.LiteralType: {
      const name = node.literal.kind === K.NullKeyword ? 'null' : null;
      return { name, parts: [], start, end };
    }
    default:
      return { name: tokenToString((node as ts.TypeNode).kind) ?? null, parts: [], start, end };
  }
}

function withoutParentheses(node: ts.TypeNode): ts.TypeNode {
  let inner = node;
  while (inner.kind === K.ParenthesizedType) inner = (inner as ts.ParenthesizedTypeNode).type;
  return inner;
}

function entityName(node: ts.EntityName): string | null {
  if (node.kind === K.Identifier) return idText(node) === '' ? null : idText(node);
  const left = entityName(node.left);
  return left === null ? null : `${left}.${idText(node.right)}`;
}

/** The type with members that a statement declares, also where it exports it. */
export function readShape(statement: ts.Statement, reader: Reader): ShapeFact | null {
  const node = statement as DeclarationNode;
  switch (node.kind) {
    case K.InterfaceDeclaration:
      return shapeOf(node, node.members, reader);
    case K.TypeAliasDeclaration: {
      const type = withoutParentheses(node.type) as TypeNode;
      return type.kind === K.TypeLiteral ? shapeOf(node, type.members, reader) : null;
    }
    default:
      return null;
  }
}

function shapeOf(
  node: ts.InterfaceDeclaration | ts.TypeAliasDeclaration,
  members: readonly ts.TypeElement[],
  reader: Reader,
): ShapeFact {
  return {
    name: idText(node.name),
    members: members.flatMap((member) => memberName(member) ?? []),
    start: declarationStart(node, reader),
    end: node.end,
  };
}

function memberName({ kind, name }: ts.TypeElement): string | null {
  switch (kind) {
    case K.PropertySignature:
    case K.MethodSignature:
    case K.GetAccessor:
    case K.SetAccessor:
      return name ? keyName(name) : null;
    default:
      return null;
  }
}
